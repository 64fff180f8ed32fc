import { refuse, type Refusal } from '../kernel/errors.ts';
import { t } from '../kernel/messages.ts';
import type { Day, Position, Seating, SeatingEvent } from './schema.ts';

/** What stands where somebody is to be seated. */
export type SeatingContext = {
  /** The position in the scheme that holds on the day; undefined: there is none. */
  readonly position: Position | undefined;
  /** Everybody's seatings in this position. */
  readonly inPosition: readonly Seating[];
  /** This person's seatings anywhere. */
  readonly ofPerson: readonly Seating[];
  /** Where the person works on the day; null: not in post. */
  readonly worksAt: number | null;
};

export type Wanted = Pick<Seating, 'agencyId' | 'code' | 'personId' | 'kind' | 'from'>;

/**
 * Seats a person from a day on, in the first seat that is free from then: one seat one person, a person one main seat,
 * and one acting one beside it.
 */
export function seat(wanted: Wanted, context: SeatingContext): SeatingEvent | Refusal {
  const { position, inPosition, ofPerson, worksAt } = context;
  if (position === undefined) return noPosition;
  if (wanted.kind === 'main' && worksAt !== wanted.agencyId) return worksElsewhere;
  if (wanted.kind === 'acting' && worksAt === null) return worksElsewhere;
  if (ofPerson.some((one) => one.kind === wanted.kind && standsFrom(one, wanted.from)))
    return wanted.kind === 'main' ? hasMain : hasActing;
  if (ofPerson.some((one) => isSame(one, wanted) && standsFrom(one, wanted.from))) return sitsThere;
  const free = Array.from({ length: position.seats }, (_, index) => index + 1).find(
    (number) => !inPosition.some((one) => one.seat === number && standsFrom(one, wanted.from)),
  );
  if (free === undefined) return full(position);
  return { kind: 'seated', data: { ...wanted, seat: free } };
}

/** Ends a seating with its last day. */
export function end(seating: Seating, to: Day, reason: string): SeatingEvent | Refusal {
  if (seating.to !== null) return ended;
  if (to < seating.from) return beforeBegin;
  return { kind: 'ended', data: { to, reason } };
}

export function applySeating(id: number, seating: Seating | null, event: SeatingEvent): Seating {
  if (event.kind === 'seated') return { id, ...event.data, to: null };
  if (seating === null) throw new RangeError(`seating ${id} begins with ${event.kind}`);
  return { ...seating, to: event.data.to };
}

/** Whether a person sits there on the day. */
export function holdsOn({ from, to }: Pick<Seating, 'from' | 'to'>, day: Day): boolean {
  return from <= day && (to === null || to >= day);
}

/** Whether it stands on the day or on any later one. */
function standsFrom({ to }: Seating, day: Day): boolean {
  return to === null || to >= day;
}

function isSame(one: Pick<Seating, 'agencyId' | 'code'>, other: Pick<Seating, 'agencyId' | 'code'>): boolean {
  return one.agencyId === other.agencyId && one.code === other.code;
}

const noPosition = refuse(
  'invalid',
  t(
    'Đề án có hiệu lực vào ngày này không có vị trí đó.',
    'The scheme in force on that day has no such position.',
  ),
  'code',
);
const worksElsewhere = refuse(
  'invalid',
  t(
    'Người này không công tác tại cơ quan vào ngày đó.',
    'This person does not work at the agency on that day.',
  ),
  'person',
);
const hasMain = refuse(
  'conflict',
  t(
    'Người này đã có vị trí chính thức; hãy kết thúc vị trí đó trước, hoặc chọn kiêm nhiệm.',
    'This person has a main seat already; end it first, or choose an acting one.',
  ),
  'person',
);
const hasActing = refuse(
  'conflict',
  t('Người này đã kiêm nhiệm một vị trí khác.', 'This person holds another acting seat already.'),
  'person',
);
const sitsThere = refuse(
  'conflict',
  t('Người này đang ở chính vị trí đó.', 'This person sits in that very position.'),
  'person',
);
const ended = refuse('conflict', t('Đã kết thúc trước đó.', 'It has ended before.'));
const beforeBegin = refuse(
  'invalid',
  t('Ngày kết thúc trước ngày bắt đầu.', 'It would end before it began.'),
  'to',
);

function full({ title, seats }: Position): Refusal {
  return refuse(
    'conflict',
    t(
      `Vị trí "${title}" đã đủ ${seats} người từ ngày này.`,
      `All ${seats} seats of "${title}" are taken from that day on.`,
    ),
    'code',
  );
}
