import { beforeAll, describe, expect, test } from 'vitest';
import { testCity, type TestBrowser, type TestCity } from '../../checks/test-city.ts';
import { system } from '../kernel/access.ts';
import { readEvents } from '../kernel/events.ts';
import type { ReformIndex } from './reform-index.ts';
import { newCycle } from './sample-cycle.ts';
import { replaySheet, type SheetEvent } from './sheet.ts';
import { loadSheet, sheetSubject } from './store-cycles.ts';

let city: TestCity;
let index: ReformIndex;
let departments: { id: number; code: string }[];
let officer: TestBrowser;
let agency: TestBrowser;

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

describe('a sheet', () => {
  const first = () => departments[0]?.id ?? 0;
  const say = (code: string, yes: boolean) => ({
    code,
    answer: { kind: 'yesNo' as const, yes },
    explanation: '',
    evidence: [],
  });

  test('of two people at once the first wins and the other is told; other criteria are free', async () => {
    const id = await newCycle(index, 2024);
    await index.cycles.act(system, id, { name: 'moveOn', from: 'prepared', confirmed: false });
    const outcomes = await Promise.all(
      [true, false].map((yes) =>
        index.sheets.act(system, id, first(), {
          name: 'selfScore',
          statements: [say('1.1', yes)],
          seen: { '1.1': 0 },
        }),
      ),
    );
    expect(outcomes.flatMap((refusals) => refusals.map(({ code }) => code))).toEqual(['conflict']);
    const free = await index.sheets.act(system, id, first(), {
      name: 'selfScore',
      statements: [
        { code: '1.2', answer: { kind: 'value', value: 50, parts: null }, explanation: '', evidence: [] },
      ],
      seen: { '1.2': 0 },
    });
    expect(free).toEqual([]);
  });

  test('is what its events say, and its row is the same', async () => {
    const cycle = await index.cycles.list();
    const id = cycle.find(({ year }) => year === 2024)?.id ?? 0;
    const row = await index.sheets.find(id, first());
    const events = await readEvents(city.house.db, sheetSubject, row?.id ?? 0);
    expect(replaySheet(events.map(({ kind, data }) => ({ kind, data }) as SheetEvent))).toEqual(row?.state);
    expect((await loadSheet(city.house.db, row?.id ?? 0)).number).toBe(events.length);
  });

  test('is locked for its agency when the last day is over, until the officer extends it', async () => {
    const id = (await index.cycles.list()).find(({ year }) => year === 2024)?.id ?? 0;
    const now = city.house.clock.now();
    city.house.clock.set(Temporal.Instant.from('2026-03-21T02:00:00Z'));
    const submit = () => index.sheets.act(system, id, first(), { name: 'submit' });
    expect((await submit()).map(({ code }) => code)).toEqual(['locked']);
    const extend = (reason: string) =>
      index.cycles.act(system, id, {
        name: 'changeDeadline',
        stage: 'self-scoring',
        until: '2026-03-24',
        reason,
      });
    expect(await extend('')).toMatchObject({ field: 'reason' });
    expect(await extend('Nghỉ lũ')).toBe(true);
    expect(await submit()).toEqual([]);
    city.house.clock.set(now);
  });
});

describe('a set on its page', () => {
  test('a draft that does not add up is not published and says where; a second editor is told; undo takes a step back', async () => {
    const created = await officer.post('/reform-index/sets', { level: 'commune', year: '2030' });
    const set = created.location;
    const id = Number(set.split('/').at(-1));
    const add = (seen: number, values: Record<string, string>) =>
      officer.post(`${set}/item`, { seen: String(seen), code: '', under: '', nameEn: '', ...values });
    expect((await add(1, { name: 'Chỉ đạo', points: '100' })).status).toBe(303);
    expect(
      (await add(2, { name: 'Kế hoạch', points: '60', under: '1', kind: 'Công thức', parameters: '2 * (' }))
        .status,
    ).toBe(303);
    const stale = await add(2, { name: 'Tên tôi đã gõ', points: '1', under: '1', kind: 'Có/Không' });
    expect(stale.text).toContain('Người khác vừa sửa bộ tiêu chí');
    expect(stale.text).toContain('Tên tôi đã gõ');
    const unreadable = await add(3, {
      name: 'Bậc',
      points: '40',
      under: '1',
      kind: 'Theo bậc',
      unit: 'Số',
      parameters: 'dưới mười: 1',
    });
    expect(unreadable.text).toContain('Không đọc được bậc');
    const page = await officer.get(set);
    expect(page.text).toContain('cộng lại là 60, khác 100');
    expect(page.text).toContain('Công thức sai: vị trí 6');
    expect((await officer.post(`${set}/publish`, { seen: '3' })).text).toContain('Chưa công bố được');
    expect((await officer.post(`${set}/undo`, { seen: '3' })).status).toBe(303);
    expect((await index.sets.get(id)).draft).toMatchObject({
      revision: 2,
      content: { items: [{ code: '1' }] },
    });
    expect((await agency.get(set)).status).toBe(404);
  });
});
