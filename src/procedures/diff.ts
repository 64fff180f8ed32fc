import { formatMoney, formatTerm } from '../ui/format.ts';
import type { Language } from '../kernel/messages.ts';
import type { ProcedureChannel, ProcedureContent, RequiredPaper } from './schema.ts';
import { levelsOf } from './rules.ts';
import { channelWords, levelWords, onlineLevelWords, parts, type Part } from './words.ts';

/** A line of a part: in both versions, only in the older or only in the newer. */
export type DiffLine = { readonly sign: 'same' | 'removed' | 'added'; readonly text: string };
export type PartDiff = {
  readonly part: Part;
  readonly isChanged: boolean;
  readonly lines: readonly DiffLine[];
};

/** Two versions, part by part in the order of the law. */
export function diffContents(
  older: ProcedureContent,
  newer: ProcedureContent,
  language: Language,
): PartDiff[] {
  const before = partLines(older, language);
  const after = partLines(newer, language);
  return parts.map((part) => {
    const lines = diffLines(before[part], after[part]);
    return { part, isChanged: lines.some((line) => line.sign !== 'same'), lines };
  });
}

/** Lines removed and added, by the longest common subsequence; very long lists are shown as replaced. */
export function diffLines(older: readonly string[], newer: readonly string[]): DiffLine[] {
  const as = (sign: DiffLine['sign'], lines: readonly string[]): DiffLine[] =>
    lines.map((text) => ({ sign, text }));
  if (older.length * newer.length > 250_000) return [...as('removed', older), ...as('added', newer)];
  const lengths = commonLengths(older, newer);
  const lines: DiffLine[] = [];
  let i = 0;
  let j = 0;
  while (i < older.length || j < newer.length) {
    const [a, b] = [older[i], newer[j]];
    if (a !== undefined && a === b) {
      lines.push({ sign: 'same', text: a });
      i += 1;
      j += 1;
    } else if (
      a !== undefined &&
      (b === undefined || (lengths[i + 1]?.[j] ?? 0) >= (lengths[i]?.[j + 1] ?? 0))
    ) {
      lines.push({ sign: 'removed', text: a });
      i += 1;
    } else {
      lines.push({ sign: 'added', text: b ?? '' });
      j += 1;
    }
  }
  return lines;
}

/** `lengths[i][j]`: how many lines the ends from i and from j have in common. */
function commonLengths(older: readonly string[], newer: readonly string[]): number[][] {
  const lengths = Array.from({ length: older.length + 1 }, () =>
    Array.from({ length: newer.length + 1 }, () => 0),
  );
  for (let i = older.length - 1; i >= 0; i -= 1) {
    for (let j = newer.length - 1; j >= 0; j -= 1) {
      const row = lengths[i];
      if (row === undefined) continue;
      row[j] =
        older[i] === newer[j]
          ? (lengths[i + 1]?.[j + 1] ?? 0) + 1
          : Math.max(lengths[i + 1]?.[j] ?? 0, row[j + 1] ?? 0);
    }
  }
  return lengths;
}

/** Every part as lines of words, for comparing. */
function partLines(content: ProcedureContent, language: Language): Record<Part, readonly string[]> {
  const some = (text: string): string[] => (text === '' ? [] : [text]);
  return {
    name: some(content.name),
    nameEn: some(content.nameEn),
    level: levelsOf(content).map((level) => levelWords[level][language]),
    field: some(content.field),
    sequence: content.sequence,
    channels: content.channels.map((channel) => sayChannel(channel, language)),
    papers: content.papers.map((paper) => sayPaper(paper, language)),
    sets: [String(content.sets)],
    audience: content.audience,
    decidingAgency: some(content.decidingAgency),
    agencies: content.agencies,
    results: content.results,
    forms: content.forms,
    conditions: some(content.conditions),
    legalBasis: content.legalBasis,
    lifeEvents: content.lifeEvents,
    onlineLevel: some(onlineLevelWords[content.onlineLevel]?.[language] ?? ''),
    process: some(content.process),
  };
}

function sayChannel({ channel, term, fee, feeNote, note }: ProcedureChannel, language: Language): string {
  return [
    channelWords[channel][language],
    term === null ? '' : formatTerm(term, language),
    fee === null ? '' : formatMoney(fee, language),
    feeNote,
    note,
  ]
    .filter((part) => part !== '')
    .join(' · ');
}

function sayPaper(
  { name, original, certified, plain, required, note }: RequiredPaper,
  language: Language,
): string {
  const words =
    language === 'vi'
      ? { original: 'bản chính', certified: 'bản sao chứng thực', plain: 'bản sao', optional: 'nếu có' }
      : { original: 'original', certified: 'certified copy', plain: 'copy', optional: 'if applicable' };
  const counts = [
    original > 0 ? `${original} ${words.original}` : '',
    certified > 0 ? `${certified} ${words.certified}` : '',
    plain > 0 ? `${plain} ${words.plain}` : '',
    required ? '' : words.optional,
    note,
  ];
  return [name, ...counts.filter((part) => part !== '')].join(' · ');
}
