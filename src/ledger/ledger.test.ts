import { readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import { createPublicKey, verify } from 'node:crypto';
import pg from 'pg';
import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { testHouse, type TestHouse } from '../../checks/test-house.ts';
import { appendEvents } from '../kernel/events.ts';
import { anchorEvents } from './anchor.ts';
import { createRecord, type SmallRecord } from './fixtures/record.ts';
import { openSigningKey, readKeptHeads } from './key.ts';
import { createLedger, nextAnchorAt, type Ledger } from './ledger.ts';
import { leafHash, verifyConsistency, verifyInclusion } from './merkle.ts';

let house: TestHouse;
let record: SmallRecord;
let ledger: Ledger;
beforeAll(async () => {
  house = await testHouse();
  record = createRecord(house);
  ledger = await createLedger(house);
});
beforeEach(() => record.empty());

/** Events of made-up subjects, many at once. */
async function appendMany(subjects: number, eventsEach: number, from = 1): Promise<void> {
  const now = house.clock.now();
  for (let id = from; id < from + subjects; id += 1) {
    const drafts = Array.from({ length: eventsEach }, (_, at) => ({
      kind: 'noted',
      data: { id, at },
      actorId: null,
      happenedAt: now,
      recordedAt: now,
    }));
    await appendEvents(house.db, { kind: 'trial', id }, drafts);
  }
}

describe('the signing key', () => {
  test('is made once, for the owner alone, and published', async () => {
    expect((await stat(path.join(house.dataFolder, 'ledger.key'))).mode & 0o777).toBe(0o600);
    const again = await createLedger(house);
    expect(again.publicKey).toEqual(ledger.publicKey);
    expect(ledger.publicKey.verifierKey).toMatch(/^motcua-ledger\+[0-9a-f]{8}\+[\w+/]+=*$/);
  });

  test('one that cannot be read is said in a sentence with its remedy', async () => {
    await expect(openSigningKey('/dev/null/nowhere')).rejects.toThrow(/ENOTDIR/);
    const folder = path.join(house.dataFolder, 'spoilt');
    const { mkdir, writeFile } = await import('node:fs/promises');
    await mkdir(folder);
    await writeFile(path.join(folder, 'ledger.key'), 'not a key');
    await expect(openSigningKey(folder)).rejects.toThrow(/khôi phục tệp này từ bản sao lưu/);
  });
});

describe('anchoring', () => {
  test('takes all new events once, and signs a head that openssl could check', async () => {
    expect(await ledger.anchor()).toEqual({ head: null, added: 0, isDelayed: false });
    await record.open(1, 3);
    await record.open(2, 2);
    const { head, added } = await ledger.anchor();
    expect(added).toBe(5);
    expect((await ledger.anchor()).added).toBe(0);
    const [published] = await ledger.heads(10);
    expect(published?.root).toBe(head?.root.toString('hex'));
    const [text = '', last = ''] = published?.note.split('\n\n') ?? [];
    expect(text.split('\n')).toEqual([
      'motcua-ledger',
      '5',
      head?.root.toString('base64'),
      '2026-03-02T01:30:00Z',
    ]);
    const signed = Buffer.from(last.trim().split(' ').at(-1) ?? '', 'base64');
    const key = createPublicKey(ledger.publicKey.pem);
    expect(signed.subarray(0, 4).toString('hex')).toBe(ledger.publicKey.keyId);
    expect(verify(null, Buffer.from(`${text}\n`), key, signed.subarray(4))).toBe(true);
  });

  test('grows over full tiles in any portions to the same tree', async () => {
    await appendMany(4, 130);
    const first = await ledger.anchor();
    await appendMany(3, 100, 10);
    const second = await ledger.anchor();
    await appendMany(1, 1, 20);
    const third = await ledger.anchor();
    expect([first, second, third].map((each) => each.head?.size)).toEqual([520, 820, 821]);
    const tiles = await house.pool.query('select level, index from ledger_tile order by 1, 2');
    expect(tiles.rows).toEqual([0, 1, 2].map((index) => ({ level: 0, index })));
    expect(await ledger.verify()).toMatchObject({ intact: true, events: 821, heads: 3 });
  });

  test('two processes at once anchor every event once', async () => {
    const other = await createLedger(house);
    await appendMany(3, 50);
    const [one, two] = await Promise.all([ledger.anchor(), other.anchor()]);
    expect(one.added + two.added).toBe(150);
    expect(await ledger.verify()).toMatchObject({ intact: true, heads: 1 });
  });

  test('an event still on its way is waited for, although a later one is there already', async () => {
    const slow = new pg.Client({ connectionString: house.ownerUrl, options: '-c search_path=city' });
    await slow.connect();
    try {
      await slow.query('begin');
      await slow.query(`insert into event (subject_kind, subject_id, number, kind, data, happened_at, recorded_at, hash)
        values ('slow', 1, 1, 'noted', '{}', now(), now(), sha256('x'))`);
      await appendMany(1, 3);
      const key = await openSigningKey(house.dataFolder);
      expect(await anchorEvents(house, key, 2)).toEqual({ head: null, added: 0, isDelayed: true });
      const anchoring = ledger.anchor();
      await slow.query('commit');
      expect((await anchoring).added).toBe(4);
    } finally {
      await slow.end();
    }
    const { rows } = await house.pool.query('select subject_kind from ledger_leaf order by leaf_index');
    expect(rows[0]).toEqual({ subject_kind: 'slow' });
  });

  test('heads are kept beside the key, outside the database', async () => {
    await appendMany(1, 3);
    await ledger.anchor();
    await appendMany(1, 2, 5);
    await ledger.anchor();
    const kept = await readKeptHeads(house.dataFolder);
    expect(kept.map((head) => head.size)).toEqual([3, 5]);
    expect(await readFile(path.join(house.dataFolder, 'ledger.heads'), 'utf8')).toContain('\n5\n');
  });

  test('the next head comes at the full hour', () => {
    const next = (text: string) => nextAnchorAt(Temporal.Instant.from(text)).toString();
    expect(next('2026-03-02T01:30:00Z')).toBe('2026-03-02T02:00:00Z');
    expect(next('2026-03-02T02:00:00Z')).toBe('2026-03-02T03:00:00Z');
  });
});

describe('proofs', () => {
  test('a dossier proves its first and latest anchored event, and says what is not anchored yet', async () => {
    await appendMany(3, 200);
    await record.open(1, 4);
    await appendMany(1, 90, 10);
    await ledger.anchor();
    await record.append(1, 2);
    const inclusion = await ledger.inclusionOf(1);
    if (inclusion.kind === 'waiting') throw new Error('not included');
    const { proof } = inclusion;
    expect([proof.eventCount, proof.coveredCount]).toEqual([6, 4]);
    expect(proof.events.map((event) => [event.number, event.leafIndex])).toEqual([
      [1, 600],
      [4, 603],
    ]);
    for (const { eventHash, leafIndex, path: hashes } of proof.events) {
      const leaf = { hash: leafHash(Buffer.from(eventHash, 'hex')), index: leafIndex };
      const root = Buffer.from(proof.head.root, 'hex');
      const siblings = hashes.map((hash) => Buffer.from(hash, 'hex'));
      expect(verifyInclusion(leaf, proof.head.size, siblings, root)).toBe(true);
    }
  });

  test('a dossier that is too fresh is told when it will be anchored', async () => {
    await record.open(1, 1);
    const before = await ledger.inclusionOf(1);
    expect(before).toMatchObject({ kind: 'waiting', text: { vi: expect.stringContaining('09:00') } });
  });

  test('any two heads prove that the ledger only grew', async () => {
    const sizes: number[] = [];
    for (const count of [1, 255, 1, 300, 44]) {
      await appendMany(1, count, sizes.length + 1);
      sizes.push((await ledger.anchor()).head?.size ?? 0);
    }
    for (const from of sizes) {
      for (const to of sizes.filter((size) => size >= from)) {
        const answer = await ledger.consistency(from, to);
        if ('refused' in answer) throw new Error(answer.text.en);
        const rootOf = (head: { size: number; root: string }) => ({
          ...head,
          root: Buffer.from(head.root, 'hex'),
        });
        const hashes = answer.path.map((hash) => Buffer.from(hash, 'hex'));
        expect(verifyConsistency(rootOf(answer.older), rootOf(answer.newer), hashes)).toBe(true);
      }
    }
    expect(await ledger.consistency(2, 256)).toMatchObject({ code: 'not-found' });
    expect(await ledger.consistency(256, 1)).toMatchObject({ code: 'invalid', field: 'from' });
  });
});
