import type { Answer } from '../kernel/access.ts';
import type { Queries } from '../kernel/database.ts';
import { readRows, type RowIn } from '../registers/registers.ts';
import { audits, checks, nonconformities, reviews } from './audits.ts';
import { certificates, systems } from './systems.ts';

export type System = RowIn<typeof systems>;
export type Certificate = RowIn<typeof certificates>;
export type Audit = RowIn<typeof audits>;
export type Check = RowIn<typeof checks>;
export type Nonconformity = RowIn<typeof nonconformities>;
export type Review = RowIn<typeof reviews>;

/** Rows of one system or audit, or of all. */
const of = <Name extends string>(name: Name, id: number | undefined) =>
  (id === undefined ? {} : { [name]: id }) as { readonly [K in Name]?: number };
const only = (id: number | undefined) => (id === undefined ? {} : { ids: [id] });

export const readSystems = (db: Queries, answer: Answer, id?: number) =>
  readRows(db, systems, answer, only(id));

export const readCertificates = (db: Queries, answer: Answer, system?: number) =>
  readRows(db, certificates, answer, { where: of('system', system) });

export const readAudits = (
  db: Queries,
  answer: Answer,
  asked: { readonly system?: number; readonly id?: number } = {},
) => readRows(db, audits, answer, { where: of('system', asked.system), ...only(asked.id) });

export const readChecksOfAudit = (db: Queries, answer: Answer, audit: number) =>
  readRows(db, checks, answer, { where: { audit } });

/** Checks of all audits of a system, or of every system. */
export async function readChecks(db: Queries, answer: Answer, system?: number): Promise<Check[]> {
  if (system === undefined) return readRows(db, checks, answer);
  const held = await readRows(db, audits, true, { where: { system } });
  return readRows(db, checks, answer, { where: { audit: held.map(({ id }) => id) } });
}

export const readNonconformities = (
  db: Queries,
  answer: Answer,
  asked: { readonly system?: number; readonly audit?: number } = {},
) =>
  readRows(db, nonconformities, answer, {
    where: { ...of('system', asked.system), ...of('audit', asked.audit) },
  });

export const readReviews = (db: Queries, answer: Answer, system: number) =>
  readRows(db, reviews, answer, { where: { system } });
