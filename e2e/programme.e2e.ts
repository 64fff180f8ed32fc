import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { expectAccessible } from './axe.ts';
import { closeBrowser, newPage, openBrowser } from './browser.ts';
import { openBrowsedCity, signIn, type BrowsedCity } from './city.ts';

let browser: Browser;
let browsed: BrowsedCity;

beforeAll(async () => {
  browser = await openBrowser();
  browsed = await openBrowsedCity();
}, 120_000);

afterAll(async () => {
  await closeBrowser(browser);
  await browsed.close();
});

async function signedIn(username: string, width = 1280, javaScript = true): Promise<Page> {
  const page = await newPage(browser, { width, javaScript, baseUrl: browsed.baseUrl });
  await signIn(page, username);
  return page;
}

/** Days are typed as people write them where a script helps, and chosen as such where none runs. */
async function fillDay(page: Page, name: string, day: string): Promise<void> {
  const box = page.locator(`input[name="${name}"]`).first();
  const type = await box.getAttribute('type');
  await box.fill(type === 'date' ? day : day.split('-').toReversed().join('/'));
}

async function press(page: Page, name: string): Promise<void> {
  await page.locator('main').getByRole('button', { name, exact: true }).click();
}

async function writePlan(page: Page): Promise<string> {
  await page.goto('/programme');
  await expectAccessible(page);
  await page.getByRole('link', { name: 'Lập chương trình' }).click();
  await page.locator('input[name=code]').fill('CCHC-2021-2030');
  await page.locator('input[name=title]').fill('Chương trình cải cách hành chính giai đoạn 2021 - 2030');
  await fillDay(page, 'startsOn', '2021-01-01');
  await fillDay(page, 'endsOn', '2020-12-31');
  await press(page, 'Lưu');
  await page.getByText('Ngày kết thúc sớm hơn ngày bắt đầu').first().waitFor();
  expect(await page.locator('input[name=code]').inputValue()).toBe('CCHC-2021-2030');
  await expectAccessible(page);
  await fillDay(page, 'endsOn', '2030-12-31');
  await press(page, 'Lưu');
  await page.waitForURL(/\/programme\/programmes\/\d+$/);
  await page.getByRole('link', { name: 'Thêm kế hoạch' }).click();
  await page.locator('select[name=kind]').selectOption('year');
  await page.locator('input[name=code]').fill('KH-2026');
  await page.locator('input[name=title]').fill('Kế hoạch cải cách hành chính năm 2026');
  await fillDay(page, 'startsOn', '2026-01-01');
  await fillDay(page, 'endsOn', '2026-12-31');
  await press(page, 'Lưu');
  await page.waitForURL(/\/programme\/plans\/\d+$/);
  return page.url();
}

async function addTask(page: Page): Promise<string> {
  await page.getByRole('link', { name: 'Thêm nhiệm vụ' }).click();
  await page.locator('textarea[name=title]').fill('Rà soát văn bản quy phạm pháp luật');
  await page.locator('textarea[name=product]').fill('Danh mục văn bản còn hiệu lực');
  await page.locator('select[name=area]').selectOption('institutions');
  await fillDay(page, 'dueOn', '2026-03-20');
  await page.locator('select[name=ownerId]').selectOption({ label: 'Phòng Dân sự Bến Mây' });
  await expectAccessible(page);
  await press(page, 'Lưu');
  await page.waitForURL(/\/programme\/tasks\/\d+$/);
  return page.url();
}

test(
  'the reform office writes a plan, an agency reports on its task, the office confirms',
  { timeout: 240_000 },
  async () => {
    const office = await signedIn('office', 1920);
    const plan = await writePlan(office);
    const task = await addTask(office);
    await office.goto(plan);
    await press(office, 'Ban hành kế hoạch');
    await office.getByText('Đã ban hành').first().waitFor();
    await expectAccessible(office);

    const agency = await signedIn('specialist', 360, false);
    await agency.goto('/programme');
    await expectAccessible(agency);
    await agency.getByRole('link', { name: 'Rà soát văn bản quy phạm pháp luật' }).click();
    await agency.locator('input[name=percent]').fill('100');
    await agency.locator('textarea[name=words]').fill('Đã rà soát xong, danh mục gửi kèm.');
    await agency.locator('input[name=files]').setInputFiles({
      name: 'danh-muc.pdf',
      mimeType: 'application/pdf',
      buffer: Buffer.from('%PDF-1.4\n%%EOF\n'),
    });
    await press(agency, 'Gửi báo cáo');
    await agency.getByText('Chờ xác nhận').first().waitFor();
    await agency.getByRole('link', { name: 'danh-muc.pdf' }).waitFor();
    await expectAccessible(agency);

    await office.goto(task);
    await press(office, 'Xác nhận hoàn thành');
    await office.getByText('Hoàn thành trong hạn, đã được xác nhận').waitFor();
    await expectAccessible(office);
    await office.goto(`${plan}?view=owner&status=met`);
    await office.getByRole('link', { name: 'Rà soát văn bản quy phạm pháp luật' }).waitFor();
    await expectAccessible(office);
    await office.goto(`${plan}/print`);
    await expectAccessible(office);
  },
);
