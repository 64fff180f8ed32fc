import { readFile, stat } from 'node:fs/promises';
import { t } from '../kernel/messages.ts';
import { problem } from './problem.ts';
import { checkProcess } from './processes.ts';
import type { Problem } from './schema.ts';
import { guardXml, limits } from './xml-guard.ts';

/** A problem as printed by the command and answered by the API. */
export type ProblemJson = {
  readonly elementId: string;
  readonly code: string;
  readonly severity: Problem['severity'];
  readonly vi: string;
  readonly en: string;
};

export function problemJson(each: Problem): ProblemJson {
  return { elementId: each.elementId, code: each.code, severity: each.severity, ...each.text };
}

/**
 * `motcua check-process FILE.bpmn`: prints `{ file, sound, problems }` as JSON; exit code 0 when sound, else 1.
 * It needs no running city: a lane with a name counts as an owner.
 */
export async function checkProcessCommand(
  args: readonly string[],
): Promise<{ readonly exitCode: 0 | 1; readonly output: string }> {
  const [file, extra] = args;
  if (file === undefined || extra !== undefined) return verdict(file ?? '', false, [usage]);
  const bytes = await contentOf(file);
  if ('code' in bytes) return verdict(file, false, [bytes]);
  const { sound, problems } = await checkProcess(bytes);
  return verdict(file, sound, problems);
}

function verdict(file: string, sound: boolean, problems: readonly Problem[]) {
  const output = JSON.stringify({ file, sound, problems: problems.map(problemJson) }, null, 2);
  return { exitCode: sound ? (0 as const) : (1 as const), output: `${output}\n` };
}

const usage = problem(
  '',
  'usage',
  'error',
  t(
    'Cách dùng: check-process TỆP.bpmn (đúng một tệp).',
    'Usage: check-process FILE.bpmn (exactly one file).',
  ),
);

/** The file's bytes; of a file far beyond the limit only its size is looked at. */
async function contentOf(file: string): Promise<Uint8Array | Problem> {
  try {
    const { size } = await stat(file);
    return size > limits.bytes ? oversized() : await readFile(file);
  } catch (error) {
    if (!(error instanceof Error) || !('code' in error)) throw error;
    return unreadable(file, String(error.code));
  }
}

function oversized(): Problem {
  const guarded = guardXml(new Uint8Array(limits.bytes + 1));
  if (!('problem' in guarded)) throw new Error('A file beyond the limit must be refused.');
  return guarded.problem;
}

function unreadable(file: string, code: string): Problem {
  const why =
    {
      ENOENT: t('không có tệp này', 'there is no such file'),
      EISDIR: t('đây là thư mục', 'it is a folder'),
      EACCES: t('không có quyền đọc', 'it may not be read'),
    }[code] ?? t(`lỗi ${code}`, `error ${code}`);
  return problem(
    '',
    'file-not-read',
    'error',
    t(`Không đọc được tệp “${file}”: ${why.vi}.`, `The file “${file}” cannot be read: ${why.en}.`),
  );
}
