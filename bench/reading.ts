import { makeBenchCity, serve, ward } from './bench-city.ts';
import { quantile, signIn } from './client.ts';

const repeats = 60;

type Case = { readonly name: string; readonly path: string; readonly most: number; readonly at: number };

/** Look-ups by code, by identity number and by words of a name, as the server's own time. */
export async function benchSearch(dossiers: number): Promise<void> {
  const bench = await makeBenchCity(dossiers);
  const { rows } = await bench.city.house.pool.query<{ code: string; idNumber: string }>(
    `select d.code, d.id_number as "idNumber" from dossier d join agency a on a.id = d.agency_id
     where a.code = $1 order by d.id limit 1 offset 100`,
    [ward],
  );
  const [sample] = rows;
  await measure(bench, 'search', [
    { name: 'code', path: `/api/v1/dossiers?q=${sample?.code}`, most: 2, at: 0.5 },
    { name: 'identity number', path: `/api/v1/dossiers?q=${sample?.idNumber}`, most: 2, at: 0.5 },
    { name: 'rare name', path: '/api/v1/dossiers?q=thach+my+duyen', most: 25, at: 0.5 },
    { name: 'one common word', path: '/api/v1/dossiers?q=nguyen', most: 25, at: 0.5 },
    { name: 'common name', path: '/api/v1/dossiers?q=nguyen+thi', most: 25, at: 0.5 },
    { name: 'name, last word begun', path: '/api/v1/dossiers?q=tran+van+ph', most: 25, at: 0.5 },
  ]);
}

/** Pages that are opened all day. */
export async function benchList(dossiers: number): Promise<void> {
  const bench = await makeBenchCity(dossiers);
  const { rows } = await bench.city.house.pool.query<{ code: string }>(
    `select d.code from dossier d join agency a on a.id = d.agency_id where a.code = $1 order by d.id desc limit 1`,
    [ward],
  );
  await measure(bench, 'list', [
    { name: 'work list', path: '/work', most: 50, at: 0.95 },
    { name: 'dossier page', path: `/dossiers/${rows[0]?.code}`, most: 50, at: 0.95 },
    { name: 'overview', path: '/overview', most: 150, at: 0.95 },
  ]);
}

async function measure(
  bench: Awaited<ReturnType<typeof makeBenchCity>>,
  name: string,
  cases: readonly Case[],
): Promise<void> {
  const server = await serve(bench);
  try {
    const reader = await signIn(server.port, name === 'list' ? 'lanhdao' : 'kiemtoan');
    const results = [];
    for (const { name: what, path, most, at } of cases) {
      const times: number[] = [];
      for (let turn = 0; turn < repeats + 5; turn += 1) {
        const { status, serverTime } = await reader.send('GET', path);
        if (status !== 200) throw new Error(`${path}: ${status}`);
        if (turn >= 5) times.push(serverTime);
      }
      const milliseconds = Math.round(quantile(times, at) * 100) / 100;
      results.push({
        what,
        milliseconds,
        at: at === 0.5 ? 'median' : 'p95',
        target: most,
        ok: milliseconds <= most,
      });
    }
    reader.close();
    console.log(JSON.stringify({ bench: name, results }));
    console.table(results);
    process.exitCode = results.every((result) => result.ok) ? 0 : 1;
  } finally {
    await server.stop();
    await bench.close();
  }
}
