import { beforeAll, describe, expect, test } from 'vitest';
import { drawn, officerOf } from '../../checks/course-workbooks.ts';
import { testCity, type TestCity } from '../../checks/test-city.ts';
import { system, type Actor } from '../kernel/access.ts';
import { isRefusal, Refused } from '../kernel/errors.ts';
import { t } from '../kernel/messages.ts';
import { readWorkbook, writeWorkbook, type Sheet } from '../kernel/spreadsheet.ts';
import { recordInBulk } from './bulk.ts';
import { tryImport } from './import.ts';
import { courses } from './sample-courses.ts';
import { agency, day, register, row } from './schema.ts';
import { templateSheets } from './sheets.ts';

const lessons = register('lesson', {
  title: t('Buổi học', 'Lessons'),
  one: t('buổi', 'lesson'),
  law: 'Nghị định số 101/2017/NĐ-CP',
  area: 'staff',
  columns: {
    course: row(t('Lớp', 'Course'), 'course', { required: true }),
    agency: agency(t('Cơ quan', 'Agency'), { required: true }),
    heldOn: day(t('Ngày', 'Day'), { required: true }),
  },
  label: ['heldOn'],
  owner: 'agency',
  on: 'heldOn',
  states: { held: { title: t('Đã học', 'Held') } },
  access: courses.access,
});

let city: TestCity;
let officer: Actor;
let ids: number[];

beforeAll(async () => {
  city = await testCity();
  officer = await officerOf(city);
  const at = city.house.clock.now();
  const entry = (name: string, of: string, heldOn: string) => ({
    by: system,
    at,
    values: { name, agency: of, heldOn },
  });
  ids = await recordInBulk(city.house, courses, [
    entry('Đào tạo kỹ năng số', 'X99.01', '2026-01-05'),
    entry('Soạn thảo văn bản', 'X99.01', '2026-01-06'),
    entry('Soạn thảo văn bản', 'X99.02', '2026-01-07'),
    entry('Tiếp dân', 'X99.02', '2026-01-08'),
    entry('Tiếp dân', 'X99.02', '2026-01-09'),
  ]);
});

async function read(by: Actor, ...cells: (string | number)[]) {
  const rows = cells.map((cell) => [cell, 'X99.01', '05/02/2026']);
  const bytes = await drawn({ name: 'Nhập', rows: [['Lớp', 'Cơ quan', 'Ngày'], ...rows] });
  const tried = await tryImport(city.house, [courses, lessons], lessons, by, bytes);
  if (isRefusal(tried)) throw new Refused(tried);
  if (tried.kind === 'asks') throw new Error('asked');
  return { ids: tried.rows.map(({ values }) => values['course']), problems: tried.problems };
}

describe('a row of another register in a cell', () => {
  test('is its label without diacritics or case, its label with its agency, or its number', async () => {
    const [skills = 0, writing = 0, other = 0] = ids;
    const places = await city.house.db.selectFrom('agency').select(['code', 'name']).execute();
    const nameOf = (wanted: string) => places.find(({ code }) => code === wanted)?.name ?? '';
    const found = await read(
      officer,
      'Đào tạo kỹ năng số',
      'DAO TAO  ky nang so',
      skills,
      `#${skills}`,
      `Soạn thảo văn bản, ${nameOf('X99.01')}`,
      `soan thao van ban (${nameOf('X99.02')})`,
      'Soạn thảo văn bản - X99.02',
    );
    expect(found).toEqual({ ids: [skills, skills, skills, skills, writing, other, other], problems: [] });
  });

  test('that several bear, or none, or none that one sees, is said in its cell', async () => {
    const [, writing, other, ...twins] = ids;
    const { ids: read1, problems } = await read(
      officer,
      'Soạn thảo văn bản',
      'Tiếp dân, X99.02',
      'Lớp không có',
      '#99999999',
      '12,5',
    );
    expect(read1).toEqual([]);
    expect(problems.map(({ cell }) => cell)).toEqual(['A2', 'A3', 'A4', 'A5', 'A6']);
    const said = problems.map(({ text }) => text.vi);
    expect(said[0]).toMatch(/^Có 2 dòng tên "Soạn thảo văn bản": Soạn thảo văn bản, .+; /);
    for (const id of [writing, other]) expect(said[0]).toContain(`(#${id})`);
    for (const id of twins) expect(said[1]).toContain(`(#${id})`);
    expect(said[2]).toContain('Sổ "Lớp đào tạo, bồi dưỡng" không có dòng "Lớp không có"');
    expect(said[3]).toContain('Không có dòng này trong sổ');
    expect(said[4]).toContain('không có dòng "12,5"');

    if (officer.kind !== 'staff') throw new Error('an officer is staff');
    const stranger = { ...officer, roles: [] };
    expect((await read(stranger, 'Đào tạo kỹ năng số')).problems[0]?.text.en).toContain('that you may see');
  });

  test('that names people is looked at, which is recorded', async () => {
    const people = { ...courses, personal: true };
    const rows = [
      ['Lớp', 'Cơ quan', 'Ngày'],
      ['Đào tạo kỹ năng số', 'X99.01', '05/02/2026'],
    ];
    await tryImport(city.house, [people, lessons], lessons, officer, await drawn({ name: 'Nhập', rows }));
    const looks = await city.house.db.selectFrom('personalDataLook').select(['purpose', 'asked']).execute();
    expect(looks).toEqual([{ purpose: 'search', asked: expect.stringMatching(/^q=/) }]);
  });

  test('is explained in the template', async () => {
    const sheets = await readWorkbook(
      await writeWorkbook(templateSheets([courses, lessons], lessons, [], 'vi')),
      100,
    );
    const cells = (sheets as Sheet[])[1]?.rows.flatMap((one) => one.cells).join(' ');
    expect(cells).toContain('Tên như hiện trong sổ "Lớp đào tạo, bồi dưỡng"');
  });
});

test('the form without script and the API take the label too', async () => {
  const office = await city.signedIn('office');
  const inspection = await office.post('/registers/inspection', {
    'values.agency': 'X99.01',
    'values.kind': 'surprise',
    'values.tier': 'department',
    'values.heldOn': '2026-01-17',
  });
  const page = await office.get(inspection.location);
  const label = /<h1[^>]*>([^<]+)</.exec(page.text)?.[1] ?? '';
  expect(label).toContain('17/01/2026');
  const finding = {
    'values.fault': 'Niêm yết thiếu',
    'values.agency': 'X99.01',
    'values.kind': 'posting',
    'values.foundOn': '2026-02-03',
    'values.dueOn': '2026-03-03',
  };
  const kept = await office.post('/registers/inspection-finding', {
    ...finding,
    'values.inspection': '',
    'values.inspection_q': label,
  });
  expect((await office.get(kept.location)).text).toContain(`href="${inspection.location}"`);
  const wrong = await office.post('/registers/inspection-finding', {
    ...finding,
    'values.inspection_q': 'Cuộc không có',
  });
  expect(wrong.text).toContain('không có dòng &quot;Cuộc không có&quot;');
  const sent = { fault: 'Thiếu sổ', agency: 'X99.01', kind: 'posting', inspection: label };
  const values = { ...sent, foundOn: '2026-02-04', dueOn: '2026-03-04' };
  const made = await office.call('POST', '/api/v1/registers/inspection-finding', { values });
  const id = Number(inspection.location.split('/').at(-1));
  expect(made.json()).toMatchObject({ values: { inspection: id } });
});
