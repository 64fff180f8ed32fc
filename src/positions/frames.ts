import { t, type Text } from '../kernel/messages.ts';
import type { Agency } from '../organization/schema.ts';
import { cityRows, communeRows } from './frame-rows-others.ts';
import { common, leadership, specialised, support, type Row } from './frame-rows.ts';
import type { Group, Position } from './schema.ts';

/** Frames that an agency begins its scheme from. */
export const templates = {
  city: t('Khung vị trí của Ủy ban nhân dân thành phố', 'Frame of the city’s people’s committee'),
  department: t('Khung vị trí của sở, ngành', 'Frame of a department'),
  district: t('Khung vị trí của Ủy ban nhân dân quận, huyện', 'Frame of a district people’s committee'),
  commune: t('Khung vị trí của xã, phường, thị trấn', 'Frame of a commune'),
} satisfies Record<string, Text>;
export type Template = keyof typeof templates;

/** The frame that fits an agency, offered first. */
export function templateFor({ level, parentId }: Pick<Agency, 'level' | 'parentId'>): Template {
  if (level === 'city') return parentId === null ? 'city' : 'department';
  return level === 'commune' ? 'commune' : 'district';
}

const rowsOf: Readonly<Record<Template, Readonly<Record<Group, readonly Row[]>>>> = {
  city: { ...cityRows, shared: common, support },
  department: {
    leadership: leadership.department,
    specialised: specialised.department,
    shared: common,
    support,
  },
  district: { leadership: leadership.district, specialised: specialised.district, shared: common, support },
  commune: { ...communeRows, shared: [], support: [] },
};

/** The positions of a frame, to be written over. */
export function positionsOf(template: Template): Position[] {
  return (Object.entries(rowsOf[template]) as [Group, readonly Row[]][]).flatMap(([group, rows]) =>
    rows.map((row) => positionOf(row, group)),
  );
}

function positionOf([code, title, grade, degree, seats, work]: Row, group: Group): Position {
  const level = { leadership: 4, specialised: 3, shared: 3, support: 1 }[group];
  return {
    code,
    title,
    group,
    unit: '',
    work,
    outputs: outputs[group],
    competences:
      group === 'support'
        ? [{ name: 'Đạo đức, trách nhiệm trong công việc', level: 2 }]
        : [
            { name: 'Đạo đức và bản lĩnh', level },
            { name: 'Tổ chức thực hiện công việc', level },
            { name: 'Soạn thảo và ban hành văn bản', level },
            { name: 'Giao tiếp, ứng xử', level: 3 },
            { name: 'Sử dụng công nghệ thông tin', level: 2 },
          ],
    grade,
    degree,
    major: '',
    seats,
  };
}

const outputs: Readonly<Record<Group, string>> = {
  leadership:
    'Nhiệm vụ của đơn vị hoàn thành đúng tiến độ, chất lượng; văn bản thuộc thẩm quyền được ban hành',
  specialised: 'Văn bản tham mưu, báo cáo, kết quả giải quyết hồ sơ đúng quy định và thời hạn',
  shared: 'Công việc chuyên môn dùng chung được thực hiện đúng quy định, số liệu chính xác',
  support: 'Công việc phục vụ được thực hiện kịp thời, an toàn',
};
