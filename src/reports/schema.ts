import { z } from 'zod';
import type { Figure, Period, Unit } from '../indicators/schema.ts';
import type { Text } from '../kernel/messages.ts';

/** Kinds of periodic report, by how long their period is. */
export const reportKinds = ['quarter', 'half-year', 'year', 'mid-term', 'other'] as const;
export type ReportKind = (typeof reportKinds)[number];

/** What a report is made for. Figures are asked for the whole city, whoever reads: a published figure is one. */
export type Frame = {
  readonly period: Period;
  readonly asOf: Temporal.PlainDate | null;
};

/** A place in a text, counted from 1. */
export type Place = { readonly line: number; readonly column: number };

/** What a figure in prose is asked for: `{dossier.lateShare|decimals=1}`. */
export type FigureReference = {
  readonly code: string;
  readonly options: FigureOptions;
  /** As written, with its place, for messages. */
  readonly place: Place;
};
export type FigureOptions = {
  readonly decimals?: number;
  /** `value`, its parts, in words, with a leading zero, in billions, its target, or how it compares. */
  readonly show: 'value' | 'parts' | 'words' | 'pad' | 'billions' | 'target' | Comparison;
  readonly noun?: string;
  /** Nothing (0) counts as no data: what is not there is not spoken of. */
  readonly isSome?: boolean;
  readonly year?: number | YearName;
  readonly period?: Period;
  readonly agency?: string;
  /** Other dimensions of the indicator, by key. */
  readonly where: Readonly<Record<string, string>>;
};
/**
 * Years by their place: the period's first and last, the last that had ended when the period did, and the one in which the
 * next period ends.
 */
export const yearNames = ['first', 'end', 'last', 'next'] as const;
export type YearName = (typeof yearNames)[number];
export const comparisons = ['previous', 'last-year', 'against-target'] as const;
export type Comparison = (typeof comparisons)[number];

/** A stretch of prose. */
export type Piece =
  | { readonly kind: 'text'; readonly text: string }
  /** The first of the alternatives that has data. */
  | { readonly kind: 'figure'; readonly alternatives: readonly FigureReference[] }
  /** A word of the report itself: its period, its city. */
  | { readonly kind: 'word'; readonly name: string; readonly place: Place }
  | { readonly kind: 'footnote'; readonly sentences: readonly Sentence[] }
  /** Left out when one of its figures has no data. */
  | { readonly kind: 'clause'; readonly pieces: readonly Piece[] };

/** One line of the source. It is left out when a figure outside its clauses has no data. */
export type Sentence = {
  readonly when: readonly Condition[];
  readonly pieces: readonly Piece[];
};
export type Condition =
  | { readonly kind: 'if' | 'unless'; readonly codes: readonly FigureReference[] }
  /** A register holds something. */
  | { readonly kind: 'has'; readonly registers: readonly RegisterName[] }
  | { readonly kind: 'for'; readonly kinds: readonly ReportKind[] };

export type Block =
  | { readonly kind: 'paragraph'; readonly sentences: readonly Sentence[] }
  /** A row a line: label and figures. */
  | {
      readonly kind: 'table' | 'chart';
      readonly caption: string;
      readonly heads: readonly string[];
      readonly rows: readonly (readonly (readonly Piece[])[])[];
    }
  /** A row a value of a dimension. */
  | {
      readonly kind: 'breakdown';
      readonly caption: string;
      readonly dimension: string;
      readonly columns: readonly { readonly head: string; readonly figure: FigureReference }[];
    }
  /** Kept by another room: steering documents, targets, tasks, ranks of the reform index. */
  | {
      readonly kind: 'register';
      readonly caption: string;
      readonly register: RegisterName;
      readonly place: Place;
    };
export const registerNames = [
  'documents',
  'targets',
  'tasks',
  'departments',
  'districts',
  'communes',
] as const;
export type RegisterName = (typeof registerNames)[number];

/**
 * What a section does when none of the figures it needs has data: `say` so after its other sentences, `quiet` leaves it at
 * these, `omit` leaves the section out, `keep` prints its sentences with "no data" in the place of figures.
 */
export const noDataWays = ['say', 'quiet', 'omit', 'keep'] as const;
export type NoDataWay = (typeof noDataWays)[number];

export type TemplateSection = {
  readonly code: string;
  /** 1 a part, 2 a chapter (I), 3 a section (1), 4 a point (a); an annex is of level 1. */
  readonly level: 1 | 2 | 3 | 4;
  readonly isAnnex: boolean;
  /** Without heading and number: how a report begins and ends. */
  readonly isPlain: boolean;
  readonly heading: string;
  readonly whenNoData: NoDataWay;
  readonly when: readonly Condition[];
  readonly blocks: readonly Block[];
  /** The text between this heading and the next, as written. */
  readonly source: string;
  readonly line: number;
};

export type Template = {
  readonly name: string;
  readonly title: string;
  /** Title of a report of a kind, where it has its own. */
  readonly titles: Readonly<Partial<Record<ReportKind, string>>>;
  readonly recipients: readonly string[];
  readonly sections: readonly TemplateSection[];
};

/** A figure as a report prints it, with all that is needed to ask it again. */
export type ReportFigure = {
  readonly number: number;
  readonly section: string;
  readonly code: string;
  readonly title: Text;
  readonly definition: Text;
  readonly law: string;
  readonly unit: Unit;
  readonly period: { readonly from: string; readonly to: string };
  readonly where: Readonly<Record<string, string | readonly number[]>>;
  readonly value: number | null;
  readonly parts: { readonly numerator: number; readonly denominator: number } | null;
  readonly source: Figure['source'];
  /** Agencies that answer for a reported figure. */
  readonly reportedBy: readonly string[];
  /** As printed. */
  readonly text: string;
  /** Printed is not the figure but what it is to reach. */
  readonly isTarget?: boolean;
};

export type Run =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'figure'; readonly text: string; readonly number: number }
  | { readonly kind: 'footnote'; readonly number: number };

export type Cell = readonly Run[];
export type DocumentBlock =
  | { readonly kind: 'paragraph'; readonly runs: readonly Run[] }
  | {
      readonly kind: 'table';
      readonly caption: string;
      readonly heads: readonly string[];
      readonly numeric: readonly boolean[];
      /** Shares of the width by column, where some need more room than others. */
      readonly widths?: readonly number[];
      readonly rows: readonly (readonly Cell[])[];
    }
  | {
      readonly kind: 'chart';
      readonly caption: string;
      readonly bars: readonly { readonly label: string; readonly value: number; readonly run: Run }[];
    };
export type DocumentSection = {
  readonly code: string;
  readonly level: 1 | 2 | 3 | 4;
  readonly isAnnex: boolean;
  readonly isPlain: boolean;
  /** `Phần thứ nhất`, `II`, `1`, `đ`, `Phụ lục I`; empty for a plain one. */
  readonly number: string;
  readonly heading: string;
  readonly blocks: readonly DocumentBlock[];
};

/** A report with its figures filled in: page, Word, PDF and JSON are made of it. Plain JSON. */
export type ReportDocument = {
  readonly template: string;
  readonly title: string;
  readonly kind: ReportKind;
  readonly period: { readonly from: string; readonly to: string };
  readonly asOf: string | null;
  readonly sections: readonly DocumentSection[];
  readonly footnotes: readonly { readonly number: number; readonly runs: readonly Run[] }[];
  readonly figures: readonly ReportFigure[];
};

const line = (most: number) =>
  z.string().trim().max(most, `Nhiều nhất ${most} ký tự|At most ${most} characters`);

/** What surrounds the text of an official document (Decree 30/2020/NĐ-CP, annex I). */
export const Office = z.object({
  /** Number and sign, e.g. `92/BC-UBND`; empty until the records office gives one. */
  number: line(50).default(''),
  /** Day of the document, YYYY-MM-DD; empty until it is signed. */
  signedOn: z.iso.date('Hãy chọn ngày|Choose a day').or(z.literal('')).default(''),
  authority: line(100).default('TM. ỦY BAN NHÂN DÂN'),
  capacity: line(100).default('CHỦ TỊCH'),
  signer: line(100).default(''),
  recipients: z.array(line(200)).max(40).default([]),
  isDemonstration: z.boolean().default(false),
});
export type Office = z.infer<typeof Office>;

/** Whom a report comes from. */
export type ReportCity = {
  readonly name: Text;
  readonly shortName: string;
  /** `Ủy ban nhân dân thành phố …` */
  readonly authority: string;
  readonly agencyId: number;
};
