import { z } from 'zod';
import { covers, type Actor, type Answer } from '../kernel/access.ts';
import { notFound, Refused } from '../kernel/errors.ts';
import type { House } from '../kernel/house.ts';
import { fold, say, t, type Language, type Text } from '../kernel/messages.ts';
import { excelType } from '../kernel/spreadsheet.ts';
import { page, redirect, route, type Reply, type Route } from '../kernel/web.ts';
import { withQuery } from '../ui/page.tsx';
import { FigureAddress, questionOf, readDay } from './address.ts';
import { csvOf, excelOf, tableOfRows, type Table } from './export.ts';
import { FigurePage } from './figure-page.tsx';
import { divisionsOf } from './figure-view.ts';
import type { BreakdownLine, Indicators } from './indicators.ts';
import { narrowingsOf } from './narrowing.ts';
import { CataloguePage, RowsPage } from './pages.tsx';
import { grains, previousPeriod, samePeriodLastYear, type Grain } from './periods.ts';
import { readIndicators } from './permissions.ts';
import { reformAreas, units, type Indicator, type Period, type Question } from './schema.ts';
import { restructured, type PlaceInStructure } from './restructured.ts';
import { figureText, parameters, partsText } from './text.ts';

/** What the pages need of the organisation. */
export type Agencies = {
  all(): readonly { readonly id: number; readonly code: string; readonly name: string }[];
  /** Where each agency's figures stand in the structure of a day. */
  structureOn?(day: Temporal.PlainDate): (agencyId: number) => PlaceInStructure;
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
  /** Lines of agencies in the structure of the day asked for; as they are when none is, or it is no day. */
  const inStructure = (lines: readonly BreakdownLine[], asked: string): readonly BreakdownLine[] => {
    const day = readDay(asked);
    const placeOf = day === undefined ? undefined : agencies.structureOn?.(day);
    return placeOf === undefined ? lines : restructured(lines, placeOf, { nameOf: agencyName });
  };
  const ask = (address: FigureAddress, answer: Answer) =>
    questionOf(
      address,
      house.clock.today(),
      (id) => covers(answer, id) && agencies.all().some((agency) => agency.id === id),
    );

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
      async handle({ params, query, actor, answer, language }) {
        if (params.code.endsWith('.xlsx')) {
          const indicator = get(params.code.slice(0, -5));
          return breakdownFile(indicator, query, ask(query, answer).question, actor, language);
        }
        const indicator = get(params.code);
        const { question, problems } = ask(query, answer);
        const beforeQuestion = { ...question, period: comparedWith(question.period) };
        const dimensions = indicators.dimensionsOf(indicator.code);
        const [usual = 'agency', ...others] = divisionsOf(dimensions);
        const by = others.includes(query.by) ? query.by : usual;
        if (query.by !== '' && query.by !== by) problems.push(notDivided(query.by));
        const isOneAgency = by === 'agency' && question.where?.agencyIds?.length === 1;
        const isMeasured = Object.keys(dimensions).length > 0;
        const untilToday = isMeasured
          ? { ...question, period: untilDay(question.period, house.clock.today()) }
          : question;
        const [figure, before, lines, points, reported, narrowings] = await Promise.all([
          indicators.figure(actor, indicator.code, question),
          indicators.figure(actor, indicator.code, beforeQuestion),
          isOneAgency ? null : indicators.breakdown(actor, [indicator.code], by, question),
          indicators.trend(actor, [indicator.code], grainOf(query.grain, untilToday.period), untilToday),
          indicators.reportedValues(actor, [indicator.code], question),
          narrowingsOf(house.db, indicators, indicator.code, question, agencyName),
        ]);
        const body = (
          <FigurePage
            indicator={indicator}
            names={names}
            address={{ ...query, ...inForce(question, by === usual ? '' : by) }}
            narrowings={narrowings}
            by={by}
            sort={query.sort === '' ? 'label' : query.sort}
            question={question}
            problems={problems}
            figure={figure}
            before={before}
            beforeQuestion={beforeQuestion}
            lines={by === 'agency' && lines !== null ? inStructure(lines, query.structure) : lines}
            dimensions={dimensions}
            points={points}
            reported={reported.get(indicator.code) ?? []}
            agencies={agencies.all().filter(({ id }) => covers(answer, id))}
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
      async handle({ params, query, actor, answer, language, url }) {
        const indicator = get(params.code);
        const { question, problems } = ask(query, answer);
        const side = query.side === 'part' ? 'part' : 'whole';
        const figure = await indicators.figure(actor, indicator.code, question);
        // Behind a reported figure stand those who reported it.
        if (figure.source === 'reported')
          return redirect(`/reported-figures/values/${indicator.code}?${parameters(question)}`);
        const { total, table } = await indicators.rows(actor, indicator.code, question, language, {
          side,
          number: query.page,
          size: pageSize,
        });
        const last = Math.ceil(total / pageSize);
        if (query.page > last && last > 0) return redirect(withQuery(url, { page: last }));
        const narrowings = await narrowingsOf(house.db, indicators, indicator.code, question, agencyName);
        const parts = partsText(figure, language);
        const body = (
          <RowsPage
            indicator={indicator}
            question={question}
            value={`${figureText(figure, language)}${parts === '' ? '' : ` (${parts})`}`}
            narrowings={narrowings}
            isPart={side === 'part'}
            mostExported={mostExported}
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
        async handle({ params, query, actor, answer, language }) {
          const indicator = get(params.code);
          const { question } = ask(query, answer);
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
    indicator: Indicator,
    { by: asked, structure }: FigureAddress,
    question: Question,
    actor: Actor,
    language: Language,
  ): Promise<Reply> {
    const { code, from, title, unit } = indicator;
    const dimensions = indicators.dimensionsOf(code);
    const [usual = 'agency', ...others] = divisionsOf(dimensions);
    const by = others.includes(asked) ? asked : usual;
    const found = await indicators.breakdown(actor, [code], by, question);
    const lines = by === 'agency' ? inStructure(found, structure) : found;
    const rows = lines.map(({ label, figures }) => {
      const { value = null, parts = null } = figures.get(code) ?? {};
      const cells = [say(label, language), value ?? ''];
      return from.kind === 'ratio' ? [...cells, parts?.numerator ?? '', parts?.denominator ?? ''] : cells;
    });
    const headings = [
      dimensions[by] ?? t('Cơ quan', 'Agency'),
      t(`Giá trị (${units[unit].vi})`, `Value (${units[unit].en})`),
      ...(from.kind === 'ratio' ? [t('Tử số', 'Numerator'), t('Mẫu số', 'Denominator')] : []),
    ].map((heading) => say(heading, language));
    return fileOf({ name: say(title, language), headings, rows }, 'xlsx', code);
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

/** More pieces than this are no trend that anyone reads: the next larger ones are shown. */
const mostPieces = 120;

/** By year over more than three years, by month up to one and a half, by quarter between; as chosen where that can be read. */
function grainOf(chosen: string, { from, to }: Period): Grain {
  const { months } = to.since(from, { largestUnit: 'months' });
  const known = grains.find((grain) => grain === chosen);
  if (known === 'month' && months <= mostPieces) return known;
  if ((known === 'quarter' || known === 'month') && months <= mostPieces * 3) return 'quarter';
  if (known !== undefined || months >= 36) return 'year';
  return months >= 18 ? 'quarter' : 'month';
}

/** The period as far as it has gone: what is still to come is no trend. */
function untilDay({ from, to }: Period, today: Temporal.PlainDate): Period {
  const isRunning = Temporal.PlainDate.compare(today, to) < 0 && Temporal.PlainDate.compare(from, today) <= 0;
  return { from, to: isRunning ? today : to };
}

function notDivided(by: string): Text {
  return t(
    `Chỉ tiêu này không chia theo "${by}"; đang chia theo cách thường dùng.`,
    `It cannot be divided by "${by}"; it is divided in the usual way.`,
  );
}

/** What of an address is in force, for its form. */
function inForce({ period, asOf, where }: Question, by: string) {
  return {
    from: period.from.toString(),
    to: period.to.toString(),
    asOf: asOf?.toString() ?? '',
    agency: where?.agencyIds?.join(',') ?? '',
    by,
  };
}
