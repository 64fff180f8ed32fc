import type { Actor } from '../kernel/access.ts';
import type { Refusal } from '../kernel/errors.ts';
import type { Period } from '../indicators/schema.ts';
import type { ReportActs } from './acts.ts';
import type { Recount } from './recount.ts';
import type { ReportRooms } from './rooms.ts';
import type { Office, ReportCity, ReportDocument, Template } from './schema.ts';
import type { CommentRow, listReports, ReportRow, SectionRow } from './store.ts';

export type ReportView = {
  readonly report: ReportRow;
  readonly document: ReportDocument;
  /** The template with what agencies wrote. */
  readonly template: Template;
  readonly sections: ReadonlyMap<string, SectionRow>;
  readonly comments: readonly CommentRow[];
};
export type ReportEntry = Awaited<ReturnType<typeof listReports>>[number];

/** A report written out without being kept, or as it was kept. */
export type Written = {
  readonly document: ReportDocument;
  readonly office: Office;
  readonly id: number | null;
};

export type Reports = ReportActs & {
  readonly city: ReportCity;
  readonly rooms: ReportRooms;
  /** Templates by name, as their source. */
  readonly templates: ReadonlyMap<string, string>;
  /** What the actor may see: published ones, and those that are theirs to write, approve or follow. */
  list(actor: Actor): Promise<readonly ReportEntry[]>;
  /** @throws Refused (not-found) for one that the actor may not see */
  view(actor: Actor, id: number): Promise<ReportView>;
  /** The version that the next act has to have seen; of a section, null while nobody has touched it. */
  version(id: number): Promise<number>;
  sectionVersion(id: number, section: string): Promise<number | null>;
  /** The figures of a frozen report asked again. */
  recount(document: ReportDocument): Promise<Recount[]>;
  /**
   * A template filled in for a period: the kept report of that period as it was frozen when the as-of day is its own, with
   * the texts of its agencies when there is one.
   */
  write(
    template: string,
    frame: { period: Period; asOf: Temporal.PlainDate | null },
  ): Promise<Written | Refusal>;
  /** Fills in a template that is not kept. */
  writeSource(
    source: string,
    frame: { period: Period; asOf: Temporal.PlainDate | null },
  ): Promise<Written | Refusal>;
};
