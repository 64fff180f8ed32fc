import { refuse, type Refusal } from '../kernel/errors.ts';
import { t } from '../kernel/messages.ts';
import type { Change, Decision, Office, ProcedureContent, ProcedureLevel } from './schema.ts';
import { partWords, type Part } from './words.ts';

/** What the rules need to know of a procedure's newest version, in force or still to come. */
export type LastVersion = {
  readonly number: number;
  readonly change: Change;
  readonly validFrom: Temporal.PlainDate;
};

/** What a publication makes of a procedure. */
export type NextVersion = {
  readonly number: number;
  readonly change: Change;
  readonly validFrom: Temporal.PlainDate;
};

/** All levels at which a procedure is resolved, the main one first. */
export function levelsOf(content: Pick<ProcedureContent, 'level' | 'alsoLevels'>): ProcedureLevel[] {
  return [...new Set([content.level, ...(content.alsoLevels ?? [])])];
}

/**
 * Whether the counter of an agency receives dossiers of a procedure: it has a process, is of the agency's level, and
 * names the agency or none at all.
 */
export function isOfferedAt(content: ProcedureContent, office: Office): boolean {
  if (content.process === '' || !levelsOf(content).includes(office.level)) return false;
  return content.agencies.length === 0 || content.agencies.includes(office.code);
}

/**
 * The version that a publication adds. A decision cannot take effect before today, nor on or before the day of a
 * version already published; what is not in force cannot be abolished. Decree 63/2010/NĐ-CP art. 13–16.
 */
export function decidePublication(
  code: string,
  last: LastVersion | undefined,
  isAbolition: boolean,
  effectiveOn: Temporal.PlainDate,
): NextVersion | Refusal {
  const isGone = last === undefined || last.change === 'abolished';
  if (isAbolition && isGone) {
    return refuse(
      'not-in-force',
      t(
        `Thủ tục ${code} không có hiệu lực nên không thể bãi bỏ.`,
        `Procedure ${code} is not in force, so it cannot be abolished.`,
      ),
      'abolish',
    );
  }
  if (last !== undefined && Temporal.PlainDate.compare(effectiveOn, last.validFrom) <= 0) {
    return refuse(
      'overlapping',
      t(
        `Thủ tục ${code} đã có phiên bản ${last.number} có hiệu lực từ ${say(last.validFrom)}; ngày hiệu lực mới phải sau ngày đó.`,
        `Procedure ${code} has version ${last.number} in force from ${say(last.validFrom)}; the new one must start later.`,
      ),
      'effectiveOn',
    );
  }
  const change = isAbolition ? 'abolished' : isGone ? 'new' : 'amended';
  return { number: (last?.number ?? 0) + 1, change, validFrom: effectiveOn };
}

/** The version of a list that was in force on a day (an abolition counts as one); none before the first. */
export function versionOn<
  V extends { validFrom: Temporal.PlainDate; validTo: Temporal.PlainDate | null; number: number },
>(versions: readonly V[], day: Temporal.PlainDate): V | undefined {
  return versions
    .filter((version) => Temporal.PlainDate.compare(version.validFrom, day) <= 0)
    .filter((version) => version.validTo === null || Temporal.PlainDate.compare(version.validTo, day) >= 0)
    .toSorted((a, b) => b.number - a.number)[0];
}

/** Why a decision cannot be recorded today; none when it can. */
export function decisionRefusals(decision: Decision, today: Temporal.PlainDate): Refusal[] {
  const refusals: Refusal[] = [];
  if (Temporal.PlainDate.compare(decision.issuedOn, today) > 0) {
    const words = t('Ngày ban hành ở tương lai; hãy kiểm tra lại.', 'Issued in the future; check the date.');
    refusals.push(refuse('issued-in-future', words, 'issuedOn'));
  }
  if (Temporal.PlainDate.compare(decision.effectiveOn, today) < 0) {
    const words = t(
      `Không công bố ngược về quá khứ: ngày hiệu lực phải từ hôm nay, ${say(today)}, trở đi.`,
      `Nothing is published into the past: it takes effect today, ${say(today)}, or later.`,
    );
    refusals.push(refuse('effective-in-past', words, 'effectiveOn'));
  } else if (Temporal.PlainDate.compare(decision.effectiveOn, decision.issuedOn) < 0) {
    const words = t(
      'Ngày hiệu lực không thể trước ngày ban hành.',
      'It cannot take effect before it is issued.',
    );
    refusals.push(refuse('effective-before-issued', words, 'effectiveOn'));
  }
  return refusals;
}

/** Parts that every procedure must have before it is published (Decree 63/2010/NĐ-CP art. 8, 92/2017/NĐ-CP art. 1). */
const mandated = [
  'name',
  'field',
  'sequence',
  'channels',
  'papers',
  'audience',
  'decidingAgency',
  'results',
  'legalBasis',
] as const satisfies readonly Part[];

/** The mandated parts that a content leaves empty. */
export function missingParts(content: ProcedureContent): Part[] {
  return mandated.filter((part) => content[part].length === 0);
}

export function missingPartRefusals(code: string, content: ProcedureContent): Refusal[] {
  return missingParts(content).map((part) => {
    const { vi, en } = partWords[part];
    return refuse(
      'part-missing',
      t(`Thủ tục ${code} còn thiếu phần bắt buộc: ${vi}.`, `Procedure ${code} lacks a mandated part: ${en}.`),
      'drafts',
    );
  });
}

function say(day: Temporal.PlainDate): string {
  const two = (value: number): string => String(value).padStart(2, '0');
  return `${two(day.day)}/${two(day.month)}/${day.year}`;
}
