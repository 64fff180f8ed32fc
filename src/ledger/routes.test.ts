import { createPublicKey, verify } from 'node:crypto';
import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { testHouse } from '../../checks/test-house.ts';
import { visitor } from '../kernel/access.ts';
import { createServer } from '../kernel/server.ts';
import { createShell } from '../shell.tsx';
import { createRecord, type SmallRecord } from './fixtures/record.ts';
import { createLedger, type Ledger } from './ledger.ts';
import { verifyConsistency } from './merkle.ts';
import { ledgerRoutes } from './routes.ts';
import type { Consistency, PublishedHead } from './schema.ts';

let ledger: Ledger;
let record: SmallRecord;
let app: FastifyInstance;
beforeAll(async () => {
  const house = await testHouse();
  record = createRecord(house);
  await record.empty();
  ledger = await createLedger(house);
  app = await createServer({
    house,
    routes: ledgerRoutes(ledger),
    shell: createShell({ vi: 'Thành phố mẫu', en: 'Sample city' }),
    findActor: async () => visitor,
  });
});
afterAll(() => app.close());

const get = (url: string) => app.inject({ url });

test('before the first head there is a key, and nothing signed', async () => {
  expect((await get('/ledger/key')).body).toContain('BEGIN PUBLIC KEY');
  expect((await get('/ledger/head')).body).toBe('');
  expect((await get('/api/v1/ledger/heads')).json()).toMatchObject({ origin: 'motcua-ledger', heads: [] });
});

test('a stranger with the key checks the newest head, and that the ledger only grew', async () => {
  await record.open(1, 5);
  await ledger.anchor();
  await record.open(2, 4);
  await ledger.anchor();

  const key = createPublicKey((await get('/ledger/key')).body);
  const [text = '', signature = ''] = (await get('/ledger/head')).body.split('\n\n');
  const signed = Buffer.from(signature.trim().split(' ')[2] ?? '', 'base64').subarray(4);
  expect(verify(null, Buffer.from(`${text}\n`), key, signed)).toBe(true);

  const { heads } = (await get('/api/v1/ledger/heads')).json<{ heads: PublishedHead[] }>();
  expect(heads.map((head) => head.size)).toEqual([9, 5]);
  expect((await get('/api/v1/ledger/heads?before=9&limit=1')).json()).toMatchObject({ heads: [{ size: 5 }] });

  const { older, newer, path } = (await get('/api/v1/ledger/consistency?from=5&to=9')).json<Consistency>();
  const treeOf = ({ size, root }: PublishedHead) => ({ size, root: Buffer.from(root, 'hex') });
  const hashes = path.map((hash) => Buffer.from(hash, 'hex'));
  expect(verifyConsistency(treeOf(older), treeOf(newer), hashes)).toBe(true);
});

test.each([
  ['/api/v1/ledger/consistency', 422],
  ['/api/v1/ledger/consistency?from=0&to=5', 422],
  ['/api/v1/ledger/consistency?from=9&to=5', 422],
  ['/api/v1/ledger/consistency?from=1e300&to=5', 422],
  ['/api/v1/ledger/consistency?from=4&to=5', 404],
  ['/api/v1/ledger/heads?limit=100000', 422],
])('%s is refused in words (%i)', async (url, status) => {
  const reply = await get(url);
  expect(reply.statusCode).toBe(status);
  expect(reply.json()).toMatchObject({
    refusals: expect.arrayContaining([expect.objectContaining({ vi: expect.any(String) })]),
  });
});
