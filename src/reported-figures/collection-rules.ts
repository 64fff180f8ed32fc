import { refuse, type Refusal } from '../kernel/errors.ts';
import { t } from '../kernel/messages.ts';
import type { Agency, AgencyLevel } from '../organization/schema.ts';
import type { Collection, CollectionEvent, Deadlines, Happened, NewCollection } from './schema.ts';

export type OpeningSetting = {
  readonly today: Temporal.PlainDate;
  readonly agencies: readonly Agency[];
  /** Codes of the indicators that can be collected. */
  readonly choosable: ReadonlySet<string>;
  /** Collections there are already. */
  readonly others: readonly Pick<Collection, 'name' | 'period'>[];
};

/** The opening of a collection, or everything that stands in its way. */
export function decideOpening(
  input: NewCollection,
  { today, agencies, choosable, others }: OpeningSetting,
): CollectionEvent | readonly Refusal[] {
  const refusals = [...deadlineRefusals(input)];
  if (Temporal.PlainDate.compare(input.from, input.to) > 0) refusals.push(periodBackwards);
  if (Temporal.PlainDate.compare(input.city, today) < 0) refusals.push(deadlinePast);
  const indicators = [...new Set(input.indicators)];
  if (indicators.length === 0) refusals.push(noIndicator);
  for (const code of indicators.filter((one) => !choosable.has(one))) refusals.push(notChoosable(code));
  const said = [...new Set(input.agencies.split(/[\s,;]+/).filter((code) => code !== ''))];
  const byCode = new Map(agencies.map((agency) => [agency.code, agency]));
  for (const code of said.filter((one) => !byCode.has(one))) refusals.push(unknownAgency(code));
  const chosen = agencies.filter(
    (agency) =>
      (agency.validTo === null && input.levels.includes(agency.level)) || said.includes(agency.code),
  );
  if (chosen.length === 0 && said.length === 0) refusals.push(noAgency);
  const isTwin = others.some(
    ({ name, period }) => name === input.name && period.from.equals(input.from) && period.to.equals(input.to),
  );
  if (isTwin) refusals.push(openedAlready);
  if (refusals.length > 0) return refusals;
  return {
    kind: 'opened',
    data: {
      name: input.name,
      from: input.from.toString(),
      to: input.to.toString(),
      indicators,
      agencyIds: chosen.map(({ id }) => id),
      guidance: input.guidance,
      deadlines: plainDeadlines(input),
    },
  };
}

/** The commune's day comes before the district's, and that before the city's. */
export function deadlineRefusals({ commune, district, city }: Deadlines): Refusal[] {
  const refusals: Refusal[] = [];
  if (Temporal.PlainDate.compare(commune, district) > 0) refusals.push(districtFirst);
  if (Temporal.PlainDate.compare(district, city) > 0) refusals.push(cityFirst);
  return refusals;
}

/** A collection from its history. @throws when it does not begin with its opening. */
export function replayCollection(id: number, history: readonly Happened<CollectionEvent>[]): Collection {
  const [first, ...rest] = history;
  if (first?.kind !== 'opened') throw new Error(`collection ${id}: a history begins with its opening`);
  const { data } = first;
  const opened: Collection = {
    id,
    name: data.name,
    period: { from: Temporal.PlainDate.from(data.from), to: Temporal.PlainDate.from(data.to) },
    indicators: data.indicators,
    guidance: data.guidance,
    deadlines: readDeadlines(data.deadlines),
    state: 'open',
    hasTotal: false,
    openedAt: first.at,
    version: first.number,
  };
  return rest.reduce(applyCollection, opened);
}

export function applyCollection(before: Collection, event: Happened<CollectionEvent>): Collection {
  const after = { ...before, version: event.number };
  switch (event.kind) {
    case 'opened':
      throw new Error(`collection ${before.id} is open already`);
    case 'deadlines-changed':
      return { ...after, deadlines: readDeadlines(event.data.deadlines) };
    case 'total-recorded':
      return { ...after, hasTotal: true };
    case 'closed':
      return { ...after, state: 'closed' };
  }
}

export function plainDeadlines(deadlines: Deadlines): Record<AgencyLevel, string> {
  const { commune, district, city } = deadlines;
  return { commune: commune.toString(), district: district.toString(), city: city.toString() };
}

export function readDeadlines(plain: Readonly<Record<AgencyLevel, string>>): Deadlines {
  return {
    commune: Temporal.PlainDate.from(plain.commune),
    district: Temporal.PlainDate.from(plain.district),
    city: Temporal.PlainDate.from(plain.city),
  };
}

/** Days by which a form came in, or has not come in by today, after its day; 0 when it is not late. */
export function daysLate(
  due: Temporal.PlainDate,
  sentOn: Temporal.PlainDate | null,
  today: Temporal.PlainDate,
): number {
  return Math.max(0, due.until(sentOn ?? today, { largestUnit: 'days' }).days);
}

const periodBackwards = refuse(
  'invalid',
  t(
    'Kỳ số liệu kết thúc trước khi bắt đầu; hãy chọn ngày cuối không sớm hơn ngày đầu.',
    'The period ends before it begins; choose a last day that is not before the first.',
  ),
  'to',
);
const deadlinePast = refuse(
  'invalid',
  t(
    'Hạn của cấp thành phố đã qua; hãy chọn ngày từ hôm nay.',
    'The city’s deadline has passed; choose today or later.',
  ),
  'city',
);
const districtFirst = refuse(
  'invalid',
  t(
    'Hạn của cấp huyện phải bằng hoặc sau hạn của cấp xã.',
    'The district’s deadline cannot be before the commune’s.',
  ),
  'district',
);
const cityFirst = refuse(
  'invalid',
  t(
    'Hạn của cấp thành phố phải bằng hoặc sau hạn của cấp huyện.',
    'The city’s deadline cannot be before the district’s.',
  ),
  'city',
);
const noIndicator = refuse(
  'invalid',
  t('Hãy chọn ít nhất một chỉ tiêu.', 'Choose at least one indicator.'),
  'indicators',
);
const noAgency = refuse(
  'invalid',
  t('Hãy chọn ít nhất một cấp hoặc một cơ quan.', 'Choose at least one level or agency.'),
  'levels',
);
const openedAlready = refuse(
  'conflict',
  t(
    'Đã có đợt thu thập mang tên này cho cùng kỳ số liệu.',
    'There is a collection of this name for the same period already.',
  ),
  'name',
);

function notChoosable(code: string): Refusal {
  const shown = code.slice(0, 80);
  return refuse(
    'invalid',
    t(
      `Chỉ tiêu "${shown}" không có hoặc không thu thập được.`,
      `The indicator "${shown}" does not exist or cannot be collected.`,
    ),
    'indicators',
  );
}

function unknownAgency(code: string): Refusal {
  const shown = code.slice(0, 40);
  return refuse(
    'invalid',
    t(`Không có cơ quan mã "${shown}".`, `There is no agency "${shown}".`),
    'agencies',
  );
}

export const closedAlready = refuse(
  'conflict',
  t('Đợt thu thập này đã khóa.', 'This collection is closed already.'),
);
