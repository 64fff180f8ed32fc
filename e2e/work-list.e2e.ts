import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { system } from '../src/kernel/access.ts';
import { expectAccessible } from './axe.ts';
import { closeBrowser, newPage, openBrowser } from './browser.ts';
import { openBrowsedCity, signIn, type BrowsedCity } from './city.ts';

let town: BrowsedCity;
let browser: Browser;

beforeAll(async () => {
  town = await openBrowsedCity();
  browser = await openBrowser();
  for (let index = 1; index <= 60; index += 1) await receive(`Lục Thị Hàng ${index}`);
});

afterAll(async () => {
  await closeBrowser(browser);
  await town.close();
});

/** A card for the town's library, received at the department's counter. */
async function receive(name: string): Promise<string> {
  const agencyId = town.city.organization.findAgency('X99.01')?.id ?? 0;
  const applicant = { name, idNumber: '', phone: '', email: '', address: 'Chợ nổi' };
  const filing = { applicant, owner: null, papers: [], sets: 1, note: '' };
  const dossier = { procedure: 'BM.002', agencyId, filing, files: [], channel: 'counter' as const };
  return (await town.city.dossiers.receive(system, dossier)).code;
}

async function at(
  username: string,
  path: string,
  options: { width?: number; javaScript?: boolean } = {},
): Promise<Page> {
  const page = await newPage(browser, { width: 1920, ...options, baseUrl: town.baseUrl });
  await signIn(page, username);
  await page.goto(path);
  return page;
}

test('fifty dossiers are seen in one look at 1920 × 1080, and none of their words is lost', async () => {
  const page = await at('specialist', '/work?tab=mine');
  await expectAccessible(page);
  const rows = await page.locator('tbody tr').all();
  expect(rows).toHaveLength(50);
  const box = await rows[49]?.boundingBox();
  expect((box?.y ?? 9999) + (box?.height ?? 9999)).toBeLessThanOrEqual(1080);
  const first = page.locator('tbody tr').first();
  for (const words of ['Lục Thị Hàng 1', 'còn']) expect(await first.textContent()).toContain(words);
  await page.keyboard.press('j');
  await page.keyboard.press('Enter');
  await page.waitForURL('**/dossiers/**');
});

test('on a phone the same list is cards, with its filters folded away', async () => {
  const page = await at('specialist', '/work?tab=mine', { width: 360 });
  await expectAccessible(page);
  expect(await page.getByLabel('Hạn đến ngày').isVisible()).toBe(false);
  await page.locator('.filter-fold > summary').click();
  await page.getByLabel('Mã, tên, số định danh').last().fill('Hàng 7');
  await page.getByRole('button', { name: 'Lọc', exact: true }).click();
  await page.waitForURL('**q=**');
  expect(await page.getByLabel('Hạn đến ngày').isVisible()).toBe(true);
  await expectAccessible(page);
});

test('a day is typed as it is written in Vietnam, and one that does not exist is said', async () => {
  const page = await at('specialist', '/work?tab=mine');
  await page.locator('.filter-fold > summary').click();
  await page.getByLabel('Hạn đến ngày').fill('2/4/2026');
  await page.keyboard.press('Enter');
  await page.waitForURL('**due=2026-04-02**');
  expect(await page.getByLabel('Hạn đến ngày').inputValue()).toBe('02/04/2026');
  await page.getByLabel('Hạn đến ngày').fill('31/2/2026');
  await page.keyboard.press('Enter');
  await page.getByText('"31/2/2026" không phải là một ngày').waitFor();
  expect(await page.getByLabel('Hạn đến ngày').inputValue()).toBe('31/2/2026');
  await expectAccessible(page);
});

test('without JavaScript the day is the browser’s own field', async () => {
  const page = await at('specialist', '/work?tab=mine', { javaScript: false });
  expect(await page.locator('input[name=due]').getAttribute('type')).toBe('date');
  expect(await page.locator('[data-tick-all]').isVisible()).toBe(false);
});

test('a leader ticks all at once, must decide, and signs', async () => {
  const { rows } = await readyToSign();
  const page = await at('leader', '/work?tab=mine');
  await expectAccessible(page);
  await page.getByLabel('Chọn tất cả các dòng').check();
  expect(await page.locator('tbody input:checked').count()).toBe(rows);
  await page.locator('tbody input[type=checkbox]').first().uncheck();
  expect(await page.getByLabel('Chọn tất cả các dòng').isChecked()).toBe(false);
  await page.getByRole('button', { name: 'Ký duyệt' }).click();
  await page.waitForURL('**/work/sign?**');
  await page.locator('main button.btn-next').click();
  await page.locator('.error-summary').waitFor();
  await expectAccessible(page);
  await page.getByRole('radio').first().check();
  await page.locator('main button.btn-next').click();
  await page.getByText(`Đã làm: ${rows - 1} hồ sơ`).waitFor();
});

/** Three dossiers of which the specialist has done their part. */
async function readyToSign(): Promise<{ rows: number }> {
  for (const name of ['Một', 'Hai', 'Ba']) {
    const code = await receive(`Kim Văn ${name}`);
    const input = { step: 1, outcome: 'approved', note: '' };
    await town.city.dossiers.act(system, code, { name: 'completeStep', input });
  }
  return { rows: 3 };
}
