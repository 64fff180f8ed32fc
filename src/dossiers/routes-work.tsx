import { z } from 'zod';
import { findDay } from '../kernel/clock.ts';
import { can, covers, type Staff } from '../kernel/access.ts';
import { notSignedIn, Refused } from '../kernel/errors.ts';
import { t } from '../kernel/messages.ts';
import { page, redirect, route, type Asking, type Cookie, type Route } from '../kernel/web.ts';
import { WorkPage, workPageSize, type WorkValues } from './pages-work.tsx';
import { leadDossiers, readDossiers } from './permissions.ts';
import type { DossierReading } from './reading-dossier.ts';
import { dueStanding } from './reading-due.ts';
import { personOrAll } from './reading-address.ts';
import { listWorkers } from './reading-people.ts';
import { countWork, listWork, listWorkProcedures, workTabs, type WorkTab } from './reading-work.ts';

const WorkAddress = z.object({
  tab: z.enum(['', ...workTabs]).catch(''),
  procedure: z.string().trim().max(100).catch(''),
  role: z.string().trim().max(40).catch(''),
  person: z.string().trim().max(20).catch(''),
  due: z.string().trim().max(20).catch(''),
  q: z.string().trim().max(200).catch(''),
  page: z.coerce.number().int().min(1).max(2000).catch(1),
});
type WorkAddress = z.infer<typeof WorkAddress>;

/** What one last looked at, so that `/work` opens as it was left; without what was typed, which may be a name. */
const rememberCookie = 'motcua_work';
const rememberSeconds = 90 * 86_400;

export function workRoutes(rooms: DossierReading): Route[] {
  const { house, time } = rooms;
  return [
    route({
      method: 'GET',
      path: '/work',
      permission: readDossiers,
      query: WorkAddress,
      async handle({ query, answer, language, url, cookies, ...asking }) {
        const staff = staffOf(asking);
        const remembered = remembers(cookies[rememberCookie], staff);
        if (!url.includes('?') && remembered !== '') return redirect(`/work?${remembered}`);
        const now = house.clock.now();
        const tab: WorkTab = query.tab === '' ? 'mine' : query.tab;
        const filters = {
          procedure: query.procedure,
          role: query.role,
          person: personOrAll(query.person),
          dueBefore: findDay(query.due),
          text: query.q,
        };
        const asked = { staff, answer, filters, now };
        const offset = (query.page - 1) * workPageSize;
        const [counts, rows, procedures, workers] = await Promise.all([
          countWork(house.db, asked),
          listWork(house.db, { ...asked, tab, limit: workPageSize, offset }),
          listWorkProcedures(house.db, asked),
          listWorkers(house.db, staff.agencyId),
        ]);
        const body = (
          <WorkPage
            staff={staff}
            tab={tab}
            values={valuesOf(query, tab)}
            counts={counts}
            rows={rows.map((row) => ({ ...row, standing: dueStanding(time, row, now) }))}
            page={query.page}
            procedures={procedures}
            workers={workers}
            canLead={covers(can(staff, leadDossiers), staff.agencyId)}
          />
        );
        const title = t('Việc cần làm', 'My work')[language];
        return { ...page(title, body), cookies: [remember(query, tab, staff)] };
      },
    }),
  ];
}

/** Pages of dossiers are for staff: permissions let nobody else in. */
export function staffOf({ actor }: Pick<Asking, 'actor'>): Staff {
  if (actor.kind !== 'staff') throw new Refused(notSignedIn);
  return actor;
}

function valuesOf({ procedure, role, person, due, q }: WorkAddress, tab: WorkTab): WorkValues {
  return { tab, procedure, role, person, due, q };
}

function remember({ procedure, role, person, due }: WorkAddress, tab: WorkTab, staff: Staff): Cookie {
  const kept = Object.entries({ tab: tab === 'mine' ? '' : tab, procedure, role, person, due });
  const words = new URLSearchParams(kept.filter(([, value]) => value !== '')).toString();
  const value = Buffer.from(`${staff.accountId} ${words}`).toString('base64url');
  return { name: rememberCookie, value, maxAgeSeconds: rememberSeconds };
}

/** The filters this very person left; '' for none, and for anybody else's cookie. */
function remembers(cookie: string | undefined, staff: Staff): string {
  const [accountId, words = ''] = Buffer.from(cookie ?? '', 'base64url')
    .toString()
    .split(' ', 2);
  if (accountId !== String(staff.accountId)) return '';
  const address = WorkAddress.parse(Object.fromEntries(new URLSearchParams(words)));
  const { tab, procedure, role, person, due } = address;
  const kept = Object.entries({ tab, procedure, role, person, due }).filter(([, value]) => value !== '');
  return new URLSearchParams(kept).toString();
}
