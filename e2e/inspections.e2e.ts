import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { expectAccessible } from './axe.ts';
import { closeBrowser, newPage, openBrowser } from './browser.ts';
import { demonstrationPassword } from '../src/install.ts';
import { sessionCookie } from '../src/kernel/server.ts';
import { openBrowsedCity, signIn, type BrowsedCity } from './city.ts';

let town: BrowsedCity;
let browser: Browser;
let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'motcua-inspections-'));
  town = await openBrowsedCity();
  browser = await openBrowser();
}, 120_000);

afterAll(async () => {
  await closeBrowser(browser);
  await town.close();
  await rm(folder, { recursive: true, force: true });
});

type Screen = { readonly width: number; readonly javaScript: boolean };
async function visit(username: string, options: Screen): Promise<Page> {
  const page = await newPage(browser, { ...options, baseUrl: town.baseUrl });
  await signIn(page, username);
  return page;
}

async function done(page: Page, words: string): Promise<void> {
  await page.getByRole('status').filter({ hasText: words }).waitFor();
  await expectAccessible(page);
}

/** A photograph as a phone takes it, with a place written into it. */
async function photograph(page: Page, name: string): Promise<string> {
  const picture = await page.screenshot({ type: 'jpeg', quality: 40 });
  const place = Buffer.from('Exif\0\0GPSLatitude 10.0341 GPSLongitude 105.7883', 'latin1');
  const head = Buffer.from([0xff, 0xe1, 0, 0]);
  head.writeUInt16BE(place.length + 2, 2);
  const file = join(folder, name);
  await writeFile(file, Buffer.concat([picture.subarray(0, 2), head, place, picture.subarray(2)]));
  return file;
}

async function beginVisit(inspector: Page, unit: string): Promise<void> {
  await inspector.goto('/inspections/visits/new');
  await inspector.locator('select[name=agency]').selectOption({ label: unit });
  await inspector.locator('input[name=team]').fill('Sầm Thị Nụ (trưởng đoàn), Lục Văn Khải');
  await inspector.locator('select[name=checklist]').selectOption({ index: 1 });
  await inspector.getByRole('button', { name: 'Bắt đầu kiểm tra' }).click();
  await inspector.getByRole('heading', { name: `Kiểm tra tại ${unit}` }).waitFor();
  await expectAccessible(inspector);
}

const units = { tablet: 'X99.01', phone: 'X99.02' } as const;
function nameOf(code: string): string {
  const agency = town.city.organization.findAgency(code);
  if (agency === undefined) throw new Error(`the town has no agency ${code}`);
  return agency.name;
}

test('on a tablet: an inspector fills the checklist at the place, the line drops and comes back, the agency remedies with evidence', async () => {
  const screen = { width: 768, javaScript: true };
  const inspector = await visit('office', screen);
  await inspector.goto('/inspections');
  await expectAccessible(inspector);
  await inspector.goto('/inspections/checklists/new');
  await inspector.locator('input[name=title]').fill('Kiểm tra Bộ phận Một cửa');
  const items = inspector.locator('textarea[name=items]');
  await items.fill('Niêm yết đúng thủ tục | Thông tư 02/2017/TT-VPCP | Niêm');
  await inspector.getByRole('button', { name: 'Lưu bảng kiểm' }).click();
  await inspector.getByRole('alert').getByText('Mục 1 chưa đúng').waitFor();
  await items.fill(
    'Niêm yết đúng thủ tục | Thông tư 02/2017/TT-VPCP, Điều 15 | Niêm yết chưa đúng\nĐúng giờ giấc | Chỉ thị 01/2012/CT-UBND | Kỷ luật, giờ giấc',
  );
  await inspector.getByRole('button', { name: 'Lưu bảng kiểm' }).click();
  await done(inspector, 'Đã lưu bảng kiểm');

  await beginVisit(inspector, nameOf(units.tablet));
  const file = await photograph(inspector, 'anh-768.jpg');
  expect(await readFile(file, 'latin1')).toContain('GPSLatitude');
  const [first, second] = [inspector.locator('#item-0'), inspector.locator('#item-1')];
  await inspector.context().setOffline(true);
  await first.locator('input[name=answer][value=fault]').check();
  await first.locator('textarea[name=note]').fill('Bảng niêm yết còn thủ tục đã bãi bỏ');
  await first.locator('input[type=file]').setInputFiles(file);
  await first.getByText('Mất kết nối: đã giữ trên máy này').waitFor();
  await inspector.context().setOffline(false);
  await first.locator('img').first().waitFor();
  expect(await first.locator('img').count()).toBe(1);
  expect(await first.locator('textarea[name=note]').inputValue()).toContain('thủ tục đã bãi bỏ');
  await second.locator('input[name=answer][value=ok]').check();
  await second.getByText('Đã lưu.').waitFor();
  await inspector.reload();
  await second.locator('input[value=ok]:checked').waitFor();
  const address = await first.locator('img').first().getAttribute('src');
  const kept = await inspector.request.get(address ?? '');
  expect(kept.headers()['content-type']).toBe('image/jpeg');
  expect((await kept.body()).toString('latin1')).not.toContain('GPS');
  await inspector.getByRole('button', { name: 'Lập tồn tại kèm ảnh' }).click();
  await done(inspector, 'Đã lập 1 tồn tại');
  await inspector
    .locator('textarea[name=conclusion]')
    .fill('Còn một tồn tại về niêm yết, đề nghị khắc phục.');
  await inspector.getByRole('button', { name: 'Ra kết luận' }).click();
  await done(inspector, 'Đã ra kết luận');
  const printed = await inspector.request.get(`${new URL(inspector.url()).pathname}/conclusion.pdf`);
  expect((await printed.body()).subarray(0, 5).toString()).toBe('%PDF-');

  const agency = await visit('specialist', screen);
  await agency.goto('/inspections');
  await agency.getByRole('link', { name: 'Bảng niêm yết còn thủ tục đã bãi bỏ' }).first().click();
  await expectAccessible(agency);
  await agency.getByRole('button', { name: 'Báo đã khắc phục' }).click();
  await agency.getByRole('alert').getByText('Hãy ghi kết quả khắc phục').waitFor();
  await agency.locator('textarea[name=words]').fill('Đã gỡ thủ tục cũ, niêm yết theo quyết định mới');
  await agency.locator('input[name=files]').setInputFiles(await photograph(agency, 'sau-768.jpg'));
  await agency.getByRole('button', { name: 'Báo đã khắc phục' }).click();
  await agency.getByRole('status').filter({ hasText: 'Đã báo khắc phục' }).waitFor();

  await inspector.goto(new URL(agency.url()).pathname);
  expect(await inspector.locator('main').innerText()).toContain('niêm yết theo quyết định mới');
  await inspector.getByRole('button', { name: 'Xác nhận đã khắc phục' }).click();
  await done(inspector, 'Đã xác nhận khắc phục');
});

test('the yearly plan: drawn up by the office, approved by the city’s leader alone, and a visit follows its line', async () => {
  const unit = nameOf('X99.10');
  const office = await visit('office', { width: 1920, javaScript: true });
  await office.goto('/inspections');
  await office.getByRole('link', { name: 'Lập kế hoạch' }).click();
  await office.locator('input[name=year]').fill('2026');
  await office.getByRole('button', { name: 'Lập kế hoạch' }).click();
  await done(office, 'Đã lập kế hoạch');
  const plan = new URL(office.url()).pathname;
  const add = async (name: string, quarter: string): Promise<void> => {
    await office.locator('select[name=agency]').selectOption({ label: name });
    await office.locator('select[name=quarter]').selectOption(quarter);
    await office.getByRole('button', { name: 'Thêm vào kế hoạch' }).click();
  };
  await add(unit, '1');
  await done(office, 'Đã thêm vào kế hoạch');
  await add(unit, '1');
  await office.getByRole('alert').getByText('Đơn vị này đã có trong quý đó').first().waitFor();
  await add(nameOf(units.phone), '3');
  await done(office, 'Đã thêm vào kế hoạch');
  await office.getByRole('button', { name: 'Trình duyệt' }).click();
  await done(office, 'Đã trình duyệt');

  const department = await visit('leader', { width: 360, javaScript: false });
  await department.goto(plan);
  await expectAccessible(department);
  expect(await department.locator('input[name=decision]').count()).toBe(0);
  const leader = await visit('head-x99', { width: 360, javaScript: false });
  await leader.goto('/today');
  await leader.getByRole('link', { name: 'Duyệt kế hoạch kiểm tra năm 2026' }).click();
  await leader.getByText('Trả lại để sửa').click();
  await leader.locator('textarea[name=reason]').fill('Bổ sung đoàn kiểm tra');
  await leader.getByRole('button', { name: 'Trả lại', exact: true }).click();
  await done(leader, 'Đã trả lại để sửa');
  await office.goto(plan);
  await office.getByText('Lãnh đạo trả lại: Bổ sung đoàn kiểm tra').waitFor();
  await office.getByRole('button', { name: 'Trình duyệt' }).click();
  await done(office, 'Đã trình duyệt');
  await leader.goto(plan);
  await expectAccessible(leader);
  await leader.getByRole('button', { name: 'Duyệt kế hoạch' }).click();
  await leader.getByRole('alert').getByText('Hãy ghi số quyết định').first().waitFor();
  await leader.locator('input[name=decision]').fill('12/KH-UBND');
  await leader.getByRole('button', { name: 'Duyệt kế hoạch' }).click();
  await done(leader, 'Đã duyệt kế hoạch');

  await office.goto(plan);
  expect(await office.locator('main').innerText()).toContain('12/KH-UBND');
  const printed = await office.request.get(`${plan}/plan.pdf`);
  expect((await printed.body()).subarray(0, 5).toString()).toBe('%PDF-');
  await office.getByRole('row', { name: unit }).getByRole('link', { name: 'Kiểm tra' }).click();
  await expectAccessible(office);
  expect(await office.locator('select[name=agency]').inputValue()).toBe('X99.10');
  await office.locator('input[name=team]').fill('Sầm Thị Nụ (trưởng đoàn)');
  await office.locator('select[name=checklist]').selectOption({ index: 1 });
  await office.getByRole('button', { name: 'Bắt đầu kiểm tra' }).click();
  await office.getByRole('heading', { name: `Kiểm tra tại ${unit}` }).waitFor();
  await office.goto(plan);
  expect(await office.getByRole('row', { name: unit }).innerText()).toContain('Đã kiểm tra');
});

test('the session ends while a checklist is filled: after signing in again answers and photographs are there', async () => {
  const inspector = await visit('office', { width: 768, javaScript: true });
  await beginVisit(inspector, nameOf('X99.10.03'));
  const address = new URL(inspector.url()).pathname;
  const [first, second] = [inspector.locator('#item-0'), inspector.locator('#item-1')];
  await inspector.context().setOffline(true);
  await first.locator('input[name=answer][value=fault]').check();
  await first.locator('textarea[name=note]').fill('Niêm yết thiếu mức phí');
  await first.locator('input[type=file]').setInputFiles(await photograph(inspector, 'het-phien.jpg'));
  await first.getByText('Mất kết nối: đã giữ trên máy này').waitFor();
  await inspector.context().clearCookies({ name: sessionCookie });
  await inspector.context().setOffline(false);
  await inspector.waitForURL(/\/sign-in/);
  await inspector.locator('input[name=username]').fill('office');
  await inspector.locator('input[name=password]').fill(demonstrationPassword);
  await inspector.locator('input[name=password]').press('Enter');
  await inspector.waitForURL((url) => url.pathname === address);
  await first.locator('img').first().waitFor();
  expect(await first.locator('textarea[name=note]').inputValue()).toBe('Niêm yết thiếu mức phí');

  await inspector.context().clearCookies({ name: sessionCookie });
  await second.locator('input[name=answer][value=ok]').check();
  await inspector.waitForURL(/\/sign-in/);
  await inspector.locator('input[name=username]').fill('office');
  await inspector.locator('input[name=password]').fill(demonstrationPassword);
  await inspector.locator('input[name=password]').press('Enter');
  await inspector.waitForURL((url) => url.pathname === address);
  await second.getByText('Đã lưu.').waitFor();
  const elsewhere = await visit('office', { width: 1920, javaScript: false });
  await elsewhere.goto(address);
  await elsewhere.locator('#item-0 input[value=fault]:checked').waitFor();
  await elsewhere.locator('#item-1 input[value=ok]:checked').waitFor();
  expect(await elsewhere.locator('#item-0 img').count()).toBe(1);
});

test('on a phone without script: the same fault is found elsewhere and seen as repeated', async () => {
  const inspector = await visit('office', { width: 360, javaScript: false });
  await beginVisit(inspector, nameOf(units.phone));
  const first = inspector.locator('#item-0');
  await first.locator('input[name=answer][value=fault]').check();
  await first.locator('textarea[name=note]').fill('Bảng niêm yết còn thủ tục đã bãi bỏ');
  await first.locator('input[type=file]').setInputFiles(await photograph(inspector, 'anh-360.jpg'));
  await first.getByRole('button', { name: 'Lưu mục này' }).click();
  await first.locator('img').first().waitFor();
  await inspector.getByRole('button', { name: 'Lập tồn tại kèm ảnh' }).click();
  await done(inspector, 'Đã lập 1 tồn tại');
  await inspector.goto('/inspections/faults');
  await expectAccessible(inspector);
  const seen = await inspector.locator('main').innerText();
  expect(seen).toContain(nameOf(units.tablet));
  expect(seen).toContain(nameOf(units.phone));
});
