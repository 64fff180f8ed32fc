import { beforeAll, expect, test } from 'vitest';
import { testCity, type TestCity } from '../../checks/test-city.ts';
import { system } from '../kernel/access.ts';
import { Refused } from '../kernel/errors.ts';
import type { Period } from '../indicators/schema.ts';
import { replayCollection } from './collection-rules.ts';
import type { ReportedFigures } from './reported-figures.ts';
import { applyForm, emptyForm } from './rules.ts';
import { emptyEntry, NewCollection, type Entries } from './schema.ts';
import { findCollection, findForm, readCollectionHistory, readFormHistory, readForms } from './store.ts';

const count = 'communication.internalMeetings';
const share = 'survey.administrationSatisfaction';
const period: Period = {
  from: Temporal.PlainDate.from('2026-01-01'),
  to: Temporal.PlainDate.from('2026-03-31'),
};

let city: TestCity;
let figures: ReportedFigures;
const idOf = (code: string): number => city.organization.findAgency(code)?.id ?? 0;

beforeAll(async () => {
  city = await testCity();
  figures = city.steering.reportedFigures;
});

function opening(changes: Record<string, unknown> = {}): NewCollection {
  return NewCollection.parse({
    name: 'Số liệu quý I',
    from: '2026-01-01',
    to: '2026-03-31',
    indicators: [count, share],
    levels: ['commune', 'district'],
    commune: '2026-03-05',
    district: '2026-03-10',
    city: '2026-03-15',
    ...changes,
  });
}

const entries = (value: number, numerator: number, denominator: number): Entries => ({
  [count]: { ...emptyEntry, value },
  [share]: { ...emptyEntry, numerator, denominator },
});

async function formsOf(id: number): Promise<Map<string, number>> {
  const forms = await readForms(city.house.db, { collectionId: id });
  return new Map(forms.map((form) => [city.organization.getAgency(form.agencyId).code, form.id]));
}

/** Approves a form at each level that is left. */
async function approveFully(formId: number): Promise<void> {
  while ((await findForm(city.house.db, formId))?.state === 'waiting')
    await figures.approve(system, formId, null);
}

async function refusal(work: Promise<unknown>): Promise<string> {
  try {
    await work;
  } catch (error) {
    if (error instanceof Refused) return error.refusals.map(({ text }) => text.vi).join(' ');
    throw error;
  }
  return 'accepted';
}

const cityFigure = (code: string) => city.steering.indicators.figure(system, code, { period });

test('from the opening to the city’s figures, late and missing ones named, corrections added', async () => {
  const { house } = city;
  const id = await figures.open(system, opening());
  const forms = await formsOf(id);
  expect(forms.size).toBe(4);
  const [first = 0, second = 0, third = 0] = [...forms]
    .filter(([code]) => code.startsWith('X99.10.'))
    .map(([, formId]) => formId);
  const district = forms.get('X99.10') ?? 0;

  await figures.save(system, first, 0, entries(4, 0, 0));
  await figures.submit(system, first, 1, entries(5, 45, 50));
  expect(await refusal(figures.submit(system, first, 1, entries(9, 1, 2)))).toContain('đã được gửi rồi');
  expect((await findForm(house.db, first))?.entries[count]?.value).toBe(5);

  expect(await figures.owedBy(idOf('X99.10'))).toMatchObject([
    { kind: 'fill', formId: district },
    { kind: 'approve', count: 1 },
  ]);
  await figures.approve(system, first, null);
  expect((await cityFigure(count)).source).toBe('none');
  await figures.approve(system, first, null);
  expect(
    ((await city.steering.indicators.reportedValues(system, [count], { period })).get(count) ?? []).map(
      ({ value }) => value,
    ),
  ).toEqual([5]);

  house.clock.set(Temporal.Instant.from('2026-03-08T02:00:00Z'));
  await figures.submit(system, second, 0, entries(7, 10, 50));
  await approveFully(second);
  const { rows } = await figures.collection(system, id);
  const late = new Map(rows.map((row) => [row.form.id, row.late]));
  expect([first, second, third, district].map((formId) => late.get(formId))).toEqual([0, 3, 3, 0]);

  await figures.submit(system, district, 0, entries(1, 40, 100));
  await approveFully(district);
  await figures.close(system, id, 'Hết hạn');
  const closed = await cityFigure(count);
  expect([closed.value, closed.source]).toEqual([13, 'reported']);
  expect((await cityFigure(share)).parts).toEqual({ numerator: 95, denominator: 200 });
  const values =
    (await city.steering.indicators.reportedValues(system, [count], { period })).get(count) ?? [];
  const total = values.find(({ aboutAgencyId }) => aboutAgencyId === null);
  expect(total?.note).toBe(`Tổng hợp từ 3/4 cơ quan; thiếu: ${nameOfForm(rows, third)}.`);
  expect(total?.byAgencyId).toBe(idOf('X99'));
  expect(await refusal(figures.submit(system, third, 0, entries(1, 1, 1)))).toContain('đã khóa');

  const before = house.clock.today();
  house.clock.set(Temporal.Instant.from('2026-03-20T02:00:00Z'));
  await figures.reopen(system, second, null, 'Cộng nhầm');
  expect((await cityFigure(count)).value).toBe(13);
  await figures.submit(system, second, (await findForm(house.db, second))?.version ?? 0, entries(8, 11, 50));
  await approveFully(second);
  expect((await cityFigure(count)).value).toBe(14);
  const then = await city.steering.indicators.figure(system, count, { period, asOf: before });
  expect(then.value).toBe(13);

  const [lines] = await figures.reportedLines(system, count, { period });
  const corrected = lines?.lines.find(({ formId }) => formId === second);
  expect(corrected?.standing.value).toBe(8);
  expect(corrected?.earlier.map(({ value }) => value)).toEqual([7]);
});

test('rows are what their events give', async () => {
  const { db } = city.house;
  for (const form of await readForms(db, {})) {
    const history = await readFormHistory(db, form.id);
    expect(history.reduce(applyForm, emptyForm(form.id, form.collectionId, form.agencyId))).toEqual(form);
  }
  for (const { id } of await db.selectFrom('figureCollection').select('id').execute())
    expect(replayCollection(id, await readCollectionHistory(db, id))).toEqual(await findCollection(db, id));
});

test('when all have come the city’s figures are recorded by themselves, whoever approves last', async () => {
  const from = '2025-10-01';
  const to = '2025-12-31';
  const id = await figures.open(
    system,
    opening({ name: 'Quý IV', from, to, city: '2026-03-30', district: '2026-03-30' }),
  );
  const forms = [...(await formsOf(id)).values()];
  for (const [index, formId] of forms.entries())
    await figures.submit(system, formId, 0, entries(index + 1, index, 10));
  await Promise.all(forms.map(approveFully));
  const last: Period = { from: Temporal.PlainDate.from(from), to: Temporal.PlainDate.from(to) };
  const figure = await city.steering.indicators.figure(system, count, { period: last });
  expect(figure.value).toBe(10);
  const values =
    (await city.steering.indicators.reportedValues(system, [share], { period: last })).get(share) ?? [];
  const total = values.filter(({ aboutAgencyId }) => aboutAgencyId === null);
  expect(total.map(({ parts, note }) => [parts, note])).toEqual([
    [{ numerator: 6, denominator: 40 }, 'Tổng hợp từ 4/4 cơ quan.'],
  ]);
});

test('two who send the same form at once: one wins, the other is told', async () => {
  const id = await figures.open(
    system,
    opening({ name: 'Hai người', city: '2026-03-30', district: '2026-03-30' }),
  );
  const [formId = 0] = (await formsOf(id)).values();
  const note = { note: 'Giải trình' };
  const said = entries(3, 4, 10);
  const explained = Object.fromEntries(
    Object.entries(said).map(([code, entry]) => [code, { ...entry, ...note }]),
  );
  const outcomes = await Promise.all([1, 2].map(() => refusal(figures.submit(system, formId, 0, explained))));
  expect(outcomes.filter((words) => words === 'accepted')).toHaveLength(1);
  expect(await readFormHistory(city.house.db, formId)).toHaveLength(1);
});

test.each<[string, Record<string, unknown>, string]>([
  ['a period that ends before it begins', { to: '2025-12-31' }, 'kết thúc trước khi bắt đầu'],
  ['days out of order', { commune: '2026-03-12' }, 'Hạn của cấp huyện'],
  ['a day that has passed', { commune: '2026-01-01', district: '2026-01-02', city: '2026-01-03' }, 'đã qua'],
  ['no indicator', { indicators: [] }, 'ít nhất một chỉ tiêu'],
  ['an unknown indicator', { indicators: ['no.such'] }, '"no.such"'],
  ['no agency', { levels: [] }, 'ít nhất một cấp'],
  ['an unknown agency', { agencies: 'X99.10 Q1' }, '"Q1"'],
  ['the same once more', {}, 'mang tên này'],
])('%s opens nothing', async (_, changes, words) => {
  const before = await city.house.db.selectFrom('figureCollection').select('id').execute();
  expect(await refusal(figures.open(system, opening(changes)))).toContain(words);
  expect(await city.house.db.selectFrom('figureCollection').select('id').execute()).toEqual(before);
});

function nameOfForm(
  rows: Awaited<ReturnType<ReportedFigures['collection']>>['rows'],
  formId: number,
): string {
  return rows.find(({ form }) => form.id === formId)?.agency.name ?? '';
}
