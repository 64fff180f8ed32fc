import { z } from 'zod';
import { notFound, Refused } from '../kernel/errors.ts';
import type { House } from '../kernel/house.ts';
import { fold, say, t, type Language } from '../kernel/messages.ts';
import { excelType } from '../kernel/spreadsheet.ts';
import { page, route, type Reply, type Route } from '../kernel/web.ts';
import { FigureAddress, questionOf } from './address.ts';
import { csvOf, excelOf, tableOfRows, type Table } from './export.ts';
import { FigurePage } from './figure-page.tsx';
import type { Indicators } from './indicators.ts';
import { CataloguePage, RowsPage } from './pages.tsx';
import { grains, previousPeriod, samePeriodLastYear, type Grain } from './periods.ts';
import { readIndicators } from './permissions.ts';
import { reformAreas, type Indicator, type Period, type Question } from './schema.ts';
import { figureText } from './text.ts';

/** What the pages need of the organisation. */
export type Agencies = {
  all(): readonly { readonly id: number; readonly code: string; readonly name: string }[];
};

const pageSize = 50;
const mostExported = 50_000;
const Code = z.object({ code: z.string().max(100) });

export function indicatorRoutes(house: House, indicators: Indicators, agencies: Agencies): Route[] {
  const get = (code: string): Indicator => {
    const found = indicators.find(code);
    if (found === undefined) throw new Refused(notFound);
    return found;
  };
  const names = (code: string) => get(code).title;
  const agencyName = (id: number): string => agencies.all().find((agency) => agency.id === id)?.name ?? '';
  const ask = (address: FigureAddress) => questionOf(address, house.clock.today());

  return [
    route({
      method: 'GET',
      path: '/indicators',
      permission: readIndicators,
      query: z.object({
        q: z.string().trim().max(200).catch(''),
        area: z.enum(['', ...(Object.keys(reformAreas) as (keyof typeof reformAreas)[])]).catch(''),
        kind: z.enum(['', 'computed', 'reported']).catch(''),
      }),
      handle({ query, language }) {
        const words = fold(query.q);
        const found = indicators
          .all()
          .filter(({ code, title }) => fold(`${title.vi} ${title.en} ${code}`).includes(words))
          .filter(({ area }) => query.area === '' || area === query.area)
          .filter(
            ({ from }) => query.kind === '' || (from.kind === 'reported') === (query.kind === 'reported'),
          );
        const body = <CataloguePage indicators={found} values={query} />;
        return page(t('Danh mục chỉ tiêu', 'Indicators')[language], body);
      },
    }),
    route({
      method: 'GET',
      path: '/indicators/:code',
      permission: readIndicators,
      params: Code,
      query: FigureAddress,
      async handle({ params, query, actor, language }) {
        if (params.code.endsWith('.xlsx'))
          return breakdownFile(params.code.slice(0, -5), query, actor, language);
        const indicator = get(params.code);
        const { question, problems } = ask(query);
        const beforeQuestion = { ...question, period: comparedWith(question.period) };
        const dimensions = indicators.dimensionsOf(indicator.code);
        const by = query.by === '' || !(query.by in dimensions) ? 'agency' : query.by;
        const canDivide = by === 'agency' || by in dimensions;
        const isOneAgency = by === 'agency' && question.where?.agencyIds?.length === 1;
        const [figure, before, lines, points, reported] = await Promise.all([
          indicators.figure(actor, indicator.code, question),
          indicators.figure(actor, indicator.code, beforeQuestion),
          canDivide && !isOneAgency ? indicators.breakdown(actor, [indicator.code], by, question) : null,
          indicators.trend(actor, [indicator.code], grainOf(query.grain, question.period), question),
          indicators.reportedValues(indicator.code, question),
        ]);
        const body = (
          <FigurePage
            indicator={indicator}
            names={names}
            address={{ ...query, ...daysOf(question) }}
            question={question}
            problems={problems}
            figure={figure}
            before={before}
            beforeQuestion={beforeQuestion}
            lines={lines}
            dimensions={dimensions}
            points={points}
            reported={reported}
            agencies={agencies.all()}
            agencyName={agencyName}
          />
        );
        return page(say(indicator.title, language), body);
      },
    }),
    route({
      method: 'GET',
      path: '/indicators/:code/rows',
      permission: readIndicators,
      params: Code,
      query: FigureAddress,
      async handle({ params, query, actor, language }) {
        const indicator = get(params.code);
        const { question, problems } = ask(query);
        const side = query.side === 'part' ? 'part' : 'whole';
        const [figure, { total, table }] = await Promise.all([
          indicators.figure(actor, indicator.code, question),
          indicators.rows(actor, indicator.code, question, language, {
            side,
            number: query.page,
            size: pageSize,
          }),
        ]);
        const body = (
          <RowsPage
            indicator={indicator}
            question={question}
            value={figureText(figure, language)}
            total={total}
            table={table}
            page={query.page}
            pageSize={pageSize}
            problems={problems}
          />
        );
        return page(say(indicator.title, language), body);
      },
    }),
    ...(['csv', 'xlsx'] as const).map((kind) =>
      route({
        method: 'GET',
        path: `/indicators/:code/rows.${kind}`,
        permission: readIndicators,
        params: Code,
        query: FigureAddress,
        perMinute: 30,
        async handle({ params, query, actor, language }) {
          const indicator = get(params.code);
          const { question } = ask(query);
          const { table } = await indicators.rows(actor, indicator.code, question, language, {
            side: query.side === 'part' ? 'part' : 'whole',
            size: mostExported,
          });
          return fileOf(tableOfRows(say(indicator.title, language), table, language), kind, indicator.code);
        },
      }),
    ),
  ];

  async function breakdownFile(
    code: string,
    query: FigureAddress,
    actor: Parameters<Indicators['figure']>[0],
    language: Language,
  ): Promise<Reply> {
    const indicator = get(code);
    const { question } = ask(query);
    const by = query.by in indicators.dimensionsOf(code) ? query.by : 'agency';
    const lines = await indicators.breakdown(actor, [code], by, question);
    const rows = lines.map(({ label, figures }) => {
      const figure = figures.get(code);
      const cells = [say(label, language), figure?.value ?? ''];
      return figure?.parts == null ? cells : [...cells, figure.parts.numerator, figure.parts.denominator];
    });
    const words = t('Giá trị', 'Value')[language];
    const parts = indicator.from.kind === 'ratio' ? ['Tử số', 'Mẫu số'] : [];
    const name = say(indicator.title, language);
    return fileOf({ name, headings: [name, words, ...parts], rows }, 'xlsx', code);
  }
}

async function fileOf(table: Table, kind: 'csv' | 'xlsx', code: string): Promise<Reply> {
  const name = `${code.replaceAll('.', '-')}.${kind}`;
  return kind === 'csv'
    ? {
        kind: 'bytes',
        data: csvOf(table),
        mediaType: 'text/csv; charset=utf-8',
        fileName: name,
        isDownload: true,
      }
    : { kind: 'bytes', data: await excelOf(table), mediaType: excelType, fileName: name, isDownload: true };
}

/** The same period a year before; for odd stretches of days, the days before. */
function comparedWith(period: Period): Period {
  const isLong = period.to.since(period.from, { largestUnit: 'days' }).days > 366;
  return isLong ? previousPeriod(period) : samePeriodLastYear(period);
}

/** By year over more than three years, by month up to one and a half, by quarter between; as chosen where it is. */
function grainOf(chosen: string, { from, to }: Period): Grain {
  const known = grains.find((grain) => grain === chosen);
  if (known !== undefined) return known;
  const { months } = to.since(from, { largestUnit: 'months' });
  if (months >= 36) return 'year';
  return months >= 18 ? 'quarter' : 'month';
}

function daysOf({ period, asOf }: Question): Pick<FigureAddress, 'from' | 'to' | 'asOf'> {
  return { from: period.from.toString(), to: period.to.toString(), asOf: asOf?.toString() ?? '' };
}
