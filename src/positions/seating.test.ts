import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isRefusal } from '../kernel/errors.ts';
import type { PersonSummary } from '../staff/schema.ts';
import { positionsOf } from './frames.ts';
import { occupancyOn } from './occupancy.ts';
import { quotaOn } from './quota.ts';
import type { Position, Seating } from './schema.ts';
import { applySeating, end, holdsOn, seat } from './seating.ts';

const positions = positionsOf('department')
  .slice(0, 6)
  .map((position): Position => ({ ...position, seats: Math.min(3, position.seats) }));
const [position] = positions;
if (position === undefined) throw new Error('frame');
const wanted = { agencyId: 1, code: position.code, personId: 7, kind: 'main', from: '2026-03-01' } as const;
const clear = { position, inPosition: [], ofPerson: [], worksAt: 1 };
const held: Seating = { ...wanted, id: 1, seat: 1, to: null };

describe('seating a person', () => {
  test('takes the first free seat', () => {
    expect(seat(wanted, clear)).toMatchObject({ data: { seat: 1 } });
    const other: Seating = { ...held, personId: 8 };
    const two = { ...position, seats: 2 };
    expect(seat(wanted, { ...clear, position: two, inPosition: [other] })).toMatchObject({
      data: { seat: 2 },
    });
    expect(seat(wanted, { ...clear, inPosition: [other] })).toMatchObject({ field: 'code' });
  });

  test('needs a position, and somebody who works there', () => {
    expect(seat(wanted, { ...clear, position: undefined })).toMatchObject({ field: 'code' });
    expect(seat(wanted, { ...clear, worksAt: 2 })).toMatchObject({ field: 'person' });
    expect(seat({ ...wanted, kind: 'acting' }, { ...clear, worksAt: 2 })).toMatchObject({ kind: 'seated' });
    expect(seat({ ...wanted, kind: 'acting' }, { ...clear, worksAt: null })).toMatchObject({
      field: 'person',
    });
  });

  test('gives one main seat, and one acting beside it', () => {
    const main: Seating = { ...held, code: 'XX' };
    expect(seat(wanted, { ...clear, ofPerson: [main] })).toMatchObject({ field: 'person' });
    expect(seat({ ...wanted, kind: 'acting' }, { ...clear, ofPerson: [main] })).toMatchObject({
      kind: 'seated',
    });
    const acting: Seating = { ...main, kind: 'acting' };
    expect(seat({ ...wanted, kind: 'acting' }, { ...clear, ofPerson: [main, acting] })).toMatchObject({
      field: 'person',
    });
  });

  test('ends on a day not before it began, once', () => {
    expect(end(held, '2026-02-28', '')).toMatchObject({ field: 'to' });
    const event = end(held, '2026-03-31', '');
    if (isRefusal(event)) throw new Error(event.text.en);
    const after = applySeating(1, held, event);
    expect(holdsOn(after, '2026-03-31')).toBe(true);
    expect(holdsOn(after, '2026-04-01')).toBe(false);
    expect(isRefusal(end(after, '2026-05-01', ''))).toBe(true);
  });
});

test('whatever is asked, a seat holds one person and a person one main and one acting seat, on any day', () => {
  const day = fc.integer({ min: 1, max: 28 }).map((date) => `2026-03-${String(date).padStart(2, '0')}`);
  const ask = fc.record({
    code: fc.constantFrom(...positions.map(({ code }) => code)),
    personId: fc.integer({ min: 1, max: 6 }),
    kind: fc.constantFrom('main' as const, 'acting' as const),
    from: day,
    endsOn: fc.option(day),
  });
  fc.assert(
    fc.property(fc.array(ask, { maxLength: 40 }), day, (asked, on) => {
      let all: Seating[] = [];
      for (const { endsOn, ...one } of asked) {
        const id = all.length + 1;
        const event = seat(
          { agencyId: 1, ...one },
          {
            position: positions.find(({ code }) => code === one.code),
            inPosition: all.filter(({ code }) => code === one.code),
            ofPerson: all.filter(({ personId }) => personId === one.personId),
            worksAt: 1,
          },
        );
        if (isRefusal(event)) continue;
        let seating = applySeating(id, null, event);
        const ended = endsOn === null ? null : end(seating, endsOn, '');
        if (ended !== null && !isRefusal(ended)) seating = applySeating(id, seating, ended);
        all = [...all, seating];
      }
      const standing = all.filter((one) => holdsOn(one, on));
      const once = (keys: readonly string[]): void => expect(new Set(keys).size).toBe(keys.length);
      once(standing.map(({ code, seat: number }) => `${code} ${number}`));
      once(standing.map(({ personId, kind }) => `${personId} ${kind}`));
    }),
    { seed: 20_240_102 },
  );
});

test('a day’s picture counts empty seats, people without one, and who does not meet the position', () => {
  const person = (id: number, grade: string): PersonSummary => ({
    id,
    fullName: `Người ${id}`,
    accountId: null,
    agencyId: 1,
    unitId: null,
    kind: 'civil-servant',
    title: 'Chuyên viên',
    grade,
    degree: 'bachelor',
    major: '',
    from: '2015-01-01',
    to: null,
    state: 'working',
  });
  const one: Position = { ...position, seats: 2, grade: '01.003', degree: 'bachelor' };
  const seatings: Seating[] = [
    { ...held, personId: 1 },
    { ...held, id: 2, personId: 2, seat: 2, from: '2026-05-01' },
    { ...held, id: 3, personId: 9, code: 'CŨ-01' },
  ];
  const people = [person(1, '01.004'), person(2, '01.003')];
  const march = occupancyOn(1, [one], seatings, people, '2026-03-15');
  expect(march).toMatchObject({ seats: 2, empty: 1, unmet: 1 });
  expect(march.unseated.map(({ id }) => id)).toEqual([2]);
  expect(march.beyond.map(({ seating }) => seating.id)).toEqual([3]);
  expect(occupancyOn(1, [one], seatings, people, '2026-05-01')).toMatchObject({ empty: 0, unseated: [] });
});

test('the quota is that of civil servants with contracts beside it, in time', () => {
  const day = (text: string) => Temporal.PlainDate.from(text);
  const quotas = [
    { kind: 'civil-servant', posts: 60, validFrom: day('2026-01-01'), validTo: null },
    { kind: 'civil-servant', posts: 62, validFrom: day('2025-01-01'), validTo: day('2025-12-31') },
    { kind: 'contract', posts: 5, validFrom: day('2024-01-01'), validTo: null },
    { kind: 'public-employee', posts: 900, validFrom: day('2024-01-01'), validTo: null },
  ] as const;
  expect(quotaOn(quotas, '2026-03-01')).toBe(65);
  expect(quotaOn(quotas, '2025-12-31')).toBe(67);
  expect(quotaOn(quotas, '2024-12-31')).toBeNull();
});
