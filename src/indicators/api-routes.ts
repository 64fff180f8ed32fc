import { z } from 'zod';
import { covers, type Answer } from '../kernel/access.ts';
import { notFound, refuse, Refused } from '../kernel/errors.ts';
import { t } from '../kernel/messages.ts';
import { json, route, type Route } from '../kernel/web.ts';
import { readDay } from './address.ts';
import type { Indicators } from './indicators.ts';
import { readIndicators } from './permissions.ts';
import { PeriodQuery, type Figure, type Indicator, type Question } from './schema.ts';
import { figureAddress, rowsAddress } from './text.ts';

const Optional = z.string().trim().max(200).optional();
const Asked = z
  .object({
    asOf: Optional.refine(
      (text) => text === undefined || readDay(text) !== undefined,
      'Ngày chưa đúng; viết dạng 2026-06-30|This is not a date; write it as 2026-06-30',
    ),
    /** Code of an agency, e.g. `H13.21`. */
    agency: Optional,
    level: Optional,
    field: Optional,
    procedure: Optional,
    channel: Optional,
    /** Dimension to divide by. */
    by: Optional,
    page: z.coerce.number().int().min(1).max(100_000).default(1),
  })
  .and(PeriodQuery);
type Asked = z.infer<typeof Asked>;

/** Figures as JSON: the catalogue, a value with its parts and breakdown, and its rows. */
export function indicatorApi(
  indicators: Indicators,
  findAgency: (code: string) => { readonly id: number } | undefined,
): Route[] {
  const get = (code: string): Indicator => {
    const found = indicators.find(code);
    if (found === undefined) throw new Refused(notFound);
    return found;
  };

  function questionOf(
    { from, to, asOf, agency, level, field, procedure, channel }: Asked,
    answer: Answer,
  ): Question {
    const place = agency === undefined ? undefined : findAgency(agency);
    if (agency !== undefined && place === undefined)
      throw new Refused(
        refuse(
          'unknown-agency',
          t(`Không có cơ quan mã "${agency}".`, `There is no agency "${agency}".`),
          'agency',
        ),
      );
    if (place !== undefined && !covers(answer, place.id))
      throw new Refused(
        refuse(
          'agency-not-open',
          t(
            `Bạn không được xem số liệu của cơ quan mã "${agency}".`,
            `The figures of agency "${agency}" are not open to you.`,
          ),
          'agency',
        ),
      );
    const asOfDay = asOf === undefined ? undefined : readDay(asOf);
    const narrowed = Object.entries({ level, field, procedure, channel }).filter(
      ([, value]) => value !== undefined,
    );
    return {
      period: { from, to },
      where: { ...Object.fromEntries(narrowed), ...(place === undefined ? {} : { agencyIds: [place.id] }) },
      ...(asOfDay === undefined ? {} : { asOf: asOfDay }),
    };
  }

  function checkDimension(code: string, by: string): void {
    const known = ['agency', ...Object.keys(indicators.dimensionsOf(code))];
    if (known.includes(by)) return;
    const list = [...new Set(known)].join(', ');
    throw new Refused(
      refuse(
        'unknown-dimension',
        t(
          `Chỉ tiêu này không chia theo "${by}"; chỉ chia theo: ${list}.`,
          `It cannot be divided by "${by}", only by: ${list}.`,
        ),
        'by',
      ),
    );
  }

  return [
    route({
      method: 'GET',
      path: '/api/v1/indicators',
      permission: readIndicators,
      api: t('Danh mục chỉ tiêu', 'The catalogue of indicators'),
      handle: () => json({ indicators: indicators.all().map(described) }),
    }),
    route({
      method: 'GET',
      path: '/api/v1/indicators/:code',
      permission: readIndicators,
      params: z.object({ code: z.string().max(100) }),
      query: Asked,
      api: t(
        'Giá trị một chỉ tiêu trong kỳ, theo số liệu đã ghi đến một ngày, và phân tích theo một chiều',
        'A figure for a period, as known on a day, and its breakdown',
      ),
      async handle({ params, query, actor, answer }) {
        const indicator = get(params.code);
        const question = questionOf(query, answer);
        if (query.by !== undefined) checkDimension(indicator.code, query.by);
        const [figure, lines] = await Promise.all([
          indicators.figure(actor, indicator.code, question),
          query.by === undefined ? null : indicators.breakdown(actor, [indicator.code], query.by, question),
        ]);
        return json({
          ...described(indicator),
          from: query.from.toString(),
          to: query.to.toString(),
          asOf: query.asOf ?? null,
          ...valueOf(figure),
          page: figureAddress(indicator.code, question),
          rows: rowsAddress(indicator.code, question),
          ...(lines === null
            ? {}
            : {
                by: query.by,
                lines: lines.map(({ key, label, figures }) => {
                  const one = figures.get(indicator.code);
                  return { key, label: label.vi, ...(one === undefined ? {} : valueOf(one)) };
                }),
              }),
        });
      },
    }),
    route({
      method: 'GET',
      path: '/api/v1/indicators/:code/rows',
      permission: readIndicators,
      params: z.object({ code: z.string().max(100) }),
      query: Asked,
      api: t('Những dòng làm nên một con số', 'The rows that made a figure'),
      async handle({ params, query, actor, answer, language }) {
        const indicator = get(params.code);
        const { total, table } = await indicators.rows(
          actor,
          indicator.code,
          questionOf(query, answer),
          language,
          {
            number: query.page,
            size: 200,
          },
        );
        return json({
          total,
          page: query.page,
          pageSize: 200,
          rows: table.rows.map(({ href, cells }) => ({ ...cells, href })),
        });
      },
    }),
  ];
}

function described({ code, title, unit, definition, law, area, better, from }: Indicator) {
  return { code, title, unit, definition, law, area, better, kind: from.kind };
}

function valueOf({ value, parts, source, reported }: Figure) {
  return { value, parts, source, reported };
}
