import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
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

/** Fills a register's form; a row that it points at is typed where no script can choose it. */
async function record(page: Page, fields: Readonly<Record<string, string>>): Promise<number> {
  for (const [name, value] of Object.entries(fields)) {
    const field = page.locator(`select[name="values.${name}"]`);
    if ((await field.count()) > 0) await field.selectOption(value);
    else await page.locator(`#f-values-${name}`).fill(value);
  }
  await page.getByRole('button', { name: 'Ghi vào sổ' }).click();
  await page.getByRole('status').filter({ hasText: 'Đã ghi vào sổ' }).waitFor();
  return Number(/\/(\d+)$/.exec(page.url())?.[1]);
}

async function move(page: Page, to: string): Promise<void> {
  await page.getByRole('button', { name: `Chuyển sang: ${to}` }).click();
  await page.getByRole('status').filter({ hasText: 'Đã chuyển sang' }).waitFor();
}

describe.each([
  { width: 1920, javaScript: true },
  { width: 360, javaScript: false },
])('on a screen $width wide, scripts: $javaScript', (options) => {
  test('a quality officer audits a clause, records a non-conformity and follows its remedy; an expiring certificate warns', async () => {
    const page = await newPage(browser, { ...options, baseUrl: town.baseUrl });
    await signIn(page, 'specialist');
    const unit = `Phòng Dân sự ${options.width}`;
    const pointing = (column: string, id: number): Record<string, string> =>
      options.javaScript ? {} : { [`${column}_q`]: `#${id}` };
    async function point(names: Readonly<Record<string, number>>): Promise<void> {
      if (options.javaScript) return;
      for (const [name, id] of Object.entries(names))
        for (const [box, words] of Object.entries(pointing(name, id)))
          await page.locator(`input[name="values.${box}"]`).fill(words);
    }

    const [first, other] = (await town.city.procedures.search({ pageSize: 5 })).rows;
    await page.goto('/quality');
    await expectAccessible(page);
    await page.getByRole('link', { name: 'Thêm hệ thống' }).click();
    const system = await record(page, {
      name: unit,
      appliesFrom: '2024-01-02',
      procedures: `${first?.code ?? ''}, ${other?.code ?? ''}`,
    });
    await page.goto(`/quality/systems/${system}`);
    await expectAccessible(page);
    const leaving = page.getByRole('button', { name: `Bỏ ${other?.code ?? ''} khỏi phạm vi` });
    await leaving.click();
    await page.getByRole('status').filter({ hasText: 'Đã bỏ khỏi phạm vi' }).waitFor();
    expect(await leaving.count()).toBe(0);
    const add = page.getByRole('button', { name: 'Thêm vào phạm vi' });
    await page.locator('input[name=add_q]').fill('thủ tục không có');
    await page.keyboard.press('Escape');
    await add.click();
    await page.getByRole('alert').getByText('Danh mục không có thủ tục nào').first().waitFor();
    await page.locator('input[name=add_q]').fill(first?.code ?? '');
    await page.keyboard.press('Escape');
    await add.click();
    await page.getByRole('alert').getByText('đã có trong phạm vi').first().waitFor();
    await expectAccessible(page);
    if (options.javaScript) {
      await page.locator('input[name=add_q]').fill(other?.code ?? '');
      await page
        .getByRole('option', { name: other?.code ?? '' })
        .first()
        .click();
    } else await page.locator('input[name=add_q]').fill(other?.name ?? '');
    await add.click();
    await page
      .getByRole('status')
      .filter({ hasText: `Đã thêm ${other?.code ?? ''}` })
      .waitFor();

    await page.getByRole('link', { name: 'Thêm giấy chứng nhận' }).click();
    await point({ system });
    await record(page, {
      kind: 'certificate',
      number: `CN-${options.width}`,
      issuer: 'Trung tâm Chứng nhận',
      standard: 'v2015',
      validFrom: '2023-05-01',
      validUntil: '2026-05-01',
    });
    await page.goto('/quality');
    await expectAccessible(page);
    expect(await page.locator('#expiring').innerText()).toContain(unit);
    expect(await page.locator('#expiring').innerText()).toContain('Còn 60 ngày');

    await page.goto(`/quality/systems/${system}`);
    await page.getByRole('link', { name: 'Thêm cuộc đánh giá' }).click();
    await point({ system });
    const audit = await record(page, {
      heldOn: '2026-03-02',
      scope: 'Bộ phận Một cửa',
      lead: 'Mạc Văn Bách',
    });
    await move(page, 'Đang đánh giá');
    await page.goto(`/quality/audits/${audit}`);
    await page.getByRole('link', { name: 'Ghi nội dung đánh giá' }).click();
    await point({ audit });
    await record(page, {
      clause: '8.5',
      checkedOn: '2026-03-02',
      question: 'Xem 10 hồ sơ',
      result: 'nonconforming',
    });
    await page.goto(`/quality/audits/${audit}`);
    await page.getByRole('link', { name: 'Ghi điểm không phù hợp' }).click();
    await point({ system, audit });
    const finding = await record(page, {
      finding: `Phiếu kiểm soát không ghi giờ ${options.width}`,
      clause: '8.5',
      grade: 'minor',
      foundOn: '2026-03-02',
      dueOn: '2026-03-20',
      cause: 'Chưa được hướng dẫn',
      correctiveAction: 'Hướng dẫn lại bộ phận',
      doneOn: '2026-03-02',
    });
    await move(page, 'Đã có biện pháp');
    await move(page, 'Chờ xác nhận');
    await page.goto(`/quality/clauses?system=${system}`);
    await expectAccessible(page);
    const line = page.getByRole('row').filter({ hasText: '8.5' });
    expect(await line.innerText()).toContain('1 điểm');
    await page.goto(`/registers/quality-nonconformity/${finding}`);
    expect(await page.locator('main').innerText()).toContain('Chờ xác nhận');
    const close = page.getByRole('button', { name: 'Chuyển sang: Đã khép' });
    if (options.javaScript) {
      await close.click();
      await page.getByRole('alert').first().waitFor();
      expect(await page.locator('main').innerText()).toContain('Chờ xác nhận');
    }
    await page.locator('input[name="values.verifiedBy_q"]').fill('Mạc Văn Bách');
    if (options.javaScript) await page.getByRole('option', { name: 'Mạc Văn Bách' }).first().click();
    await page.locator('#f-values-verifiedOn, [name="values.verifiedOn"]').first().fill('2026-03-02');
    await page.locator('input[name="values.isEffective"]').check();
    await close.click();
    await page.getByRole('status').filter({ hasText: 'Đã chuyển sang' }).waitFor();
    await page.goto(`/quality/clauses?system=${system}`);
    expect(await line.innerText()).not.toContain('1 điểm');
    await page.goto(`/quality/audits/${audit}`);
    await expectAccessible(page);
  });
});
