import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { expectAccessible } from './axe.ts';
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
    await visitor.goto('/legislation/systematisation?since=2026-01-01&on=2026-03-02&list=expired');
    await expectAccessible(visitor);
  },
);
