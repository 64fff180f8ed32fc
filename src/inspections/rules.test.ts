import { expect, test } from 'vitest';
import { isRefusal } from '../kernel/errors.ts';
import { cleanJpeg, cleanPng } from './image-cleaning.ts';
import { answerItem, decidePlan, faultyItems, planLife, sheetLife, type PlanEvent } from './lives.ts';
import { repeatedFaults } from './repeated.ts';

const part = (marker: number, body: Buffer): Buffer => {
  const head = Buffer.from([0xff, marker, 0, 0]);
  head.writeUInt16BE(body.length + 2, 2);
  return Buffer.concat([head, body]);
};
const scan = Buffer.concat([part(0xda, Buffer.from([1, 2])), Buffer.from([9, 0xff, 0x00, 8, 0xff, 0xd0, 7])]);
const end = Buffer.from([0xff, 0xd9]);
const exif = (orientation: number): Buffer =>
  Buffer.concat([
    Buffer.from('Exif\0\0', 'latin1'),
    Buffer.from([0x49, 0x49, 0x2a, 0, 8, 0, 0, 0, 1, 0, 0x12, 0x01, 3, 0, 1, 0, 0, 0, orientation, 0, 0, 0]),
    Buffer.from('GPS 10.03'),
  ]);

test('a photograph loses its place, and what follows its end, and keeps how it is turned', () => {
  const jpeg = Buffer.concat([
    Buffer.from([0xff, 0xd8]),
    part(0xe1, exif(6)),
    scan,
    end,
    Buffer.from('GPS again'),
  ]);
  const clean = cleanJpeg(jpeg);
  expect(clean?.toString('latin1')).not.toContain('GPS');
  expect(clean?.includes(scan)).toBe(true);
  expect(clean?.[31]).toBe(6);
  expect(clean === null ? null : cleanJpeg(clean)).toEqual(clean);
  expect(cleanJpeg(jpeg.subarray(0, 40))).toBeNull();
  expect(cleanPng(jpeg)).toBeNull();
});

test('a plan is submitted, returned or approved by the city’s leader alone, and then no longer changed', () => {
  const line = { agencyId: 5, quarter: 2, team: '' };
  const events: PlanEvent[] = [
    { kind: 'created', data: { year: 2026 } },
    { kind: 'lined', data: line },
  ];
  const draft = events.reduce(
    (state: ReturnType<typeof planLife.apply> | null, event) => planLife.apply(state, event),
    null,
  );
  if (draft === null) throw new Error('no plan');
  const approve = { kind: 'approve', decision: '1/KH', on: '2026-01-09' } as const;
  const back = { kind: 'return', reason: 'Thêm một phường' } as const;
  expect(isRefusal(decidePlan(draft, { ...approve, isCityLeader: true }))).toBe(true);
  const submitted = planLife.apply(draft, { kind: 'submitted', data: { on: '2026-01-05' } });
  for (const command of [approve, back])
    expect(decidePlan(submitted, { ...command, isCityLeader: false })).toMatchObject({ code: 'forbidden' });
  expect(decidePlan(submitted, { kind: 'line', line })).toMatchObject({ code: 'locked' });
  expect(decidePlan(submitted, { ...approve, isCityLeader: true })).toHaveLength(1);
  expect(decidePlan(submitted, { ...back, isCityLeader: true })).toHaveLength(1);
  const returned = planLife.apply(submitted, { kind: 'returned', data: back });
  expect(returned).toMatchObject({ state: 'draft', returned: 'Thêm một phường' });
  expect(isRefusal(decidePlan(draft, { kind: 'line', line }))).toBe(true);
  expect(isRefusal(decidePlan(draft, { kind: 'visit', line: 1, inspectionId: 9 }))).toBe(true);
  const approved = planLife.apply(draft, { kind: 'approved', data: approve });
  expect(isRefusal(decidePlan(approved, { kind: 'unline', line: 1 }))).toBe(true);
  const visited = planLife.apply(approved, { kind: 'visited', data: { line: 1, inspectionId: 9 } });
  expect(isRefusal(decidePlan(visited, { kind: 'visit', line: 1, inspectionId: 10 }))).toBe(true);
});

test('an item at fault becomes a finding once, and its answer then stands', () => {
  const items = [{ text: 'Niêm yết', basis: '', kind: 'posting' as const }];
  const started = sheetLife.apply(null, {
    kind: 'started',
    data: { inspectionId: 1, agencyId: 2, title: '', team: '', on: '2026-03-02', items },
  });
  const answered = sheetLife.apply(started, {
    kind: 'answered',
    data: { item: 0, answer: 'fault', note: 'cũ' },
  });
  expect(faultyItems(answered)).toHaveLength(1);
  const found = sheetLife.apply(answered, { kind: 'found', data: { item: 0, findingId: 7 } });
  expect(faultyItems(found)).toHaveLength(0);
  expect(isRefusal(answerItem(found, { item: 0, answer: 'ok', note: '', photos: [] }))).toBe(true);
});

test('a fault found in two years at one agency is repeated there', () => {
  const one = { kind: 'late', agencyId: 1, count: 2 } as const;
  const [late] = repeatedFaults(
    [
      { ...one, year: 2025 },
      { ...one, year: 2026 },
      { ...one, agencyId: 2, year: 2026 },
      { ...one, year: 2019 },
    ],
    [2025, 2026],
  );
  expect(late).toMatchObject({ total: 6, agencies: 2, repeating: 1 });
  expect(late?.lines[0]).toMatchObject({ agencyId: 1, years: 2, total: 4 });
});
