import fc from 'fast-check';
import { expect, test } from 'vitest';
import { OfficeHours } from '../calendar/schema.ts';
import { WeekText, weekdays } from './schema.ts';
import { readWeek, writeWeek } from './week-text.ts';

const week = (days: Partial<WeekText>): WeekText => WeekText.parse(days);

/** What is read for Monday, or the field and words of its refusal. */
function monday(text: string): unknown {
  const read = readWeek(week({ monday: text }));
  if (Array.isArray(read)) return `${read[0]?.field}: ${read[0]?.text.vi}`;
  return read?.[1];
}

test('hours are read as people write them', () => {
  const usual = [
    ['07:00', '11:00'],
    ['13:00', '17:00'],
  ];
  for (const text of [
    '07:00–11:00, 13:00–17:00',
    '7:00-11:00;13:00-17:00',
    '7h - 11h, 13h - 17h',
    '7g00—11g00 , 13g00—17g00',
    '7 giờ đến 11 giờ và 13 giờ đến 17 giờ',
    '7 đến 11 và 13 đến 17'.normalize('NFD'),
    '7 to 11 and 13 to 17',
  ])
    expect(monday(text), text).toEqual(usual);
  expect(monday('7h30–24h')).toEqual([['07:30', '24:00']]);
});

test('a week without a line keeps the city’s usual hours; a day without one is off', () => {
  expect(readWeek(week({}))).toBeNull();
  expect(readWeek(week({ saturday: '7h-11h' }))).toEqual({
    1: [],
    2: [],
    3: [],
    4: [],
    5: [],
    6: [['07:00', '11:00']],
    7: [],
  });
});

test('what cannot be is refused beside its day', () => {
  expect(monday('sáng và chiều')).toContain('monday: Không đọc được "sáng"');
  expect(monday('11:00–07:00')).toContain('giờ kết thúc phải sau giờ bắt đầu');
  expect(monday('07:00–07:00')).toContain('giờ kết thúc phải sau giờ bắt đầu');
  expect(monday('07:00–11:00, 10:30–17:00')).toContain('chồng lên khoảng giờ đứng trước');
  expect(monday('13:00–17:00, 07:00–11:00')).toContain('chồng lên khoảng giờ đứng trước');
  for (const text of ['25:00–26:00', '7:75–9:00', '24:01–24:30', '7', '7–8–9', ',', '07:00–11:00,'])
    expect(monday(text), text).toContain('Không đọc được');
  const many = Array.from({ length: 13 }, (_, hour) => `${hour}h-${hour}h30`).join(',');
  expect(monday(many)).toContain('nhiều nhất 12');
  const several = readWeek(week({ tuesday: 'x', friday: '9-8' }));
  expect(Array.isArray(several) && several.map(({ field }) => field)).toEqual(['tuesday', 'friday']);
});

test('what is written is read back the same, and nothing makes the reader fail', () => {
  const minute = fc.integer({ min: 0, max: 287 }).map((step) => step * 5);
  const clock = (minutes: number) =>
    `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;
  const day = fc
    .uniqueArray(minute, { maxLength: 6 })
    .map((list) => list.toSorted((a, b) => a - b))
    .map((list) =>
      Array.from({ length: Math.floor(list.length / 2) }, (_, index) => [
        clock(list[2 * index] ?? 0),
        clock(list[2 * index + 1] ?? 0),
      ]),
    );
  fc.assert(
    fc.property(fc.array(day, { minLength: 7, maxLength: 7 }), (days) => {
      const hours = OfficeHours.safeParse(Object.fromEntries(days.map((ranges, i) => [i + 1, ranges])));
      fc.pre(hours.success);
      expect(readWeek(writeWeek(hours.data))).toEqual(hours.data);
    }),
    { seed: 20260302 },
  );
  fc.assert(
    fc.property(fc.constantFrom(...weekdays), fc.string({ unit: 'binary', maxLength: 200 }), (name, text) => {
      const read = readWeek(week({ [name]: text }));
      if (Array.isArray(read)) for (const { field } of read) expect(field).toBe(name);
    }),
    { seed: 20260302 },
  );
});
