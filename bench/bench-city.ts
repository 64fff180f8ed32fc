import { fork, type ChildProcess } from 'node:child_process';
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { drawFrom, madeUpName, pick } from '../src/city-pack/people.ts';
import { readCityPack } from '../src/city-pack/city-pack.ts';
import type { City } from '../src/city.ts';
import { createBulk } from '../src/dossiers/dossiers.ts';
import { demonstrationPassword, installCity, staffByPost } from '../src/install.ts';
import { createClock, localDate, timeZone } from '../src/kernel/clock.ts';
import { projectFolder } from '../src/kernel/config.ts';
import { gatherStatistics, migrate, openDatabase } from '../src/kernel/database.ts';
import { openFileStore } from '../src/kernel/files.ts';
import { startPostgres } from '../src/kernel/postgres.ts';

/** The ward whose clerks are measured, and its same-day procedure. */
export const ward = 'H13.21.10';
export const procedure = '1.001193';

export type BenchCity = {
  readonly city: City;
  readonly url: string;
  readonly folder: string;
  close(): Promise<void>;
};

/** A city with `count` dossiers, all made by the rules of real ones. */
export async function makeBenchCity(count: number): Promise<BenchCity> {
  const folder = await mkdtemp(path.join(tmpdir(), 'motcua-bench-'));
  await chmod(folder, 0o755);
  const postgres = await startPostgres(folder, { share: false });
  await migrate(postgres.url, 'city');
  const { db, pool } = openDatabase(postgres.url, 'city');
  const house = {
    db,
    pool,
    clock: createClock(),
    files: await openFileStore(folder),
    dataFolder: folder,
    secret: Buffer.alloc(32, 7),
  };
  const started = performance.now();
  const pack = path.join(projectFolder, 'cities/can-tho');
  const city = await installCity(house, pack, { withDossiers: false, report: () => undefined });
  const events = await fill(city, count);
  await gatherStatistics(pool, 'vacuum analyze');
  const seconds = (performance.now() - started) / 1000;
  console.error(`${count} dossiers, ${events} events made in ${seconds.toFixed(0)} s`);
  return {
    city,
    url: postgres.url,
    folder,
    async close() {
      await db.destroy();
      await postgres.stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** Dossiers of three years at all wards; most are finished, some thousands are open. */
async function fill(city: City, count: number): Promise<number> {
  const bulk = await createBulk(city.house, city.rooms);
  const { demonstration } = await readCityPack(path.join(projectFolder, 'cities/can-tho'));
  const staff = await staffByPost(city);
  const draw = drawFrom('bench');
  const wards = city.organization.all().filter((agency) => agency.kind === 'commune-committee');
  const now = city.house.clock.now();
  let events = 0;
  for (let made = 0; made < count; made += 1) {
    const agency = made % 20 === 0 ? city.organization.findAgency(ward) : pick(wards, draw);
    if (agency === undefined) throw new Error(`no ${ward}`);
    const person = (role: string) => pick(staff.get(`${agency.id} ${role}`) ?? [], draw);
    const isRecent = draw() < 0.08;
    const day = localDate(now).subtract({
      days: isRecent ? Math.floor(draw() * 2) : 3 + Math.floor(draw() * 1000),
    });
    let at = day
      .toZonedDateTime({ timeZone, plainTime: '08:00' })
      .toInstant()
      .add({ seconds: Math.floor(draw() * 20_000) });
    if (Temporal.Instant.compare(at, now) > 0) at = now;
    const name = madeUpName(demonstration.people, draw);
    const idNumber = `092${String(Math.floor(draw() * 1e9)).padStart(9, '0')}`;
    const filing = {
      applicant: {
        name,
        idNumber,
        phone: `09${String(Math.floor(draw() * 1e8)).padStart(8, '0')}`,
        email: '',
        address: pick(demonstration.streets, draw),
      },
      owner: null,
      papers: [{ name: 'Tờ khai theo mẫu', original: 1, certified: 0, plain: 0 }],
      sets: 1,
      note: '',
    };
    let dossier = await bulk.open(person('clerk'), at, {
      procedure,
      agencyId: agency.id,
      filing,
      files: [],
      channel: 'counter',
    });
    const steps = isRecent ? Math.floor(draw() * 3) : 4;
    for (let turn = 0; turn < steps; turn += 1) {
      at = at.add({ minutes: 7 });
      const step = dossier.steps.find((entry) => entry.closedAt === null);
      if (dossier.state === 'resolved') {
        dossier = await bulk.act(person('clerk'), at, dossier.id, {
          name: 'return',
          input: { receivedBy: name, way: 'counter' },
        });
      } else if (step !== undefined) {
        const outcome = step.elementId === 'Examine' ? 'approved' : null;
        dossier = await bulk.act(person(step.role), at, dossier.id, {
          name: 'completeStep',
          input: { step: step.number, outcome, note: '' },
        });
      }
    }
    events += dossier.version;
    if (made % 4000 === 3999) await bulk.flush();
  }
  await bulk.flush();
  return events;
}

export type Served = { readonly port: number; readonly process: ChildProcess; stop(): Promise<void> };

/** The program's web server in a process of its own, as it runs for people, but without limits on requests. */
export function serve({ url, folder }: BenchCity): Promise<Served> {
  const child = fork(fileURLToPath(new URL('./bench-server.ts', import.meta.url)), [url, folder], {
    execArgv: ['--max-semi-space-size=16', '--import', 'tsx'],
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  });
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('message', (port) => {
      resolve({
        port: Number(port),
        process: child,
        stop: () =>
          new Promise((done) => {
            child.once('exit', () => done());
            child.kill('SIGTERM');
          }),
      });
    });
  });
}

export { demonstrationPassword };
