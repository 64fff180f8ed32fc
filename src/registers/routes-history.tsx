import { z } from 'zod';
import { timeZone } from '../kernel/clock.ts';
import { say, t } from '../kernel/messages.ts';
import { page, route, type Route } from '../kernel/web.ts';
import { formatDay } from '../ui/format.ts';
import { openRow, showHistory, type Desk } from './desk.ts';
import { HistoryPage } from './page-history.tsx';
import { ById } from './routes-row.tsx';
import { readHistory } from './store.ts';
import { readDay } from './typed-days.ts';

/** What happened to a row, and what it was on any day. */
export function historyRoutes(desk: Desk): Route[] {
  const { house, register } = desk;
  return [
    route({
      method: 'GET',
      path: `/registers/${register.code}/:id/history`,
      permission: register.access.read,
      params: ById,
      query: z.object({ on: z.string().trim().max(40).catch('') }),
      async handle({ actor, language, params: { id }, query: { on } }) {
        const found = await openRow(desk, actor, id);
        const showing = await showHistory(desk, found, { actor, language });
        const day = on === '' ? null : readDay(on);
        const past = day === null ? null : Temporal.PlainDate.from(day);
        const known = past?.add({ days: 1 }).toZonedDateTime(timeZone).toInstant();
        const then = known === undefined ? null : await readHistory(house.db, register, id, known);
        const problem =
          on !== '' && day === null ? t(`Không có ngày "${on}".`, `There is no day "${on}".`) : null;
        const asked =
          past === null
            ? {}
            : { past: { day: past.toString(), words: formatDay(past), row: then?.row ?? null } };
        return page(
          say(t('Lịch sử', 'History'), language),
          <HistoryPage register={register} {...found} showing={showing} problem={problem} {...asked} />,
        );
      },
    }),
  ];
}
