import { t, type Language, type Text } from '../kernel/messages.ts';
import { formatDay } from '../ui/format.ts';
import { fieldsOf, isSection, sectionOf, type Field } from './sections.ts';
import { moveKinds, type Day, type StaffEvent } from './schema.ts';

export const roomTitle = t('Cán bộ, công chức, viên chức', 'Staff');

export const standardWords: Readonly<Record<string, Text>> = {
  professional: t('Thiếu chuẩn chuyên môn', 'Short of the professional standard'),
  political: t('Thiếu chuẩn lý luận chính trị', 'Short of the political standard'),
  management: t('Thiếu bồi dưỡng quản lý nhà nước theo ngạch', 'Short of state management training'),
};

export const standingWords = {
  waiting: t('Chờ giải quyết', 'Waiting'),
  accepted: t('Đã chấp nhận', 'Accepted'),
  refused: t('Không chấp nhận', 'Refused'),
};

export function dayWords(day: Day | Temporal.PlainDate | null): string {
  if (day === null || day === '') return '';
  return formatDay(typeof day === 'string' ? Temporal.PlainDate.from(day) : day);
}

/** A field's value as people read it. */
export function valueWords({ kind, choices, groups }: Field, value: string, language: Language): string {
  if (kind === 'choice') {
    const words = choices?.[value]?.[language] ?? value;
    const group = groups?.[value]?.[language];
    return group === undefined ? words : `${group}: ${words}`;
  }
  return kind === 'day' && /^\d{4}-\d{2}-\d{2}$/.test(value) ? dayWords(value) : value;
}

/** What happened to a record, in a line; says which fields, never what they hold. */
export function eventWords(event: StaffEvent): Text {
  switch (event.kind) {
    case 'opened':
      return event.data.importId === undefined
        ? t('Lập hồ sơ', 'Record opened')
        : t('Lập hồ sơ từ tệp Excel', 'Record opened from an Excel file');
    case 'import-undone':
      return t('Thu hồi cùng tệp đã nhập', 'Taken back with its import');
    case 'sheet-written':
      return about('Cập nhật', 'Updated', event.data.section);
    case 'entry-added':
      return about('Thêm vào', 'Added to', event.data.section);
    case 'entry-changed':
      return about('Sửa trong', 'Changed in', event.data.section);
    case 'entry-removed':
      return about('Bỏ khỏi', 'Removed from', event.data.section);
    case 'none-declared':
      return about(
        event.data.isNone ? 'Ghi là không có:' : 'Bỏ ghi không có:',
        event.data.isNone ? 'Declared as none:' : 'No longer none:',
        event.data.section,
      );
    case 'moved': {
      const { kind, decision, effectiveOn } = event.data;
      const { vi, en } = moveKinds[kind];
      return t(
        `${vi}, ${decision}, hiệu lực từ ${dayWords(effectiveOn)}`,
        `${en}, ${decision}, from ${dayWords(effectiveOn)}`,
      );
    }
    case 'move-withdrawn':
      return t('Thu hồi quyết định', 'Movement taken back');
    case 'linked':
      return event.data.accountId === null
        ? t('Bỏ gắn tài khoản', 'Account unlinked')
        : t('Gắn tài khoản', 'Account linked');
    case 'correction-requested':
      return about('Đề nghị đính chính:', 'Correction requested:', event.data.section, event.data.field);
    case 'correction-accepted':
      return t(`Chấp nhận đề nghị số ${event.data.number}`, `Request ${event.data.number} accepted`);
    case 'correction-refused':
      return t(`Không chấp nhận đề nghị số ${event.data.number}`, `Request ${event.data.number} refused`);
  }
}

/** Why something was done, where a reason was given. */
export function reasonOf(event: StaffEvent): string {
  switch (event.kind) {
    case 'entry-removed':
    case 'move-withdrawn':
      return event.data.reason;
    case 'correction-accepted':
    case 'correction-refused':
      return event.data.answer;
    default:
      return '';
  }
}

function about(vi: string, en: string, section: string, field = ''): Text {
  const title = placeWords(section, field);
  return t(`${vi} ${title.vi}`, `${en} ${title.en}`);
}

/** `Thông tin cá nhân: Quê quán`. */
export function placeWords(section: string, field: string): Text {
  if (!isSection(section)) return t(section, section);
  const { title } = sectionOf(section);
  const found = fieldsOf(section).find(([name]) => name === field)?.[1].title;
  return found === undefined ? title : t(`${title.vi}: ${found.vi}`, `${title.en}: ${found.en}`);
}
