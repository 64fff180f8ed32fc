import type { VNode } from 'preact';
import { renderToString } from 'preact-render-to-string';
import { PageProvider, type Page } from './page.tsx';

/** A whole page (a `Layout`) as HTML to send. */
export function render(node: VNode): string {
  return `<!doctype html>${renderToString(node)}`;
}

/** A part of a page as HTML, for a partial update. */
export function renderFragment(page: Page, node: VNode): string {
  return renderToString(<PageProvider page={page}>{node}</PageProvider>);
}
