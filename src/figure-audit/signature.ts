import { kindOf } from './bullets.ts';
import { daysOf } from './days.ts';
import type { Figure } from './numbers.ts';
import { sentenceAt, type Document, type Paragraph } from './sentences.ts';

/** What a figure is about, in words that can be compared: the thing with its qualities, for whom, and when. */
export type Signature = { readonly content: string; readonly scope: string; readonly period: string };

const ignored = new Set(
  'tổng số lượng là có của cả toàn tỉnh thành phố huyện quận trên địa bàn đã được trong hiện nay đến tính đạt với và kết quả theo như về tại từ các ngày tháng năm quý kỳ báo cáo giai đoạn này ra vào cho ở hết hoặc đó nhìn chung thực ubnd ủy ban nhân dân gồm cụ thể thời gian qua nói chung đồng chiếm tỷ tỉ lệ mức cũng do đều đầu cuối sơ bộ theo'.split(
    ' ',
  ),
);

const synonyms: readonly (readonly [RegExp, string])[] = [
  [/thủ tục hành chính|tthc|thủ tục/giu, 'thủtục'],
  [/hồ sơ thủtục|hồ sơ/giu, 'hồsơ'],
  [/cải cách hành chính|cchc/giu, 'cchc'],
  [/cán bộ,? công chức,? viên chức|cbccvc/giu, 'cbccvc'],
  [/quyết định công bố/giu, 'quyếtđịnhcôngbố'],
  [/công tác/giu, ' '],
];

const everywhere =
  /(?:toàn|cả)\s+(?:tỉnh|thành phố|huyện|quận|thị xã|xã|phường|ngành)|trên địa bàn\s+(?:toàn\s+)?(?:tỉnh|thành phố|huyện|quận)|của\s+(?:tỉnh|thành phố|huyện|quận)|(?:^|[\s,])(?:ubnd\s+)?(?:tỉnh|thành phố|huyện|quận)\s+(?:đã|hiện|có|tiếp nhận|ban hành)/iu;
const named =
  /(?:Sở|Ban|Chi cục|Trung tâm|Văn phòng|[Hh]uyện|[Qq]uận|[Xx]ã|[Pp]hường|[Tt]hị xã|[Tt]hị trấn|Công an|Cục|[Pp]hòng)\s+\p{Lu}[\p{L}]*(?:(?:\s(?:và\s)?|,\s)\p{Lu}[\p{L}]*)*|[Cc]ấp\s+(?:tỉnh|thành phố|sở|huyện|xã|phường|quận)|[Ll]ĩnh vực\s+[\p{L} ]{3,30}/gu;

/** The signature of a figure, or null where its words say too little. */
export function signatureOf(document: Document, paragraph: Paragraph, figure: Figure): Signature | null {
  const { text } = paragraph;
  const sentence = sentenceAt(paragraph, figure.start);
  const told = text.slice(sentence.start, figure.start);
  const before = ownClause(told)
    .replace(/^\s*(?:\d{1,3}\s+(?=\p{Lu}|-)|[-+*•]|\p{Ll}\)|\d+(?:\.\d+)*[.)])\s*/u, '')
    .replace(/(?:,\s*)?(?:tăng|giảm)[^,;]*(?:,|$)/giu, ',');
  const after = /^[^,;.(:]*/u.exec(text.slice(figure.end, sentence.end))?.[0] ?? '';
  const words = `${before} ${after}`;
  if (words.length > 400) return null;
  const scope = scopeOf(words) || scopeOf(told) || contextOf(document, paragraph);
  const content = contentOf(words, figure.kind);
  return content.split(' ').length < 2 && !content.includes('thủtục') && !content.includes('cbccvc')
    ? null
    : {
        content,
        scope,
        period: periodOf(figure.kind === 'ratio' ? withoutAsOf(`${told} ${after}`) : `${told} ${after}`),
      };
}

/** The clause after the last semicolon, when it says by itself of whom it speaks; else everything. */
function ownClause(told: string): string {
  const clause = told.slice(told.lastIndexOf(';') + 1);
  if (
    clause.length === told.length ||
    told.includes('(') ||
    !(/tổng (?:số|kinh phí|vốn)/iu.test(clause) || scopeOf(clause) !== '')
  )
    return told;
  const lead = /^[^;]*?:/u.exec(told)?.[0] ?? '';
  return `${lead} ${clause}`;
}

function scopeOf(words: string): string {
  const names = [...words.matchAll(named)].map(([name]) => name.toLowerCase().trim());
  if (names.length > 0) return [...new Set(names)].toSorted().join(', ');
  return everywhere.test(words) ? 'all' : '';
}

/** Whom the heading or the line that introduces this one speaks of. */
function contextOf({ paragraphs }: Document, paragraph: Paragraph): string {
  for (let at = paragraph.index - 1; at >= Math.max(0, paragraph.index - 12); at -= 1) {
    const other = paragraphs[at];
    if (other === undefined || /^\s*(?:phần|chương|phụ lục)\s/iu.test(other.text)) break;
    const isHead =
      (/:\s*$/.test(other.text) || /^(?:\d|[IVX]|\p{Ll}\))/u.test(other.marker)) && other.text.length < 200;
    if (!isHead || kindOf(other.marker) === kindOf(paragraph.marker)) continue;
    const names = [...other.text.matchAll(named)].map(([name]) => name.toLowerCase());
    if (names.length > 0) return names.join(', ');
  }
  return '';
}

function contentOf(words: string, kind: string): string {
  let flat = ` ${words} `.replace(named, ' ');
  for (const [pattern, word] of synonyms) flat = flat.replace(pattern, ` ${word} `);
  const tokens = (flat.toLowerCase().match(/[\p{L}]+/gu) ?? []).filter(
    (word) => !ignored.has(word) && !/^[ivx]+$/.test(word),
  );
  return [kind, ...new Set(tokens)].toSorted().join(' ');
}

/** How far something has come is told as of the report, whether or not the day is said again. */
function withoutAsOf(words: string): string {
  return words.replace(/tính đến\s+(?:hết\s+)?(?:ngày\s+)?[^,;]*[,;]/giu, ' ');
}

/** Days, quarters and years that the words name. */
function periodOf(words: string): string {
  const days = daysOf({ text: words }).map(({ first, last }) => `${first}-${last}`);
  const quarters = [
    ...words.matchAll(
      /quý\s+(?:IV|I{1,3}|[1-4])|(?:[369]|0[369])\s+tháng(?:\s+(?:đầu|cuối)\s+năm)?|(?:19|20)\d{2}\s*-\s*(?:19|20)\d{2}|cùng kỳ|(?:năm|kỳ|quý|tháng) trước|lũy kế|trong kỳ/giu,
    ),
  ].map(([found]) => found.toLowerCase());
  return [...new Set([...days, ...quarters])].toSorted().join(' ');
}
