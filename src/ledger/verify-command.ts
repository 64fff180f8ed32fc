import { t } from '../kernel/messages.ts';
import type { Problem } from './problems.ts';
import type { Verdict } from './verification.ts';

/** A problem as the command prints it. */
export type ProblemJson = {
  readonly subject: string | null;
  readonly number: number | null;
  readonly kind: string | null;
  readonly seq: number | null;
  readonly head: number | null;
  readonly fault: string;
  readonly detail: string;
  readonly vi: string;
  readonly en: string;
};

export function problemJson({ fault, event, head, detail, text }: Problem): ProblemJson {
  return {
    subject: event?.subject ?? null,
    number: event?.number ?? null,
    kind: event?.kind ?? null,
    seq: event?.seq ?? null,
    head,
    fault,
    detail,
    ...text,
  };
}

/**
 * `motcua verify-ledger`: prints `{ intact, events, heads, firstProblem?, problemCount, problems }` as JSON; exit code 0
 * when every recorded event, row, leaf and head fits, else 1. Takes no arguments (given any, it says so as its error and prints nothing); works beside a running city.
 */
export async function verifyLedgerCommand(
  args: readonly string[],
  verify: () => Promise<Verdict>,
): Promise<{ readonly exitCode: 0 | 1; readonly output: string; readonly error?: string }> {
  if (args.length > 0) return { exitCode: 1, output: '', error: `${usage.vi} / ${usage.en}` };
  const { intact, events, heads, firstProblem, problemCount, problems } = await verify();
  const output = {
    intact,
    events,
    heads,
    ...(firstProblem === null ? {} : { firstProblem: problemJson(firstProblem) }),
    problemCount,
    problems: problems.map(problemJson),
  };
  return { exitCode: intact ? 0 : 1, output: `${JSON.stringify(output, null, 2)}\n` };
}

const usage = t('Cách dùng: verify-ledger (không có tham số).', 'Usage: verify-ledger (no arguments).');
