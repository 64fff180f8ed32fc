import { beforeAll, describe, expect, test } from 'vitest';
import { testCity, type TestBrowser, type TestCity } from '../../checks/test-city.ts';
import { dossierAt as at, testDesk, type TestDesk } from '../../checks/test-desk.ts';

let city: TestCity;
let receive: TestDesk['receive'];
let current: TestDesk['current'];
let post: TestDesk['post'];
let specialist: TestBrowser;
let leader: TestBrowser;
let desk: TestBrowser;
let ward: TestBrowser;

beforeAll(async () => {
  city = await testCity();
  ({ receive, current, post } = testDesk(city));
  [specialist, leader, desk, ward] = await Promise.all([
    city.signedIn('specialist'),
    city.signedIn('leader'),
    city.signedIn('desk-x99.01'),
    city.signedIn('clerk'),
  ]);
});

async function accountOf(username: string) {
  return city.house.db
    .selectFrom('account')
    .select(['id', 'fullName'])
    .where('username', '=', username)
    .executeTakeFirstOrThrow();
}

describe('the dossier page', () => {
  test('leads a dossier from step to step, each by its own person', async () => {
    const code = await receive('Quách Thị Thuận');
    const page = await specialist.get(at(code));
    expect(page.status).toBe(200);
    expect(page.text).toContain('Thẩm định hồ sơ');
    expect(page.text).toContain('Vì sao hẹn ngày này?');
    expect(page.text).toContain('data-process-viewer');
    const first = await post(specialist, code, 'complete-step', {
      step: '1',
      outcome: 'approved',
      note: 'Đủ giấy tờ',
    });
    expect([first.status, first.location]).toEqual([303, at(code)]);
    expect((await specialist.get(at(code))).text).toContain('“Đủ giấy tờ”');
    const signed = await post(leader, code, 'complete-step', { step: '2', outcome: 'approved', note: '' });
    expect(signed.status).toBe(303);
    const records = await city.signedIn('records');
    expect((await post(records, code, 'complete-step', { step: '3', note: '' })).status).toBe(303);
    expect((await current(code)).state).toBe('resolved');
    const end = await post(desk, code, 'return', { receivedBy: 'Quách Thị Thuận', way: 'counter' });
    expect(end.status).toBe(303);
    expect((await current(code)).state).toBe('returned');
  });

  test('shows a refused command again beside its field, with what was typed', async () => {
    const code = await receive('Từ Văn Sửa');
    const { version } = await current(code);
    const reply = await post(leader, code, 'extend', {
      newDueAt: '2020-01-01T09:00',
      reason: 'Chờ xác minh thêm',
    });
    expect(reply.status).toBe(422);
    expect(reply.text).toContain('Ngày hẹn mới phải sau ngày hẹn cũ');
    expect(reply.text).toContain('Chờ xác minh thêm');
    expect((await current(code)).version).toBe(version);
  });

  test('a dossier that has moved on meanwhile is said, and what was typed is kept', async () => {
    const code = await receive('Ông Chậm Chân');
    const { version } = await current(code);
    await post(specialist, code, 'complete-step', { step: '1', outcome: 'approved', note: '' });
    const late = await specialist.post(`${at(code)}/complete-step`, {
      expectedVersion: String(version),
      step: '1',
      outcome: 'refused',
      note: 'Tôi đã viết rất dài',
    });
    expect(late.status).toBe(409);
    expect(late.text).toContain('Hồ sơ đã thay đổi từ khi bạn mở trang');
    expect(late.text).toContain('Tôi đã viết rất dài');
  });

  test('a step is taken, given back, and given only to people who can do it', async () => {
    const code = await receive('Bàng Thị Giao');
    expect((await post(specialist, code, 'assign', { step: '1', assigneeId: 'me' })).status).toBe(303);
    const { id } = await accountOf('specialist');
    expect((await current(code)).steps[0]?.assigneeId).toBe(id);
    expect((await post(specialist, code, 'assign', { step: '1', assigneeId: '' })).status).toBe(303);
    const records = await accountOf('records');
    const clerk = await accountOf('clerk');
    for (const wrong of [records.id, clerk.id, 999_999, 2 ** 40]) {
      const reply = await post(leader, code, 'assign', { step: '1', assigneeId: String(wrong) });
      expect(reply.status, String(wrong)).toBe(422);
    }
    expect((await current(code)).steps[0]?.assigneeId).toBeNull();
  });

  test('a supplement is asked for once, by name, and received with its scans', async () => {
    const code = await receive('Sử Thị Bổ Sung');
    const empty = await post(specialist, code, 'request-supplement', { reason: 'thiếu' });
    expect(empty.text).toContain('Hãy ghi ít nhất một giấy tờ cần bổ sung');
    const asked = await post(specialist, code, 'request-supplement', {
      reason: 'thiếu',
      otherPapers: 'Ảnh 3x4\nĐơn',
    });
    expect(asked.status).toBe(303);
    expect((await current(code)).supplementRequests[0]?.papers).toEqual(['Ảnh 3x4', 'Đơn']);
    const lie = new File(['<html><script>alert(1)</script>'], 'anh.png');
    expect((await upload(desk, code, 'supplement', [lie])).text).toContain('không phải PDF');
    expect((await current(code)).state).toBe('supplementRequested');
    const done = await upload(desk, code, 'supplement', [new File([png], 'anh.png')]);
    expect(done.status).toBe(303);
    const [file] = (await current(code)).files;
    expect(file).toMatchObject({ name: 'anh.png', mediaType: 'image/png' });

    const shown = await city.app.inject({
      url: `${at(code)}/files/${file?.hash}`,
      headers: { cookie: (await desk.credentials()).cookie },
    });
    expect(shown.statusCode).toBe(200);
    expect(shown.headers).toMatchObject({ 'content-type': 'image/png', 'x-content-type-options': 'nosniff' });
    expect(shown.rawPayload.equals(png)).toBe(true);
    for (const who of [ward, city.visitor()]) {
      expect((await who.get(`${at(code)}/files/${file?.hash}`)).status).not.toBe(200);
    }
    expect((await desk.get(`${at(await receive('Người Khác'))}/files/${file?.hash}`)).status).toBe(404);
  });

  test('serves the drawing of the process it runs on', async () => {
    const code = await receive('Vẽ Quy Trình');
    const { text, status } = await leader.get(`${at(code)}/process.bpmn`);
    expect(status).toBe(200);
    expect(text).toContain('<bpmn:definitions');
  });

  test('records a look at personal data once in ten minutes', async () => {
    const code = await receive('Lương Thị Riêng Tư');
    const { id } = await current(code);
    const looks = () =>
      city.house.db.selectFrom('personalDataLook').selectAll().where('subjectId', '=', id).execute();
    await leader.get(at(code));
    await leader.get(at(code));
    expect(await looks()).toHaveLength(1);
    await specialist.get(at(code));
    expect(await looks()).toHaveLength(2);
    const now = city.house.clock.now();
    city.house.clock.set(now.add({ minutes: 11 }));
    await leader.get(at(code));
    city.house.clock.set(now);
    expect(await looks()).toHaveLength(3);
  });

  test.each([
    'complete-step',
    'assign',
    'extend',
    'withdraw',
    'stop',
    'pay',
    'return',
    'correct-receipt',
    'attach',
  ])('%s refuses nonsense in words and changes nothing', async (command) => {
    const code = await receive('Bùi Văn Bừa');
    const nonsense: Record<string, string> = {
      step: 'x',
      assigneeId: '-1',
      amount: 'nhiều',
      newDueAt: '2026-13-45T99:99',
      reason: '',
      'filing.applicant.idNumber': '<script>',
      'filing.papers': 'x',
    };
    for (const who of [specialist, leader, desk]) {
      const reply = await post(who, code, command, nonsense);
      expect(reply.status, command).toBeGreaterThanOrEqual(400);
      expect(reply.status, command).toBeLessThan(500);
      expect((await who.post(`${at(code)}/${command}`, {})).status).toBeLessThan(500);
    }
    expect((await current(code)).version).toBe(1);
  });
});

const png = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);

async function upload(who: TestBrowser, code: string, command: string, files: readonly File[]) {
  const { version, filing } = await current(code);
  const { cookie, csrf } = await who.credentials();
  const form = new FormData();
  form.append('_csrf', csrf);
  form.append('expectedVersion', String(version));
  form.append('filing.applicant.name', filing.applicant.name);
  form.append('filing.sets', '1');
  for (const file of files) form.append('files', file);
  const request = new Response(form);
  const reply = await city.app.inject({
    method: 'POST',
    url: `${at(code)}/${command}`,
    headers: { cookie, 'content-type': request.headers.get('content-type') ?? '' },
    payload: Buffer.from(await request.arrayBuffer()),
  });
  return { status: reply.statusCode, text: reply.body };
}
