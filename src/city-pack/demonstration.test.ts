import { expect, test } from 'vitest';
import { testCity } from '../../checks/test-city.ts';
import { verifyCity } from '../city.ts';
import { states } from '../dossiers/schema.ts';

test('the demonstration holds every state, its desks have work, and all of it verifies', async () => {
  const city = await testCity({ pack: 'can-tho', now: '2026-11-22T09:00:00Z', withDossiers: true });
  const { rows } = await city.house.pool.query<{ state: number; count: number }>(
    'select state, count(*)::int as count from dossier group by state',
  );
  const counts = new Map(rows.map((row) => [row.state, row.count]));
  for (const { code } of Object.values(states))
    expect(counts.get(code) ?? 0, `state ${code}`).toBeGreaterThan(2);
  expect(rows.reduce((sum, row) => sum + row.count, 0)).toBeGreaterThanOrEqual(2000);

  for (const role of ['specialist', 'leader', 'clerk']) {
    const { rows: waiting } = await city.house.pool.query<{ count: number }>(
      `select count(*)::int as count from step s join account a on a.agency_id = s.agency_id and s.role = any(a.roles)
       where a.username in ('motcua', 'chuyenvien', 'lanhdao') and s.role = $1 and s.closed_at is null`,
      [role],
    );
    expect(waiting[0]?.count, role).toBeGreaterThan(0);
  }
  expect(await verifyCity(city)).toMatchObject({ intact: true, problemCount: 0 });
});
