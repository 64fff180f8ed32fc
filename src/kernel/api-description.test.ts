import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import { testHouse } from '../../checks/test-house.ts';
import { permission } from './access.ts';
import { t } from './messages.ts';
import { serveSample, words } from './sample-server.ts';
import { json, route, type Route } from './web.ts';

const routes: readonly Route[] = [
  route({ method: 'GET', path: '/', permission: 'public', handle: () => words('home') }),
  route({
    method: 'GET',
    path: '/api/v1/things/:code/parts/:number',
    permission: 'public',
    api: t('Một phần của vật', 'A part of a thing'),
    params: z.object({ code: z.string().max(20), number: z.coerce.number().int() }),
    query: z.object({
      q: z.string().trim().max(100).default(''),
      page: z.coerce.number().int().min(1).catch(1),
      on: z.iso.date(),
      level: z.enum(['city', 'commune']).optional(),
    }),
    handle: () => json({}),
  }),
  route({
    method: 'POST',
    path: '/api/v1/things',
    permission: permission('things', t('Vật', 'Things'), { clerk: 'agency' }),
    api: t('Thêm một vật', 'Adds a thing'),
    body: z.object({
      name: z.string().transform((text) => text.length),
      at: z.instanceof(Temporal.Instant).optional(),
      papers: z.array(z.object({ original: z.coerce.number().default(0) })),
    }),
    handle: () => json({}, 201),
  }),
  route({
    method: 'POST',
    path: '/api/v1/questions',
    permission: 'public',
    isQuery: true,
    api: t('Hỏi', 'Asks'),
    body: z.object({ term: z.string() }),
    handle: () => json({}),
  }),
];

type Operation = {
  operationId: string;
  summary: string;
  description: string;
  security?: unknown;
  parameters: { name: string; in: string; required: boolean; schema: unknown }[];
  requestBody?: { content: { 'application/json': { schema: unknown } } };
};
type Description = {
  openapi: string;
  info: { version: string };
  paths: Record<string, Record<string, Operation>>;
};

let app: FastifyInstance;
let described: Description;
beforeAll(async () => {
  app = await serveSample(await testHouse(), routes);
  const reply = await app.inject('/api/v1/openapi.json');
  expect(reply.statusCode).toBe(200);
  described = reply.json();
});
afterAll(() => app.close());

test('the API describes itself: every route that has words, and none that has not', () => {
  expect(described.openapi).toBe('3.1.0');
  expect(described.info.version).toMatch(/^\d+\.\d+\.\d+/);
  const listed = Object.entries(described.paths).flatMap(([path, operations]) =>
    Object.keys(operations).map((method) => `${method} ${path}`),
  );
  expect(listed).toEqual([
    'get /api/v1/things/{code}/parts/{number}',
    'post /api/v1/things',
    'post /api/v1/questions',
  ]);
});

test('parameters come from the schemas that check them', () => {
  const part = described.paths['/api/v1/things/{code}/parts/{number}']?.['get'];
  expect(part).toMatchObject({ summary: 'Một phần của vật', description: 'A part of a thing' });
  expect(part?.parameters.map(({ name, in: place, required }) => [name, place, required])).toEqual([
    ['code', 'path', true],
    ['number', 'path', true],
    ['q', 'query', false],
    ['page', 'query', false],
    ['on', 'query', true],
    ['level', 'query', false],
  ]);
  expect(part?.parameters[0]?.schema).toMatchObject({ type: 'string', maxLength: 20 });
  expect(part?.parameters[5]?.schema).toMatchObject({ enum: ['city', 'commune'] });
});

test('a body is described as it is sent, not as it is understood', () => {
  const schema = described.paths['/api/v1/things']?.['post']?.requestBody?.content['application/json'].schema;
  expect(schema).toMatchObject({
    type: 'object',
    required: ['name', 'papers'],
    properties: {
      name: { type: 'string' },
      papers: { type: 'array', items: { properties: { original: { type: 'number', default: 0 } } } },
    },
  });
});

test('what changes things asks for a session and the token of a form; what asks a question does not', () => {
  const add = described.paths['/api/v1/things']?.['post'];
  expect(add?.security).toEqual([{ session: [] }]);
  expect(add?.parameters.map(({ name }) => name)).toEqual(['x-csrf-token']);
  const ask = described.paths['/api/v1/questions']?.['post'];
  expect([ask?.security, ask?.parameters]).toEqual([undefined, []]);
});

test('every reference leads somewhere, and every operation has a name of its own', () => {
  const references = [...JSON.stringify(described).matchAll(/"\$ref":"#\/([^"]+)"/g)];
  expect(references.length).toBeGreaterThan(0);
  for (const [, reference = ''] of references) {
    let at: unknown = described;
    for (const step of reference.split('/')) at = (at as Record<string, unknown>)[step];
    expect([reference, typeof at]).toEqual([reference, 'object']);
  }
  const names = Object.values(described.paths).flatMap((operations) =>
    Object.values(operations).map(({ operationId }) => operationId),
  );
  expect(new Set(names).size).toBe(names.length);
  for (const name of names) expect(name).toMatch(/^[a-zA-Z0-9]+$/);
});
