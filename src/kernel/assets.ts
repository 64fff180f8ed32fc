import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { createRequire } from 'node:module';
import { constants, existsSync, readFileSync } from 'node:fs';
import { access, mkdir, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { basename, join, relative, resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import * as esbuild from 'esbuild';
import { z } from 'zod';
import { StartFailure } from './config.ts';

/** What a build left: the file behind each plain name, and the fingerprint of what it was made from. */
export const AssetManifest = z.object({ inputs: z.string(), files: z.record(z.string(), z.string()) });
export type AssetManifest = Readonly<z.infer<typeof AssetManifest>>;

export type BuildOptions = {
  /** Folder to write to. Default `dist/assets` of the project. */
  readonly outDir?: string;
  /** Folder of the sources. Default `src` of the project. */
  readonly sourceDir?: string;
  /** Build even when nothing changed. */
  readonly force?: boolean;
};

export const assetsUrl = '/assets/';

const root = fileURLToPath(new URL('../../', import.meta.url));
const require = createRequire(import.meta.url);
const run = promisify(execFile);
let manifest: AssetManifest | undefined;

/** Folder that holds the built assets, to be served under `/assets/` for ever (names carry a hash of the content). */
export function assetsFolder(outDir = 'dist/assets'): string {
  return resolve(root, outDir);
}

/**
 * Address of an asset by its plain name: `asset('app.css')` → `/assets/app.3f2a….css`.
 * Before the first build (a unit test of a page) the plain name stands for itself.
 * @throws Error when a build exists and does not know the name.
 */
export function asset(name: string): string {
  manifest ??= readManifest(assetsFolder());
  if (manifest === undefined) return assetsUrl + name;
  const file = manifest.files[name];
  if (file === undefined)
    throw new Error(`No asset named ${name}; the build knows ${Object.keys(manifest.files).join(', ')}`);
  return assetsUrl + file;
}

/**
 * Makes styles, scripts, fonts and pictures of the pages: `src/ui/styles.css` by Tailwind, each `*.client.ts` by
 * esbuild, the fonts' Vietnamese and Latin letters, `src/ui/pictures/*.svg`. Does nothing when the sources are those
 * of the last build. Two builds at once do no harm: files are complete before the manifest names them. Where the folder
 * may not be written to, the last build is served as it is, with a word on it.
 * @throws StartFailure when it may not be written to and holds no whole build.
 */
export async function buildAssets(
  options: BuildOptions = {},
): Promise<{ built: boolean; manifest: AssetManifest }> {
  const outDir = assetsFolder(options.outDir);
  const sourceDir = resolve(root, options.sourceDir ?? 'src');
  const sources = await listSources(sourceDir);
  const inputs = await fingerprint(sources);
  const last = readManifest(outDir);
  const isWhole = last !== undefined && isComplete(outDir, last);
  if (isWhole && last.inputs === inputs && options.force !== true) {
    manifest = last;
    return { built: false, manifest: last };
  }
  const hindrance = await whyNotWritable(outDir);
  if (hindrance !== null) {
    if (!isWhole) throw new StartFailure(cannotBuild(outDir, hindrance));
    // What was built last is older than the sources, but whole: a city that runs is worth more than the newest look.
    console.error(`  ${oldAssets(outDir, hindrance)}`);
    manifest = last;
    return { built: false, manifest: last };
  }
  const files: Record<string, string> = {};
  const keep = async (name: string, content: Uint8Array | string): Promise<void> => {
    files[name] = await writeHashed(outDir, name, content);
  };
  const [css] = await Promise.all([
    compileStyles(sourceDir, outDir),
    bundleScripts(sources, outDir).then((bundles) => Object.assign(files, bundles)),
    copyPictures(sourceDir, keep),
    copyFonts(keep),
    readFile(require.resolve('htmx.org/dist/htmx.min.js')).then((script) => keep('htmx.js', script)),
  ]);
  await keep('app.css', withHashedUrls(css, files));
  manifest = {
    inputs,
    files: Object.fromEntries(Object.entries(files).toSorted(([a], [b]) => a.localeCompare(b))),
  };
  await writeAtomically(join(outDir, 'manifest.json'), JSON.stringify(manifest, null, 2));
  await removeOthers(outDir, manifest);
  return { built: true, manifest };
}

/** The system's reason why nothing can be written to the folder, e.g. `EACCES`; null when it can. The folder is made. */
async function whyNotWritable(folder: string): Promise<string | null> {
  try {
    await mkdir(folder, { recursive: true });
    await access(folder, constants.W_OK);
    return null;
  } catch (error) {
    if (!(error instanceof Error) || !('code' in error)) throw error;
    return String(error.code);
  }
}

function cannotBuild(folder: string, why: string): string {
  return `Giao diện chưa được dựng và không ghi được vào ${folder} (${why}): hãy cho người chạy chương trình quyền ghi vào thư mục này, hoặc để chủ thư mục chạy npm run assets một lần. / The pages’ styles and scripts are not built and ${folder} may not be written to: give write access, or let its owner run npm run assets once.`;
}

function oldAssets(folder: string, why: string): string {
  return `Dùng giao diện đã dựng trước đó, vì không ghi được vào ${folder} (${why}); để cập nhật, chủ thư mục chạy npm run assets. / The earlier build of styles and scripts is used, as that folder may not be written to; its owner can run npm run assets.`;
}

async function compileStyles(sourceDir: string, outDir: string): Promise<string> {
  const cli = join(root, 'node_modules/@tailwindcss/cli/dist/index.mjs');
  const output = join(outDir, `.app-${process.pid}.css`);
  try {
    await run(
      process.execPath,
      [cli, '--input', join(sourceDir, 'ui/styles.css'), '--output', output, '--minify'],
      {
        cwd: root,
        env: { ...process.env, NODE_OPTIONS: '' },
      },
    );
    return await readFile(output, 'utf8');
  } finally {
    await rm(output, { force: true });
  }
}

/** Bundles `src/room/name.client.ts` as `name.js` (and `name.css` when it imports styles). */
async function bundleScripts(sources: readonly string[], outDir: string): Promise<Record<string, string>> {
  const entryPoints: Record<string, string> = {};
  for (const path of sources.filter((source) => source.endsWith('.client.ts'))) {
    const name = basename(path, '.client.ts');
    const other = entryPoints[name];
    if (other !== undefined) throw new Error(`Two scripts would be called ${name}.js: ${other} and ${path}`);
    entryPoints[name] = path;
  }
  const { metafile } = await esbuild.build({
    entryPoints,
    outdir: outDir,
    bundle: true,
    minify: true,
    format: 'iife',
    target: 'es2020',
    entryNames: '[name].[hash]',
    assetNames: '[name].[hash]',
    publicPath: assetsUrl.slice(0, -1),
    loader: {
      '.woff': 'file',
      '.woff2': 'file',
      '.ttf': 'file',
      '.eot': 'file',
      '.svg': 'file',
      '.png': 'file',
    },
    absWorkingDir: root,
    metafile: true,
    legalComments: 'none',
    logLevel: 'warning',
  });
  const files: Record<string, string> = {};
  for (const [path, output] of Object.entries(metafile.outputs)) {
    const file = relative(outDir, resolve(root, path));
    files[
      output.entryPoint === undefined
        ? file.replace(/\.[0-9A-Z]{8}(?=\.)/, '')
        : `${basename(output.entryPoint, '.client.ts')}.js`
    ] = file;
  }
  return files;
}

async function copyPictures(
  sourceDir: string,
  keep: (name: string, content: Uint8Array) => Promise<void>,
): Promise<void> {
  const folder = join(sourceDir, 'ui/pictures');
  for (const name of await readdir(folder)) await keep(name, await readFile(join(folder, name)));
}

/** Two weights, Latin and Vietnamese letters: 67 KB, what a first page can afford (issue: under 100 KB in all). */
async function copyFonts(keep: (name: string, content: Uint8Array) => Promise<void>): Promise<void> {
  const folder = join(root, 'node_modules/@fontsource/be-vietnam-pro/files');
  for (const letters of ['latin', 'vietnamese']) {
    for (const weight of [400, 600]) {
      const name = `be-vietnam-pro-${letters}-${weight}-normal.woff2`;
      await keep(name, await readFile(join(folder, name)));
    }
  }
}

/** In the styles, `url(./name)` of a file that was built becomes its address. */
function withHashedUrls(css: string, files: Readonly<Record<string, string>>): string {
  return css.replace(/url\((["']?)(?:\.\/)?([\w.-]+)\1\)/g, (whole, _quote: string, name: string) => {
    const file = files[name];
    return file === undefined ? whole : `url(${assetsUrl}${file})`;
  });
}

async function listSources(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries
    .filter(
      (entry) => entry.isFile() && /\.(tsx?|css|svg)$/.test(entry.name) && !/\.test\.tsx?$/.test(entry.name),
    )
    .map((entry) => join(entry.parentPath, entry.name))
    .toSorted();
}

async function fingerprint(sources: readonly string[]): Promise<string> {
  const hash = createHash('sha256');
  for (const path of [...sources, join(root, 'package-lock.json')]) {
    hash.update(`${relative(root, path)}\0`).update(await readFile(path));
  }
  return hash.digest('hex');
}

function readManifest(outDir: string): AssetManifest | undefined {
  const path = join(outDir, 'manifest.json');
  if (!existsSync(path)) return undefined;
  return AssetManifest.parse(JSON.parse(readFileSync(path, 'utf8')));
}

function isComplete(outDir: string, built: AssetManifest): boolean {
  return Object.values(built.files).every((file) => existsSync(join(outDir, file)));
}

async function writeHashed(outDir: string, name: string, content: Uint8Array | string): Promise<string> {
  const hash = createHash('sha256').update(content).digest('hex').slice(0, 10);
  const file = name.replace(/(\.[^.]+)$/, `.${hash}$1`);
  await writeAtomically(join(outDir, file), content);
  return file;
}

async function writeAtomically(path: string, content: Uint8Array | string): Promise<void> {
  const draft = `${path}.${process.pid}.draft`;
  await writeFile(draft, content);
  await rename(draft, path);
}

/** Files of earlier builds go after a day: pages sent before, and a process still running, may ask for them. */
async function removeOthers(outDir: string, built: AssetManifest): Promise<void> {
  const wanted = new Set([...Object.values(built.files), 'manifest.json']);
  const yesterday = Date.now() - 86_400_000;
  for (const name of await readdir(outDir)) {
    if (wanted.has(name)) continue;
    const path = join(outDir, name);
    const found = await stat(path, { throwIfNoEntry: false }); // another build may have removed it meanwhile
    if (found !== undefined && found.mtimeMs < yesterday) await rm(path, { force: true });
  }
}

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const { built, manifest } = await buildAssets({ force: process.argv.includes('--force') });
  console.log(built ? `Assets: ${Object.keys(manifest.files).length} files built` : 'Assets: up to date');
}
