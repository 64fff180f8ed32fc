import type { ReportDocument, ReportFigure } from './schema.ts';

/** Where the figures of a report are from: measured by the city's own records, or reported by agencies. */
export type Sources = {
  readonly measured: number;
  readonly reported: number;
  /** By the agencies that reported them: each figure once, however often it is printed. */
  readonly reporters: readonly { readonly by: string; readonly figures: readonly ReportFigure[] }[];
};

export function sourcesOf({ figures }: Pick<ReportDocument, 'figures'>): Sources {
  const said = figures.filter(({ isTarget }) => isTarget !== true);
  const once = (source: ReportFigure['source']): ReportFigure[] => [
    ...new Map(said.filter((one) => one.source === source).map((one) => [keyOf(one), one])).values(),
  ];
  const reported = once('reported');
  const groups = Map.groupBy(reported, ({ reportedBy }) => reportedBy.join(', '));
  return {
    measured: once('measured').length,
    reported: reported.length,
    reporters: [...groups].map(([by, own]) => ({ by, figures: own })),
  };
}

/** The same in sentences, printed at the end of a report: its reader need not open a figure to know what it rests on. */
export function sourceSentences(document: Pick<ReportDocument, 'figures'>): string[] {
  const { measured, reported, reporters } = sourcesOf(document);
  if (measured + reported === 0) return [];
  const first = `Nguồn số liệu: ${measured} số liệu được đo từ hồ sơ, sổ theo dõi; ${reported} số liệu do cơ quan báo cáo.`;
  return [
    reported === 0 ? first : `${first} Chỉ tiêu nào đã có hồ sơ, sổ theo dõi thì số đo thay số báo cáo.`,
    ...reporters.map(
      ({ by, figures }) =>
        `Do ${by === '' ? 'cơ quan' : by} báo cáo: ${[...new Set(figures.map(({ title }) => lowered(title.vi)))].join('; ')}.`,
    ),
  ];
}

function keyOf({ code, period, where }: ReportFigure): string {
  return `${code} ${period.from} ${period.to} ${JSON.stringify(where)}`;
}

/** In the middle of a sentence; abbreviations stay. */
function lowered(words: string): string {
  return /^\p{Lu}\p{Ll}/u.test(words) ? words.charAt(0).toLowerCase() + words.slice(1) : words;
}
