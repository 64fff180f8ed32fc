import { describe, expect, test } from 'vitest';
import type { Route } from '../../src/kernel/web.ts';
import { addressOfThing, thingsElsewhere } from './offices.ts';
import { addressOf, isAbout, parametersOf } from './parameters.ts';
import { openWalkCity, type Walker } from './walk-city.ts';
import { ask, isKeptFrom, isOfStaff, knownAt, maySee, mayUse, nameOf, traces } from './walk.ts';

const city = await openWalkCity(60);
const { walkers, routes } = city;

/** In the commune of the pack's own clerk, leader and specialist; and in a commune that none of them may look into. */
const near = await knownAt(city, 'H13.21.10', { name: 'Trịnh Gia Cận Kề', id: '092111222333' });
const far = await knownAt(city, 'H13.25.01', { name: 'Trịnh Vô Song Kỳ', id: '092444555666' });

const gets = routes.filter(({ method }) => method === 'GET');
const keptFrom = (entry: Route): Walker[] =>
  walkers.filter((walker) => isKeptFrom(walker, entry, far.agencies));

describe('what belongs to another agency is not there', () => {
  const owned = routes.filter((entry) => isAbout(entry, 'dossier', 'account', 'agency') && isOfStaff(entry));

  test.each(owned.map((entry) => [nameOf(entry), entry] as const))('%s', async (_, entry) => {
    const url = addressOf(entry, (meaning) => far.values[meaning]);
    const token = { _csrf: city.csrf };
    const bodies = entry.method === 'GET' ? [undefined] : [token, { ...token, ...plausible }];
    for (const walker of keptFrom(entry)) {
      const before = await traces(city);
      for (const body of bodies) {
        const reply = await ask(city, walker, entry, url, body);
        const who = `${walker.name} at ${url}: ${reply.statusCode}`;
        // A form that lacks its fields may be refused before the address is looked at, but must show nothing.
        if (body === undefined || reply.statusCode !== 422) expect(reply.statusCode, who).toBe(404);
        expect(reply.body.includes(far.name) || reply.body.includes(far.id), who).toBe(false);
      }
      expect(await traces(city), `${walker.name} at ${url} left a trace`).toBe(before);
    }
  });

  test('a file of another dossier is not had through the address of one’s own', async () => {
    for (const entry of gets.filter(
      (candidate) => isAbout(candidate, 'file') && isAbout(candidate, 'dossier'),
    )) {
      const url = addressOf(entry, (meaning) => (meaning === 'file' ? far : near).values[meaning]);
      for (const walker of walkers.filter((candidate) => mayUse(candidate, entry)))
        expect((await ask(city, walker, entry, url)).statusCode, `${walker.name} at ${url}`).toBe(404);
    }
  });
});

describe('lists, searches, counts and exports stay within what one may see', () => {
  const lists = gets.filter((entry) => parametersOf(entry).length === 0 && isOfStaff(entry));
  const queries = [
    '',
    `?q=${far.code}`,
    `?q=${encodeURIComponent(far.name)}`,
    `?q=${far.id}`,
    '?q=trinh+vo+song',
    `?code=${far.code}`,
    `?idNumber=${far.id}`,
    `?agency=${far.agency}`,
    `?agency=${city.organization.findAgency(far.agency)?.id}`,
    '?scope=city',
    '?view=all',
  ];

  test.each(lists.map((entry) => [nameOf(entry), entry] as const))('%s', async (_, entry) => {
    for (const walker of keptFrom(entry)) {
      for (const query of queries) {
        const { body } = await ask(city, walker, entry, entry.path + query);
        expectNot(body, far, query, `${walker.name} at ${entry.path}${query}`);
      }
    }
  });

  test('one more dossier elsewhere changes not a letter of what they see', async () => {
    const before = await pagesSeen();
    await city.receiveAt(far.agency, 'Trịnh Thêm Một', '092777888999');
    for (const [where, text] of await pagesSeen()) expect(text === before.get(where), where).toBe(true);
    expect(before.size).toBeGreaterThan(20);
  });

  test('who may see it finds it by code, by name without diacritics and by identity number', async () => {
    const search = lists.find(({ path }) => path === '/dossiers');
    if (search === undefined) throw new Error('there is no search over dossiers');
    const finders = walkers.filter((walker) => maySee(walker, search, near.agencies));
    expect(finders.length).toBeGreaterThan(5);
    for (const walker of finders) {
      for (const query of [near.code, 'trinh gia can ke', near.id]) {
        const reply = await ask(city, walker, search, `/dossiers?q=${encodeURIComponent(query)}`);
        const found = `${reply.body} ${reply.headers['location'] ?? ''}`;
        expect(found.includes(near.code), `${walker.name} looks for ${query}`).toBe(true);
      }
    }
  });

  /** Every text that the walkers who are kept from the far dossier get from a list. */
  async function pagesSeen(): Promise<Map<string, string>> {
    const seen = new Map<string, string>();
    for (const entry of lists) {
      for (const walker of keptFrom(entry)) {
        const { headers, body } = await ask(city, walker, entry, entry.path);
        if (/^(text|application\/json)/.test(headers['content-type'] ?? ''))
          seen.set(`${walker.name} ${entry.path}`, withoutTokens(body));
      }
    }
    return seen;
  }
});

const things = await thingsElsewhere(city, 'H13.25');
describe('what the offices of another district keep is not there', () => {
  const cases = things.flatMap((thing) =>
    routes
      .filter(({ path }) => path === thing.under || path.startsWith(`${thing.under}/`))
      .map((entry) => [nameOf(entry), entry, thing] as const),
  );

  test('there is something of every kind, and somebody who is kept from it', () => {
    expect(new Set(things.map(({ under }) => under.split('/')[1]))).toEqual(
      new Set([
        'staff',
        'positions',
        'examinations',
        'inspections',
        'training',
        'quality',
        'registers',
        'api',
      ]),
    );
    const barred = cases.filter(([, entry, { agencyId }]) =>
      walkers.some((walker) => isKeptFrom(walker, entry, [agencyId])),
    );
    expect(barred.length).toBeGreaterThan(100);
  });

  function routeOf(under: string): Route {
    const found = gets.find(({ path }) => path === under);
    if (found === undefined) throw new Error(`there is no page ${under}`);
    return found;
  }

  test.each(cases)('%s', async (_, entry, thing) => {
    const url = addressOfThing(entry, thing);
    for (const walker of walkers.filter((one) => isKeptFrom(one, entry, [thing.agencyId]))) {
      const before = await traces(city);
      const reply = await ask(
        city,
        walker,
        entry,
        url,
        entry.method === 'GET' ? undefined : { _csrf: city.csrf, ...plausible },
      );
      const who = `${walker.name} at ${url}: ${reply.statusCode}`;
      // A form that lacks its fields may be refused before its address is looked at; what is there to read may be said to be closed.
      const mayRead = maySee(walker, routeOf(thing.under), [thing.agencyId]);
      const fitting = entry.method === 'GET' ? [404] : mayRead ? [403, 404, 422] : [404, 422];
      expect(fitting, who).toContain(reply.statusCode);
      if (thing.words !== '') expect(reply.body.includes(thing.words), who).toBe(false);
      expect(await traces(city), `${who} left a trace`).toBe(before);
    }
  });

  const lists = gets.filter(
    ({ path }) => /^\/(staff|positions|examinations)\b/.test(path) && !path.includes(':'),
  );
  test.each(lists.map((entry) => [nameOf(entry), entry] as const))(
    '%s names nobody of it',
    async (_, entry) => {
      for (const { agencyId, parameters, words } of things.filter(({ under }) => under === '/staff/:id'))
        for (const walker of walkers.filter((one) => isKeptFrom(one, entry, [agencyId])))
          for (const query of ['', `?q=${encodeURIComponent(words)}`, `?agency=${agencyId}`]) {
            const { body } = await ask(city, walker, entry, entry.path + query);
            const who = `${walker.name} at ${entry.path}${query}`;
            expect(body.includes(`/staff/${parameters['id']}"`), who).toBe(false);
            if (!query.startsWith('?q=')) expect(body.includes(words), who).toBe(false);
          }
    },
  );
});

test('no public page names an applicant', async () => {
  const [outsider] = walkers.filter(({ actor }) => actor.kind === 'visitor');
  if (outsider === undefined) throw new Error('no visitor walks');
  for (const entry of gets.filter(({ permission }) => permission === 'public')) {
    const url = addressOf(entry, (meaning) => near.values[meaning]);
    for (const query of ['', `?q=${near.id}`, `?code=${near.code}`, `?q=${encodeURIComponent(near.name)}`]) {
      const { body } = await ask(city, outsider, entry, url + query);
      expectNot(body, { ...near, code: '0912345678' }, query, url + query);
    }
  }
});

/** Nothing by which the dossier could be recognised; but what was asked for stands in the search box. */
function expectNot(
  body: string,
  { name, id, code }: { name: string; id: string; code: string },
  query: string,
  where: string,
): void {
  const asked = decodeURIComponent(query);
  for (const secret of [name, id, code])
    if (!asked.includes(secret)) expect(body.includes(secret), `${where} shows ${secret}`).toBe(false);
}

/** Fields that many forms have, so that a form gets past its schema to the question of access. */
const plausible = {
  name: 'Trịnh',
  fullName: 'Trịnh',
  reason: 'Lý do',
  note: 'Ghi chú',
  seen: '0',
  step: '1',
  version: '1',
  expectedVersion: '1',
  receivedBy: 'Trịnh',
  kind: 'division',
  roles: 'clerk',
  agencyId: '1',
};

/** A page without what is made anew for each showing. */
function withoutTokens(html: string): string {
  return html.replace(/(name="(?:_csrf|key)" value=")[^"]*/g, '$1');
}
