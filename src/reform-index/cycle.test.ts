import { beforeAll, describe, expect, test } from 'vitest';
import { testCity, type TestBrowser, type TestCity } from '../../checks/test-city.ts';
import { system } from '../kernel/access.ts';
import { computeResults, withRanks } from './results.ts';
import type { ReformIndex } from './reform-index.ts';
import { content, item, newCycle } from './sample-cycle.ts';
import { emptyLeaf, emptySheet, type LeafState } from './sheet.ts';
import { inputsOf } from './inputs.ts';
import { loadCycle } from './store-cycles.ts';

let city: TestCity;
let index: ReformIndex;
let departments: { id: number; code: string }[];
let officer: TestBrowser;
let agency: TestBrowser;

const home = (id: number) => `/reform-index/cycles/${id}`;
const sheet = (id: number, code = 'X99.01') => `${home(id)}/sheets/${code}`;

beforeAll(async () => {
  city = await testCity();
  index = city.steering.reformIndex;
  departments = city.organization
    .all()
    .filter(({ kind }) => kind === 'department')
    .map(({ id, code }) => ({ id, code }));
  officer = await city.signedIn('office');
  agency = await city.signedIn('specialist');
});

test('a cycle from its opening to its publication, through the pages', async () => {
  const id = await newCycle(index, 2025);
  const score = (values: Record<string, string>, action = 'save') =>
    agencyForm(`${sheet(id)}/score`, { ...values, form: 'score', action });
  expect(departments.length).toBeGreaterThan(0);
  expect((await officer.post(`${home(id)}/move-on`, { from: 'prepared' })).status).toBe(303);
  const fields = { 'leaf.1-1.seen': '0', 'leaf.1-1.was': '\n', 'leaf.1-2.seen': '0', 'leaf.1-2.was': '\n' };

  const wrong = await score({
    ...fields,
    'leaf.1-1.answer': 'yes',
    'leaf.1-2.answer': '120',
    'leaf.1-2.explanation': 'giữ lại nhé',
  });
  expect(wrong.statusCode).toBe(422);
  expect(wrong.body).toContain('tỷ lệ không quá 100 %');
  expect(wrong.body).toContain('giữ lại nhé');
  expect((await index.sheets.find(id, departments[0]?.id ?? 0))?.state.leaves['1.1']).toBeUndefined();

  const missing = await score({ ...fields, 'leaf.1-1.answer': 'yes' }, 'submit');
  expect(missing.body).toContain('Tiêu chí 1.2: chưa tự chấm');
  const saved = await score(
    { 'leaf.1-2.seen': '0', 'leaf.1-2.was': '\n', 'leaf.1-2.answer': '3/4' },
    'submit',
  );
  expect(saved.statusCode).toBe(303);
  expect(
    (await score({ 'leaf.1-2.seen': '3', 'leaf.1-2.was': '', 'leaf.1-2.answer': '4/4' })).body,
  ).toContain('Phiếu đã gửi');

  const others = departments.length > 1;
  if (others)
    expect((await officer.post(`${home(id)}/move-on`, { from: 'self-scoring' })).text).toContain(
      'chưa gửi phiếu',
    );
  expect((await officer.post(`${home(id)}/move-on`, { from: 'self-scoring', confirmed: 'on' })).status).toBe(
    303,
  );
  expect((await officer.post(`${home(id)}/move-on`, { from: 'self-scoring' })).text).toContain(
    'Người khác vừa chuyển bước',
  );

  const revision = String(
    (await index.sheets.find(id, departments[0]?.id ?? 0))?.state.leaves['1.2']?.revision,
  );
  const adjust = (points: string, reason: string) =>
    officer.post(`${sheet(id)}/appraise`, {
      'leaf.1-2.seen': revision,
      'leaf.1-2.was': '3\n',
      'leaf.1-2.points': points,
      'leaf.1-2.reason': reason,
    });
  expect((await adjust('5', 'quá tay')).text).toContain('điểm từ 0 đến 4');
  expect((await adjust('2', '')).text).toContain('phải có lý do');
  expect((await adjust('2', 'thiếu văn bản')).status).toBe(303);
  expect((await officer.post(`${home(id)}/move-on`, { from: 'appraisal' })).status).toBe(303);

  const adjusted = String(
    (await index.sheets.find(id, departments[0]?.id ?? 0))?.state.leaves['1.2']?.revision,
  );
  const respond = (agrees: string, text: string) =>
    agency.post(`${sheet(id)}/respond`, {
      'leaf.1-2.seen': adjusted,
      'leaf.1-2.was': '\n',
      'leaf.1-2.agrees': agrees,
      'leaf.1-2.text': text,
    });
  expect((await respond('no', '')).text).toContain('hãy giải trình');
  expect((await respond('no', 'đã gửi bổ sung')).status).toBe(303);
  await officer.post(`${home(id)}/move-on`, { from: 'response' });
  expect((await officer.post(`${home(id)}/move-on`, { from: 'settlement' })).text).toContain('chưa kết luận');
  const objected = String(
    (await index.sheets.find(id, departments[0]?.id ?? 0))?.state.leaves['1.2']?.revision,
  );
  expect(
    (
      await officer.post(`${sheet(id)}/appraise`, {
        'leaf.1-2.seen': objected,
        'leaf.1-2.was': '',
        'leaf.1-2.points': '2,5',
        'leaf.1-2.reason': 'chấp nhận một phần',
      })
    ).status,
  ).toBe(303);
  await officer.post(`${home(id)}/move-on`, { from: 'settlement' });

  for (const { code } of departments)
    expect(
      (
        await officer.post(`${home(id)}/survey/enter`, {
          name: `Đợt ${code}`,
          agency: code,
          'counts.Q1.o1': '5',
          'counts.Q1.o2': '3',
          'counts.Q1.o3': '1',
          'counts.Q1.o4': '1',
        })
      ).status,
    ).toBe(303);
  expect(
    (
      await officer.post(`${home(id)}/survey/enter`, {
        name: 'Lặp lại',
        agency: 'X99.01',
        'counts.Q1.o1': '5',
        'counts.Q1.o2': '3',
        'counts.Q1.o3': '1',
        'counts.Q1.o4': '1',
      })
    ).text,
  ).toContain('đã được nhập rồi');
  await officer.post(`${home(id)}/move-on`, { from: 'survey' });
  expect((await agency.get(`${home(id)}/ranking`)).status).toBe(404);
  expect((await officer.post(`${home(id)}/move-on`, { from: 'result' })).status).toBe(303);

  const ranking = await index.published('department', 2025);
  const own = ranking?.rows.find(({ agencyCode }) => agencyCode === 'X99.01');
  expect(own).toMatchObject({ points: 7.3, maximum: 10, index: 73, rank: 1, grade: 'Khá' });
  expect((await agency.get(`${home(id)}/ranking`)).text).toContain('73');
  expect((await agency.get(`${home(id)}/agencies/X99.01`)).status).toBe(200);

  const again = await index.recompute(id);
  expect(again).toMatchObject({ isComputed: true, same: true, differing: [] });
  expect((await officer.get(`${home(id)}/recompute`)).text).toContain('Kết quả trùng khớp');
  // The same shares of twice as many answers: no result moves, yet they are not those that were recorded.
  const answered = (counts: number[]) =>
    city.house.db.updateTable('reformSurveyCount').set({ counts }).execute();
  await answered([10, 6, 2, 2]);
  expect(await index.recompute(id)).toMatchObject({
    same: false,
    differing: [],
    changedBatches: departments.map(({ code }) => `Đợt ${code}`),
  });
  await answered([9, 0, 0, 1]);
  expect(await index.recompute(id)).toMatchObject({ same: false });
  await answered([5, 3, 1, 1]);
  expect(await index.recompute(id)).toMatchObject({ same: true });

  const stored = (rank: number) =>
    city.house.db
      .updateTable('reformResult')
      .set({ rank })
      .where('agencyId', '=', own?.agencyId ?? 0)
      .execute();
  await stored(2);
  expect(await index.recompute(id)).toMatchObject({
    same: false,
    differing: [{ stored: { rank: 2 }, computed: { rank: 1 } }],
    changedBatches: [],
  });
  await stored(1);
});

/** A multipart form, as the sheet sends it. */
async function agencyForm(url: string, values: Record<string, string>) {
  const { cookie, csrf } = await agency.credentials();
  const parts = Object.entries({ ...values, _csrf: csrf }).map(
    ([name, value]) => `--edge\r\ncontent-disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`,
  );
  return city.app.inject({
    method: 'POST',
    url,
    headers: { cookie, 'content-type': 'multipart/form-data; boundary=edge' },
    payload: `${parts.join('')}--edge--\r\n`,
  });
}

test('a cycle reopened needs a reason and takes its results down', async () => {
  const id = (await index.cycles.list()).find(({ year }) => year === 2025)?.id ?? 0;
  expect(await index.cycles.act(system, id, { name: 'reopen', to: 'settlement', reason: ' ' })).toMatchObject(
    { field: 'reason' },
  );
  expect(
    await index.cycles.act(system, id, { name: 'reopen', to: 'settlement', reason: 'Có khiếu nại' }),
  ).toBe(true);
  expect(await index.published('department', 2025)).toBeNull();
  expect((await loadCycle(city.house.db, id)).stage).toBe('settlement');
  const figure = await city.steering.indicators.figure(system, 'reform-index.score', {
    period: { from: Temporal.PlainDate.from('2025-01-01'), to: Temporal.PlainDate.from('2025-12-31') },
  });
  expect(figure.value).toBeNull();
});

describe('results', () => {
  test('do not depend on the order of the agencies', async () => {
    const cycle = await index.cycles.get(
      (await index.cycles.list()).find(({ year }) => year === 2025)?.id ?? 0,
    );
    const inputs = await inputsOf(city.house.db, cycle);
    const many = {
      ...inputs,
      agencies: [
        ...inputs.agencies,
        { agencyId: 9001, sheet: emptySheet, counts: new Map() },
        { agencyId: 9000, sheet: emptySheet, counts: new Map() },
      ],
    };
    expect(computeResults({ ...many, agencies: many.agencies.toReversed() })).toEqual(computeResults(many));
    expect(
      computeResults(many)
        .slice(-2)
        .map(({ rank, agencyId }) => [rank, agencyId]),
    ).toEqual([
      [inputs.agencies.length + 1, 9000],
      [inputs.agencies.length + 1, 9001],
    ]);
  });

  test.each([
    ['bonus', 10, 10, 100],
    ['penalty', 0, 0, 0],
  ] as const)('no %s leads off the scale of 0 to 100', (kind, reached, points, score) => {
    const set = {
      ...content,
      items: [
        item('1', 10),
        item('1.1', 10, { kind: 'ratio', indicator: null }),
        item('1.2', 0, { kind, indicator: null, each: 1, most: 3 }),
      ],
    };
    const says = (value: number): LeafState => ({
      ...emptyLeaf,
      answer: { kind: 'value', value, parts: null },
    });
    const leaves = { '1.1': says(reached * 10), '1.2': says(2) };
    const agencies = [{ agencyId: 1, sheet: { ...emptySheet, leaves }, counts: new Map() }];
    expect(computeResults({ set, agencies })).toMatchObject([{ points, index: score }]);
  });

  test('equal scores share a rank and the next is skipped', () => {
    expect(withRanks([70, 90, 80, 90, 60], (value) => value).map(({ rank }) => rank)).toEqual([
      4, 1, 3, 1, 5,
    ]);
  });
});
