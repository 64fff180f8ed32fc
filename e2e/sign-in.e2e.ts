import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { FastifyInstance } from 'fastify';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { accountRoutes, createAccounts, demonstration, type Accounts } from '../src/accounts/accounts.ts';
import { installSampleCity, samplePassword } from '../src/accounts/sample-city.ts';
import { codeAt } from '../src/accounts/second-factor.ts';
import { buildAssets } from '../src/kernel/assets.ts';
import { createClock } from '../src/kernel/clock.ts';
import { migrate, openDatabase } from '../src/kernel/database.ts';
import { openFileStore } from '../src/kernel/files.ts';
import type { House } from '../src/kernel/house.ts';
import { startPostgres } from '../src/kernel/postgres.ts';
import { createServer } from '../src/kernel/server.ts';
import { writeSetting } from '../src/kernel/settings.ts';
import { createShell } from '../src/shell.tsx';
import { expectAccessible } from './axe.ts';
import { closeBrowser, newPage, openBrowser } from './browser.ts';

let folder: string;
let house: House;
let accounts: Accounts;
let app: FastifyInstance;
let postgres: { url: string; stop(): Promise<void> };
let browser: Browser;
let baseUrl: string;

beforeAll(async () => {
  await buildAssets();
  folder = await mkdtemp(join(tmpdir(), 'motcua-sign-in-'));
  await chmod(folder, 0o755);
  postgres = await startPostgres(folder, { share: false, isThrowaway: true });
  await migrate(postgres.url, 'city');
  const opened = openDatabase(postgres.url, 'city', 5);
  const files = await openFileStore(folder);
  house = { ...opened, files, clock: createClock(), dataFolder: folder, secret: Buffer.alloc(32, 7) };
  accounts = createAccounts(house);
  await installSampleCity(house, accounts);
  app = await createServer({
    house,
    routes: accountRoutes(house, accounts),
    shell: createShell({ vi: 'Thành phố mẫu', en: 'Sample city' }),
    findActor: (token) => accounts.findActor(token),
  });
  baseUrl = await app.listen({ host: '127.0.0.1', port: 0 });
  browser = await openBrowser();
});

afterAll(async () => {
  await closeBrowser(browser);
  await app.close();
  await house.db.destroy();
  await postgres.stop();
  await rm(folder, { recursive: true, force: true });
});

async function signIn(page: Page, username: string): Promise<void> {
  await page.goto('/sign-in?next=/account');
  await page.getByLabel('Tên đăng nhập').fill(username);
  await page.getByLabel('Mật khẩu').fill(samplePassword);
  await page.keyboard.press('Enter');
  await page.waitForURL((url) => url.pathname !== '/sign-in');
}

/** The path alone: the address of the sign-in page holds the next one in its query. */
function arrivedAt(page: Page, path: string): Promise<void> {
  return page.waitForURL((url) => url.pathname === path);
}

test.each([true, false])(
  'signing in, seeing one’s account, signing out (JavaScript: %s)',
  async (javaScript) => {
    const page = await newPage(browser, { baseUrl, javaScript });
    await page.goto('/account');
    expect(page.url()).toContain('/sign-in?next=%2Faccount');
    await expectAccessible(page);
    await page.getByLabel('Tên đăng nhập').fill('an.bac');
    await page.getByLabel('Mật khẩu').fill('không phải mật khẩu này');
    await page.getByRole('button', { name: 'Đăng nhập' }).click();
    await page.getByText('Tên đăng nhập hoặc mật khẩu không đúng').first().waitFor();
    await page.waitForLoadState();
    expect(await page.getByLabel('Tên đăng nhập').inputValue()).toBe('an.bac');
    expect(await page.getByLabel('Mật khẩu').inputValue()).toBe('');
    await expectAccessible(page);
    await page.getByLabel('Mật khẩu').fill(samplePassword);
    await page.getByRole('button', { name: 'Đăng nhập' }).click();
    await arrivedAt(page, '/account');
    await page.getByRole('main').getByText('Bộ phận Một cửa').waitFor();
    await expectAccessible(page);
    await page.locator('.person summary').click();
    await page.getByRole('button', { name: 'Đăng xuất' }).click();
    await page.getByText('Bạn đã đăng xuất.').waitFor();
  },
);

test('a second factor is set up on the page and asked for afterwards', async () => {
  const page = await newPage(browser, { baseUrl });
  await signIn(page, 'binh.bac');
  await page.getByRole('link', { name: 'Xác thực hai bước' }).click();
  await arrivedAt(page, '/account/second-factor');
  await page.getByRole('img', { name: 'Mã QR' }).waitFor();
  await expectAccessible(page);
  const secret = ((await page.locator('main code').textContent()) ?? '').replaceAll(' ', '');
  await page.getByLabel('Mã xác thực 6 chữ số').fill(codeAt(secret, Temporal.Now.instant()));
  await page.getByRole('button', { name: 'Bật xác thực hai bước' }).click();
  await page.getByText('Đã bật xác thực hai bước.').waitFor();
  await page.waitForLoadState();
  await expectAccessible(page);
  const spare = (await page.locator('main li code').first().textContent()) ?? '';
  await page.getByRole('link', { name: 'Tôi đã cất giữ các mã này' }).click();
  await page.getByText('Bạn còn 10 mã khôi phục chưa dùng.').waitFor();
  await page.getByText('Tạo bộ mã khôi phục mới').click();
  await expectAccessible(page);

  const again = await newPage(browser, { baseUrl, width: 360 });
  await signIn(again, 'binh.bac');
  await arrivedAt(again, '/sign-in/code');
  await expectAccessible(again);
  // The code of the next half minute is accepted early; that of this one has been used.
  const next = codeAt(secret, Temporal.Now.instant().add({ seconds: 30 }));
  await again.getByLabel('Mã xác thực 6 chữ số').fill(next);
  await again.keyboard.press('Enter');
  await arrivedAt(again, '/account');

  const withoutTelephone = await newPage(browser, { baseUrl });
  await signIn(withoutTelephone, 'binh.bac');
  await withoutTelephone.getByLabel('Mã xác thực 6 chữ số').fill(spare);
  await withoutTelephone.keyboard.press('Enter');
  await arrivedAt(withoutTelephone, '/account');
  await withoutTelephone.getByText('Bạn còn 9 mã khôi phục chưa dùng.').waitFor();
});

test('an administrator makes an account, whose holder sets a password of their own', async () => {
  const page = await newPage(browser, { baseUrl });
  await signIn(page, 'quantri.dong');
  await page.goto('/admin/accounts');
  await expectAccessible(page);
  await page.getByRole('link', { name: 'Tạo tài khoản' }).click();
  await arrivedAt(page, '/admin/accounts/new');
  await expectAccessible(page);
  await page.getByRole('combobox', { name: 'Cơ quan' }).selectOption({ label: 'Ủy ban nhân dân phường Nam' });
  await page.getByRole('button', { name: 'Tiếp tục' }).click();
  await page.waitForURL('**/admin/accounts/new?agency=*');
  await page.getByLabel('Tên đăng nhập').fill('lan.nam');
  await page.getByLabel('Họ và tên').fill('Mai Thị Lan');
  await page.getByLabel('Cán bộ Một cửa').check();
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Tạo tài khoản' }).click();
  await page.getByRole('heading', { name: 'Mật khẩu ban đầu' }).waitFor();
  const first = (await page.locator('main code').textContent()) ?? '';
  await expectAccessible(page);
  await page.getByRole('link', { name: 'Đến tài khoản' }).click();
  await page.waitForURL(/\/admin\/accounts\/\d+$/);
  await page.getByRole('heading', { name: 'Lịch sử' }).waitFor();
  await expectAccessible(page);

  const holder = await newPage(browser, { baseUrl });
  await holder.goto('/sign-in?next=/account');
  await holder.getByLabel('Tên đăng nhập').fill('lan.nam');
  await holder.getByLabel('Mật khẩu').fill(first);
  await holder.keyboard.press('Enter');
  await arrivedAt(holder, '/sign-in/new-password');
  await expectAccessible(holder);
  await holder.getByLabel('Mật khẩu mới', { exact: false }).first().fill('đò dọc sông Tiền');
  await holder.getByLabel('Nhập lại mật khẩu mới').fill('đò dọc sông Tiền');
  await holder.getByRole('button', { name: 'Đặt mật khẩu và đăng nhập' }).click();
  await arrivedAt(holder, '/account');
});

test('who goes on leave hands the work to a colleague', async () => {
  const page = await newPage(browser, { baseUrl });
  await signIn(page, 'quantri.bac');
  await page.getByRole('link', { name: 'Ủy quyền khi vắng' }).click();
  await arrivedAt(page, '/account/absence');
  await expectAccessible(page);
  await page.getByLabel('Đồng nghiệp cùng cơ quan').selectOption({ index: 1 });
  const day = Temporal.Now.plainDateISO('Asia/Ho_Chi_Minh').add({ days: 3 });
  await page.getByLabel('Từ', { exact: false }).first().fill(`${day.toString()}T07:00`);
  await page
    .getByLabel('Đến', { exact: false })
    .first()
    .fill(`${day.add({ days: 4 }).toString()}T17:00`);
  await page.getByLabel('Lý do').fill('Nghỉ phép năm');
  await page.getByRole('button', { name: 'Ủy quyền' }).click();
  await page.getByText('Đã ghi nhận ủy quyền.').waitFor();
  await page.getByText('Sắp tới').waitFor();
  await page.waitForLoadState();
  await expectAccessible(page);
});

test('a demonstration account is chosen with one click, without JavaScript', async () => {
  const list = [{ username: 'an.bac', role: 'clerk', agency: 'Ủy ban nhân dân phường Bắc' }];
  const shown = { isDemonstration: true, password: samplePassword, accounts: list };
  await writeSetting(house.db, demonstration, shown, { at: house.clock.now(), accountId: null });
  const page = await newPage(browser, { baseUrl, javaScript: false, width: 360 });
  await page.goto('/sign-in?next=/account');
  await expectAccessible(page);
  await page.getByRole('link', { name: 'an.bac' }).click();
  await page.getByRole('button', { name: 'Đăng nhập' }).click();
  await arrivedAt(page, '/account');
});

test('the page for single sign-on is for administrators of the whole city', async () => {
  const page = await newPage(browser, { baseUrl });
  await signIn(page, 'quantri');
  await page.goto('/admin/sign-in');
  await expectAccessible(page);
  await page.getByLabel('Bật đăng nhập một lần').check();
  await page.getByRole('button', { name: 'Lưu' }).click();
  await page.getByText('Địa chỉ nhà cung cấp phải bắt đầu bằng https://').first().waitFor();
  await expectAccessible(page);
});
