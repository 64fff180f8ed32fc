import type { FastifyInstance } from 'fastify';
import { h } from 'preact';
import { renderToString } from 'preact-render-to-string';
import type { Actor, Role, Staff } from './access.ts';
import { visitor } from './access.ts';
import type { House } from './house.ts';
import { createServer, type ServerOptions } from './server.ts';
import { page, type Asking, type Reply, type Route, type Shell } from './web.ts';

/** For the kernel's own tests: routes behind the real server, in a shell that shows what it was given as plain lines. */
export function serveSample(
  house: House,
  routes: readonly Route[],
  options: Partial<ServerOptions> = {},
): Promise<FastifyInstance> {
  return createServer({ house, routes, shell: plainShell, findActor: actorOfToken, ...options });
}

/** A session token names the roles it stands for: `clerk+leader`. */
export function actorOfToken(token: string): Promise<Actor> {
  const roles = token.split('+').filter((role) => role !== '') as Role[];
  return Promise.resolve(roles.length === 0 ? visitor : staffWith(...roles));
}

/** A member of the staff of agency 7, which has the agencies 8 and 9 below it. */
export function staffWith(...roles: Role[]): Staff {
  return {
    kind: 'staff',
    accountId: 1,
    username: 'sen',
    fullName: 'Tô Thị Sen',
    agencyId: 7,
    agencyCode: 'X99.10',
    agencyName: 'Ủy ban nhân dân huyện',
    agencyTree: [7, 8, 9],
    unitId: null,
    unitName: '',
    roles,
    standsInFor: [],
  };
}

export function words(text: string): Reply {
  return page(text, h('p', null, text));
}

const line = (name: string, value: string): string => `<p>${name}: ${value}</p>`;
const form = ({ csrf }: Asking): string => `<input name="_csrf" value="${csrf}">`;

const plainShell: Shell = {
  page: (asking, { title, body }, flash) =>
    [
      line('title', title),
      line('language', asking.language),
      flash === null ? '' : line('flash', flash[asking.language]),
      renderToString(body),
      form(asking),
    ].join('\n'),
  fragment: (_, body) => renderToString(body),
  failure: (asking, status, refusals, { failureCode, typed } = {}) =>
    [
      line('status', String(status)),
      ...refusals.map(({ code, text }) => line(code, text[asking.language])),
      failureCode === undefined ? '' : line('failureCode', failureCode),
      typed === undefined ? '' : line('typed', JSON.stringify(typed)),
    ].join('\n'),
};
