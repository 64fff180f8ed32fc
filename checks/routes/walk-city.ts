import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Readable } from 'node:stream';
import type { FastifyInstance } from 'fastify';
import { afterAll } from 'vitest';
import { cityRoutes } from '../../src/city.ts';
import type { AttachedFile, Filing } from '../../src/dossiers/schema.ts';
import { isRole, visitor, type Actor, type Role, type Staff } from '../../src/kernel/access.ts';
import { projectFolder } from '../../src/kernel/config.ts';
import { csrfToken } from '../../src/kernel/csrf.ts';
import { createServer, sessionCookie } from '../../src/kernel/server.ts';
import type { Route } from '../../src/kernel/web.ts';
import { createShell } from '../../src/shell.tsx';
import { testCity, type TestCity } from '../test-city.ts';

/** Somebody who walks the routes: a member of staff with one role, or a visitor. */
export type Walker = { readonly name: string; readonly actor: Actor; readonly cookie: string };

/** A city with some dozen dossiers, every route of it behind a server that knows the walkers by name. */
export type WalkCity = TestCity & {
  readonly routes: readonly Route[];
  readonly server: FastifyInstance;
  readonly walkers: readonly Walker[];
  /** The form token of every walker: their browsers carry the same seed. */
  readonly csrf: string;
  /** Receives a dossier of one named applicant at an agency's counter, and gives its code. */
  receiveAt(agencyCode: string, applicant: string, idNumber: string): Promise<string>;
};

/** One person for each role, as the pack of the city names them. */
const people: Record<Role, string> = {
  clerk: 'motcua',
  specialist: 'chuyenvien',
  'unit-head': 'truongphong',
  leader: 'lanhdao',
  'records-clerk': 'vanthu',
  'procedure-controller': 'kiemsoat',
  'reform-officer': 'caicach',
  inspector: 'thanhtra',
  'legal-officer': 'phapche',
  'personnel-officer': 'tochuc',
  'personnel-clerk': 'nhansu',
  'finance-officer': 'taichinh',
  administrator: 'quantri',
  auditor: 'kiemtoan',
};

/** The procedure that `receiveAt` uses: marital status, resolved within a commune. */
const procedure = '1.001193';

export async function openWalkCity(dossiers: number): Promise<WalkCity> {
  const pack = await packWith(dossiers);
  const city = await testCity({ pack, withDossiers: dossiers > 0 });
  const walkers: Walker[] = [{ name: 'visitor', actor: visitor, cookie: cookieOf('nobody') }];
  for (const username of Object.values(people)) walkers.push(walkerOf(await staffNamed(city, username)));
  walkers.push(walkerOf(await ownAdministrator(city)));
  const byToken = new Map(walkers.map(({ name, actor }) => [name, actor]));
  // Limits per minute are tested where they are set; here they would hide what lies behind them.
  const routes = cityRoutes(city).map((entry): Route => {
    const { perMinute: _, ...rest } = entry;
    return rest;
  });
  const server = await createServer({
    house: city.house,
    routes,
    shell: createShell(city.file.name),
    findActor: (token) => Promise.resolve(byToken.get(token) ?? visitor),
    requestsPerMinute: 100_000_000,
  });
  afterAll(() => server.close());
  const csrf = csrfToken(city.house, 'seed');
  return { ...city, routes, server, walkers, csrf, receiveAt };

  async function receiveAt(agencyCode: string, name: string, idNumber: string): Promise<string> {
    const agencyId = city.organization.findAgency(agencyCode)?.id ?? 0;
    const row = await city.house.db
      .selectFrom('account')
      .select('username')
      .where('agencyId', '=', agencyId)
      .where((eb) => eb(eb.val('clerk'), '=', eb.fn.any('roles')))
      .executeTakeFirstOrThrow();
    const applicant = { name, idNumber, phone: '0912345678', email: '', address: 'Hẻm 5' };
    const filing: Filing = { applicant, owner: null, papers: [], sets: 1, note: '' };
    const clerk = await staffNamed(city, row.username);
    const files = [await keepScan(`${name} ${idNumber}`)];
    const opened = { procedure, agencyId, filing, files, channel: 'counter' as const };
    return (await city.dossiers.receive(clerk, opened)).code;
  }

  /** A scan that is this applicant's alone. */
  async function keepScan(applicant: string): Promise<AttachedFile> {
    const { files, db, clock } = city.house;
    const { hash, size } = await files.keep(Readable.from([`%PDF-1.4\n% ${applicant}\n%%EOF\n`]));
    const mediaType = 'application/pdf';
    await db.insertInto('file').values({ hash, size, mediaType, storedAt: clock.now() }).execute();
    return { hash, name: 'giay-to.pdf', size, mediaType, paper: null };
  }
}

/** The pack of Cần Thơ with another number of demonstration dossiers; its path from the folder of packs. */
async function packWith(dossiers: number): Promise<string> {
  const folder = await mkdtemp(path.join(tmpdir(), 'motcua-pack-'));
  afterAll(() => rm(folder, { recursive: true, force: true }));
  const packs = path.join(projectFolder, 'cities');
  await cp(path.join(packs, 'can-tho'), folder, { recursive: true });
  const file = path.join(folder, 'demonstration.json');
  const demonstration: unknown = JSON.parse(await readFile(file, 'utf8'));
  await writeFile(file, JSON.stringify(Object.assign({}, demonstration, { dossiers })));
  return path.relative(packs, folder);
}

function cookieOf(name: string): string {
  return `${sessionCookie}=${name}; motcua_form=seed`;
}

function walkerOf(actor: Staff): Walker {
  return { name: actor.username, actor, cookie: cookieOf(actor.username) };
}

/** An administrator of one commune alone, who may not see beyond it. */
async function ownAdministrator(city: TestCity): Promise<Staff> {
  const neighbour = await staffNamed(city, people.leader);
  return { ...neighbour, username: 'quantri-phuong', roles: ['administrator'] };
}

async function staffNamed({ house, organization }: TestCity, username: string): Promise<Staff> {
  const row = await house.db
    .selectFrom('account')
    .selectAll()
    .where('username', '=', username)
    .executeTakeFirstOrThrow();
  const agency = organization.getAgency(row.agencyId);
  const unit = agency.units.find(({ id }) => id === row.unitId);
  return {
    kind: 'staff',
    accountId: row.id,
    username,
    fullName: row.fullName,
    agencyId: agency.id,
    agencyCode: agency.code,
    agencyName: agency.name,
    agencyTree: organization.treeOf(agency.id),
    unitId: row.unitId,
    unitName: unit?.name ?? '',
    roles: row.roles.filter(isRole),
    standsInFor: [],
  };
}
