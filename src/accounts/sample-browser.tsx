import type { FastifyInstance, LightMyRequestResponse } from 'fastify';
import type { House } from '../kernel/house.ts';
import { createServer } from '../kernel/server.ts';
import type { Asking, Shell } from '../kernel/web.ts';
import type { Page } from '../ui/page.tsx';
import { renderFragment } from '../ui/render.tsx';
import type { Accounts } from './face.ts';
import { accountRoutes } from './routes.tsx';

/** This room alone behind the web server, in a shell that shows a page's body and says refusals by their code. */
export function serveAccounts(house: House, accounts: Accounts): Promise<FastifyInstance> {
  return createServer({
    house,
    routes: accountRoutes(house, accounts),
    shell: tinyShell,
    findActor: (token) => accounts.findActor(token),
  });
}

const pageOf = ({ language, url, csrf }: Asking): Page => ({
  language,
  path: url,
  csrf,
  site: { vi: 'Thành phố mẫu', en: 'Sample city' },
  navigation: [],
});

const tinyShell: Shell = {
  page: (asking, { title, body }, flash) =>
    `<title>${title}</title><p>${flash?.[asking.language] ?? ''}</p>${renderFragment(pageOf(asking), body)}<form><input name="_csrf" value="${asking.csrf}"></form>`,
  fragment: () => '',
  failure: (_, status, refusals) => `${status} ${refusals.map(({ code }) => code).join(' ')}`,
};

/** Somebody's browser: keeps cookies, and sends forms with the token of the page it saw last. */
export class SampleBrowser {
  readonly cookies = new Map<string, string>();
  readonly #app: FastifyInstance;
  #csrf = '';

  constructor(app: FastifyInstance) {
    this.#app = app;
  }

  async get(url: string): Promise<LightMyRequestResponse> {
    return this.#seen(await this.#app.inject({ url, headers: this.#headers() }));
  }

  async post(
    url: string,
    fields: Readonly<Record<string, string | readonly string[]>> = {},
    csrf = this.#csrf,
  ): Promise<LightMyRequestResponse> {
    const form = new URLSearchParams({ _csrf: csrf });
    for (const [name, value] of Object.entries(fields)) {
      for (const item of typeof value === 'string' ? [value] : value) form.append(name, item);
    }
    const headers = { ...this.#headers(), 'content-type': 'application/x-www-form-urlencoded' };
    return this.#seen(await this.#app.inject({ method: 'POST', url, headers, payload: form.toString() }));
  }

  async signIn(username: string, password: string, next = ''): Promise<LightMyRequestResponse> {
    await this.get('/sign-in');
    return this.post('/sign-in', { username, password, next });
  }

  #headers(): Record<string, string> {
    const cookie = [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    return { host: 'motcua.example', 'user-agent': 'Firefox on Linux', ...(cookie === '' ? {} : { cookie }) };
  }

  #seen(response: LightMyRequestResponse): LightMyRequestResponse {
    for (const { name, value } of response.cookies) {
      if (value === '') this.cookies.delete(name);
      else this.cookies.set(name, value);
    }
    const token = /name="_csrf" value="([\w-]+)"/.exec(response.body)?.[1];
    if (token !== undefined) this.#csrf = token;
    return response;
  }
}
