/** What a number in a sentence is. Only counts, amounts, ratios and percentages are compared with others. */
export type FigureKind = 'count' | 'money' | 'ratio' | 'percent' | 'duration' | 'label' | 'date' | 'other';

type NumberPattern = { readonly kind: FigureKind | 'ratio' | 'number'; readonly pattern: RegExp };

const num = String.raw`\d{1,3}(?:\.\d{3})+(?:,\d+)?|\d{1,3}(?: \d{3})+(?![\d.,]*\d)|\d+(?:,\d+)?`;
const money = String.raw`\s*(?:(?:nghìn|ngàn|triệu|tỷ|tỉ)(?!\s*(?:lệ|trọng|suất))\s*)*(?:đồng|VNĐ|VND|USD)?`;

/**
 * What a number can be, the surest first: what one pattern has taken no later one looks at. Days and years, numbers of
 * documents and standards, dimensions, ranges and ratios come before plain numbers.
 */
const patterns: readonly NumberPattern[] = [
  { kind: 'date', pattern: /(?:ngày\s+)?\d{1,2}\s+tháng\s+\d{1,2}(?:\s+năm\s+\d{4})?/giu },
  { kind: 'date', pattern: /(?<![\d/.-])\d{1,2}([/.-])\d{1,2}\1\d{4}(?![\d/])/gu },
  { kind: 'date', pattern: /(?<!\d)\d{4}-\d{2}-\d{2}(?!\d)/gu },
  {
    kind: 'date',
    pattern: /(?<![\d.,])(?:19|20)\d{2}\s*-\s*(?:(?:19|20)\d{2}|\d{2})(?![\d.,/]*\d)/gu,
  },
  { kind: 'date', pattern: /ngày\s+\d{1,2}(?:\s*[/-]\s*\d{1,2})?(?!\d)(?![./]\d)/giu },
  { kind: 'date', pattern: /tháng\s+\d{1,2}(?:\s*(?:[/-]|năm)\s*\d{4})?(?![\d/])/giu },
  { kind: 'date', pattern: /(?<![\d./])(?:0?[1-9]|1[0-2])\/(?:19|20)\d{2}(?![\d/])/gu },
  { kind: 'date', pattern: /quý\s+(?:IV|I{1,3}|[1-4])(?:\s*(?:[/,-]|năm)\s*\d{4})?/gu },
  { kind: 'date', pattern: /(?:năm|từ năm|đến năm|hết năm)\s+(?:19|20)\d{2}(?![\d.])/giu },
  { kind: 'label', pattern: /\d+\p{L}?(?:\/\d{2,6})?\/\p{Lu}[\p{Lu}\d]+(?:[-/&]\p{Lu}[\p{L}\d]*)*/gu },
  {
    kind: 'label',
    pattern:
      /(?:QCVN|TCVN|ISO|IEC|TCXDVN|QTVN)[\s/-]*(?:(?:ISO|IEC|QĐ|BTNMT)[\s/-]*)*\d+(?:[-.]\d+)*(?::\d{4})?(?:\/\p{Lu}+)*/gu,
  },
  {
    kind: 'other',
    pattern:
      /\d+(?:[.,]\d+)?\s*(?:mm|cm|dm|m|km)?\s*[x×]\s*(?:\p{L}+\s+)?\d+(?:[.,]\d+)?\s*(?:mm|cm|dm|m|km)?(?!\p{L})/giu,
  },
  { kind: 'other', pattern: /\d{1,2}\s*(?:h|giờ|g)\s*\d{2}(?!\d)|\d{1,2}:\d{2}(?!\d)/giu },
  {
    kind: 'other',
    pattern: /(?:\+84|\(0\d{1,4}\))[\d .-]{6,}|(?<![\d.,])0\d{2,3}[. -]\d{3}[. -]\d{3,4}(?!\d)/gu,
  },
  { kind: 'other', pattern: /\b(?:24\/7|24\/24)\b/gu },
  {
    kind: 'ratio',
    pattern: new RegExp(
      String.raw`(?<![\d.,/])(${num})(${money}|\s+\p{L}+(?:\s\p{L}+){0,2})\s?\/\s?(?:tổng số\s+)?(${num})(?![\d/]|[.,]\d)`,
      'gu',
    ),
  },
  {
    kind: 'other',
    pattern: new RegExp(String.raw`(?<![\d.,/])(?:${num})\s*%?\s*-\s*(?:${num})(?![\d/]|[.,]\d)`, 'gu'),
  },
  { kind: 'number', pattern: /(?<![\d.,/])\d{1,3} \d{3}(?: \d{3})*(?![\d.,]*\d)/gu },
  { kind: 'number', pattern: /\d[\d.,]*\d|\d/gu },
];

export function patternsOf(): readonly NumberPattern[] {
  return patterns;
}
