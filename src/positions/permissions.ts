import { permission } from '../kernel/access.ts';
import { t } from '../kernel/messages.ts';

export const readPositions = permission(
  'positions.read',
  t('Xem đề án vị trí việc làm và bố trí người', 'See position schemes and who sits where'),
  {
    'personnel-officer': 'city',
    'personnel-clerk': 'tree',
    leader: 'tree',
    'unit-head': 'agency',
    'reform-officer': 'city',
    inspector: 'city',
    auditor: 'city',
  },
  { withArchive: true },
);

export const draftSchemes = permission(
  'positions.draft',
  t('Xây dựng và trình đề án vị trí việc làm', 'Draft and submit position schemes'),
  { 'personnel-officer': 'city', 'personnel-clerk': 'tree', leader: 'tree' },
);

export const appraiseSchemes = permission(
  'positions.appraise',
  t('Thẩm định đề án vị trí việc làm', 'Appraise position schemes'),
  { 'personnel-officer': 'city' },
);

/** Only a leader of the city approves; the room checks that, for every leader reaches the own agency. */
export const approveSchemes = permission(
  'positions.approve',
  t('Phê duyệt đề án vị trí việc làm (lãnh đạo thành phố)', 'Approve position schemes (leaders of the city)'),
  { leader: 'tree' },
);

export const seatPeople = permission(
  'positions.seat',
  t('Bố trí người vào vị trí việc làm', 'Seat people in positions'),
  { 'personnel-officer': 'city', 'personnel-clerk': 'tree', leader: 'tree' },
);

export const keepDuties = permission(
  'positions.duties',
  t('Ghi cơ quan phải có đề án vị trí việc làm', 'Keep the list of agencies that must have a scheme'),
  { 'personnel-officer': 'city' },
);
