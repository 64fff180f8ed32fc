import type { Indicators } from '../indicators/indicators.ts';
import type { Figure, Period } from '../indicators/schema.ts';
import { system } from '../kernel/access.ts';
import { t, type Text } from '../kernel/messages.ts';
import type { Organization } from '../organization/organization.ts';

/** A dataset: what it holds, and the files in which it comes. */
export type Dataset = {
  readonly id: 'indicators' | 'procedures';
  readonly title: Text;
  readonly description: Text;
  readonly files: readonly { readonly name: string; readonly mediaType: string; readonly title: Text }[];
};

export const datasets: readonly Dataset[] = [
  {
    id: 'indicators',
    title: t('Chỉ tiêu cải cách hành chính', 'Reform indicators'),
    description: t(
      'Giá trị các chỉ tiêu công khai theo quý và năm của thành phố, theo năm của từng cơ quan; tỷ lệ kèm tử số và mẫu số.',
      'Values of the published indicators by quarter and year for the city and by year for each agency; shares with their parts.',
    ),
    files: [
      { name: 'indicators.csv', mediaType: 'text/csv', title: t('CSV', 'CSV') },
      { name: 'indicators.json', mediaType: 'application/json', title: t('JSON', 'JSON') },
    ],
  },
  {
    id: 'procedures',
    title: t('Danh mục thủ tục hành chính', 'Administrative procedures'),
    description: t(
      'Các thủ tục đang có hiệu lực: tên, lĩnh vực, cấp giải quyết, giấy tờ, thời hạn, phí, căn cứ pháp lý.',
      'Procedures in force: name, field, level, papers, time limit, fee, legal basis.',
    ),
    files: [
      { name: 'procedures.csv', mediaType: 'text/csv', title: t('CSV', 'CSV') },
      { name: 'procedures.json', mediaType: 'application/json', title: t('JSON', 'JSON') },
      {
        name: 'procedures.jsonld',
        mediaType: 'application/ld+json',
        title: t('JSON-LD (CPSV-AP)', 'JSON-LD (CPSV-AP)'),
      },
    ],
  },
];

/** One published value; `agency` empty: the whole city. Shares are 0…1, money in đồng, durations in days. */
export type OpenValue = {
  readonly indicator: string;
  readonly title: string;
  readonly unit: string;
  readonly from: string;
  readonly to: string;
  readonly agency: string;
  readonly agencyName: string;
  readonly value: number | null;
  readonly numerator: number | null;
  readonly denominator: number | null;
  readonly source: Figure['source'];
  /** The day at which it stood so. */
  readonly knownOn: string;
};

/**
 * The published indicators of a year: the city by quarter and year, each agency by year. What has not begun has no value;
 * of what still runs, the value is that of the day on which it is asked.
 */
export async function openValues(
  indicators: Indicators,
  organization: Organization,
  year: number,
  today: Temporal.PlainDate,
): Promise<OpenValue[]> {
  if (year > today.year) return [];
  const open = indicators.all().filter(({ isOpen }) => isOpen === true);
  const agencyOf = new Map(organization.all().map((agency) => [String(agency.id), agency]));
  const codes = open.map(({ code }) => code);
  const period: Period = {
    from: Temporal.PlainDate.from({ year, month: 1, day: 1 }),
    to: Temporal.PlainDate.from({ year, month: 12, day: 31 }),
  };
  const [whole, quarters, agencies] = await Promise.all([
    indicators.figures(system, codes, { period }),
    indicators.trend(system, codes, 'quarter', { period }),
    indicators.breakdown(system, codes, 'agency', { period }),
  ]);
  const values: OpenValue[] = [];
  for (const { code, title, unit } of open) {
    const add = (figure: Figure | undefined, of: Period, agency: string, agencyName: string): void => {
      if (figure === undefined || figure.source === 'none') return;
      values.push({
        indicator: code,
        title: title.vi,
        unit,
        from: of.from.toString(),
        to: of.to.toString(),
        agency,
        agencyName,
        value: figure.value,
        numerator: figure.parts?.numerator ?? null,
        denominator: figure.parts?.denominator ?? null,
        source: figure.source,
        knownOn: today.toString(),
      });
    };
    add(whole.get(code), period, '', '');
    for (const point of quarters.filter(
      ({ period: { from } }) => Temporal.PlainDate.compare(from, today) <= 0,
    ))
      add(point.figures.get(code), point.period, '', '');
    for (const { key, label, figures } of agencies)
      add(figures.get(code), period, agencyOf.get(key)?.code ?? key, label.vi);
  }
  return values;
}

const columns = [
  'indicator',
  'title',
  'unit',
  'from',
  'to',
  'agency',
  'agencyName',
  'value',
  'numerator',
  'denominator',
  'source',
  'knownOn',
] as const satisfies readonly (keyof OpenValue)[];

export function valuesTable(values: readonly OpenValue[]) {
  return {
    name: 'indicators',
    headings: columns,
    rows: values.map((value) => columns.map((column) => value[column] ?? '')),
  };
}
