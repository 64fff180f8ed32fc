import { system as byProgram } from '../kernel/access.ts';
import type { Entry, Step } from '../registers/registers.ts';
import { clauseCodes } from './clauses.ts';
import { at, nth, type QualityPack } from './making.ts';

/** A unit whose audits are shown. */
export type Audited = { readonly systemId: number; readonly agency: string };

const checksEach = 9;

/** An audit of last year and of this, and one still to come. */
export function makeAudits(pack: QualityPack, of: readonly Audited[], today: Temporal.PlainDate): Entry[] {
  return of.flatMap(({ systemId, agency }, unit) =>
    [-400 + unit * 9, -60 + unit * 5, 30 + unit * 4].map((days, round) => {
      const heldOn = today.add({ days });
      const isPast = days < 0;
      return {
        by: byProgram,
        at: at(isPast ? heldOn.subtract({ days: 30 }) : today.subtract({ days: 20 })),
        values: {
          system: systemId,
          agency,
          heldOn: heldOn.toString(),
          programme: `${unit + 3}/CTr-ĐGNB`,
          scope: nth(['Bộ phận Một cửa', 'Văn phòng', 'Toàn cơ quan'], unit + round),
          lead: nth(pack.people, unit + round),
          team: nth(pack.people, unit + round + 2),
        },
        course: isPast
          ? [
              { by: byProgram, at: at(heldOn), to: 'held' },
              {
                by: byProgram,
                at: at(heldOn.add({ days: 3 })),
                values: { conclusion: nth(pack.conclusions, unit + round) },
                to: 'concluded',
              },
            ]
          : [],
      };
    }),
  );
}

/** What was looked at in the audits that were held: each goes on along the clauses where the one before stopped. */
export function makeChecks(pack: QualityPack, audits: readonly Entry[], ids: readonly number[]): Entry[] {
  return audits.flatMap(({ values, course = [] }, audit) =>
    course.length === 0
      ? []
      : Array.from({ length: checksEach }, (_, index) => {
          const day = Temporal.PlainDate.from(String(values['heldOn']));
          return {
            by: byProgram,
            at: at(day),
            values: {
              audit: ids[audit],
              agency: values['agency'],
              clause: nth(clauseCodes, audit * checksEach + index * 3),
              checkedOn: day.toString(),
              question: nth(pack.questions, audit + index),
              result: index === 7 ? 'nonconforming' : index === 4 ? 'observation' : 'conforms',
            },
          };
        }),
  );
}

/** What the audits found, followed as far as today. */
export function makeNonconformities(
  pack: QualityPack,
  audits: readonly Entry[],
  ids: readonly number[],
  today: Temporal.PlainDate,
): Entry[] {
  return audits.flatMap(({ values, course = [] }, audit) => {
    if (course.length === 0) return [];
    const foundOn = Temporal.PlainDate.from(String(values['heldOn']));
    return [0, 1].map((index) => {
      const { finding, clause, cause, correction, action } = nth(pack.findings, audit + index * 2);
      const day = (days: number) => foundOn.add({ days });
      const steps: Step[] = [
        {
          by: byProgram,
          at: at(day(7)),
          values: { cause, correction, correctiveAction: action },
          to: 'planned',
        },
        { by: byProgram, at: at(day(32)), values: { doneOn: day(32).toString() }, to: 'done' },
        {
          by: byProgram,
          at: at(day(44 + index * 9)),
          values: {
            verifiedBy: pack.verifier,
            verifiedOn: day(44 + index * 9).toString(),
            isEffective: true,
          },
          to: 'closed',
        },
      ];
      // Every fifth is left lying, so that something is overdue.
      const kept = (audit + index) % 5 === 4 ? steps.slice(0, 1) : steps;
      return {
        by: byProgram,
        at: at(foundOn),
        values: {
          finding,
          system: values['system'],
          agency: values['agency'],
          audit: ids[audit],
          clause,
          grade: index === 0 ? 'minor' : audit % 4 === 0 ? 'major' : 'minor',
          foundOn: foundOn.toString(),
          dueOn: day(45).toString(),
        },
        course: kept.filter((step) => Temporal.Instant.compare(step.at, at(today)) < 0),
      };
    });
  });
}

/** Twice for each; the last has not met since procedures of its scope changed. */
export function makeReviews(pack: QualityPack, of: readonly Audited[], today: Temporal.PlainDate): Entry[] {
  return of.flatMap(({ systemId, agency }, unit) =>
    reviewDays(unit, of.length, today).map((heldOn) => {
      return {
        by: byProgram,
        at: at(heldOn),
        values: {
          system: systemId,
          agency,
          heldOn: heldOn.toString(),
          chair: nth(pack.people, unit),
          inputs: 'Kết quả đánh giá nội bộ, ý kiến người dân, tỷ lệ đúng hạn, thay đổi về thủ tục',
          decisions: pack.decisions,
        },
        course: [{ by: byProgram, at: at(heldOn), to: 'held' }],
      };
    }),
  );
}

function reviewDays(unit: number, units: number, today: Temporal.PlainDate): Temporal.PlainDate[] {
  return unit === units - 1
    ? [Temporal.PlainDate.from('2023-03-15'), Temporal.PlainDate.from('2024-03-14')]
    : [today.add({ days: -380 + unit * 9 }), today.add({ days: -35 + unit * 4 })];
}
