import { readFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import { projectFolder } from './config.ts';
import type { Text } from './messages.ts';
import { json, route, type Route } from './web.ts';

type JsonSchema = z.core.JSONSchema.BaseSchema;
type Parameter = {
  readonly name: string;
  readonly in: 'path' | 'query' | 'header';
  readonly required: boolean;
  readonly schema: JsonSchema;
  readonly description?: string;
};

export const descriptionPath = '/api/v1/openapi.json';

/** The route that describes the API: OpenAPI 3.1, made from the very schemas that check what is sent. */
export function descriptionRoute(routes: readonly Route[]): Route {
  let description: Record<string, unknown> | undefined;
  return route({
    method: 'GET',
    path: descriptionPath,
    permission: 'public',
    handle: () => json((description ??= describeApi(routes))),
  });
}

/** OpenAPI 3.1 document of the routes that have words for the API. */
export function describeApi(routes: readonly Route[]): Record<string, unknown> {
  const paths: Record<string, Record<string, unknown>> = {};
  for (const entry of routes) {
    if (entry.api === undefined) continue;
    const address = entry.path.replaceAll(/:(\w+)/g, '{$1}');
    paths[address] = { ...paths[address], [entry.method.toLowerCase()]: operation(entry, entry.api) };
  }
  return {
    openapi: '3.1.0',
    info: {
      title: 'Một Cửa',
      version: readVersion(),
      description:
        'Mỗi từ chối nói bằng cả hai thứ tiếng và nêu trường có liên quan. / Every refusal speaks both languages and names the field it is about.',
      license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
    },
    servers: [{ url: '/' }],
    paths,
    components,
  };
}

function operation(entry: Route, words: Text): Record<string, unknown> {
  const changes = entry.method !== 'GET' && entry.isQuery !== true;
  return {
    operationId: `${entry.method.toLowerCase()}${entry.path.replaceAll(/[^A-Za-z0-9]+(\w)/g, (_, letter: string) => letter.toUpperCase())}`,
    summary: words.vi,
    description: words.en,
    ...(entry.permission === 'public' ? {} : { security: [{ session: [] }] }),
    parameters: [...pathParameters(entry), ...queryParameters(entry), ...(changes ? [formToken] : [])],
    ...(entry.body === undefined
      ? {}
      : {
          requestBody: {
            required: true,
            content: { 'application/json': { schema: schemaOf(entry.body) } },
          },
        }),
    responses: {
      '2XX': { description: 'Đã thực hiện / Done', content: { 'application/json': { schema: {} } } },
      '4XX': { $ref: '#/components/responses/Refused' },
      '5XX': { $ref: '#/components/responses/Refused' },
    },
  };
}

function pathParameters({ path: address, params }: Route): Parameter[] {
  const known = params === undefined ? {} : propertiesOf(schemaOf(params));
  return [...address.matchAll(/:(\w+)/g)].map(([, name = '']) => ({
    name,
    in: 'path',
    required: true,
    schema: known[name] ?? { type: 'string' },
  }));
}

function queryParameters({ query }: Route): Parameter[] {
  if (query === undefined) return [];
  const schema = schemaOf(query);
  return Object.entries(propertiesOf(schema)).map(([name, property]) => ({
    name,
    in: 'query',
    required: schema.required?.includes(name) === true && !('default' in property),
    schema: property,
  }));
}

/** What a schema takes, before it is cleaned and turned into values of ours. */
function schemaOf(schema: z.ZodType): JsonSchema {
  const { $schema: _, ...rest } = z.toJSONSchema(schema, {
    io: 'input',
    unrepresentable: 'any',
    cycles: 'throw',
  });
  return rest;
}

function propertiesOf({ properties = {} }: JsonSchema): Record<string, JsonSchema> {
  return Object.fromEntries(
    Object.entries(properties).map(([name, property]) => [
      name,
      typeof property === 'object' ? property : {},
    ]),
  );
}

const formToken: Parameter = {
  name: 'x-csrf-token',
  in: 'header',
  required: true,
  schema: { type: 'string' },
  description: 'Mã `_csrf` của một trang đã mở trong phiên này / The `_csrf` token of a page of this session',
};

const refusal = {
  type: 'object',
  required: ['code', 'vi', 'en'],
  properties: {
    code: { type: 'string', description: 'not-found, invalid, conflict …' },
    vi: { type: 'string' },
    en: { type: 'string' },
    field: { type: 'string', description: 'applicant.idNumber, papers.0.name …' },
  },
};

const components = {
  securitySchemes: { session: { type: 'apiKey', in: 'cookie', name: 'motcua_session' } },
  schemas: {
    Refusals: {
      type: 'object',
      required: ['refusals'],
      properties: {
        refusals: { type: 'array', items: refusal },
        failureCode: {
          type: 'string',
          description: 'Mã để tìm dòng nhật ký của lỗi chưa rõ / Finds the log line of an unknown failure',
        },
      },
    },
  },
  responses: {
    Refused: {
      description: 'Bị từ chối, chưa có gì thay đổi / Refused; nothing has changed',
      content: { 'application/json': { schema: { $ref: '#/components/schemas/Refusals' } } },
    },
  },
};

function readVersion(): string {
  const text = readFileSync(path.join(projectFolder, 'package.json'), 'utf8');
  return z.object({ version: z.string() }).parse(JSON.parse(text)).version;
}
