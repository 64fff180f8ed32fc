import fc from 'fast-check';
import { sql } from 'kysely';
import { beforeAll, expect, test } from 'vitest';
import { testCity, type TestCity } from '../../checks/test-city.ts';
import { verifyCity } from '../city.ts';
import { dossierIndicators, rebuildFacts } from '../dossiers/dossiers.ts';
import { restructured } from '../indicators/indicators.ts';
import { isBalanced, readForm } from '../statistics/form.ts';
import { system } from '../kernel/access.ts';
import { totalOf } from './counts.ts';
import { rowOf } from './store.ts';
import type { Reorganizations } from './reorganization.ts';
import { Plan } from './schema.ts';
import { readSnapshot } from './snapshot.ts';

let city: TestCity;
let plans: Reorganizations;
const now = '2026-11-20T03:00:00Z';
let today = Temporal.PlainDate.from('2026-11-20');

beforeAll(async () => {
  city = await testCity({ withDossiers: true, now });
  plans = city.offices.reorganizations;
});

/** All rows that a trial could possibly change, as one text. */
async function everything(): Promise<string> {
  const tables = [
    'dossier',
    'step',
    'account',
    'agency',
    'unit',
    'procedure_version',
    'dossier_fact',
    'event',
  ];
  const texts = await Promise.all(
    tables.map(async (table) => {
      const order = table === 'step' ? 'dossier_id, number' : table === 'event' ? 'seq' : 'id';
      const { rows } = await city.house.pool.query<{ text: string }>(
        `select md5(coalesce(string_agg(t::text, '|' order by ${order}), '')) as text from ${table} t`,
      );
      return rows[0]?.text ?? '';
    }),
  );
  return texts.join(' ');
}

const decision = { number: 'Nghị quyết 1/NQ-BM', issuer: 'Hội đồng thị xã Bến Mây', issuedOn: '2026-11-01' };
const codes = dossierIndicators
  .filter(({ from, unit }) => from.kind === 'measure' && unit === 'count')
  .map(({ code }) => code);
const question = {
  period: { from: Temporal.PlainDate.from('2011-01-01'), to: Temporal.PlainDate.from('2026-12-31') },
};

/** Sums over all agencies, each counting its own part, in the structure of a day (or as it is). */
async function totals(on: Temporal.PlainDate | null): Promise<Record<string, number>> {
  const { indicators } = city.steering;
  const lines = await indicators.breakdown(system, codes, 'agency', question);
  const shown = on === null ? lines : restructured(lines, city.organization.structureOn(on), {});
  return Object.fromEntries(
    codes.map((code) => [code, shown.reduce((sum, { figures }) => sum + (figures.get(code)?.value ?? 0), 0)]),
  );
}

/** Form II.06a in several periods around the day, as agencies are and in the structure of days: every row balances. */
async function expectBalanced(): Promise<void> {
  const { indicators } = city.steering;
  const day = (text: string) => Temporal.PlainDate.from(text);
  const periods = [
    { from: day('2011-01-01'), to: today },
    { from: day('2026-11-01'), to: today.subtract({ days: 1 }) },
    { from: today.subtract({ days: 5 }), to: today },
    { from: today, to: today },
    { from: today.add({ days: 1 }), to: day('2026-12-31') },
  ];
  for (const period of periods)
    for (const on of [null, day('2026-11-19'), today.subtract({ days: 1 }), today]) {
      const placeOf = on === null ? undefined : city.organization.structureOn(on);
      const form = await readForm(indicators, system, 'agency', { period }, placeOf);
      for (const row of [...form.rows, form.total])
        expect(isBalanced(row), `${row.label.vi} ${period.from.toString()} ${on?.toString() ?? ''}`).toBe(
          true,
        );
      const whole = (code: string) => form.total.figures.get(`dossier.${code}`)?.value ?? 0;
      expect(whole('takenOver')).toBe(whole('handedOver'));
    }
}

/** Tries out, approves and carries out a plan at once. */
async function carry(plan: Plan): Promise<number> {
  const id = await plans.draft(system, plan);
  await plans.tryOut(system, id, 1);
  await plans.approve(system, id, 2, '');
  await plans.carryOut(system, id, 3);
  return id;
}

test('a trial changes nothing, and says what it would touch', async () => {
  const before = await everything();
  const plan = Plan.parse({
    title: 'Thử',
    effectiveOn: '2026-11-20',
    decision,
    operations: [{ kind: 'merge', from: ['X99.10.03'], into: 'X99.10.02' }],
  });
  const tried = await plans.trial(plan);
  expect(await everything()).toBe(before);
  expect(tried.faults).toEqual([]);
  const own = tried.snapshot.dossiers.filter(({ agency }) => agency === 'X99.10.03');
  expect(tried.moves.dossiers.filter(({ dossier }) => dossier.agency === 'X99.10.03')).toHaveLength(
    own.length,
  );
  expect(tried.moves.people.every(({ to }) => to === 'X99.10.02')).toBe(true);
});

test('clerks of the successor read what the ended agency had closed, and change nothing of it', async () => {
  const ended = city.organization.findAgency('X99.10.03');
  const clerk = await city.house.db
    .selectFrom('account')
    .innerJoin('agency', 'agency.id', 'account.agencyId')
    .select('username')
    .where('agency.code', '=', 'X99.10.02')
    .where(sql<boolean>`'clerk' = any(account.roles)`)
    .executeTakeFirstOrThrow();
  const closed = await city.house.db
    .selectFrom('dossier')
    .select('code')
    .where('agencyId', '=', ended?.id ?? 0)
    .where('closedAt', 'is not', null)
    .executeTakeFirstOrThrow();
  const before = await city.signedIn(clerk.username);
  expect((await before.get(`/dossiers/${encodeURIComponent(closed.code)}`)).status).toBe(404);
  await carry(
    Plan.parse({
      title: 'Nhập phường',
      effectiveOn: '2026-11-20',
      decision,
      operations: [{ kind: 'merge', from: ['X99.10.03'], into: 'X99.10.02' }],
    }),
  );
  const after = await city.signedIn(clerk.username);
  expect((await after.get(`/dossiers/${encodeURIComponent(closed.code)}`)).status).toBe(200);
  expect((await after.get(`/dossiers?q=${encodeURIComponent(closed.code)}`)).text).toContain(closed.code);
  const { dossier } = await city.dossiers.get(closed.code, true);
  expect(dossier.agencyId).toBe(ended?.id);
});

/** A next plan over the agencies that work now: merges, a split or an abolition, and new agencies, by a seed. */
function planOf(
  choice: { kind: 'merge' | 'split' | 'abolish'; pick: number; other: number; fresh: boolean },
  round: number,
) {
  const communes = city.organization.working().filter(({ level }) => level === 'commune');
  const one = communes[choice.pick % communes.length]?.code ?? '';
  const rest = communes.map(({ code }) => code).filter((code) => code !== one);
  const other = rest[choice.other % rest.length] ?? '';
  const made = `X99.10.${50 + round}`;
  const create = {
    kind: 'create',
    code: made,
    name: `Ủy ban nhân dân phường Mới ${round}`,
    level: 'commune',
    agencyKind: 'commune-committee',
    parent: 'X99.10',
    like: one,
  };
  const field = city.organization.findAgency(one)?.code === undefined ? [] : ['Cư trú'];
  const operations = {
    merge: choice.fresh
      ? [create, { kind: 'merge', from: [one, ...(communes.length > 2 ? [other] : [])], into: made }]
      : [{ kind: 'merge', from: [one], into: other }],
    split: [
      create,
      { kind: 'split', from: one, main: other, heirs: [{ to: made, fields: field }], stepsTo: 'main' },
    ],
    abolish: [{ kind: 'abolish', from: one, main: other, stepsTo: 'dossier' }],
  }[choice.kind];
  return Plan.parse({
    title: `Lần ${round}`,
    effectiveOn: today.toString(),
    decision: { ...decision, number: `NQ ${round}` },
    // One more commune each time, so that there are always some to merge.
    operations: [
      ...operations,
      { ...create, code: `X99.10.${70 + round}`, name: `Ủy ban nhân dân xã Lập Thêm ${round}` },
    ],
  });
}

test('whatever is merged, split or abolished: nothing is lost, no date moves, figures add up, events give the rows', async () => {
  let round = 0;
  const choice = fc.record({
    kind: fc.constantFrom('merge' as const, 'split' as const, 'abolish' as const),
    pick: fc.nat(20),
    other: fc.nat(20),
    fresh: fc.boolean(),
  });
  await fc.assert(
    fc.asyncProperty(choice, async (wanted) => {
      round += 1;
      today = today.add({ days: 1 });
      city.house.clock.set(city.house.clock.now().add({ hours: 24 }));
      const plan = planOf(wanted, round);
      const before = await readSnapshot(city.house.db, today);
      const raw = await totals(null);
      const id = await carry(plan);
      const after = await readSnapshot(city.house.db, today);
      expect(after.dossiers.map(({ id: own, code, dueAt }) => [own, code, dueAt?.toString()])).toEqual(
        before.dossiers.map(({ id: own, code, dueAt }) => [own, code, dueAt?.toString()]),
      );
      const working = new Set(city.organization.working().map(({ code }) => code));
      for (const { agency, steps } of after.dossiers) {
        expect(working).toContain(agency);
        for (const step of steps) expect(working).toContain(step.agency);
      }
      for (const { agency } of after.people) expect(working).toContain(agency);
      // A hand-over leaves one agency and joins another: received, resolved and open stay what they were in every sum.
      const sums = await totals(null);
      for (const name of ['received', 'resolvedEarly', 'resolvedOnTime', 'resolvedLate'])
        expect(sums[`dossier.${name}`]).toBe(raw[`dossier.${name}`]);
      for (const on of [today.subtract({ days: 1 }), today, Temporal.PlainDate.from('2026-11-19')])
        expect(await totals(on)).toEqual(sums);
      await expectBalanced();
      const { reorganization } = await plans.get(id);
      const done = reorganization.done;
      expect(done?.withoutOwner).toBe(0);
      for (const measure of ['dossiers', 'steps', 'accounts'] as const) {
        const [was, is] = totalOf(done?.counts ?? [], measure);
        expect(is).toBe(was);
      }
      const row = await city.house.db
        .selectFrom('reorganization')
        .select(['title', 'effectiveOn', 'state', 'decision', 'operations', 'version'])
        .where('id', '=', id)
        .executeTakeFirstOrThrow();
      expect({ ...row, effectiveOn: row.effectiveOn?.toString() }).toEqual({
        ...rowOf(reorganization),
        effectiveOn: plan.effectiveOn,
      });
    }),
    { seed: 20250701, numRuns: 10 },
  );
  expect(round).toBe(10);
  const kept = await totals(null);
  await rebuildFacts(city.house);
  expect(await totals(null)).toEqual(kept);
  await city.ledger.anchor();
  expect(await verifyCity(city)).toMatchObject({ intact: true, problemCount: 0 });
}, 60_000);
