import { writeFile, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { writeWorkbook } from '../src/kernel/spreadsheet.ts';
import { expectAccessible } from './axe.ts';
import { closeBrowser, newPage, openBrowser } from './browser.ts';
import { openBrowsedCity, signIn, type BrowsedCity } from './city.ts';

let town: BrowsedCity;
let browser: Browser;
let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'motcua-registers-'));
  town = await openBrowsedCity();
  browser = await openBrowser();
});

afterAll(async () => {
  await closeBrowser(browser);
  await town.close();
  await rm(folder, { recursive: true, force: true });
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
  { width: 1920, javaScript: true, day: '2026-02-10', unit: 'Phòng Dân sự Bến Mây' },
  { width: 360, javaScript: false, day: '2026-02-11', unit: 'Phòng Kinh doanh Bến Mây' },
])('on a screen $width wide, scripts: $javaScript', ({ day, unit, ...options }) => {
  test('an inspector keeps a surprise inspection from the visit to the remedied finding, and the figure opens to it', async () => {
    const inspector = await visit('office', options);
    await inspector.goto('/registers');
    await expectAccessible(inspector);
    await inspector.locator('main').getByRole('link', { name: 'Kiểm tra CCHC', exact: true }).first().click();
    await expectAccessible(inspector);
    await inspector.getByRole('link', { name: 'Thêm cuộc kiểm tra' }).click();
    await expectAccessible(inspector);
    await inspector.getByRole('button', { name: 'Ghi vào sổ' }).click();
    await inspector.getByRole('alert').getByText('Chưa ghi "Ngày kiểm tra"').waitFor();
    await expectAccessible(inspector);
    await inspector.locator('select[name="values.agency"]').selectOption({ label: unit });
    await inspector.locator('select[name="values.kind"]').selectOption('surprise');
    await inspector.locator('select[name="values.tier"]').selectOption('department');
    await inspector.locator('#f-values-heldOn').fill(day);
    await inspector.getByRole('button', { name: 'Ghi vào sổ' }).click();
    await done(inspector, 'Đã ghi vào sổ');
    await inspector.getByRole('button', { name: 'Chuyển sang: Đã kiểm tra' }).click();
    await done(inspector, 'Đã chuyển sang');

    await inspector.getByRole('link', { name: 'Thêm tồn tại' }).click();
    await inspector.locator('input[name="values.fault"]').fill('Hồ sơ trễ hẹn chưa có thư xin lỗi');
    await inspector.locator('select[name="values.agency"]').selectOption({ label: unit });
    await inspector.locator('select[name="values.kind"]').selectOption('apology');
    for (const name of ['foundOn', 'dueOn']) await inspector.locator(`#f-values-${name}`).fill(day);
    if (!options.javaScript) {
      const address = new URL(inspector.url());
      await inspector
        .locator('input[name="values.inspection_q"]')
        .fill(`#${address.searchParams.get('inspection') ?? ''}`);
    }
    await inspector.getByRole('button', { name: 'Ghi vào sổ' }).click();
    await done(inspector, 'Đã ghi vào sổ');
    await inspector.getByLabel('Lý do, kết quả').fill('Đã gửi thư xin lỗi');
    await inspector.getByRole('button', { name: 'Chuyển sang: Đơn vị báo đã khắc phục' }).click();
    await done(inspector, 'Đã chuyển sang');
    await inspector.getByRole('link', { name: 'Lịch sử' }).click();
    await expectAccessible(inspector);
    expect(await inspector.locator('main').innerText()).toContain('Đã gửi thư xin lỗi');

    await inspector.goto('/indicators/inspection.surpriseVisits/rows?from=2026-01-01&to=2026-12-31');
    expect(await inspector.locator('main').innerText()).toContain(unit);
    await inspector.getByRole('link', { name: unit }).first().click();
    expect(await inspector.locator('h1').innerText()).toContain(unit);
  });

  test('fields open by the choices made, and a filter gets a name', async () => {
    const officer = await visit('office', options);
    await officer.goto('/registers/commendation/new');
    await expectAccessible(officer);
    const score = officer.locator('input[name="values.indexScore"]');
    expect(await score.isVisible()).toBe(false);
    await officer.locator('select[name="values.kind"]').selectOption('collective');
    if (!options.javaScript)
      await officer.getByRole('button', { name: 'Hiện các mục theo lựa chọn' }).click();
    await score.waitFor({ state: 'visible' });
    await expectAccessible(officer);
    await officer.goto('/registers/inspection?kind=surprise');
    await officer
      .locator('summary')
      .filter({ hasText: /Lưu bộ lọc này|Bộ lọc đã lưu/ })
      .click();
    const name = `Đột xuất ${options.width}`;
    await officer.getByLabel('Lưu bộ lọc đang dùng với tên').fill(name);
    await officer.getByRole('button', { name: 'Lưu bộ lọc' }).click();
    await done(officer, 'Đã lưu bộ lọc');
    await officer.goto('/registers/inspection');
    await officer.locator('summary').filter({ hasText: 'Bộ lọc đã lưu' }).click();
    await officer.getByRole('link', { name, exact: true }).click();
    expect(new URL(officer.url()).searchParams.get('kind')).toBe('surprise');
    await officer.locator('summary').filter({ hasText: 'Bộ lọc đã lưu' }).click();
    await officer.getByRole('button', { name: `Xóa “${name}”` }).click();
    await done(officer, 'Đã xóa bộ lọc');
  });

  test('an officer brings a table of initiatives in from Excel, after a trial, and takes it back', async () => {
    const officer = await visit('office', options);
    const columns = ['Tên sáng kiến', 'Cơ quan', 'Tác giả', 'Lĩnh vực', 'Ngày đề xuất'].map((title) => ({
      title,
      width: 20,
    }));
    const good = join(folder, `sang-kien-${options.width}.xlsx`);
    const wrong = join(folder, `sai-${options.width}.xlsx`);
    const row = [`Sáng kiến ${options.width}`, 'X99.01', 'Mạc Văn Bách', 'Tuyên truyền', '05/01/2026'];
    const old = [
      `S¸ng kiÕn c¶i c¸ch ${options.width}`,
      'X99.01',
      'NguyÔn V¨n §øc',
      'Tuyªn truyÒn',
      '6.1.2026',
    ];
    await writeFile(good, await writeWorkbook([{ name: 'Nhập', columns, rows: [row, old] }]));
    await writeFile(
      wrong,
      await writeWorkbook([
        {
          name: 'Nhập',
          columns: [...columns, { title: 'Màu giấy', width: 9 }],
          rows: [['A', 'X99.77', 'B', 'Tuyên truyền', '31/02/2026', 'xanh']],
        },
      ]),
    );
    await officer.goto('/registers/initiative/import');
    await expectAccessible(officer);
    await officer.locator('input[type=file]').setInputFiles(wrong);
    await officer.getByRole('button', { name: 'Nhập thử' }).click();
    await expectAccessible(officer);
    await officer.getByRole('button', { name: 'Đọc tiếp' }).click();
    await officer.getByText('2 ô cần sửa').waitFor();
    await expectAccessible(officer);
    expect(await officer.locator('main').innerText()).toContain('B2');
    await officer.getByRole('link', { name: 'Tải tệp này kèm cột' }).waitFor();
    await officer.locator('input[type=file]').setInputFiles(good);
    await officer.getByRole('button', { name: 'Nhập thử' }).click();
    await officer.getByText('Nguyễn Văn Đức').waitFor();
    await expectAccessible(officer);
    await officer.getByRole('button', { name: 'Nhập 2 dòng vào sổ' }).click();
    await done(officer, 'Đã nhập 2 dòng');
    await officer.getByRole('link', { name: 'Hoàn tác…' }).click();
    await officer.locator('summary').filter({ hasText: 'Hoàn tác' }).first().click();
    await officer.getByRole('button', { name: 'Hoàn tác lần nhập này' }).first().click();
    await done(officer, 'Đã bỏ 2 dòng');
  });
});

test('what an officer was typing survives a reload and a closed tab, and is gone once it is sent, dropped or they sign out', async () => {
  const officer = await visit('office', { width: 1920, javaScript: true });
  const form = '/registers/commendation/new';
  const offer = (page: Page) => page.getByText('Còn phần bạn gõ dở lúc');
  const kept = (page: Page) =>
    page.evaluate(() => Object.keys(localStorage).filter((name) => name.startsWith('motcua.typed.')).length);
  const type = async (page: Page, name: string): Promise<void> => {
    await page.locator('input[name="values.name"]').pressSequentially(name);
    await page.getByRole('status').filter({ hasText: 'được giữ trên trình duyệt này' }).waitFor();
  };
  await officer.goto(form);
  await officer.locator('select[name="values.kind"]').selectOption('collective');
  await officer.locator('input[name="values.indexScore"]').fill('91,5');
  await officer.locator('#f-values-decidedOn').fill('5/2/2026');
  await type(officer, 'Phòng gõ dở');
  await expect.poll(() => kept(officer)).toBe(1);

  await officer.reload();
  await offer(officer).waitFor();
  await expectAccessible(officer);
  expect(await officer.locator('input[name="values.name"]').inputValue()).toBe('');
  await officer.getByRole('button', { name: 'Khôi phục' }).press('Enter');
  expect(await officer.locator('input[name="values.name"]').inputValue()).toBe('Phòng gõ dở');
  expect(await officer.locator('input[name="values.indexScore"]').inputValue()).toBe('91,5');
  expect(await officer.locator('#f-values-decidedOn').inputValue()).toBe('05/02/2026');
  expect(await officer.evaluate(() => document.activeElement?.id)).toBe('f-values-name');

  // Refused: it stands in the form, and is kept until it is accepted.
  await officer.getByRole('button', { name: 'Ghi vào sổ' }).click();
  await officer.getByRole('alert').waitFor();
  expect(await offer(officer).count()).toBe(0);
  const other = await officer.context().newPage();
  await officer.close();
  await other.goto(form);
  await offer(other).waitFor();
  await other.getByRole('button', { name: 'Bỏ', exact: true }).click();
  await other.reload();
  expect(await offer(other).count()).toBe(0);
  expect(await kept(other)).toBe(0);

  // A form of a line, in another room; accepted it is forgotten.
  await other.goto('/account');
  await expectAccessible(other);
  await other.goto(form);
  await other.locator('select[name="values.kind"]').selectOption('collective');
  await type(other, 'Phòng chưa xong');
  await expect.poll(() => kept(other)).toBe(1);
  await other.getByRole('button', { name: 'Lưu bản nháp' }).click();
  await done(other, 'Đã lưu bản nháp');
  await expect.poll(() => kept(other)).toBe(0);

  await other.goto(form);
  await type(other, 'Phòng sẽ đăng xuất');
  await expect.poll(() => kept(other)).toBe(1);
  await other.locator('details.person summary').click();
  await other.getByRole('button', { name: 'Đăng xuất' }).click();
  await other.waitForURL((url) => !url.pathname.startsWith('/registers'));
  expect(await kept(other)).toBe(0);
});
