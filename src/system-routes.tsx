import { z } from 'zod';
import type { OfficeHours } from './calendar/schema.ts';
import { dueDateAnswer } from './calendar/calendar.ts';
import { DueDateQuery } from './calendar/schema.ts';
import type { CityFile } from './city-pack/schema.ts';
import type { Dossiers } from './dossiers/dossiers.ts';
import type { House } from './kernel/house.ts';
import type { Organization } from './organization/organization.ts';
import { actorId, covers, permission, type Answer } from './kernel/access.ts';
import { accepted, forbidden, refuse, Refused, type Refusal } from './kernel/errors.ts';
import { say, t, type Language } from './kernel/messages.ts';
import { writeSetting } from './kernel/settings.ts';
import { json, page, redirect, route, type RefusedContext, type Reply, type Route } from './kernel/web.ts';
import { clockSetting, Origin, publicAddress } from './city-settings.ts';
import { firstPageOf } from './shell.tsx';
import { SettingsPage } from './settings-page.tsx';
import { version } from './version.ts';

export const changeSettings = permission(
  'city.settings',
  t('Thay đổi cài đặt của thành phố', 'Change the settings of the city'),
  { administrator: 'tree' },
);

const title = t('Cài đặt', 'Settings');

type SystemRooms = {
  readonly house: House;
  readonly dossiers: Dossiers;
  readonly organization: Organization;
  readonly file: CityFile;
  readonly address: { origin: string };
};

/** What belongs to the whole house: its state, the arithmetic of time for other systems, its settings. */
export function systemRoutes(city: SystemRooms): Route[] {
  const { house, dossiers, organization, file } = city;

  /** Settings hold for the whole city, so they belong to administrators above all agencies. */
  function checkWholeCity(answer: Answer): void {
    const top = organization.all().find((agency) => agency.parentId === null);
    if (top === undefined || !covers(answer, top.id)) throw new Refused(forbidden);
  }

  function settingsPage(language: Language, refused: Partial<RefusedContext> = {}): Reply {
    const { refusals = [], input = {} } = refused;
    const present = { now: house.clock.now(), isSet: house.clock.isSet(), origin: city.address.origin };
    return page(say(title, language), <SettingsPage {...present} refusals={refusals} input={input} />);
  }

  const hoursOf = (code?: string): OfficeHours | Refusal => {
    if (code === undefined) return dossiers.time.data.hours;
    const agency = organization.findAgency(code);
    if (agency !== undefined) return dossiers.time.hoursOf(agency.id);
    return refuse('invalid', t(`Không có cơ quan mã "${code}".`, `There is no agency "${code}".`), 'agency');
  };

  return [
    route({
      method: 'GET',
      path: '/healthz',
      permission: 'public',
      async handle(): Promise<Reply> {
        const started = performance.now();
        try {
          await house.pool.query('select 1');
        } catch {
          return json({ status: 'unavailable', version, database: 'unreachable' }, 503);
        }
        const milliseconds = Math.round((performance.now() - started) * 10) / 10;
        return json({
          status: 'ok',
          version,
          database: 'ok',
          databaseMilliseconds: milliseconds,
          city: file.slug,
        });
      },
    }),
    route({
      method: 'POST',
      path: '/api/v1/due-dates',
      permission: 'public',
      isQuery: true,
      perMinute: 600,
      api: t('Tính ngày hẹn trả và lý do từng ngày', 'Compute a due date with its reason day by day'),
      body: DueDateQuery,
      handle: ({ body, language }) =>
        json(
          accepted(
            dueDateAnswer(body, { data: dossiers.time.data, hoursOf, now: house.clock.now(), language }),
          ),
        ),
    }),
    route({
      method: 'GET',
      path: '/desk',
      permission: 'signed-in',
      handle: ({ actor }) => redirect(firstPageOf(actor)),
    }),
    route({
      method: 'GET',
      path: '/admin/settings',
      permission: changeSettings,
      handle({ language, answer }) {
        checkWholeCity(answer);
        return settingsPage(language);
      },
    }),
    route({
      method: 'POST',
      path: '/admin/settings/address',
      permission: changeSettings,
      body: z.object({ origin: Origin }),
      async handle({ actor, answer, body }) {
        checkWholeCity(answer);
        await writeSetting(house.db, publicAddress, body, {
          at: house.clock.now(),
          accountId: actorId(actor),
        });
        if (body.origin !== '') city.address.origin = body.origin;
        return redirect(
          '/admin/settings',
          t('Đã lưu địa chỉ của cổng.', 'The address of the portal has been saved.'),
        );
      },
      refused: (context) => settingsPage(context.language, context),
    }),
    route({
      method: 'POST',
      path: '/admin/settings/clock',
      permission: changeSettings,
      body: z.object({ at: z.string().max(40).default('') }),
      async handle({ actor, answer, body }) {
        checkWholeCity(answer);
        const instant = readMoment(body.at);
        house.clock.set(instant);
        const shift =
          instant === null ? 0 : instant.epochMilliseconds - Temporal.Now.instant().epochMilliseconds;
        const by = { at: house.clock.now(), accountId: actorId(actor) };
        await writeSetting(house.db, clockSetting, { shiftMilliseconds: shift }, by);
        return redirect(
          '/admin/settings',
          t('Đã đặt đồng hồ của hệ thống.', 'The clock of the system has been set.'),
        );
      },
      refused: (context) => settingsPage(context.language, context),
    }),
  ];
}

/** An empty field returns to the machine's time. */
function readMoment(text: string): Temporal.Instant | null {
  if (text.trim() === '') return null;
  try {
    return Temporal.PlainDateTime.from(text).toZonedDateTime('Asia/Ho_Chi_Minh').toInstant();
  } catch {
    throw new Refused(
      refuse('invalid', t('Hãy nhập ngày và giờ, ví dụ 11/02/2026 09:30.', 'Enter a date and a time.'), 'at'),
    );
  }
}
