import { readFileSync } from 'node:fs';
import path from 'node:path';
import { Readable } from 'node:stream';
import { renderDocument } from '../forms/forms.ts';
import { timeZone } from '../kernel/clock.ts';
import type { House } from '../kernel/house.ts';
import type { Agency } from '../organization/schema.ts';
import type { Evidence } from './schema.ts';

const mediaType = 'application/pdf';

/** An agency's own list, as it would be attached to its form. */
export async function sampleEvidence(
  { db, files, clock }: House,
  { code, name }: Agency,
  index: number,
): Promise<Evidence> {
  const now = clock.now();
  const lines = [1, 2, 3].map((number) => `Cuộc triển khai số ${number + (index % 3)}`);
  const data = {
    form: { paper: 'a4', title: 'Danh sách', number: null },
    issuer: name,
    place: '',
    issuedAt: now.toString({ timeZone }),
    lines,
  };
  const template = readFileSync(path.join(import.meta.dirname, 'templates/evidence.typ'), 'utf8');
  const bytes = renderDocument('evidence.typ', { 'evidence.typ': template }, data, now);
  const { hash, size } = await files.keep(Readable.from([bytes]));
  await db
    .insertInto('file')
    .values({ hash, size, mediaType, storedAt: now })
    .onConflict((conflict) => conflict.column('hash').doNothing())
    .execute();
  return { hash, name: `danh-sach-${code}.pdf` };
}
