import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
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

async function visit(username: string, options: { width: number; javaScript: boolean }): Promise<Page> {
  const page = await newPage(browser, { ...options, baseUrl: town.baseUrl });
  await signIn(page, username);
  return page;
}

async function done(page: Page, words: string): Promise<void> {
  await page.getByRole('status').filter({ hasText: words }).waitFor();
  await expectAccessible(page);
}

describe.each([
  { width: 1920, javaScript: true },
  { width: 360, javaScript: false },
])('on a screen $width wide, scripts: $javaScript', (options) => {
  test('a figure goes from a commune through its district to the city, and opens to who reported it', async () => {
    const name = `Số liệu trên màn hình ${options.width}`;
    const office = await visit('office', options);
    await office.goto('/reported-figures/new');
    await expectAccessible(office);
    await office.getByLabel('Tên đợt thu thập').fill(name);
    await office.getByText('Chỉ đạo, điều hành (').click();
    await office.locator('input[name=indicators][value="communication.internalMeetings"]').check();
    await office.getByRole('button', { name: 'Mở đợt và giao biểu' }).click();
    await done(office, 'Đã mở đợt thu thập');

    const commune = await visit('head-x99.10.01', options);
    await commune.goto('/reported-figures');
    await expectAccessible(commune);
    await commune.getByRole('link', { name: `Nhập và gửi biểu: ${name}` }).click();
    await expectAccessible(commune);
    await commune.getByRole('button', { name: 'Gửi số liệu' }).click();
    await commune.getByRole('alert').getByText('chưa có số liệu').waitFor();
    await expectAccessible(commune);
    await commune.getByLabel('Số liệu', { exact: true }).fill('1.205');
    await commune.getByRole('button', { name: 'Gửi số liệu' }).click();
    await done(commune, 'Đã gửi số liệu');

    const district = await visit('head-x99.10', options);
    await district.goto('/reported-figures/approvals');
    await expectAccessible(district);
    await district.locator('input[name=forms]').check();
    await district.getByRole('button', { name: 'Duyệt các biểu đã chọn' }).click();
    await done(district, 'Đã duyệt 1 biểu');

    await office.goto('/reported-figures/approvals');
    await office.locator('td a, th a').first().click();
    await office.getByRole('button', { name: 'Duyệt biểu' }).click();
    await done(office, 'Đã duyệt biểu');
    await office.getByRole('link', { name }).first().click();
    for (const view of ['Tệp Excel', 'Tổng hợp']) {
      await office.getByRole('link', { name: view, exact: true }).click();
      await expectAccessible(office);
    }
    await office.getByRole('link', { name: 'Số cuộc quán triệt trong nội bộ' }).first().click();
    await expectAccessible(office);
    expect(await office.locator('main').innerText()).toContain('1.205');
  });
});
