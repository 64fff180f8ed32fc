import { plainText } from './characters.ts';
import { createCollector } from './collect.ts';
import { checkOrder } from './order.ts';
import { checkRepeats } from './repeats.ts';
import type { Audit } from './schema.ts';
import { readDocument, type Document } from './sentences.ts';
import { checkShares } from './shares.ts';
import { checkStocks } from './stocks.ts';
import { checkSums } from './sums.ts';
import { checkTables } from './tables.ts';

/** Checks the figures of a report's text against each other. */
export function auditFigures(text: string): Audit {
  const document = readDocument(plainText(text));
  const collector = createCollector();
  checkShares(document, collector);
  checkSums(document, collector);
  checkTables(document, collector);
  checkStocks(document, collector);
  checkRepeats(document, collector);
  checkOrder(document, collector);
  return { numbers: countNumbers(document), checked: collector.counts, findings: collector.findings };
}

/** Numbers that count or measure something, in sentences and in tables. */
function countNumbers({ paragraphs, tables }: Document): number {
  const kinds: ReadonlySet<string> = new Set(['count', 'money', 'ratio', 'percent']);
  const told = paragraphs.flatMap(({ figures }) => figures).filter(({ kind }) => kinds.has(kind)).length;
  const cells = tables
    .flatMap(({ rows }) => rows.flat())
    .filter(({ text }) => /^\d[\d.,]*\s*%?$/.test(text)).length;
  return told + cells;
}
