import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';
import { newPage, problemsSeen, runsScripts } from './browser.ts';

export type AccessibilityOptions = {
  /** False for a page that is a tool in two dimensions, such as the process editor (WCAG 2.2, 1.4.10, exception). */
  readonly reflow?: boolean;
};

/** Width in CSS pixels at which a page must not scroll sideways: a small telephone. */
const narrow = 360;

const wcag22AA = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22a', 'wcag22aa'];

/**
 * Fails with a list of all that stands in a reader's way on this page: what axe finds against WCAG 2.2 level AA, a missing
 * language or title, sideways scrolling at the present width and at 360 pixels, scripts that failed.
 */
export async function expectAccessible(page: Page, options: AccessibilityOptions = {}): Promise<void> {
  const problems = [
    ...(await headProblems(page)),
    ...(await axeProblems(page)),
    ...((options.reflow ?? true) ? await reflowProblems(page) : []),
    ...problemsSeen(page),
  ];
  if (problems.length > 0)
    throw new Error(
      `${page.url()} is not accessible:\n${problems.map((problem) => `  - ${problem}`).join('\n')}`,
    );
}

async function headProblems(page: Page): Promise<string[]> {
  const language = (await page.locator('html').getAttribute('lang')) ?? '';
  const title = await page.title();
  return [
    ...(['vi', 'en'].includes(language) ? [] : [`html lang is "${language}", not vi or en`]),
    ...(title.trim() === '' ? ['the page has no title'] : []),
  ];
}

async function axeProblems(page: Page): Promise<string[]> {
  if (!runsScripts(page)) return axeProblemsWithoutScripts(page);
  const { violations } = await new AxeBuilder({ page }).withTags(wcag22AA).analyze();
  return violations.flatMap(({ id, help, nodes }) =>
    nodes.map(({ target, html }) => `${id}: ${help} — ${target.join(' ')} — ${html.slice(0, 160)}`),
  );
}

/** axe is a script itself: it looks at a copy, which shows the same page and is kept from running the page's own scripts. */
async function axeProblemsWithoutScripts(page: Page): Promise<string[]> {
  const browser = page.context().browser();
  if (browser === null) throw new Error('The page has no browser to open its copy in.');
  const copy = await newPage(browser, { width: page.viewportSize()?.width ?? narrow });
  try {
    await copy.context().addCookies(await page.context().cookies());
    const body = (await page.content()).replace(/<script\b[^>]*>.*?<\/script>/gis, '');
    await copy.route('**/*', (route) =>
      route.request().resourceType() === 'script' ? route.abort() : route.continue(),
    );
    await copy.route(page.url(), (route) => route.fulfill({ contentType: 'text/html; charset=utf-8', body }));
    await copy.goto(page.url());
    return await axeProblems(copy);
  } finally {
    await copy.context().close();
  }
}

async function reflowProblems(page: Page): Promise<string[]> {
  const before = page.viewportSize();
  const problems = await overflowProblems(page);
  if (before === null || before.width === narrow) return problems;
  await page.setViewportSize({ width: narrow, height: before.height });
  const narrowProblems = await overflowProblems(page);
  await page.setViewportSize(before);
  return [...problems, ...narrowProblems];
}

async function overflowProblems(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const { scrollWidth, clientWidth } = document.documentElement;
    if (scrollWidth <= clientWidth) return [];
    const sticksOut = (element: Element) => element.getBoundingClientRect().right > clientWidth + 0.5;
    const culprits = [...document.body.querySelectorAll('*')]
      .filter((element) => sticksOut(element) && ![...element.children].some(sticksOut))
      .slice(0, 5)
      .map((element) => element.cloneNode(false))
      .map((clone) => (clone instanceof Element ? clone.outerHTML.slice(0, 120) : ''));
    return [`scrolls sideways at ${clientWidth} px (content ${scrollWidth} px): ${culprits.join(' ')}`];
  });
}
