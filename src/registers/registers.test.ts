import { beforeAll, describe, expect, test } from 'vitest';
import { createIndicators } from '../indicators/indicators.ts';
import { system } from '../kernel/access.ts';
import { createRegisters, registerIndicators } from './registers.ts';
import { courses } from './sample-courses.ts';
import { filled, openCourseDesk, type CourseDesk } from '../../checks/course-desk.ts';

let city: CourseDesk['city'];
let person: CourseDesk['person'];

beforeAll(async () => {
  ({ city, person } = await openCourseDesk());
});

describe('a row, from the form to its history', () => {
  test('is recorded, found without diacritics, changed, moved and shown as it was', async () => {
    const specialist = await person('specialist');
    const recorded = await specialist.send('/registers/course', filled('Lớp chữ ký số'));
    expect(recorded.status).toBe(303);
    const at = recorded.location;
    const list = await specialist.get('/registers/course?q=chu+ky');
    expect(list.text).toContain('Lớp chữ ký số');
    expect(list.text).toContain('1.200');
    expect((await specialist.get('/registers/course?q=khong+co')).text).not.toContain('Lớp chữ ký số');
    city.house.clock.set(Temporal.Instant.from('2026-03-04T02:00:00Z'));
    await specialist.send(at, filled('Lớp chữ ký số nâng cao', { version: '1', 'values.software': 'VGCA' }));
    expect((await specialist.send(`${at}/move`, { to: 'held', version: '2' })).status).toBe(303);
    const history = await specialist.get(`${at}/history?on=2026-03-03`);
    expect(history.text).toContain('VGCA');
    expect(history.text).toMatch(/Như ở cuối ngày 03\/03\/2026[^]*Lớp chữ ký số<[^]*Dự kiến/);
    expect((await specialist.get(`${at}/history?on=2020-01-01`)).text).toContain('chưa có dòng này');
  });

  test('what is wrong is said beside its field, in both languages, and what was typed is kept', async () => {
    const specialist = await person('specialist');
    const wrong = await specialist.send(
      '/registers/course',
      filled('', { 'values.heldOn': '31/02/2026', 'values.people': '12,5' }),
    );
    expect(wrong.status).toBe(422);
    for (const words of ['Chưa ghi &quot;Tên lớp&quot;', 'Ngày chưa đúng', 'Phải là số nguyên'])
      expect(wrong.text).toContain(words);
    expect(wrong.text).toContain('value="12,5"');
  });

  test('a condition leaves a column out, whatever was sent for it', async () => {
    const specialist = await person('specialist');
    const { body } = await specialist.call('POST', '/api/v1/registers/course', {
      values: { name: 'Lớp luật', agency: 'X99.01', kind: 'law', heldOn: '2026-01-15', software: 'Word' },
    });
    expect(body['values']).toEqual({ name: 'Lớp luật', agency: 'X99.01', kind: 'law', heldOn: '2026-01-15' });
  });

  test('the same row twice is refused, also when both come at once', async () => {
    const specialist = await person('specialist');
    const replies = await Promise.all(
      [1, 2].map(() => specialist.send('/registers/course', filled('Lớp trùng'))),
    );
    expect(replies.map(({ status }) => status).toSorted((one, other) => one - other)).toEqual([303, 409]);
    expect(replies.find(({ status }) => status === 409)?.text).toContain('Sổ đã có dòng trùng');
  });

  test('two people at once: the first wins, the other is told who was first and loses nothing', async () => {
    const specialist = await person('specialist');
    const office = await person('office');
    const { location: at } = await specialist.send('/registers/course', filled('Lớp hai người'));
    expect((await office.send(at, filled('Lớp của phòng', { version: '1' }))).status).toBe(303);
    const second = await specialist.send(at, filled('Lớp của tôi', { version: '1' }));
    expect(second.status).toBe(409);
    expect(second.text).toContain('Sầm Thị Nụ đã sửa dòng này');
    expect(second.text).toContain('Lớp của tôi');
  });

  test('a move asks for what its state needs, and may bring it along', async () => {
    const specialist = await person('specialist');
    const { location: at } = await specialist.send(
      '/registers/course',
      filled('Lớp chưa đếm', { 'values.people': '' }),
    );
    expect((await specialist.send(`${at}/move`, { to: 'held' })).text).toContain(
      'Chưa ghi &quot;Số học viên&quot;',
    );
    expect((await specialist.send(`${at}/move`, { to: 'held', 'values.people': '33' })).status).toBe(303);
    expect((await specialist.send(`${at}/move`, { to: 'checked' })).status).toBe(403);
    expect((await (await person('leader')).send(`${at}/move`, { to: 'checked' })).status).toBe(303);
    expect((await specialist.send(at, filled('Sửa sau', { version: '9' }))).text).toContain(
      'không sửa được nữa',
    );
  });
});

test('a draft is seen by its author alone, counts nowhere, and is finished later', async () => {
  const specialist = await person('specialist');
  const office = await person('office');
  const kept = await specialist.send('/registers/course', { draft: 'on', 'values.name': 'Lớp còn nghĩ' });
  expect(kept.status).toBe(303);
  expect((await specialist.get(kept.location)).status).toBe(200);
  expect((await specialist.get('/registers/course?view=drafts')).text).toContain('Lớp còn nghĩ');
  for (const url of [kept.location, `${kept.location}/history`, `${kept.location}/edit`])
    expect((await office.get(url)).status, url).toBe(404);
  for (const url of [
    '/registers/course',
    '/registers/course?view=drafts',
    '/registers/course/rows.csv',
    '/registers/course/options?q=nghi',
  ])
    expect((await office.get(url)).text, url).not.toContain('Lớp còn nghĩ');
  const finished = await specialist.send(kept.location, filled('Lớp đã nghĩ xong', { version: '1' }));
  expect(finished.status).toBe(303);
  expect((await office.get(kept.location)).text).toContain('Lớp đã nghĩ xong');
});

test('one access rule: another agency’s rows are in no list, page, count, export or API', async () => {
  const office = await person('office');
  const { location: at } = await office.send(
    '/registers/course',
    filled('Lớp phường xa', { 'values.agency': 'X99.10.02' }),
  );
  const specialist = await person('specialist');
  expect((await specialist.get(at)).status).toBe(404);
  expect((await specialist.get(`/api/v1${at}`)).status).toBe(404);
  for (const url of [
    '/registers/course',
    '/registers/course/print',
    '/registers/course/rows.csv',
    '/api/v1/registers/course',
    '/registers/course/options?q=phuong',
  ])
    expect((await specialist.get(url)).text, url).not.toContain('Lớp phường xa');
  const counts = await Promise.all(
    [specialist, office].map((one) => one.call('GET', '/api/v1/registers/course')),
  );
  expect(Number(counts[0]?.body['total'])).toBeLessThan(Number(counts[1]?.body['total']));
  const foreign = await specialist.send(
    '/registers/course',
    filled('Lớp lấn', { 'values.agency': 'X99.10.02' }),
  );
  expect(foreign.text).toContain('Bạn không ghi sổ này cho cơ quan đó');
  expect((await (await person('clerk')).get('/registers/course')).status).toBe(403);
});

test('the API takes and gives what its description says, and refuses a name that is no column', async () => {
  const office = await person('office');
  const made = await office.call('POST', '/api/v1/registers/course', {
    values: {
      name: 'Lớp API',
      agency: 'X99.02',
      heldOn: '2026-02-20',
      people: 7,
      isOnline: true,
      organiser: 'office',
    },
  });
  expect(made).toMatchObject({
    status: 201,
    body: { state: 'planned', version: 1, values: { organiser: 'office', isOnline: true } },
  });
  const at = `/api/v1/registers/course/${String(made.body['id'])}`;
  const moved = await office.call('POST', `${at}/moves`, { to: 'held' });
  expect(moved.body).toMatchObject({ state: 'held', version: 2 });
  const stale = await office.call('PUT', at, { version: 1, values: { name: 'Cũ' } });
  expect(stale.status).toBe(409);
  const strange = await office.call('POST', '/api/v1/registers/course', { values: { lương: 5 } });
  expect(strange.status).toBe(422);
  const { body: described } = await office.call('GET', '/api/v1/openapi.json');
  expect(JSON.stringify(described)).toContain('/api/v1/registers/course/{id}/moves');
  expect(JSON.stringify(described)).toContain('Số học viên / People');
});

test('comments, assignment and removal', async () => {
  const office = await person('office');
  const { location: at } = await office.send('/registers/course', filled('Lớp trao đổi'));
  await office.send(`${at}/comments`, { text: 'Cần thêm phòng' });
  await office.send(`${at}/assignee`, { to: 'specialist' });
  const page = await office.get(at);
  expect(page.text).toContain('Cần thêm phòng');
  expect(page.text).toContain('<strong>Mạc Văn Bách</strong>');
  expect((await (await person('specialist')).get('/registers/course?view=mine')).text).toContain(
    'Lớp trao đổi',
  );
  expect((await office.send(`${at}/remove`, { reason: '' })).text).toContain('Hãy ghi lý do');
  expect((await office.send(`${at}/remove`, { reason: 'Ghi nhầm' })).status).toBe(303);
  expect((await office.get(at)).status).toBe(404);
});

test('the figures follow from the declaration: sums, shares, breakdown by choice, and as known before', async () => {
  const indicators = createIndicators(city.house, registerIndicators([courses]));
  const period = { from: Temporal.PlainDate.from('2026-01-01'), to: Temporal.PlainDate.from('2026-12-31') };
  const people = await indicators.figure(system, 'course.people', { period });
  expect(people.value).toBe(1200 + 33 + 7);
  const byKind = await indicators.breakdown(system, ['course.held'], 'kind', { period });
  expect(byKind.map(({ key, figures }) => [key, figures.get('course.held')?.value])).toEqual(
    expect.arrayContaining([
      ['it', 2],
      ['', 1],
    ]),
  );
  const share = await indicators.figure(system, 'course.onlineShare', { period });
  expect(share.parts).toEqual({ numerator: 1, denominator: 3 });
  const before = await indicators.figure(system, 'course.held', {
    period,
    asOf: Temporal.PlainDate.from('2026-03-03'),
  });
  expect(before.value).toBe(0);
  const { total, table } = await indicators.rows(system, 'course.people', { period }, 'vi');
  expect(total).toBe(3);
  expect(table.rows.map(({ cells }) => cells['name'])).toContain('Lớp API');
  expect(indicators.find('course.people')?.definition.vi).toBe(
    'Tổng "Số học viên" trong sổ "Lớp đào tạo, bồi dưỡng"; tình trạng là "Đã mở" hoặc "Đã xác nhận"; "Ngày khai giảng" trong kỳ',
  );
});

test('a figure counts the different values of a column, each once, by agency, as known before, and opens to all its rows', async () => {
  const office = await person('office');
  const indicators = createIndicators(city.house, registerIndicators([courses]));
  const period = { from: Temporal.PlainDate.from('2026-06-01'), to: Temporal.PlainDate.from('2026-06-30') };
  const held = async (name: string, agency: string, kind: string) => {
    const { location } = await office.send(
      '/registers/course',
      filled(name, { 'values.agency': agency, 'values.kind': kind, 'values.heldOn': '2026-06-05' }),
    );
    await office.send(`${location}/move`, { to: 'held' });
    return location;
  };
  city.house.clock.set(Temporal.Instant.from('2026-04-01T02:00:00Z'));
  await held('Lớp một', 'X99.01', 'it');
  const again = await held('Lớp hai', 'X99.01', 'law');
  await held('Lớp ba', 'X99.02', 'it');
  const value = async (question: object = {}) =>
    (await indicators.figure(system, 'course.agencies', { period, ...question })).value;
  expect(await value()).toBe(2);
  const byKind = await indicators.breakdown(system, ['course.agencies', 'course.held'], 'kind', { period });
  const counts = byKind.map(({ key, figures }) => [
    key,
    ...[...figures.values()].map(({ value: one }) => one),
  ]);
  expect(counts.filter(([, agencies]) => agencies !== 0)).toEqual([
    ['law', 1, 1],
    ['it', 2, 2],
  ]);
  expect((await indicators.rows(system, 'course.agencies', { period }, 'vi')).total).toBe(3);
  city.house.clock.set(Temporal.Instant.from('2026-04-03T02:00:00Z'));
  const last = (await indicators.ids(system, 'course.agencies', { period }, { limit: 1, offset: 0 })).ids[0];
  await office.send(`/registers/course/${last}/remove`, { reason: 'Ghi nhầm' });
  await office.send(`${again}/remove`, { reason: 'Ghi nhầm' });
  expect(await value()).toBe(1);
  expect(await value({ asOf: Temporal.PlainDate.from('2026-04-02') })).toBe(2);
  expect(indicators.find('course.agencies')?.definition.vi).toMatch(/^Số "Cơ quan mở lớp" khác nhau/);
});

test('rows past their retention are listed', async () => {
  const office = await person('office');
  await office.send('/registers/course', filled('Lớp rất cũ', { 'values.heldOn': '2019-05-05' }));
  const over = await office.get('/registers/course?view=over');
  expect(over.text).toContain('Lớp rất cũ');
  expect(over.text).not.toContain('Lớp API');
});

test('a declaration that cannot be is said by name', () => {
  const broken = { ...courses, code: 'x-course', owner: 'name' };
  expect(() => createRegisters(city.house, [broken])).toThrow(/x-course: owner name is no agency column/);
  expect(() => createRegisters(city.house, [courses, courses])).toThrow(/two registers/);
});
