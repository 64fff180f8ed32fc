import type { FastifyInstance, LightMyRequestResponse } from 'fastify';
import { visitor, type Staff } from '../kernel/access.ts';
import type { House } from '../kernel/house.ts';
import { createServer, sessionCookie } from '../kernel/server.ts';
import type { Asking, Shell } from '../kernel/web.ts';
import { renderFragment } from '../ui/render.tsx';
import type { Procedures } from './procedures.ts';
import { procedureRoutes } from './routes.tsx';
import { sampleAgencies } from './samples.ts';

/** This room alone behind the web server; who has signed in is told by the name of an account. */
export function serveProcedures(
  house: House,
  procedures: Procedures,
  staff: readonly Staff[],
): Promise<FastifyInstance> {
  return createServer({
    house,
    routes: procedureRoutes(house, procedures, {
      agencies: () => sampleAgencies,
      processes: async () => [{ code: 'commune-same-day', name: 'Trong ngày' }],
    }),
    shell: tinyShell,
    findActor: async (token) => staff.find((person) => person.username === token) ?? visitor,
    requestsPerMinute: 100_000,
  });
}

const tinyShell: Shell = {
  page: (asking, { title, body }, flash) =>
    `<title>${title.replaceAll('<', '&lt;')}</title><p>${flash?.[asking.language] ?? ''}</p>${renderFragment(pageOf(asking), body)}<i data-csrf="${asking.csrf}"></i>`,
  fragment: () => '',
  failure: (asking, status, refusals) =>
    `${status} ${refusals.map(({ code, text }) => `${code}: ${text[asking.language]}`).join(' ')}`,
};

function pageOf({ language, url, csrf }: Asking) {
  return { language, path: url, csrf, site: { vi: 'Thành phố', en: 'City' }, navigation: [] };
}

export type Part = { readonly name: string; readonly content: Buffer };

/** A browser in which somebody, or nobody, has signed in. */
export function browse(app: FastifyInstance, username?: string) {
  const cookies = new Map<string, string>(username === undefined ? [] : [[sessionCookie, username]]);
  let csrf = '';
  const seen = (response: LightMyRequestResponse): LightMyRequestResponse => {
    for (const { name, value } of response.cookies) cookies.set(name, value);
    csrf = /data-csrf="([\w-]+)"/.exec(response.body)?.[1] ?? csrf;
    return response;
  };
  const headers = () => ({ cookie: [...cookies].map(([name, value]) => `${name}=${value}`).join('; ') });
  const get = async (url: string) => seen(await app.inject({ url, headers: headers() }));
  const send = async (url: string, type: string, payload: string | Buffer) =>
    seen(await app.inject({ method: 'POST', url, payload, headers: { ...headers(), 'content-type': type } }));
  return {
    get,
    post(url: string, fields: readonly (readonly [string, string])[]) {
      const form = new URLSearchParams([...fields.map(([name, value]) => [name, value]), ['_csrf', csrf]]);
      return send(url, 'application/x-www-form-urlencoded', form.toString());
    },
    upload(url: string, file: Part | null) {
      const parts: Buffer[] = [
        Buffer.from(`--xx\r\ncontent-disposition: form-data; name="_csrf"\r\n\r\n${csrf}\r\n`),
      ];
      if (file !== null) {
        const head = `--xx\r\ncontent-disposition: form-data; name="file"; filename="${file.name}"\r\ncontent-type: application/octet-stream\r\n\r\n`;
        parts.push(Buffer.from(head), file.content, Buffer.from('\r\n'));
      }
      return send(
        url,
        'multipart/form-data; boundary=xx',
        Buffer.concat([...parts, Buffer.from('--xx--\r\n')]),
      );
    },
  };
}

export type Browser = ReturnType<typeof browse>;
