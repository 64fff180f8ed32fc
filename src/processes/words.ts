import { t, type Text } from '../kernel/messages.ts';
import type { EndOutcome, Owner, TaskKind } from './schema.ts';

export const taskKindWords: Readonly<Record<TaskKind, Text>> = {
  handle: t('Giải quyết', 'Handle'),
  check: t('Kiểm tra hồ sơ', 'Check the dossier'),
  inspect: t('Kiểm tra thực địa', 'Inspect on site'),
  consult: t('Cho ý kiến', 'Give an opinion'),
  approve: t('Phê duyệt', 'Approve'),
  issue: t('Vào sổ, đóng dấu, phát hành', 'Number, seal and issue'),
  payment: t('Chờ người nộp đóng phí, lệ phí', 'Wait for the applicant’s payment'),
  return: t('Trả kết quả', 'Return the result'),
  refuse: t('Từ chối giải quyết', 'Refuse'),
};

export const endOutcomeWords: Readonly<Record<EndOutcome, Text>> = {
  returned: t('Đã trả kết quả', 'Result returned'),
  refused: t('Đã từ chối', 'Refused'),
};

const roleNames: Readonly<Record<string, Text>> = {
  clerk: t('Cán bộ một cửa', 'Clerk'),
  specialist: t('Chuyên viên', 'Specialist'),
  'unit-head': t('Lãnh đạo phòng', 'Unit head'),
  leader: t('Lãnh đạo cơ quan', 'Leader'),
  'records-clerk': t('Văn thư', 'Records clerk'),
};

/** A role in words; one that is not ours (a lane's name) stands as it is. */
export function roleWords(role: string): Text {
  return roleNames[role] ?? t(role, role);
}

/** The roles that may do a task, in the order of the dossier's usual way. */
export const taskRoles: readonly string[] = Object.keys(roleNames);

const relations: Readonly<Record<string, Text>> = {
  own: t('Cơ quan tiếp nhận', 'The receiving agency'),
  parent: t('Cơ quan cấp trên trực tiếp', 'The agency above'),
  city: t('Cơ quan cấp thành phố', 'The city'),
};

/** An agency in words: by its relation to the dossier, by name where `agencies` knows it, else its code. */
export function agencyWords(agency: string, agencies: ReadonlyMap<string, string> = new Map()): Text {
  const name = agencies.get(agency) ?? agency;
  return relations[agency] ?? t(name, name);
}

export function ownerWords(owner: Owner, agencies?: ReadonlyMap<string, string>): Text {
  const agency = agencyWords(owner.agency, agencies);
  if (owner.role === '') return agency;
  const role = roleWords(owner.role);
  return owner.agency === 'own' ? role : t(`${role.vi}, ${agency.vi}`, `${role.en}, ${agency.en}`);
}

/** A timer in words: `P3DT4H` → chờ 3 ngày 4 giờ. */
export function waitWords(duration: string): Text {
  const length = Temporal.Duration.from(duration);
  const parts = durationUnits.filter(([unit]) => length[unit] !== 0);
  const vi = parts.map(([unit, words]) => `${length[unit]} ${words.vi}`).join(' ');
  const en = parts
    .map(([unit, words]) => `${length[unit]} ${words.en}${length[unit] === 1 ? '' : 's'}`)
    .join(' ');
  return t(`Chờ ${vi}`, `Wait ${en}`);
}

const durationUnits = [
  ['years', t('năm', 'year')],
  ['months', t('tháng', 'month')],
  ['weeks', t('tuần', 'week')],
  ['days', t('ngày', 'day')],
  ['hours', t('giờ', 'hour')],
  ['minutes', t('phút', 'minute')],
  ['seconds', t('giây', 'second')],
] as const;

export const fileWords = t(
  'Tệp .bpmn của Camunda, Signavio, bpmn.io hoặc công cụ BPMN 2.0 khác, tối đa 2 MB.',
  'A .bpmn file of Camunda, Signavio, bpmn.io or another BPMN 2.0 tool, at most 2 MB.',
);
