import { can, covers, permission, type Actor } from '../kernel/access.ts';
import { t } from '../kernel/messages.ts';

/** Published reports. */
export const readReports = permission('report.read', t('Xem báo cáo đã phát hành', 'See published reports'), {
  clerk: 'city',
  specialist: 'city',
  'unit-head': 'city',
  leader: 'city',
  'records-clerk': 'city',
  'procedure-controller': 'city',
  'reform-officer': 'city',
  inspector: 'city',
  administrator: 'city',
  auditor: 'city',
});

/** Reports that are still being written, whole. */
export const followReports = permission(
  'report.follow',
  t('Xem báo cáo đang soạn', 'See reports that are being written'),
  { 'reform-officer': 'city', inspector: 'city', auditor: 'city', leader: 'tree' },
);

export const manageReports = permission(
  'report.manage',
  t(
    'Lập báo cáo, giao mục, chốt số liệu, phát hành',
    'Make reports, assign sections, freeze figures, publish',
  ),
  { 'reform-officer': 'city' },
);

/** Sections assigned to one's agency. */
export const writeReports = permission(
  'report.write',
  t('Soạn mục báo cáo được giao cho cơ quan', 'Write the sections assigned to the agency'),
  { specialist: 'agency', 'unit-head': 'agency', leader: 'agency', 'reform-officer': 'city' },
);

/** Leaders of the agency from which the report comes. */
export const approveReports = permission(
  'report.approve',
  t('Duyệt báo cáo của thành phố', 'Approve the city’s reports'),
  { leader: 'tree' },
);

/** Whether someone may see a report that is not published: it is theirs to manage, follow or approve, or to write in. */
export function maySeeDraft(actor: Actor, cityAgencyId: number, assigned: readonly number[]): boolean {
  return (
    covers(can(actor, followReports), cityAgencyId) ||
    assigned.some((agencyId) => covers(can(actor, writeReports), agencyId))
  );
}
