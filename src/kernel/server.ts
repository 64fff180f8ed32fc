import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import path from 'node:path';
import compress from '@fastify/compress';
import cookie from '@fastify/cookie';
import formbody from '@fastify/formbody';
import helmet from '@fastify/helmet';
import multipart from '@fastify/multipart';
import rateLimit from '@fastify/rate-limit';
import fixedFiles from '@fastify/static';
import Fastify, { type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify';
import { can, visitor, type Actor } from './access.ts';
import { projectFolder } from './config.ts';
import { forbidden, notFound, notSignedIn, refuse, Refused, type Refusal } from './errors.ts';
import { nest } from './form-body.ts';
import type { House } from './house.ts';
import { logFailure } from './log.ts';
import { t, type Language, type Text } from './messages.ts';
import { parseInput } from './parse.ts';
import { receiveUpload } from './uploads.ts';
import type { Asking, Reply, Route, Shell, UploadedFile } from './web.ts';

export type ServerOptions = {
  readonly house: House;
  readonly routes: readonly Route[];
  readonly shell: Shell;
  /** Who a session token belongs to. */
  findActor(token: string): Promise<Actor>;
  /** Requests a minute for one visitor or account; a load test lifts it. */
  readonly requestsPerMinute?: number;
};

export const sessionCookie = 'motcua_session';
const csrfCookie = 'motcua_form';
const languageCookie = 'motcua_language';
const flashCookie = 'motcua_flash';

declare module 'fastify' {
  interface FastifyRequest {
    asking: Asking;
  }
}

/** The web server over a list of routes. Listening is left to the caller. */
export async function createServer(options: ServerOptions): Promise<FastifyInstance> {
  const { house, routes } = options;
  const app = Fastify({
    bodyLimit: 1024 * 1024,
    routerOptions: { maxParamLength: 300 },
    trustProxy: 'loopback',
    requestTimeout: 300_000,
    connectionTimeout: 300_000,
    forceCloseConnections: true,
  });
  await app.register(cookie);
  await app.register(helmet, { contentSecurityPolicy: { directives: contentSecurity }, hsts: false });
  await app.register(compress, {
    threshold: 1024,
    encodings: ['br', 'gzip'],
    brotliOptions: { params: { 1: 5 } },
  });
  await app.register(formbody, { parser: (text) => Object.fromEntries([['', text]]) });
  await app.register(multipart);
  await app.register(fixedFiles, {
    root: path.join(projectFolder, 'dist/assets'),
    prefix: '/assets/',
    immutable: true,
    maxAge: '365d',
  });
  app.decorateRequest('asking');
  app.addHook('onRequest', async (request) => {
    request.asking = await whoAsks(request, options);
  });
  await app.register(rateLimit, {
    hook: 'preHandler',
    timeWindow: 60_000,
    max: options.requestsPerMinute ?? 1200,
    keyGenerator: ({ asking }) => (asking.actor.kind === 'staff' ? `a${asking.actor.accountId}` : asking.ip),
    errorResponseBuilder: () => new Refused(tooManyRequests),
  });
  app.setErrorHandler((error, request, reply) => sendFailure(options, request, reply, error));
  app.setNotFoundHandler((request, reply) => sendFailure(options, request, reply, new Refused(notFound)));
  for (const entry of routes) addRoute(app, options, entry);
  await app.ready();
  return app;

  function addRoute(server: FastifyInstance, { shell }: ServerOptions, entry: Route): void {
    if (entry.permission === undefined)
      throw new Error(`${entry.method} ${entry.path} declares no permission`);
    server.route({
      method: entry.method,
      url: entry.path,
      bodyLimit: entry.upload === undefined ? (entry.maxBody ?? 1024 * 1024) : 512 * 1024 * 1024,
      config:
        entry.perMinute === undefined ? {} : { rateLimit: { max: entry.perMinute, timeWindow: 60_000 } },
      async handler(request, reply) {
        let input: Record<string, unknown> = {};
        let files: readonly UploadedFile[] = [];
        const params = request.params as Record<string, string>;
        try {
          const answer = answerFor(entry, request.asking.actor);
          const asking: Asking = { ...request.asking, answer };
          ({ input, files } = await readBody(house, entry, request));
          checkOrigin(house, entry, request, input);
          const context = {
            ...asking,
            params: parseInput(entry.params, params),
            query: parseInput(entry.query, queryOf(request.url)),
            body: parseInput(entry.body, input),
            files,
          };
          await send(shell, request, reply, asking, await entry.handle(context as never));
        } catch (error) {
          if (error instanceof Refused && entry.refused !== undefined && !isApi(request, entry)) {
            const { refusals, status } = error;
            const refusedContext = {
              ...request.asking,
              answer: true,
              refusals,
              status,
              input,
              params,
              files,
            };
            const shown = await entry.refused(refusedContext);
            await send(
              shell,
              request,
              reply,
              request.asking,
              shown.kind === 'page' ? { status, ...shown } : shown,
            );
            return reply;
          }
          throw error;
        }
        return reply;
      },
    });
  }
}

const contentSecurity = {
  defaultSrc: [`'self'`],
  scriptSrc: [`'self'`],
  styleSrc: [`'self'`, `'unsafe-inline'`],
  imgSrc: [`'self'`, 'data:'],
  fontSrc: [`'self'`, 'data:'],
  objectSrc: [`'none'`],
  frameAncestors: [`'self'`],
  formAction: [`'self'`],
  baseUri: [`'none'`],
  upgradeInsecureRequests: null,
};

const tooManyRequests = refuse(
  'too-many-requests',
  t(
    'Quá nhiều yêu cầu trong một phút. Hãy đợi một phút rồi thử lại.',
    'Too many requests in a minute. Wait one and try again.',
  ),
);

async function whoAsks(request: FastifyRequest, { house, findActor }: ServerOptions): Promise<Asking> {
  const { cookies } = request;
  const token = cookies[sessionCookie];
  const actor = token === undefined ? visitor : await findActor(token);
  const query = queryOf(request.url);
  const language: Language = isLanguage(query['lang'])
    ? query['lang']
    : cookies[languageCookie] === 'en'
      ? 'en'
      : 'vi';
  return {
    actor,
    answer: true,
    language,
    url: request.url,
    path: request.url.split('?', 1)[0] ?? '/',
    csrf: csrfToken(
      house,
      cookies[csrfCookie] ?? (request.cookies[csrfCookie] = randomBytes(18).toString('base64url')),
    ),
    origin: `${request.protocol}://${request.host}`,
    ip: request.ip,
    userAgent: (request.headers['user-agent'] ?? '').slice(0, 200),
    cookies,
  };
}

function isLanguage(value: unknown): value is Language {
  return value === 'vi' || value === 'en';
}

function queryOf(url: string): Record<string, unknown> {
  const start = url.indexOf('?');
  return start === -1 ? {} : (nest(new URLSearchParams(url.slice(start + 1))) ?? {});
}

function answerFor(entry: Route, actor: Actor): Asking['answer'] {
  if (entry.permission === 'public') return true;
  if (actor.kind === 'visitor') throw new Refused(notSignedIn);
  if (entry.permission === 'signed-in') return true;
  const answer = can(actor, entry.permission);
  if (answer === false) throw new Refused(forbidden);
  return answer;
}

async function readBody(
  house: House,
  entry: Route,
  request: FastifyRequest,
): Promise<{ input: Record<string, unknown>; files: readonly UploadedFile[] }> {
  if (request.isMultipart()) {
    if (entry.upload === undefined) throw new Refused(malformed);
    return receiveUpload(house.files, request, entry.upload);
  }
  const body: unknown = request.body;
  if (body === undefined || body === null) return { input: {}, files: [] };
  if (typeof body !== 'object' || Array.isArray(body)) throw new Refused(malformed);
  if (!request.headers['content-type']?.startsWith('application/x-www-form-urlencoded')) {
    return { input: body as Record<string, unknown>, files: [] };
  }
  const nested = nest(new URLSearchParams(String((body as Record<string, unknown>)[''])));
  if (nested === null) throw new Refused(malformed);
  return { input: nested, files: [] };
}

const malformed = refuse(
  'malformed-request',
  t(
    'Yêu cầu gửi lên không đọc được. Hãy tải lại trang và thử lại.',
    'The request could not be read. Reload the page and try again.',
  ),
);

/** A change must come from a form of ours: its token belongs to the browser's own cookie. */
function checkOrigin(
  house: House,
  entry: Route,
  request: FastifyRequest,
  input: Record<string, unknown>,
): void {
  if (entry.method === 'GET' || entry.isQuery === true) return;
  const seed = request.cookies[csrfCookie] ?? '';
  const expected = Buffer.from(csrfToken(house, seed));
  const given = Buffer.from(String(request.headers['x-csrf-token'] ?? input['_csrf'] ?? ''));
  delete input['_csrf'];
  if (given.length !== expected.length || !timingSafeEqual(given, expected)) {
    throw new Refused(
      refuse(
        'csrf-failed',
        t(
          'Trang này đã mở quá lâu hoặc được gửi từ nơi khác. Hãy tải lại trang rồi gửi lại.',
          'This page was open too long or was sent from elsewhere. Reload it and send again.',
        ),
      ),
    );
  }
}

function csrfToken(house: House, seed: string): string {
  return createHmac('sha256', house.secret).update(`form ${seed}`).digest('base64url');
}

function isApi(request: FastifyRequest, entry?: Route): boolean {
  return entry?.api !== undefined || request.url.startsWith('/api/');
}

async function send(
  shell: Shell,
  request: FastifyRequest,
  reply: FastifyReply,
  asking: Asking,
  answer: Reply,
): Promise<void> {
  const secure = asking.origin.startsWith('https:');
  const options = { path: '/', httpOnly: true, sameSite: 'lax', secure } as const;
  for (const { name, value, maxAgeSeconds } of answer.cookies ?? []) {
    if (value === null) void reply.clearCookie(name, options);
    else
      void reply.setCookie(
        name,
        value,
        maxAgeSeconds === undefined ? options : { ...options, maxAge: maxAgeSeconds },
      );
  }
  if (isLanguage(queryOf(request.url)['lang'])) {
    void reply.setCookie(languageCookie, asking.language, { ...options, maxAge: 31_536_000 });
  }
  if (asking.actor.kind === 'staff') void reply.header('cache-control', 'no-store');
  switch (answer.kind) {
    case 'page': {
      const seed = request.cookies[csrfCookie];
      if (seed !== undefined) void reply.setCookie(csrfCookie, seed, options);
      const flash = readFlash(request.cookies[flashCookie]);
      if (flash !== null) void reply.clearCookie(flashCookie, options);
      void reply.code(answer.status ?? 200).type('text/html; charset=utf-8');
      await reply.send(await shell.page(asking, answer, flash));
      return;
    }
    case 'fragment':
      await reply
        .code(answer.status ?? 200)
        .type('text/html; charset=utf-8')
        .send(shell.fragment(asking, answer.body));
      return;
    case 'json':
      await reply.code(answer.status ?? 200).send(answer.value);
      return;
    case 'redirect':
      if (answer.flash !== undefined) {
        const text = Buffer.from(JSON.stringify(answer.flash)).toString('base64url');
        void reply.setCookie(flashCookie, text, { ...options, maxAge: 60 });
      }
      await reply.redirect(answer.to, 303);
      return;
    case 'bytes':
      if (answer.fileName !== undefined) {
        const kind = answer.isDownload === true ? 'attachment' : 'inline';
        void reply.header(
          'content-disposition',
          `${kind}; filename*=UTF-8''${encodeURIComponent(answer.fileName)}`,
        );
      }
      if (answer.isImmutable === true)
        void reply.header('cache-control', 'public, max-age=31536000, immutable');
      await reply.type(answer.mediaType).send(answer.data);
  }
}

function readFlash(cookieText: string | undefined): Text | null {
  if (cookieText === undefined) return null;
  try {
    const value: unknown = JSON.parse(Buffer.from(cookieText, 'base64url').toString());
    if (typeof value !== 'object' || value === null || !('vi' in value) || !('en' in value)) return null;
    return { vi: String(value.vi).slice(0, 500), en: String(value.en).slice(0, 500) };
  } catch {
    return null; // a cookie that somebody else wrote says nothing
  }
}

async function sendFailure(
  { shell }: ServerOptions,
  request: FastifyRequest,
  reply: FastifyReply,
  error: unknown,
): Promise<void> {
  const refused = asRefused(error);
  const failureCode =
    refused === null ? logFailure(error, `${request.method} ${request.routeOptions.url ?? '?'}`) : undefined;
  const status = refused?.status ?? 500;
  const refusals = refused?.refusals ?? [];
  if (reply.sent) return;
  const { asking } = request;
  if (asking === undefined || isApi(request)) {
    await reply
      .code(status)
      .send({ refusals: refusals.map(jsonRefusal), ...(failureCode ? { failureCode } : {}) });
    return;
  }
  if (status === 401 && request.method === 'GET') {
    await reply.redirect(`/sign-in?next=${encodeURIComponent(request.url)}`, 303);
    return;
  }
  void reply.code(status).type('text/html; charset=utf-8');
  await reply.send(await shell.failure(asking, status, refusals, failureCode));
}

export function jsonRefusal({ code, text, field }: Refusal): Record<string, string> {
  return { code, vi: text.vi, en: text.en, ...(field === undefined ? {} : { field }) };
}

/** The framework's own complaints about a request, in our words. */
function asRefused(error: unknown): Refused | null {
  if (error instanceof Refused) return error;
  const status = error instanceof Error && 'statusCode' in error ? Number(error.statusCode) : 500;
  if (status === 413) {
    return new Refused(
      refuse(
        'too-large',
        t(
          'Dữ liệu gửi lên quá lớn. Hãy gửi ít hơn hoặc tệp nhỏ hơn.',
          'Too much was sent. Send less, or smaller files.',
        ),
      ),
    );
  }
  if (status === 415) return new Refused(refuse('unsupported-media', malformed.text));
  return status >= 400 && status < 500 ? new Refused(malformed) : null;
}
