import type { FastifyReply, FastifyRequest } from 'fastify';
import { askingOf, pathOf } from './asking.ts';
import { refuse, Refused, type Refusal } from './errors.ts';
import type { House } from './house.ts';
import { logFailure } from './log.ts';
import { t } from './messages.ts';
import { SessionEnded } from './typed-form.ts';
import type { Shell } from './web.ts';

export const malformed = refuse(
  'malformed-request',
  t(
    'Yêu cầu gửi lên không đọc được. Hãy tải lại trang và thử lại.',
    'The request could not be read. Reload the page and try again.',
  ),
);

/** The same for a program, which has no page to reload. */
const notAnObject = refuse(
  'malformed-request',
  t(
    'Không đọc được nội dung yêu cầu. Nội dung phải là một đối tượng JSON ({ … }) mã hóa UTF-8, gửi kèm Content-Type: application/json.',
    'The body of the request could not be read. It must be a JSON object ({ … }) in UTF-8, sent with Content-Type: application/json.',
  ),
);

export const tooManyRequests = refuse(
  'too-many-requests',
  t(
    'Quá nhiều yêu cầu trong một phút. Hãy đợi một phút rồi thử lại.',
    'Too many requests in a minute. Wait one and try again.',
  ),
);

const tooLarge = refuse(
  'too-large',
  t(
    'Dữ liệu gửi lên quá lớn. Hãy gửi ít hơn hoặc tệp nhỏ hơn.',
    'Too much was sent. Send less, or smaller files.',
  ),
);

const unavailable = refuse(
  'unavailable',
  t(
    'Cơ sở dữ liệu tạm thời không trả lời. Hãy thử lại sau ít phút; chưa có gì được ghi.',
    'The database does not answer for the moment. Try again in a few minutes; nothing was recorded.',
  ),
);

/** A refusal as the API says it. */
export function jsonRefusal({ code, text, field }: Refusal): Record<string, string> {
  return { code, vi: text.vi, en: text.en, ...(field === undefined ? {} : { field }) };
}

/** Whether a request is a program's and not a person's: it is answered in JSON. */
export function isApi(request: FastifyRequest): boolean {
  const accept = request.headers.accept ?? '';
  const wantsJson = accept.includes('application/json') && !accept.includes('text/html');
  return request.routeOptions.config.isApi === true || pathOf(request.url).startsWith('/api/') || wantsJson;
}

/**
 * Answers a request that failed: a page in the house's look, or `{ refusals: [{ code, vi, en, field? }] }` for the API.
 * What nobody foresaw is logged and shown with the code that finds its line.
 */
export async function sendFailure(
  { house, shell }: { house: House; shell: Shell },
  request: FastifyRequest,
  reply: FastifyReply,
  error: unknown,
): Promise<void> {
  const known = asRefused(error);
  const failureCode =
    known === null ? logFailure(error, `${request.method} ${request.routeOptions.url ?? '?'}`) : undefined;
  if (reply.sent) return;
  const shown = known ?? (isConnectionFailure(error) ? new Refused(unavailable) : null);
  const status = shown?.status ?? 500;
  const refusals = shown?.refusals ?? [];
  void reply.code(status);
  if (isApi(request)) {
    await reply.send({
      refusals: refusals.map((each) => jsonRefusal(forProgram(each))),
      ...(failureCode === undefined ? {} : { failureCode }),
    });
    return;
  }
  const typed = shown instanceof SessionEnded ? (shown.typed ?? undefined) : undefined;
  if (status === 401 && (request.method === 'GET' || request.method === 'HEAD')) {
    await reply.redirect(`/sign-in?next=${encodeURIComponent(request.url)}`, 303);
    return;
  }
  const asking = request.asking ?? askingOf(request, house);
  void reply.type('text/html; charset=utf-8');
  if (typed !== undefined) void reply.header('cache-control', 'no-store');
  await reply.send(await shell.failure(asking, status, refusals, { failureCode, typed }));
}

/** What asks a person to reload the page tells a program what its body must be. */
function forProgram(refusal: Refusal): Refusal {
  return refusal.text === malformed.text ? { ...notAnObject, code: refusal.code } : refusal;
}

/** The framework's own complaints about a request, in our words. */
function asRefused(error: unknown): Refused | null {
  if (error instanceof Refused) return error;
  const status = error instanceof Error && 'statusCode' in error ? Number(error.statusCode) : 500;
  if (status === 413) return new Refused(tooLarge);
  if (status === 415) return new Refused(refuse('unsupported-media', malformed.text));
  return status >= 400 && status < 500 ? new Refused(malformed) : null;
}

/** PostgreSQL's classes 08 (connection) and 57P (shutdown), 53300 (too many connections), and the network's own. */
function isConnectionFailure(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const code = 'code' in error ? String(error.code) : '';
  return (
    /^(08\w{3}|57P\d\d|53300|ECONNREFUSED|ECONNRESET|EPIPE|ETIMEDOUT)$/.test(code) ||
    error.message.startsWith('Connection terminated') ||
    error.message.startsWith('timeout exceeded when trying to connect')
  );
}
