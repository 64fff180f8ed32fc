import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { expectAccessible } from './axe.ts';
import { closeBrowser, newPage, openBrowser } from './browser.ts';
import { openTinySite, type TinySite } from './tiny-site.ts';

const page = (body: string, head = '<title>Tra cứu hồ sơ</title>', attributes = 'lang="vi"') =>
  `<!doctype html><html ${attributes}><head>${head}</head><body><main>${body}</main></body></html>`;

const sound = '<h1>Tra cứu hồ sơ</h1><label>Mã hồ sơ <input name="code"></label><button>Tra cứu</button>';

/** Address of a page with one fault → what the list must say. */
const faults: Readonly<Record<string, { html: string; says: RegExp }>> = {
  '/no-label': { html: page('<input name="code">'), says: /label: .* — input — <input/ },
  '/faint': { html: page('<p style="color: #bbb; background: #fff">Chữ mờ</p>'), says: /color-contrast: / },
  '/small-target': {
    html: page(
      '<button style="width:9px;height:9px;padding:0">a</button><button style="width:9px;height:9px;padding:0">b</button>',
    ),
    says: /target-size: /,
  },
  '/wide': {
    html: page('<div id="table" style="width: 1000px">Bảng</div>'),
    says: /sideways at 360 px .*<div id="table"/,
  },
  '/no-title': { html: page(sound, '<title> </title>'), says: /the page has no title/ },
  '/no-language': { html: page(sound, undefined, ''), says: /html lang is "", not vi or en/ },
  '/other-language': { html: page(sound, undefined, 'lang="fr"'), says: /html lang is "fr"/ },
  '/broken-script': {
    html: page(`${sound}<script>throw new Error('vỡ')</script>`),
    says: /script failed: vỡ/,
  },
  '/blocked': {
    html: page(
      `${sound}<script>document.title = 'khác'</script>`,
      `<meta http-equiv="Content-Security-Policy" content="script-src 'self'"><title>Tra cứu</title>`,
    ),
    says: /Content.Security.Policy/,
  },
};

let site: TinySite;
let browser: Browser;

beforeAll(async () => {
  const faulty = Object.entries(faults).map(([path, { html }]) => [path, html]);
  site = await openTinySite({ '/sound': page(sound), ...Object.fromEntries(faulty) });
  browser = await openBrowser();
});

afterAll(async () => {
  await closeBrowser(browser);
  await site.close();
});

test.each([
  { width: 360, javaScript: true },
  { width: 1920, javaScript: true },
  { width: 1280, javaScript: false },
])('a sound page passes: %j', async (options) => {
  const visited = await newPage(browser, { ...options, baseUrl: site.url });
  await visited.goto('/sound');
  await expectAccessible(visited);
  expect(visited.viewportSize()?.width).toBe(options.width);
});

test.each(Object.keys(faults))('the fault of %s is named', async (path) => {
  const visited = await newPage(browser, { baseUrl: site.url });
  await visited.goto(path);
  await expect(expectAccessible(visited)).rejects.toThrow(faults[path]?.says);
});

test('a fault is named without JavaScript too', async () => {
  const visited = await newPage(browser, { baseUrl: site.url, javaScript: false });
  await visited.goto('/no-label');
  await expect(expectAccessible(visited)).rejects.toThrow(/label: /);
});

test('a tool in two dimensions may scroll sideways', async () => {
  const visited = await newPage(browser, { baseUrl: site.url });
  await visited.goto('/wide');
  await expectAccessible(visited, { reflow: false });
});
