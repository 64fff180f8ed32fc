import canonicalize from 'canonicalize';
import type { Tx } from '../kernel/database.ts';
import { t, type Text } from '../kernel/messages.ts';
import type { ImportReading, ImportRecord } from './import.ts';
import { mergePortal, warnKept } from './portal-merge.ts';
import type { Warning } from './portal-schema.ts';
import { lockCatalogue, lockNewest, writeVersions } from './store-write.ts';
import type { By, NewestVersion, NewVersion } from './store-write.ts';

/** What became of one record. */
export type RecordOutcome = {
  /** Line or row of the file, from 1. */
  readonly line: number;
  readonly code: string;
  readonly outcome: 'accepted' | 'changed' | 'unchanged' | 'refused';
  readonly warnings: readonly ({ readonly code: string } & Text)[];
  readonly reasons: readonly Text[];
};

/** What an import did, or would do: accepted (new) + changed + unchanged + refused = total. */
export type ImportSummary = {
  readonly total: number;
  readonly accepted: number;
  readonly changed: number;
  readonly unchanged: number;
  readonly withWarnings: number;
  readonly refused: number;
  readonly records: readonly RecordOutcome[];
};

/** Compares with the catalogue and writes what is new or changed, in the caller's transaction. */
export async function importInto(
  tx: Tx,
  reading: ImportReading,
  by: By & { today: Temporal.PlainDate; isTrial: boolean },
): Promise<ImportSummary> {
  await lockCatalogue(tx);
  const newest = await lockNewest(
    tx,
    reading.records.map((record) => record.code),
  );
  const versions: NewVersion[] = [];
  const records: RecordOutcome[] = reading.refused.map((record) => ({
    ...record,
    outcome: 'refused',
    warnings: [],
  }));
  for (const record of reading.records) {
    const plan = planRecord(record, newest.get(record.code), by.today);
    if (plan.version !== undefined) versions.push(plan.version);
    const warnings = [...record.warnings, ...(plan.warnings ?? [])];
    records.push({
      line: record.line,
      code: record.code,
      outcome: plan.outcome,
      warnings: warnings.map(({ code, text }) => ({ code, ...text })),
      reasons: plan.reasons ?? [],
    });
  }
  if (!by.isTrial) await writeVersions(tx, versions, by);
  return summarize(records.toSorted((a, b) => a.line - b.line));
}

export type Plan = {
  readonly outcome: RecordOutcome['outcome'];
  readonly version?: NewVersion;
  readonly reasons?: readonly Text[];
  readonly warnings?: readonly Warning[];
};

/**
 * What to do with one record, given the newest version of its procedure. A record of another catalogue is compared with
 * the record last imported, so that what the city has since edited stands until its source changes.
 */
export function planRecord(
  record: ImportRecord,
  newest: NewestVersion | undefined,
  today: Temporal.PlainDate,
): Plan {
  if (newest !== undefined && isSame(record, newest)) {
    const stands = record.origin === 'portal' && newest.change !== 'abolished';
    return { outcome: 'unchanged', warnings: stands ? warnKept(newest.content, record.content) : [] };
  }
  const { code, content, decision } = record;
  const start = decision?.effectiveOn ?? today;
  if (newest === undefined) {
    const version = { code, number: 1, change: 'new', validFrom: start, content, decision } as const;
    return { outcome: 'accepted', version };
  }
  if (newest.change === 'abolished') return { outcome: 'refused', reasons: [isAbolished] };
  const validFrom = Temporal.PlainDate.compare(start, newest.validFrom) > 0 ? start : today;
  if (Temporal.PlainDate.compare(validFrom, newest.validFrom) < 0)
    return { outcome: 'refused', reasons: [comesLater(newest)] };
  const { content: merged, warnings } =
    record.origin === 'portal' ? mergePortal(newest.content, content) : { content, warnings: [] };
  const number = newest.number + 1;
  const version = { code, number, change: 'amended', validFrom, content: merged, decision } as const;
  return { outcome: 'changed', version, warnings };
}

function isSame({ content, decision, origin }: ImportRecord, newest: NewestVersion): boolean {
  if (origin === 'portal') return canonicalize(content.source) === canonicalize(newest.content.source);
  const sameDecision = decision === null || decision.number === newest.decisionNumber;
  return sameDecision && canonicalize(content) === canonicalize(newest.content);
}

const isAbolished = t(
  'Thủ tục đã bị bãi bỏ; việc nhập không khôi phục. Hãy công bố lại bằng một quyết định.',
  'The procedure has been abolished; an import does not bring it back. Publish it again by a decision.',
);

function comesLater({ number, validFrom }: NewestVersion): Text {
  return t(
    `Đã công bố phiên bản ${number} có hiệu lực từ ${validFrom.toString()}, sau ngày nhập.`,
    `Version ${number} is already published from ${validFrom.toString()}, after the day of this import.`,
  );
}

function summarize(records: readonly RecordOutcome[]): ImportSummary {
  const count = (outcome: RecordOutcome['outcome']): number =>
    records.filter((record) => record.outcome === outcome).length;
  return {
    total: records.length,
    accepted: count('accepted'),
    changed: count('changed'),
    unchanged: count('unchanged'),
    withWarnings: records.filter((record) => record.warnings.length > 0).length,
    refused: count('refused'),
    records,
  };
}

/** What came of a file that could not be read at all. */
export const nothingImported: ImportSummary = summarize([]);
