import { describe, expect, test } from 'vitest';
import { covers, roles, type Answer } from '../../src/kernel/access.ts';
import { aboutWholeCity, addressOf, isAbout, needReceipt } from './parameters.ts';
import { openWalkCity } from './walk-city.ts';
import { answerFor, ask, isOfStaff, knownAt, maySee, mayUse, nameOf, recorded } from './walk.ts';

const city = await openWalkCity(20);
const { walkers, routes } = city;
const near = await knownAt(city, 'H13.21.10', { name: 'Trịnh Gia Cận Kề', id: '092111222333' });

const gets = routes.filter(({ method }) => method === 'GET');
const changes = routes.filter(({ method }) => method !== 'GET');

test('there are routes to walk, and the walkers are all roles, a visitor and an administrator of one commune', () => {
  expect(gets.length).toBeGreaterThan(50);
  expect(changes.length).toBeGreaterThan(40);
  expect(walkers).toHaveLength(Object.keys(roles).length + 2);
});

describe('a route is open to whom it declares, and closed to everybody else', () => {
  test.each(gets.map((entry) => [nameOf(entry), entry] as const))('%s', async (_, entry) => {
    const url = addressOf(entry, (meaning) => near.values[meaning]);
    for (const walker of walkers) {
      const { statusCode: status, headers } = await ask(city, walker, entry, url);
      const who = `${walker.name} at ${url}: ${status}`;
      const isSentToSignIn = status === 401 || String(headers['location']).startsWith('/sign-in?next=');
      const answer = answerFor(walker, entry);
      expect(status, who).toBeLessThan(500);
      if (answer === 'sign in') expect(isSentToSignIn, who).toBe(true);
      else if (answer === false) expect(status, who).toBe(403);
      else if (isPartOf(answer) && aboutWholeCity.has(entry.path)) expect(status, who).toBe(403);
      else if (needReceipt.has(entry.path)) expect([403, 404], who).toContain(status);
      else expect(isSentToSignIn || status === 403, who).toBe(false);
    }
  });

  test.each(changes.map((entry) => [nameOf(entry), entry] as const))('%s', async (_, entry) => {
    const url = addressOf(entry, (meaning) => near.values[meaning]);
    for (const walker of walkers.filter((candidate) => !mayUse(candidate, entry))) {
      const before = await recorded(city, 'event');
      const { statusCode: status } = await ask(city, walker, entry, url, { _csrf: city.csrf });
      const isVisitor = answerFor(walker, entry) === 'sign in';
      expect(status, `${walker.name} at ${url}`).toBe(isVisitor ? 401 : 403);
      expect(await recorded(city, 'event')).toBe(before);
    }
  });

  test('a dossier opens to everybody whose agencies take part in it', async () => {
    const pages = gets.filter((entry) => isAbout(entry, 'dossier') && isOfStaff(entry));
    const page = pages.find(({ path }) => path === '/dossiers/:code');
    if (page === undefined) throw new Error('there is no page of a dossier');
    const opened = walkers.filter((walker) => maySee(walker, page, near.agencies));
    expect(opened.length).toBeGreaterThan(5);
    for (const walker of opened) {
      const reply = await ask(
        city,
        walker,
        page,
        addressOf(page, (meaning) => near.values[meaning]),
      );
      expect(reply.statusCode, walker.name).toBe(200);
      expect(reply.body).toContain(near.name);
    }
  });
});

test.each(changes.filter(({ isQuery }) => isQuery !== true).map((entry) => [nameOf(entry), entry] as const))(
  '%s changes nothing without the token of a form of ours',
  async (_, entry) => {
    const walker = walkers.find((candidate) => maySee(candidate, entry, near.agencies));
    if (walker === undefined) throw new Error('nobody may use it');
    const url = addressOf(entry, (meaning) => near.values[meaning]);
    const before = await recorded(city, 'event');
    for (const token of [null, '', 'x'.repeat(city.csrf.length)]) {
      const reply = await ask(city, walker, entry, url, token === null ? {} : { _csrf: token });
      expect(reply.statusCode, `${walker.name} at ${url}`).toBe(403);
    }
    expect(await recorded(city, 'event')).toBe(before);
  },
);

/** Whether an answer leaves out some agency of the city. */
function isPartOf(answer: Answer): boolean {
  return city.organization.all().some(({ id }) => !covers(answer, id));
}
