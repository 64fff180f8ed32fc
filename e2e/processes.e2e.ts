import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { draw } from '../src/processes/fixtures/model.ts';
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

async function officerAt(
  path: string,
  options: { width?: number; javaScript?: boolean } = {},
): Promise<Page> {
  const page = await newPage(browser, { ...options, baseUrl: town.baseUrl });
  await signIn(page, 'office');
  await page.goto(path);
  return page;
}

/** The editor with its drawing shown and checked. */
async function openEditor(page: Page): Promise<void> {
  await page.locator('.editor-canvas [data-element-id]').first().waitFor();
  await page.locator('.verdict-sound, .verdict-unsound').waitFor();
}

function tool(page: Page, name: string) {
  return page.getByRole('toolbar').getByRole('button', { name, exact: true });
}

test.each([360, 1920])('somebody of the staff reads a process (%i pixels)', async (width) => {
  const page = await newPage(browser, { baseUrl: town.baseUrl, width });
  await signIn(page, 'clerk');
  await page.goto('/processes');
  await expectAccessible(page);
  await page.getByLabel('Tên hoặc mã quy trình').fill('lanh dao ky');
  await page.keyboard.press('Enter');
  await page.getByRole('link', { name: 'Chuyên viên thẩm định, lãnh đạo ký' }).click();
  await page.locator('.process-viewer [data-element-id="Examine"]').waitFor();
  await page.getByRole('table', { name: 'Các bước' }).getByText('Thẩm định hồ sơ').first().waitFor();
  await expectAccessible(page);
  expect(await page.getByRole('link', { name: 'Sửa quy trình' }).count()).toBe(0);
});

test('a procedure controller changes a drawing, is told its faults, mends and publishes it', async () => {
  const page = await officerAt('/processes/two-steps', { width: 1920 });
  await page.getByRole('link', { name: 'Sửa quy trình' }).click();
  await openEditor(page);
  await page.getByText('Quy trình đúng').waitFor();
  await expectAccessible(page, { reflow: false });

  await page.locator('[data-element-id="Examine"]').first().click();
  const name = page.locator('[data-panel]').getByLabel('Tên', { exact: true });
  await name.fill('Thẩm định kỹ hồ sơ');
  await name.press('Tab');
  await page.locator('[data-element-id="Examine"]').getByText('Thẩm định kỹ').first().waitFor();
  await page.getByText('Có thay đổi chưa lưu').waitFor();
  await tool(page, 'Lưu bản thảo').click();
  await page.getByText('Đã lưu bản thảo.').waitFor();

  await page.getByLabel('Phần tử đang chọn').selectOption('Flow_Return_Returned');
  await page.getByRole('button', { name: 'Xóa phần tử này' }).click();
  await page.locator('.problem-error').first().waitFor();
  const faults = await page.locator('.problem-error').count();
  expect(faults).toBeGreaterThan(0);
  await page.locator('.problem-error button').first().click();
  await expectAccessible(page, { reflow: false });
  await page.getByText('Ban hành…').click();
  await page.getByRole('button', { name: 'Ban hành phiên bản mới' }).click();
  await page.getByText('Chưa ban hành: còn lỗi phải sửa.').waitFor();
  expect((await town.city.processes.versionsOf('two-steps')).length).toBe(1);

  await tool(page, 'Hoàn tác (Ctrl+Z)').click();
  await page.getByText('Quy trình đúng').waitFor();
  await page.getByLabel('Tên quy trình').fill('Thẩm định kỹ, lãnh đạo ký');
  await page.getByRole('button', { name: 'Ban hành phiên bản mới' }).click();
  await page.waitForURL((url) => url.pathname === '/processes/two-steps');
  await page.getByText('Phiên bản 2, đang áp dụng').waitFor();
  await page.getByRole('heading', { name: 'Thẩm định kỹ, lãnh đạo ký' }).waitFor();
  await page.getByRole('table', { name: 'Các bước' }).getByText('Thẩm định kỹ hồ sơ').first().waitFor();
  await expectAccessible(page);

  await page.getByRole('link', { name: 'Phiên bản 1' }).click();
  await page.getByText('Đây là phiên bản cũ').waitFor();
  await page.locator('.process-viewer [data-element-id="Examine"]').waitFor();
  await expectAccessible(page);
});

test('who saves over a colleague’s draft is told and keeps the drawing', async () => {
  const pages = await Promise.all([1, 2].map(() => officerAt('/processes/quick/edit')));
  for (const page of pages) await openEditor(page);
  const [first, second] = pages;
  if (first === undefined || second === undefined) throw new Error('two people are needed');
  await first.getByLabel('Tên quy trình').fill('Của người thứ nhất');
  await tool(first, 'Lưu bản thảo').click();
  await first.getByText('Đã lưu bản thảo.').waitFor();
  await second.getByLabel('Tên quy trình').fill('Của người thứ hai');
  await tool(second, 'Lưu bản thảo').click();
  await second.getByText('Người khác vừa lưu hoặc ban hành quy trình này').waitFor();
  expect(await second.locator('.editor-canvas [data-element-id="Sign"]').count()).toBeGreaterThan(0);
  expect((await town.city.processes.findDraft('quick'))?.name).toBe('Của người thứ nhất');
});

test('without JavaScript a process is begun from a file, told its faults, mended and published', async () => {
  const page = await officerAt('/processes', { javaScript: false, width: 360 });
  await page.getByRole('link', { name: 'Quy trình mới' }).click();
  await page.getByLabel('Mã quy trình').fill('tu-tep');
  const file = (xml: string) => ({
    name: 'quy-trinh.bpmn',
    mimeType: 'application/xml',
    buffer: Buffer.from(xml),
  });
  await page.getByLabel('Hoặc tải lên một tệp BPMN').setInputFiles(file('không phải bản vẽ'));
  await page.getByRole('button', { name: 'Tạo bản thảo' }).click();
  await page.getByText('không phải XML hợp lệ').first().waitFor();
  expect(await page.getByLabel('Mã quy trình').inputValue()).toBe('tu-tep');
  await expectAccessible(page);
  const unsound = draw('s t1', 't1 x1', 'x1 r1 approved', 'x1 e1 refused', 'r1 e1');
  await page.getByLabel('Hoặc tải lên một tệp BPMN').setInputFiles(file(unsound));
  await page.getByRole('button', { name: 'Tạo bản thảo' }).click();
  await page.getByText('Chưa ban hành được: còn 1 lỗi').waitFor();
  await expectAccessible(page);

  await page.getByText('Thay bản vẽ bằng một tệp BPMN').click();
  await page.getByLabel('Tệp BPMN').setInputFiles(file(draw('s t1', 't1 r1', 'r1 e1')));
  await page.getByRole('button', { name: 'Tải lên thành bản thảo và kiểm tra' }).click();
  await page.getByText('Đã chứng minh là đúng, ban hành được').waitFor();
  await page.getByText('Ban hành…').click();
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Ban hành phiên bản 1' }).click();
  await page.getByText('Phiên bản 1, đang áp dụng').waitFor();
  await expectAccessible(page);
});

test('by keyboard alone a task is added and moved to another lane, and a lane and a note are added', async () => {
  const page = await officerAt('/processes/two-steps', { width: 1920 });
  await page.getByRole('link', { name: 'Sửa quy trình' }).click();
  await openEditor(page);
  const panel = page.locator('[data-panel]');
  const chosen = panel.getByLabel('Phần tử đang chọn');
  const press = async (name: string): Promise<void> => {
    await panel.getByRole('button', { name }).focus();
    await page.keyboard.press('Enter');
  };
  const count = (words: string) => chosen.locator('option', { hasText: words }).count();
  const lanes = await count('Làn:');
  expect(lanes).toBeGreaterThan(1);

  await chosen.selectOption({ index: 3 });
  await press('+ Nhiệm vụ');
  await panel.getByLabel('Tên', { exact: true }).fill('Kiểm tra thêm');
  await page.keyboard.press('Tab');
  const lane = panel.getByLabel('Làn', { exact: true });
  const [other = ''] = await lane
    .locator('option:not(:checked)')
    .evaluateAll((options: HTMLOptionElement[]) => options.map((option) => option.value));
  await lane.selectOption(other);
  await expect.poll(() => lane.inputValue()).toBe(other);

  await chosen.selectOption(other);
  await press('+ Phía dưới');
  await expect.poll(() => count('Làn:')).toBe(lanes + 1);
  await chosen.selectOption('');
  await press('+ Ghi chú');
  await expect.poll(() => count('Ghi chú:')).toBe(1);
  await expectAccessible(page, { reflow: false });
});
