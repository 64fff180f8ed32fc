import type { Text } from '../src/kernel/messages.ts';

/** Words that both languages write alike: abbreviations, standards, names. */
const alike: ReadonlySet<string> = new Set([
  'Một Cửa',
  'BPMN',
  'CSV',
  'Email',
  'Excel',
  'HTML',
  'JSON',
  'NDJSON',
  'OpenID Connect',
  'PDF',
  'QR',
  'TOTP',
  'XML',
]);

/** Vietnamese syllables that are right without any mark; a text of other bare letters has lost its diacritics. */
const bareSyllables: ReadonlySet<string> = new Set(
  `ai an anh ba bao cao cha cho chung chia con danh dao do doanh dung em ghi giao hai hay hoa in khai khi
  kho khu kinh lao lui mai minh mua nam nay nghe nghi ngay nhanh nhau qua quan quay quy ra sai sang sao
  sau so tay thanh tham thay theo thi thu tin toa tra trang trao trong trung tuy xa xem xin xong xung`.split(
    /\s+/,
  ),
);

/** What is wrong with a text that people read, in words; empty when it is right. */
export function textProblems({ vi, en }: Text): string[] {
  const problems: string[] = [];
  for (const [language, words] of Object.entries({ vi, en })) {
    if (words.trim() === '') problems.push(`${language} is empty`);
    else if (words !== words.trim()) problems.push(`${language} begins or ends with a space`);
    if (words !== words.normalize('NFC')) problems.push(`${language} is not in composed letters (NFC)`);
  }
  if (vi.trim() === '') return problems;
  if (vi === en && !alike.has(vi) && /\p{L}/u.test(vi)) problems.push('vi and en are the same');
  if (vi !== en && !hasVietnameseLetter(vi) && lettersWithout(vi).length > 0)
    problems.push(`vi has no Vietnamese letter, and "${lettersWithout(vi).join(' ')}" would need one`);
  return problems;
}

/** Every text inside what a module exports, with the way to it; functions that make texts are not walked. */
export function textsIn(value: unknown, way: string): { way: string; text: Text }[] {
  if (isText(value)) return [{ way, text: value }];
  if (value instanceof Map)
    return [...value].flatMap(([key, inner]) => textsIn(inner, `${way}.${String(key)}`));
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => textsIn(inner, `${way}.${key}`));
}

function isText(value: unknown): value is Text {
  return (
    typeof value === 'object' &&
    value !== null &&
    'vi' in value &&
    'en' in value &&
    typeof value.vi === 'string' &&
    typeof value.en === 'string'
  );
}

function hasVietnameseLetter(words: string): boolean {
  return /[đĐ]|[aeiouy][\u0300\u0301\u0302\u0303\u0306\u0309\u031b\u0323]/i.test(words.normalize('NFD'));
}

/** The words that a Vietnamese text of bare letters cannot have: neither known syllables nor abbreviations in capitals. */
function lettersWithout(words: string): string[] {
  const parts = words.replace(/\{\w+\}|\$\{\w+\}/g, ' ').match(/\p{L}+/gu) ?? [];
  return parts.filter(
    (part) => !bareSyllables.has(part.toLowerCase()) && part !== part.toUpperCase() && !alike.has(part),
  );
}
