import { system } from '../src/kernel/access.ts';
import { rollUpFacts } from '../src/dossiers/fact-roll-ups.ts';
import { dossierIndicators } from '../src/dossiers/indicators.ts';
import { gatherStatistics } from '../src/kernel/database.ts';
import { makeBenchCity } from './bench-city.ts';
import { quantile } from './client.ts';

const repeats = 9;
const codes = dossierIndicators.map(({ code }) => code);

/**
 * Figures over as many dossiers as a city resolves in four years: from sums by month, and as known on a past day, which
 * only the rows answer. The facts are those of form II.06a in the proportions of a real report, written by SQL.
 */
export async function benchFigures(dossiers: number): Promise<void> {
  const bench = await makeBenchCity(200);
  const { house, steering } = bench.city;
  const { indicators } = steering;
  try {
    await writeFacts(bench.city.house.pool, dossiers);
    const began = performance.now();
    await rollUpFacts(house);
    const folding = (performance.now() - began) / 1000;
    await gatherStatistics(house.pool, 'vacuum analyze');
    const today = house.clock.today();
    const yearAgo = today.year - 1;
    const whole = (year: number) => ({
      from: Temporal.PlainDate.from({ year, month: 1, day: 1 }),
      to: Temporal.PlainDate.from({ year, month: 12, day: 31 }),
    });
    const thisYear = { from: today.with({ month: 1, day: 1 }), to: today };
    const all = { from: today.subtract({ months: 52 }).with({ day: 1 }), to: today };
    const asOf = Temporal.PlainDate.from({ year: yearAgo, month: 2, day: 10 });
    const cases: [string, number, () => Promise<unknown>][] = [
      ['all figures of a year', 50, () => indicators.figures(system, codes, { period: whole(yearAgo) })],
      ['all figures of this year to date', 50, () => indicators.figures(system, codes, { period: thisYear })],
      ['all figures of 52 months', 50, () => indicators.figures(system, codes, { period: all })],
      [
        'one share of this year to date',
        50,
        () => indicators.figure(system, 'dossier.onTimeShare', { period: thisYear }),
      ],
      [
        'one share, by month of two years',
        50,
        () =>
          indicators.trend(system, ['dossier.onTimeShare'], 'month', {
            period: { from: whole(yearAgo - 1).from, to: whole(yearAgo).to },
          }),
      ],
      [
        'form II.06a by agency',
        50,
        () => indicators.breakdown(system, codes, 'agency', { period: whole(yearAgo) }),
      ],
      [
        'form II.06a by field',
        50,
        () => indicators.breakdown(system, codes, 'field', { period: whole(yearAgo) }),
      ],
      [
        'one share as known on a past day',
        1500,
        () => indicators.figure(system, 'dossier.onTimeShare', { period: whole(yearAgo - 1), asOf }),
      ],
      [
        'all figures as known on a past day',
        1500,
        () => indicators.figures(system, codes, { period: whole(yearAgo - 1), asOf }),
      ],
      [
        'first 50 rows behind a late figure',
        1500,
        () => indicators.rows(system, 'dossier.resolvedLate', { period: whole(yearAgo) }, 'vi'),
      ],
    ];
    const bare = await median(() => house.pool.query('select sum(weight) from dossier_fact'));
    const results = [];
    for (const [what, most, ask] of cases) {
      const milliseconds = await median(ask);
      results.push({ what, milliseconds, most, ofBareScan: Math.round((milliseconds / bare) * 1000) / 1000 });
    }
    console.log(
      JSON.stringify({
        bench: 'figures',
        dossiers,
        foldSeconds: Math.round(folding * 10) / 10,
        bareScan: bare,
        results,
      }),
    );
    console.table(results);
  } finally {
    await bench.close();
  }
}

async function median(ask: () => Promise<unknown>): Promise<number> {
  await ask();
  const times: number[] = [];
  for (let turn = 0; turn < repeats; turn += 1) {
    const began = performance.now();
    await ask();
    times.push(performance.now() - began);
  }
  return Math.round(quantile(times, 0.5) * 10) / 10;
}

/** Two facts a dossier over 52 months: 7.7 % early, 0.2 % late, the newest still open. */
async function writeFacts(pool: { query(text: string, values: unknown[]): Promise<unknown> }, count: number) {
  const batch = 250_000;
  for (let from = 0; from < count; from += batch) {
    await pool.query(
      `with drawn as (
         select 1000000000 + n as id, current_date - (1580 * (1 - n::float8 / $3))::int as received, (random() * 19)::int + 1 as term,
           (1 + random() * (select max(id) - 1 from agency))::int as agency_id,
           (1 + power(random(), 2) * (select max(id) - 1 from procedure))::int as procedure_id,
           random() as luck, case when random() < 0.1 then 'online' else 'counter' end as channel
         from generate_series($1::int, $2::int) n
       ), known as (
         select *, (received + term + time '17:00') at time zone 'Asia/Ho_Chi_Minh' as due_at,
           case when luck < 0.077 then 'early' when luck < 0.998 then 'onTime' else 'late' end as timeliness
         from drawn
       ), ended as (
         select *, received + term + case timeliness when 'early' then -1 when 'late' then 4 else 0 end as closed from known
       )
       insert into dossier_fact (dossier_id, weight, recorded_at, kind, scope, agency_id, procedure_id, channel,
         happened_on, due_at, timeliness, ending)
       select id, 1, received + time '09:00', 'received', 'whole', agency_id, procedure_id, channel, received, due_at, null, null
       from ended
       union all
       select id, 1, closed + time '09:00', 'closed', 'whole', agency_id, procedure_id, channel, closed, due_at, timeliness, 'granted'
       from ended where closed <= current_date
       order by 9`,
      [from + 1, Math.min(from + batch, count), count],
    );
  }
  await pool.query(
    `insert into dossier (id, code, agency_id, procedure_id, procedure_version_id, process_version_id, state, channel,
       applicant_name, search, registered_at, received_at, due_at, version, head_hash)
     select fact.dossier_id, 'B-' || fact.dossier_id, fact.agency_id, fact.procedure_id, one.procedure_version_id,
       one.process_version_id, 4, fact.channel, '', '', fact.recorded_at, fact.recorded_at, fact.due_at, 1, ''
     from dossier_fact fact, (select procedure_version_id, process_version_id from dossier limit 1) one
     where fact.dossier_id > 1000000000 and fact.kind = 'received' and not exists (
       select 1 from dossier_fact ending where ending.dossier_id = fact.dossier_id and ending.kind = 'closed')`,
    [],
  );
}
