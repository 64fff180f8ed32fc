import { createHash, randomBytes } from 'node:crypto';
import { can } from '../kernel/access.ts';
import { accepted, forbidden, isRefusal, notFound, refuse, Refused, type Refusal } from '../kernel/errors.ts';
import { t } from '../kernel/messages.ts';
import type { Queries } from '../kernel/database.ts';
import type { Papers, Sheet } from './commands.ts';
import { act, purposes, type Desk } from './desk.ts';
import { writeCandidateFacts } from './facts.ts';
import { loadInputs } from './inputs.ts';
import type { Examination, Room } from './life.ts';
import { mayRead, paperState, readMark } from './mark-rules.ts';
import { manageExaminations } from './permissions.ts';
import { isAdmitted } from './ranking.ts';
import { getPart, getRules } from './rule-sets.ts';
import type { Attendance, CandidateFields } from './schema.ts';
import { assignSeats, paperCodes } from './seating.ts';
import { seatCandidates, sittingFirstRound } from './store-candidates.ts';
import { readAttendance, readReadings, writeAttendance, writeMarks } from './store-marks.ts';
import { getExamination, type By } from './store.ts';

export type Seeds = { readonly seed: string; readonly papers: string };

/**
 * How applications were concluded on that have no conclusion of their own. asked: say which are left; confirmed: the office
 * answers for those without claims; given: concluded on elsewhere, on paper.
 */
export type Screening = 'asked' | 'confirmed' | 'given';

/** Gives numbers, rooms and seats to all who were not found wanting. */
export function seat(
  desk: Desk,
  by: By,
  id: number,
  rooms: readonly Room[],
  seeds: Seeds = { seed: randomBytes(8).toString('hex'), papers: randomBytes(32).toString('hex') },
  screening: Screening = 'given',
): Promise<Examination> {
  const open: number[] = [];
  return act(
    desk,
    by,
    id,
    async (_, tx) => {
      const rows = await tx
        .selectFrom('examinationCandidate')
        .select(['id', 'state', 'data'])
        .where('examinationId', '=', id)
        .where('state', 'in', ['registered', 'eligible'])
        .execute();
      open.push(...rows.map((row) => row.id));
      const left = screening === 'given' ? [] : rows.filter((row) => row.state === 'registered');
      const claims = left.filter(({ data }) => hasClaims(data as CandidateFields)).length;
      const unjudged = screening === 'confirmed' ? 0 : left.length;
      const sealedSeed = desk.sealing.seal(purposes.papers, seeds.papers);
      return { do: 'seat', rooms, seed: seeds.seed, sealedSeed, candidates: open.length, unjudged, claims };
    },
    async (state, tx) => {
      await seatCandidates(tx, id, assignSeats(seeds.seed, rooms, open));
      await writeCandidateFacts(tx, state, by.at);
      return undefined;
    },
  );
}

function hasClaims({ priority, exemptions }: CandidateFields): boolean {
  return priority !== null || exemptions.length > 0;
}

/** Only who was appointed, and the personnel office, enter attendance and marks. @throws Refused */
export function mayExamine(
  { examiners }: Pick<Examination, 'examiners'>,
  { actor }: Pick<By, 'actor'>,
): boolean {
  if (can(actor, manageExaminations) !== false) return true;
  return actor.kind === 'staff' && examiners.includes(actor.accountId);
}

function checkExaminer(state: Examination, by: By): void {
  if (!mayExamine(state, by)) throw new Refused(forbidden);
}

/** Who is to sit a part: with a number, not exempt, and through round 1 where the part is of round 2. */
export async function expectedAt(
  db: Queries,
  desk: Desk,
  state: Examination,
  code: string,
): Promise<ReadonlySet<number>> {
  const rules = getRules(state.fields.rules);
  const part = getPart(rules, code);
  if (part.round === 1) return new Set(await sittingFirstRound(db, state.id, code));
  const { marks } = await loadInputs(db, desk, state);
  return new Set(
    [...marks].flatMap(([id, { [code]: own, ...others }]) =>
      own !== 'exempt' && isAdmitted(rules, part, others) ? [id] : [],
    ),
  );
}

/** Whether there is a round 2 and all of round 1 is settled, so that it is known who goes on. */
export function isSecondRoundKnown({ fields, sessions }: Pick<Examination, 'fields' | 'sessions'>): boolean {
  const { parts } = getRules(fields.rules);
  return (
    parts.some(({ round }) => round === 2) &&
    parts.every(({ round, code }) => round === 2 || sessions[code]?.state === 'settled')
  );
}

/** Who goes on to round 2; null while that is not known. */
export async function admittedToSecond(
  db: Queries,
  desk: Desk,
  state: Examination,
): Promise<ReadonlySet<number> | null> {
  if (!isSecondRoundKnown(state)) return null;
  const second = getRules(state.fields.rules).parts.filter(({ round }) => round === 2);
  const expected = await Promise.all(second.map(({ code }) => expectedAt(db, desk, state, code)));
  return new Set(expected.flatMap((ids) => [...ids]));
}

export async function attend(
  desk: Desk,
  by: By,
  id: number,
  part: string,
  sheet: ReadonlyMap<number, Attendance>,
): Promise<void> {
  await act(
    desk,
    by,
    id,
    (state) => {
      checkExaminer(state, by);
      return { do: 'attend', part };
    },
    async (state, tx) => {
      const expected = await expectedAt(tx, desk, state, part);
      if (![...sheet.keys()].every((one) => expected.has(one))) throw new Refused(notExpected);
      await writeAttendance(tx, id, part, sheet, by);
      return undefined;
    },
  );
}

const notExpected = refuse(
  'conflict',
  t('Có thí sinh không dự buổi thi này.', 'Somebody on the list does not sit this part.'),
);

/** Freezes the attendance of a part; from it follow the blind codes. */
export function closeSession(desk: Desk, by: By, id: number, part: string): Promise<Examination> {
  return act(desk, by, id, async (state, tx) => {
    checkExaminer(state, by);
    if (!getRules(state.fields.rules).parts.some(({ code }) => code === part) || state.phase !== 'sitting')
      return {
        do: 'closeSession',
        part,
        sheet: { present: 0, absent: 0, expelled: 0, missing: 0, digest: '' },
      };
    return { do: 'closeSession', part, sheet: await sheetOf(tx, desk, state, part) };
  });
}

async function sheetOf(db: Queries, desk: Desk, state: Examination, part: string): Promise<Sheet> {
  const rows = await readAttendance(db, state.id, part);
  const entered = new Map(rows.map((row) => [row.candidateId, row.state]));
  const expected = await expectedAt(db, desk, state, part);
  const count = (wanted: Attendance) => rows.filter((row) => row.state === wanted).length;
  const lines = [...entered].toSorted(([a], [b]) => a - b).map(([id, one]) => `${id}|${one}`);
  return {
    present: count('present'),
    absent: count('absent'),
    expelled: count('expelled'),
    missing: [...expected].filter((one) => !entered.has(one)).length,
    digest: digestOf(lines),
  };
}

export function digestOf(lines: readonly string[]): string {
  return createHash('sha256').update(lines.join('\n')).digest('hex');
}

/** Typed marks by blind code, read and checked: all that is wrong, or the marks. */
export function checkMarks(
  state: Examination,
  partCode: string,
  typed: readonly { readonly paper: string; readonly text: string; readonly field: string }[],
): { marks: Map<string, number>; refusals: Refusal[] } {
  const part = getPart(getRules(state.fields.rules), partCode);
  const known = new Set(paperCodes(state.sessions[partCode]?.present ?? 0));
  const marks = new Map<string, number>();
  const refusals: Refusal[] = [];
  for (const { paper: written, text, field } of typed) {
    const paper = written.trim().toUpperCase();
    const points = readMark(part, text, field);
    if (!known.has(paper)) refusals.push(unknownPaper(written, field));
    else if (marks.has(paper)) refusals.push(twice(paper, field));
    else if (isRefusal(points)) refusals.push(points);
    else marks.set(paper, points);
  }
  return { marks, refusals };
}

function unknownPaper(paper: string, field: string): Refusal {
  const shown = paper.slice(0, 40);
  return refuse('invalid', t(`Không có số phách "${shown}".`, `There is no blind code "${shown}".`), field);
}

function twice(paper: string, field: string): Refusal {
  return refuse('invalid', t(`Số phách ${paper} có hai dòng điểm.`, `${paper} comes twice.`), field);
}

/** Enters one reader's marks of a part. @throws Refused where a paper is not this reader's to enter */
export async function enterMarks(
  desk: Desk,
  by: By,
  id: number,
  part: string,
  marks: ReadonlyMap<string, number>,
): Promise<void> {
  const readerId = by.actor.kind === 'staff' ? by.actor.accountId : 0;
  await act(
    desk,
    by,
    id,
    (state) => {
      checkExaminer(state, by);
      return { do: 'mark', part };
    },
    async (_, tx) => {
      const readings = await readReadings(tx, id, part, [...marks.keys()]);
      const closed = [...marks.keys()].filter((paper) => !mayRead(readings.get(paper) ?? [], readerId));
      if (closed.length > 0) {
        const list = closed.slice(0, 10).join(', ');
        throw new Refused(
          refuse(
            'conflict',
            t(
              `Không nhận thêm điểm của bạn cho bài: ${list}. Hai lượt nhập phải do hai người khác nhau; bài lệch điểm cần người thứ ba.`,
              `No further mark of yours is taken for: ${list}. Two different people enter each paper; a third decides where they differ.`,
            ),
            'marks',
          ),
        );
      }
      await writeMarks(tx, id, part, marks, readerId, by.at);
      return undefined;
    },
  );
}

/** How far the marking of a part is; `differing`: blind codes whose two entries do not agree. */
export async function papersOf(db: Queries, state: Examination, part: string) {
  const codes = paperCodes(state.sessions[part]?.present ?? 0);
  const readings = await readReadings(db, state.id, part);
  const stands = codes.map((paper) => ({ paper, readings: readings.get(paper) ?? [] }));
  const states = stands.map(({ paper, readings: some }) => ({ paper, readings: some, ...paperState(some) }));
  return states;
}

export function settleSession(desk: Desk, by: By, id: number, part: string): Promise<Examination> {
  return act(desk, by, id, async (state, tx) => {
    checkExaminer(state, by);
    const stands = await papersOf(tx, state, part);
    const count = (wanted: string) => stands.filter((one) => one.state === wanted).length;
    const papers: Papers = {
      all: stands.length,
      unread: count('unread'),
      differing: count('differs'),
      thirdReadings: count('third'),
      digest: digestOf(stands.map(({ paper, points }) => `${paper}|${points}`)),
    };
    return { do: 'settleSession', part, papers };
  });
}

/** The examination, for who examines; to everybody else it is not there. @throws Refused */
export async function openForExaminer(desk: Desk, by: Pick<By, 'actor'>, id: number): Promise<Examination> {
  const state = await getExamination(desk.house.db, id);
  return accepted(mayExamine(state, by) ? state : notFound);
}
