import type { Indicators } from '../indicators/indicators.ts';
import type { Period } from '../indicators/schema.ts';
import type { Text } from '../kernel/messages.ts';
import type { Agency } from '../organization/schema.ts';

/** What a report takes from other rooms. The registers may be empty: their tables are then left out. */
export type ReportRooms = {
  readonly indicators: Indicators;
  readonly organization: {
    all(): readonly Agency[];
    findAgency(code: string): Agency | undefined;
  };
  /** Targets of the whole city that stand on a day, by indicator. */
  targetsOn(day: Temporal.PlainDate): Promise<ReadonlyMap<string, ReportTarget>>;
  /** Registers as tables, of what falls into a period, as known on the as-of day. */
  readonly registers: {
    documents(period: Period, asOf: Temporal.PlainDate | null): Promise<readonly SteeringDocumentLine[]>;
    targets(period: Period, asOf: Temporal.PlainDate | null): Promise<readonly TargetLine[]>;
    tasks(period: Period, asOf: Temporal.PlainDate | null): Promise<readonly TaskLine[]>;
    /** Published results of the reform index of a level, best first, for the years that end in the period. */
    ranks(
      level: 'department' | 'district' | 'commune',
      period: Period,
      asOf: Temporal.PlainDate | null,
    ): Promise<readonly RankLine[]>;
  };
};

export type ReportTarget = {
  /** Shares 0…1. */
  readonly threshold: number;
  /** `above` and `below` exclude the threshold itself. */
  readonly comparison: 'atLeast' | 'above' | 'atMost' | 'below';
};
export type SteeringDocumentLine = {
  readonly number: string;
  readonly issuedOn: Temporal.PlainDate;
  readonly issuer: string;
  readonly title: string;
};
export type TargetLine = {
  readonly title: string;
  /** What was to be reached, e.g. `trên 80 %`. */
  readonly wanted: string;
  /** What was reached, e.g. `87,49 %`; empty while nothing is known. */
  readonly reached: string;
  readonly status: Text;
};
export type TaskLine = {
  readonly title: string;
  readonly owner: string;
  readonly dueOn: Temporal.PlainDate;
  readonly status: Text;
};
export type RankLine = {
  readonly year: number;
  readonly agency: string;
  /** 0…100. */
  readonly score: number;
  readonly rank: number;
};

/** A house without programme and reform index: no targets, empty registers. */
export const noRegisters: Pick<ReportRooms, 'targetsOn' | 'registers'> = {
  targetsOn: () => Promise.resolve(new Map()),
  registers: {
    documents: () => Promise.resolve([]),
    targets: () => Promise.resolve([]),
    tasks: () => Promise.resolve([]),
    ranks: () => Promise.resolve([]),
  },
};
