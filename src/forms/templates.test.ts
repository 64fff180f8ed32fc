import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import { accepted, isRefusal } from '../kernel/errors.ts';
import { loadTemplates, ownTemplates, renderForm, restoreTemplates, sampleForms } from './forms.ts';
import { readPdf } from './read-pdf.ts';

const samples = sampleForms('2025');

const folders: string[] = [];
afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true });
});

describe("a city's templates", () => {
  test('replace ours one by one and change the hash', async () => {
    const templates = accepted(
      loadTemplates(
        cityFolder({
          '05-stop.typ':
            '#set page("a5")\n#set text(font: "Tinos")\n#let d = json("data.json")\nMẫu riêng của thành phố: #d.code',
        }),
      ),
    );
    expect(templates.hash).not.toBe(ownTemplates().hash);
    const stop = await readPdf(accepted(renderForm('stop', samples.stop, { templates })));
    expect(stop.pages).toEqual(['Mẫu riêng của thành phố: 000.13.28.H13-150211-0042']);
    expect(digest(accepted(renderForm('apology', samples.apology, { templates })))).toBe(
      digest(accepted(renderForm('apology', samples.apology))),
    );
  });

  test('kept as JSON under their hash, they print the same form again; changed ones are refused', () => {
    const templates = accepted(
      loadTemplates(cityFolder({ '03-refusal.typ': '#set text(font: "Tinos")\nBản cũ' })),
    );
    const then = accepted(renderForm('refusal', samples.refusal, { templates }));
    accepted(renderForm('refusal', samples.refusal));
    const stored: unknown = JSON.parse(JSON.stringify(templates));
    const now = accepted(
      renderForm('refusal', samples.refusal, { templates: accepted(restoreTemplates(stored)) }),
    );
    expect(digest(now)).toBe(digest(then));
    const changed = { ...templates, files: { ...templates.files, '03-refusal.typ': 'Bản sửa' } };
    expect(isRefusal(restoreTemplates(changed))).toBe(true);
    expect(isRefusal(restoreTemplates('rác'))).toBe(true);
  });

  test.each([
    [
      'an unknown name',
      { '04-apology.typ': '#let d = json("data.json")\n\n#d.khongCo' },
      ['04-apology.typ', 'dòng 3', 'khongCo'],
    ],
    ['broken syntax', { '01-receipt.typ': 'Chữ\n#if true {' }, ['01-receipt.typ', 'dòng 2']],
    [
      'a fault in the shared part',
      { 'official.typ': '#let x = 1\n#y' },
      ['official.typ', 'dòng 2', 'unknown variable'],
    ],
    [
      'a package from the net',
      { '02-supplement.typ': '#import "@preview/cetz:0.3.0": *' },
      ['02-supplement.typ', 'dòng 1', 'mạng'],
    ],
    [
      "today's date",
      { '02-supplement.typ': '\n#datetime.today().display()' },
      ['02-supplement.typ', 'dòng 2', 'datetime.today'],
    ],
    [
      'a file of the machine',
      { '05-stop.typ': '#read("/etc/passwd")' },
      ['05-stop.typ', 'dòng 1', 'not found'],
    ],
    ['a file outside', { '05-stop.typ': '#read("../../etc/passwd")' }, ['05-stop.typ', 'dòng 1']],
    [
      'a font of the machine only',
      { '05-stop.typ': '#set text(font: "Không Có")\nChữ' },
      ['05-stop.typ', 'phông chữ'],
    ],
    ['a name that replaces nothing', { '08-other.typ': 'Chữ' }, ['08-other.typ', '01-receipt.typ']],
  ] as const)('%s is refused in words', (_, files, words) => {
    const outcome = loadTemplates(cityFolder(files));
    if (!isRefusal(outcome)) throw new Error('accepted');
    for (const word of words) expect(outcome.text.vi).toContain(word);
    expect(outcome.text.en).toContain(words[0]);
  });

  test('an empty or missing folder overrides nothing', () => {
    expect(loadTemplates(cityFolder({}))).toEqual(ownTemplates());
    expect(loadTemplates(join(tmpdir(), 'khong-co-thu-muc-nay'))).toEqual(ownTemplates());
    expect(loadTemplates()).toBe(ownTemplates());
  });
});

function cityFolder(files: Readonly<Record<string, string>>): string {
  const folder = mkdtempSync(join(tmpdir(), 'motcua-forms-'));
  folders.push(folder);
  mkdirSync(join(folder, 'forms'));
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, 'forms', name), text);
  return join(folder, 'forms');
}

function digest(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}
