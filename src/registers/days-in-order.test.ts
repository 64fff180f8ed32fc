import { expect, test } from 'vitest';
import { system } from '../kernel/access.ts';
import { checkDeclarations } from './declaration-rules.ts';
import { create } from './rules.ts';
import { courses } from './sample-courses.ts';
import { day, type Register } from './schema.ts';
import { t } from '../kernel/messages.ts';

const withEnd = (notBefore: string): Register => ({
  ...courses,
  columns: { ...courses.columns, endsOn: day(t('Ngày bế giảng', 'Last day'), { notBefore }) },
});
const values = { name: 'Tin học', agency: 1, kind: 'it', heldOn: '2026-03-05' };
const begun = (endsOn: string, isDraft = false) =>
  create(withEnd('heldOn'), system, { ...values, endsOn }, { isDraft });

test('a day that comes after another is refused before it, beside its field and with the day', () => {
  expect(begun('2026-03-04')).toMatchObject([
    { field: 'values.endsOn', text: { vi: 'Không được trước "Ngày khai giảng" (05/03/2026).' } },
  ]);
  expect(begun('2026-03-05')).toMatchObject({ kind: 'created' });
  expect(begun('2026-03-04', true)).toMatchObject({ kind: 'created' });
});

test('a day comes after a day column, or the register is none', () => {
  expect(() => checkDeclarations([withEnd('heldOn')])).not.toThrow();
  expect(() => checkDeclarations([withEnd('people')])).toThrow(/endsOn is not before people/);
});
