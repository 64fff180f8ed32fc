import type { Permission, Role } from '../kernel/access.ts';
import type { Queries } from '../kernel/database.ts';
import type { Text } from '../kernel/messages.ts';
import type { Better, ReformArea } from '../indicators/schema.ts';
import type { StatusTone } from '../ui/badges.tsx';

/** What a row holds in a column. An agency, a person and a row of another register stand by their ids, a day as YYYY-MM-DD. */
export type Value = string | number | boolean;
/** A row's values by column; what is empty is not there. */
export type Values = Readonly<Record<string, Value>>;

/** Another column's value, or one of several. */
export type Condition = Readonly<Record<string, string | boolean | readonly string[]>>;

/** `Needed` and `When` say by their types whether a row always holds a value. */
export type ColumnOptions<
  Needed extends boolean = boolean,
  When extends Condition | undefined = Condition | undefined,
> = {
  readonly required?: Needed;
  /** Shown in the list. */
  readonly list?: boolean;
  /** Heading of the part of the form that begins here. */
  readonly section?: Text;
  readonly hint?: Text;
  /** Only for rows for which this holds. */
  readonly when?: When;
};
type TextOptions = {
  readonly long?: boolean;
  readonly most?: number;
  /** What is wrong with some of these texts, where only what the city keeps tells: asked once, of those that are new. */
  readonly known?: (db: Queries, texts: readonly string[]) => Promise<ReadonlyMap<string, Text>>;
};
/** The column of the day before which this one does not lie. */
type DayOptions = { readonly notBefore?: string };
type NumberOptions = {
  /** Digits after the comma; none unless told. */
  readonly decimals?: number;
  readonly unit?: Text;
  readonly least?: number;
  readonly most?: number;
  /** Summed under the list. */
  readonly total?: boolean;
};

type Kinds = {
  text: TextOptions;
  choice: { readonly choices: Readonly<Record<string, Text>> };
  day: DayOptions;
  number: NumberOptions;
  yes: unknown;
  agency: unknown;
  person: unknown;
  /** Code of the register whose rows are looked up. */
  row: { readonly of: string };
};
export type ColumnOf<K extends keyof Kinds> = ColumnOptions & {
  readonly kind: K;
  readonly title: Text;
} & Kinds[K];
export type Column = { [K in keyof Kinds]: ColumnOf<K> }[keyof Kinds];
export type Columns = Readonly<Record<string, Column>>;

/** A column as it was declared: whether it is needed, and when, is known to the types. */
type Made<K extends keyof Kinds, N, W> = Omit<ColumnOf<K>, 'required' | 'when' | 'choices'> & {
  readonly required?: NoInfer<N>;
  readonly when?: NoInfer<W>;
};
type Waiting = Condition | undefined;

export const text = <const N extends boolean = false, W extends Waiting = undefined>(
  title: Text,
  options: ColumnOptions<N, W> & TextOptions = {},
): Made<'text', N, W> => ({ kind: 'text', title, ...options });
export const choice = <
  const C extends Readonly<Record<string, Text>>,
  const N extends boolean = false,
  W extends Waiting = undefined,
>(
  title: Text,
  choices: C,
  options: ColumnOptions<N, W> = {},
): Made<'choice', N, W> & { readonly choices: C } => ({ kind: 'choice', title, choices, ...options });
export const day = <const N extends boolean = false, W extends Waiting = undefined>(
  title: Text,
  options: ColumnOptions<N, W> & DayOptions = {},
): Made<'day', N, W> => ({ kind: 'day', title, ...options });
export const number = <const N extends boolean = false, W extends Waiting = undefined>(
  title: Text,
  options: ColumnOptions<N, W> & NumberOptions = {},
): Made<'number', N, W> => ({ kind: 'number', title, ...options });
export const yes = (title: Text, options: ColumnOptions = {}): ColumnOf<'yes'> => ({
  kind: 'yes',
  title,
  ...options,
});
export const agency = <const N extends boolean = false, W extends Waiting = undefined>(
  title: Text,
  options: ColumnOptions<N, W> = {},
): Made<'agency', N, W> => ({ kind: 'agency', title, ...options });
export const person = <const N extends boolean = false, W extends Waiting = undefined>(
  title: Text,
  options: ColumnOptions<N, W> = {},
): Made<'person', N, W> => ({ kind: 'person', title, ...options });
export const row = <const N extends boolean = false, W extends Waiting = undefined>(
  title: Text,
  of: string,
  options: ColumnOptions<N, W> = {},
): Made<'row', N, W> => ({ kind: 'row', title, of, ...options });

export type State<C extends string = string, S extends string = string> = {
  readonly title: Text;
  /** States to which a row goes from here. */
  readonly next?: readonly S[];
  /** Roles that may bring a row here; unless told, those who may write. */
  readonly by?: readonly Role[];
  /** A reason must be given on coming here. */
  readonly reason?: boolean;
  /** Columns that must be filled by then. */
  readonly needs?: readonly C[];
  /** A row here is not edited. */
  readonly locked?: boolean;
  readonly tone?: StatusTone;
};

type FigureWords = {
  readonly title: Text;
  readonly better?: Better;
  readonly law?: string;
  /** Published as open data unless told. */
  readonly isOpen?: boolean;
};
/** A figure: rows counted (or a column summed) by a day in the period, a stock at its end, or part ÷ whole of two codes. */
export type FigureOf<C extends string = string, S extends string = string> = FigureWords &
  (
    | {
        readonly when?: { readonly [K in C]?: string | boolean | readonly string[] };
        readonly states?: readonly S[];
        readonly sum?: C;
        /** The sum is money: shown and compared as đồng. */
        readonly unit?: 'money';
        /** Đồng in one of the summed column, for a column in million đồng; 1 unless told. */
        readonly times?: number;
        /** Counts the different values of a column instead of the rows: agencies inspected, not inspections. */
        readonly distinct?: C;
        readonly on?: C;
        /** First and (where there is one) last day on which a row stands: counted at the end of the period. */
        readonly from?: C;
        readonly until?: C;
        readonly ratio?: never;
      }
    | { readonly ratio: readonly [part: string, whole: string] }
  );

type Declared<C extends string, S extends string> = {
  readonly title: Text;
  /** One row, in the middle of a sentence. */
  readonly one: Text;
  /** What the register is for, in a sentence. */
  readonly about?: Text;
  readonly law: string;
  readonly area: ReformArea;
  readonly columns: Readonly<Record<C, Column>>;
  /** Columns that name a row to people. */
  readonly label: readonly NoInfer<C>[];
  /** The agency column whose agency the row belongs to: access goes by it. */
  readonly owner: NoInfer<C>;
  /** The day that a row is about. */
  readonly on: NoInfer<C>;
  /** The day by which a row must have come to an end: a state without `next`, or one that is done or stopped. */
  readonly due?: NoInfer<C>;
  /**
   * What a column by itself cannot say: words beside the columns that do not agree, or nothing. Pure; asked when a row is
   * recorded or changed by form, API or import, never of a draft.
   */
  readonly check?: (
    values: Readonly<Partial<Record<NoInfer<C>, Value>>>,
  ) => Readonly<Partial<Record<NoInfer<C>, Text>>> | undefined;
  /** What no two rows may share. */
  readonly unique?: readonly NoInfer<C>[];
  /** The first is where a row begins. */
  readonly states: Readonly<Record<S, State<NoInfer<C>, NoInfer<S>>>>;
  readonly access: { readonly read: Permission; readonly write: Permission };
  /** Address of the page that its room has for a row, which does more than the register can. */
  readonly page?: (id: number) => string;
  /** Years for which a row is kept, from its day. */
  readonly keep?: { readonly years: number };
  /** Rows name people: every look at one is recorded. */
  readonly personal?: boolean;
  readonly figures?: Readonly<Record<string, FigureOf<NoInfer<C>, NoInfer<S>>>>;
};

/** A register as the engine reads it. */
export type Register = Declared<string, string> & { readonly code: string };

/** A register whose declaration is known: what its rows hold is known with it. */
export type RegisterOf<Cs extends Columns, S extends string> = Omit<Register, 'columns'> & {
  readonly columns: Cs;
  /** Known to the types alone. */
  readonly stateNames?: S;
};

/**
 * Declares a register; its name in addresses, events and facts is `code`. Rows of an agency that has ended stay about it
 * and are read by whoever carries on its work.
 */
export function register<Cs extends Columns, S extends string>(
  code: string,
  declaration: Declared<NoInfer<keyof Cs & string>, S> & { readonly columns: Cs },
): RegisterOf<Cs, S> {
  const { read, write } = declaration.access;
  return { code, ...declaration, access: { read: { ...read, withArchive: true }, write } };
}

/** The state of a row that its author has not finished. */
export const draft = 'draft';

export type KeptFile = {
  readonly hash: string;
  readonly name: string;
  readonly size: number;
  readonly mediaType: string;
};

/** A row as its events give it. */
export type Row = {
  readonly id: number;
  readonly agencyId: number;
  readonly state: string;
  readonly values: Values;
  readonly files: readonly KeptFile[];
  readonly assigneeId: number | null;
  readonly authorId: number | null;
  readonly importId: number | null;
  readonly isRemoved: boolean;
  /** Number of its last event. */
  readonly version: number;
};

/** What happens to a row. `changed` says what stood before, so that a history needs no second look. */
export type RowEvent =
  | {
      readonly kind: 'created';
      readonly data: {
        readonly agencyId: number;
        readonly state: string;
        readonly values: Values;
        readonly importId: number | null;
      };
    }
  | { readonly kind: 'changed'; readonly data: { readonly agencyId: number; readonly changes: Changes } }
  | {
      readonly kind: 'moved';
      readonly data: { readonly from: string; readonly to: string; readonly reason: string };
    }
  | { readonly kind: 'attached'; readonly data: { readonly files: readonly KeptFile[] } }
  | { readonly kind: 'detached'; readonly data: { readonly hash: string; readonly name: string } }
  | { readonly kind: 'commented'; readonly data: { readonly text: string } }
  | { readonly kind: 'assigned'; readonly data: { readonly to: number | null } }
  | { readonly kind: 'removed'; readonly data: { readonly reason: string } }
  /** By a decision, after its retention. */
  | {
      readonly kind: 'destroyed';
      readonly data: { readonly destruction: number; readonly decision: string };
    };

/** By column what stood there and what stands there now; null: nothing. */
export type Changes = Readonly<
  Record<string, { readonly before: Value | null; readonly after: Value | null }>
>;
