import { z } from 'zod';
import { can } from '../kernel/access.ts';
import { say, t } from '../kernel/messages.ts';
import { page, route, type Route } from '../kernel/web.ts';
import { todayOf } from './desk.ts';
import { countPeople, listPeople, type ListAsk } from './listing.ts';
import { completeness, lackingStandards, retirements, waitingCorrections } from './overview.ts';
import { CompletenessPage, CorrectionsPage, ForecastPage } from './overview-pages.tsx';
import { editStaff, openStaff, readStaff } from './permissions.ts';
import type { Staff } from './staff.ts';
import type { Day } from './schema.ts';

/** Years that are looked ahead. */
const ahead = 15;
const stepsShown = 100;

/** What stands over single records: completeness, forecasts, requests that wait. */
export function overviewRoutes(staff: Staff): Route[] {
  const { db } = staff.house;
  return [
    route({
      method: 'GET',
      path: '/staff/completeness',
      permission: readStaff,
      handle: async ({ actor, language }) =>
        page(
          say(t('Mức độ cập nhật hồ sơ', 'Completeness of records'), language),
          <CompletenessPage lines={await completeness(db, actor, todayOf(staff))} />,
        ),
    }),
    route({
      method: 'GET',
      path: '/staff/forecast',
      permission: readStaff,
      query: z.object({ year: z.coerce.number().int().min(1950).max(2150).optional().catch(undefined) }),
      async handle({ actor, language, query: { year } }) {
        const day = todayOf(staff);
        const now = Number(day.slice(0, 4));
        const whole = { from: now, to: now + ahead };
        const chosen = year === undefined ? { from: now, to: now + 4 } : { from: year, to: year };
        const quarter = quarterOf(day);
        const ask: ListAsk = { ...nobodyAsked, step: quarter, as: openStaff };
        const seesPay = can(actor, openStaff) !== false;
        const [years, agencies, byGrade, steps, stepTotal, lacking] = await Promise.all([
          retirements(db, actor, day, { by: 'year', ...whole }),
          retirements(db, actor, day, { by: 'agency', ...chosen }),
          retirements(db, actor, day, { by: 'grade', ...chosen }),
          seesPay ? listPeople(db, actor, ask, day, { limit: stepsShown, offset: 0 }) : [],
          seesPay ? countPeople(db, actor, ask, day) : 0,
          lackingStandards(db, actor, day),
        ]);
        const number = Math.ceil(Number(day.slice(5, 7)) / 3);
        return page(
          say(t('Dự báo nhân sự', 'Staff forecast'), language),
          <ForecastPage
            years={years}
            agencies={agencies}
            grades={byGrade}
            chosen={chosen}
            steps={steps}
            stepTotal={stepTotal}
            quarter={t(`quý ${number}/${now}`, `in quarter ${number} of ${now}`)}
            lacking={lacking}
            seesPay={seesPay}
          />,
        );
      },
    }),
    route({
      method: 'GET',
      path: '/staff/corrections',
      permission: editStaff,
      handle: async ({ actor, language }) =>
        page(
          say(t('Đề nghị đính chính', 'Requests for correction'), language),
          <CorrectionsPage waiting={await waitingCorrections(db, actor, todayOf(staff))} />,
        ),
    }),
  ];
}

const nobodyAsked: ListAsk = {
  words: '',
  agencyIds: null,
  kind: '',
  grade: '',
  degree: '',
  state: 'working',
  record: '',
  lacks: '',
  retires: null,
  step: null,
};

/** First and last day of the quarter of a day. */
export function quarterOf(day: Day): [Day, Day] {
  const date = Temporal.PlainDate.from(day);
  const first = date.with({ month: date.month - ((date.month - 1) % 3), day: 1 });
  return [first.toString(), first.add({ months: 3 }).subtract({ days: 1 }).toString()];
}
