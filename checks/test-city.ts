import path from 'node:path';
import type { FastifyInstance } from 'fastify';
import { cityRoutes, type City } from '../src/city.ts';
import { demonstrationPassword, installCity } from '../src/install.ts';
import { projectFolder } from '../src/kernel/config.ts';
import { createServer, sessionCookie } from '../src/kernel/server.ts';
import { createShell } from '../src/shell.tsx';
import { endings, testHouse, type TestHouse } from './test-house.ts';

export type TestCity = City & {
  readonly house: TestHouse;
  readonly app: FastifyInstance;
  /** A browser of one person: keeps cookies and the form token, as a real one does. */
  visitor(): TestBrowser;
  /** Signed in as an account of the pack, by its username. */
  signedIn(username: string): Promise<TestBrowser>;
};

export type TestBrowser = {
  get(url: string): Promise<TestReply>;
  /** Sends a form with the token of the page. */
  post(url: string, form: Record<string, string>): Promise<TestReply>;
  /** Sends JSON to the API. */
  call(
    method: 'POST' | 'PUT' | 'DELETE',
    url: string,
    body: unknown,
    headers?: Record<string, string>,
  ): Promise<TestReply>;
  /** The cookie header and token, for requests made by hand (uploads). */
  credentials(): Promise<{ cookie: string; csrf: string }>;
};
export type TestReply = {
  readonly status: number;
  readonly text: string;
  readonly location: string;
  json(): unknown;
};

/** A whole city of its own for one test file: the tiny pack, unless another is named, without demonstration dossiers. */
export async function testCity(
  options: { pack?: string; now?: string; withDossiers?: boolean } = {},
): Promise<TestCity> {
  const house = await testHouse(options.now);
  const city = await installCity(house, path.join(projectFolder, 'cities', options.pack ?? 'demo-town'), {
    withDossiers: options.withDossiers ?? false,
    report: () => undefined,
  });
  const app = await createServer({
    house,
    routes: cityRoutes(city),
    shell: createShell(city.file.name),
    findActor: (token) => city.accounts.findActor(token),
    requestsPerMinute: 1_000_000,
  });
  endings.push(() => app.close());
  return {
    ...city,
    house,
    app,
    visitor: () => browser(app),
    async signedIn(username) {
      const person = browser(app);
      const reply = await person.post('/sign-in', { username, password: demonstrationPassword, next: '' });
      if (reply.status !== 303) throw new Error(`${username} could not sign in: ${reply.status}`);
      return person;
    },
  };
}

function browser(app: FastifyInstance): TestBrowser {
  const cookies = new Map<string, string>();
  let csrf = '';

  const cookieHeader = (): string => [...cookies].map(([name, value]) => `${name}=${value}`).join('; ');

  async function send(
    method: 'GET' | 'POST' | 'PUT' | 'DELETE',
    url: string,
    payload?: string,
    headers: Record<string, string> = {},
  ): Promise<TestReply> {
    const reply = await app.inject({
      method,
      url,
      headers: { cookie: cookieHeader(), ...headers },
      ...(payload === undefined ? {} : { payload }),
    });
    for (const { name, value, maxAge } of reply.cookies) {
      if (value === '' || maxAge === 0) cookies.delete(name);
      else cookies.set(name, value);
    }
    csrf = /name="_csrf" value="([^"]+)"/.exec(reply.body)?.[1] ?? csrf;
    return {
      status: reply.statusCode,
      text: reply.body,
      location: reply.headers['location'] ?? '',
      json: () => reply.json(),
    };
  }

  async function credentials(): Promise<{ cookie: string; csrf: string }> {
    if (csrf === '') await send('GET', cookies.has(sessionCookie) ? '/account' : '/sign-in');
    return { cookie: cookieHeader(), csrf };
  }

  return {
    get: (url) => send('GET', url),
    credentials,
    async post(url, form) {
      const token = (await credentials()).csrf;
      const payload = new URLSearchParams({ ...form, _csrf: token }).toString();
      return send('POST', url, payload, { 'content-type': 'application/x-www-form-urlencoded' });
    },
    async call(method, url, body, headers = {}) {
      const token = (await credentials()).csrf;
      return send(method, url, JSON.stringify(body), {
        'content-type': 'application/json',
        'x-csrf-token': token,
        ...headers,
      });
    },
  };
}
