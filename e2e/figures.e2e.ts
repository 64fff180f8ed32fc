import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { expectAccessible } from './axe.ts';
import { closeBrowser, newPage, openBrowser } from './browser.ts';
import { openBrowsedCity, signIn, type BrowsedCity } from './city.ts';

let town: BrowsedCity;
let browser: Browser;

beforeAll(async () => {
  town = await openBrowsedCity({ withDossiers: true, now: '2026-11-20T08:00:00Z' });
  browser = await openBrowser();
});

afterAll(async () => {
  await closeBrowser(browser);
  await town.close();
});

describe.each([
  { width: 1920, javaScript: true },
  { width: 360, javaScript: false },
])('on a screen $width wide, scripts: $javaScript', (options) => {
  test('a reform officer opens a figure of the form down to one dossier, and asks it as known on a past day', async () => {
    const page = await newPage(browser, { ...options, baseUrl: town.baseUrl });
    await signIn(page, 'office');
    await page.goto('/today');
    await expectAccessible(page);
    await page.goto('/statistics?by=level&from=2026-01-01&to=2026-11-20');
    await expectAccessible(page);
    const figure = page.locator('td a').first();
    const shown = (await figure.innerText()).trim();
    await figure.click();
    await expectAccessible(page);
    expect(await page.locator('main').innerText()).toContain(`${shown} ·`);
    await page.locator('tbody th a').first().click();
    await page.getByRole('heading', { level: 1 }).waitFor();
    expect(page.url()).toContain('/dossiers/');

    await page.goto('/indicators?q=dung%20han');
    await expectAccessible(page);
    await page.getByRole('link', { name: 'Tỷ lệ giải quyết trước và đúng hạn' }).first().click();
    await expectAccessible(page);
    const now = await page.locator('main .text-3xl').innerText();
    await page.goto('/indicators/dossier.received?from=2026-01-01&to=2026-11-20&asOf=2026-03-01');
    await expectAccessible(page);
    expect(await page.locator('main').innerText()).toContain('theo số liệu đã ghi đến hết ngày 01/03/2026');
    expect(now).toContain('%');
  });

  test('late dossiers, record checks and open data are there to read', async () => {
    const page = await newPage(browser, { ...options, baseUrl: town.baseUrl });
    await page.goto('/open-data');
    await expectAccessible(page);
    await signIn(page, 'office');
    for (const path of [
      '/statistics/late?from=2022-01-01&to=2026-11-20',
      '/statistics/checks?check=online-not-offered',
    ]) {
      await page.goto(path);
      await expectAccessible(page);
    }
  });
});
