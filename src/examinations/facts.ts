import { sql } from 'kysely';
import type { Tx } from '../kernel/database.ts';
import type { Examination, Phase } from './life.ts';
import { getRules } from './rule-sets.ts';

/** announced: it will be · held: candidates have their numbers · recognised: the results stand. */
type FactPhase = 'announced' | 'held' | 'recognised';

const factPhases: Readonly<Partial<Record<Phase, FactPhase>>> = {
  announced: 'announced',
  registering: 'announced',
  screening: 'announced',
  sitting: 'held',
  computed: 'held',
  published: 'held',
  recognised: 'recognised',
  closed: 'recognised',
};

type Fact = {
  readonly kind: 'examination' | 'position';
  readonly subjectId: number;
  readonly agencyId: number;
  readonly examKind: string;
  readonly onDay: string;
  readonly phase: FactPhase;
  readonly grade: string;
  readonly quota: number;
  readonly filled: number;
};

/** What an examination and its positions add to figures in a state. `ownerId`: the agency that holds examinations. */
export function factsOf(state: Examination | null, ownerId: number): Fact[] {
  const phase = state === null ? undefined : factPhases[state.phase];
  if (state === null || phase === undefined) return [];
  const { sitsOn: onDay, rules } = state.fields;
  const common = { examKind: getRules(rules).kind, onDay, phase };
  const positions = state.positions
    .filter((one) => one.state === 'approved')
    .map(({ id, agencyId, grade, quota }): Fact => {
      const filled = phase === 'recognised' ? (state.computed?.filled[id] ?? 0) : 0;
      return { kind: 'position', subjectId: id, agencyId, grade, quota, filled, ...common };
    });
  const whole = {
    kind: 'examination',
    subjectId: state.id,
    agencyId: ownerId,
    grade: '',
    quota: 0,
    filled: 0,
  } as const;
  return [{ ...whole, ...common }, ...positions];
}

/** Takes back what no longer holds and adds what now does. */
export async function writeFacts(
  tx: Tx,
  before: readonly Fact[],
  after: readonly Fact[],
  recordedAt: Temporal.Instant,
): Promise<void> {
  const said = (facts: readonly Fact[]) => new Map(facts.map((fact) => [JSON.stringify(fact), fact]));
  const [was, is] = [said(before), said(after)];
  const row = ({ onDay, ...fact }: Fact, weight: 1 | -1) => ({
    ...fact,
    onDay: Temporal.PlainDate.from(onDay),
    weight,
    recordedAt,
  });
  const rows = [
    ...[...was].filter(([key]) => !is.has(key)).map(([, fact]) => row(fact, -1)),
    ...[...is].filter(([key]) => !was.has(key)).map(([, fact]) => row(fact, 1)),
  ];
  if (rows.length > 0) await tx.insertInto('examinationFact').values(rows).execute();
}

/**
 * Brings what candidates add to figures up to the state of the examination: those with a number are on the list; absent
 * are those who came to no part of round 1; winners are those of recognised results.
 */
export async function writeCandidateFacts(
  tx: Tx,
  state: Examination,
  recordedAt: Temporal.Instant,
): Promise<void> {
  const rules = getRules(state.fields.rules);
  const first = rules.parts.filter(({ round }) => round === 1).map(({ code }) => code);
  const isHeld = first.every((part) => state.sessions[part] !== undefined);
  const isRecognised = factPhases[state.phase] === 'recognised';
  const isCounted = state.seating !== null && state.phase !== 'cancelled';
  await sql`
    with wanted as (
      select candidate.id as subject_id, position.agency_id, position.grade,
        ${isHeld} and not exists (
          select 1 from examination_attendance attendance
          where attendance.examination_id = ${state.id} and attendance.candidate_id = candidate.id
            and attendance.part = any(${first}::text[]) and attendance.state <> 'absent') as is_absent,
        (candidate.data ->> 'isOutside')::boolean as is_outside,
        ${isRecognised} and coalesce(result.standing = 'won', false) as is_winner
      from examination_candidate candidate
      join examination_position position on position.id = candidate.position_id
      left join examination_result result
        on result.examination_id = ${state.id} and result.candidate_id = candidate.id
      where candidate.examination_id = ${state.id} and candidate.state = 'eligible' and ${isCounted}
    ), known as (
      select subject_id, agency_id, grade, is_absent, is_outside, is_winner
      from examination_fact
      where kind = 'candidate' and subject_id in (select id from examination_candidate where examination_id = ${state.id})
      group by 1, 2, 3, 4, 5, 6 having sum(weight) > 0
    ), changes as (
      select -1 as weight, * from (select * from known except select * from wanted) gone
      union all
      select 1, * from (select * from wanted except select * from known) come
    )
    insert into examination_fact
      (kind, subject_id, weight, recorded_at, agency_id, exam_kind, on_day, phase, grade, is_absent, is_outside, is_winner)
    select 'candidate', subject_id, weight, ${recordedAt.toString()}::timestamptz, agency_id, ${rules.kind},
      ${state.fields.sitsOn}::date, 'held', grade, is_absent, is_outside, is_winner
    from changes`.execute(tx);
}
