import { sql } from 'kysely';
import type { Queries } from '../kernel/database.ts';
import { refuse, Refused } from '../kernel/errors.ts';
import { t } from '../kernel/messages.ts';
import { toSheets } from './excel-layout.ts';
import { largestCell, writeWorkbook } from '../kernel/spreadsheet.ts';
import type { Change, ExchangedDecision, ExchangeRecord, ProcedureContent } from './schema.ts';

export type FoundRecord = ExchangeRecord & {
  readonly version: number;
  readonly change: Change;
  readonly validFrom: string;
};

/** The found versions with their decisions. */
export async function exchangeLines(
  db: Queries,
  found: readonly { versionId: number; code: string; content: ProcedureContent }[],
): Promise<FoundRecord[]> {
  const { rows } = await sql<
    ExchangedDecision & { id: number; version: number; change: Change; validFrom: Temporal.PlainDate }
  >`
    select v.id, v.number as version, v.change, v.valid_from, coalesce(d.number, '') as number,
           d.issued_on::text as issued_on, d.effective_on::text as effective_on, d.issuer, d.title
    from procedure_version v left join publication_decision d on d.id = v.decision_id
    where v.id = any(${found.map((record) => record.versionId)})`.execute(db);
  const byId = new Map(rows.map((row) => [row.id, row]));
  return found.flatMap(({ versionId, code, content }) => {
    const row = byId.get(versionId);
    if (row === undefined) return [];
    const { version, change, validFrom, number, issuedOn, effectiveOn, issuer, title } = row;
    const decision = number === '' ? null : { number, issuedOn, effectiveOn, issuer, title };
    return [{ code, content, decision, version, change, validFrom: validFrom.toString() }];
  });
}

/** One JSON object a line: complete, so that importing it elsewhere gives the same catalogue. */
export function toNdjson(records: readonly FoundRecord[]): string {
  return records.map((record) => `${JSON.stringify(record)}\n`).join('');
}

/** A workbook in the layout of the import's template. @throws Refused when a part is too long for a cell. */
export async function toExcel(records: readonly ExchangeRecord[]): Promise<Buffer> {
  try {
    return await writeWorkbook(toSheets(records));
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    throw new Refused(
      refuse(
        'too-large',
        t(
          `Có thủ tục với một phần dài hơn ${largestCell} ký tự, không ghi được vào ô Excel. Hãy xuất NDJSON.`,
          `A part of a procedure is longer than ${largestCell} characters and fits no cell. Export NDJSON instead.`,
        ),
      ),
    );
  }
}
