import path from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { testCity, type TestCity } from '../../checks/test-city.ts';
import { system } from '../kernel/access.ts';
import { projectFolder } from '../kernel/config.ts';
import { act } from './acting.ts';
import { demonstrateLegislation } from './demonstration.ts';
import { findDocuments, noFilter, searchOf } from './finding.ts';
import { lineageOf } from './lineage.ts';
import { countLists, listKinds, publishedList } from './systematisation.ts';

test.each([
  ['12/2026/QĐ-UBND', '12 & 2026 & qd:* & ubnd:*'],
  ['quy định', 'quy:* & dinh:*'],
  ['5/2026', '(5 | 05) & 2026'],
  ['05/2026', '(5 | 05) & 2026'],
  ['007', '(7 | 07)'],
  ["12a ' | !", '12a:*'],
  ['%_ /', ''],
])('%s is looked for as %s', (typed, search) => {
  expect(searchOf(typed)).toBe(search);
});

describe('lists of the demonstration', () => {
  let city: TestCity;
  const on = '2026-11-20';

  beforeAll(async () => {
    city = await testCity({ pack: 'can-tho', now: `${on}T01:30:00Z` });
    await demonstrateLegislation(city.offices.legislation, path.join(projectFolder, 'cities/can-tho'));
  }, 120_000);

  test.each(listKinds)(
    'the pages of the published list %s are the whole list, as many as are counted',
    async (kind) => {
      const { db } = city.house;
      const span = { since: '2024-01-01', on, level: '' } as const;
      const whole = await publishedList(db, kind, span);
      expect((await countLists(db, span))[kind]).toBe(whole.length);
      const paged = [];
      for (let number = 1; paged.length < whole.length; number += 1)
        paged.push(...(await publishedList(db, kind, span, { size: 97, number })));
      expect(paged).toEqual(whole);
      const days = whole.map(({ document }) => document.issuedOn);
      expect(days).toEqual(days.toSorted().toReversed());
      expect(whole.length).toBeGreaterThan(0);
    },
  );

  test('a list is sorted both ways by either day, and what was counted before is counted anew after a change', async () => {
    const { db } = city.house;
    const ask = (sort: '-effectiveOn' | 'effectiveOn' | 'issuedOn') =>
      findDocuments(
        db,
        { ...noFilter, state: 'in-force', level: 'city', on, sort },
        { size: 500, number: 1 },
      );
    const { rows, total } = await ask('effectiveOn');
    expect(rows.length).toBe(total);
    expect(rows.map(({ effectiveOn }) => effectiveOn)).toEqual(
      rows.map(({ effectiveOn }) => effectiveOn).toSorted(),
    );
    expect((await ask('-effectiveOn')).rows.map(({ id }) => id)).toEqual(
      rows.map(({ id }) => id).toReversed(),
    );
    const everything = () => findDocuments(db, { ...noFilter, on }, { size: 1, number: 1 });
    const { total: before } = await everything();
    const [newest] = (await ask('-effectiveOn')).rows;
    const by = { actor: system, at: city.house.clock.now() };
    await act(city.house, by, { id: newest?.id ?? 0 }, { kind: 'withdraw', data: { reason: 'Nhập nhầm' } });
    expect((await everything()).total).toBe(before - 1);
  });

  test('relations are followed both ways, and one document is the other’s mirror', async () => {
    const { db } = city.house;
    const link = await db
      .selectFrom('legalRelation')
      .select(['sourceId', 'targetId'])
      .where('kind', '=', 'replaces')
      .where('effectiveOn', '<=', Temporal.PlainDate.from(on))
      .orderBy('sourceId', 'desc')
      .executeTakeFirstOrThrow();
    const newer = await lineageOf(db, link.sourceId, on);
    const older = await lineageOf(db, link.targetId, on);
    expect(newer.steps.find(({ way, toId }) => way === 'out' && toId === link.targetId)?.depth).toBe(1);
    expect(older.steps.find(({ way, toId }) => way === 'in' && toId === link.sourceId)?.depth).toBe(1);
    expect(newer.documents.get(link.targetId)?.state).toBe('expired');
    const { status, text } = await city.visitor().get(`/legislation/documents/${link.sourceId}/relations`);
    expect(status).toBe(200);
    expect(text).toContain(newer.documents.get(link.targetId)?.number ?? 'none');
  });

  test('a published list is printed as PDF', async () => {
    const { status, text } = await city.visitor().get('/legislation/systematisation.pdf?list=partly');
    expect(status).toBe(200);
    expect(text.slice(0, 5)).toBe('%PDF-');
  });
});
