import fc from 'fast-check';
import { sql } from 'kysely';
import { beforeAll, expect, test } from 'vitest';
import { testHouse, type TestHouse } from '../../checks/test-house.ts';
import { wantedBy, wantedSql } from './search-query.ts';

test.each([
  ['', { kind: 'all' }],
  ['   ', { kind: 'all' }],
  ['H13.21.10-260302-0001', { kind: 'code', prefix: 'H13.21.10-260302-0001' }],
  ['h13.21', { kind: 'code', prefix: 'H13.21' }],
  ['H13.21-2603', { kind: 'code', prefix: 'H13.21-2603' }],
  ['092123456789', { kind: 'idNumber', idNumbers: ['092123456789'] }],
  ['092 123 456 789', { kind: 'idNumber', idNumbers: ['092123456789'] }],
  ['092.123.456.789', { kind: 'idNumber', idNumbers: ['092123456789'] }],
  ['361234567', { kind: 'idNumber', idNumbers: ['361234567'] }],
  ['b1234567', { kind: 'idNumber', idNumbers: ['B1234567'] }],
  ['1800123456-001', { kind: 'idNumber', idNumbers: ['1800123456001', '1800123456-001'] }],
  ['Nguyễn Thị Mỹ', { kind: 'words', words: ['nguyen', 'thi', 'my'] }],
  ['ĐẶNG  đức', { kind: 'words', words: ['dang', 'duc'] }],
  ["O'Neil & (công ty) | !x:*", { kind: 'words', words: ['o', 'neil', 'cong', 'ty', 'x'] }],
  ['&|!', { kind: 'nothing' }],
])('%j is understood', (typed, wanted) => {
  expect(wantedBy(typed)).toEqual(wanted);
});

let house: TestHouse;
beforeAll(async () => {
  house = await testHouse();
});

test('whatever is typed, the database understands the question', async () => {
  const text = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 60 }),
    fc.string({ unit: 'grapheme', maxLength: 60 }),
  );
  await fc.assert(
    fc.asyncProperty(text, async (typed) => {
      const clean = typed.replaceAll('\0', '').toWellFormed(); // as every input arrives
      const { rows } = await sql`select count(*) from dossier where ${wantedSql(wantedBy(clean))}`.execute(
        house.db,
      );
      expect(rows).toHaveLength(1);
    }),
    { seed: 20260302, numRuns: 300 },
  );
});
