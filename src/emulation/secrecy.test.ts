import { beforeAll, expect, test } from 'vitest';
import { testCity, type TestCity } from '../../checks/test-city.ts';
import { system } from '../kernel/access.ts';
import { createLived } from '../reform-work/reform-work.ts';
import { councilLife } from './council.ts';

let city: TestCity;
beforeAll(async () => {
  city = await testCity({ now: '2026-03-02T01:30:00Z' });
});

test('until the scoring closes a member sees no marks but their own, and may not score their own proposal', async () => {
  const { house } = city;
  const rows = await house.db
    .selectFrom('account')
    .select(['id', 'username', 'fullName', 'agencyId'])
    .where('username', 'in', ['office', 'clerk', 'specialist'])
    .execute();
  const idOf = (username: string): number => rows.find((one) => one.username === username)?.id ?? 0;
  const members = rows.map(({ id, fullName }) => ({ accountId: id, name: fullName }));
  const councils = createLived(house, councilLife);
  const by = { actor: system, at: house.clock.now() };
  const initiative = {
    id: 7,
    name: 'Trả kết quả tận nhà',
    agencyId: rows[0]?.agencyId ?? 0,
    author: '',
    proposedBy: idOf('specialist'),
    spreadTo: [],
  };
  const id = await councils.begin(by, [
    {
      kind: 'opened',
      data: {
        title: 'Hội đồng thử',
        on: '2026-03-02',
        criteria: [{ name: 'Hiệu quả', most: 100 }],
        members,
        quorum: 1,
        threshold: 50,
        initiatives: [initiative],
      },
    },
  ]);
  const address = `/emulation/councils/${id}`;
  const marks = (points: string) => ({ initiative: '7', 'points.i7.c0': points });
  const [office, clerk, specialist] = [
    await city.signedIn('office'),
    await city.signedIn('clerk'),
    await city.signedIn('specialist'),
  ];
  expect((await clerk.post(`${address}/marks`, marks('73,25'))).status).toBe(303);
  expect((await clerk.get(address)).text).toContain('73');
  for (const other of [office, specialist]) {
    const { text } = await other.get(address);
    expect(text).toContain('Trả kết quả tận nhà');
    expect(text).not.toMatch(/73[.,]25/);
  }
  expect((await specialist.post(`${address}/marks`, marks('100'))).status).toBe(403);
  expect((await councils.get(id)).state.marks).toHaveLength(1);
  await councils.act(by, id, () => [{ kind: 'closed', data: {} }]);
  expect((await clerk.post(`${address}/marks`, marks('90'))).status).toBe(409);
  expect((await office.get(address)).text).toMatch(/73[.,]25/);
  expect(await councils.replay(id)).toEqual((await councils.get(id)).state);
});
