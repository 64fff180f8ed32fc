import { beforeAll, expect, test } from 'vitest';
import { testHouse } from '../../checks/test-house.ts';
import { checkProof, isProven } from './check-proof.ts';
import { createRecord } from './fixtures/record.ts';
import { createLedger } from './ledger.ts';
import type { InclusionProof } from './schema.ts';

let proof: InclusionProof;
let key: string;
beforeAll(async () => {
  const house = await testHouse();
  const record = createRecord(house);
  await record.empty();
  for (const id of [1, 2, 3, 4, 5]) await record.open(id, 3);
  const ledger = await createLedger(house);
  await ledger.anchor();
  const inclusion = await ledger.inclusionOf(4);
  if (inclusion.kind === 'waiting') throw new Error('not anchored');
  ({ proof } = inclusion);
  key = ledger.publicKey.raw.toString('base64');
});

test('a browser finds a proof right by itself', async () => {
  const checks = await checkProof(proof, key);
  expect(checks).toEqual({
    signature: true,
    head: true,
    events: [
      { number: 1, isIncluded: true },
      { number: 3, isIncluded: true },
    ],
  });
  expect(isProven(checks)).toBe(true);
});

test.each<{ what: string; change: (right: InclusionProof) => InclusionProof }>([
  {
    what: 'another event',
    change: (right) => ({
      ...right,
      events: right.events.map((e) => ({ ...e, eventHash: 'ab'.repeat(32) })),
    }),
  },
  {
    what: 'another place',
    change: (right) => ({
      ...right,
      events: right.events.map((e) => ({ ...e, leafIndex: e.leafIndex + 1 })),
    }),
  },
  {
    what: 'a shorter path',
    change: (right) => ({ ...right, events: right.events.map((e) => ({ ...e, path: e.path.slice(1) })) }),
  },
  { what: 'no event', change: (right) => ({ ...right, events: [] }) },
  { what: 'another root', change: (right) => ({ ...right, head: { ...right.head, root: '00'.repeat(32) } }) },
  {
    what: 'another size',
    change: (right) => ({ ...right, head: { ...right.head, size: right.head.size + 1 } }),
  },
  {
    what: 'a changed head',
    change: (right) => ({ ...right, head: { ...right.head, note: right.head.note.replace('2026', '2027') } }),
  },
  {
    what: 'a key of its own',
    change: (right) => ({ ...right, publicKey: Buffer.alloc(32, 9).toString('base64') }),
  },
])('a proof with $what is found wrong', async ({ change }) => {
  expect(isProven(await checkProof(change(proof), key))).toBe(false);
});
