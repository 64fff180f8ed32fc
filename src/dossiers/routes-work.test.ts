import { beforeAll, describe, expect, test } from 'vitest';
import { testCity, type TestBrowser, type TestCity } from '../../checks/test-city.ts';
import { testDesk, type TestDesk } from '../../checks/test-desk.ts';

let city: TestCity;
let receive: TestDesk['receive'];
let post: TestDesk['post'];
let specialist: TestBrowser;
let leader: TestBrowser;
let desk: TestBrowser;
let ward: TestBrowser;

beforeAll(async () => {
  city = await testCity();
  ({ receive, post } = testDesk(city));
  [specialist, leader, desk, ward] = await Promise.all([
    city.signedIn('specialist'),
    city.signedIn('leader'),
    city.signedIn('desk-x99.01'),
    city.signedIn('clerk'),
  ]);
});

/** The figure on a tab of the work list. */
function tabCount(page: string, tab: string): number {
  const words = page.replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ');
  return Number(new RegExp(`${tab} (\\d+)`).exec(words)?.[1] ?? NaN);
}

describe('the work list', () => {
  test('shows what one can act on now, and counts it right', async () => {
    const before = tabCount((await specialist.get('/work?tab=mine')).text, 'Việc của tôi');
    const code = await receive('Mạc Thị Lụa');
    const mine = await specialist.get('/work?tab=mine');
    expect(mine.text).toContain(code);
    expect(tabCount(mine.text, 'Việc của tôi')).toBe(before + 1);
    expect((await leader.get('/work?tab=mine')).text).not.toContain(code);
    expect((await leader.get('/work?tab=agency')).text).toContain(code);
  });

  test('the figure of every tab is the number of its rows', async () => {
    await receive('Hà Văn Đếm');
    await receive('Hà Thị Đếm', { procedure: 'BM.001', agency: 'X99.10.01' });
    for (const who of [specialist, leader, desk, ward]) {
      for (const [tab, words] of Object.entries({
        mine: 'Việc của tôi',
        free: 'Chưa ai nhận',
        agency: 'Cả cơ quan',
        waiting: 'Đang chờ người nộp',
        returning: 'Chờ trả kết quả',
        late: 'Quá hạn',
      })) {
        const { text } = await who.get(`/work?tab=${tab}`);
        expect(tabCount(text, words), tab).toBe(text.match(/data-href=/g)?.length ?? 0);
      }
    }
  });

  test('is narrowed by its address, the figures with it', async () => {
    const code = await receive('Tạ Quang Lọc');
    const { text } = await specialist.get('/work?tab=agency&q=ta+quang+loc');
    expect(text).toContain(code);
    expect(tabCount(text, 'Cả cơ quan')).toBe(1);
    expect((await specialist.get('/work?tab=agency&procedure=BM.003')).text).not.toContain(code);
    expect((await specialist.get('/work?tab=agency&person=none')).text).toContain(code);
    expect((await specialist.get('/work?tab=agency&due=2026-03-01')).text).not.toContain(code);
  });

  test('opens again as it was left, for the same person only', async () => {
    const who = await city.signedIn('records');
    await who.get('/work?tab=agency&procedure=BM.002&q=ten-rieng');
    const again = await who.get('/work');
    expect(again.status).toBe(303);
    expect(again.location).toBe('/work?tab=agency&procedure=BM.002');
    expect((await who.get('/work?tab=mine')).status).toBe(200);
    expect((await who.get('/work')).status).toBe(200);
  });

  test.each([
    'tab=nichts',
    'page=0',
    'page=99999999',
    'person=abc',
    'due=2026-02-31',
    'due=%00',
    'role=%27%3B--',
    `q=${'x'.repeat(5000)}`,
    'procedure[x]=1',
  ])('takes no harm from %s', async (query) => {
    expect((await specialist.get(`/work?${query}`)).status).toBe(200);
  });

  test('follows the work of an absent colleague who has delegated it', async () => {
    const code = await receive('Lò Văn Vắng');
    const other = await accountOf('case-x99.01-nghiep-vu');
    const head = await accountOf('specialist');
    await assignAs(code, other.id);
    expect((await specialist.get('/work?tab=mine')).text).not.toContain(code);
    const now = city.house.clock.now();
    await city.house.db
      .insertInto('delegation')
      .values({
        fromAccountId: other.id,
        toAccountId: head.id,
        validFrom: now.subtract({ hours: 1 }),
        validTo: now.add({ hours: 10 }),
        reason: 'nghỉ phép',
        createdAt: now,
      })
      .execute();
    const deputy = await city.signedIn('specialist');
    const { text } = await deputy.get('/work?tab=mine');
    expect(text).toContain(code);
    expect(text).toContain(`thay cho ${other.fullName}`);
  });
});

async function accountOf(username: string) {
  return city.house.db
    .selectFrom('account')
    .select(['id', 'fullName'])
    .where('username', '=', username)
    .executeTakeFirstOrThrow();
}

async function assignAs(code: string, assigneeId: number): Promise<void> {
  const reply = await post(leader, code, 'assign', { step: '1', assigneeId: String(assigneeId) });
  expect(reply.status).toBe(303);
}
