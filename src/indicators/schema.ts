import type { RawBuilder, SqlBool } from 'kysely';
import { z } from 'zod';
import type { Actor, Permission } from '../kernel/access.ts';
import { findDay } from '../kernel/clock.ts';
import type { Queries } from '../kernel/database.ts';
import { t, type Language, type Text } from '../kernel/messages.ts';
import { formatDay } from '../ui/format.ts';

/**
 * count: a number of things · share: part ÷ whole, 0…1 · money: đồng · duration: days (mean) · score: points.
 */
export const units = {
  count: t('Số lượng', 'Count'),
  share: t('Tỷ lệ', 'Share'),
  money: t('Số tiền (đồng)', 'Money (đồng)'),
  duration: t('Thời gian (ngày)', 'Duration (days)'),
  score: t('Điểm', 'Score'),
} satisfies Record<string, Text>;
export type Unit = keyof typeof units;

/** The areas of administrative reform: six of resolution 30c/NQ-CP, and steering before them. */
export const reformAreas = {
  steering: t('Chỉ đạo, điều hành', 'Steering'),
  institutions: t('Cải cách thể chế', 'Institutional reform'),
  procedures: t('Cải cách thủ tục hành chính', 'Procedures'),
  apparatus: t('Cải cách tổ chức bộ máy', 'Organisation'),
  staff: t('Xây dựng đội ngũ cán bộ, công chức, viên chức', 'Staff'),
  finance: t('Cải cách tài chính công', 'Public finance'),
  modernisation: t('Hiện đại hóa hành chính', 'Modernisation'),
} satisfies Record<string, Text>;
export type ReformArea = keyof typeof reformAreas;

/** Which way an indicator gets better; `none` for one that only tells how much there is. */
export type Better = 'more' | 'less' | 'none';

/** Both days are within the period. */
export type Period = { readonly from: Temporal.PlainDate; readonly to: Temporal.PlainDate };

/** First and last year of which figures are asked; the database knows no days far outside. */
const years = { first: 1900, last: 2199 } as const;

/** Whether a day lies within what can be counted at all. */
export function isCounted({ year }: Temporal.PlainDate): boolean {
  return year >= years.first && year <= years.last;
}

const Day = z.string().transform((text, context) => {
  const day = findDay(text);
  if (day !== null && isCounted(day)) return day;
  context.addIssue({
    code: 'custom',
    message:
      day === null
        ? 'Ngày chưa đúng; viết dạng 2026-06-30|This is not a date; write it as 2026-06-30'
        : `Chỉ xem được số liệu từ năm ${years.first} đến năm ${years.last}|Figures are asked from the year ${years.first} to ${years.last}`,
  });
  return z.NEVER;
});

/** A period as asked for in an address or an API: `from` and `to`, days as YYYY-MM-DD. */
export const PeriodQuery = z
  .object({ from: Day, to: Day })
  .refine(({ from, to }) => Temporal.PlainDate.compare(from, to) <= 0, {
    path: ['to'],
    message:
      'Kỳ kết thúc trước khi bắt đầu; hãy chọn ngày cuối không sớm hơn ngày đầu|The period ends before it begins; choose a last day that is not before the first',
  });

/** What only some of the facts are asked for. */
export type Where = {
  /** Facts of these agencies together. */
  readonly agencyIds?: readonly number[];
  /** Any other dimension of the source, by its key. */
  readonly [dimension: string]: string | readonly number[] | undefined;
};

export type Question = {
  readonly period: Period;
  /** As known at the end of this day; today unless told. */
  readonly asOf?: Temporal.PlainDate;
  readonly where?: Where;
  /** Each agency's own part counts, as in a list of agencies, though several are asked for. */
  readonly each?: true;
};

/** In the words of a page: "theo số liệu đã ghi đến hết ngày 30/06/2026". */
export function asOfWords(day: Temporal.PlainDate): Text {
  return t(`theo số liệu đã ghi đến hết ngày ${formatDay(day)}`, `as known at the end of ${formatDay(day)}`);
}

/** A question's bounds as instants, for the SQL of a declaration. */
export type Frame = {
  readonly from: Temporal.PlainDate;
  readonly to: Temporal.PlainDate;
  /** The moment at which stocks are looked at: the end of the period, or the as-of moment when that is earlier. */
  readonly at: Temporal.Instant;
  /** Facts recorded before this moment are known. */
  readonly known: Temporal.Instant;
};

/** One of the ways in which the facts of a source can be divided. */
export type Dimension = {
  readonly title: Text;
  /** SQL of the key, as text; the facts are `fact`. */
  readonly key: RawBuilder<string>;
  /** Joined when this dimension is asked for. */
  readonly join?: RawBuilder<unknown>;
  /** What people read for a key. */
  labels(db: Queries, keys: readonly string[]): Promise<ReadonlyMap<string, Text>>;
};

/** How the things behind a figure are shown: one row a thing. */
export type RowTable = {
  readonly columns: readonly { readonly key: string; readonly title: Text; readonly numeric?: boolean }[];
  readonly rows: readonly {
    readonly id: number;
    /** Page of the thing itself. */
    readonly href: string | null;
    readonly cells: Readonly<Record<string, string>>;
  }[];
};

/**
 * Where facts lie: a table (or view) of signed rows. A row adds its `weight` (1, or −1 for one taken back) to what it
 * is about; rows are only ever added, each with when it was recorded, so that any past day's knowledge is a sum.
 */
export type FactSource = {
  readonly code: string;
  readonly title: Text;
  readonly table: string;
  /** Columns: the thing a fact is about, its weight, when it was recorded. */
  readonly subject: string;
  readonly weight: string;
  readonly recordedAt: string;
  readonly dimensions: Readonly<Record<string, Dimension>>;
  /** Who sees facts of this source at all, and of which agencies. */
  readonly permission: Permission;
  /**
   * The facts that count. For several agencies together (`null`: all) a thing shared by them counts once; when they are
   * listed each by itself, or one is asked for alone, each one's own part counts.
   */
  within(scope: {
    readonly agencyIds: readonly number[] | null;
    readonly each: boolean;
  }): RawBuilder<SqlBool>;
  readonly rollUps?: readonly RollUp[];
  /**
   * Facts of things that have not ended. Of what has, the facts that look at a due date cancel out once nothing later is
   * left to ask: how much is overdue now is told by these few.
   */
  readonly open?: RawBuilder<SqlBool>;
  /** First day from which the register is kept whole; null while it is empty. */
  since(db: Queries): Promise<Temporal.PlainDate | null>;
  rows(db: Queries, ids: readonly number[], language: Language, looking: Looking): Promise<RowTable>;
};

/** Who looks at the rows behind a figure, and when: a look at rows that name people is recorded. */
export type Looking = { readonly actor: Actor; readonly at: Temporal.Instant; readonly code: string };

/** A question's bounds, each list in order: days from which things change, and the months that a bound cuts in two. */
export type Bounds = {
  readonly days: readonly Temporal.PlainDate[];
  readonly months: readonly Temporal.PlainDate[];
  /** Likewise of when things were due. */
  readonly dueDays: readonly Temporal.PlainDate[];
  readonly dueMonths: readonly Temporal.PlainDate[];
};

/**
 * Sums of a source's facts by month: a cache equal to them at all times. `facts` gives SQL with the same columns as the
 * table of the source, to be asked in its stead; what lies between two bounds may come summed up under the first.
 */
export type RollUp = {
  /** Dimensions it can be divided and narrowed by; agencies can be chosen when `agency` is among them. */
  readonly divides: readonly string[];
  /** `used`: the dimensions that the question needs. */
  facts(bounds: Bounds, used: readonly string[]): RawBuilder<unknown>;
};

/** What an indicator counts, over one source: SQL of the number that a fact adds to it, 0 when it does not belong. */
export type Measure = {
  readonly kind: 'measure';
  readonly of: FactSource;
  adds(frame: Frame): RawBuilder<number>;
  /** What holds of every fact that adds something: lets the database find them without looking at all. */
  only?(frame: Frame): RawBuilder<SqlBool>;
  /** It looks at when things were due: sums by month then do not answer for the month of the bound. */
  readonly looksAtDue?: true;
  /** Counted at the end of the period: whole even where its register was begun within it. */
  readonly isStock?: true;
  /** Counts the different values of this (text, null: none) among the facts that add something, instead of adding up. */
  readonly distinct?: RawBuilder<string | null>;
};
/** Part ÷ whole of two other indicators; with unit `duration` or `score` a mean. */
export type Ratio = { readonly kind: 'ratio'; readonly part: string; readonly whole: string };
/** Sum of other indicators; a minus before a code takes it away. */
export type Sum = { readonly kind: 'sum'; readonly of: readonly string[] };
/** No register knows it yet: agencies report it. */
export type Reported = { readonly kind: 'reported' };

/** A figure's declaration: from it come value, breakdown, trend, rows, as-of value, export, API and catalogue page. */
export type Indicator = {
  /** `room.what`, e.g. `dossier.onTimeShare`. */
  readonly code: string;
  readonly title: Text;
  readonly unit: Unit;
  /** What exactly is counted. */
  readonly definition: Text;
  /** The law or the report that asks for it. */
  readonly law: string;
  readonly area: ReformArea;
  readonly better: Better;
  readonly from: Measure | Ratio | Sum | Reported;
  /** Its values (never its rows) are open data. */
  readonly isOpen?: boolean;
};

/** A value agencies gave, as it stood on the as-of day. */
export type ReportedValue = {
  readonly id: number;
  readonly indicator: string;
  /** Whom it is about; null: the whole city. */
  readonly aboutAgencyId: number | null;
  /** Who answers for it. */
  readonly byAgencyId: number;
  readonly period: Period;
  readonly value: number;
  readonly parts: Parts | null;
  readonly note: string;
  /** Content hash of the evidence, when some was attached. */
  readonly evidence: string | null;
  readonly recordedAt: Temporal.Instant;
};

export type Parts = { readonly numerator: number; readonly denominator: number };

/** The answer to a question. */
export type Figure = {
  readonly code: string;
  readonly unit: Unit;
  /** Null: no data (also a share of nothing). Shares are 0…1. */
  readonly value: number | null;
  /** Of a share or mean: what was divided. */
  readonly parts: Parts | null;
  readonly source: 'measured' | 'reported' | 'none';
  /** What agencies reported for the same; with a measured value beside it, the difference can be shown. */
  readonly reported: { readonly value: number; readonly parts: Parts | null } | null;
};
