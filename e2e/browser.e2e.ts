import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { closeBrowser, newPage, openBrowser, problemsSeen } from './browser.ts';
import { unpackedChromium } from './chromium.ts';
import { openTinySite, type TinySite } from './tiny-site.ts';

const counter = `<!doctype html><html lang="vi"><title>Một cửa</title>
<h1>Tiếp nhận hồ sơ</h1><button>Nhận</button><output>0</output>
<noscript><p>Không có mã lệnh</p></noscript>
<p id="plain" style="font: 16px sans-serif; display: inline-block">Cộng hòa xã hội chủ nghĩa Việt Nam ữ ợ ặ</p>
<p id="serif" style="font: 16px serif; display: inline-block">Cộng hòa xã hội chủ nghĩa Việt Nam ữ ợ ặ</p>
<script>document.querySelector('button').onclick = () => document.querySelector('output').textContent++;</script>`;

let site: TinySite;
let browser: Browser;

beforeAll(async () => {
  site = await openTinySite({ '/': counter, '/broken': '<script>throw new Error("vỡ")</script>' });
  browser = await openBrowser();
});

afterAll(async () => {
  await closeBrowser(browser);
  await site.close();
});

test('a page is read and its button works', async () => {
  const page = await newPage(browser, { baseUrl: site.url });
  await page.goto('/');
  await page.getByRole('button', { name: 'Nhận' }).click();
  expect(await page.getByRole('heading').textContent()).toBe('Tiếp nhận hồ sơ');
  expect(await page.locator('output').textContent()).toBe('1');
  expect(await page.locator('noscript p').count()).toBe(0);
  expect(problemsSeen(page)).toEqual([]);
});

test('without JavaScript the page is read, and the button does nothing', async () => {
  const page = await newPage(browser, { baseUrl: site.url, javaScript: false });
  await page.goto('/');
  await page.getByRole('button').click();
  expect(await page.locator('output').textContent()).toBe('0');
  expect(await page.locator('noscript p').count()).toBe(1);
  expect(await page.getByRole('heading').isVisible()).toBe(true);
});

test.each([360, 1920])('a picture %i pixels wide', async (width) => {
  const page = await newPage(browser, { baseUrl: site.url, width });
  await page.goto('/');
  const picture = await page.screenshot();
  expect(picture.subarray(1, 4).toString()).toBe('PNG');
  expect(picture.readUInt32BE(16)).toBe(width);
});

test('the fonts that came along are there, so that letters have their own widths', async () => {
  const page = await newPage(browser, { baseUrl: site.url });
  await page.goto('/');
  const plain = await page.locator('#plain').boundingBox();
  const serif = await page.locator('#serif').boundingBox();
  expect(plain?.width).toBeGreaterThan(200);
  expect(serif?.width).toBeGreaterThan(200);
  expect(serif?.width).not.toBe(plain?.width);
});

test('the reader speaks the language asked for, in the time of Vietnam', async () => {
  for (const [language, locale] of [
    ['vi', 'vi-VN'],
    ['en', 'en-GB'],
  ] as const) {
    const page = await newPage(browser, { language });
    expect(
      await page.evaluate(() => [navigator.language, Intl.DateTimeFormat().resolvedOptions().timeZone]),
    ).toEqual([locale, 'Asia/Saigon']);
  }
});

test('no address but this machine is reached', async () => {
  const page = await newPage(browser);
  await expect(page.goto('http://example.org/')).rejects.toThrow('ERR_NAME_NOT_RESOLVED');
});

test('a script that fails is told', async () => {
  const page = await newPage(browser, { baseUrl: site.url });
  await page.goto('/broken');
  expect(problemsSeen(page)).toEqual(['script failed: vỡ']);
});

test('a closed browser leaves no process and no folder behind', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'motcua-leftovers-'));
  vi.stubEnv('TMPDIR', folder);
  try {
    await unpackedChromium();
    const before = readdirSync(folder);
    const second = await openBrowser();
    const page = await newPage(second, { baseUrl: site.url });
    await page.goto('/');
    expect(processesOf(folder).length).toBeGreaterThan(0);
    expect(readdirSync(folder).length).toBeGreaterThan(before.length);
    await closeBrowser(second);
    expect(processesOf(folder)).toEqual([]);
    expect(readdirSync(folder)).toEqual(before);
  } finally {
    vi.unstubAllEnvs();
    rmSync(folder, { recursive: true });
  }
});

/** The processes that were started with this folder for their temporary files. */
function processesOf(folder: string): string[] {
  return readdirSync('/proc').filter((name) => /^\d+$/.test(name) && environmentOf(name).includes(folder));
}

/** The environment of a process, '' when it has ended meanwhile. */
function environmentOf(id: string): string {
  try {
    return readFileSync(`/proc/${id}/environ`, 'utf8');
  } catch {
    return '';
  }
}
