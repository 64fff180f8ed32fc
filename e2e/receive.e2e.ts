import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { City } from '../src/city.ts';
import { demonstrationPassword } from '../src/install.ts';
import { system } from '../src/kernel/access.ts';
import { expectAccessible } from './axe.ts';
import { closeBrowser, newPage, openBrowser } from './browser.ts';
import { openBrowsedCity, type BrowsedCity } from './city.ts';

let town: BrowsedCity;
let city: City;
let baseUrl: string;
let browser: Browser;

beforeAll(async () => {
  town = await openBrowsedCity();
  ({ city, baseUrl } = town);
  browser = await openBrowser();
});

afterAll(async () => {
  await closeBrowser(browser);
  await town.close();
});

async function atDesk(options: { width?: number; javaScript?: boolean }): Promise<Page> {
  const page = await newPage(browser, { ...options, baseUrl });
  await page.goto('/sign-in?next=/receive');
  await page.getByLabel('Tên đăng nhập').fill('clerk');
  await page.getByLabel('Mật khẩu').fill(demonstrationPassword);
  await page.keyboard.press('Enter');
  await arrivedAt(page, '/receive');
  return page;
}

/** The path alone: the address of the sign-in page holds the next one in its query. */
function arrivedAt(page: Page, path: string): Promise<void> {
  return page.waitForURL((url) => url.pathname === path);
}

async function typeThenTab(page: Page, ...words: readonly string[]): Promise<void> {
  for (const word of words) {
    if (word !== '') await page.keyboard.type(word);
    await page.keyboard.press('Tab');
  }
}

/** The code that stands large on the receipt's page. */
async function codeOn(page: Page): Promise<string> {
  await page.waitForURL('**/receive/done/**');
  return decodeURIComponent(new URL(page.url()).pathname.replace('/receive/done/', ''));
}

async function finish(code: string): Promise<void> {
  const input = { step: 1, outcome: 'approved', note: '' };
  await city.dossiers.act(system, code, { name: 'completeStep', input });
}

test.each([360, 1920])(
  'a dossier is received by keyboard alone, printed and returned (%i px)',
  async (width) => {
    const page = await atDesk({ width });
    await expectAccessible(page);

    // A letter begins the search; the first found is chosen with Enter.
    await page.keyboard.type('xac nhan cu tru');
    await page.getByRole('option', { name: /Xác nhận cư trú/ }).waitFor();
    await page.keyboard.press('Enter');
    await page.waitForURL('**/receive?procedure=BM.001');
    await expectAccessible(page);

    await page.locator('[name="applicant.idNumber"]:focus').waitFor();
    await typeThenTab(
      page,
      `0920000${width + 10_000}`,
      `Lò Thị Vui ${width}`,
      '0912345678',
      '',
      'Bến 4, phường Hải Âu',
    );
    await page.keyboard.press('Tab'); // past the fold for another owner
    await page.keyboard.press('Space'); // all papers are here
    await expect.poll(() => page.locator('#papers-0-given').isChecked()).toBe(true);
    await page.keyboard.press('Control+Enter');

    const code = await codeOn(page);
    await expectAccessible(page);
    expect(await page.locator(':focus').textContent()).toContain('Hồ sơ tiếp theo');
    const { dossier } = await city.dossiers.get(code, true);
    expect(dossier.filing).toMatchObject({
      applicant: { name: `Lò Thị Vui ${width}`, phone: '0912345678', address: 'Bến 4, phường Hải Âu' },
      papers: [{ name: 'Đơn đề nghị xác nhận', original: 1 }],
    });

    const print = await page.context().request.get(`/dossiers/${encodeURIComponent(code)}/forms/receipt.pdf`);
    expect(print.headers()['content-type']).toBe('application/pdf');
    expect((await print.body()).subarray(0, 5).toString()).toBe('%PDF-');

    await page.keyboard.press('Enter');
    await arrivedAt(page, '/receive');
    await finish(code);

    await page.goto('/return');
    await expectAccessible(page);
    await page.keyboard.type(code);
    await page.keyboard.press('Enter');
    await page.waitForURL('**/return/**');
    await expectAccessible(page);
    await page.keyboard.press('Control+Enter');
    await arrivedAt(page, '/return');
    expect(await page.getByRole('status').textContent()).toContain(`Lò Thị Vui ${width}`);
    expect((await city.dossiers.get(code, true)).dossier.state).toBe('returned');
  },
);

test('without JavaScript: search, check, a likely duplicate, refusals with all that was typed, receipt', async () => {
  const page = await atDesk({ javaScript: false });
  await page.getByLabel('Tên, lĩnh vực hoặc mã thủ tục').fill('ben do');
  await page.keyboard.press('Enter');
  await page.getByRole('radio', { name: /Cấp phép sửa bến đò/ }).check();
  await page.getByRole('button', { name: 'Tiếp nhận thủ tục đã chọn' }).click();
  await page.waitForURL(/procedure=BM\.004/);

  const enter = async (idNumber: string): Promise<void> => {
    await page.locator('[name="applicant.idNumber"]').fill(idNumber);
    await page.locator('[name="applicant.name"]').fill('Mạc Văn Bến');
    await page.getByLabel('Đơn đề nghị sửa bến', { exact: true }).check();
  };
  const receive = () => page.locator('button.btn-next').click();

  await enter('12');
  await receive();
  await page.locator('.error-summary').waitFor();
  expect(await page.locator('[name="applicant.name"]').inputValue()).toBe('Mạc Văn Bến');
  expect(await page.getByLabel('Đơn đề nghị sửa bến', { exact: true }).isChecked()).toBe(true);
  await expectAccessible(page);
  await enter('092000000303');
  await receive();
  const first = await codeOn(page);

  await page.goto('/receive?procedure=BM.004');
  await enter('092000000303');
  await page.getByRole('button', { name: 'Kiểm tra người nộp' }).click();
  await page.getByText('Có thể trùng hồ sơ').waitFor();
  expect(await page.getByRole('link', { name: first }).count()).toBeGreaterThan(0);
  await receive();
  await page.locator('.error-summary').waitFor();
  await page.getByLabel('Đây là hồ sơ khác, vẫn tiếp nhận').check();
  await receive();
  expect(await codeOn(page)).not.toBe(first);
});

test('a person who was here before is filled in from an earlier dossier', async () => {
  const page = await atDesk({});
  const applicant = {
    name: 'Đàm Thị Sao',
    idNumber: '092000000404',
    phone: '0987654321',
    email: '',
    address: 'Bến 9',
  };
  const agencyId = city.organization.findAgency('X99.10.01')?.id ?? 0;
  const filing = { applicant, owner: null, papers: [], sets: 1, note: '' };
  await city.dossiers.receive(system, {
    procedure: 'BM.001',
    agencyId,
    filing,
    files: [],
    channel: 'counter',
  });

  await page.goto('/receive?procedure=BM.004');
  await page.locator('[name="applicant.idNumber"]:focus').waitFor();
  await page.keyboard.type('092000000404');
  await page.keyboard.press('Tab');
  await page.getByRole('button', { name: 'Dùng thông tin người này' }).click();
  await expect.poll(() => page.locator('[name="applicant.phone"]').inputValue()).toBe('0987654321');
  expect(await page.locator('[name="applicant.name"]').inputValue()).toBe('Đàm Thị Sao');
});

test('a session that ended while one typed loses nothing', async () => {
  const page = await atDesk({ width: 1920 });
  await page.goto('/receive?procedure=BM.001');
  await page.locator('[name="applicant.name"]').fill('Hồ Thị Hết Phiên');
  await page.locator('#papers-0-given').check();
  // The form has stood open for a while, and the session is over.
  await page.evaluate(() => {
    const now = Date.now();
    Date.now = () => now + 120_000;
  });
  await page.context().clearCookies({ name: 'motcua_session' });
  await page.locator('main button.btn-next').click();
  const notice = page.getByRole('dialog', { name: 'Phiên làm việc đã kết thúc' });
  await notice.waitFor();
  await expectAccessible(page);

  const opened = page.context().waitForEvent('page');
  await notice.getByRole('link').click();
  const beside = await opened;
  await beside.getByLabel('Tên đăng nhập').fill('clerk');
  await beside.getByLabel('Mật khẩu').fill(demonstrationPassword);
  await beside.keyboard.press('Enter');
  await beside.waitForURL((url) => url.pathname !== '/sign-in');

  await notice.getByRole('button').click();
  await page.locator('main button.btn-next').click();
  const { dossier } = await city.dossiers.get(await codeOn(page), true);
  expect(dossier.filing.applicant.name).toBe('Hồ Thị Hết Phiên');
});
