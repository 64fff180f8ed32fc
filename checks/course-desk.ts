import type { FastifyInstance } from 'fastify';
import { testCity, type TestCity } from './test-city.ts';
import { endings } from './test-house.ts';
import { createServer } from '../src/kernel/server.ts';
import { createShell } from '../src/shell.tsx';
import { createRegisters } from '../src/registers/registers.ts';
import { registerRoutes } from '../src/registers/routes.tsx';
import { courses } from '../src/registers/sample-courses.ts';

/** A city whose only register is that of the walk-through, for the tests. */
export type CourseDesk = { readonly city: TestCity; person(username: string): Promise<Person> };

export async function openCourseDesk(): Promise<CourseDesk> {
  const city = await testCity();
  const app = await createServer({
    house: city.house,
    routes: registerRoutes(city.house, createRegisters(city.house, [courses])),
    shell: createShell(city.file.name),
    findActor: (token) => city.accounts.findActor(token),
    requestsPerMinute: 1_000_000,
  });
  endings.push(() => app.close());
  return { city, person: (username) => signedIn(city, app, username) };
}

export type Person = {
  get(url: string): Promise<{ status: number; text: string }>;
  send(
    url: string,
    form: Record<string, string>,
  ): Promise<{ status: number; text: string; location: string }>;
  call(
    method: 'GET' | 'POST' | 'PUT',
    url: string,
    body?: object,
    more?: Readonly<Record<string, string>>,
  ): Promise<{ status: number; body: Record<string, unknown> }>;
};

async function signedIn(city: TestCity, app: FastifyInstance, username: string): Promise<Person> {
  const { cookie, csrf } = await (await city.signedIn(username)).credentials();
  return {
    async get(url) {
      const reply = await app.inject({ url, headers: { cookie } });
      return { status: reply.statusCode, text: reply.body };
    },
    async send(url, form) {
      const headers = { cookie, 'content-type': 'application/x-www-form-urlencoded' };
      const payload = new URLSearchParams({ ...form, _csrf: csrf }).toString();
      const reply = await app.inject({ method: 'POST', url, headers, payload });
      return { status: reply.statusCode, text: reply.body, location: reply.headers['location'] ?? '' };
    },
    async call(method, url, body, more = {}) {
      const headers = { cookie, 'x-csrf-token': csrf, ...more };
      const reply = await app.inject({
        method,
        url,
        headers,
        ...(body === undefined ? {} : { payload: body }),
      });
      return { status: reply.statusCode, body: reply.json() };
    },
  };
}

/** A course as its form sends it. */
export const filled = (name: string, more: Record<string, string> = {}) => ({
  'values.name': name,
  'values.agency': 'X99.01',
  'values.kind': 'it',
  'values.heldOn': '2026-02-10',
  'values.people': '1.200',
  ...more,
});
