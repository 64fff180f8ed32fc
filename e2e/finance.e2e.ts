import path from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, test } from 'vitest';
import { demonstrateFinance } from '../src/finance/finance.ts';
import { projectFolder } from '../src/kernel/config.ts';
import { expectAccessible } from './axe.ts';
import { closeBrowser, newPage, openBrowser } from './browser.ts';
import { openBrowsedCity, signIn, type BrowsedCity } from './city.ts';

let browser: Browser;
let browsed: BrowsedCity;

beforeAll(async () => {
  browser = await openBrowser();
  browsed = await openBrowsedCity({ pack: 'can-tho', now: '2026-11-20T02:00:00Z' });
  const { steering, organization } = browsed.city;
  await demonstrateFinance(
    { house: browsed.city.offices.house, organization, registers: steering.registers },
    path.join(projectFolder, 'cities/can-tho'),
  );
}, 120_000);

afterAll(async () => {
  await closeBrowser(browser);
  await browsed.close();
});

async function signedIn(username: string, width: number, javaScript = true): Promise<Page> {
  const page = await newPage(browser, { width, javaScript, baseUrl: browsed.baseUrl });
  await signIn(page, username);
  return page;
}

test(
  'a finance officer sees who has not reported this year’s savings and opens a figure to its units',
  { timeout: 120_000 },
  async () => {
    const office = await signedIn('taichinh', 1920);
    await office.goto('/finance');
    await office.getByRole('heading', { name: 'Tự chủ tài chính' }).waitFor();
    await office.getByText('Chờ đơn vị gửi').or(office.getByText('Ghi kết quả 2025')).first().waitFor();
    await expectAccessible(office);
    await office.getByRole('link', { name: /^Chưa khớp/ }).click();
    await office.getByText('Không có đơn vị nào trong danh sách này').waitFor();
    await expectAccessible(office);
    await office.goto('/finance?year=2024&level=city');
    await office.getByText('178/178').first().waitFor();

    await office.getByRole('link', { name: /đã gửi kết quả/ }).click();
    const unit = office.locator('main table a[href^="/registers/autonomy-result/"]').first();
    await unit.click();
    await office.waitForURL(/\/registers\/autonomy-result\/\d+$/);
    await expectAccessible(office);

    const auditor = await signedIn('kiemtoan', 1920);
    const asked = 'from=2011-01-01&to=2015-04-08&asOf=2015-06-24';
    await auditor.goto(`/indicators/finance.cityServiceShare?${asked}`);
    await auditor.getByText('138/139').first().waitFor();
    await auditor.goto(`/indicators/finance.cityServiceUnits/rows?${asked}`);
    await auditor.locator('main table a[href^="/registers/public-unit/"]').first().click();
    await auditor.waitForURL(/\/registers\/public-unit\/\d+$/);

    const leader = await signedIn('lanhdao', 360, false);
    await leader.goto('/finance?view=sent');
    await leader.getByText('1/1').first().waitFor();
    await expectAccessible(leader);
  },
);
