import { timeZone } from '../kernel/clock.ts';
import type { Agency } from '../organization/schema.ts';
import { findingsOf, type Known } from './checks.ts';
import type { DemonstrationFile } from './demonstration-file.ts';
import { applyForm, decideForm, emptyForm, isRefused, lineOf, type FormCommand } from './rules.ts';
import {
  emptyEntry,
  type Asked,
  type Entries,
  type Entry,
  type Evidence,
  type FormEvent,
  type Happened,
} from './schema.ts';
import type { BulkForm } from './store-bulk.ts';

/** How far a demonstration form comes: `half` filled in, `passed` by its district, and so on. */
export type Course = 'draft' | 'half' | 'waiting' | 'returned' | 'passed' | 'approved';

export type Player = {
  readonly agency: Agency;
  readonly asked: readonly Asked[];
  readonly known: ReadonlyMap<string, Known>;
  readonly line: readonly number[];
  personAt(agencyId: number, role: 'specialist' | 'unit-head' | 'leader'): number | null;
  readonly file: DemonstrationFile;
  readonly seed: string;
  readonly startedAt: Temporal.Instant;
  readonly dueOn: Temporal.PlainDate;
  /** Nothing is played beyond this moment. */
  readonly now: Temporal.Instant;
  readonly evidence: Evidence | null;
};

/** Plays a form through the rules, so far as its course says. @throws when the rules refuse: the file is wrong */
export function playForm(player: Player, course: Course, index: number): BulkForm {
  const { agency, asked, known, line } = player;
  let form = emptyForm(0, 0, agency.id);
  const events: Happened<FormEvent>[] = [];
  let at = player.startedAt.add({
    hours: 20 + draw(player.seed, 130),
    minutes: draw(`${player.seed} minute`, 60),
  });
  const act = (command: FormCommand, actorId: number | null): void => {
    const decision = decideForm(form, command, { isClosed: false, seen: null, line: lineOf(events) });
    if (isRefused(decision))
      throw new Error(`${agency.code}: ${decision.map(({ text }) => text.en).join(' ')}`);
    for (const event of decision) {
      const happened = {
        ...event,
        number: form.version + 1,
        at: earlier(inOfficeHours(at), player.now),
        actorId,
      };
      events.push(happened);
      form = applyForm(form, happened);
    }
    at = inOfficeHours(at).add({ hours: 2 + draw(`${player.seed} ${form.version}`, 22) });
  };
  const fill = player.personAt(agency.id, 'specialist');
  const lead = player.personAt(agency.id, 'leader');
  if (course !== 'draft') {
    const entries = entriesOf(player);
    const first = asked.slice(0, Math.ceil(asked.length / 2)).map(({ code }) => code);
    const half = Object.fromEntries(first.map((code) => [code, entries[code] ?? emptyEntry]));
    act({ action: 'save', entries: half }, fill);
    if (course !== 'half') {
      // One in nine sends in on the day after its day.
      if (index % 9 === 3)
        at = player.dueOn.add({ days: 1 }).toZonedDateTime({ timeZone, plainTime: '09:40' }).toInstant();
      act({ action: 'submit', entries, asked, known, line }, lead);
      if (course === 'returned') {
        act(
          { action: 'return', reason: player.file.returnReason },
          player.personAt(line[0] ?? 0, 'unit-head'),
        );
      } else if (course !== 'waiting') {
        const places = course === 'approved' ? line : line.slice(0, -1);
        for (const place of places) act({ action: 'approve' }, player.personAt(place, 'unit-head'));
      }
    }
  }
  return { form, events };
}

/** Between eight and five, Monday to Friday; anything else becomes the next such morning. */
function inOfficeHours(at: Temporal.Instant): Temporal.Instant {
  let local = at.toZonedDateTimeISO(timeZone);
  if (local.hour >= 17) local = local.add({ days: 1 }).with({ hour: 8 });
  if (local.hour < 8) local = local.with({ hour: 8 });
  if (local.dayOfWeek > 5) local = local.add({ days: 8 - local.dayOfWeek }).with({ hour: 8 });
  return local.toInstant();
}

function earlier(one: Temporal.Instant, other: Temporal.Instant): Temporal.Instant {
  return Temporal.Instant.compare(one, other) <= 0 ? one : other;
}

/** Values within the file's ranges, with a note wherever the checks ask for one. */
function entriesOf(player: Player): Entries {
  const { agency, asked, known, file, seed, evidence } = player;
  return Object.fromEntries(
    asked.map((one, index) => {
      const entry = valuesFor(one, player, seed);
      const findings = findingsOf(one, entry, known.get(one.code) ?? { previous: null, measured: null });
      const isMeasured = file.measured.includes(one.code);
      const note = findings.length === 0 ? '' : isMeasured ? file.measuredNote : file.leapNote;
      const attached = index === 0 && agency.level === 'commune' ? evidence : null;
      return [one.code, { ...entry, note, evidence: attached }];
    }),
  );
}

function valuesFor({ code, unit }: Asked, { agency, file, known }: Player, seed: string): Entry {
  const plan = file.indicators.find((one) => one.code === code);
  if (plan === undefined) {
    // Measured by the system: most report just that, some a little more.
    const measured = known.get(code)?.measured?.value ?? 0;
    return { ...emptyEntry, value: measured + (draw(`${seed} ${code}`, 5) === 0 ? 1 : 0) };
  }
  const [low, high] = agency.level === 'commune' ? plan.commune : plan.district;
  const number = low + draw(`${seed} ${code}`, high - low + 1);
  if (unit === 'share') {
    const [least, most] = plan.share ?? [0, 1];
    const share = least + ((most - least) * draw(`${seed} ${code} share`, 1000)) / 1000;
    return { ...emptyEntry, numerator: Math.round(number * share), denominator: number };
  }
  return number === 0 ? { ...emptyEntry, isNone: true } : { ...emptyEntry, value: number };
}

/** A whole number from 0 to below `most` that follows from the seed alone (FNV-1a). */
function draw(seed: string, most: number): number {
  let state = 0x811c9dc5;
  for (const character of seed) state = Math.imul(state ^ (character.codePointAt(0) ?? 0), 0x01000193);
  state ^= state >>> 15;
  return (Math.imul(state, 0x2c1b3c6d) >>> 0) % most;
}
