import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isRefusal } from '../kernel/errors.ts';
import { mayRead, paperState, readMark } from './mark-rules.ts';
import { checkApplication } from './registering.ts';
import { getPart, getRules } from './rule-sets.ts';
import type { CandidateFields } from './schema.ts';
import { assignSeats, blindCodes, parseRooms } from './seating.ts';

const [first, second, third] = [
  { readerId: 1, points: 7500 },
  { readerId: 2, points: 7550 },
  { readerId: 3, points: 7550 },
];

describe('marks entered twice', () => {
  test('agree, differ, or are decided by a third reader', () => {
    expect(paperState([first])).toEqual({ state: 'unread', points: null });
    expect(paperState([first, second])).toEqual({ state: 'differs', points: null });
    expect(paperState([first, { ...second, points: 7500 }])).toEqual({ state: 'agreed', points: 7500 });
    expect(paperState([first, second, third])).toEqual({ state: 'third', points: 7550 });
  });

  test('one person never enters both, and a third only where two differ', () => {
    expect(mayRead([], 1)).toBe(true);
    expect(mayRead([first], 1)).toBe(true);
    expect(mayRead([first], 2)).toBe(true);
    expect(mayRead([first, second], 1)).toBe(false);
    expect(mayRead([first, second], 2)).toBe(true);
    expect(mayRead([first, second], 3)).toBe(true);
    expect(mayRead([first, { ...second, points: 7500 }], 3)).toBe(false);
    expect(mayRead([first, second, third], 4)).toBe(false);
  });

  test('are read with a comma or a point, and refused out of range', () => {
    const part = getPart(getRules('recruitment-2025'), 'language');
    expect(['15', '15,5', '0', '30', '7.25'].map((text) => readMark(part, text, 'x'))).toEqual([
      1500, 1550, 0, 3000, 725,
    ]);
    for (const text of ['30,01', '-1', '1,234', 'mười', '', '1e2', '100'])
      expect(isRefusal(readMark(part, text, 'x')), text).toBe(true);
  });
});

describe('numbers, seats and blind codes', () => {
  const rooms = [
    { name: 'A', capacity: 2 },
    { name: 'B', capacity: 3 },
  ];

  test('follow from the seed alone, whatever the order of the list', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.nat(1000), { minLength: 1, maxLength: 5 }), fc.string(), (ids, seed) => {
        const seats = assignSeats(seed, rooms, ids);
        expect(assignSeats(seed, rooms, ids.toReversed())).toEqual(seats);
        expect(new Set(seats.map(({ room, seat }) => `${room} ${seat}`)).size).toBe(ids.length);
        expect(seats.map(({ number }) => number)).toEqual(seats.map(({ number }) => number).toSorted());
        const codes = blindCodes(seed, 'general', ids);
        expect(blindCodes(seed, 'general', ids.toReversed())).toEqual(codes);
        expect(new Set(codes.values()).size).toBe(ids.length);
      }),
      { seed: 24, numRuns: 100 },
    );
  });

  test('another seed or part gives another order', () => {
    const ids = Array.from({ length: 50 }, (_, index) => index + 1);
    expect([...blindCodes('a', 'general', ids)]).not.toEqual([...blindCodes('b', 'general', ids)]);
    expect([...blindCodes('a', 'general', ids)]).not.toEqual([...blindCodes('a', 'language', ids)]);
  });

  test('there is a seat for everybody or none is given', () => {
    expect(() => assignSeats('a', rooms, [1, 2, 3, 4, 5, 6])).toThrow(RangeError);
    expect(parseRooms('Phòng 1: 24\n\n Hội trường; 120 ')).toEqual([
      { name: 'Phòng 1', capacity: 24 },
      { name: 'Hội trường', capacity: 120 },
    ]);
    expect(parseRooms('Phòng 1: 24\nPhòng 2')).toBe(2);
  });
});

describe('an application', () => {
  const rules = getRules('recruitment-2025');
  const position = { state: 'approved', education: 'bachelor', majors: ['Luật', 'Hành chính học'] } as const;
  const fields: CandidateFields = {
    fullName: 'Nguyễn Thị An',
    bornOn: '2000-02-29',
    gender: 'female',
    isMinority: false,
    phone: '0912345678',
    email: '',
    address: 'Phường An Cư',
    education: 'bachelor',
    major: 'luat',
    language: 'english',
    priority: null,
    exemptions: [],
    isOutside: false,
    service: 0,
    honour: 0,
    files: [],
  };
  const refusedFor = (more: Partial<CandidateFields>, on = '2026-03-10') =>
    checkApplication(rules, { ...position, majors: [...position.majors] }, { ...fields, ...more }, on).map(
      ({ field }) => field,
    );

  test('that meets the conditions is taken', () => {
    expect(refusedFor({})).toEqual([]);
  });

  test.each<[Partial<CandidateFields>, string]>([
    [{ bornOn: '2008-03-11' }, 'bornOn'],
    [{ bornOn: '1900-01-01' }, 'bornOn'],
    [{ education: 'college' }, 'education'],
    [{ major: 'Kế toán' }, 'major'],
    [{ priority: 'nobody' }, 'priority'],
    [{ priority: 'hero' }, 'files'],
    [{ exemptions: ['general'] }, 'exemptions'],
    [{ exemptions: ['language'] }, 'files'],
  ])('is refused for %j', (more, field) => {
    expect(refusedFor(more)).toContain(field);
  });

  test('is taken on the eighteenth birthday, not the day before', () => {
    expect(refusedFor({ bornOn: '2008-03-10' })).toEqual([]);
  });

  test('names a position of the announcement', () => {
    expect(checkApplication(rules, undefined, fields, '2026-03-10')[0]?.field).toBe('positionId');
  });
});
