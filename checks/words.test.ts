import { globSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { describe, expect, test } from 'vitest';
import { t } from '../src/kernel/messages.ts';
import { textProblems, textsIn } from './words.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
const files = globSync('src/**/{words,words-*,*-words}.ts', { cwd: root })
  .filter((file) => !file.endsWith('.test.ts'))
  .toSorted();

describe('the words of every room', () => {
  test('there are many of them', async () => {
    const texts = await Promise.all(files.map(textsOf));
    expect(texts.flat().length).toBeGreaterThan(100);
  });

  test.each(files)('%s says everything rightly in both languages', async (file) => {
    const texts = await textsOf(file);
    const problems = texts.flatMap(({ way, text }) =>
      textProblems(text).map((problem) => `${way}: ${problem}`),
    );
    expect(problems).toEqual([]);
  });
});

async function textsOf(file: string) {
  const module: unknown = await import(pathToFileURL(join(root, file)).href);
  return textsIn(module, file);
}

describe('a text', () => {
  test.each([
    [t('Hồ sơ', 'Dossier')],
    [t('Xem trang sau', 'See the next page')],
    [t('In', 'Print')],
    [t('PDF', 'PDF')],
    [t('CCCD', 'Identity card')],
    [t('—', '—')],
    [t('{count} hồ sơ', '{count} dossiers')],
  ])('that is right passes: %j', (text) => {
    expect(textProblems(text)).toEqual([]);
  });

  test.each([
    [t('', 'Dossier'), 'vi is empty'],
    [t('Hồ sơ', ' '), 'en is empty'],
    [t('Hồ sơ ', 'Dossier'), 'vi begins or ends with a space'],
    [t('Hồ sơ', '\nDossier'), 'en begins or ends with a space'],
    [t('Dossier', 'Dossier'), 'vi and en are the same'],
    [t('Ho so', 'Dossier'), 'vi has no Vietnamese letter, and "Ho" would need one'],
    [t('Dossier list', 'List of dossiers'), 'vi has no Vietnamese letter, and "Dossier list" would need one'],
    [t('Hồ sơ'.normalize('NFD'), 'Dossier'), 'vi is not in composed letters (NFC)'],
  ])('with a fault is named: %j', (text, problem) => {
    expect(textProblems(text)).toEqual([problem]);
  });

  test('is found wherever a module keeps it', () => {
    const module = {
      title: t('Sổ', 'Book'),
      states: { open: t('Mở', 'Open') },
      list: [new Map([['a', t('Á', 'A')]])],
    };
    expect(
      textsIn({ ...module, count: (n: number) => t(`${n} sổ`, `${n} books`) }, 'w').map(({ way }) => way),
    ).toEqual(['w.title', 'w.states.open', 'w.list.0.a']);
  });
});
