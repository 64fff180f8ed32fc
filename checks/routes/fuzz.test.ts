import fc from 'fast-check';
import type { LightMyRequestResponse } from 'fastify';
import { afterAll, expect, test, vi } from 'vitest';
import { can } from '../../src/kernel/access.ts';
import type { Route } from '../../src/kernel/web.ts';
import { plansFor, requestOf, type Plan } from './hostile-request.ts';
import { probe } from './hostile-values.ts';
import type { Meaning } from './parameters.ts';
import { openWalkCity, type Walker } from './walk-city.ts';

/**
 * Random requests against every route. The seed is fixed, so that a failure comes again; fast-check names the smallest
 * request that still fails. MOTCUA_FUZZ_RUNS asks for more requests to a route, MOTCUA_FUZZ_SEED for others.
 */
const seed = Number(process.env['MOTCUA_FUZZ_SEED'] ?? 20_260_302);
const runs = Number(process.env['MOTCUA_FUZZ_RUNS'] ?? 150);

/** Routes that work hard for each request (a password hash, a whole catalogue): a tenth of the requests will do. */
const hardWorking: ReadonlySet<string> = new Set([
  'POST /sign-in',
  'POST /account/password',
  'GET /procedures/export',
  'POST /admin/accounts/new',
  'POST /admin/accounts/:id/password',
]);
/** Routes that take no input but headers need few. */
const takesNothing = ({ path, query, method }: Route): boolean =>
  method === 'GET' && query === undefined && !path.includes(':');
/** All registers share one engine: one is asked in full, of the others a tenth tells whether their declaration differs. */
const registerOf = (path: string): string | undefined =>
  /^\/(?:api\/v1\/)?registers\/([a-z-]+)/.exec(path)?.[1];
/** A server that does not answer within this many milliseconds hangs. */
const longest = 30_000;

const here = 'H13.21.10';
const city = await openWalkCity(40);
const start = city.house.clock.now();
const values = await knownValues();
const firstRegister = city.routes.map(({ path }) => registerOf(path)).find((code) => code !== undefined);

/** What the server wrote of failures nobody foresaw. */
const log: string[] = [];
const stderr = vi.spyOn(process.stderr, 'write').mockImplementation((line) => {
  log.push(String(line));
  return true;
});
afterAll(() => stderr.mockRestore());

test.each(city.routes.map((entry) => [`${entry.method} ${entry.path}`, entry] as const))(
  '%s takes whatever is sent',
  async (name, entry) => {
    const walkers = inOrder(entry);
    const plans = plansFor(entry, (meaning) => values[meaning], walkers.length);
    const register = registerOf(entry.path);
    const isAlike = register !== undefined && register !== firstRegister;
    const isSpared = hardWorking.has(name) || isAlike;
    const numRuns = Math.ceil(runs * (isSpared ? 0.1 : takesNothing(entry) ? 0.2 : 1));
    await fc.assert(
      fc.asyncProperty(plans, async (plan) => check(entry, plan, walkers)),
      { seed, numRuns, endOnFailure: false },
    );
  },
);

test('nothing that was sent reached the prototypes', () => {
  expect(Object.keys(Object.getPrototypeOf({}))).toEqual([]);
  expect('polluted' in {}).toBe(false);
});

/** Those who may use the route first. */
function inOrder({ permission }: Route): Walker[] {
  const may = ({ actor }: Walker): boolean =>
    permission === 'public' ||
    (permission === 'signed-in' ? actor.kind === 'staff' : can(actor, permission) !== false);
  const isHere = ({ actor }: Walker): boolean => actor.kind === 'staff' && actor.agencyCode === here;
  const rank = (walker: Walker): number => (may(walker) ? 2 : 0) + (isHere(walker) ? 1 : 0);
  return city.walkers.toSorted((a, b) => rank(b) - rank(a));
}

async function check(entry: Route, plan: Plan, walkers: readonly Walker[]): Promise<void> {
  const walker = walkers[plan.walker] ?? walkers[0];
  const body = { ...plan.body, ...(await stateOf(plan)) };
  const request = requestOf(entry, { ...plan, body }, walker?.cookie ?? '', city.csrf);
  city.house.clock.set(start); // the clock can be set by a page
  log.length = 0;
  const reply = await answerTo({ method: entry.method, ...request });
  const { statusCode: status, headers } = reply;
  expect(status, log.join('\n')).toBeLessThan(500);
  const type = headers['content-type'] ?? '';
  if (type.startsWith('text/html'))
    expect(reply.body.includes(probe.slice(0, -1)), 'what was sent is escaped').toBe(false);
  const location = headers['location'];
  if (location !== undefined) expect(location, 'redirects stay in the house').toMatch(/^\/(?![/\\])/);
}

/** Version and open step of the dossier in the address, where the body asks for them. */
async function stateOf({ params, body }: Plan): Promise<Record<string, unknown>> {
  const code = params[0];
  if (code === undefined || (body['version'] !== '@version' && body['step'] !== '@step')) return {};
  if (!values.dossier.includes(code)) return {};
  const { version, steps } = (await city.dossiers.get(code, true)).dossier;
  const step = steps.find(({ closedAt }) => closedAt === null)?.number ?? 1;
  return { version: String(version), step: String(step) };
}

async function answerTo(request: {
  method: Route['method'];
  url: string;
  headers: Record<string, string>;
  payload?: Buffer;
}): Promise<LightMyRequestResponse> {
  let timer: NodeJS.Timeout | undefined;
  const silence = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`no answer to ${request.method} ${request.url}`)), longest);
  });
  try {
    return await Promise.race([city.server.inject(request), silence]);
  } finally {
    clearTimeout(timer);
  }
}

/** Codes and numbers that are there, so that requests come past the door. */
async function knownValues(): Promise<Record<Meaning, readonly string[]>> {
  const { db } = city.house;
  const dossiers = await db.selectFrom('dossier').select('code').orderBy('id').limit(20).execute();
  const procedures = await db.selectFrom('procedure').select('code').orderBy('id').limit(20).execute();
  const processes = await db.selectFrom('process').select('code').orderBy('id').execute();
  const accounts = await db.selectFrom('account').select(['id', 'username']).orderBy('id').limit(8).execute();
  const own: string[] = [];
  for (let number = 0; number < 60; number += 1)
    own.push(await city.receiveAt(here, 'Trịnh Gia Cận Kề', `0921112${10_000 + number}`));
  const files = await db.selectFrom('file').select('hash').execute();
  return {
    dossier: [...own, ...dossiers.map(({ code }) => code)],
    procedure: procedures.map(({ code }) => code),
    process: processes.map(({ code }) => code),
    agency: city.organization
      .all()
      .slice(0, 12)
      .map(({ code }) => code),
    unit: ['mot-cua', 'lanh-dao', 'van-thu'],
    account: accounts.map(({ id }) => String(id)),
    number: ['0', '1', '2', '3', '99'],
    file: files.map(({ hash }) => hash),
    indicator: ['dossier.received', 'dossier.onTimeShare', 'staff.total'],
    form: ['receipt.pdf', 'supplement.pdf', 'refusal.pdf', 'apology.pdf', 'stop.pdf', 'control-slip.pdf'],
    command: [
      'receive',
      'assign',
      'completeStep',
      'withdraw',
      'supplement',
      'extend',
      'stop',
      'pay',
      'return',
    ],
    section: ['identity', 'pay', 'withdraw'],
  };
}
