import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { makeBenchCity, procedure, serve, type BenchCity } from './bench-city.ts';
import { median, rate, signIn } from './client.ts';

const clients = 16;
const rounds = 3;
const seconds = 6;
/** Least ratio to the one-statement limit. */
const target = 0.3;

/** Received over HTTP, to one bare statement that writes the same rows. */
export async function benchReceive(dossiers: number): Promise<void> {
  const bench = await makeBenchCity(dossiers);
  const server = await serve(bench);
  try {
    const clerk = await signIn(server.port, 'motcua', clients);
    const bare = await bareReceive(bench);
    const results = await compare(
      () => rate(clients, seconds, bare.once),
      () =>
        rate(clients, seconds, async (client) => {
          const answer = await clerk.send('POST', '/api/v1/dossiers', receipt(client), {
            'idempotency-key': randomUUID(),
          });
          if (answer.status !== 201) throw new Error(`${answer.status} ${answer.body.slice(0, 300)}`);
          return true;
        }),
    );
    await bare.close();
    report('receive', results, await memoryOf(server.process));
    clerk.close();
  } finally {
    await server.stop();
    await bench.close();
  }
}

/** First steps completed over HTTP, to one bare statement that writes the same rows. */
export async function benchStep(dossiers: number): Promise<void> {
  const bench = await makeBenchCity(dossiers);
  const server = await serve(bench);
  try {
    const clerk = await signIn(server.port, 'motcua', clients);
    const specialist = await signIn(server.port, 'chuyenvien', clients);
    const bare = await bareStep(bench);
    let waiting: string[] = [];
    const results = await compare(
      () => rate(clients, seconds, bare.once),
      async () => {
        waiting = [];
        await rate(clients, seconds, async (client) => {
          const answer = await clerk.send('POST', '/api/v1/dossiers', receipt(client));
          waiting.push((JSON.parse(answer.body) as { code: string }).code);
          return waiting.length < 30_000;
        });
        return rate(clients, seconds, async () => {
          const code = waiting.pop();
          if (code === undefined) return false;
          const path = `/api/v1/dossiers/${code}/commands/completeStep`;
          const answer = await specialist.send('POST', path, {
            step: 1,
            outcome: 'approved',
            note: '',
          });
          if (answer.status !== 200) throw new Error(`${answer.status} ${answer.body.slice(0, 300)}`);
          return true;
        });
      },
    );
    await bare.close();
    report('step', results, await memoryOf(server.process));
    for (const client of [clerk, specialist]) client.close();
  } finally {
    await server.stop();
    await bench.close();
  }
}

type Results = { bare: number[]; http: number[] };

/** In turn, so that a machine that slows down slows both. */
async function compare(bare: () => Promise<number>, http: () => Promise<number>): Promise<Results> {
  await bare();
  await http();
  const results: Results = { bare: [], http: [] };
  for (let round = 0; round < rounds; round += 1) {
    results.bare.push(await bare());
    results.http.push(await http());
  }
  return results;
}

function report(name: string, { bare, http }: Results, megabytes: number): void {
  const ratios = http.map((value, index) => value / (bare[index] ?? Number.NaN));
  const figures = {
    bench: name,
    clients,
    barePerSecond: Math.round(median(bare)),
    httpPerSecond: Math.round(median(http)),
    ratio: Math.round(median(ratios) * 1000) / 1000,
    target,
    megabytes,
    ok: median(ratios) >= target,
  };
  console.log(JSON.stringify(figures));
  console.table([figures]);
  process.exitCode = figures.ok ? 0 : 1;
}

function receipt(client: number) {
  const idNumber = `0921${String(client).padStart(2, '0')}${String(Math.floor(Math.random() * 1e6)).padStart(6, '0')}`;
  return {
    procedure,
    filing: {
      applicant: {
        name: 'Nguyễn Thị Mỹ Duyên',
        idNumber,
        phone: '0912345678',
        email: '',
        address: 'Hẻm 5, đường 30 Tháng 4',
      },
      owner: null,
      papers: [{ name: 'Tờ khai theo mẫu', original: 1, certified: 0, plain: 0 }],
      sets: 1,
      note: '',
    },
  };
}

type Bare = { once(client: number): Promise<boolean>; close(): Promise<void> };

/**
 * The same rows (counter, dossier, step, event) by one data-modifying statement for each dossier. Each client counts at an
 * agency of its own, so that the limit is the database's and not one counter's; over HTTP all share one counter.
 */
async function bareReceive({ url, city }: BenchCity): Promise<Bare> {
  const agencies = city.organization.all().filter(({ level }) => level === 'commune');
  const { rows } = await city.house.pool.query<{
    data: unknown;
    version: number;
    process: number;
    procedure: number;
  }>(
    `select e.data, d.procedure_version_id as version, d.process_version_id as process, d.procedure_id as procedure
     from event e join dossier d on d.id = e.subject_id where e.kind = 'received' limit 1`,
  );
  const [sample] = rows;
  if (agencies.length < clients || sample === undefined) throw new Error('the bench city is empty');
  const pool = new pg.Pool({ connectionString: url, max: clients, options: '-c search_path=city' });
  const data = JSON.stringify(sample.data);
  const hash = Buffer.alloc(32, 1);
  return {
    async once(client) {
      await pool.query({
        name: 'bare receive',
        text: `with c as (
            insert into dossier_counter (agency_id, day, last) values ($1, '2001-01-01', 1)
            on conflict (agency_id, day) do update set last = dossier_counter.last + 1 returning last
          ), d as (
            insert into dossier (id, code, agency_id, procedure_id, procedure_version_id, process_version_id, state,
              channel, applicant_name, id_number, phone, search, registered_at, received_at, due_at, version, head_hash)
            select nextval('dossier_id'), 'BARE-' || $1 || '-' || last, $1, $2, $3, $4, 2, 'counter', 'Nguyễn Thị Mỹ Duyên',
              '092123456789', '0912345678', to_tsvector('simple', 'nguyen thi my duyen'), now(), now(), now(), 1, $6
            from c returning id
          ), s as (
            insert into step (dossier_id, number, element_id, name, kind, agency_id, role, opened_at, due_at)
            select id, 1, 'Examine', 'Kiểm tra giấy tờ, dự thảo kết quả', 'handle', $1, 'none', now(), now() from d
          )
          insert into event (subject_kind, subject_id, number, kind, data, happened_at, recorded_at, hash)
          select 'bare', id, 1, 'received', $5, now(), now(), $6 from d`,
        values: [agencies[client]?.id, sample.procedure, sample.version, sample.process, data, hash],
      });
      return true;
    },
    close: () => pool.end(),
  };
}

/** The same rows (dossier, both steps, event) by one statement for each step. */
async function bareStep({ url, city }: BenchCity): Promise<Bare> {
  const { rows } = await city.house.pool.query<{ id: number }>(
    `select id from dossier where closed_at is not null order by id limit 50000`,
  );
  const pool = new pg.Pool({ connectionString: url, max: clients, options: '-c search_path=city' });
  const sample = await city.house.pool.query<{ data: unknown }>(
    `select data from event where kind = 'stepCompleted' limit 1`,
  );
  const data = JSON.stringify(sample.rows[0]?.data);
  const hash = Buffer.alloc(32, 1);
  let next = 0;
  let number = 1000;
  return {
    async once() {
      next += 1;
      if (next % rows.length === 0) number += 1;
      await pool.query({
        name: 'bare step',
        text: `with d as (
            update dossier set state = state, version = version, head_hash = head_hash where id = $1 returning id, agency_id
          ), o as (
            update step set closed_by = closed_by, outcome = outcome where dossier_id = $1 and number = 1
          ), s as (
            insert into step (dossier_id, number, element_id, name, kind, agency_id, role, opened_at, closed_at)
            select id, $2, 'Sign', 'Ký kết quả giải quyết', 'approve', agency_id, 'none', now(), now() from d
          )
          insert into event (subject_kind, subject_id, number, kind, data, happened_at, recorded_at, hash)
          select 'bare', id, $2, 'stepCompleted', $3, now(), now(), $4 from d`,
        values: [rows[next % rows.length]?.id, number, data, hash],
      });
      return true;
    },
    close: () => pool.end(),
  };
}

/** Resident memory of the server, in megabytes, by its own word. */
function memoryOf(server: import('node:child_process').ChildProcess): Promise<number> {
  return new Promise((resolve) => {
    server.once('message', (message) => resolve(Math.round((message as { rss: number }).rss / 1024 / 1024)));
    server.send('memory');
  });
}
