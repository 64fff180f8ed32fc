import type { Queries } from '../kernel/database.ts';
import { purposes, type Desk } from './desk.ts';
import type { Examination } from './life.ts';
import { paperState } from './mark-rules.ts';
import type { Entrant, PartMark } from './ranking.ts';
import { getRules } from './rule-sets.ts';
import { blindCodes } from './seating.ts';
import { seatedCandidates, type Candidate } from './store-candidates.ts';
import { readAppeals, readAttendance, readReadings, type AttendanceRow } from './store-marks.ts';

/** Everything that results follow from. */
export type Inputs = {
  readonly entrants: readonly Entrant[];
  readonly marks: ReadonlyMap<number, Readonly<Record<string, PartMark>>>;
};

/** Absences, expulsions and exemptions: what is known before any paper is marked. */
function withoutPoints(candidates: readonly Candidate[], attendance: readonly AttendanceRow[]) {
  const marks = new Map(
    candidates.map(({ id, fields }) => [
      id,
      Object.fromEntries(fields.exemptions.map((part): [string, PartMark] => [part, 'exempt'])),
    ]),
  );
  for (const { candidateId, part, state } of attendance) {
    const own = marks.get(candidateId);
    if (own !== undefined && state !== 'present') own[part] = state;
  }
  return marks;
}

/** Marks of every candidate as two readers agreed, a third decided, or an appeal put right. @throws when the seal is foreign */
export async function loadInputs(db: Queries, desk: Desk, state: Examination): Promise<Inputs> {
  const candidates = await seatedCandidates(db, state.id);
  const attendance = await readAttendance(db, state.id);
  const marks = withoutPoints(candidates, attendance);
  const seed = desk.sealing.unseal(purposes.papers, state.seating?.sealedSeed ?? '');
  if (state.seating !== null && seed === null)
    throw new Error(`examination ${state.id}: blind codes were sealed elsewhere`);
  const present = Map.groupBy(
    attendance.filter((row) => row.state === 'present'),
    ({ part }) => part,
  );
  for (const { code } of getRules(state.fields.rules).parts) {
    if (state.sessions[code] === undefined) continue;
    const codes = blindCodes(
      seed ?? '',
      code,
      (present.get(code) ?? []).map(({ candidateId }) => candidateId),
    );
    const readings = await readReadings(db, state.id, code);
    for (const [id, paper] of codes) {
      const { points } = paperState(readings.get(paper) ?? []);
      const own = marks.get(id);
      if (own !== undefined && points !== null) own[code] = points;
    }
  }
  for (const { candidateId, part, pointsAfter } of await readAppeals(db, state.id)) {
    const own = marks.get(candidateId);
    if (own !== undefined && pointsAfter !== null) own[part] = pointsAfter;
  }
  const withdrawn = new Set(state.withdrawnWinners);
  return { marks, entrants: candidates.map((one) => entrantOf(one, marks.get(one.id) ?? {}, withdrawn)) };
}

function entrantOf(
  { id, positionId, fields }: Candidate,
  marks: Entrant['marks'],
  withdrawn: ReadonlySet<number>,
): Entrant {
  const { isOutside, priority, gender, isMinority, bornOn, service, honour } = fields;
  return {
    id,
    positionId,
    isOutside,
    priority,
    marks,
    isFemale: gender === 'female',
    isMinority,
    bornOn,
    service,
    honour,
    hasWithdrawn: withdrawn.has(id),
  };
}
