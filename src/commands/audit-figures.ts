import { readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import { isRefusal, refuse, type Refusal } from '../kernel/errors.ts';
import { t } from '../kernel/messages.ts';
import { auditFigures } from '../figure-audit/figure-audit.ts';
import { largestReport, readReport } from '../figure-audit/reading.ts';

/**
 * `motcua audit-figures FILE`: prints `{ file, numbers, checked, findings }` as JSON and ends with 0, findings or none.
 * A file that cannot be read is one sentence on standard error and exit code 1.
 */
export async function auditFiguresCommand(
  args: readonly string[],
): Promise<{ readonly exitCode: 0 | 1; readonly output: string; readonly error?: string }> {
  const [file, extra] = args;
  if (file === undefined || extra !== undefined) return failure(usage);
  if (file === '-') return failure(noStream);
  const bytes = await contentOf(file);
  if (isRefusal(bytes)) return failure(bytes);
  const text = await readReport(bytes);
  if (isRefusal(text)) return failure(text);
  return { exitCode: 0, output: `${JSON.stringify({ file, ...auditFigures(text) }, null, 2)}\n` };
}

function failure({ text }: Refusal): { exitCode: 1; output: string; error: string } {
  return { exitCode: 1, output: '', error: `${text.vi} / ${text.en}` };
}

/** The file's bytes; of a file beyond the limit only its size is looked at. */
async function contentOf(file: string): Promise<Uint8Array | Refusal> {
  try {
    const place = path.resolve(callersFolder(), file);
    const { size } = await stat(place);
    return size > largestReport ? new Uint8Array(largestReport + 1) : await readFile(place);
  } catch (error) {
    if (!(error instanceof Error) || !('code' in error)) throw error;
    return unreadable(file, String(error.code));
  }
}

/** npm starts a script in the package's folder; a relative path is meant from where npm was called. */
function callersFolder(): string {
  const { npm_lifecycle_event: script, INIT_CWD: folder } = process.env;
  return script === 'motcua' && folder !== undefined ? folder : process.cwd();
}

const noStream = refuse(
  'usage',
  t(
    'Không đọc được từ đầu vào chuẩn (“-”): hãy lưu báo cáo thành tệp .txt, .docx hoặc .pdf.',
    'Standard input (“-”) cannot be read: save the report as a .txt, .docx or .pdf file.',
  ),
);

const usage = refuse(
  'usage',
  t(
    'Cách dùng: audit-figures TỆP (đúng một tệp .txt, .docx hoặc .pdf).',
    'Usage: audit-figures FILE (exactly one .txt, .docx or .pdf).',
  ),
);

function unreadable(file: string, code: string): Refusal {
  const why =
    {
      ENOENT: t('không có tệp này', 'there is no such file'),
      EISDIR: t('đây là thư mục', 'it is a folder'),
      EACCES: t('không có quyền đọc', 'it may not be read'),
    }[code] ?? t(`lỗi ${code}`, `error ${code}`);
  return refuse(
    'file-not-read',
    t(`Không đọc được tệp “${file}”: ${why.vi}.`, `The file “${file}” cannot be read: ${why.en}.`),
  );
}
