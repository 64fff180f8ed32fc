import { timeZone } from '../kernel/clock.ts';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { renderDocument } from '../forms/forms.ts';
import { figureLink } from './figure-link.ts';
import { surroundings } from './layout-words.ts';
import { headingWords } from './report-body.tsx';
import { sourceSentences } from './sources.ts';
import type { DocumentBlock, Office, ReportCity, ReportDocument, Run } from './schema.ts';

const main = 'report.typ';
/**
 * A report as PDF in the layout of Decree 30/2020/NĐ-CP; its figures link to the city's pages under `origin`. The same
 * report gives the same bytes. @throws Error on a fault of the layout, which is this room's own
 */
export function reportPdf(
  { document, office }: { document: ReportDocument; office: Office },
  city: ReportCity,
  origin: string,
): Uint8Array {
  const run = (one: Run) =>
    one.kind === 'figure' ? { ...one, href: `${origin}${figureLink(document, one.number)}` } : one;
  const data = {
    title: document.title,
    words: surroundings(document, office, city),
    sections: document.sections.map((section) => ({
      level: section.level,
      isAnnex: section.isAnnex,
      lines: section.isPlain ? [] : headingWords(section),
      blocks: section.blocks.map((block) => blockData(block, run)),
    })),
    sources: sourceSentences(document),
    footnotes: document.footnotes.map(({ runs }) => runs.map(run)),
  };
  const at = Temporal.PlainDate.from(document.asOf ?? document.period.to).toZonedDateTime(timeZone);
  const source = readFileSync(join(import.meta.dirname, 'templates', main), 'utf8');
  return renderDocument(main, { [main]: source }, data, at.toInstant());
}

function blockData(block: DocumentBlock, run: (one: Run) => unknown) {
  switch (block.kind) {
    case 'paragraph':
      return { kind: block.kind, runs: block.runs.map(run) };
    case 'table':
      return { ...block, rows: block.rows.map((row) => row.map((cell) => ({ runs: cell.map(run) }))) };
    case 'chart':
      return { ...block, bars: block.bars.map((bar) => ({ ...bar, run: run(bar.run) })) };
  }
}
