import type { FastifyInstance } from 'fastify';
import type { House } from '../kernel/house.ts';

export type Fields = Record<string, string>;

/** Somebody signed in: the cookie of their browser, and the token of its forms. */
type Browser = { credentials(): Promise<{ readonly cookie: string; readonly csrf: string }> };

/** For tests: a clerk's desk in the demonstration town, and its forms as a browser sends them. */
export type SampleDesk = {
  get(url: string, who?: Browser): Promise<Answered>;
  post(url: string, fields: Fields, scans?: readonly File[], who?: Browser): Promise<Answered>;
  /** What the form of a procedure sends when the clerk has filled it in. */
  filledIn(procedure?: string, typed?: Fields): Promise<Fields>;
  countDossiers(): Promise<number>;
};

type Answered = {
  readonly status: number;
  readonly text: string;
  readonly location: string;
  json(): unknown;
};

/** The body and type of a form with files, as a browser would send it. */
export async function encoded(fields: Fields, scans: readonly File[] = []) {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.append(name, value);
  for (const scan of scans) form.append('scans', scan);
  const request = new Response(form);
  const type = request.headers.get('content-type') ?? '';
  return { headers: { 'content-type': type }, payload: Buffer.from(await request.arrayBuffer()) };
}

/** Hidden fields of a page's form, the token aside. */
export function hiddenFields(page: string): Fields {
  const fields: Fields = {};
  for (const [, name = '', value = ''] of page.matchAll(
    /<input type="hidden" name="([^"]+)" value="([^"]*)"/g,
  )) {
    if (name !== '_csrf') fields[name] = value;
  }
  return fields;
}

export const pdf = (name: string): File => new File(['%PDF-1.7\n', name], name);

export function openDesk(app: FastifyInstance, house: Pick<House, 'pool'>, clerk: Browser): SampleDesk {
  let ids = 92_000_000_000;

  async function get(url: string, who: Browser = clerk): Promise<Answered> {
    const { cookie } = await who.credentials();
    return answered(await app.inject({ method: 'GET', url, headers: { cookie } }));
  }

  return {
    get,
    async post(url, fields, scans = [], who = clerk) {
      const { cookie, csrf } = await who.credentials();
      const { headers, payload } = await encoded({ ...fields, _csrf: csrf }, scans);
      return answered(await app.inject({ method: 'POST', url, headers: { ...headers, cookie }, payload }));
    },
    async filledIn(procedure = 'BM.004', typed = {}) {
      ids += 1;
      return {
        ...hiddenFields((await get(`/receive?procedure=${procedure}`)).text),
        'applicant.name': 'Tô Văn Lành',
        'applicant.idNumber': String(ids).padStart(12, '0'),
        'papers.0.given': 'on',
        'papers.0.original': '1',
        sets: '1',
        channel: 'counter',
        ...typed,
      };
    },
    async countDossiers() {
      const { rows } = await house.pool.query<{ total: number }>(
        'select count(*)::int as total from dossier',
      );
      return rows[0]?.total ?? 0;
    },
  };
}

function answered(reply: Awaited<ReturnType<FastifyInstance['inject']>>): Answered {
  return {
    status: reply.statusCode,
    text: reply.body,
    location: reply.headers.location ?? '',
    json: () => reply.json<unknown>(),
  };
}
