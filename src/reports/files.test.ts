import mammoth from 'mammoth';
import { beforeAll, describe, expect, it } from 'vitest';
import { testCity, type TestCity } from '../../checks/test-city.ts';
import { readPdf } from '../forms/read-pdf.ts';
import path from 'node:path';
import { projectFolder } from '../kernel/config.ts';
import { isRefusal } from '../kernel/errors.ts';
import { system } from '../kernel/access.ts';
import { demonstrateReports } from './demonstration.ts';
import { isSame } from './recount.ts';
import { reportJson, reportPageFile, reportPdf, reportWord } from './reports.ts';
import type { Written } from './face.ts';

let city: TestCity;
let report: Written;

const period = { from: Temporal.PlainDate.from('2011-01-01'), to: Temporal.PlainDate.from('2015-04-08') };
const asOf = Temporal.PlainDate.from('2015-06-24');

/** Figures of the mid-term report that a reader looks for first. */
const figures = [
  '3.547.428',
  '99,8 %',
  '7,72 %',
  '92,1 %',
  '0,18 %',
  '7.053',
  '1.653',
  '1.308',
  '230',
  '1.233',
  '59',
  '34',
  '162',
  '31',
  '225',
  '238/630',
  '87,49 %',
  '93,71 %',
  '10.343',
  '99,03 %',
  '41.546',
  '25.228',
  '12.568/25.228',
  '74,19 %',
  '85,66 %',
  '26.763',
  '121',
  '138/139',
  '745',
  '101',
  '122/122',
];

beforeAll(async () => {
  city = await testCity({ pack: 'can-tho', now: '2026-11-20T02:00:00Z' });
  const { house, organization, reports } = city;
  const { indicators } = city.steering;
  await demonstrateReports(
    { house, reports, indicators, organization },
    path.join(projectFolder, 'cities', 'can-tho'),
  );
  const written = await reports.write('cchc', { period, asOf });
  if (isRefusal(written)) throw new Error(written.text.vi);
  report = written;
});

describe('the mid-term report of the demonstration', () => {
  it('is frozen as of its day, every figure reported by a named agency, and comes out the same again', async () => {
    expect(report.office).toMatchObject({ number: '92/BC-UBND', isDemonstration: true });
    expect(report.document.asOf).toBe('2015-06-24');
    expect(report.document.figures.length).toBeGreaterThan(250);
    for (const figure of report.document.figures) {
      expect(figure.source, figure.code).toBe('reported');
      expect(figure.reportedBy.length, figure.code).toBeGreaterThan(0);
    }
    const lines = await city.reports.recount(report.document);
    expect(lines.filter((line) => !isSame(line.frozen, line.again))).toEqual([]);
  });

  it('names each figure in JSON with its parts and where its rows open', () => {
    const json = reportJson(report, 'https://city.example');
    const share = json.figures.find(({ code }) => code === 'dossier.resolvedShare');
    expect(share).toMatchObject({
      value: 3540375 / 3547428,
      parts: { numerator: 3540375, denominator: 3547428 },
      source: 'reported',
      unit: 'share',
      section: 'results',
      rows: 'https://city.example/indicators/dossier.resolvedShare/rows?from=2011-01-01&to=2015-04-08&asOf=2015-06-24',
    });
    expect(share?.reportedBy).toEqual(['Sở Tư pháp']);
  });

  it('reads the same in Word, with real footnotes and the layout of official documents', async () => {
    const word = await reportWord(report, city.reports.city, 'https://city.example');
    const { value } = await mammoth.extractRawText({ buffer: Buffer.from(word) });
    expect(value).toContain('CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM');
    expect(value).toContain('Số: 92/BC-UBND');
    expect(value).toContain('Cần Thơ, ngày 24 tháng 6 năm 2015');
    const { value: html } = await mammoth.convertToHtml({ buffer: Buffer.from(word) });
    const read = html.replace(/<[^>]+>/g, '');
    for (const figure of figures) expect(read).toContain(figure);
    expect(html.match(/id="footnote-\d+"/g)).toHaveLength(report.document.footnotes.length);
    expect(html).toContain('href="https://city.example/indicators/dossier.total?from=2011-01-01');
  });

  it('reads the same in PDF, on A4, with page numbers from the second page', async () => {
    const pdf = reportPdf(report, city.reports.city, 'https://city.example');
    const { pages, size } = await readPdf(pdf);
    const text = pages.join('\n').replace(/\s+/g, ' ');
    for (const figure of figures) expect(text).toContain(figure);
    expect(size).toEqual([595, 842]);
    expect(pages[0]?.trimStart().startsWith('1')).toBe(false);
    expect(pages[1]?.trimStart().startsWith('2')).toBe(true);
    expect(
      Buffer.from(reportPdf(report, city.reports.city, 'https://city.example')).equals(Buffer.from(pdf)),
    ).toBe(true);
  });

  it('is a page of its own in HTML, its reported figures marked and linked', () => {
    const html = reportPageFile(report, city.reports.city, 'https://city.example');
    expect(html).toMatch(
      /<a class="figure figure-reported" href="https:\/\/city\.example\/indicators\/dossier\.resolvedShare\?[^"]*asOf=2015-06-24"[^>]*>99,8 %<\/a>/,
    );
    for (const figure of figures) expect(html).toContain(figure);
  });

  it('comes beside a published and a running half-year of its own', async () => {
    const list = await city.reports.list(system);
    expect(list.map(({ state, period: { from, to } }) => [state, from.toString(), to.toString()])).toEqual([
      ['draft', '2026-07-01', '2026-12-31'],
      ['published', '2026-01-01', '2026-06-30'],
      ['published', '2011-01-01', '2015-04-08'],
    ]);
  });
});
