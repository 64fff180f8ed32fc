import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { readPdf } from '../src/forms/read-pdf.ts';
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

async function fill(page: Page, fields: Readonly<Record<string, string>>): Promise<void> {
  for (const [name, value] of Object.entries(fields)) {
    const field = page.locator(`[name="values.${name}"]`);
    if ((await field.evaluate((element) => element.tagName)) === 'SELECT') await field.selectOption(value);
    else await page.locator(`#f-values-${name}`).fill(value);
  }
  await page.getByRole('button', { name: 'Ghi vào sổ' }).click();
  await page.getByRole('status').filter({ hasText: 'Đã ghi vào sổ' }).waitFor();
}

async function move(page: Page, to: string): Promise<void> {
  await page.getByRole('button', { name: `Chuyển sang: ${to}` }).click();
  await page.getByRole('status').filter({ hasText: 'Đã chuyển sang' }).waitFor();
}

test('a course is held, certificates are printed and a stranger verifies one', async () => {
  const officer = await newPage(browser, { width: 1920, javaScript: true, baseUrl: town.baseUrl });
  await signIn(officer, 'office');
  await officer.goto('/training');
  await expectAccessible(officer);
  await officer.getByRole('link', { name: 'Thêm lớp' }).click();
  await fill(officer, {
    name: 'Kỹ năng tiếp công dân',
    kind: 'professional',
    place: 'home',
    startsOn: '2026-02-25',
    endsOn: '2026-03-04',
    people: '1',
    signer: 'Giám đốc, La Thị Hồng',
  });
  const course = /\/(\d+)$/.exec(officer.url())?.[1] ?? '';
  await move(officer, 'Đã mở');
  await officer.goto('/training');
  await officer.getByRole('link', { name: 'Kỹ năng tiếp công dân' }).click();
  expect(officer.url()).toContain(`/training/courses/${course}`);
  await expectAccessible(officer);
  await officer.getByRole('link', { name: 'Thêm học viên' }).click();
  await fill(officer, {
    name: 'Lò Thị Mẩy',
    bornOn: '1990-05-04',
    joinedOn: '2026-02-25',
    result: 'good',
    certificateNo: '0001/2026/CC',
    issuedOn: '2026-03-02',
  });
  await move(officer, 'Đã học');
  await move(officer, 'Đã cấp chứng chỉ');

  await officer.goto(`/training/courses/${course}`);
  await expectAccessible(officer);
  const href = await officer.getByRole('link', { name: 'In 1 chứng chỉ' }).getAttribute('href');
  const printed = await officer.request.get(`${town.baseUrl}${href ?? ''}`);
  const { pages } = await readPdf(await printed.body());
  const text = pages.join('\n');
  expect(text).toContain('Lò Thị Mẩy');
  const code = /[2-9A-Z]{4}-[2-9A-Z]{4}-[2-9A-Z]{4}/.exec(text)?.[0] ?? '';

  const stranger = await newPage(browser, { width: 360, javaScript: false, baseUrl: town.baseUrl });
  const ask = async (number: string, name: string, typed = ''): Promise<string> => {
    await stranger.goto('/certificates/verify');
    await stranger.locator('input[name=number]').fill(number);
    await stranger.locator('input[name=name]').fill(name);
    await stranger.locator('input[name=code]').fill(typed);
    await stranger.getByRole('button', { name: 'Kiểm tra' }).click();
    await expectAccessible(stranger);
    return stranger.locator('main').innerText();
  };
  const valid = await ask('0001/2026/CC', 'lo thi may');
  expect(valid).toContain('Chứng chỉ có giá trị');
  expect(valid).not.toContain('Kỹ năng tiếp công dân');
  expect(await ask('0001/2026/CC', 'Lò Thị Mẩy', code)).toContain('Kỹ năng tiếp công dân');
  expect(await ask('0001/2026/CC', 'Lò Thị Khác')).toContain('Không có chứng chỉ này');
  expect(await ask('0001/2026/CC', '')).toContain('Hãy ghi họ và tên');
});
