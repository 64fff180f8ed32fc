import path from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { testCity, type TestCity } from '../../checks/test-city.ts';
import { system } from '../kernel/access.ts';
import { projectFolder } from '../kernel/config.ts';
import { demonstrateLegislation } from './demonstration.ts';
import { act } from './acting.ts';
import { createCourses, stretchesOf } from './effect.ts';
import { findDocuments, noFilter } from './finding.ts';
import { effectStates } from './schema.ts';
import { loadGraph } from './store.ts';

let city: TestCity;
let made: number;
const day = (text: string): Temporal.PlainDate => Temporal.PlainDate.from(text);

beforeAll(async () => {
  city = await testCity({ pack: 'can-tho', now: '2026-11-20T01:30:00Z' });
  made = await demonstrateLegislation(city.offices.legislation, path.join(projectFolder, 'cities/can-tho'));
}, 120_000);

const term = { period: { from: day('2011-01-01'), to: day('2015-04-08') }, asOf: day('2015-06-24') };
const year2014 = { period: { from: day('2014-01-01'), to: day('2014-12-31') }, asOf: day('2015-06-24') };

describe('the figures of the mid-term report are counted from the documents', () => {
  test.each([
    ['legislation.issued', term, 151],
    ['legislation.directives', term, 13],
    ['legislation.decisions', term, 138],
    ['legislation.districtResolutionsInForce', term, 57],
    ['legislation.districtDecisionsInForce', term, 193],
    ['legislation.districtInForce', term, 250],
    ['legislation.districtToAmend', term, 30],
    ['legislation.communeInForce', term, 109],
    ['legislation.checkedResolutions', year2014, 21],
    ['legislation.checkedDecisions', year2014, 23],
    ['legislation.checkedDirectives', year2014, 4],
    ['legislation.selfChecked', year2014, 48],
    ['legislation.constitutionReviewed', year2014, 339],
  ])('%s', async (code, question, value) => {
    const { indicators } = city.steering;
    expect(await indicators.figure(system, code, question)).toMatchObject({ source: 'measured', value });
    const { total, table } = await indicators.rows(system, code, question, 'vi');
    expect(total).toBe(value);
    expect(table.rows[0]?.href).toMatch(/^\/legislation\/documents\/\d+$/);
  });
});

test('facts are what the documents give: the figures of today are those of the list', async () => {
  const { house } = city;
  const on = house.clock.today().toString();
  const part = { size: 1000, number: 1 };
  const ofDistricts = { ...noFilter, level: 'district', kind: 'decision', on } as const;
  const { rows: all, total } = await findDocuments(house.db, ofDistricts, part);
  expect(all.length).toBe(total);
  const standing = all.filter(({ state }) => state !== 'expired' && state !== 'not-yet');
  for (const state of effectStates) {
    const found = await findDocuments(house.db, { ...ofDistricts, state }, part);
    const wanted = all.filter((one) => one.state === state).map(({ id }) => id);
    expect(found.rows.map(({ id }) => id)).toEqual(wanted);
    expect(found.total).toBe(wanted.length);
  }
  const question = { period: { from: day('2026-01-01'), to: house.clock.today() } };
  const figure = await city.steering.indicators.figure(
    system,
    'legislation.districtDecisionsInForce',
    question,
  );
  expect(figure.value).toBe(standing.length);
  expect(made).toBeGreaterThan(700);
});

test('stretches kept for lists are what the relations give, after a document acts and its act is taken off', async () => {
  const { house } = city;
  const expectEqual = async () => {
    const graph = await loadGraph(house.db);
    const courseOf = createCourses(graph);
    const given = [...graph.nodes.keys()].flatMap((id) =>
      stretchesOf(courseOf(id)).map(({ from, until, state }) => `${id} ${from} ${until ?? ''} ${state}`),
    );
    const kept = await house.db.selectFrom('legalState').selectAll().execute();
    expect(
      kept
        .map(
          ({ documentId, fromOn, untilOn, state }) =>
            `${documentId} ${fromOn.toString()} ${untilOn?.toString() ?? ''} ${state}`,
        )
        .toSorted(),
    ).toEqual(given.toSorted());
  };
  await expectEqual();
  const inForce = { text: '', kind: 'decision', level: 'city', field: '', state: 'in-force' } as const;
  const on = house.clock.today().toString();
  const [newer, older] = (await findDocuments(house.db, { ...inForce, on }, { size: 2, number: 1 })).rows;
  if (newer === undefined || older === undefined) throw new Error('too few documents');
  const by = { actor: system, at: house.clock.now() };
  const replaced = { kind: 'replaces', targetId: older.id, effectiveOn: on, untilOn: null } as const;
  const acted = await act(
    house,
    by,
    { id: newer.id },
    {
      kind: 'relate',
      data: { ...replaced, articles: [], survives: false },
    },
  );
  await expectEqual();
  const state = async () =>
    (
      await findDocuments(
        house.db,
        { ...inForce, state: '', text: older.number, on },
        { size: 30, number: 1 },
      )
    ).rows.find(({ id }) => id === older.id)?.state;
  expect(await state()).toBe('expired');
  await act(
    house,
    by,
    { id: newer.id },
    { kind: 'unrelate', data: { number: acted.version, reason: 'Ghi nhầm' } },
  );
  await expectEqual();
  expect(await state()).toBe('in-force');
});

test('procedures of the pack that rest on a law which has ended raise their hand', async () => {
  const person = await city.signedIn('kiemsoat');
  const has = async (url: string, words: string | RegExp, who = city.visitor()): Promise<boolean> => {
    const { text } = await who.get(url);
    return typeof words === 'string' ? text.includes(words) : words.test(text);
  };
  expect(await has('/legislation/bases', '15/2015/TT-BTP', person)).toBe(true);
  expect(await has('/procedures/manage', '/legislation/bases', person)).toBe(true);
  const list = await city.visitor().get('/legislation?q=15/2015/tt-btp');
  const href = /href="(\/legislation\/documents\/\d+)"/.exec(list.text)?.[1] ?? '';
  expect(await has(href, '04/2020/TT-BTP')).toBe(true);
  expect(await has(href, /href="\/procedures\/\d/)).toBe(true);
  const effect = /<h1>[^<]*<span class="page-title-beside"><span[^>]*>(?:<svg.*?<\/svg>)?Còn hiệu lực/s;
  expect(await has(`${href}?on=2020-07-15`, effect)).toBe(true);
  expect(await has(`${href}?on=2020-07-16`, effect)).toBe(false);
});

test('drafts stand in every step', async () => {
  const rows = await city.house.db
    .selectFrom('legalDocument')
    .select('standing')
    .distinct()
    .orderBy('standing')
    .execute();
  expect(rows.map(({ standing }) => standing)).toEqual([
    'appraisal',
    'drafting',
    'issued',
    'opinions',
    'proposed',
    'submitted',
  ]);
});
