import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium, type Browser, type Page } from 'playwright-core';
import { unpackedChromium } from './chromium.ts';

export type PageOptions = {
  /** Width of the window in CSS pixels; the height goes with it. */
  readonly width?: number;
  readonly language?: 'vi' | 'en';
  readonly javaScript?: boolean;
  /** Address before which a path such as `/procedures` is taken to stand. */
  readonly baseUrl?: string;
};

const folders = new WeakMap<Browser, string>();
const watched = new WeakMap<Page, { readonly problems: string[]; readonly javaScript: boolean }>();

/**
 * Opens the Chromium that npm brought, headless, with nothing but this machine's own addresses to reach. It needs no library
 * and no font of the system, and keeps all its files in one folder that `closeBrowser` takes away.
 */
export async function openBrowser(): Promise<Browser> {
  const { program, libraries, fonts } = await unpackedChromium();
  const folder = mkdtempSync(join(tmpdir(), 'motcua-browser-'));
  const fontsFile = join(folder, 'fonts.conf');
  writeFileSync(fontsFile, fontsConfiguration(fonts, join(folder, 'fonts-cache')));
  try {
    const browser = await chromium.launch({
      executablePath: program,
      args: closedNetwork,
      // Started without the sandbox, which root and many containers cannot have: it opens none but our own pages.
      chromiumSandbox: false,
      env: {
        PATH: process.env['PATH'] ?? '/usr/bin:/bin',
        HOME: folder,
        TMPDIR: folder,
        LD_LIBRARY_PATH: libraries,
        FONTCONFIG_FILE: fontsFile,
      },
    });
    folders.set(browser, folder);
    return browser;
  } catch (error) {
    rmSync(folder, { recursive: true, force: true });
    throw error;
  }
}

/** Closes the browser with all its pages, waits until its processes have ended and removes its folder. */
export async function closeBrowser(browser: Browser): Promise<void> {
  await browser.close();
  const folder = folders.get(browser);
  if (folder !== undefined) rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
}

/** A page in a session of its own, with no cookies, in Vietnam's time zone and without motion. */
export async function newPage(browser: Browser, options: PageOptions = {}): Promise<Page> {
  const { width = 1280, language = 'vi', javaScript = true, baseUrl } = options;
  const context = await browser.newContext({
    viewport: { width, height: heightFor(width) },
    hasTouch: width < 600,
    locale: language === 'vi' ? 'vi-VN' : 'en-GB',
    timezoneId: 'Asia/Ho_Chi_Minh',
    javaScriptEnabled: javaScript,
    reducedMotion: 'reduce',
    ...(baseUrl === undefined ? {} : { baseURL: baseUrl }),
  });
  context.on('page', (page) => watch(page, javaScript));
  return context.newPage();
}

/** Scripts that failed and contents that the page's security policy refused, since the page was made. */
export function problemsSeen(page: Page): readonly string[] {
  return watched.get(page)?.problems ?? [];
}

/** False for a page made with `javaScript: false`. */
export function runsScripts(page: Page): boolean {
  return watched.get(page)?.javaScript ?? true;
}

function watch(page: Page, javaScript: boolean): void {
  const problems: string[] = [];
  watched.set(page, { problems, javaScript });
  page.on('pageerror', (error) => problems.push(`script failed: ${error.message}`));
  page.on('console', (message) => {
    const text = message.text();
    if (message.type() === 'error' && /Content.Security.Policy/i.test(text)) problems.push(text);
  });
}

const closedNetwork = [
  '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1, EXCLUDE localhost',
  '--no-proxy-server',
  '--no-pings',
  '--disable-domain-reliability',
  '--disable-gpu',
  '--disable-dev-shm-usage',
  '--no-zygote',
  '--font-render-hinting=none',
];

function heightFor(width: number): number {
  if (width < 600) return 800;
  return width >= 1920 ? 1080 : 900;
}

/** Only the fonts we bring, so that a picture looks the same on every machine; both have all Vietnamese letters. */
function fontsConfiguration(fonts: readonly string[], cache: string): string {
  const alias = (family: string, font: string) =>
    `<alias binding="same"><family>${family}</family><prefer><family>${font}</family></prefer></alias>`;
  return `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  ${fonts.map((folder) => `<dir>${folder}</dir>`).join('')}
  <cachedir>${cache}</cachedir>
  ${alias('serif', 'Tinos')}${alias('Times New Roman', 'Tinos')}${alias('sans-serif', 'Open Sans')}
</fontconfig>
`;
}
