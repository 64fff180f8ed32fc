import fc from 'fast-check';
import { beforeAll, expect, test } from 'vitest';
import { testCity, type TestCity } from '../../checks/test-city.ts';
import { system } from '../kernel/access.ts';
import { timeZone } from '../kernel/clock.ts';
import { rebuildFacts } from './fact-keeping.ts';
import { rollUpFacts } from './fact-roll-ups.ts';
import { dossierIndicators } from './indicators.ts';

let city: TestCity;
const today = Temporal.PlainDate.from('2026-11-18');
const codes = dossierIndicators.map(({ code }) => code);

beforeAll(async () => {
  city = await testCity({ withDossiers: true, now: '2026-11-18T08:00:00Z' });
});

type Fact = {
  received: number;
  due: number | null;
  closed: number | null;
  agency: number;
  procedure: number;
};
/** Days before today; one received later than it closed or was due is of no harm to sums. */
const day = fc.integer({ min: 0, max: 400 });
const fact: fc.Arbitrary<Fact> = fc.record({
  received: day,
  due: fc.option(day),
  closed: fc.option(day),
  agency: fc.integer({ min: 1, max: 4 }),
  procedure: fc.integer({ min: 1, max: 3 }),
});
type Act =
  | { readonly kind: 'enter'; readonly fact: Fact }
  | { readonly kind: 'correct'; readonly which: number; readonly fact: Fact }
  | { readonly kind: 'rollUp' }
  | { readonly kind: 'rebuild' }
  | {
      readonly kind: 'ask';
      readonly from: number;
      readonly to: number;
      readonly by: string | null;
      readonly agency: number | null;
      readonly code: string;
    };
const act: fc.Arbitrary<Act> = fc.oneof(
  { weight: 5, arbitrary: fc.record({ kind: fc.constant('enter' as const), fact }) },
  { weight: 3, arbitrary: fc.record({ kind: fc.constant('correct' as const), which: fc.nat(99), fact }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('rollUp' as const) }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('rebuild' as const) }) },
  {
    weight: 4,
    arbitrary: fc.record({
      kind: fc.constant('ask' as const),
      from: fc.integer({ min: 0, max: 420 }),
      to: fc.integer({ min: -40, max: 420 }),
      by: fc.constantFrom('agency', 'level', 'field', 'procedure', 'channel', null),
      agency: fc.option(fc.integer({ min: 1, max: 4 })),
      // Some ways of asking are taken for few figures only, or for those that look at no due date.
      code: fc.constantFrom(...codes),
    }),
  },
);

async function write(entry: Fact, weight: 1 | -1, id: number): Promise<void> {
  const due =
    entry.due === null
      ? null
      : today
          .subtract({ days: entry.due })
          .toZonedDateTime({ timeZone, plainTime: '17:00' })
          .toInstant()
          .toString();
  const kinds = entry.closed === null ? (['received'] as const) : (['received', 'closed'] as const);
  for (const kind of kinds) {
    const on = today
      .subtract({ days: kind === 'received' ? entry.received : (entry.closed ?? 0) })
      .toString();
    await city.house.pool.query(
      `insert into dossier_fact (dossier_id, weight, recorded_at, kind, scope, agency_id, procedure_id, channel, happened_on, due_at, timeliness, ending)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)`,
      [
        id,
        weight,
        city.house.clock.now().toString(),
        kind,
        entry.received % 5 === 0 ? 'part' : 'whole',
        entry.agency,
        entry.procedure,
        entry.received % 3 === 0 ? 'online' : 'counter',
        on,
        due,
        kind === 'received' ? null : (['early', 'onTime', 'late'] as const)[(entry.closed ?? 0) % 3],
        kind === 'received' ? null : 'granted',
      ],
    );
  }
}

/** The dossier whose facts they are: it has ended, or it has not. */
async function stand({ agency, procedure, closed }: Fact, id: number): Promise<void> {
  await city.house.pool.query(
    `insert into dossier (id, code, agency_id, procedure_id, procedure_version_id, process_version_id, state, channel,
       applicant_name, search, registered_at, resolved_at, version, head_hash)
     select $1::int8, 'fact ' || $1::int8, $2, $3, (select max(id) from procedure_version), (select max(id) from process_version), 4,
       'counter', '', '', now(), case when $4::bool then now() end, 1, ''
     on conflict (id) do update set resolved_at = excluded.resolved_at`,
    [id, agency, procedure, closed !== null],
  );
}

/** With the as-of day of today the rows themselves are asked; without it, their sums. */
async function compare({ from, to, by, agency, code }: Extract<Act, { kind: 'ask' }>): Promise<void> {
  const [first, last] = [today.subtract({ days: from }), today.subtract({ days: to })].toSorted(
    Temporal.PlainDate.compare,
  );
  if (first === undefined || last === undefined) return;
  const where = agency === null ? {} : { agencyIds: [agency] };
  const question = { period: { from: first, to: last }, where };
  const bySums = city.steering.indicators;
  for (const some of [codes, [code]]) {
    expect(await bySums.figures(system, some, question)).toEqual(
      await bySums.figures(system, some, { ...question, asOf: today }),
    );
    if (by === null) continue;
    const lines = async (asOf?: Temporal.PlainDate) =>
      (
        await bySums.breakdown(system, some, by, asOf === undefined ? question : { ...question, asOf })
      ).filter(({ figures }) => [...figures.values()].some(({ value }) => value !== null && value !== 0));
    expect(await lines()).toEqual(await lines(today));
  }
}

/** What is there, and summed up, before anything happens. */
const known = fc.array(fact, { minLength: 15, maxLength: 30 });

test('sums by month answer as the rows do, whatever is entered, corrected, summed up or made anew between', async () => {
  await fc.assert(
    fc.asyncProperty(known, fc.array(act, { minLength: 8, maxLength: 30 }), async (first, acts) => {
      await rebuildFacts(city.house);
      let entered = first.map((each, index) => ({ fact: each, id: 1_000_000 + index }));
      for (const each of entered) {
        await write(each.fact, 1, each.id);
        await stand(each.fact, each.id);
      }
      await rollUpFacts(city.house);
      for (const entry of acts) {
        if (entry.kind === 'enter') {
          const id = 1_000_000 + entered.length;
          entered.push({ fact: entry.fact, id });
          await write(entry.fact, 1, id);
          await stand(entry.fact, id);
        } else if (entry.kind === 'correct') {
          const known = entered[entry.which % Math.max(entered.length, 1)];
          if (known === undefined) continue;
          await write(known.fact, -1, known.id);
          await write(entry.fact, 1, known.id);
          await stand(entry.fact, known.id);
          known.fact = entry.fact;
        } else if (entry.kind === 'rollUp') await rollUpFacts(city.house);
        else if (entry.kind === 'rebuild') {
          await rebuildFacts(city.house);
          entered = [];
        } else await compare(entry);
      }
    }),
    { seed: 1104, numRuns: 20 },
  );
});

test('facts entered while sums are being made are not lost', async () => {
  await rebuildFacts(city.house);
  const fresh = { received: 0, due: 3, closed: null, agency: 1, procedure: 1 };
  await Promise.all([
    ...Array.from({ length: 40 }, (_, index) => write({ ...fresh, received: 0 }, 1, 2_000_000 + index)),
    ...Array.from({ length: 5 }, () => rollUpFacts(city.house)),
  ]);
  await rollUpFacts(city.house);
  const { rows } = await city.house.pool.query<{ sum: number }>(
    `select coalesce(sum(weight), 0)::int as sum from dossier_fact_by_agency`,
  );
  const { rows: all } = await city.house.pool.query<{ sum: number }>(
    `select coalesce(sum(weight), 0)::int as sum from dossier_fact`,
  );
  expect(rows).toEqual(all);
  const after = await city.steering.indicators.figure(system, 'dossier.received', {
    period: { from: today, to: today },
    where: { agencyIds: [1] },
  });
  expect(after.value).toBeGreaterThanOrEqual(40);
});
