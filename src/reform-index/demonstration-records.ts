import { createReadStream } from 'node:fs';
import path from 'node:path';
import type { Tx } from '../kernel/database.ts';
import type { House } from '../kernel/house.ts';
import type { Agency } from '../organization/schema.ts';
import {
  applyCycle,
  decideCycle,
  type CycleCommand,
  type CycleEvent,
  type CycleState,
} from './cycle-rules.ts';
import { drawFrom } from './demonstration-sheet.ts';
import { chained, type Recorded } from './recording.ts';
import type { Deadlines, Evidence, SetContent } from './schema.ts';
import { leavesOf } from './set-tree.ts';
import type { SheetEvent } from './sheet.ts';
import { cycleSubject } from './store-cycles.ts';
import type { CountRow } from './store-surveys.ts';
import { questionsOf } from './survey-file.ts';

export type People = { readonly officer: number | null; readonly byAgency: ReadonlyMap<number, number> };
const noFacts = { unsubmittedAgencyIds: [], openObjections: 0, withoutSurvey: 0 };

/** How well an agency does in a year: its own level, a little better each year. */
export function qualityOf(seed: string, code: string, year: number): number {
  const own = 0.72 + drawFrom(`${seed} ${code}`)() * 0.2;
  return Math.min(
    0.97,
    own + ((year - 2000) % 10) * 0.006 + (drawFrom(`${seed} ${code} ${year}`)() - 0.5) * 0.06,
  );
}

export function surveyRows(
  agencies: readonly Agency[],
  content: SetContent,
  seed: string,
  year: number,
): CountRow[] {
  const questions = questionsOf(leavesOf(content.items));
  return agencies.flatMap(({ id, code }) => {
    const draw = drawFrom(`${seed} survey ${code} ${year}`);
    const quality = qualityOf(seed, code, year);
    return questions.map(({ code: question, options }) => {
      const people = 30 + Math.floor(draw() * 60);
      const best = Math.round(people * Math.min(0.95, quality * (0.7 + draw() * 0.25)));
      const good = Math.round((people - best) * 0.6);
      const fair = Math.round((people - best - good) * 0.7);
      return {
        agencyId: id,
        question,
        counts: [best, good, fair, people - best - good - fair, 0, 0].slice(0, options),
      };
    });
  });
}

export type Step = { readonly at: Temporal.Instant } & (
  { readonly name: 'moveOn' } | Exclude<CycleCommand, { name: 'moveOn' }>
);

/** A cycle's events through its rules, from being prepared on. */
export async function recordLife(
  { tx, people }: { readonly tx: Tx; readonly people: People },
  id: number,
  first: CycleEvent,
  at: Temporal.Instant,
  steps: readonly Step[],
): Promise<void> {
  const events: Recorded<CycleEvent>[] = [{ event: first, at, accountId: people.officer }];
  let state: CycleState = applyCycle(null, first);
  for (const { at: moment, ...step } of steps) {
    const command: CycleCommand =
      step.name === 'moveOn' ? { name: 'moveOn', from: state.stage, confirmed: true } : step;
    const decided = decideCycle(state, command, noFacts);
    if ('refused' in decided) throw new Error(`the demonstration is refused: ${decided.text.en}`);
    for (const event of decided) {
      events.push({ event, at: moment, accountId: people.officer });
      state = applyCycle(state, event);
    }
  }
  await insertChains(tx, [{ kind: cycleSubject, id, events }]);
  await tx
    .updateTable('reformCycle')
    .set({ stage: state.stage, state: JSON.stringify(state) })
    .where('id', '=', id)
    .execute();
}

export async function insertChains(
  tx: Tx,
  lives: readonly { kind: string; id: number; events: readonly Recorded<CycleEvent | SheetEvent>[] }[],
): Promise<void> {
  const rows = lives.flatMap(({ kind, id, events }) => chained(kind, id, events));
  await inParts(rows, 500, async (part) => {
    await tx
      .insertInto('event')
      .values([...part])
      .execute();
  });
}

export async function inParts<Entry>(
  list: readonly Entry[],
  size: number,
  act: (part: readonly Entry[]) => Promise<void>,
): Promise<void> {
  for (let from = 0; from < list.length; from += size) await act(list.slice(from, from + size));
}

export function deadlinesOf(day: (afterDays: number) => Temporal.PlainDate): Deadlines {
  return {
    'self-scoring': day(0).toString(),
    appraisal: day(11).toString(),
    response: day(16).toString(),
    settlement: day(23).toString(),
    survey: day(30).toString(),
    result: day(36).toString(),
  };
}

export async function findPeople(tx: Tx): Promise<People> {
  const rows = await tx.selectFrom('account').select(['id', 'agencyId', 'roles']).orderBy('id').execute();
  const holders = (role: string) => rows.filter(({ roles }) => roles.includes(role));
  const agencies = [...holders('specialist'), ...holders('leader')].map(
    ({ id, agencyId }) => [agencyId, id] as const,
  );
  return { officer: holders('reform-officer')[0]?.id ?? null, byAgency: new Map(agencies) };
}

export async function keepEvidence(
  house: Pick<House, 'files' | 'db' | 'clock'>,
  file: string,
): Promise<Evidence> {
  const { hash, size } = await house.files.keep(createReadStream(file));
  const mediaType = 'application/pdf';
  await house.db
    .insertInto('file')
    .values({ hash, size, mediaType, storedAt: house.clock.now() })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  return { hash, size, mediaType, name: path.basename(file) };
}
