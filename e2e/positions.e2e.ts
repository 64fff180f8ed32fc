import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { closeBrowser, newPage, openBrowser } from './browser.ts';
import { openBrowsedCity, signIn, type BrowsedCity } from './city.ts';
import { lookOnce } from './look.ts';

let browser: Browser;
const look = lookOnce();
let browsed: BrowsedCity;

beforeAll(async () => {
  browser = await openBrowser();
  browsed = await openBrowsedCity();
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

/** Days are typed as people write them where a script helps, and chosen as such where none runs. */
async function fillDay(page: Page, name: string, day: string): Promise<void> {
  const box = page.locator(`main input[name="${name}"]`).first();
  const type = await box.getAttribute('type');
  await box.fill(type === 'date' ? day : day.split('-').toReversed().join('/'));
}

async function press(page: Page, name: string): Promise<void> {
  await page.locator('main').getByRole('button', { name, exact: true }).click();
}

test(
  'an agency submits its scheme, Home Affairs returns it, the chairman approves, and the empty seats are seen',
  { timeout: 180_000 },
  async () => {
    const agency = await signedIn('records', 360, false);
    await agency.goto('/positions');
    await agency.getByText('Chưa có đề án vị trí việc làm nào').waitFor();
    await look(agency);
    await agency.getByRole('link', { name: 'Cơ quan của tôi' }).click();
    await agency.locator('select[name=from]').selectOption('frame-district');
    await press(agency, 'Lập đề án');
    await agency.waitForURL(/\/positions\/schemes\/\d+$/);
    const scheme = agency.url();
    await look(agency);
    await press(agency, 'Trình Sở Nội vụ');
    await agency.getByText('Chờ Sở Nội vụ thẩm định').first().waitFor();

    const office = await signedIn('office', 1920);
    await office.goto('/positions');
    await office.getByRole('link', { name: 'Phòng Dân sự Bến Mây' }).first().click();
    await press(office, 'Trả lại');
    await office.getByText('Hãy ghi nội dung cần sửa').first().waitFor();
    await office.locator('textarea[name=remarks]').fill('Làm rõ công việc của vị trí Văn thư');
    await press(office, 'Trả lại');
    await office.getByText('Đang xây dựng').first().waitFor();
    await look(office);

    await agency.goto(scheme);
    await agency.getByText('Làm rõ công việc của vị trí Văn thư').first().waitFor();
    await agency.getByRole('link', { name: 'Văn thư', exact: true }).click();
    await look(agency);
    await agency.locator('textarea[name=competences]').fill('Soạn thảo văn bản');
    await press(agency, 'Lưu vị trí');
    await agency.getByText('viết tên năng lực').first().waitFor();
    await agency.locator('textarea[name=competences]').fill('Soạn thảo văn bản: 3');
    await agency.locator('textarea[name=work]').fill('Tiếp nhận, đăng ký văn bản đến; phát hành văn bản đi');
    await press(agency, 'Lưu vị trí');
    await agency.getByText('Đã lưu vị trí').waitFor();
    await press(agency, 'Trình Sở Nội vụ');

    await office.goto(scheme);
    await press(office, 'Thẩm định xong, trình Chủ tịch');
    await office.getByText('Chờ Chủ tịch phê duyệt').first().waitFor();

    const chairman = await signedIn('head-x99', 1920);
    await chairman.goto('/positions');
    await look(chairman);
    await chairman.getByRole('link', { name: 'Phòng Dân sự Bến Mây' }).first().click();
    await chairman.locator('input[name=decision]').fill('1188/QĐ-UBND');
    await fillDay(chairman, 'approvedOn', '2026-02-27');
    await fillDay(chairman, 'inForceOn', '2026-03-01');
    await press(chairman, 'Phê duyệt');
    await chairman.getByText('Đã phê duyệt').first().waitFor();
    await look(chairman);

    await agency.goto('/positions/agencies/X99.01');
    await agency.getByText('Đề án lần 1, có hiệu lực từ 01/03/2026').waitFor();
    expect(await agency.getByText(/^Còn trống/u).count()).toBeGreaterThan(15);
    await look(agency);
    await agency.goto('/positions/agencies/X99.01?day=2026-02-28');
    await agency.getByText('chưa có đề án nào có hiệu lực').first().waitFor();
  },
);
