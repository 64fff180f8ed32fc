import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { closeBrowser, newPage, openBrowser } from './browser.ts';
import { openBrowsedCity, signIn, type BrowsedCity } from './city.ts';
import { lookOnce } from './look.ts';

let town: BrowsedCity;
let browser: Browser;
const look = lookOnce();

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
  await look(page);
}

describe.each([
  { width: 1920, javaScript: true, employee: 'specialist', name: 'Mạc Văn Bách', number: '092175001234' },
  { width: 360, javaScript: false, employee: 'leader', name: 'La Thị Hồng', number: '092175005678' },
])('on a screen $width wide, scripts: $javaScript', ({ employee, name, number, ...options }) => {
  test('a personnel clerk enters a record; the employee asks for a correction; the clerk accepts; the leader sees completeness', async () => {
    const clerk = await visit('records', options);
    await clerk.goto('/staff');
    await look(clerk);
    await clerk.getByRole('link', { name: 'Lập hồ sơ mới' }).first().click();
    await look(clerk);
    await clerk.locator('input[name="identity.fullName"]').fill(name);
    await clerk.locator('#f-identity-birthOn').fill('1975-04-02');
    await clerk.locator('select[name="identity.gender"]').selectOption('male');
    await clerk.locator('input[name="identity.ethnicity"]').fill('Kinh');
    await clerk.locator('input[name="identity.birthPlace"]').fill('Bến Mây');
    await clerk.locator('input[name="identity.homeTown"]').fill('Bến Mai');
    await clerk.locator('input[name="identity.idNumber"]').fill(number);
    await clerk.locator('input[name="move.decision"]').fill('12/QĐ');
    for (const field of ['decidedOn', 'effectiveOn'])
      await clerk.locator(`#f-move-${field}`).fill('2015-02-01');
    await clerk.locator('select[name="move.staffKind"]').selectOption('civil-servant');
    await clerk.locator('input[name="move.title"]').fill('Chuyên viên');
    await clerk.getByRole('button', { name: 'Lập hồ sơ' }).click();
    await clerk.getByText('Hãy chọn cơ quan.').first().waitFor();
    await look(clerk);
    expect(await clerk.locator('input[name="identity.fullName"]').inputValue()).toBe(name);
    await clerk.locator('select[name="move.agencyId"]').selectOption({ label: 'Phòng Dân sự Bến Mây' });
    await clerk.getByRole('button', { name: 'Lập hồ sơ' }).click();
    await done(clerk, 'Đã lập hồ sơ');
    const record = new URL(clerk.url()).pathname;

    await clerk.getByRole('link', { name: 'Cập nhật đảng viên' }).click();
    await clerk.getByRole('button', { name: 'Ghi nhận' }).click();
    await done(clerk, 'Đã lưu');
    await clerk.getByRole('link', { name: 'Cập nhật ngạch, bậc lương' }).click();
    await clerk.locator('select[name="values.grade"]').selectOption('01.003');
    await clerk.locator('input[name="values.step"]').fill('3');
    await clerk.locator('#f-values-from').fill('2024-01-01');
    await clerk.getByRole('button', { name: 'Lưu' }).click();
    await done(clerk, 'Đã lưu');
    await clerk.goto(`${record}/sections/qualification`);
    await clerk.locator('select[name="values.level"]').selectOption('professional.bachelor');
    await clerk.getByRole('button', { name: 'Lưu' }).click();
    await clerk.goto(`${record}/sections/family`);
    await clerk.getByRole('button', { name: 'Ghi nhận' }).click();
    await done(clerk, 'Đã lưu');
    await clerk.getByText('Hồ sơ đã đủ từ ngày').waitFor();
    expect(await clerk.locator('main').innerText()).not.toContain(number);
    await clerk.locator('input[name="username"]').fill(employee);
    await clerk.getByRole('button', { name: 'Gắn tài khoản' }).click();
    await done(clerk, 'Đã cập nhật tài khoản');

    const person = await visit(employee, options);
    await person.goto('/staff/me');
    await look(person);
    expect(await person.locator('main').innerText()).toContain(number);
    await person.locator('select[name="place"]').selectOption('identity.homeTown');
    await person.locator('textarea[name="words"]').fill('Quê quán ghi nhầm dấu');
    await person.locator('input[name="wanted"]').fill('Bến Mây');
    await person.getByRole('button', { name: 'Gửi đề nghị' }).click();
    await done(person, 'Đã gửi đề nghị');

    await clerk.goto('/staff/corrections');
    await look(clerk);
    await clerk.getByRole('link', { name }).first().click();
    await clerk.getByRole('button', { name: 'Chấp nhận', exact: true }).click();
    await done(clerk, 'Đã chấp nhận đề nghị');
    await clerk.getByRole('link', { name: 'Lịch sử' }).click();
    await look(clerk);

    await person.goto('/staff/me');
    expect(await person.locator('#identity').innerText()).toContain('Bến Mây');
    expect(await person.locator('#identity').innerText()).not.toContain('Bến Mai');

    const leader = await visit('leader', options);
    await leader.goto('/staff/completeness');
    await look(leader);
    expect(await leader.locator('main').innerText()).toContain('đạt 100 %');
    await leader.goto('/staff/forecast');
    await look(leader);
    await leader.goto('/indicators/staff.enteredShare?from=2026-01-01&to=2026-03-02');
    expect(await leader.locator('main').innerText()).toContain('100 %');
  });
});
