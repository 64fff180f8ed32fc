import type { Answer as Access } from '../kernel/access.ts';
import type { Queries } from '../kernel/database.ts';
import { readEvents } from '../kernel/events.ts';
import { findings, inspections } from '../reform-work/reform-work.ts';
import { countRowsBy, findRow, readRows, type RowIn } from '../registers/registers.ts';
import type { KeptFile } from '../registers/schema.ts';
import type { FaultKind } from './schema.ts';

type Inspection = RowIn<typeof inspections>;
type Finding = RowIn<typeof findings>;
/** A row of the register of inspections or findings, as pages of this room show it. */
export type Kept = Pick<Inspection, 'id' | 'agencyId'> & {
  readonly state: string;
  readonly values: Readonly<Record<string, string | number | boolean | undefined>>;
};

export const findInspection = async (db: Queries, access: Access, id: number): Promise<Kept | null> =>
  (await findRow(db, inspections, access, id)) ?? null;

export const findFinding = async (db: Queries, access: Access, id: number): Promise<Kept | null> =>
  (await findRow(db, findings, access, id)) ?? null;

export async function inspectionsById(db: Queries, ids: readonly number[]): Promise<Map<number, Kept>> {
  return new Map((await readRows(db, inspections, true, { ids })).map((row) => [row.id, row]));
}

/** Findings of some inspections, in the order in which they were made. */
export const findingsOf = (db: Queries, inspectionIds: readonly number[]): Promise<Finding[]> =>
  readRows(db, findings, true, { where: { inspection: inspectionIds }, order: 'id' });

/** What agencies still owe after inspections, the longest due first. */
export async function remediesOwed(
  db: Queries,
  access: Access,
  limit = 200,
): Promise<(Kept & { readonly dueOn: string })[]> {
  const rows = await readRows(db, findings, access, { states: ['open'], order: 'dueOn', limit });
  return rows.map((row) => ({ ...row, dueOn: row.values.dueOn }));
}

export type FaultCount = {
  readonly kind: FaultKind;
  readonly agencyId: number;
  readonly year: number;
  readonly count: number;
};

/** How often each kind of fault was found at each agency, by year. */
export const countFaults = (db: Queries, access: Access): Promise<readonly FaultCount[]> =>
  countRowsBy(db, findings, access, ['agencyId', 'kind', 'year']);

/** Whether an agency had this kind of fault at an inspection before. */
export async function hadBefore(
  db: Queries,
  agencyId: number,
  kind: FaultKind,
  inspectionId: number,
): Promise<boolean> {
  const found = await readRows(
    db,
    findings,
    { agencyIds: [agencyId] },
    {
      where: { kind },
      except: { inspection: inspectionId },
      limit: 1,
    },
  );
  return found.length > 0;
}

/** What was shown for a finding: files, what the agency says it did, and why the inspector last sent that back. */
export type Evidence = {
  readonly files: readonly KeptFile[];
  readonly words: string;
  readonly returned: string;
};

export async function evidenceOf(db: Queries, findingId: number): Promise<Evidence> {
  let evidence: Evidence = { files: [], words: '', returned: '' };
  for (const { kind, data } of await readEvents(db, 'register:inspection-finding', findingId)) {
    if (kind !== 'attached' && kind !== 'moved') continue;
    const { files = [], to, reason = '' } = data as { files?: KeptFile[]; to?: string; reason?: string };
    if (kind === 'attached') evidence = { ...evidence, files: [...evidence.files, ...files] };
    else if (to === 'remedied') evidence = { ...evidence, words: reason };
    else if (to === 'open') evidence = { ...evidence, returned: reason };
  }
  return evidence;
}

/** Inspections of a year by how they came about and where they stand. */
export const countVisits = (
  db: Queries,
  year: number,
): Promise<readonly { readonly kind: string; readonly state: string; readonly count: number }[]> =>
  countRowsBy(db, inspections, true, ['kind', 'state'], { year });
