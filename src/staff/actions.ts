import { actorId, can, covers, type Actor, type Permission } from '../kernel/access.ts';
import type { Tx } from '../kernel/database.ts';
import { timeZone } from '../kernel/clock.ts';
import { forbidden, isRefusal, notFound, refuse, Refused, type Refusal } from '../kernel/errors.ts';
import type { ChainedEvent } from '../kernel/events.ts';
import type { House } from '../kernel/house.ts';
import { t } from '../kernel/messages.ts';
import { decide } from './life.ts';
import { spellOn, spellsOf } from './moves.ts';
import { editStaff, readStaff } from './permissions.ts';
import type { Sealing } from './sealed.ts';
import { appendTold, beginPeople, lockPerson, readRecord, type Told } from './store.ts';
import type { Day, Person, StaffEvent } from './schema.ts';

/** What is done with records: each reading and each change goes through the same rule of access. */
export type Actions = {
  /** A record that the actor may see by the permission, as recorded by the end of `asOf`. @throws Refused */
  read(actor: Actor, id: number, permission?: Permission, asOf?: Day): Promise<Read>;
  /** The actor's own record; null when none is linked to the account. */
  own(actor: Actor): Promise<Read | null>;
  /** Begins a record. @throws Refused */
  begin(actor: Actor, event: Extract<StaffEvent, { kind: 'opened' }>): Promise<number>;
  /** Changes a record that the actor keeps. `seen`: the version on whose page it was decided. @throws Refused */
  change(actor: Actor, at: At, wanted: readonly StaffEvent[]): Promise<Person>;
  /** A request by the person whom the record is about. @throws Refused */
  request(actor: Actor, wanted: Extract<StaffEvent, { kind: 'correction-requested' }>): Promise<Person>;
};
export type Read = { readonly person: Person; readonly events: readonly ChainedEvent[] };
export type At = { readonly id: number; readonly seen?: number | undefined };

/** Where a record belongs on a day: access goes by it, so that a transfer moves it. */
export function agencyOf(person: Pick<Person, 'moves'>, day: Day): number {
  return spellOn(spellsOf(person.moves), day)?.post.agencyId ?? 0;
}

export function createActions(house: House, sealing: Sealing): Actions {
  const { db, clock } = house;
  const today = (): Day => clock.today().toString();

  async function change(
    actor: Actor,
    { id, seen }: At,
    wanted: readonly StaffEvent[],
    isAllowed: (person: Person) => boolean,
  ): Promise<Person> {
    return db.transaction().execute(async (tx) => {
      const before = (await lockPerson(tx, id)) ? await readRecord(tx, id) : null;
      if (before === null || !isAllowed(before.person)) throw new Refused(notFound);
      if (seen !== undefined && seen !== before.person.version) throw new Refused(changedSince);
      const told = wanted.flatMap((event) => accept(decide(before.person, event), actor));
      if (told.length === 0) return before.person;
      return uniquely(() => appendTold(tx, sealing, before, told, today()));
    });
  }

  function accept(decided: readonly (StaffEvent | Refusal)[], actor: Actor): Told[] {
    const refusals = decided.filter(isRefusal);
    if (refusals.length > 0) throw new Refused(refusals);
    const at = clock.now();
    return decided.flatMap((event) => (isRefusal(event) ? [] : [{ ...event, actorId: actorId(actor), at }]));
  }

  return {
    async read(actor, id, permission = readStaff, asOf) {
      const now = await readRecord(db, id);
      if (now === null || now.person.isVoid || !covers(can(actor, permission), agencyOf(now.person, today())))
        throw new Refused(notFound);
      if (asOf === undefined || asOf >= today()) return now;
      const past = await readRecord(db, id, endOf(asOf));
      if (past === null) throw new Refused(notYet);
      return past;
    },
    async own(actor) {
      if (actor.kind !== 'staff') return null;
      const row = await db
        .selectFrom('staffPerson')
        .select('id')
        .where('accountId', '=', actor.accountId)
        .executeTakeFirst();
      return row === undefined ? null : readRecord(db, row.id);
    },
    async begin(actor, event) {
      const agencyId = event.data.moves[0]?.post?.agencyId ?? 0;
      if (!covers(can(actor, editStaff), agencyId)) throw new Refused(forbidden);
      const told = [{ ...event, actorId: actorId(actor), at: clock.now() }];
      const [id = 0] = await db
        .transaction()
        .execute((tx: Tx) => uniquely(() => beginPeople(tx, sealing, [told], today())));
      return id;
    },
    change: (actor, at, wanted) =>
      change(actor, at, wanted, (person) => covers(can(actor, editStaff), agencyOf(person, today()))),
    async request(actor, wanted) {
      const own = await this.own(actor);
      if (own === null) throw new Refused(notFound);
      if (own.person.corrections.filter(({ standing }) => standing === 'waiting').length >= mostWaiting)
        throw new Refused(tooMany);
      return change(
        actor,
        { id: own.person.id },
        [wanted],
        ({ accountId }) => actor.kind === 'staff' && accountId === actor.accountId,
      );
    },
  };
}

/** The same identity number, or the same account, in two records: said beside the field. */
export async function uniquely<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    const constraint = error instanceof Error && 'constraint' in error ? error.constraint : '';
    if (constraint === 'staff_person_id_mark_key') throw new Refused(sameNumber);
    if (constraint === 'staff_person_account_id_key') throw new Refused(sameAccount);
    throw error;
  }
}

export function endOf(day: Day): Temporal.Instant {
  return Temporal.PlainDate.from(day).add({ days: 1 }).toZonedDateTime(timeZone).toInstant();
}

const mostWaiting = 20;

export const sameNumber = refuse(
  'invalid',
  t(
    'Số định danh này đã có trong một hồ sơ khác. Hãy tìm hồ sơ đó thay vì lập hồ sơ mới.',
    'Another record has this identity number. Look for it instead of making a new one.',
  ),
  'idNumber',
);
const sameAccount = refuse(
  'invalid',
  t('Tài khoản này đã gắn với một hồ sơ khác.', 'This account belongs to another record.'),
  'username',
);
const changedSince = refuse(
  'conflict',
  t(
    'Hồ sơ vừa được người khác cập nhật. Hãy xem lại rồi ghi lại thay đổi của bạn.',
    'Somebody has just changed this record. Look again, then make your change once more.',
  ),
);
const notYet = refuse(
  'not-found',
  t('Đến ngày đó chưa có hồ sơ này.', 'On that day there was no such record.'),
  'asOf',
);
const tooMany = refuse(
  'conflict',
  t(
    'Đang có 20 đề nghị chờ giải quyết. Hãy chờ trả lời trước khi gửi thêm.',
    '20 requests are waiting. Wait for an answer first.',
  ),
);
