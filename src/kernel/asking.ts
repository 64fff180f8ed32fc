import { randomBytes } from 'node:crypto';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { visitor, type Actor, type Staff } from './access.ts';
import { csrfToken } from './csrf.ts';
import { nest } from './form-body.ts';
import type { House } from './house.ts';
import type { Language, Text } from './messages.ts';
import { markOf } from './sealed.ts';
import type { Asking } from './web.ts';

export const sessionCookie = 'motcua_session';
const csrfCookie = 'motcua_form';
const languageCookie = 'motcua_language';
const flashCookie = 'motcua_flash';

/** What stands in a request, for the actor its session belongs to. */
export function askingOf(request: FastifyRequest, house: House, actor: Actor = visitor): Asking {
  const cookies = cookiesOf(request);
  const wanted = queryOf(request.url)['lang'];
  const key = request.headers['idempotency-key'];
  return {
    actor,
    answer: true,
    language: isLanguage(wanted) ? wanted : cookies[languageCookie] === 'en' ? 'en' : 'vi',
    url: request.url,
    path: pathOf(request.url),
    csrf: csrfToken(house, formSeed(request)),
    ...(actor.kind === 'staff' ? { formSecret: formSecretOf(house, actor) } : {}),
    origin: originOf(request),
    ip: request.ip,
    userAgent: (request.headers['user-agent'] ?? '').slice(0, 200),
    cookies,
    ...(typeof key === 'string' ? { idempotencyKey: key } : {}),
  };
}

function formSecretOf({ secret }: Pick<House, 'secret'>, { accountId }: Staff): string {
  return markOf(secret, 'half-typed form', String(accountId)).toString('base64url');
}

/** The address under which the request came; one that cannot be an address counts as this machine's own. */
function originOf({ protocol, host }: FastifyRequest): string {
  const url = URL.parse(`${protocol}://${host}`);
  return url !== null && /^https?:$/.test(url.protocol) ? url.origin : 'http://localhost';
}

export function pathOf(url: string): string {
  return url.split('?', 1)[0] ?? '/';
}

/** The query, nested by the dots of its names; one that cannot be nested counts as none. */
export function queryOf(url: string): Record<string, unknown> {
  const start = url.indexOf('?');
  return start === -1 ? {} : (nest(new URLSearchParams(url.slice(start + 1))) ?? {});
}

/** The browser's own seed, to which its form tokens belong; one is made for a browser that has none. */
export function formSeed(request: FastifyRequest): string {
  const cookies = cookiesOf(request);
  return (cookies[csrfCookie] ??= randomBytes(18).toString('base64url'));
}

const cookieOptions = ({ origin }: Asking) =>
  ({ path: '/', httpOnly: true, sameSite: 'lax', secure: origin.startsWith('https:') }) as const;

/** Sets a cookie, or takes it away with null. */
export function setCookie(
  reply: FastifyReply,
  asking: Asking,
  name: string,
  value: string | null,
  maxAgeSeconds?: number,
): void {
  const options = cookieOptions(asking);
  if (value === null) void reply.clearCookie(name, options);
  else
    void reply.setCookie(
      name,
      value,
      maxAgeSeconds === undefined ? options : { ...options, maxAge: maxAgeSeconds },
    );
}

export function keepSeed(request: FastifyRequest, reply: FastifyReply, asking: Asking): void {
  setCookie(reply, asking, csrfCookie, formSeed(request));
}

/** A language asked for in the address is kept for a year. */
export function keepLanguage(request: FastifyRequest, reply: FastifyReply, asking: Asking): void {
  if (isLanguage(queryOf(request.url)['lang']))
    setCookie(reply, asking, languageCookie, asking.language, 31_536_000);
}

/** A word for the next page, which shows it once. */
export function keepFlash(reply: FastifyReply, asking: Asking, flash: Text): void {
  setCookie(reply, asking, flashCookie, Buffer.from(JSON.stringify(flash)).toString('base64url'), 60);
}

export function takeFlash(request: FastifyRequest, reply: FastifyReply, asking: Asking): Text | null {
  const cookie = cookiesOf(request)[flashCookie];
  if (cookie === undefined) return null;
  setCookie(reply, asking, flashCookie, null);
  try {
    const value: unknown = JSON.parse(Buffer.from(cookie, 'base64url').toString());
    if (typeof value !== 'object' || value === null || !('vi' in value) || !('en' in value)) return null;
    return { vi: String(value.vi).slice(0, 500), en: String(value.en).slice(0, 500) };
  } catch {
    return null; // a cookie that somebody else wrote says nothing
  }
}

/** Null where the framework gave up on a request before reading its cookies. */
function cookiesOf(request: FastifyRequest): Record<string, string | undefined> {
  const cookies: Record<string, string | undefined> | null = request.cookies;
  return cookies ?? {};
}

function isLanguage(value: unknown): value is Language {
  return value === 'vi' || value === 'en';
}
