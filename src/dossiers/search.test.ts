import { beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { testCity, type TestBrowser, type TestCity } from '../../checks/test-city.ts';
import { system } from '../kernel/access.ts';

let city: TestCity;
let leader: TestBrowser;
let auditor: TestBrowser;
const codes: Record<string, string> = {};

beforeAll(async () => {
  city = await testCity();
  const names = ['Nguyễn Thị Mỹ Duyên', 'Nguyễn Thị Mỹ Dung', 'Đặng Đức Ái', 'Trần Văn "Ba", =1+1'];
  for (const [index, name] of names.entries()) {
    codes[name] = await receive(name, `0920000000${10 + index}`);
  }
  leader = await city.signedIn('leader');
  auditor = await city.signedIn('admin');
});

async function receive(name: string, idNumber: string): Promise<string> {
  const agency = city.organization.findAgency('X99.01');
  const applicant = { name, idNumber, phone: '', email: '', address: '' };
  const filing = { applicant, owner: null, papers: [], sets: 1, note: '' };
  const dossier = {
    procedure: 'BM.002',
    agencyId: agency?.id ?? 0,
    filing,
    files: [],
    channel: 'counter' as const,
  };
  return (await city.dossiers.receive(system, dossier)).code;
}

const Answer = z.object({
  total: z.number(),
  dossiers: z.array(z.object({ code: z.string(), applicantName: z.string() })),
});

async function namesFound(query: string, who = leader): Promise<string[]> {
  const reply = await who.get(`/api/v1/dossiers?${query}`);
  expect(reply.status).toBe(200);
  const answer = Answer.parse(reply.json());
  expect(answer.total).toBe(answer.dossiers.length);
  return answer.dossiers.map((dossier) => dossier.applicantName);
}

describe('search finds', () => {
  test.each([
    ['nguyen thi my duyen', ['Nguyễn Thị Mỹ Duyên']],
    ['NGUYỄN THỊ MỸ', ['Nguyễn Thị Mỹ Dung', 'Nguyễn Thị Mỹ Duyên']],
    ['duyên nguyễn', ['Nguyễn Thị Mỹ Duyên']],
    ['nguyen thi my du', ['Nguyễn Thị Mỹ Dung', 'Nguyễn Thị Mỹ Duyên']],
    ['dang duc ai', ['Đặng Đức Ái']],
    ['guyen', []],
    ['092000000012', ['Đặng Đức Ái']],
    ['092 000 000 012', ['Đặng Đức Ái']],
    ['09200000001', []],
    ['%', []],
    ["'; drop table dossier; --", []],
  ])('%j', async (q, names) => {
    expect(await namesFound(new URLSearchParams({ q }).toString())).toEqual(names);
  });

  test('a code, whole or begun, in capitals or not', async () => {
    const name = 'Đặng Đức Ái';
    const code = codes[name] ?? '';
    expect(await namesFound(`q=${code}`)).toEqual([name]);
    expect(await namesFound(`q=${code.toLowerCase()}`)).toEqual([name]);
    expect(await namesFound(`q=${code.slice(0, -1)}`)).toHaveLength(4);
  });

  test('by the short way of codes and numbers what the long way finds', async () => {
    const code = codes['Đặng Đức Ái'] ?? '';
    const stranger = await city.signedIn('clerk');
    const ways = ['', '&from=2000-01-01'];
    for (const q of [code, code.slice(0, 3), code.slice(0, -1), 'X99.77-1', '092000000012', '092999999999']) {
      for (const who of [leader, auditor, stranger]) {
        for (const page of [1, 2]) {
          const [short, long] = await Promise.all(
            ways.map(async (way) => (await who.get(`/api/v1/dossiers?q=${q}&page=${page}${way}`)).json()),
          );
          expect(short).toEqual(long);
        }
      }
    }
    expect((await stranger.get(`/api/v1/dossiers?q=${code}`)).json()).toMatchObject({
      total: 0,
      dossiers: [],
    });
  });

  test('what its filters ask for', async () => {
    expect(await namesFound('state=received')).toHaveLength(4);
    expect(await namesFound('state=returned')).toEqual([]);
    expect(await namesFound('procedure=BM.002&agency=X99.01')).toHaveLength(4);
    expect(await namesFound('procedure=BM.001')).toEqual([]);
    expect(await namesFound('from=2026-03-02&to=2026-03-02')).toHaveLength(4);
    expect(await namesFound('from=2026-03-03')).toEqual([]);
    expect(await namesFound('on=resolved&from=2026-03-01')).toEqual([]);
    expect(await namesFound('standing=soon')).toHaveLength(4);
    expect(await namesFound('at=X99.01&role=specialist&person=none')).toHaveLength(4);
    expect(await namesFound('role=leader')).toEqual([]);
  });

  test('a city-wide reader sees the same through the same filter', async () => {
    expect(await namesFound('q=nguyen', auditor)).toHaveLength(2);
  });
});

test('late is told by the day, and counted the same on every page', async () => {
  const now = city.house.clock.now();
  city.house.clock.set(Temporal.Instant.from('2026-03-04T02:00:00Z'));
  expect(await namesFound('standing=late')).toHaveLength(4);
  const overview = await leader.get('/overview');
  expect(overview.text).toMatch(/tile-late" href="\/dossiers\?standing=late"><span class="tile-value">4</);
  expect((await leader.get('/work?tab=late')).text.match(/data-href=/g)).toHaveLength(4);
  city.house.clock.set(Temporal.Instant.from('2026-03-03T11:00:00Z')); // after hours of the due day
  expect(await namesFound('standing=late')).toEqual([]);
  city.house.clock.set(now);
});

test('an impossible day or agency is said, and what else was asked still holds', async () => {
  const { text, status } = await leader.get('/dossiers?from=2026-02-31&agency=NOWHERE&q=duyen');
  expect(status).toBe(200);
  expect(text).toContain('Ngày &quot;2026-02-31&quot; không có thật');
  expect(text).toContain('Không có cơ quan mã &quot;NOWHERE&quot;');
  expect(text).toContain('Mỹ Duyên');
});

test.each([
  'page=-1',
  'page=1e9',
  'state=x',
  'standing=[]',
  `q=${'a'.repeat(9000)}`,
  'q=%E0%A4%A',
  'person=99999999999',
])('nothing breaks by %s', async (query) => {
  for (const path of ['/dossiers', '/api/v1/dossiers', '/dossiers/export.csv', '/overview']) {
    expect((await leader.get(`${path}?${query}`)).status, path).toBe(200);
  }
});

describe('the export', () => {
  test('holds what the search finds, and says who took it', async () => {
    const { text } = await leader.get('/dossiers/export.csv?q=tran+van');
    const lines = text.split('\r\n').slice(0, -1);
    expect(lines).toHaveLength(2);
    expect(lines[0]?.startsWith('\uFEFFMã hồ sơ,Mã thủ tục')).toBe(true);
    expect(lines[1]).toContain('"Trần Văn ""Ba"", =1+1"');
    const looks = await city.house.db
      .selectFrom('personalDataLook')
      .select('purpose')
      .where('purpose', '=', 'export')
      .execute();
    expect(looks.length).toBeGreaterThan(0);
  });
});
