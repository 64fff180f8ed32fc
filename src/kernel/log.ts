import { randomInt } from 'node:crypto';

/** Writes an unknown failure as one line and gives the code under which a person can name it. Carries no personal data. */
export function logFailure(error: unknown, where: string): string {
  const code = failureCode();
  write({ at: Temporal.Now.instant().toString(), level: 'error', code, where, ...describe(error) });
  return code;
}

export function logLine(message: string, facts: Record<string, string | number> = {}): void {
  write({ at: Temporal.Now.instant().toString(), level: 'info', message, ...facts });
}

/** Letters and digits that are not mistaken for one another when read out on the telephone. */
function failureCode(): string {
  const alphabet = 'ABCDEFGHJKMNPQRSTUVWXYZ23456789';
  return Array.from({ length: 8 }, () => alphabet[randomInt(alphabet.length)]).join('');
}

/** A database's message may quote the values it was given, so only its code and place are kept. */
function describe(error: unknown): Record<string, string> {
  if (!(error instanceof Error)) return { error: typeof error };
  const stack = (error.stack ?? '').split('\n').filter((line) => line.trimStart().startsWith('at '));
  const isDatabase = 'severity' in error;
  return {
    error: error.name,
    ...('code' in error ? { errorCode: String(error.code) } : {}),
    ...('constraint' in error && typeof error.constraint === 'string'
      ? { constraint: error.constraint }
      : {}),
    ...(isDatabase ? {} : { message: error.message.slice(0, 300) }),
    stack: stack.slice(0, 8).join(' | '),
  };
}

function write(line: Record<string, unknown>): void {
  process.stderr.write(`${JSON.stringify(line)}\n`);
}
