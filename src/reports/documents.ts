import { createIndicators } from '../indicators/indicators.ts';
import type { Database } from '../kernel/database.ts';
import { accepted, type Refusal, isRefusal } from '../kernel/errors.ts';
import type { House } from '../kernel/house.ts';
import { renderReport } from './render.ts';
import type { ReportRooms } from './rooms.ts';
import type { ReportCity, ReportDocument, Template } from './schema.ts';
import { readSections, type ReportRow, type SectionRow } from './store.ts';
import { readSectionText, readTemplate } from './template.ts';

/** A report's template with what agencies wrote in place of its words. */
export function templateOf(source: string, sections: ReadonlyMap<string, SectionRow>): Template {
  const template = accepted(readTemplate(source));
  return {
    ...template,
    sections: template.sections.map((section) => {
      const text = sections.get(section.code)?.text ?? null;
      // Only texts that were read once are kept.
      return text === null ? section : accepted(readSectionText(section, text));
    }),
  };
}

/** The document of a report: as it was frozen, or as its figures are now. */
export async function documentOf(
  house: House,
  rooms: ReportRooms,
  city: ReportCity,
  report: ReportRow,
): Promise<ReportDocument> {
  if (report.frozen !== null) return report.frozen;
  const template = templateOf(report.source, await readSections(house.db, report.id));
  const document = await renderReport(rooms, city, template, { period: report.period, asOf: null });
  return { ...document, title: report.title };
}

/**
 * Writes a report out as known on a day, all from one snapshot of the database: what is corrected meanwhile is in none of
 * its figures.
 */
export async function snapshotOf(
  house: House,
  rooms: ReportRooms,
  city: ReportCity,
  find: (db: Database) => Promise<ReportRow | Refusal>,
  asOf: Temporal.PlainDate,
): Promise<{ report: ReportRow; document: ReportDocument } | Refusal> {
  return house.db
    .transaction()
    .setIsolationLevel('repeatable read')
    .setAccessMode('read only')
    .execute(async (tx) => {
      const report = await find(tx);
      if (isRefusal(report)) return report;
      const indicators = createIndicators({ ...house, db: tx }, rooms.indicators.all());
      const template = templateOf(report.source, await readSections(tx, report.id));
      const frame = { period: report.period, asOf };
      const document = await renderReport({ ...rooms, indicators }, city, template, frame);
      return { report, document: { ...document, title: report.title } };
    });
}
