import { readdirSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { auditFigures } from './figure-audit.ts';
import { plantedFaults } from './planted.ts';
import { readSample, readText, toPdf, toWord } from './sample-files.ts';

const samples = readdirSync(new URL('./samples', import.meta.url)).map((file) => file.replace('.txt', ''));

describe('a correct report has no findings', () => {
  test.each(samples)('%s as text', (name) => {
    expect(auditFigures(readSample(name)).findings).toEqual([]);
  });
  test.each(samples.filter((name) => name !== 'hard-wrapped'))('%s as Word and PDF', async (name) => {
    for (const bytes of [await toWord(readSample(name)), toPdf(readSample(name))]) {
      expect(auditFigures(await readText(bytes)).findings).toEqual([]);
    }
  });
  test('relations were worked out in them', () => {
    const { checked, numbers } = auditFigures(readSample('quarter'));
    expect(numbers).toBeGreaterThan(60);
    expect(checked.share).toBeGreaterThan(4);
    expect(checked.sum).toBeGreaterThan(5);
    expect(checked.stock).toBeGreaterThan(4);
    expect(checked.order).toBeGreaterThan(2);
  });
});

describe('a planted fault is found', () => {
  test.each(plantedFaults)('%s: %s → %s', (name, from, to, kind, stated, computed) => {
    const sample = readSample(name);
    expect(sample.split(from)).toHaveLength(2);
    const text = sample.replace(from, to);
    const { findings } = auditFigures(text);
    const found = findings.find(
      (each) => each.kind === kind && each.stated === stated && each.computed === computed,
    );
    expect(found, JSON.stringify(findings)).toBeDefined();
    expect(findings.length).toBeLessThanOrEqual(2);
    for (const { quote, figure, offset, line } of findings) {
      expect(text.replaceAll('\n', ' ')).toContain(quote.replaceAll('\n', ' '));
      expect(quote.slice(figure.at, figure.at + figure.text.length)).toBe(figure.text);
      expect(text.slice(offset, offset + figure.text.length)).toBe(figure.text);
      expect(line).toBeGreaterThan(0);
    }
  });
});

describe('planted faults in Word and PDF', () => {
  test.each(['quarter', 'investment', 'petitions'])('%s', async (name) => {
    for (const [, from, to, kind, stated] of plantedFaults
      .filter(([sample]) => sample === name)
      .slice(0, 6)) {
      const text = readSample(name).replace(from, to);
      for (const bytes of [await toWord(text), toPdf(text)]) {
        const { findings } = auditFigures(await readText(bytes));
        expect(
          findings.map((each) => `${each.kind} ${each.stated}`),
          to,
        ).toContain(`${kind} ${stated}`);
      }
    }
  });
  test('a table in a PDF', async () => {
    const text = readSample('statistics').replace(
      'Tổng cộng | 12.004 | 8.120 | 3.770',
      'Tổng cộng | 12.004 | 8.210 | 3.770',
    );
    const { findings } = auditFigures(await readText(toPdf(text)));
    expect(findings.map(({ kind, stated, computed }) => [kind, stated, computed])).toContainEqual([
      'sum',
      8210,
      8120,
    ]);
  });
  test('a total whose parts are the footnote of a Word file', async () => {
    const body = 'Toàn tỉnh hiện có 25.228 CBCCVC[[1]].';
    const notes = {
      1: [
        '- Công chức: 2.026 (tiến sĩ: 13, thạc sĩ: 277);',
        '- Viên chức: 20.942;',
        '- Cán bộ, công chức cấp xã: 1.883.',
      ],
    };
    const { findings } = auditFigures(await readText(await toWord(body, notes)));
    expect(findings.map(({ kind, stated, computed }) => [kind, stated, computed])).toEqual([
      ['sum', 25228, 24851],
    ]);
  });
});
