import { refuse, type Refusal } from '../kernel/errors.ts';
import { t } from '../kernel/messages.ts';
import {
  moveKinds,
  type Day,
  type EmploymentState,
  type HandMove,
  type Move,
  type MoveKind,
  type Person,
  type Place,
  type Post,
} from './schema.ts';

/** Where somebody stands for movements: not in service, in a post, or lent to another agency. */
export type Standing = 'outside' | 'working' | 'seconded';

/** Which movements are open where. */
export const openMoves = {
  outside: ['recruit'],
  working: ['appoint', 'rotate', 'second', 'transfer', 'extend', 'resign', 'retire', 'dismiss'],
  seconded: ['extend', 'transfer', 'resign', 'retire', 'dismiss'],
} as const satisfies Record<Standing, readonly HandMove[]>;

/** Movements that lead to a post. */
export const needsPost: ReadonlySet<MoveKind> = new Set([
  'recruit',
  'appoint',
  'rotate',
  'second',
  'transfer',
]);
const needsUntil: ReadonlySet<MoveKind> = new Set(['second', 'extend']);
const ends: ReadonlySet<MoveKind> = new Set(['resign', 'retire', 'dismiss']);

/** A stretch of days in one post, both days included; `to` null: open. */
export type Spell = { readonly from: Day; readonly to: Day | null; readonly post: Post };

type Loan = { readonly until: Day; readonly back: Post };

/**
 * The posts that movements give, in order of days. A secondment ends by itself and leads back to the former post. A
 * reorganisation takes along whoever is at the place that it leaves, now or when a secondment leads back there.
 */
export function spellsOf(moves: readonly Move[]): Spell[] {
  const spells: Spell[] = [];
  let lent: Loan | null = null as Loan | null;
  for (const move of inOrder(moves)) {
    if (lent !== null && lent.until < move.effectiveOn) {
      open(dayAfter(lent.until), lent.back);
      lent = null;
    }
    if (move.kind === 'extend') {
      if (lent !== null && move.until !== null) lent = { until: move.until, back: lent.back };
      continue;
    }
    if (move.kind === 'reorganize') {
      const last = spells.at(-1);
      if (move.post === null || move.leaves === undefined) continue;
      if (lent !== null && isAt(lent.back, move.leaves))
        lent = { ...lent, back: follow(lent.back, move.post) };
      if (last?.to === null && isAt(last.post, move.leaves))
        open(move.effectiveOn, follow(last.post, move.post));
      continue;
    }
    if (move.post === null) {
      close(dayBefore(move.effectiveOn));
      lent = null;
      continue;
    }
    const former = spells.at(-1);
    if (move.kind === 'second' && move.until !== null && former !== undefined)
      lent = { until: move.until, back: former.post };
    else lent = null;
    open(move.effectiveOn, move.post);
  }
  if (lent !== null) open(dayAfter(lent.until), lent.back);
  return spells;

  function open(from: Day, post: Post): void {
    if (spells.length > 0) close(dayBefore(from));
    spells.push({ from, to: null, post });
  }
  function close(on: Day): void {
    const last = spells.at(-1);
    if (last === undefined || last.to !== null) return;
    if (on < last.from) spells.pop();
    else spells[spells.length - 1] = { ...last, to: on };
  }
}

export function isAt(post: Place, place: Place): boolean {
  return post.agencyId === place.agencyId && post.unitId === place.unitId;
}

/** The same post at another place. */
function follow(post: Post, { agencyId, unitId }: Place): Post {
  return { ...post, agencyId, unitId };
}

/** Where somebody stands on a day. */
export function standingOn(moves: readonly Move[], day: Day): Standing {
  let standing: Standing = 'outside';
  let until = '';
  for (const move of inOrder(moves)) {
    if (move.effectiveOn > day) break;
    if (move.kind === 'reorganize') continue;
    if (ends.has(move.kind)) standing = 'outside';
    else if (move.kind === 'second') [standing, until] = ['seconded', move.until ?? ''];
    else if (move.kind === 'extend') until = standing === 'seconded' ? (move.until ?? until) : until;
    else standing = 'working';
  }
  return standing === 'seconded' && until < day ? 'working' : standing;
}

/** In post, not begun yet, or left: as on a day. */
export function stateOn(spells: readonly Spell[], day: Day): EmploymentState {
  const [first] = spells;
  if (first === undefined || first.from > day) return 'ahead';
  return spells.some(({ from, to }) => from <= day && (to === null || to >= day)) ? 'working' : 'left';
}

/** The spell that tells where somebody sits on a day: that day's, else the last before, else the first. */
export function spellOn(spells: readonly Spell[], day: Day): Spell | undefined {
  return spells.findLast(({ from }) => from <= day) ?? spells[0];
}

/** Day until which somebody stays beyond the retirement age, by an extension; null without one. */
export function staysUntil(moves: readonly Move[]): Day | null {
  return inOrder(moves).findLast(({ kind }) => kind === 'extend')?.until ?? null;
}

/** Whether a movement may be recorded: open on its day, later than all others, with what its kind needs. */
export function checkMove(person: Pick<Person, 'moves'>, move: Omit<Move, 'number'>): Refusal[] {
  const refusals: Refusal[] = [];
  const { kind, post, until, effectiveOn, decidedOn } = move;
  const last = inOrder(person.moves).at(-1);
  const dayWas = standingOn(person.moves, effectiveOn);
  if (!(openMoves[dayWas] as readonly MoveKind[]).includes(kind)) refusals.push(notOpen(kind, dayWas));
  if (last !== undefined && effectiveOn <= last.effectiveOn)
    refusals.push(
      refuse(
        'invalid',
        t(
          `Ngày hiệu lực phải sau ngày hiệu lực của quyết định trước (${last.effectiveOn.split('-').toReversed().join('/')}).`,
          `It must take effect after the movement before it (${last.effectiveOn}).`,
        ),
        'move.effectiveOn',
      ),
    );
  if (decidedOn > effectiveOn && kind !== 'recruit')
    refusals.push(
      refuse(
        'invalid',
        t(
          'Quyết định được ký sau ngày có hiệu lực. Hãy xem lại hai ngày này.',
          'The decision is later than its effect. Check both days.',
        ),
        'move.decidedOn',
      ),
    );
  if (needsPost.has(kind) && post === null)
    refusals.push(refuse('invalid', t('Hãy chọn nơi công tác.', 'Choose where to.'), 'move.agencyId'));
  if (needsUntil.has(kind) && (until === null || until < effectiveOn))
    refusals.push(
      refuse(
        'invalid',
        t('Hãy ghi ngày kết thúc, không sớm hơn ngày hiệu lực.', 'Give the last day, not before the first.'),
        'move.until',
      ),
    );
  return refusals;
}

/** The movement that can be taken back: the last one. */
export function checkWithdraw(person: Pick<Person, 'moves'>, number: number): Refusal | null {
  const last = inOrder(person.moves).at(-1);
  if (last?.kind === 'reorganize' && last.number === number) return notAlone;
  if (person.moves.length > 1 && last?.number === number) return null;
  return refuse(
    'conflict',
    t(
      'Chỉ thu hồi được quyết định cuối cùng, và hồ sơ phải còn ít nhất một quyết định.',
      'Only the last movement can be taken back, and one must remain.',
    ),
  );
}

/** A movement as it is decided, without what its kind does not have. */
export function tidyMove(move: Omit<Move, 'number'>): Omit<Move, 'number'> {
  return {
    ...move,
    post: needsPost.has(move.kind) ? move.post : null,
    until: needsUntil.has(move.kind) ? move.until : null,
  };
}

export function inOrder(moves: readonly Move[]): Move[] {
  if (moves.length < 2) return [...moves];
  return moves.toSorted((one, other) =>
    one.effectiveOn < other.effectiveOn
      ? -1
      : one.effectiveOn > other.effectiveOn
        ? 1
        : one.number - other.number,
  );
}

export function dayAfter(day: Day): Day {
  return Temporal.PlainDate.from(day).add({ days: 1 }).toString();
}

export function dayBefore(day: Day): Day {
  return Temporal.PlainDate.from(day).subtract({ days: 1 }).toString();
}

const notAlone = refuse(
  'conflict',
  t(
    'Việc chuyển này theo phương án sắp xếp tổ chức nên không thu hồi riêng cho một người. Nếu người này phải về nơi khác, hãy ghi quyết định điều động.',
    'This movement is part of a reorganisation and is not taken back for one person. Record a transfer if the person belongs elsewhere.',
  ),
);

const standings = {
  outside: t('không còn hoặc chưa công tác', 'is not in service'),
  working: t('đang công tác', 'is in post'),
  seconded: t('đang được biệt phái', 'is seconded'),
};

function notOpen(kind: MoveKind, standing: Standing): Refusal {
  const [what, where] = [moveKinds[kind], standings[standing]];
  return refuse(
    'invalid',
    t(
      `Không ghi được "${what.vi}": vào ngày hiệu lực, người này ${where.vi}.`,
      `"${what.en}" is not open: on that day the person ${where.en}.`,
    ),
    'move.kind',
  );
}
