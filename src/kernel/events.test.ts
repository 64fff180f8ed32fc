import { sql } from 'kysely';
import { beforeAll, expect, test } from 'vitest';
import { testHouse, type TestHouse } from '../../checks/test-house.ts';
import { appendEvents, chain, emptyChain, eventHash, insertEvents, readEvents } from './events.ts';

let house: TestHouse;
beforeAll(async () => {
  house = await testHouse();
});

const draft = (kind: string, data: unknown) => {
  const now = house.clock.now();
  return { kind, data, actorId: null, happenedAt: now, recordedAt: now };
};

test('events of one subject form a chain that survives storage', async () => {
  const subject = { kind: 'trial', id: 1 };
  await appendEvents(house.db, subject, [
    draft('opened', { name: 'Nguyễn Thị Ánh', amount: 1.5, list: [1, null] }),
  ]);
  await appendEvents(house.db, subject, [draft('noted', {}), draft('closed', { at: '2026-03-02' })]);

  const events = await readEvents(house.db, 'trial', 1);
  expect(events.map((event) => event.kind)).toEqual(['opened', 'noted', 'closed']);
  for (const [index, event] of events.entries()) {
    expect(eventHash(event).equals(event.hash)).toBe(true);
    expect(event.previousHash).toEqual(events[index - 1]?.hash ?? null);
  }
});

test('events of many subjects are written as they were hashed, in their order, whatever their data is', async () => {
  const all = [11, 12].flatMap((id) =>
    chain({ kind: 'trial', id }, emptyChain, [
      draft('opened', null),
      draft('noted', { text: '"\\ \n ✓ Ánh', list: [] }),
      draft('closed', 'xong'),
    ]),
  );
  await insertEvents(house.db, all);
  await insertEvents(house.db, []);
  const { rows } = await sql<{ place: string }>`
    select subject_id || '/' || number as place from event where subject_id in (11, 12) order by seq`.execute(
    house.db,
  );
  expect(rows.map(({ place }) => place)).toEqual(['11/1', '11/2', '11/3', '12/1', '12/2', '12/3']);
  expect([
    ...(await readEvents(house.db, 'trial', 11)),
    ...(await readEvents(house.db, 'trial', 12)),
  ]).toEqual(all);
});

test('the application can neither change nor remove an event', async () => {
  await appendEvents(house.db, { kind: 'trial', id: 2 }, [draft('opened', {})]);
  await expect(sql`update event set data = '{}' where subject_id = 2`.execute(house.db)).rejects.toThrow(
    /permission denied/,
  );
  await expect(sql`delete from event where subject_id = 2`.execute(house.db)).rejects.toThrow(
    /permission denied/,
  );
  await expect(sql`truncate event`.execute(house.db)).rejects.toThrow(/permission denied/);
});

test('of two who append at once one is refused', async () => {
  const subject = { kind: 'trial', id: 3 };
  await appendEvents(house.db, subject, [draft('opened', {})]);
  const attempts = await Promise.allSettled([
    appendEvents(house.db, subject, [draft('left', {})]),
    appendEvents(house.db, subject, [draft('right', {})]),
  ]);
  const events = await readEvents(house.db, 'trial', 3);
  const done = attempts.filter((attempt) => attempt.status === 'fulfilled').length;
  expect(events.length).toBe(1 + done);
  expect(done).toBeGreaterThan(0);
});
