import type { Refusal } from '../kernel/errors.ts';
import type { Marking } from '../processes/schema.ts';
import type { AttachedFile, Filing, FilingChannel, Pause, Timeliness } from './schema.ts';

/** Instants inside an event's data are ISO 8601 texts in UTC, so that the data is plain JSON and hashes the same for ever. */
export type InstantText = string;

/** A step as it was opened. */
export type OpenedStep = {
  readonly elementId: string;
  readonly name: string;
  readonly kind: string;
  readonly agencyId: number;
  readonly role: string;
  readonly dueAt: InstantText | null;
};

/** What a move brought about in the process. */
export type Movement = {
  readonly marking: Marking;
  readonly opened: readonly OpenedStep[];
  readonly timers: readonly { readonly elementId: string; readonly firesAt: InstantText }[];
  readonly calls: readonly {
    readonly elementId: string;
    readonly procedure: string;
    readonly agencyId: number;
  }[];
};

/** Which dossier it is, on which versions it stays, and what was filed. */
export type Opening = {
  readonly code: string;
  readonly agencyId: number;
  readonly procedureId: number;
  readonly procedureVersionId: number;
  readonly processVersionId: number;
  readonly parent: { readonly id: number; readonly elementId: string } | null;
  readonly channel: FilingChannel;
  readonly filing: Filing;
  readonly files: readonly AttachedFile[];
  readonly fee: number | null;
};

/** From when it counts: the term, the rule set of the day of receipt, and the date promised. */
export type Receipt = {
  readonly term: string | null;
  readonly ruleSet: string;
  readonly dueAt: InstantText | null;
  readonly movement: Movement;
};

/**
 * A reorganisation hands the dossier and its open steps over: the code, the receipt and every date stay what they are.
 * `from` and `to` are the agency that owns it, the same one when only steps of it move.
 */
export type HandOver = {
  readonly reorganization: number;
  /** Number and body of the decision. */
  readonly decision: string;
  readonly from: number;
  readonly to: number;
  readonly steps: readonly {
    readonly step: number;
    readonly from: number;
    readonly to: number;
    readonly assigneeId: number | null;
  }[];
};

/** All that can happen to a dossier. */
export type DossierEvent =
  | { readonly kind: 'registered'; readonly data: Opening }
  | { readonly kind: 'received'; readonly data: Receipt & { readonly opening: Opening | null } }
  | { readonly kind: 'notReceived'; readonly data: { readonly reason: string } }
  | {
      readonly kind: 'stepAssigned';
      readonly data: { readonly step: number; readonly assigneeId: number | null; readonly note: string };
    }
  | {
      readonly kind: 'stepCompleted';
      readonly data: {
        readonly step: number;
        readonly outcome: string | null;
        readonly note: string;
        readonly movement: Movement;
      };
    }
  | {
      readonly kind: 'timerFired';
      readonly data: { readonly elementId: string; readonly movement: Movement };
    }
  | { readonly kind: 'linkedStarted'; readonly data: { readonly elementId: string; readonly code: string } }
  | {
      readonly kind: 'linkedReturned';
      readonly data: {
        readonly elementId: string;
        readonly code: string;
        readonly outcome: string;
        readonly movement: Movement;
      };
    }
  | {
      readonly kind: 'supplementRequested';
      readonly data: { readonly reason: string; readonly papers: readonly string[] };
    }
  | {
      readonly kind: 'supplemented';
      readonly data: { readonly filing: Filing; readonly files: readonly AttachedFile[] } & Resumption;
    }
  | {
      readonly kind: 'paymentRequested';
      readonly data: { readonly amount: number | null; readonly reason: string };
    }
  | {
      readonly kind: 'paid';
      readonly data: {
        readonly amount: number;
        readonly way: string;
        readonly step: number | null;
        readonly movement: Movement | null;
      } & Resumption;
    }
  | {
      readonly kind: 'extended';
      readonly data: { readonly from: InstantText; readonly to: InstantText; readonly reason: string };
    }
  | { readonly kind: 'filesAttached'; readonly data: { readonly files: readonly AttachedFile[] } }
  | { readonly kind: 'receiptCorrected'; readonly data: { readonly filing: Filing; readonly reason: string } }
  | { readonly kind: 'withdrawn'; readonly data: { readonly reason: string } }
  | { readonly kind: 'stopped'; readonly data: { readonly reason: string } }
  | {
      readonly kind: 'resolved';
      readonly data: { readonly result: 'granted' | 'refused'; readonly timeliness: Timeliness | null };
    }
  | {
      readonly kind: 'returned';
      readonly data: {
        readonly receivedBy: string;
        readonly way: string;
        readonly marking: Marking;
        readonly steps: readonly number[];
      };
    }
  | { readonly kind: 'transferred'; readonly data: HandOver };
export type DossierEventKind = DossierEvent['kind'];

/** The wait is over: the new due date and those of the steps that are open. */
export type Resumption = {
  readonly dueAt: InstantText | null;
  readonly stepDues: readonly { readonly step: number; readonly dueAt: InstantText | null }[];
};

/** What was decided, or the refusal in words. */
export type Decision = readonly DossierEvent[] | Refusal;

export type PauseKind = Pause['kind'];

/** An event in its place in time. */
export type Happened = DossierEvent & {
  readonly at: Temporal.Instant;
  readonly actorId: number | null;
  readonly number: number;
};
