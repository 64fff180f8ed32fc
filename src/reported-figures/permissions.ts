import { readIndicators } from '../indicators/indicators.ts';
import { can, covers, permission, type Actor } from '../kernel/access.ts';
import { t } from '../kernel/messages.ts';

/** Who sees forms and their values: the own agency's, those below, or the whole city's. */
export const readReportedFigures = permission(
  'reported-figures.read',
  t('Xem số liệu do cơ quan báo cáo', 'See figures that agencies report'),
  {
    specialist: 'agency',
    'unit-head': 'tree',
    leader: 'tree',
    'reform-officer': 'city',
    inspector: 'city',
    auditor: 'city',
  },
  { withArchive: true },
);

export const fillReportedFigures = permission(
  'reported-figures.fill',
  t('Nhập và gửi số liệu của cơ quan mình', 'Fill in and send the figures of one’s own agency'),
  { specialist: 'agency', 'unit-head': 'agency', leader: 'agency', 'reform-officer': 'city' },
);

/** Whether the actor sees what was reported about an agency; the whole city's (null) is open to all staff. */
export function seesValuesAbout(actor: Actor, agencyId: number | null): boolean {
  return (
    agencyId === null ||
    covers(can(actor, readIndicators), agencyId) ||
    covers(can(actor, readReportedFigures), agencyId)
  );
}

/** The agency above approves; for the city the reform office does so too. */
export const approveReportedFigures = permission(
  'reported-figures.approve',
  t('Duyệt hoặc trả lại số liệu của cơ quan cấp dưới', 'Approve or return figures of agencies below'),
  { 'unit-head': 'agency', leader: 'agency', 'reform-officer': 'city' },
);

export const manageCollections = permission(
  'reported-figures.manage',
  t('Mở, gia hạn, khóa đợt thu thập số liệu', 'Open, prolong and close collections of figures'),
  { 'reform-officer': 'city' },
);

/** Whether the actor decides on what waits at this agency; the reform office decides for the city (`rootId`) only. */
export function mayApproveAt(actor: Actor, waitsAt: number, rootId: number): boolean {
  if (waitsAt === rootId && can(actor, manageCollections) === true) return true;
  return covers(can(actor, ownApproval), waitsAt);
}

/** Whether the actor fills in this agency's form by hand: their own, or that of one that ended and whose work theirs carries on. */
export function mayFill(actor: Actor, agencyId: number): boolean {
  return covers(can(actor, ownFilling), agencyId);
}

const ownApproval = permission(approveReportedFigures.code, approveReportedFigures.words, {
  'unit-head': 'agency',
  leader: 'agency',
});
const ownFilling = permission(
  fillReportedFigures.code,
  fillReportedFigures.words,
  { 'reform-officer': 'agency', specialist: 'agency', 'unit-head': 'agency', leader: 'agency' },
  { withArchive: true },
);
