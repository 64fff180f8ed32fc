import { beforeAll, expect, test } from 'vitest';
import { testCity, type TestCity } from '../../checks/test-city.ts';
import { system } from '../kernel/access.ts';
import { readEvents } from '../kernel/events.ts';
import { createKnowledgeTests, type KnowledgeTests } from './knowledge-tests.ts';
import { differing } from './reading.ts';
import type { Question } from './schema.ts';
import { kinds, readSittings, replaySitting, replayTest } from './store.ts';

let city: TestCity;
let knowledge: KnowledgeTests;

const question = (number: number): Question => ({
  topic: 'Một cửa',
  difficulty: 'easy',
  text: `Câu ${number}?`,
  options: ['đúng', 'sai', 'sai nữa'],
  right: [0],
  explanation: 'bí mật',
  source: '',
});

beforeAll(async () => {
  city = await testCity({ now: '2026-03-02T01:30:00Z' });
  knowledge = createKnowledgeTests(city.house);
  const by = { actor: system, at: city.house.clock.now() };
  await knowledge.bank.add(by, [1, 2, 3].map(question), 'active');
});

const form = {
  title: 'Kiểm tra một cửa',
  subject: 'reform',
  'shares.s0': '3',
  minutes: '20',
  passMark: '60',
  attempts: '2',
  opensAt: '2026-03-01T08:00',
  closesAt: '2026-03-05T17:00',
  agency: '',
  called: '',
  showsAtOnce: 'on',
};

test('a sheet is saved answer by answer, refused after its time, marked from its events, and sealed', async () => {
  const { clock, db } = city.house;
  const office = await city.signedIn('office');
  for (const opensAt of ['2026-02-30T08:00', '2026-13-01T08:00', '0000-00-00T00:00', '2026-03-02T25:61'])
    expect((await office.post('/knowledge-tests/new', { ...form, opensAt })).status, opensAt).toBe(422);
  const made = await office.post('/knowledge-tests/new', form);
  expect(made.status).toBe(303);
  const id = Number(made.location.split('/').at(-1));
  expect((await office.post(`/knowledge-tests/${id}/open`, {})).status).toBe(303);
  expect((await office.post(`/knowledge-tests/${id}/edit`, form)).status).toBe(422);
  const clerk = await city.signedIn('clerk');
  const [begun, twice] = await Promise.all([
    clerk.post(`/knowledge-tests/${id}/start`, {}),
    clerk.post(`/knowledge-tests/${id}/start`, {}),
  ]);
  expect(twice.location).toBe(begun.location);
  const sheet = begun.location;
  const first = await clerk.get(sheet);
  expect(first.text).not.toContain('bí mật');
  const asked = /name="question" value="(\d+)"/.exec(first.text)?.[1] ?? '';
  expect((await clerk.post(`${sheet}/answer`, { question: asked, number: '1', chosen: '0' })).status).toBe(
    303,
  );
  expect((await office.get(sheet)).status).toBe(404);
  clock.set(clock.now().add({ minutes: 21 }));
  const late = await clerk.post(`${sheet}/answer`, { question: asked, number: '1', chosen: '1' });
  expect(late.status).toBe(422);
  const ended = await clerk.get(sheet);
  expect(ended.text).toContain('1/3');
  clock.set(Temporal.Instant.from('2026-03-06T03:00:00Z'));
  expect((await office.post(`/knowledge-tests/${id}/close`, {})).status).toBe(303);
  expect((await clerk.post(`/knowledge-tests/${id}/start`, {})).status).toBe(422);
  const rows = await readSittings(db, { testId: id });
  const kept = await knowledge.tests.get(id);
  expect(differing(kept, rows)).toEqual([]);
  expect(replayTest(id, await readEvents(db, kinds.test, id))).toEqual(kept);
  for (const row of rows)
    expect(replaySitting(row.id, await readEvents(db, kinds.sitting, row.id))).toMatchObject({
      answers: row.answers,
      result: row.result,
    });
  const period = { from: Temporal.PlainDate.from('2026-03-01'), to: Temporal.PlainDate.from('2026-03-31') };
  const figure = await city.steering.indicators.figure(system, 'knowledge.reformTested', { period });
  expect(figure.value).toBe(1);
});
