import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { expectAccessible } from './axe.ts';
import { closeBrowser, newPage, openBrowser } from './browser.ts';
import { openBrowsedCity, signIn, type BrowsedCity } from './city.ts';

let city: BrowsedCity;
let browser: Browser;

beforeAll(async () => {
  city = await openBrowsedCity({ now: '2026-04-02T02:00:00Z' });
  browser = await openBrowser();
});
afterAll(async () => {
  await closeBrowser(browser);
  await city.close();
});

async function pageAs(username: string, width = 1280): Promise<Page> {
  const page = await newPage(browser, { width, baseUrl: city.baseUrl });
  await signIn(page, username);
  return page;
}

test('an officer begins a report, an agency writes its section, the figures are frozen and compared', async () => {
  const officer = await pageAs('office');
  await officer.goto('/reports');
  await expectAccessible(officer);
  await officer.selectOption('select[name=template]', 'cchc');
  await officer.fill('input[name=from]', '2026-01-01');
  await officer.fill('input[name=to]', '2026-03-31');
  await officer.click('text="Lập báo cáo" >> xpath=ancestor-or-self::button');
  await officer.waitForURL(/\/reports\/\d+$/);
  const address = new URL(officer.url()).pathname;
  expect(await officer.textContent('h1')).toContain('quý I năm 2026');
  await expectAccessible(officer);

  await officer.goto(`${address}/sections/initiatives`);
  await expectAccessible(officer);
  await officer.fill('textarea[name=text] >> nth=0', 'Có {a.unknown} sáng kiến.');
  await officer.click('button:has-text("Lưu bản thảo")');
  expect(await officer.textContent('.error-summary')).toContain('dòng 1, cột 4: Không có chỉ tiêu');
  await officer.fill('textarea[name=text] >> nth=0', 'Phòng trả kết quả có thêm màn hình gọi số.');
  await officer.click('button:has-text("Lưu bản thảo")');
  expect(await officer.textContent('#initiatives')).toContain('màn hình gọi số');

  await officer.goto(address);
  await officer.click('summary:has-text("Chốt số liệu")');
  await officer.click('#freeze button:has-text("Chốt số liệu")');
  await officer.waitForSelector('text="Đã chốt số liệu"');
  await officer.click('a:has-text("Đối chiếu")');
  expect(await officer.textContent('h1')).toContain('Đối chiếu số liệu');
  await expectAccessible(officer);
});

test('the report reads well on a phone', async () => {
  const officer = await pageAs('office', 360);
  await officer.goto('/reports');
  await officer.click('a:has-text("quý I năm 2026")');
  const { scrollWidth, clientWidth } = await officer.evaluate(() => ({
    scrollWidth: document.documentElement.scrollWidth,
    clientWidth: document.documentElement.clientWidth,
  }));
  expect(scrollWidth).toBeLessThanOrEqual(clientWidth);
  await expectAccessible(officer);
});
