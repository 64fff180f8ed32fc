import path from 'node:path';
import compress from '@fastify/compress';
import cookie from '@fastify/cookie';
import formbody from '@fastify/formbody';
import multipart from '@fastify/multipart';
import rateLimit from '@fastify/rate-limit';
import fixedFiles from '@fastify/static';
import Fastify, { type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify';
import { can, visitor, type Actor } from './access.ts';
import { descriptionPath, descriptionRoute } from './api-description.ts';
import { askingOf, formSeed, queryOf, sessionCookie } from './asking.ts';
import { projectFolder } from './config.ts';
import { checkToken } from './csrf.ts';
import { forbidden, notFound, Refused } from './errors.ts';
import { isApi, sendFailure, tooManyRequests } from './failures.ts';
import type { House } from './house.ts';
import { cleanText, parseInput } from './parse.ts';
import { forgetUploads, keepFormText, nothingReceived, readBody, type Received } from './read-body.ts';
import { sendReply } from './reply.ts';
import { answerStrangers } from './routing.ts';
import { securityHeaders } from './security-headers.ts';
import { lookAgain, readTyped } from './typed-again.ts';
import { againField, SessionEnded } from './typed-form.ts';
import type { Asking, Reply, Route, Shell } from './web.ts';

export { jsonRefusal } from './failures.ts';
export { sessionCookie };

export type ServerOptions = {
  readonly house: House;
  readonly routes: readonly Route[];
  readonly shell: Shell;
  /** Who a session token belongs to. */
  findActor(token: string): Promise<Actor>;
  /** Requests a minute for one visitor or account; a load test lifts it. */
  readonly requestsPerMinute?: number;
};

declare module 'fastify' {
  interface FastifyRequest {
    asking?: Asking;
  }
  interface FastifyContextConfig {
    /** The route is part of the API: it always answers JSON. */
    isApi?: boolean;
  }
}

const usualBody = 1024 * 1024;
const uploadBody = 512 * 1024 * 1024;
const minute = 60_000;

/** The web server over a list of routes. Listening is left to the caller. */
export async function createServer(options: ServerOptions): Promise<FastifyInstance> {
  const { house, findActor } = options;
  const app = Fastify({
    bodyLimit: usualBody,
    routerOptions: { maxParamLength: 300 },
    trustProxy: 'loopback',
    requestTimeout: 300_000,
    connectionTimeout: 300_000,
    forceCloseConnections: true,
    frameworkErrors: (error, request, reply) => void sendFailure(options, request, reply, error),
  });
  await registerPlugins(app);
  app.decorateRequest('asking');
  app.addHook('onSend', async (_request, reply) => {
    void reply.header('server-timing', `total;dur=${reply.elapsedTime.toFixed(2)}`);
  });
  app.addHook('onRequest', async (request, reply) => {
    void reply.headers(securityHeaders);
    const token = request.cookies[sessionCookie];
    request.asking = askingOf(request, house, token === undefined ? visitor : await findActor(token));
  });
  await app.register(rateLimit, {
    hook: 'preHandler',
    timeWindow: minute,
    max: options.requestsPerMinute ?? 1200,
    keyGenerator: (request) => {
      const { actor } = whoAsks(request, house);
      return actor.kind === 'staff' ? `a${actor.accountId}` : request.ip;
    },
    errorResponseBuilder: () => new Refused(tooManyRequests),
  });
  app.setErrorHandler((error, request, reply) => sendFailure(options, request, reply, error));
  const routes = [...options.routes];
  if (routes.some(({ api }) => api !== undefined) && !routes.some((entry) => entry.path === descriptionPath))
    routes.push(descriptionRoute(routes));
  answerStrangers(app, routes);
  for (const entry of routes) addRoute(app, options, entry);
  await app.ready();
  return app;
}

async function registerPlugins(app: FastifyInstance): Promise<void> {
  await app.register(cookie);
  await app.register(compress, {
    threshold: 1024,
    encodings: ['br', 'gzip'],
    brotliOptions: { params: { 1: 5 } },
  });
  await app.register(formbody, { parser: keepFormText });
  await app.register(multipart, { throwFileSizeLimit: false }); // uploads name the file in words of ours
  await app.register(fixedFiles, {
    root: path.join(projectFolder, 'dist/assets'),
    prefix: '/assets/',
    immutable: true,
    maxAge: '365d',
  });
}

function addRoute(app: FastifyInstance, options: ServerOptions, entry: Route): void {
  if (entry.permission === undefined) throw new Error(`${entry.method} ${entry.path} declares no permission`);
  app.route({
    method: entry.method,
    url: entry.path,
    bodyLimit: entry.upload === undefined ? (entry.maxBody ?? usualBody) : uploadBody,
    config: {
      isApi: entry.api !== undefined,
      ...(entry.perMinute === undefined ? {} : { rateLimit: { max: entry.perMinute, timeWindow: minute } }),
    },
    handler: (request, reply) => handle(options, entry, request, reply),
  });
}

/** Parse, may they, decide and record (the route's own), show. */
async function handle(
  { house, shell }: ServerOptions,
  entry: Route,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<FastifyReply> {
  const who = whoAsks(request, house);
  if (entry.permission !== 'public' && who.actor.kind === 'visitor')
    throw new SessionEnded(await readTyped(house, entry, request));
  // Before anything else: who may not use the route is shown none of it, its refused form included.
  const asking = mayAsk(entry, who);
  const params = request.params as Record<string, string>;
  const place = placeOf(entry, params);
  let received: Received = nothingReceived;
  /** A change comes from a form of ours. @throws Refused */
  const checkForm = (input: Readonly<Record<string, unknown>>): void => {
    if (entry.method === 'GET' || entry.isQuery === true) return;
    checkToken(house, formSeed(request), request.headers['x-csrf-token'] ?? input['_csrf']);
  };
  try {
    received = await readBody(house, entry, request, checkForm);
    const { input, files } = received;
    checkForm(input);
    delete input['_csrf'];
    if (received.refused) throw received.refused;
    if (entry.refused !== undefined && againField in input) throw lookAgain(input[againField]);
    const context = {
      ...asking,
      params: place,
      query: parseInput(entry.query, queryOf(request.url)),
      body: parseInput(entry.body, input),
      files,
    };
    // The three have just been parsed by the schemas from which the handler has its types.
    await sendReply(shell, request, reply, asking, await entry.handle(context));
  } catch (error) {
    // Anybody may send again and again: nothing that was refused stays. Staff find their files beside the form.
    if (who.actor.kind === 'visitor') received = await forgetUploads(house, received);
    const { refused } = entry;
    if (!(error instanceof Refused) || refused === undefined || isApi(request)) throw error;
    const { refusals, status } = error;
    delete received.input[againField];
    const sent = { input: cleanText(received.input), params: cleanText(params), files: received.files };
    const shown = await formAgain(error, () => refused({ ...asking, refusals, status, ...sent }));
    await sendReply(shell, request, reply, asking, shown.kind === 'page' ? { status, ...shown } : shown);
  }
  return reply;
}

/** What the address names. @throws Refused `not-found` when no address of the route looks so: an id too large, a word for one */
function placeOf(entry: Route, params: Readonly<Record<string, string>>): never {
  try {
    return parseInput(entry.params, params);
  } catch (error) {
    throw error instanceof Refused ? new Refused(notFound) : error;
  }
}

/**
 * The form with what was typed. Where its page cannot be shown either, the refusal stands as it was; but what was typed for
 * a thing that is not there, or not for them to see, is no matter.
 */
async function formAgain(refused: Refused, show: () => Promise<Reply> | Reply): Promise<Reply> {
  try {
    return await show();
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    throw refused.status === invalid && error.status === absent ? error : refused;
  }
}

const [invalid, absent] = [422, 404];

function whoAsks(request: FastifyRequest, house: House): Asking {
  return request.asking ?? askingOf(request, house);
}

/** @throws Refused when the route's permission does not hold for who asks. */
function mayAsk({ permission }: Route, asking: Asking): Asking {
  const { actor } = asking;
  if (permission === 'public') return { ...asking, answer: true };
  if (actor.kind === 'visitor') throw new SessionEnded(null);
  if (permission === 'signed-in') return { ...asking, answer: true };
  const answer = can(actor, permission);
  if (answer === false) throw new Refused(forbidden);
  return { ...asking, answer };
}
