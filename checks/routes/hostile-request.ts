import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import type { Route } from '../../src/kernel/web.ts';
import { inputsOf } from './from-schema.ts';
import { hostileHeaders, hostileTexts, hostileValues } from './hostile-values.ts';
import { samples } from './samples.ts';
import { meaningOf, parametersOf, type Meaning } from './parameters.ts';

/** A request as it is put together: small values that fast-check can shrink. */
export type Plan = {
  readonly walker: number;
  readonly hasToken: boolean;
  readonly params: readonly string[];
  readonly query: Record<string, unknown>;
  readonly body: Record<string, unknown>;
  readonly changes: readonly Change[];
  readonly sending: Sending;
  readonly headers: Readonly<Record<string, string>>;
};

/** Something done to the n-th value of the query and the body. */
type Change = {
  readonly at: number;
  readonly act: 'replace' | 'leave out' | 'add' | 'wrap';
  readonly to: unknown;
};

const sendings = [
  'usual',
  'form',
  'json',
  'multipart',
  'plain text',
  'unknown type',
  'latin1 form',
  'utf-16 json',
  'gzip',
  'truncated',
  'empty',
  'array',
  'scalar',
  'doubled',
] as const;
type Sending = (typeof sendings)[number];

export type Sent = {
  readonly url: string;
  readonly headers: Record<string, string>;
  readonly payload?: Buffer;
};

/** Requests to a route: near its schemas, far from them, and broken in their sending. */
export function plansFor(
  entry: Route,
  valueOf: (meaning: Meaning) => readonly string[],
  walkers: number,
): fc.Arbitrary<Plan> {
  const pool = [...new Set([...plainTexts, ...everyValue(valueOf)])];
  const known = fc.constantFrom(...pool);
  const hostileText = fc.constantFrom(...hostileTexts);
  const params = parametersOf(entry).map((name) =>
    fc.oneof(
      { weight: 5, arbitrary: fc.constantFrom(...valueOf(meaningOf(entry, name))) },
      { weight: 2, arbitrary: hostileText },
      { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 40 }) },
    ),
  );
  return fc.record({
    walker: fc.oneof(
      { weight: 6, arbitrary: fc.constant(0) },
      { weight: 1, arbitrary: fc.nat({ max: walkers - 1 }) },
    ),
    hasToken: fc.oneof({ weight: 19, arbitrary: fc.constant(true) }, { weight: 1, arbitrary: fc.boolean() }),
    params: fc.tuple(...params),
    query: inputsOf(entry.query, known),
    body: bodiesFor(entry, known),
    changes: fc.array(
      fc.record({
        at: fc.nat({ max: 40 }),
        act: fc.constantFrom('replace', 'replace', 'replace', 'leave out', 'add', 'wrap'),
        to: fc.oneof(
          { weight: 6, arbitrary: fc.constantFrom(...hostileValues) },
          { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 60 }) },
          { weight: 1, arbitrary: known },
        ),
      }),
      { maxLength: 3, size: 'small' },
    ),
    sending: fc.oneof({ weight: 20, arbitrary: fc.constant('usual') }, fc.constantFrom(...sendings)),
    headers: fc.oneof(
      { weight: 8, arbitrary: fc.constant({}) },
      { weight: 1, arbitrary: fc.constantFrom(...hostileHeaders) },
    ),
  });
}

const plainTexts = ['', '1', '2', '5wd', '2026-03-02', '2026-03-03T09:30', 'Nguyễn Thị Mỹ Duyên', 'nguyen'];

function bodiesFor(entry: Route, known: fc.Arbitrary<string>): fc.Arbitrary<Record<string, unknown>> {
  if (entry.method === 'GET') return fc.constant({});
  const sample = samples[`${entry.method} ${entry.path}`];
  const inputs = inputsOf(entry.body, known);
  return sample === undefined
    ? inputs
    : fc.oneof({ weight: 2, arbitrary: fc.constant({ ...sample }) }, { weight: 1, arbitrary: inputs });
}

function everyValue(valueOf: (meaning: Meaning) => readonly string[]): string[] {
  return (['dossier', 'procedure', 'process', 'agency', 'account', 'file'] as const).flatMap(valueOf);
}

/** The request that a plan asks for. */
export function requestOf(entry: Route, plan: Plan, cookie: string, token: string): Sent {
  const sent = changed({ query: plan.query, body: plan.body }, plan.changes);
  let index = 0;
  const path = entry.path.replace(/:\w+/g, () =>
    encodeURIComponent((plan.params[index++] ?? '').toWellFormed()),
  );
  const query = new URLSearchParams(pairsOf(sent['query'])).toString().slice(0, 60_000);
  const url = query === '' ? path : `${path}?${query}`;
  const csrf: Record<string, string> = plan.hasToken ? { 'x-csrf-token': token } : {};
  const headers = { cookie, ...csrf, ...plan.headers };
  if (entry.method === 'GET') return { url, headers };
  const usual = entry.upload === undefined ? (entry.api === undefined ? 'form' : 'json') : 'multipart';
  const { type, encoding, payload } = payloadOf(
    plan.sending === 'usual' ? usual : plan.sending,
    sent['body'],
  );
  return {
    url,
    headers: {
      ...headers,
      ...(type === '' ? {} : { 'content-type': type }),
      ...(encoding === undefined ? {} : { 'content-encoding': encoding }),
    },
    payload,
  };
}

/** The same, with the changes made one after another to its n-th place. */
function changed(start: Record<string, unknown>, changes: readonly Change[]): Record<string, unknown> {
  const root = structuredClone(start);
  for (const { at, act, to: value } of changes) {
    const to: unknown = structuredClone(value);
    const places = placesIn(root);
    const place = places[at % places.length];
    if (place === undefined) continue;
    const { of, name } = place;
    if (act === 'leave out') delete of[name];
    else if (act === 'add') of[`extra${at}`] = to;
    else of[name] = act === 'wrap' ? [of[name], { [name]: to }] : to;
  }
  return root;
}

type Place = { readonly of: Record<string, unknown>; readonly name: string };

/** Every named place inside the query and the body. */
function placesIn(value: unknown, depth = 0): Place[] {
  if (!isRecord(value) || depth > 12) return [];
  const of = value;
  return Object.keys(of)
    .slice(0, 40)
    .flatMap((name) => [...(depth === 0 ? [] : [{ of, name }]), ...placesIn(of[name], depth + 1)]);
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}

/** Names with dots, as a form sends what is nested. */
function pairsOf(value: unknown, prefix = ''): [string, string][] {
  if (Array.isArray(value)) {
    return value.flatMap((item: unknown, index) =>
      typeof item === 'object' && item !== null
        ? pairsOf(item, prefix === '' ? String(index) : `${prefix}.${index}`)
        : pairsOf(item, prefix),
    );
  }
  if (typeof value === 'object' && value !== null) {
    return Object.entries(value).flatMap(([name, child]) =>
      pairsOf(child, prefix === '' ? name : `${prefix}.${name}`),
    );
  }
  return [[prefix, typeof value === 'string' ? value : (JSON.stringify(value) ?? '')]];
}

type Payload = { readonly type: string; readonly payload: Buffer; readonly encoding?: string };

const formType = 'application/x-www-form-urlencoded';

function payloadOf(sending: Exclude<Sending, 'usual'>, body: unknown): Payload {
  const form = new URLSearchParams(pairsOf(body)).toString();
  const json = JSON.stringify(body) ?? '';
  switch (sending) {
    case 'form':
      return { type: formType, payload: Buffer.from(form) };
    case 'multipart':
      return { type: 'multipart/form-data; boundary=edge', payload: partsOf(body, true) };
    case 'plain text':
      return { type: 'text/plain', payload: Buffer.from(json) };
    case 'unknown type':
      return { type: 'application/x-unknown; charset=???', payload: Buffer.from(json) };
    case 'latin1 form':
      return {
        type: `${formType}; charset=iso-8859-1`,
        payload: Buffer.from('name=Ngu\u1ec5n \u00e9\u00ff&q=%E9%FF', 'latin1'),
      };
    case 'utf-16 json':
      return { type: 'application/json; charset=utf-16', payload: Buffer.from(json, 'utf16le') };
    case 'gzip':
      return { type: 'application/json', encoding: 'gzip', payload: gzipSync(json) };
    case 'truncated':
      return { type: 'multipart/form-data; boundary=edge', payload: partsOf(body, false).subarray(0, -7) };
    case 'empty':
      return { type: 'application/json', payload: Buffer.alloc(0) };
    case 'array':
      return { type: 'application/json', payload: Buffer.from(`[${json}]`) };
    case 'scalar':
      return { type: 'application/json', payload: Buffer.from('"x"') };
    case 'doubled':
      return { type: formType, payload: Buffer.from(`${form}&${form}&${form}`) };
    default:
      return { type: 'application/json', payload: Buffer.from(json) };
  }
}

function partsOf(body: unknown, isEnded: boolean): Buffer {
  const parts = pairsOf(body).map(
    ([name, value]) =>
      `--edge\r\ncontent-disposition: form-data; name="${name.replaceAll('"', '%22')}"\r\n\r\n${value}\r\n`,
  );
  const file =
    '--edge\r\ncontent-disposition: form-data; name="file"; filename="../<x-probe>.pdf"\r\ncontent-type: application/pdf\r\n\r\nno pdf\r\n';
  return Buffer.from(`${parts.join('')}${file}${isEnded ? '--edge--\r\n' : ''}`);
}
