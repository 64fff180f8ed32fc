import { system } from '../kernel/access.ts';
import { isRefusal } from '../kernel/errors.ts';
import type { ReformIndex } from './reform-index.ts';
import type { Deadlines, Item, Rule, SetContent } from './schema.ts';
import { emptySet } from './sets.ts';

export const item = (
  code: string,
  points: number,
  rule: Rule | null = null,
  needsEvidence = false,
): Item => ({
  code,
  name: `Tiêu chí ${code}`,
  nameEn: '',
  points,
  rule,
  needsEvidence,
  guidance: '',
});
export const content: SetContent = {
  ...emptySet,
  total: 10,
  items: [
    item('1', 6),
    item('1.1', 2, { kind: 'yesNo' }),
    item('1.2', 4, { kind: 'ratio', indicator: null }),
    item('2', 4),
    item('2.1', 4, { kind: 'survey', question: 'Q1', weights: [100, 60, 20, 0] }),
  ],
};
const deadlines: Deadlines = {
  'self-scoring': '2026-03-20',
  appraisal: '2026-03-25',
  response: '2026-03-28',
  settlement: '2026-04-02',
  survey: '2026-04-10',
  result: '2026-04-20',
};

/** What was decided. @throws when it was refused */
function done<T>(outcome: T): Exclude<T, { refused: true }> {
  if (isRefusal(outcome)) throw new Error(outcome.text.en);
  return outcome as Exclude<T, { refused: true }>;
}

/** A cycle of the departments on a small set of two areas, prepared, for tests. Gives its id. */
export async function newCycle(index: ReformIndex, year: number): Promise<number> {
  const setId = done(await index.sets.create(system, 'department', year, content));
  done(await index.sets.publish({ actor: system, setId, seen: 1 }));
  return done(await index.cycles.prepare(system, setId, deadlines));
}
