import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { expectAccessible } from './axe.ts';
import { writeWorkbook, type Cell } from '../src/kernel/spreadsheet.ts';
import { columns, sheetName } from '../src/legislation/import-template.ts';
import { closeBrowser, newPage, openBrowser } from './browser.ts';
import { openBrowsedCity, signIn, type BrowsedCity } from './city.ts';

let browser: Browser;
let browsed: BrowsedCity;

beforeAll(async () => {
  browser = await openBrowser();
  browsed = await openBrowsedCity({ pack: 'can-tho' });
}, 120_000);

afterAll(async () => {
  await closeBrowser(browser);
  await browsed.close();
});

/** Days are typed as people write them where a script helps, and chosen as such where none runs. */
async function fillDay(page: Page, form: string, name: string, day: string): Promise<void> {
  const box = page.locator(`${form} input[name="${name}"]`).first();
  const type = await box.getAttribute('type');
  await box.fill(type === 'date' ? day : day.split('-').toReversed().join('/'));
}

async function press(page: Page, form: string): Promise<void> {
  await page.locator(`${form} button`).last().click();
}

type Entry = {
  readonly kind: 'circular' | 'decision';
  readonly issuer: string;
  readonly number: string;
  readonly title: string;
  readonly issuedOn: string;
  readonly effectiveOn: string;
};

async function enter(page: Page, entry: Entry): Promise<string> {
  await page.goto('/legislation/documents/new');
  await page.locator('select[name=kind]').selectOption(entry.kind);
  await page.locator('select[name=level]').selectOption('central');
  await page.locator('select[name=body]').selectOption('central');
  await page.locator('input[name=issuer]').fill(entry.issuer);
  await page.locator('textarea[name=title]').fill(entry.title);
  await page.locator('input[name=field]').fill('Hộ tịch');
  await page.locator('input[name=number]').fill(entry.number);
  await fillDay(page, '#f', 'issuedOn', entry.issuedOn);
  await fillDay(page, '#f', 'effectiveOn', entry.effectiveOn);
  await expectAccessible(page);
  await press(page, '#f');
  await page.waitForURL(/\/legislation\/documents\/\d+$/);
  return new URL(page.url()).pathname;
}

test(
  'a legal officer issues a decision that replaces another, and the procedures resting on it raise their hand',
  { timeout: 240_000 },
  async () => {
    const { procedures } = browsed.city;
    const day = browsed.city.house.clock.today();
    const [resting] = (await procedures.legalBases(day)).filter(({ lines }) =>
      lines.some((line) => /\d\/\d{4}\/\p{Lu}/u.test(line)),
    );
    const number = /\d+\/\d{4}\/\p{Lu}[\p{L}\d-]*/u.exec(resting?.lines.join(' ') ?? '')?.[0] ?? '';
    const officer = await newPage(browser, { width: 1920, baseUrl: browsed.baseUrl });
    await signIn(officer, 'phapche');
    await officer.goto('/legislation');
    await expectAccessible(officer);
    await enter(officer, {
      kind: 'circular',
      issuer: 'Bộ Tư pháp',
      number,
      title: 'Văn bản mà thủ tục căn cứ vào',
      issuedOn: '2015-11-16',
      effectiveOn: '2016-01-02',
    });
    await officer
      .getByRole('link', { name: resting?.name ?? '' })
      .first()
      .waitFor();
    await expectAccessible(officer);
    await enter(officer, {
      kind: 'decision',
      issuer: 'Thủ tướng Chính phủ',
      number: '99/2026/QĐ-TTg',
      title: 'Văn bản thay thế',
      issuedOn: '2026-02-02',
      effectiveOn: '2026-03-01',
    });
    await officer.locator('summary', { hasText: 'Ghi quan hệ' }).click();
    await officer.locator('#relate select[name=kind]').selectOption('replaces');
    await officer.locator('#relate input[name=target]').fill('1/1999/KHONG-CO');
    await fillDay(officer, '#relate', 'effectiveOn', '2026-03-01');
    await press(officer, '#relate');
    await officer.getByText('Không có văn bản đã ban hành nào mang số').first().waitFor();
    await officer.locator('#relate input[name=target]').fill(number);
    await press(officer, '#relate');
    await officer.getByText('Đã ghi quan hệ').waitFor();
    await expectAccessible(officer);

    await officer.goto('/legislation/bases');
    await officer
      .getByRole('link', { name: resting?.name ?? '' })
      .first()
      .waitFor();
    await officer.getByText('Hết hiệu lực toàn bộ').first().waitFor();
    await expectAccessible(officer);

    const visitor = await newPage(browser, { width: 360, javaScript: false, baseUrl: browsed.baseUrl });
    await visitor.goto(`/procedures/${encodeURIComponent(resting?.code ?? '')}`);
    await visitor.getByText('Căn cứ pháp lý cần xem lại').waitFor();
    await expectAccessible(visitor);
    await visitor.goto(`/legislation?q=${encodeURIComponent(number)}&on=2026-02-28`);
    expect(await visitor.locator('main tbody .status').first().textContent()).toBe('Còn hiệu lực');
    await visitor.locator('main tbody th a').first().click();
    await visitor.getByText('Được thay thế bởi').first().waitFor();
    await expectAccessible(visitor);
    await visitor.getByRole('link', { name: 'Xem lược đồ' }).click();
    await visitor.getByRole('link', { name: '99/2026/QĐ-TTg' }).first().waitFor();
    await expectAccessible(visitor);
    await visitor.goto('/legislation/systematisation?since=2026-01-01&on=2026-03-02&list=expired');
    await expectAccessible(visitor);
  },
);

/** A workbook of a city decision and the one that replaces it; `day` is what stands as the first one’s day of issue. */
async function workbook(day: string): Promise<Buffer> {
  const row = (number: string, issuedOn: string, replaces: string): Cell[] => {
    const cells: Record<keyof typeof columns, Cell> = {
      kind: 'Quyết định',
      level: 'Thành phố',
      body: 'Ủy ban nhân dân',
      unit: '',
      issuer: '',
      number,
      issuedOn,
      effectiveOn: issuedOn,
      endsOn: '',
      title: 'Quy định quản lý bến đò',
      field: 'Giao thông',
      signer: '',
      replaces,
    };
    return Object.values(cells);
  };
  return writeWorkbook([
    {
      name: sheetName,
      columns: Object.values(columns),
      rows: [row('701/2003/QĐ-UBND', day, ''), row('702/2004/QĐ-UBND', '02/03/2004', '701/2003/QĐ-UBND')],
    },
  ]);
}

test.each([
  ['with script', 1920, true],
  ['without script, on a phone', 360, false],
])(
  'a legal officer brings the stock in from Excel: mends a cell, confirms, and takes it back whole (%s)',
  { timeout: 120_000 },
  async (_, width, javaScript) => {
    const officer = await newPage(browser, { width, javaScript, baseUrl: browsed.baseUrl });
    await signIn(officer, 'phapche');
    const send = async (day: string) => {
      await officer.goto('/legislation/import');
      const name = 'van-ban.xlsx';
      const mimeType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
      await officer
        .locator('input[type=file]')
        .setInputFiles({ name, mimeType, buffer: await workbook(day) });
      await officer.getByRole('button', { name: 'Nhập thử' }).click();
    };
    await send('31/02/2003');
    await officer.getByRole('rowheader', { name: 'G2' }).waitFor();
    await expectAccessible(officer);
    await send('03/02/2003');
    await officer.getByRole('button', { name: 'Nhập 2 văn bản này' }).click();
    await officer.getByText('Đã nhập 2 văn bản.').waitFor();
    await expectAccessible(officer);
    const at = officer.url();
    const visitor = await newPage(browser, { width: 360, javaScript: false, baseUrl: browsed.baseUrl });
    await visitor.goto('/legislation?q=701/2003');
    await visitor.locator('main tbody .status', { hasText: 'Hết hiệu lực toàn bộ' }).waitFor();
    await officer.goto(at);
    await officer.getByText('Hoàn tác lần nhập này').click();
    await officer.getByRole('button', { name: 'Gỡ 2 văn bản' }).click();
    await officer.getByText('Đã gỡ 2 văn bản.').waitFor();
    await expectAccessible(officer);
    await visitor.goto('/legislation?q=701/2003');
    await visitor.getByText('Không có văn bản nào như vậy').waitFor();
  },
);
