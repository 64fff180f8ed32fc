import { can, covers, type Staff } from './kernel/access.ts';
import type { House } from './kernel/house.ts';
import { t, type Text } from './kernel/messages.ts';
import type { Waiting } from './dashboards/dashboards.tsx';
import { listDrafts, type Draft } from './legislation/drafts.ts';
import { documentAddress } from './legislation/parts.tsx';
import { keepDocuments, readDrafts } from './legislation/permissions.ts';
import type { Organization } from './organization/organization.ts';
import { appraiseSchemes, readPositions } from './positions/permissions.ts';
import type { Positions } from './positions/positions.ts';
import { approveReports } from './reports/permissions.ts';
import type { Reports } from './reports/reports.ts';
import { waitingCorrections } from './staff/overview.ts';
import { editStaff } from './staff/permissions.ts';

export type WaitingRooms = {
  readonly house: House;
  readonly organization: Organization;
  readonly offices: { readonly positions: Positions };
  readonly reports: Reports;
};

/** What goes no further until this person does their part: drafts, position schemes, corrections of records, reports. */
export async function waitingFor(rooms: WaitingRooms, staff: Staff): Promise<readonly Waiting[]> {
  const lists = await Promise.all([
    reportsFor(rooms, staff),
    draftsFor(rooms, staff),
    schemesFor(rooms, staff),
    correctionsFor(rooms, staff),
  ]);
  return lists.flat();
}

async function reportsFor({ reports }: WaitingRooms, staff: Staff): Promise<Waiting[]> {
  if (!covers(can(staff, approveReports), reports.city.agencyId)) return [];
  return (await reports.list(staff))
    .filter(({ state }) => state === 'frozen')
    .map(({ id, title }) => ({
      what: t('Duyệt báo cáo', 'Approve the report'),
      title,
      href: `/reports/${id}`,
    }));
}

/** What the legal office does at each step of a draft; the other steps are the drafters’. */
const legalSteps: Readonly<Partial<Record<Draft['standing'], Text>>> = {
  proposed: t('Chấp thuận đề nghị xây dựng văn bản', 'Accept the proposal'),
  appraisal: t('Thẩm định dự thảo văn bản', 'Appraise the draft'),
  submitted: t('Ghi việc ban hành văn bản', 'Record the issuing'),
};

async function draftsFor(rooms: WaitingRooms, staff: Staff): Promise<Waiting[]> {
  const reads = can(staff, readDrafts);
  if (reads === false) return [];
  const keeps = can(staff, keepDocuments) !== false;
  const { rows } = await listDrafts(rooms, staff, reads, 'open', { size: 50, number: 1 });
  return rows.flatMap(({ id, title, standing, isMine }) => {
    const what = isMine
      ? t('Góp ý dự thảo văn bản', 'Give your opinion')
      : keeps
        ? legalSteps[standing]
        : undefined;
    return what === undefined ? [] : [{ what, title, href: documentAddress(id) }];
  });
}

async function schemesFor({ organization, offices }: WaitingRooms, staff: Staff): Promise<Waiting[]> {
  const { positions } = offices;
  const appraises = can(staff, appraiseSchemes);
  const isChairman = positions.isChairman(staff);
  if (appraises === false && !isChairman) return [];
  return (await positions.schemes(can(staff, readPositions))).flatMap(({ id, agencyId, state }) => {
    const title = organization.getAgency(agencyId).name;
    const href = `/positions/schemes/${id}`;
    if (state === 'submitted' && covers(appraises, agencyId))
      return [{ what: t('Thẩm định đề án vị trí việc làm', 'Appraise the position scheme'), title, href }];
    if (state === 'appraised' && isChairman)
      return [{ what: t('Phê duyệt đề án vị trí việc làm', 'Approve the position scheme'), title, href }];
    return [];
  });
}

async function correctionsFor({ house }: WaitingRooms, staff: Staff): Promise<Waiting[]> {
  if (can(staff, editStaff) === false) return [];
  const people = await waitingCorrections(house.db, staff, house.clock.today().toString());
  if (people.length === 0) return [];
  const title = t(
    `${people.length} hồ sơ có đề nghị đính chính`,
    `${people.length} records with a request for correction`,
  );
  return [
    {
      what: t('Giải quyết đề nghị đính chính hồ sơ', 'Settle the requests'),
      title,
      href: '/staff/corrections',
    },
  ];
}
