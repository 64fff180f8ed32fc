import { z } from 'zod';
import { can, type Actor, type Permission } from '../kernel/access.ts';
import type { ChainedEvent } from '../kernel/events.ts';
import { notFound, Refused } from '../kernel/errors.ts';
import { say, t } from '../kernel/messages.ts';
import { page, route, type Reply, type Route } from '../kernel/web.ts';
import { ById, DayTyped, Id, standingOf } from './desk.ts';
import { looksAt, rememberLooks, type Purpose } from './looks.ts';
import type { Sight } from './masking.ts';
import { HistoryPage, LooksPage, type Moment } from './history-pages.tsx';
import { auditStaffLooks, editStaff, openStaff, readStaff } from './permissions.ts';
import { form2c } from './print.ts';
import { RecordPage } from './record-page.tsx';
import type { RefusedForm } from './record-props.ts';
import { recordProps } from './showing.ts';
import type { Staff } from './staff.ts';
import { recordedOf } from './store.ts';
import type { KeptFile } from './schema.ts';

const AsOf = z.object({ asOf: DayTyped.optional().catch(undefined) });
export const FileOf = ById.extend({ correction: Id, hash: z.string().regex(/^[0-9a-f]{64}$/) });

/** One record: covered, open, printed, in time, and who has looked at it. */
export function recordRoutes(staff: Staff): Route[] {
  const { house, actions } = staff;

  async function shown(
    actor: Actor,
    id: number,
    permission: Permission,
    purpose: Purpose,
    sight: Sight,
  ): Promise<Reply> {
    const { person } = await actions.read(actor, id, permission);
    await rememberLooks(house, actor, [id], purpose);
    return page(
      standingOf(staff, actor, person).fullName,
      <RecordPage {...recordProps(staff, actor, person, { sight })} refused={null} />,
    );
  }

  return [
    route({
      method: 'GET',
      path: '/staff/:id',
      permission: readStaff,
      params: ById,
      query: AsOf,
      handle: async ({ actor, params, query: { asOf } }) => recordReply(staff, actor, params.id, { asOf }),
    }),
    route({
      method: 'GET',
      path: '/staff/:id/open',
      permission: openStaff,
      params: ById,
      handle: ({ actor, params }) => shown(actor, params.id, openStaff, 'open', 'open'),
    }),
    route({
      method: 'GET',
      path: '/staff/:id/2c.pdf',
      permission: openStaff,
      params: ById,
      perMinute: 30,
      async handle({ actor, params }) {
        const { person } = await actions.read(actor, params.id, openStaff);
        await rememberLooks(house, actor, [params.id], 'print');
        return {
          kind: 'bytes',
          data: form2c(staff, person),
          mediaType: 'application/pdf',
          fileName: `so-yeu-ly-lich-${params.id}.pdf`,
        };
      },
    }),
    route({
      method: 'GET',
      path: '/staff/:id/history',
      permission: readStaff,
      params: ById,
      async handle({ actor, language, params }) {
        const { person, events } = await actions.read(actor, params.id);
        await rememberLooks(house, actor, [params.id], 'read');
        const { fullName } = standingOf(staff, actor, person);
        return page(
          say(t('Lịch sử hồ sơ', 'History of the record'), language),
          <HistoryPage id={params.id} fullName={fullName} moments={await momentsOf(events)} />,
        );
      },
    }),
    route({
      method: 'GET',
      path: '/staff/:id/looks',
      permission: auditStaffLooks,
      params: ById,
      async handle({ actor, language, params }) {
        const { person } = await actions.read(actor, params.id, auditStaffLooks);
        const looks = await looksAt(house.db, params.id, 500);
        const { fullName } = standingOf(staff, actor, person);
        return page(
          say(t('Ai đã xem hồ sơ', 'Who looked at the record'), language),
          <LooksPage id={params.id} fullName={fullName} looks={looks} />,
        );
      },
    }),
    route({
      method: 'GET',
      path: '/staff/:id/corrections/:correction/files/:hash',
      permission: editStaff,
      params: FileOf,
      async handle({ actor, params }) {
        const { person } = await actions.read(actor, params.id, editStaff);
        const file = person.corrections
          .find(({ number }) => number === params.correction)
          ?.files.find(({ hash }) => hash === params.hash);
        if (file === undefined) throw new Refused(notFound);
        await rememberLooks(house, actor, [params.id], 'evidence');
        return fileReply(staff, file);
      },
    }),
  ];

  async function momentsOf(events: readonly ChainedEvent[]): Promise<Moment[]> {
    const ids = [...new Set(events.flatMap(({ actorId }) => actorId ?? []))];
    const rows =
      ids.length === 0
        ? []
        : await house.db.selectFrom('account').select(['id', 'fullName']).where('id', 'in', ids).execute();
    const names = new Map(rows.map(({ id, fullName }) => [id, fullName]));
    return events.map((event) => ({
      number: event.number,
      at: event.recordedAt,
      by: event.actorId === null ? '' : (names.get(event.actorId) ?? ''),
      event: recordedOf(event),
    }));
  }
}

/** The page of a record, covered; with a form on it that was refused, when there is one. */
export async function recordReply(
  staff: Staff,
  actor: Actor,
  id: number,
  { asOf, refused = null }: { asOf?: string | undefined; refused?: RefusedForm | null },
): Promise<Reply> {
  const permission = can(actor, readStaff) === false ? editStaff : readStaff;
  const { person } = await staff.actions.read(actor, id, permission, asOf);
  await rememberLooks(staff.house, actor, [id], 'read');
  return page(
    standingOf(staff, actor, person).fullName,
    <RecordPage {...recordProps(staff, actor, person, { sight: 'covered', asOf })} refused={refused} />,
  );
}

export function fileReply({ house }: Staff, { hash, name, mediaType }: KeptFile): Reply {
  return { kind: 'bytes', data: house.files.read(hash), mediaType, fileName: name, isDownload: true };
}
