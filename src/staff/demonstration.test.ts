import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { testHouse, type TestHouse } from '../../checks/test-house.ts';
import { readCityPack } from '../city-pack/city-pack.ts';
import { createIndicators, type Indicators } from '../indicators/indicators.ts';
import { system } from '../kernel/access.ts';
import { projectFolder } from '../kernel/config.ts';
import { createOrganization } from '../organization/organization.ts';
import { demonstrateStaff } from './demonstration.ts';
import { PackStaff } from './demonstration-schema.ts';
import { staffIndicators } from './indicators.ts';
import { drawFrom, studyOf } from './made-up.ts';
import { degrees, type Degree } from './schema.ts';

let house: TestHouse;
let indicators: Indicators;

beforeAll(async () => {
  house = await testHouse();
  const folder = path.join(projectFolder, 'cities/can-tho');
  const pack = await readCityPack(folder);
  const organization = await createOrganization(house);
  await organization.install(pack.agencies);
  const named = pack.accounts.filter(({ isNamed }) => isNamed);
  await house.db
    .insertInto('account')
    .values(
      named.map(({ username, fullName, agency, roles }) => ({
        username,
        fullName,
        agencyId: organization.findAgency(agency)?.id ?? 0,
        roles: [...roles],
        createdAt: house.clock.now(),
      })),
    )
    .execute();
  indicators = createIndicators(house, staffIndicators);
  expect(await demonstrateStaff({ house, organization }, folder)).toBe(25_228 + 120);
}, 60_000);

const day = (text: string): Temporal.PlainDate => Temporal.PlainDate.from(text);
const term = { period: { from: day('2011-01-01'), to: day('2015-04-08') }, asOf: day('2015-06-24') };

test('the figures of the mid-term report are measured from the records, as known on the day of the report', async () => {
  const wanted: Record<string, number> = {
    'staff.total': 25_228,
    'staff.entered': 12_568,
    'staff.civilServants': 2_026,
    'staff.civilServants.doctor': 13,
    'staff.civilServants.master': 277,
    'staff.civilServants.bachelor': 1_615,
    'staff.civilServants.college': 12,
    'staff.civilServants.intermediate': 66,
    'staff.civilServants.elementary': 43,
    'staff.publicEmployees': 20_942,
    'staff.publicEmployees.doctor': 105,
    'staff.publicEmployees.master': 1_182,
    'staff.publicEmployees.bachelor': 10_566,
    'staff.publicEmployees.college': 4_346,
    'staff.publicEmployees.intermediate': 4_304,
    'staff.publicEmployees.elementary': 439,
    'staff.communeStaff': 1_883,
    'staff.communeStaff.doctor': 0,
    'staff.communeStaff.master': 21,
    'staff.communeStaff.bachelor': 827,
    'staff.communeStaff.college': 75,
    'staff.communeStaff.intermediate': 690,
    'staff.communeStaff.elementary': 270,
    'staff.communeTotal': 1_883,
    'staff.communeKeyOfficials': 493,
    'staff.communeUnionOfficials': 406,
    'staff.communeCivilServants': 984,
  };
  const figures = await indicators.figures(system, Object.keys(wanted), term);
  expect(Object.fromEntries([...figures].map(([code, { value }]) => [code, value]))).toEqual(wanted);
  expect(new Set([...figures.values()].map(({ source }) => source))).toEqual(new Set(['measured']));
});

test('its shares are those of the report, and those of 2011 as near as whole people allow', async () => {
  const share = async (code: string, question = term) =>
    (await indicators.figure(system, code, question)).value;
  expect(await share('staff.enteredShare')).toBeCloseTo(0.4982, 4);
  expect(await share('staff.communeProfessionalShare')).toBeCloseTo(0.8566, 4);
  expect(await share('staff.communePoliticalShare')).toBeCloseTo(0.7106, 4);
  const year = { ...term, period: { from: day('2011-01-01'), to: day('2011-12-31') } };
  expect((await indicators.figure(system, 'staff.communeStaff', year)).value).toBe(1_680);
  expect(await share('staff.communeProfessionalShare', year)).toBeCloseTo(0.7494, 4);
  expect(await share('staff.communePoliticalShare', year)).toBeCloseTo(0.5966, 3);
});

test('a figure opens to its people without their names', async () => {
  const { total, table } = await indicators.rows(system, 'staff.entered', term, 'vi', { size: 20 });
  expect(total).toBe(12_568);
  const names = await house.db.selectFrom('staffSpell').select('fullName').limit(400).execute();
  const shown = JSON.stringify(table);
  expect(names.every(({ fullName }) => !shown.includes(fullName))).toBe(true);
});

test('since then people have come and gone, by decisions', async () => {
  const rows = await house.db
    .selectFrom('event')
    .select(({ fn }) => ['kind', fn.countAll().as('count')])
    .where('subjectKind', '=', 'staff')
    .groupBy('kind')
    .execute();
  const counts = new Map(rows.map(({ kind, count }) => [kind, Number(count)]));
  expect(counts.get('moved')).toBe(140 + 25 + 50 + 40);
  expect(counts.get('correction-requested')).toBe(1);
  const now = { period: { from: day('2026-01-01'), to: day('2026-03-02') } };
  const { value } = await indicators.figure(system, 'staff.total', now);
  expect(value).toBe(25_228 - 140 - 25 + 120);
});

test('every study of the pack is taught where it is said to have been, for every title and degree', async () => {
  const { groups, studies } = PackStaff.parse(
    JSON.parse(await readFile(path.join(projectFolder, 'cities/can-tho/staff/demonstration.json'), 'utf8')),
  );
  const draw = drawFrom('studies');
  for (const { titles, titlesOf } of groups)
    for (const title of [...titles, ...Object.values(titlesOf).flat()])
      for (const degree of Object.keys(degrees) as Degree[]) {
        const { major, institution } = studyOf(draw, { studies }, title, degree);
        const isUniversity = ['bachelor', 'master', 'doctor'].includes(degree);
        expect(institution.startsWith('Trường Cao đẳng')).toBe(!isUniversity);
        expect(/Y Dược|Y tế/.test(institution)).toBe(
          /Bác sĩ|Y sĩ|Điều dưỡng|Dược sĩ|Kỹ thuật viên y|Hộ sinh|y tế/.test(title),
        );
        if (major === 'Luật') expect(institution).toBe('Trường Đại học Cần Thơ');
      }
});
