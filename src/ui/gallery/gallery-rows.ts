import { t, type Text } from '../../kernel/messages.ts';
import type { DueStanding, StatusTone } from '../badges.tsx';

/** A line of the gallery's list. */
export type GalleryRow = {
  readonly code: string;
  readonly procedure: string;
  readonly applicant: string;
  readonly owner: string;
  readonly state: keyof typeof tones;
  /** Below 0: late. */
  readonly dueInMinutes: number;
};

export const tones = {
  received: { tone: 'new', text: t('Được tiếp nhận', 'Received') },
  working: { tone: 'working', text: t('Đang xử lý', 'In progress') },
  supplement: { tone: 'waiting', text: t('Yêu cầu bổ sung giấy tờ', 'Papers requested') },
  stopped: { tone: 'stopped', text: t('Dừng xử lý', 'Stopped') },
  returned: { tone: 'done', text: t('Đã trả kết quả', 'Returned') },
} satisfies Record<string, { tone: StatusTone; text: Text }>;

const procedures = [
  'Đăng ký khai sinh',
  'Liên thông đăng ký khai sinh, đăng ký thường trú, cấp thẻ bảo hiểm y tế cho trẻ em dưới 6 tuổi',
  'Cấp Giấy chứng nhận quyền sử dụng đất, quyền sở hữu nhà ở và tài sản khác gắn liền với đất lần đầu',
  'Chứng thực bản sao từ bản chính giấy tờ, văn bản do cơ quan, tổ chức có thẩm quyền của Việt Nam cấp',
  'Đăng ký thành lập hộ kinh doanh',
];
const applicants = [
  'Nguyễn Thị Phương Thảo',
  'Trần Văn Út',
  'Công ty TNHH Một thành viên Lương thực Hậu Giang',
  'Kim Sô Phia',
  'Đặng Ngọc Huỳnh Như',
];
const owners = ['Bộ phận một cửa', 'Lê Quốc Khánh', 'Phòng Tài nguyên và Môi trường', 'Phạm Thị Thu Hà'];
const states = ['received', 'working', 'working', 'supplement', 'working', 'stopped', 'returned'] as const;

export function galleryRows(count: number): GalleryRow[] {
  return Array.from({ length: count }, (_, index) => ({
    code: `H13.27.04-150211-${String(index + 1).padStart(4, '0')}`,
    procedure: pick(procedures, index),
    applicant: pick(applicants, index * 3),
    owner: pick(owners, index),
    state: pick(states, index),
    dueInMinutes: index * 190 - 1600,
  }));
}

export function standingAt(minutes: number): DueStanding {
  return minutes < 0
    ? { kind: 'late', by: -minutes }
    : { kind: 'running', left: minutes, soon: minutes < 480 };
}

function pick<T>(list: readonly T[], index: number): T {
  const item = list[index % list.length];
  if (item === undefined) throw new RangeError('Nothing to pick from');
  return item;
}
