import { cp, mkdir, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { assetsFolder, buildAssets } from '../kernel/assets.ts';
import { languages } from '../kernel/messages.ts';
import { galleryPages } from './gallery/gallery-pages.ts';
import { render } from './render.tsx';

/** Writes every gallery page in both languages, with the assets, to a folder that any static server shows. */
const folder = resolve(process.argv[2] ?? 'dist/gallery');
await buildAssets();
await mkdir(folder, { recursive: true });
for (const [name, Page] of Object.entries(galleryPages)) {
  for (const language of languages) {
    await writeFile(join(folder, `${name}.${language}.html`), render(Page({ language })));
  }
}
await cp(assetsFolder(), join(folder, 'assets'), { recursive: true });
console.log(folder);
