import path from 'node:path';
import { accountRoutes } from './accounts/accounts.ts';
import { calendarSetting, citySetting, dossierCode } from './city-pack/city-pack.ts';
import type { CityFile } from './city-pack/schema.ts';
import {
  createDossiers,
  createTimekeeping,
  ensureFacts,
  projectionOf,
  type DossierRooms,
  type Dossiers,
} from './dossiers/dossiers.ts';
import { counterRoutes } from './counter/routes.ts';
import { publicAddress } from './city-settings.ts';
import type { Foundations } from './foundations.ts';
import { createPrinting, type Printing } from './dossiers/printing.ts';
import { printingRoutes } from './dossiers/printing-routes.ts';
import { happened } from './dossiers/change.ts';
import { findDossierId, loadDossier } from './dossiers/store.ts';
import { dossierRoutes } from './dossiers/routes.tsx';
import { figureAuditRoutes } from './figure-audit/routes.tsx';
import { loadTemplates, type TemplateSet } from './forms/forms.ts';
import { readEvents } from './kernel/events.ts';
import { ledgerRoutes } from './ledger/routes.ts';
import { createPortal, type Portal, type PortalRooms } from './portal/portal.ts';
import { portalRoutes } from './portal/routes.tsx';
import { createLedger, type Ledger } from './ledger/ledger.ts';
import type { Verdict } from './ledger/verification.ts';
import { projectFolder, readConfig } from './kernel/config.ts';
import { accepted } from './kernel/errors.ts';
import type { House } from './kernel/house.ts';
import { readSetting } from './kernel/settings.ts';
import type { Route } from './kernel/web.ts';
import { organizationRoutes } from './organization/routes.tsx';
import { procedureRoutes } from './procedures/routes.tsx';
import { processRoutes } from './processes/routes.tsx';
import { cityDashboards } from './city-dashboards.ts';
import { officeRoutes, openOffices, type Offices } from './offices.ts';
import { openReports } from './city-reports.ts';
import { reportRoutes } from './reports/routes.tsx';
import { steeringRegisters, type Reports } from './reports/reports.ts';
import { openDataRoutes } from './open-data/open-data.tsx';
import { openSteering, steeringRoutes, type Steering } from './steering.ts';
import { systemRoutes } from './system-routes.tsx';

/** All capabilities of this house, put together. */
export type City = Foundations & {
  readonly file: CityFile;
  readonly rooms: DossierRooms;
  readonly dossiers: Dossiers;
  readonly templates: TemplateSet;
  readonly ledger: Ledger;
  readonly portal: Portal;
  readonly printing: Printing;
  readonly steering: Steering;
  readonly offices: Offices;
  readonly reports: Reports;
  /** Where people reach the city; an administrator may change it while it runs. */
  readonly address: { origin: string };
};

/** Opens an installed city. */
export async function openCity(foundations: Foundations): Promise<City> {
  const { house, organization, procedures, processes } = foundations;
  const file = await readSetting(house.db, citySetting);
  const calendar = await readSetting(house.db, calendarSetting);
  if (file === null || calendar === null) throw new Error('no city is installed');
  await ensureFacts(house);
  const time = createTimekeeping(calendar, organization);
  const rooms: DossierRooms = {
    organization,
    processes,
    procedures,
    time,
    codeOf: (agency, day, sequence) => dossierCode(file, agency, day, sequence),
  };
  const address = { origin: (await readSetting(house.db, publicAddress)).origin || localOrigin() };
  const ledger = await createLedger(house);
  const dossiers = createDossiers(house, rooms);
  const portal = createPortal(house, portalRooms({ ...foundations, ledger, dossiers }));
  const templates = accepted(loadTemplates(path.join(projectFolder, 'cities', file.slug, 'forms')));
  const printing = createPrinting(house, {
    organization,
    procedures,
    time,
    templates,
    staffName: (id) => staffName(house, id),
    city: { name: file.name.vi, hotline: file.hotline, portal: address.origin },
    trackingUrl: (code) => portal.trackingUrl(address.origin, code),
  });
  const steering = openSteering(house, organization, file.name.vi);
  const registers = steeringRegisters({ ...steering, organization });
  const reports = openReports(house, file, organization, { indicators: steering.indicators, ...registers });
  const steered = { steering, offices: openOffices(foundations, steering), reports, address };
  return { ...foundations, file, rooms, dossiers, templates, ledger, portal, printing, ...steered };
}

function localOrigin(): string {
  return `http://localhost:${readConfig().port}`;
}

/** Names of staff, as forms print them: a name that has been read is kept. */
const staffNames = new WeakMap<House, Map<number, string>>();

async function staffName(house: House, id: number): Promise<string> {
  const known = staffNames.get(house) ?? new Map<number, string>();
  staffNames.set(house, known);
  const name = known.get(id);
  if (name !== undefined) return name;
  const row = await house.db.selectFrom('account').select('fullName').where('id', '=', id).executeTakeFirst();
  known.set(id, row?.fullName ?? '');
  return row?.fullName ?? '';
}

/** Every route of the house. */
export function cityRoutes(city: City): Route[] {
  const { house, accounts, dossiers, procedures, organization } = city;
  return [
    ...systemRoutes(city),
    ...organizationRoutes(city.organization, city.dossiers.time.data.hours),
    ...accountRoutes(house, accounts),
    ...procedureRoutes(house, procedures, {
      agencies: () => organization.all(),
      processes: async () => (await city.processes.list()).filter(({ number }) => number !== null),
    }),
    ...processRoutes(house, city.processes, {
      agencies: () => organization.all(),
      async searchProcedures(words) {
        const { rows } = await procedures.search({ text: words, pageSize: 20 });
        return rows.filter(({ process }) => process !== '');
      },
    }),
    ...ledgerRoutes(city.ledger),
    ...portalRoutes(city.portal),
    ...printingRoutes(house, city),
    ...counterRoutes(house, { dossiers, procedures, organization }),
    ...figureAuditRoutes(house),
    ...dossierRoutes(city),
    ...steeringRoutes(city.steering),
    ...officeRoutes(city.offices),
    ...cityDashboards(city),
    ...openDataRoutes(house, {
      indicators: city.steering.indicators,
      organization,
      procedures,
      cityName: city.file.name.vi,
    }),
    ...reportRoutes(house, city.reports),
  ];
}

function portalRooms(
  parts: Foundations & { readonly ledger: Ledger; readonly dossiers: Dossiers },
): PortalRooms {
  const { house, organization, procedures, ledger, dossiers } = parts;
  return {
    dossiers: {
      async findPublic(code) {
        const id = await findDossierId(house.db, code, true);
        return id === undefined ? null : (await loadDossier(house.db, id)).dossier;
      },
      getPublic: async (id) => (await loadDossier(house.db, id)).dossier,
      events: async (id) => (await readEvents(house.db, 'dossier', id)).map(happened),
    },
    time: dossiers.time,
    organization,
    procedures,
    ledger,
  };
}

/** Checks every event, row and signature: dossiers' rows must be what their events give. */
export function verifyCity({ ledger }: City): Promise<Verdict> {
  return ledger.verify((kind, id, events) => (kind === 'dossier' ? projectionOf(id, events) : null));
}
