import type { Queries, Tx } from '../kernel/database.ts';
import { notFound, refuse, Refused } from '../kernel/errors.ts';
import { localDate } from '../kernel/clock.ts';
import { t } from '../kernel/messages.ts';
import { visitor } from '../kernel/access.ts';
import { act, carryOut, type Desk } from './desk.ts';
import { writeCandidateFacts } from './facts.ts';
import { loadInputs, type Inputs } from './inputs.ts';
import type { Computed, Examination } from './life.ts';
import { isRefusal } from '../kernel/errors.ts';
import { readMark } from './mark-rules.ts';
import { rank, type Entrant, type Ranking } from './ranking.ts';
import { findPart, getPart, getRules } from './rule-sets.ts';
import { type RuleSet } from './rule-schema.ts';
import { digestOf } from './sitting.ts';
import type { Candidate } from './store-candidates.ts';
import { findResult, readAppeals, readResults, resultOf, writeResults, type Result } from './store-marks.ts';
import { getExamination, newId, type By } from './store.ts';

/** What the inputs give by the rule set, with the digests under which it can be found again. */
export function compute(state: Examination, { entrants, marks }: Inputs, known: ReadonlyMap<number, Result>) {
  const rules = getRules(state.fields.rules);
  const quotas = new Map(
    state.positions.filter((one) => one.state === 'approved').map((one) => [one.id, one.quota]),
  );
  const ranking = rank(rules, quotas, entrants, state.ties);
  const results = entrants.map(({ id }) => resultFor(id, ranking, marks)).toSorted((a, b) => a.id - b.id);
  const winners = results.filter(({ standing }) => standing === 'won');
  const filled = Map.groupBy(winners, ({ positionId }) => positionId);
  const computed: Computed = {
    inputs: inputsDigest(state, rules, quotas, entrants),
    results: digestOf(results.map(lineOf)),
    winners: winners.length,
    unfilled: [...ranking.unfilled.values()].reduce((all, one) => all + one, 0),
    filled: Object.fromEntries([...filled].map(([id, some]) => [String(id), some.length])),
    openTies: ranking.openTies.map(({ tied, ...tie }) => ({ ...tie, tied: [...tied] })),
    changes: results.filter((one) => isChanged(known.get(one.id), one)).length,
  };
  return { computed, results, waiting: results.filter(({ standing }) => standing === 'waiting').length };
}

function resultFor(id: number, { outcomes }: Ranking, marks: Inputs['marks']): Result {
  const outcome = outcomes.get(id);
  if (outcome === undefined) throw new Error(`candidate ${id} competes for a position without a quota`);
  return { ...outcome, marks: marks.get(id) ?? {} };
}

function lineOf({ id, positionId, standing, total, priority, rank: place, failedPart }: Result): string {
  return [id, positionId, standing, total, priority, place, failedPart].join('|');
}

function isChanged(before: Result | undefined, after: Result): boolean {
  return before === undefined || lineOf(before) !== lineOf(after);
}

function inputsDigest(
  { ties }: Examination,
  { code }: RuleSet,
  quotas: ReadonlyMap<number, number>,
  entrants: readonly Entrant[],
): string {
  const people = entrants
    .toSorted((a, b) => a.id - b.id)
    .map(({ marks, ...entrant }) =>
      JSON.stringify([
        Object.entries(entrant),
        Object.entries(marks).toSorted(([a], [b]) => (a < b ? -1 : 1)),
      ]),
    );
  return digestOf([code, JSON.stringify([...quotas]), JSON.stringify(ties), ...people]);
}

async function computeWithin(desk: Desk, tx: Tx, by: By, state: Examination): Promise<Examination> {
  const { computed, results, waiting } = compute(
    state,
    await loadInputs(tx, desk, state),
    await readResults(tx, state.id),
  );
  const next = await carryOut(desk, tx, by, state, { do: 'compute', computed, waiting });
  await writeResults(tx, state.id, results);
  await writeCandidateFacts(tx, next, by.at);
  return next;
}

/** Computes the results from attendance, marks, appeals and the council's decisions, and puts them in place of the old. */
export function computeResults(desk: Desk, by: By, id: number): Promise<Examination> {
  return desk.house.db.transaction().execute(async (tx) => {
    await tx.selectFrom('examination').select('id').where('id', '=', id).forUpdate().execute();
    return computeWithin(desk, tx, by, await getExamination(tx, id));
  });
}

export type Check = {
  readonly isSameInputs: boolean;
  readonly computed: Computed;
  readonly stored: Computed | null;
  readonly differences: readonly { readonly before: Result | undefined; readonly after: Result }[];
};

/** The results computed anew beside those that stand; changes nothing. */
export async function checkResults(desk: Desk, state: Examination): Promise<Check> {
  const { db } = desk.house;
  const known = await readResults(db, state.id);
  const { computed, results } = compute(state, await loadInputs(db, desk, state), known);
  return {
    isSameInputs: state.computed?.inputs === computed.inputs,
    computed,
    stored: state.computed,
    differences: results.flatMap((after) => {
      const before = known.get(after.id);
      return isChanged(before, after) ? [{ before, after }] : [];
    }),
  };
}

export type TieChoice = {
  readonly positionId: number;
  readonly winners: readonly number[];
  readonly reason: string;
};

/** The council's decision among equals; the results follow at once. */
export function decideTie(desk: Desk, by: By, id: number, choice: TieChoice): Promise<Examination> {
  return act(
    desk,
    by,
    id,
    () => ({ do: 'decideTie', ...choice }),
    (state, tx) => computeWithin(desk, tx, by, state),
  );
}

/** A candidate's appeal against a part, within the legal time. */
export async function appeal(desk: Desk, candidate: Candidate, part: string, words: string): Promise<void> {
  const by = { actor: visitor, at: desk.house.clock.now() };
  const result = await findResult(desk.house.db, candidate.id);
  const points = result?.marks[part];
  if (typeof points !== 'number') throw new Refused(nothingToAppeal);
  const known = await readAppeals(desk.house.db, candidate.examinationId, candidate.id);
  if (known.some((one) => one.part === part)) throw new Refused(appealedAlready);
  const { examinationId, id: candidateId } = candidate;
  let appealId = 0;
  await act(
    desk,
    by,
    examinationId,
    async (_, tx) => {
      appealId = await newId(tx, 'examination_appeal');
      return { do: 'appeal', appealId, candidateId, part };
    },
    async (_, tx) => {
      const row = {
        id: appealId,
        examinationId,
        candidateId,
        part,
        words,
        askedAt: by.at,
        pointsBefore: points,
      };
      await tx.insertInto('examinationAppeal').values(row).execute();
      return undefined;
    },
  );
}

const nothingToAppeal = refuse(
  'invalid',
  t('Bạn không có bài thi môn này để phúc khảo.', 'You have no paper of this part to appeal against.'),
  'part',
);
const appealedAlready = refuse(
  'conflict',
  t('Bạn đã gửi đơn phúc khảo môn này.', 'You have appealed against this part already.'),
  'part',
);

export type AppealAnswer = { readonly appealId: number; readonly points: string; readonly answer: string };

/** The re-marked paper; results follow when they are computed again. */
export function settleAppeal(desk: Desk, by: By, id: number, given: AppealAnswer): Promise<Examination> {
  const { appealId, answer } = given;
  let after = 0;
  return act(
    desk,
    by,
    id,
    async (state, tx) => {
      const found = (await readAppeals(tx, id)).find((one) => one.id === appealId);
      if (found === undefined) throw new Refused(notFound);
      const { candidateId, part, pointsBefore: before } = found;
      const points = readMark(getPart(getRules(state.fields.rules), part), given.points, 'points');
      if (isRefusal(points)) throw new Refused(points);
      after = points;
      return { do: 'settleAppeal', appealId, candidateId, part, before, after, answer };
    },
    async (_, tx) => {
      await tx
        .updateTable('examinationAppeal')
        .set({ pointsAfter: after, answer, settledAt: by.at })
        .where('id', '=', appealId)
        .execute();
      return undefined;
    },
  );
}

/** The results become the decision of the city; refused while marks have changed since they were computed. */
export function recognise(desk: Desk, by: By, id: number, decision: string): Promise<Examination> {
  return act(desk, by, id, async (state, tx) => {
    if (state.phase !== 'published') return { do: 'recognise', decision, inputs: '' };
    const { computed } = compute(state, await loadInputs(tx, desk, state), new Map());
    return { do: 'recognise', decision, inputs: computed.inputs };
  });
}

/** A winner does not come; where the law permits it the next who meets the rule has the place. */
export function withdrawWinner(
  desk: Desk,
  by: By,
  id: number,
  { candidateId, reason }: { candidateId: number; reason: string },
): Promise<Examination> {
  return act(
    desk,
    by,
    id,
    async (_, tx) => {
      const results = await readResults(tx, id);
      return {
        do: 'withdrawWinner',
        candidateId,
        reason,
        hasWon: results.get(candidateId)?.standing === 'won',
      };
    },
    (state, tx) => computeWithin(desk, tx, by, state),
  );
}

/** Whether a candidate may still appeal against something today. */
export function mayAppeal(
  { phase, appealsUntil, fields }: Examination,
  at: Temporal.Instant,
  part: string,
): boolean {
  if (phase !== 'published' || appealsUntil === null || localDate(at).toString() > appealsUntil) return false;
  return findPart(getRules(fields.rules), part)?.mayAppeal === true;
}

export type ListedResult = Result & {
  readonly number: string;
  readonly fullName: string;
  readonly bornOn: string;
};

/** Results with names, by position and rank, a page at a time. */
export async function listResults(
  db: Queries,
  examinationId: number,
  {
    positionId,
    standing,
    page = 1,
    pageSize = 50,
  }: { positionId?: number | undefined; standing?: string | undefined; page?: number; pageSize?: number },
): Promise<{ total: number; rows: ListedResult[] }> {
  let query = db
    .selectFrom('examinationResult')
    .innerJoin('examinationCandidate', 'examinationCandidate.id', 'examinationResult.candidateId')
    .where('examinationResult.examinationId', '=', examinationId);
  if (positionId !== undefined) query = query.where('examinationResult.positionId', '=', positionId);
  if (standing !== undefined) query = query.where('standing', '=', standing);
  const { total } = await query
    .select(({ fn }) => fn.countAll<string>().as('total'))
    .executeTakeFirstOrThrow();
  const rows = await query
    .selectAll('examinationResult')
    .select(['number', 'fullName', 'data'])
    .orderBy('examinationResult.positionId')
    .orderBy('rank', (order) => order.asc().nullsLast())
    .orderBy('number')
    .limit(pageSize)
    .offset((page - 1) * pageSize)
    .execute();
  return { total: Number(total), rows: rows.map(listedOf) };
}

function listedOf(
  row: Parameters<typeof resultOf>[0] & { number: string | null; fullName: string; data: unknown },
): ListedResult {
  const { bornOn } = row.data as { bornOn: string };
  return { ...resultOf(row), number: row.number ?? '', fullName: row.fullName, bornOn };
}
