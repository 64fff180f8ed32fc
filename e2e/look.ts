import type { Page } from 'playwright-core';
import { expectAccessible } from './axe.ts';

/**
 * Looks at each kind of page of a journey once: the same address (numbers aside), width and refusals are looked at no second
 * time. A long journey comes by its pages often, and a look takes longer than the step itself.
 */
export function lookOnce(): (page: Page) => Promise<void> {
  const seen = new Set<string>();
  return async (page) => {
    const refused = await page.getByRole('alert').count();
    const address = new URL(page.url()).pathname.replaceAll(/\d+/g, ':id');
    const kind = [address, page.viewportSize()?.width, refused > 0].join(' ');
    if (seen.has(kind)) return;
    seen.add(kind);
    await expectAccessible(page);
  };
}
