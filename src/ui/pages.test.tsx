import { existsSync } from 'node:fs';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { buildAssets, type AssetManifest } from '../kernel/assets.ts';
import { languages, t } from '../kernel/messages.ts';
import { DueBadge } from './badges.tsx';
import { galleryPages } from './gallery/gallery-pages.ts';
import { iconNames } from './icons.ts';
import { nearPages, Pagination } from './lists.tsx';
import { withQuery, type Page } from './page.tsx';
import { render, renderFragment } from './render.tsx';
import { DataTable } from './table.tsx';

const require = createRequire(import.meta.url);
const page: Page = {
  language: 'vi',
  path: '/dossiers?state=4&page=2',
  csrf: '',
  site: t('Thành phố', 'City'),
  navigation: [],
};

describe('every page of the gallery', () => {
  for (const [name, Gallery] of Object.entries(galleryPages)) {
    for (const language of languages) {
      test(`${name} in ${language}`, () => {
        const html = render(Gallery({ language }));
        expect(html).toMatch(new RegExp(`^<!doctype html><html lang="${language}"`));
        expect(html.match(/<h1/g)).toHaveLength(1);
        expect(html).toContain('href="#main"');
        expect(html).not.toMatch(/ style="| on[a-z]+="|<script(?![^>]* src=)/);
        const ids = [...html.matchAll(/ id="([^"]+)"/g)].map((match) => match[1]);
        expect(ids).toEqual([...new Set(ids)]);
        for (const [, target] of html.matchAll(/ for="([^"]+)"/g)) expect(ids).toContain(target);
      });
    }
  }
});

test('one thing to do next at most on a page', () => {
  for (const Gallery of Object.values(galleryPages)) {
    expect((render(Gallery({ language: 'vi' })).match(/btn-next/g) ?? []).length).toBeLessThanOrEqual(1);
  }
});

test('each icon exists', () => {
  const missing = iconNames.filter((name) => !existsSync(require.resolve(`lucide-static/icons/${name}.svg`)));
  expect(missing).toEqual([]);
});

describe('a table', () => {
  const columns = [
    { key: 'code', title: t('Mã', 'Code'), heads: true, sortable: true, cell: (row: string) => row },
    { key: 'due', title: t('Hạn', 'Due'), sortable: true, cell: () => '<b>' },
  ];

  test('sorts by links that keep the filters and forget the page', () => {
    const html = renderFragment(
      page,
      <DataTable caption="x" columns={columns} rows={['a']} rowKey={(row) => row} sort="code" />,
    );
    expect(html).toContain('href="/dossiers?state=4&amp;sort=-code"');
    expect(html).toContain('href="/dossiers?state=4&amp;sort=due"');
    expect(html).toMatch(/<th scope="col"[^>]*aria-sort="ascending"/);
    expect(html).toMatch(/<th scope="row"[^>]*data-label="Mã"/);
    expect(html).not.toContain('<b>');
  });

  test('without rows says so, or what to do', () => {
    const none = { caption: 'x', columns, rows: [], rowKey: (row: string) => row };
    expect(renderFragment(page, <DataTable {...none} />)).toContain('Chưa có dòng nào.');
    expect(renderFragment(page, <DataTable {...none} empty={<p>Tiếp nhận hồ sơ đầu tiên</p>} />)).toBe(
      '<p>Tiếp nhận hồ sơ đầu tiên</p>',
    );
  });
});

test.each([
  [1, 1, [1]],
  [1, 3, [1, 2, 3]],
  [3, 47, [1, 2, 3, 4, undefined, 47]],
  [24, 47, [1, undefined, 23, 24, 25, undefined, 47]],
  [47, 47, [1, undefined, 46, 47]],
])('page %d of %d', (at, pages, shown) => {
  expect(nearPages(at, pages)).toEqual(shown);
});

test('pagination keeps the filters; one page needs none', () => {
  const html = renderFragment(page, <Pagination page={2} pageSize={50} total={2314} />);
  expect(html).toContain('51–100 trong 2.314');
  expect(html).toContain('href="/dossiers?state=4&amp;page=3"');
  expect(html).toMatch(/href="\/dossiers\?state=4"[^>]*rel="prev"/);
  expect(renderFragment(page, <Pagination page={1} pageSize={50} total={50} />)).toBe('');
});

test.each([0, 50, 51])('a page beyond the end of %i rows says so and leads to the last one', (total) => {
  const html = renderFragment(page, <Pagination page={9} pageSize={50} total={total} />);
  expect(html).toContain(`Danh sách chỉ có ${total === 51 ? 2 : 1} trang.`);
  expect(html).toContain(total === 51 ? 'page=2"' : 'href="/dossiers?state=4"');
});

test('an address is changed by its parameters only', () => {
  expect(withQuery('/a?x=1&y=2', { x: undefined, y: 3, z: 'đ' })).toBe('/a?y=3&z=%C4%91');
});

test.each([
  [{ kind: 'running', left: { days: 2, hours: 3 }, soon: false }, 'due-running', 'còn 2 ngày 3 giờ'],
  [{ kind: 'running', left: 30, soon: true }, 'due-soon', 'còn 30 phút'],
  [{ kind: 'late', by: { days: 1 } }, 'due-late', 'quá hạn 1 ngày'],
  [{ kind: 'paused' }, 'due-paused', 'tạm dừng'],
  [{ kind: 'finished', when: 'on-time' }, 'due-met', 'xong đúng hạn'],
  [{ kind: 'finished', when: 'late', by: { days: 2 } }, 'due-late', 'xong trễ 2 ngày'],
] as const)('a due badge says in words what it shows in colour: %j', (standing, look, words) => {
  const html = renderFragment(page, <DueBadge standing={standing} />);
  expect(html).toContain(look);
  expect(html).toContain(words);
});

describe('the assets', () => {
  let outDir = '';
  let built: { built: boolean; manifest: AssetManifest };
  const content = (name: string): Promise<Buffer> =>
    readFile(join(outDir, built.manifest.files[name] ?? name));

  beforeAll(async () => {
    outDir = await mkdtemp(join(tmpdir(), 'assets-'));
    built = await buildAssets({ outDir });
  });
  afterAll(() => rm(outDir, { recursive: true }));

  test('carry a hash in their names and are all there', async () => {
    expect(built.built).toBe(true);
    const files = await readdir(outDir);
    for (const [name, file] of Object.entries(built.manifest.files)) {
      expect(files).toContain(file);
      expect(file).not.toBe(name);
    }
    expect(Object.keys(built.manifest.files)).toEqual(
      expect.arrayContaining(['app.css', 'htmx.js', 'keyboard.js', 'fields.js', 'mark.svg']),
    );
  });

  test('are not built again for nothing', async () => {
    const again = await buildAssets({ outDir });
    expect(again.built).toBe(again.manifest.inputs !== built.manifest.inputs);
    expect((await buildAssets({ outDir, force: true })).built).toBe(true);
  });

  test('refer to each other by address', async () => {
    const css = (await content('app.css')).toString();
    const urls = [...css.matchAll(/url\((\/assets\/[^)]+)\)/g)].map((match) =>
      match[1]?.slice('/assets/'.length),
    );
    expect(urls.length).toBeGreaterThanOrEqual(6);
    for (const url of urls) expect(Object.values(built.manifest.files)).toContain(url);
    expect(css).not.toMatch(/url\(["']?\.\//);
  });

  test('make a first page of less than 100 KB over the wire', async () => {
    const html = render(galleryPages.home({ language: 'vi' }));
    const wanted = [...new Set(html.matchAll(/(?:src|href)="\/assets\/([\w-]+)(?:\.\w+)?(\.\w+)"/g))].map(
      ([, name, ending]) => `${name}${ending}`,
    );
    expect(wanted).toContain('app.css');
    const sizes = await Promise.all(
      [...new Set([...wanted, 'dawn.svg', 'wave.svg'])].map(async (name) => {
        const bytes = await content(name);
        return name.endsWith('.woff2') ? bytes.length : gzipSync(bytes).length;
      }),
    );
    const total = gzipSync(html).length + sizes.reduce((sum, size) => sum + size, 0);
    expect(total).toBeGreaterThan(60_000);
    expect(total).toBeLessThan(100_000);
  });
});
