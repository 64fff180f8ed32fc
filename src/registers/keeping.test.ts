import { beforeAll, describe, expect, test } from 'vitest';
import { createIndicators } from '../indicators/indicators.ts';
import { system } from '../kernel/access.ts';
import { registerIndicators } from './registers.ts';
import { courses } from './sample-courses.ts';
import { filled, openCourseDesk, type CourseDesk } from '../../checks/course-desk.ts';

let city: CourseDesk['city'];
let person: CourseDesk['person'];

beforeAll(async () => {
  ({ city, person } = await openCourseDesk());
});

test('what no column says by itself is refused beside its column, by form and API alike', async () => {
  const specialist = await person('specialist');
  const wrong = await specialist.send('/registers/course', filled('Lớp lạ', { 'values.passed': '1.201' }));
  expect(wrong.status).toBe(422);
  expect(wrong.text).toContain('Nhiều hơn số học viên');
  const values = { name: 'Lớp lạ', agency: 'X99.01', heldOn: '2026-02-10', people: 3, passed: 4 };
  const { status, body } = await specialist.call('POST', '/api/v1/registers/course', { values });
  expect(status).toBe(422);
  expect(JSON.stringify(body)).toContain('values.passed');
  const kept = await specialist.send('/registers/course', filled('', { draft: 'on', 'values.passed': '9' }));
  expect(kept.status).toBe(303);
});

test('a row past its due day shows as overdue, is filtered, and is no longer once it has come to an end', async () => {
  const specialist = await person('specialist');
  const { location: at } = await specialist.send(
    '/registers/course',
    filled('Lớp chậm báo cáo', { 'values.reportBy': '2026-02-27' }),
  );
  await specialist.send('/registers/course', filled('Lớp còn hạn', { 'values.reportBy': '2026-03-02' }));
  const late = await specialist.get('/registers/course?view=late');
  expect(late.text).toContain('Lớp chậm báo cáo');
  expect(late.text).toContain('quá hạn 3 ngày');
  expect(late.text).not.toContain('Lớp còn hạn');
  expect((await specialist.get(at)).text).toContain('quá hạn 3 ngày');
  expect((await specialist.get('/registers')).text).toContain('/registers/course?view=late');
  await specialist.send(`${at}/move`, { to: 'held' });
  expect((await specialist.get('/registers/course?view=late')).text).not.toContain('Lớp chậm báo cáo');
});

describe('a form', () => {
  test('gives the browser a secret of the account, under which what is typed is kept there', async () => {
    const secretIn = ({ text }: { text: string }) => /data-typed="([\w-]{43})"/.exec(text)?.[1];
    const [specialist, office] = [await person('specialist'), await person('office')];
    const own = secretIn(await specialist.get('/registers/course/new'));
    expect(own).toBeDefined();
    expect(secretIn(await specialist.get('/registers/course'))).toBe(own);
    expect(secretIn(await office.get('/registers/course/new'))).not.toBe(own);
  });

  test('hides what its choices do not ask for, also without script', async () => {
    const specialist = await person('specialist');
    const software = /<fieldset[^>]*data-when="[^"]*kind[^"]*"[^>]*>/;
    expect(software.exec((await specialist.get('/registers/course/new')).text)?.[0]).toMatch(
      /hidden|disabled/,
    );
    const chosen = await specialist.send('/registers/course', { again: 'on', 'values.kind': 'it' });
    expect(chosen.status).toBe(200);
    expect(software.exec(chosen.text)?.[0]).not.toMatch(/hidden|disabled/);
  });
});

test('a filter has a name, is shared with the own agency alone, and is taken away by who made it', async () => {
  const [specialist, leader, office] = await Promise.all(['specialist', 'leader', 'office'].map(person));
  if (specialist === undefined || leader === undefined || office === undefined) throw new Error('nobody');
  const query = 'kind=it&page=3&strange=1&q=tin+hoc';
  const saved = await specialist.send('/registers/course/filters', { name: 'Tin học', query, shared: 'on' });
  expect(saved.location).toBe('/registers/course?q=tin+hoc&kind=it');
  await specialist.send('/registers/course/filters', { name: 'Riêng tôi', query: 'kind=law' });
  expect((await specialist.get('/registers/course')).text).toContain('Riêng tôi');
  const theirs = (await leader.get('/registers/course')).text;
  expect(theirs).toContain('/registers/course?q=tin+hoc&amp;kind=it');
  expect(theirs).not.toContain('Riêng tôi');
  expect((await office.get('/registers/course')).text).not.toContain('q=tin+hoc&amp;kind=it');
  const [id] =
    /filters\/(\d+)\/remove/.exec((await specialist.get('/registers/course')).text)?.slice(1) ?? [];
  expect((await leader.send(`/registers/course/filters/${id}/remove`, {})).status).toBe(404);
  expect((await specialist.send(`/registers/course/filters/${id}/remove`, {})).status).toBe(303);
  expect((await specialist.send('/registers/course/filters', { name: 'x', query: 'page=2' })).status).toBe(
    422,
  );
});

test('the same request under the same key makes one row, also when both come at once', async () => {
  const office = await person('office');
  const values = { name: 'Lớp gửi lại', agency: 'X99.02', heldOn: '2026-02-21' };
  const send = (more: object = {}) =>
    office.call(
      'POST',
      '/api/v1/registers/course',
      { values: { ...values, ...more } },
      {
        'idempotency-key': 'khoa-cua-may-1',
      },
    );
  const [first, second] = await Promise.all([send(), send()]);
  expect([first.status, second.status]).toEqual([201, 201]);
  expect(second.body['id']).toBe(first.body['id']);
  expect((await send({ name: 'Lớp khác' })).status).toBe(409);
});

test('a file is taken off a row, and its history goes on naming it', async () => {
  const office = await person('office');
  const { location: at } = await office.send('/registers/course', filled('Lớp có tệp'));
  const id = Number(at.split('/').at(-1));
  const { act } = await import('./acting.ts');
  const hash = 'a'.repeat(64);
  const file = { hash, name: 'quyet-dinh.pdf', size: 9, mediaType: 'application/pdf' };
  await act(city.house, courses, system, id, null, () => [{ kind: 'attached', data: { files: [file] } }]);
  expect((await office.send(`${at}/files/${'b'.repeat(64)}/detach`, {})).status).toBe(404);
  expect((await office.send(`${at}/files/${hash}/detach`, {})).status).toBe(303);
  expect((await office.get(at)).text).not.toContain('quyet-dinh.pdf');
  expect((await office.get(`${at}/history`)).text).toMatch(/Gỡ tệp[^]*quyet-dinh\.pdf/);
});

test('rows past their retention are destroyed by a decision alone; figures of past periods stay', async () => {
  const [office, specialist] = await Promise.all(['office', 'specialist'].map(person));
  if (office === undefined || specialist === undefined) throw new Error('nobody');
  for (const agency of ['X99.01', 'X99.10.02'])
    await office.send(
      '/registers/course',
      filled(`Lớp rất cũ ${agency}`, { 'values.heldOn': '2019-05-05', 'values.agency': agency }),
    );
  const over = '/registers/course?view=over';
  expect((await specialist.get(over)).text).toContain('Tiêu hủy 1 dòng');
  const decision = { number: '125/QĐ-UBND', decidedOn: '2026-03-01' };
  const destroy = (form: Record<string, string>) => specialist.send('/registers/course/destroy', form);
  expect((await destroy({ ...decision, number: '' })).text).toContain('Hãy ghi số quyết định');
  expect((await destroy({ ...decision, decidedOn: '2027-01-01' })).text).toContain('không được sau hôm nay');
  const indicators = createIndicators(city.house, registerIndicators([courses]));
  const facts = () =>
    city.house.db.selectFrom('registerFact').select('data').where('register', '=', 'course').execute();
  const sum = (await facts()).length;
  expect((await destroy(decision)).status).toBe(303);
  expect((await facts()).length).toBe(sum);
  expect(JSON.stringify(await facts())).not.toContain('Lớp rất cũ X99.01"');
  const left = (await office.get(over)).text;
  expect(left).toContain('Lớp rất cũ X99.10.02');
  expect(left).not.toContain('Lớp rất cũ X99.01<');
  expect(left).toContain('125/QĐ-UBND, 01/03/2026');
  expect((await destroy(decision)).status).toBe(409);
  expect(indicators.find('course.held')).toBeDefined();
});
