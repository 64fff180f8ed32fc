import { z } from 'zod';
import { findDay } from '../kernel/clock.ts';
import { t, type Text } from '../kernel/messages.ts';
import { formatDay } from '../ui/format.ts';
import { isCounted, type Period, type Question } from './schema.ts';

const word = z.string().trim().max(200).catch('');

/** A figure's question as it stands in an address; what is wrong in it is said on the page, never refused whole. */
export const FigureAddress = z.object({
  from: word,
  to: word,
  asOf: word,
  /** Ids, comma-separated. */
  agency: word,
  level: word,
  field: word,
  procedure: word,
  channel: word,
  by: word,
  grain: word,
  side: word,
  /** `1`: each agency's own part counts, though several are asked for. */
  each: word,
  /** Day in whose structure agencies are listed. */
  structure: word,
  sort: word,
  page: z.coerce.number().int().min(1).max(100_000).catch(1),
});
export type FigureAddress = z.infer<typeof FigureAddress>;

const divided = ['level', 'field', 'procedure', 'channel'] as const;

/** Whether there is an agency of this id that the reader may ask about. */
export type SeesAgency = (id: number) => boolean;

/** The question of an address; what cannot be read, or may not be asked, is left out and named. */
export function questionOf(
  address: FigureAddress,
  today: Temporal.PlainDate,
  seesAgency: SeesAgency,
): { question: Question; problems: Text[] } {
  const problems: Text[] = [];
  const day = (text: string): Temporal.PlainDate | undefined => {
    if (text === '') return undefined;
    const found = readDay(text);
    if (found === undefined)
      problems.push(
        t(
          `Không có ngày "${text}" (viết năm-tháng-ngày, từ năm 1900 đến năm 2199).`,
          `There is no day "${text}" (write year-month-day, from 1900 to 2199).`,
        ),
      );
    return found;
  };
  const to = day(address.to) ?? today;
  const from = day(address.from) ?? to.with({ month: 1, day: 1 });
  const period = inOrder({ from, to }, problems);
  const asOf = knownBy(day(address.asOf), period, today, problems);
  const agencyIds = agenciesOf(address.agency, seesAgency, problems);
  const narrowed = divided.flatMap((name) => (address[name] === '' ? [] : [[name, address[name]] as const]));
  const where = {
    ...Object.fromEntries(narrowed),
    ...(agencyIds.length === 0 ? {} : { agencyIds }),
  };
  const each = address.each === '1' && agencyIds.length > 0 ? { each: true as const } : {};
  return { question: { period, where, ...(asOf === undefined ? {} : { asOf }), ...each }, problems };
}

/** The as-of day, where there is something to know: a day to come knows what today knows. What cannot be known yet is said. */
function knownBy(
  asOf: Temporal.PlainDate | undefined,
  { from }: Period,
  today: Temporal.PlainDate,
  problems: Text[],
): Temporal.PlainDate | undefined {
  const isAfter = (one: Temporal.PlainDate, other: Temporal.PlainDate) =>
    Temporal.PlainDate.compare(one, other) > 0;
  if (isAfter(from, today))
    problems.push(
      t(
        `Kỳ này bắt đầu từ ngày ${formatDay(from)}, chưa đến: số 0 ở đây chỉ có nghĩa là chưa có gì để đếm.`,
        `This period begins on ${formatDay(from)}, still to come: a 0 here means only that there is nothing to count yet.`,
      ),
    );
  if (asOf === undefined) return undefined;
  if (isAfter(asOf, today)) {
    problems.push(
      t(
        `Ngày ${formatDay(asOf)} chưa đến; đang xem theo số liệu đã ghi đến lúc này.`,
        `${formatDay(asOf)} is still to come; shown is what is known now.`,
      ),
    );
    return undefined;
  }
  if (isAfter(from, asOf))
    problems.push(
      t(
        `Hết ngày ${formatDay(asOf)} thì kỳ này chưa bắt đầu, nên chưa có gì được ghi.`,
        `At the end of ${formatDay(asOf)} this period had not begun: nothing was recorded yet.`,
      ),
    );
  return asOf;
}

/** An agency that is not there, or not theirs to see, is left out aloud: a zero in its place would be taken for its figure. */
function agenciesOf(text: string, seesAgency: SeesAgency, problems: Text[]): number[] {
  const asked = text.split(',').filter((id) => id !== '');
  const seen = asked.filter((id) => /^\d{1,9}$/.test(id) && seesAgency(Number(id)));
  if (seen.length === asked.length) return seen.map(Number);
  problems.push(
    seen.length === 0
      ? t(
          'Không có cơ quan này, hoặc bạn không được xem số liệu của cơ quan này; đang xem toàn phạm vi bạn được xem.',
          'There is no such agency, or its figures are not open to you; shown is all that you may see.',
        )
      : t(
          'Trong các cơ quan đã chọn có cơ quan không có hoặc bạn không được xem; chỉ tính các cơ quan còn lại.',
          'Some of the agencies do not exist or are not open to you; only the others are counted.',
        ),
  );
  return seen.map(Number);
}

function inOrder(period: Period, problems: Text[]): Period {
  const { from, to } = period;
  if (Temporal.PlainDate.compare(from, to) <= 0) return period;
  problems.push(
    t(
      `Kỳ kết thúc (${formatDay(to)}) trước khi bắt đầu (${formatDay(from)}); đang xem từ đầu năm của ngày cuối.`,
      `The period ends (${formatDay(to)}) before it begins (${formatDay(from)}); shown from the beginning of that year.`,
    ),
  );
  return { from: to.with({ month: 1, day: 1 }), to };
}

/** A day as YYYY-MM-DD; undefined when there is none such, or it lies outside all that is counted. */
export function readDay(text: string): Temporal.PlainDate | undefined {
  const day = findDay(text);
  return day !== null && isCounted(day) ? day : undefined;
}
