import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { z } from 'zod';
import { system } from '../kernel/access.ts';
import { timeZone } from '../kernel/clock.ts';
import type { House } from '../kernel/house.ts';
import type { Indicators, NewReportedValue } from '../indicators/indicators.ts';
import type { Period } from '../indicators/schema.ts';
import type { Organization } from '../organization/organization.ts';
import type { Reports } from './face.ts';
import { Office } from './schema.ts';

const Span = z.tuple([z.iso.date(), z.iso.date()]);

/** Figures that agencies reported, with who answers for each. */
const PackFigures = z.object({
  period: Span,
  recordedOn: z.iso.date(),
  values: z.array(
    z.object({
      code: z.string(),
      by: z.string(),
      about: z.string().optional(),
      period: Span.optional(),
      value: z.number().optional(),
      parts: z.tuple([z.number(), z.number()]).optional(),
      note: z.string().default(''),
    }),
  ),
});
const PackReports = z.array(
  z.object({
    template: z.string(),
    /** A period, or a half of the calendar year: the last that has ended, or the one that runs. */
    period: Span.or(z.enum(['last-half-year', 'current-half-year'])),
    title: z.string().default(''),
    office: Office.partial().default({}),
    /** Sections written by agencies: file beside this one. */
    sections: z.string().default(''),
    /** Who writes what: section → agencies. */
    assigned: z.record(z.string(), z.array(z.string())).default({}),
    comments: z.array(z.object({ section: z.string(), text: z.string() })).default([]),
    /** A day; `today` also signs it today. */
    asOf: z.iso.date().or(z.literal('today')).nullable().default(null),
    state: z.enum(['draft', 'frozen', 'approved', 'published']),
  }),
);

export type DemonstrationRooms = {
  readonly house: Pick<House, 'db' | 'clock'>;
  readonly reports: Reports;
  readonly indicators: Pick<Indicators, 'recordReported'>;
  readonly organization: Pick<Organization, 'findAgency'>;
};

/**
 * Makes the reported figures (`reports/figures-*.json`) and the reports (`reports/reports.json`) of a city pack, through the
 * same acts as real ones. A pack without the folder has none; a report whose as-of day lies ahead stays a draft. Gives how
 * many reports.
 */
export async function demonstrateReports(rooms: DemonstrationRooms, packFolder: string): Promise<number> {
  const folder = path.join(packFolder, 'reports');
  if (!existsSync(folder)) return 0;
  const figures = PackFigures.parse(await readJson(path.join(folder, 'figures-2011-2015.json')));
  await rooms.indicators.recordReported(rooms.house.db, valuesOf(figures, rooms));
  const planned = PackReports.parse(await readJson(path.join(folder, 'reports.json')));
  for (const report of planned) {
    const sections = report.sections === '' ? '' : await readFile(path.join(folder, report.sections), 'utf8');
    await makeReport(rooms, report, sections);
  }
  return planned.length;
}

async function makeReport(
  { reports, house, organization }: DemonstrationRooms,
  report: z.infer<typeof PackReports>[number],
  sections: string,
): Promise<void> {
  const { template, title, state } = report;
  const today = house.clock.today();
  const office = { ...report.office, ...(report.asOf === 'today' ? { signedOn: today.toString() } : {}) };
  const asked = typeof report.period === 'string' ? halfYear(report.period, today) : period(report.period);
  const id = await reports.begin(system, { template, period: asked, title, office });
  for (const [section, codes] of Object.entries(report.assigned)) {
    const agencyIds = codes.flatMap((code) => organization.findAgency(code)?.id ?? []);
    await reports.assign(system, id, section, agencyIds);
  }
  for (const [section, text] of sectionTexts(sections)) {
    const seen = (await reports.sectionVersion(id, section)) ?? 0;
    await reports.draft(system, id, section, { text, seen });
  }
  for (const { section, text } of report.comments) await reports.comment(system, id, section, text);
  const asOf =
    report.asOf === 'today' ? today : report.asOf === null ? null : Temporal.PlainDate.from(report.asOf);
  if (state === 'draft' || asOf === null || Temporal.PlainDate.compare(asOf, today) > 0) return;
  for (const section of Object.keys(report.assigned)) {
    await reports.moveSection(system, id, section, 'submit');
    await reports.moveSection(system, id, section, 'approve');
  }
  await reports.freeze(system, id, await reports.version(id), asOf);
  if (state === 'frozen') return;
  await reports.approve(system, id, await reports.version(id));
  if (state === 'published') await reports.publish(system, id, await reports.version(id));
}

function valuesOf(
  figures: z.infer<typeof PackFigures>,
  { organization }: Pick<DemonstrationRooms, 'organization'>,
): NewReportedValue[] {
  const agencyId = (code: string): number => {
    const agency = organization.findAgency(code);
    if (agency === undefined) throw new Error(`no agency ${code}`);
    return agency.id;
  };
  const recordedAt = Temporal.PlainDate.from(figures.recordedOn)
    .toZonedDateTime({ timeZone, plainTime: '10:00' })
    .toInstant();
  return figures.values.map(({ code, by, about, value, parts, note, ...entry }) => {
    const [numerator, denominator] = parts ?? [null, null];
    return {
      indicator: code,
      aboutAgencyId: about === undefined ? null : agencyId(about),
      byAgencyId: agencyId(by),
      period: period(entry.period ?? figures.period),
      value: value ?? (numerator ?? 0) / (denominator ?? 1),
      parts: numerator === null || denominator === null ? null : { numerator, denominator },
      note,
      recordedAt,
      recordedBy: null,
    };
  });
}

/** `## code` and the text below it, until the next. */
export function sectionTexts(source: string): [string, string][] {
  return source
    .split(/^## /m)
    .slice(1)
    .map((chunk): [string, string] => {
      const [code = '', ...lines] = chunk.split('\n');
      return [code.trim(), lines.join('\n').trim()];
    });
}

/** The half of the calendar year in which a day lies, or the one before. */
export function halfYear(which: 'last-half-year' | 'current-half-year', today: Temporal.PlainDate): Period {
  const current = today.with({ month: today.month > 6 ? 7 : 1, day: 1 });
  const from = which === 'current-half-year' ? current : current.subtract({ months: 6 });
  return { from, to: from.add({ months: 6 }).subtract({ days: 1 }) };
}

function period([from, to]: z.infer<typeof Span>) {
  return { from: Temporal.PlainDate.from(from), to: Temporal.PlainDate.from(to) };
}

async function readJson(file: string): Promise<unknown> {
  return JSON.parse(await readFile(file, 'utf8'));
}
