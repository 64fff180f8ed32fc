import { beforeAll, describe, expect, test } from 'vitest';
import { testCity, type TestBrowser, type TestCity } from '../../checks/test-city.ts';
import { system } from '../kernel/access.ts';
import type { Dossier } from '../dossiers/schema.ts';

let city: TestCity;
let clerk: TestBrowser;
let agencyId = 0;

beforeAll(async () => {
  city = await testCity();
  clerk = await city.signedIn('clerk');
  agencyId = city.organization.findAgency('X99.10.01')?.id ?? 0;
});

const person = (name: string, idNumber: string) => ({ name, idNumber, phone: '', email: '', address: '' });

function filed(name: string, idNumber: string) {
  const filing = { applicant: person(name, idNumber), owner: null, papers: [], sets: 1, note: '' };
  return { procedure: 'BM.001', agencyId, filing, files: [], channel: 'counter' as const };
}

async function received(name: string, idNumber = ''): Promise<string> {
  return (await city.dossiers.receive(system, filed(name, idNumber))).code;
}

async function resolved(name: string, idNumber = '', outcome = 'approved'): Promise<string> {
  const code = await received(name, idNumber);
  await city.dossiers.act(system, code, {
    name: 'completeStep',
    input: { step: 1, outcome, note: 'Không có số neo đậu' },
  });
  return code;
}

async function current(code: string): Promise<Dossier> {
  return (await city.dossiers.get(code, true)).dossier;
}

const at = (code: string) => `/return/${encodeURIComponent(code)}`;
const find = (words: string) => clerk.get(`/return?q=${encodeURIComponent(words)}`);

describe('returning a result', () => {
  test('the code, the scanned address and the identity number lead straight to it', async () => {
    const code = await resolved('Mạc Thị Lụa', '092000000101');
    expect((await find(code)).location).toBe(at(code));
    expect((await find(code.toLowerCase())).location).toBe(at(code));
    expect((await find(`https://benmay.example.vn/track/${encodeURIComponent(code)}?k=1`)).location).toBe(
      at(code),
    );
    expect((await find('092 000 000 101')).location).toBe(at(code));
  });

  test('a name finds those that wait, the newest first; one that is not ready is not among them', async () => {
    const first = await resolved('Sầm Văn Bút');
    city.house.clock.set(city.house.clock.now().add({ minutes: 1 }));
    const second = await resolved('Sầm Văn Bút');
    const unready = await received('Sầm Văn Bút');
    const page = await find('sam van but');
    const list = page.text.slice(
      page.text.indexOf('Hồ sơ tìm thấy'),
      page.text.indexOf('Hồ sơ chờ trả kết quả'),
    );
    expect(list.indexOf(second)).toBeGreaterThan(0);
    expect(list.indexOf(first)).toBeGreaterThan(list.indexOf(second));
    expect(list).not.toContain(unready);
    expect((await find('khong co ai ten nay')).text).toContain('Không có hồ sơ nào chờ trả khớp');
  });

  test('who receives it is filled in, and confirming hands it over', async () => {
    const code = await resolved('Nông Thị Mận');
    const page = await clerk.get(at(code));
    expect(page.text).toMatch(
      /name="receivedBy"[^>]*value="Nông Thị Mận"|value="Nông Thị Mận"[^>]*name="receivedBy"/,
    );
    const { version } = await current(code);
    const reply = await clerk.post(at(code), {
      receivedBy: 'Nông Văn Đào',
      way: 'counter',
      expectedVersion: String(version),
    });
    expect(reply).toMatchObject({ status: 303, location: '/return' });
    expect((await current(code)).state).toBe('returned');
    expect((await clerk.get('/return')).text).toContain('Nông Văn Đào');
    const again = await clerk.post(at(code), {
      receivedBy: 'Nông Văn Đào',
      way: 'counter',
      expectedVersion: String(version),
    });
    expect(again.status).toBe(409);
    expect(again.text).toContain('đã thay đổi');
  });

  test('without a receiver it is refused beside the field', async () => {
    const code = await resolved('Lò Văn Sắn');
    const { version } = await current(code);
    const reply = await clerk.post(at(code), {
      receivedBy: ' ',
      way: 'counter',
      expectedVersion: String(version),
    });
    expect(reply.status).toBe(422);
    expect(reply.text).toContain('id="f-receivedBy-error"');
    expect((await current(code)).state).toBe('resolved');
  });

  test('a refusal is returned with its form; what is not ready says where it stands', async () => {
    const refused = await resolved('Vi Thị Na', '', 'refused');
    expect((await clerk.get(at(refused))).text).toContain('forms/refusal.pdf');
    expect((await clerk.get(at(await received('Vi Thị Ổi')))).text).toContain('Chưa có kết quả để trả');
  });

  test('what waits at another counter is neither listed nor found', async () => {
    const code = await resolved('Đàm Thị Quýt');
    const { rows } = await city.house.pool.query<{ username: string }>(
      `select username from account a join agency g on g.id = a.agency_id
       where g.code = 'X99.10.02' and 'clerk' = any(a.roles)`,
    );
    const other = await city.signedIn(rows[0]?.username ?? '');
    expect((await other.get('/return')).text).not.toContain(code);
    expect((await other.get(`/return?q=${encodeURIComponent(code)}`)).status).toBe(200);
    expect((await other.get(at(code))).status).toBe(404);
  });
});

describe('what was filed online', () => {
  const online = async (name: string): Promise<string> =>
    (await city.dossiers.register({ ...filed(name, ''), channel: 'online' })).code;
  const page = (code: string) => `/receive/online/${encodeURIComponent(code)}`;

  test('is listed, looked through and received', async () => {
    const code = await online('Tạ Thị Mơ');
    expect((await clerk.get('/receive/online')).text).toContain(code);
    expect((await clerk.get('/receive')).text).toContain('1 hồ sơ chờ tiếp nhận');
    expect((await clerk.get(page(code))).text).toContain('Tạ Thị Mơ');
    const reply = await clerk.post(`${page(code)}/receive`, { expectedVersion: '1' });
    expect(reply).toMatchObject({ status: 303, location: `/receive/done/${encodeURIComponent(code)}` });
    expect((await current(code)).state).toBe('received');
    const clerkId = (await current(code)).receivedBy;
    expect(clerkId).not.toBeNull();
  });

  test('or refused with a reason, which must be given', async () => {
    const code = await online('Tạ Thị Mít');
    const empty = await clerk.post(`${page(code)}/refuse`, { expectedVersion: '1', reason: '' });
    expect(empty.status).toBe(422);
    expect(empty.text).toContain('id="refuse-reason-error"');
    const done = await clerk.post(`${page(code)}/refuse`, {
      expectedVersion: '1',
      reason: 'Không thuộc thẩm quyền',
    });
    expect(done.status).toBe(303);
    expect(await current(code)).toMatchObject({
      state: 'notReceived',
      closingReason: 'Không thuộc thẩm quyền',
    });
  });
});
