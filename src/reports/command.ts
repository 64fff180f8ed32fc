import { readFile, writeFile } from 'node:fs/promises';
import { PeriodQuery, type Period } from '../indicators/schema.ts';
import { findDay } from '../kernel/clock.ts';
import { isRefusal } from '../kernel/errors.ts';
import { t, type Text } from '../kernel/messages.ts';
import { reportJson } from './json.ts';
import { reportPageFile } from './page-file.tsx';
import { reportPdf } from './pdf.ts';
import { reportWord } from './word.ts';
import type { Reports, Written } from './face.ts';

export const reportUsage =
  'report TEMPLATE --from YYYY-MM-DD --to YYYY-MM-DD [--as-of YYYY-MM-DD] [--format html|docx|pdf|json] [--out FILE]';
export const reportHelp: readonly Text[] = [
  t(
    'TEMPLATE: tên mẫu báo cáo (cchc) hoặc tệp mẫu .txt',
    'TEMPLATE: name of a template (cchc) or a template file .txt',
  ),
  t(
    '--as-of: số liệu như đã biết đến hết ngày này; không ghi: đến hiện tại',
    '--as-of: figures as known at the end of that day; without it, as known now',
  ),
  t('--format: html (mặc định), docx, pdf hoặc json', '--format: html (usual), docx, pdf or json'),
  t(
    '--out: tệp kết quả; không ghi: ra đầu ra chuẩn',
    '--out: where to write; without it, to standard output',
  ),
];

export type ReportCommandResult = {
  readonly exitCode: number;
  readonly output: string | Uint8Array;
  readonly error?: string;
};

const formats = ['html', 'docx', 'pdf', 'json'] as const;
type Format = (typeof formats)[number];
type Wanted = {
  readonly template: string;
  readonly period: Period;
  readonly asOf: Temporal.PlainDate | null;
  readonly format: Format;
  readonly out: string | null;
};

/** `motcua report …`: writes a report out. What cannot be done is one sentence on standard error, with exit code 1. */
export async function reportCommand(
  args: readonly string[],
  open: (
    use: (reports: Reports, origin: string) => Promise<ReportCommandResult>,
  ) => Promise<ReportCommandResult>,
): Promise<ReportCommandResult> {
  const wanted = readArguments(args);
  if ('vi' in wanted) return failure(wanted);
  return open(async (reports, origin) => {
    const { template, period, asOf, format, out } = wanted;
    const written = template.endsWith('.txt')
      ? await writeFromFile(reports, template, { period, asOf })
      : await reports.write(template, { period, asOf });
    if ('vi' in written) return failure(written);
    if (isRefusal(written)) return failure(written.text);
    const content = await contentOf(reports, written, format, origin);
    if (out === null) return { exitCode: 0, output: content };
    try {
      await writeFile(out, content);
    } catch (error) {
      return failure(unwritable(out, reason(error)));
    }
    return { exitCode: 0, output: '' };
  });
}

async function writeFromFile(
  reports: Reports,
  file: string,
  frame: { period: Period; asOf: Temporal.PlainDate | null },
) {
  try {
    return await reports.writeSource(await readFile(file, 'utf8'), frame);
  } catch (error) {
    if (error instanceof Error && 'code' in error) return unreadable(file, reason(error));
    throw error;
  }
}

async function contentOf(
  { city }: Reports,
  written: Written,
  format: Format,
  origin: string,
): Promise<string | Uint8Array> {
  switch (format) {
    case 'html':
      return reportPageFile(written, city, origin);
    case 'docx':
      return reportWord(written, city, origin);
    case 'pdf':
      return reportPdf(written, city, origin);
    case 'json':
      return `${JSON.stringify(reportJson(written, origin), null, 2)}\n`;
  }
}

/** What is asked for, or what is wrong with it. */
export function readArguments(args: readonly string[]): Wanted | Text {
  const names: string[] = [];
  const options = new Map<string, string>();
  for (let index = 0; index < args.length; index += 1) {
    const word = args[index] ?? '';
    if (!word.startsWith('--')) {
      names.push(word);
      continue;
    }
    const [name = '', given] = word.split('=', 2);
    if (!['--from', '--to', '--as-of', '--format', '--out'].includes(name)) return noOption(name);
    const value = given ?? args[(index += 1)];
    if (value === undefined || value === '' || (given === undefined && value.startsWith('--')))
      return noValue(name);
    if (options.has(name)) return twice(name);
    options.set(name, value);
  }
  const [template, extra] = names;
  if (template === undefined) return usage;
  if (extra !== undefined) return tooMany(extra);
  const from = options.get('--from');
  const to = options.get('--to');
  if (from === undefined || to === undefined) return noPeriod;
  const period = PeriodQuery.safeParse({ from, to });
  if (!period.success) return periodFault(from, to, period.error.issues[0]?.message ?? '');
  const asOf = dayOf(options.get('--as-of'));
  if (asOf === undefined) return badDay(options.get('--as-of') ?? '');
  if (asOf !== null && Temporal.PlainDate.compare(asOf, period.data.from) < 0)
    return beforePeriod(asOf, period.data.from);
  const format = formats.find((known) => known === (options.get('--format') ?? 'html'));
  if (format === undefined) return noFormat(options.get('--format') ?? '');
  return { template, period: period.data, asOf, format, out: options.get('--out') ?? null };
}

function dayOf(value: string | undefined): Temporal.PlainDate | null | undefined {
  return value === undefined ? null : (findDay(value) ?? undefined);
}

function failure({ vi, en }: Text): ReportCommandResult {
  return { exitCode: 1, output: '', error: `${vi} / ${en}` };
}

function reason(error: unknown): Text {
  if (!(error instanceof Error && 'code' in error)) return t(String(error), String(error));
  const code = String(error.code);
  return reasons[code] ?? t(code, code);
}

const reasons: Readonly<Record<string, Text>> = {
  ENOENT: t('không có tệp hoặc thư mục này', 'no such file or folder'),
  EACCES: t('không có quyền', 'no permission'),
  EISDIR: t('đây là một thư mục', 'it is a folder'),
  ENOTDIR: t('đường dẫn đi qua một tệp', 'the path goes through a file'),
  ENOSPC: t('đĩa đã đầy', 'the disk is full'),
  EROFS: t('đĩa chỉ đọc được', 'the disk is read-only'),
};

function periodFault(from: string, to: string, message: string): Text {
  const [vi = '', en = vi] = message.split('|');
  return t(`Kỳ ${from} – ${to}: ${vi}.`, `Period ${from} – ${to}: ${en}.`);
}

const usage = t(`Cách dùng: ${reportUsage}`, `Usage: ${reportUsage}`);
const noPeriod = t('Hãy ghi kỳ báo cáo: --from và --to.', 'Give the period: --from and --to.');
const noOption = (name: string) => t(`Không có tùy chọn ${name}.`, `There is no option ${name}.`);
const noValue = (name: string) => t(`Tùy chọn ${name} cần một giá trị.`, `${name} needs a value.`);
const twice = (name: string) => t(`Tùy chọn ${name} ghi hai lần.`, `${name} is given twice.`);
const tooMany = (word: string) =>
  t(`Thừa “${word}”; chỉ ghi một mẫu báo cáo.`, `"${word}" is one too many; give one template.`);
const badDay = (day: string) =>
  t(`Ngày “${day}” chưa đúng; viết dạng 2015-06-24.`, `"${day}" is not a day; write 2015-06-24.`);
const beforePeriod = (asOf: Temporal.PlainDate, from: Temporal.PlainDate) =>
  t(
    `Đến ngày ${asOf.toString()} thì kỳ báo cáo chưa bắt đầu (${from.toString()}); hãy chọn ngày chốt số liệu muộn hơn.`,
    `On ${asOf.toString()} the period had not begun (${from.toString()}); choose a later day for --as-of.`,
  );
const noFormat = (format: string) =>
  t(
    `Không có dạng “${format}”; hãy dùng ${formats.join(', ')}.`,
    `There is no format "${format}"; use ${formats.join(', ')}.`,
  );
const unreadable = (file: string, why: Text) =>
  t(`Không đọc được tệp mẫu ${file} (${why.vi}).`, `The template ${file} cannot be read (${why.en}).`);
const unwritable = (file: string, why: Text) =>
  t(`Không ghi được tệp ${file} (${why.vi}).`, `The file ${file} cannot be written (${why.en}).`);
