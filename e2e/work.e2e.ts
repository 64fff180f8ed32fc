import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { system } from '../src/kernel/access.ts';
import { expectAccessible } from './axe.ts';
import { closeBrowser, newPage, openBrowser } from './browser.ts';
import { openBrowsedCity, signIn, type BrowsedCity } from './city.ts';

let town: BrowsedCity;
let browser: Browser;

beforeAll(async () => {
  town = await openBrowsedCity();
  browser = await openBrowser();
});

afterAll(async () => {
  await closeBrowser(browser);
  await town.close();
});

/** A card for the town's library, received at the department's counter. */
async function receive(name: string): Promise<string> {
  const agencyId = town.city.organization.findAgency('X99.01')?.id ?? 0;
  const applicant = { name, idNumber: '092123456789', phone: '0912345678', email: '', address: 'Chợ nổi' };
  const papers = [{ name: 'Đơn đề nghị', original: 1, certified: 0, plain: 0 }];
  const filing = { applicant, owner: null, papers, sets: 1, note: '' };
  const dossier = { procedure: 'BM.002', agencyId, filing, files: [], channel: 'counter' as const };
  return (await town.city.dossiers.receive(system, dossier)).code;
}

async function visit(
  username: string,
  options: { width?: number; javaScript?: boolean } = {},
): Promise<Page> {
  const page = await newPage(browser, { width: 1920, ...options, baseUrl: town.baseUrl });
  await signIn(page, username);
  return page;
}

/** Opens one's work list and in it the dossier, which must be there. */
async function openFromWork(page: Page, code: string): Promise<void> {
  await page.goto('/work?tab=mine');
  await expectAccessible(page);
  await page.getByRole('link', { name: code }).click();
  await page.getByRole('heading', { level: 1, name: code }).waitFor();
  await expectAccessible(page);
}

async function done(page: Page, words: string): Promise<void> {
  await page.getByRole('status').filter({ hasText: words }).waitFor();
}

describe.each([
  { width: 1920, javaScript: true },
  { width: 360, javaScript: true },
  { width: 360, javaScript: false },
])('on a screen $width wide, scripts: $javaScript', (options) => {
  test('a dossier goes from the specialist to the leader, the records clerk and the applicant', async () => {
    const code = await receive('Quách Thị Hành Trình');

    const specialist = await visit('specialist', options);
    await openFromWork(specialist, code);
    await specialist.getByRole('button', { name: 'Nhận việc này về tôi' }).click();
    await done(specialist, 'Đã ghi người xử lý');
    await specialist.getByLabel('Ý kiến, ghi chú').fill('Hồ sơ đủ điều kiện');
    await specialist.locator('#next button[name=outcome]').first().click();
    await done(specialist, 'Đã xong bước này');
    expect(await specialist.locator('#history').textContent()).toContain('Hồ sơ đủ điều kiện');

    const leader = await visit('leader', options);
    await openFromWork(leader, code);
    await leader.locator('#next button[value=approved]').click();
    await done(leader, 'Đã xong bước này');

    const records = await visit('records', options);
    await openFromWork(records, code);
    await records.getByRole('button', { name: 'Hoàn thành bước này' }).click();
    await done(records, 'Đã xong bước này');

    const clerk = await visit('desk-x99.01', options);
    await openFromWork(clerk, code);
    expect(await clerk.getByLabel('Người nhận kết quả').inputValue()).toBe('Quách Thị Hành Trình');
    await clerk.locator('#next').getByRole('button', { name: 'Trả kết quả' }).click();
    await done(clerk, 'Đã trả kết quả');
    expect(await clerk.locator('h1').textContent()).toContain('Đã trả kết quả');
    await expectAccessible(clerk);
  });
});

test('the head assigns and the leader signs many at once', async () => {
  const codes = await Promise.all(['Nhất', 'Nhị', 'Tam'].map((name) => receive(`Lò Thị ${name}`)));
  const head = await visit('specialist');
  await head.goto('/work?tab=free&q=lo+thi');
  for (const code of codes) await head.getByLabel(`Chọn hồ sơ ${code}`).check();
  await head.getByRole('button', { name: 'Phân công' }).click();
  await expectAccessible(head);
  await head.getByLabel('Giao cho').selectOption({ index: 1 });
  await head.getByRole('button', { name: 'Phân công' }).click();
  await head.getByRole('heading', { name: 'Đã làm: 3 hồ sơ' }).waitFor();
  await expectAccessible(head);

  for (const code of codes) {
    const input = { step: 1, outcome: 'approved', note: '' };
    await town.city.dossiers.act(system, code, { name: 'completeStep', input });
  }
  const leader = await visit('leader');
  await leader.goto('/work?tab=mine&q=lo+thi');
  for (const code of codes) await leader.getByLabel(`Chọn hồ sơ ${code}`).check();
  await leader.getByRole('button', { name: 'Ký duyệt' }).click();
  await leader.getByRole('heading', { name: 'Ký duyệt 3 hồ sơ' }).waitFor();
  await expectAccessible(leader);
  await leader.locator('input[value=approved]').check();
  await leader.getByRole('button', { name: 'Ký duyệt 3 hồ sơ' }).click();
  await leader.getByRole('heading', { name: 'Đã làm: 3 hồ sơ' }).waitFor();
  await expectAccessible(leader);
});

test('the keyboard alone goes through the list, opens a dossier and finds another', async () => {
  const code = await receive('Mạc Thị Phím');
  const page = await visit('specialist');
  await page.goto('/work?tab=mine&q=mac+thi+phim');
  await page.keyboard.press('j');
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { level: 1, name: code }).waitFor();
  await page.waitForLoadState(); // the keys are answered once the page's script has run
  await page.keyboard.press('/');
  await page.locator('#site-search:focus').waitFor();
  await page.keyboard.type('mac thi ph');
  await page.keyboard.press('Enter');
  await page.waitForURL(/\/dossiers\?q=/);
  await page.getByRole('link', { name: code }).waitFor();
  await expectAccessible(page);
});

test('a dossier shows why its date is that day, and a refused form keeps what was typed', async () => {
  const code = await receive('Từ Thị Vì Sao');
  const page = await visit('leader');
  await page.goto(`/dossiers/${encodeURIComponent(code)}`);
  await page.getByText('Vì sao hẹn ngày này?').click();
  await page.getByText('Ngày nhận hồ sơ, không tính').waitFor();
  await page.getByText('Xin lỗi và hẹn lại').first().click();
  const form = page.locator('form#extend');
  await form.getByLabel('Lý do').fill('Cần xác minh thêm');
  await form.locator('button[type=submit]').click();
  await page.getByRole('alert').waitFor();
  expect(await page.locator('form#extend').getByLabel('Lý do').inputValue()).toBe('Cần xác minh thêm');
  await expectAccessible(page);
});

test('the leader sees how it stands, and each figure opens its dossiers', async () => {
  await receive('Hà Thị Số Liệu');
  const page = await visit('leader');
  await page.goto('/overview');
  await expectAccessible(page);
  await page
    .getByRole('link', { name: /Chưa kết thúc/ })
    .first()
    .click();
  await page.getByRole('heading', { level: 1, name: 'Tra cứu hồ sơ' }).waitFor();
  await page.getByText('Hà Thị Số Liệu').first().waitFor();
});
