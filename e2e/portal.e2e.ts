import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { City } from '../src/city.ts';
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

async function receive(): Promise<string> {
  const agency = city.organization.findAgency('X99.10.01');
  if (agency === undefined) throw new Error('The pack has no such agency.');
  const applicant = {
    name: 'Nguyễn Thị Mỹ Duyên',
    idNumber: '092123456789',
    phone: '0912345678',
    email: '',
    address: 'Hẻm 5',
  };
  const filing = { applicant, owner: null, papers: [], sets: 1, note: '' };
  const dossier = {
    procedure: 'BM.004',
    agencyId: agency.id,
    filing,
    files: [],
    channel: 'counter' as const,
  };
  return (await city.dossiers.receive(system, dossier)).code;
}

async function visit(address: string, options: Parameters<typeof newPage>[1] = {}): Promise<Page> {
  const page = await newPage(browser, { baseUrl, ...options });
  await page.goto(address);
  return page;
}

describe('every public page is readable for everybody', () => {
  const addresses = [
    '/',
    '/about',
    '/help',
    '/ledger',
    '/agencies',
    '/agencies/X99.10.01',
    '/dossiers/look-up',
  ];

  test.each(addresses)('%s', async (address) => {
    for (const width of [360, 1920]) {
      const page = await visit(address, { width });
      await expectAccessible(page);
      await page.context().close();
    }
  });
});

describe('with the receipt in hand', () => {
  test('a person types the code, without any script, and reads when the result is due', async () => {
    const code = await receive();
    const page = await visit('/', { width: 360, javaScript: false });
    await page.getByLabel('Mã hồ sơ, in ở đầu giấy hẹn').fill(code.toLowerCase());
    await page.getByRole('button', { name: 'Tra cứu' }).click();
    await page.getByRole('heading', { name: `Hồ sơ ${code}` }).waitFor();
    await page
      .getByText(/\d\d\/03\/2026/)
      .first()
      .waitFor();
    await expectAccessible(page);
    expect(await page.content()).not.toContain('Duyên');
  });

  test('a person scans the QR, and the browser checks the proof by itself', async () => {
    const code = await receive();
    await city.ledger.anchor();
    const page = await visit(city.portal.trackingUrl(baseUrl, code), { width: 360 });
    await page.getByRole('heading', { name: 'Bạn chưa phải làm gì thêm' }).waitFor();
    await expectAccessible(page);
    await page.getByRole('button', { name: 'Kiểm tra trên máy của bạn' }).click();
    await page.locator('output[data-outcome="proven"]').waitFor();
    await page.getByText('Trình duyệt của bạn đã tự tính lại').waitFor();
    await expectAccessible(page);
    expect(await page.content()).not.toContain('Duyên');
  });

  test('without script the proof is a file to keep, and no button is shown that does nothing', async () => {
    const code = await receive();
    await city.ledger.anchor();
    const page = await visit(city.portal.trackingUrl(baseUrl, code), { javaScript: false });
    await page.getByRole('link', { name: 'Lưu bằng chứng' }).waitFor();
    expect(await page.getByRole('button', { name: 'Kiểm tra trên máy của bạn' }).count()).toBe(0);
  });

  test('a wrong code is answered in friendly words, and what was typed stays', async () => {
    const page = await visit('/dossiers/look-up');
    await page.getByLabel('Mã hồ sơ, in ở đầu giấy hẹn').fill('H99-1');
    await page.getByRole('button', { name: 'Tra cứu' }).click();
    await page.getByText('Không tìm thấy hồ sơ có mã này').waitFor();
    expect(await page.getByLabel('Mã hồ sơ, in ở đầu giấy hẹn').inputValue()).toBe('H99-1');
    await expectAccessible(page);
  });
});

test('a person finds where to file, without diacritics', async () => {
  const page = await visit('/agencies', { width: 360 });
  await page.getByLabel('Tên cơ quan, phường, xã').fill('sao bien');
  await page.getByRole('button', { name: 'Tìm' }).click();
  await page.getByRole('link', { name: 'Ủy ban nhân dân phường Sao Biển' }).click();
  await page.getByRole('heading', { name: 'Giờ làm việc' }).waitFor();
  await expectAccessible(page);
});
