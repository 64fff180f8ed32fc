import { expect, test } from 'vitest';
import { t } from '../kernel/messages.ts';
import { namesApart } from './names.ts';

test('two agencies of one name say until when and from when they work; others keep their names', () => {
  const day = (text: string) => Temporal.PlainDate.from(text);
  const spans = new Map([
    [1, { validFrom: day('2011-01-01'), validTo: day('2025-06-30') }],
    [2, { validFrom: day('2025-07-01'), validTo: null }],
    [3, { validFrom: day('2011-01-01'), validTo: null }],
  ]);
  const name = t('Ủy ban nhân dân xã Phong Điền', 'Phong Dien');
  const lines = [
    { key: '1', label: name },
    { key: '2', label: name },
    { key: '3', label: t('Sở Tư pháp', 'Justice') },
  ];
  expect(namesApart(lines, (id) => spans.get(id)).map(({ label }) => label.vi)).toEqual([
    'Ủy ban nhân dân xã Phong Điền (đến 30/06/2025)',
    'Ủy ban nhân dân xã Phong Điền (từ 01/07/2025)',
    'Sở Tư pháp',
  ]);
  // In a chosen structure one of them stands alone.
  expect(namesApart(lines.slice(1), (id) => spans.get(id))).toEqual(lines.slice(1));
});
