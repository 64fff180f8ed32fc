import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it, test } from 'vitest';
import { testCity, type TestCity } from '../../checks/test-city.ts';
import { readArguments, reportCommand } from './command.ts';

let city: TestCity;
let folder: string;

beforeAll(async () => {
  city = await testCity();
  folder = await mkdtemp(path.join(tmpdir(), 'motcua-report-'));
});
afterAll(() => rm(folder, { recursive: true }));

const run = (...args: string[]) => reportCommand(args, (use) => use(city.reports, 'https://city.example'));
const period = ['--from', '2026-01-01', '--to', '2026-03-31'] as const;

test.each([
  [[], 'Cách dùng: report'],
  [['cchc'], 'Hãy ghi kỳ báo cáo'],
  [['cchc', '--from', '2026-01-01'], 'Hãy ghi kỳ báo cáo'],
  [['cchc', '--from', '2026-03-31', '--to', '2026-01-01'], 'Kỳ kết thúc trước khi bắt đầu'],
  [['cchc', '--from', '2026-02-30', '--to', '2026-03-01'], 'Ngày chưa đúng'],
  [['cchc', ...period, '--format', 'odt'], 'Không có dạng “odt”'],
  [['cchc', ...period, '--as-of', 'mai'], 'Ngày “mai” chưa đúng'],
  [['cchc', ...period, '--as-of', '2026-02-01T10:00'], 'Ngày “2026-02-01T10:00” chưa đúng'],
  [['cchc', ...period, '--as-of', '2025-12-31'], 'thì kỳ báo cáo chưa bắt đầu'],
  [['cchc', ...period, '--colour', 'red'], 'Không có tùy chọn --colour'],
  [['cchc', ...period, '--out'], 'Tùy chọn --out cần một giá trị'],
  [['cchc', ...period, '--from', '2026-01-01'], 'Tùy chọn --from ghi hai lần'],
  [['cchc', 'khác', ...period], 'Thừa “khác”'],
])('%j is refused in one sentence', (args, words) => {
  const wanted = readArguments(args);
  expect('vi' in wanted ? wanted.vi : '').toContain(words);
});

describe('report', () => {
  it('names the templates there are when asked for another', async () => {
    const { exitCode, error, output } = await run('không-có', ...period);
    expect([exitCode, output]).toEqual([1, '']);
    expect(error).toContain('Các mẫu hiện có: cchc');
    expect(error?.includes('\n')).toBe(false);
  });

  it('writes each format out, to a file or to standard output', async () => {
    const begins = { html: '<!doctype html>', json: '{', pdf: '%PDF-', docx: 'PK' } as const;
    for (const [format, beginning] of Object.entries(begins)) {
      const out = path.join(folder, `r.${format}`);
      expect(await run('cchc', ...period, '--format', format, '--out', out)).toEqual({
        exitCode: 0,
        output: '',
      });
      expect((await readFile(out)).toString('latin1').startsWith(beginning)).toBe(true);
      const { output } = await run('cchc', ...period, `--format=${format}`);
      expect(Buffer.from(output).toString('latin1').startsWith(beginning)).toBe(true);
    }
  });

  it('says in one sentence that it cannot write', async () => {
    const { exitCode, error } = await run('cchc', ...period, '--out', path.join(folder, 'no', 'where'));
    expect(exitCode).toBe(1);
    expect(error).toMatch(
      /Không ghi được tệp .*không có tệp hoặc thư mục này\)\. \/ The file .*no such file/,
    );
  });

  it('takes a template of its own, and names what is wrong in one', async () => {
    const file = path.join(folder, 'own.txt');
    await writeFile(file, 'name: own\ntitle: Báo cáo riêng\n## s: Mục\nTổng số: {dossier.total}.\n');
    const { output } = await run(file, ...period, '--format', 'json');
    expect(JSON.parse(String(output))).toMatchObject({ title: 'Báo cáo riêng' });
    await writeFile(file, 'name: own\ntitle: Riêng\n## s: Mục\nTổng số: {dossier.totl}.\n');
    const { exitCode, error } = await run(file, ...period);
    expect(exitCode).toBe(1);
    expect(error).toContain('Mục “Mục”, dòng 4, cột 10: Không có chỉ tiêu “dossier.totl”');
    expect((await run(path.join(folder, 'none.txt'), ...period)).error).toContain('Không đọc được tệp mẫu');
  });
});
