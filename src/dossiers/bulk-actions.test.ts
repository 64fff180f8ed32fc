import { beforeAll, expect, test } from 'vitest';
import { testCity, type TestBrowser, type TestCity } from '../../checks/test-city.ts';
import { system } from '../kernel/access.ts';
import { tickedOf } from './actions-bulk.ts';

let city: TestCity;
let leader: TestBrowser;

beforeAll(async () => {
  city = await testCity();
  leader = await city.signedIn('leader');
});

/** A dossier that waits for the leader's signature. */
async function readyToSign(name: string): Promise<{ code: string; version: number }> {
  const agencyId = city.organization.findAgency('X99.01')?.id ?? 0;
  const applicant = { name, idNumber: '', phone: '', email: '', address: '' };
  const filing = { applicant, owner: null, papers: [], sets: 1, note: '' };
  const { code } = await city.dossiers.receive(system, {
    procedure: 'BM.002',
    agencyId,
    filing,
    files: [],
    channel: 'counter',
  });
  const input = { step: 1, outcome: 'approved', note: '' };
  return city.dossiers.act(system, code, { name: 'completeStep', input });
}

async function stateOf(code: string) {
  const { dossier } = await city.dossiers.get(code, true);
  return { version: dossier.version, open: dossier.steps.find((step) => step.closedAt === null)?.elementId };
}

async function send(items: readonly string[], outcome: string) {
  const { cookie, csrf } = await leader.credentials();
  const form = new URLSearchParams({ _csrf: csrf, 'groups.0.outcome': outcome, note: 'Đồng ý' });
  for (const item of items) form.append('groups.0.items', item);
  const reply = await city.app.inject({
    method: 'POST',
    url: '/work/sign',
    headers: { cookie, 'content-type': 'application/x-www-form-urlencoded' },
    payload: form.toString(),
  });
  return { status: reply.statusCode, text: reply.body };
}

test('many are signed on one form, each as a decision of its own', async () => {
  const dossiers = await Promise.all(['Một', 'Hai', 'Ba'].map(readyToSign));
  const query = dossiers.map(({ code }) => `items=${code}~2`).join('&');
  const form = await leader.get(`/work/sign?${query}`);
  expect(form.text).toContain('Ký duyệt 3 hồ sơ');
  const values = [...form.text.matchAll(/name="groups\.0\.items"[^>]*value="([^"]+)"/g)].map(
    ([, value]) => value ?? '',
  );
  expect(values).toHaveLength(3);
  const reply = await send(values, 'approved');
  expect(reply.text).toContain('Đã làm: 3 hồ sơ');
  for (const { code } of dossiers) expect(await stateOf(code)).toMatchObject({ open: 'Issue' });
});

test('what has moved on meanwhile is refused by name, the others are done', async () => {
  const [good, moved] = await Promise.all([readyToSign('Kịp'), readyToSign('Không Kịp')]);
  await city.dossiers.act(system, moved.code, {
    name: 'requestSupplement',
    input: { reason: 'thiếu', papers: ['Ảnh'] },
  });
  const reply = await send(
    [`${good.code}~2~${good.version}`, `${moved.code}~2~${moved.version}`],
    'approved',
  );
  expect(reply.text).toContain('Chưa làm được: 1 hồ sơ');
  expect(reply.text).toContain('Đã làm: 1 hồ sơ');
  expect(await stateOf(moved.code)).toEqual({ version: moved.version + 1, open: 'Approve' });
});

test('a wrong outcome is refused for each and changes nothing', async () => {
  const { code, version } = await readyToSign('Sai');
  const reply = await send([`${code}~2~${version}`], 'bịa');
  expect(reply.text).toContain('Chưa làm được: 1 hồ sơ');
  expect((await stateOf(code)).version).toBe(version);
});

test('nothing ticked is said, not done', async () => {
  expect((await leader.get('/work/sign')).text).toContain('Chưa chọn hồ sơ nào');
  const reply = await send([], 'approved');
  expect(reply.status).toBe(422);
  expect(reply.text).toContain('Hãy đánh dấu ít nhất một hồ sơ');
});

test('steps that are no decision are left out with the reason', async () => {
  const agencyId = city.organization.findAgency('X99.01')?.id ?? 0;
  const applicant = { name: 'Chưa Tới', idNumber: '', phone: '', email: '', address: '' };
  const { code } = await city.dossiers.receive(system, {
    procedure: 'BM.002',
    agencyId,
    filing: { applicant, owner: null, papers: [], sets: 1, note: '' },
    files: [],
    channel: 'counter',
  });
  const { text } = await leader.get(`/work/sign?items=${code}~1&items=NOPE~1&items=~~&items=x`);
  expect(text).toContain('không phải bước kiểm tra hay ký duyệt');
  expect(text).toContain('Không gồm 3 hồ sơ đã chọn');
});

test('many steps are given to one person, and only to one who can do them', async () => {
  const { code, version } = await readyToSign('Giao Nhiều');
  const account = (username: string) =>
    city.house.db
      .selectFrom('account')
      .select('id')
      .where('username', '=', username)
      .executeTakeFirstOrThrow();
  const [able, unable] = await Promise.all([account('head-x99.01'), account('records')]);
  const items = `${code}~2~${version}`;
  const wrong = await leader.post('/work/assign', { items, assigneeId: String(unable.id), note: '' });
  expect(wrong.text).toContain('Chưa làm được: 1 hồ sơ');
  const right = await leader.post('/work/assign', { items, assigneeId: String(able.id), note: 'Gấp' });
  expect(right.text).toContain('Đã làm: 1 hồ sơ');
  const { dossier } = await city.dossiers.get(code, true);
  expect(dossier.steps[1]?.assigneeId).toBe(able.id);
  expect((await leader.post('/work/assign', { items, assigneeId: '' })).text).toContain(
    'Hãy chọn người được giao',
  );
});

test('those who lead nobody cannot assign many', async () => {
  const records = await city.signedIn('records');
  expect((await records.get('/work/assign')).status).toBe(403);
  expect((await records.post('/work/assign', { items: 'x~1~1', assigneeId: '1' })).status).toBe(403);
});

test('ticks that are no ticks fall away', () => {
  expect(tickedOf(['A~1~3', 'A~1~4', 'B~x', '~2', 'C', 'D~-1', 'E~2'])).toEqual([
    { code: 'A', step: 1, version: 4 },
    { code: 'C', step: 0, version: undefined },
    { code: 'E', step: 2, version: undefined },
  ]);
});

test('a group without a decision is refused beside it, and none of the others is decided', async () => {
  const { code } = await readyToSign('Chưa chọn');
  const before = await stateOf(code);
  const { cookie, csrf } = await leader.credentials();
  const item = `${code}~2~${before.version}`;
  const payload = new URLSearchParams({ _csrf: csrf, 'groups.0.asks': 'outcome', 'groups.0.items': item });
  const reply = await city.app.inject({
    method: 'POST',
    url: '/work/sign',
    headers: { cookie, 'content-type': 'application/x-www-form-urlencoded' },
    payload: payload.toString(),
  });
  expect(reply.statusCode).toBe(422);
  expect(reply.body).toContain('Hãy chọn quyết định cho các hồ sơ này');
  expect(reply.body).toContain(`value="${item}"`);
  expect(await stateOf(code)).toEqual(before);
});
