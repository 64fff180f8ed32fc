import { existsSync } from 'node:fs';
import path from 'node:path';
import { accountRoutes, createAccounts, type Accounts } from './accounts/accounts.ts';
import { calendarSetting, citySetting, dossierCode } from './city-pack/city-pack.ts';
import type { CityFile } from './city-pack/schema.ts';
import {
  createDossiers,
  createTimekeeping,
  projectionOf,
  type DossierRooms,
  type Dossiers,
} from './dossiers/dossiers.ts';
import { counterRoutes } from './counter/routes.ts';
import { loadTemplates, type TemplateSet } from './forms/forms.ts';
import { createLedger, type Ledger } from './ledger/ledger.ts';
import type { Verdict } from './ledger/verification.ts';
import { roles } from './kernel/access.ts';
import { projectFolder } from './kernel/config.ts';
import { accepted } from './kernel/errors.ts';
import type { House } from './kernel/house.ts';
import { readSetting } from './kernel/settings.ts';
import type { Route } from './kernel/web.ts';
import { createOrganization, type Organization } from './organization/organization.ts';
import { organizationRoutes } from './organization/routes.tsx';
import { createProcedures, type Procedures } from './procedures/procedures.ts';
import { createProcessModels, type ProcessModels } from './processes/models.ts';
import { systemRoutes } from './system-routes.tsx';

/** The capabilities that need no city yet: with them a city pack is installed. */
export type Foundations = {
  readonly house: House;
  readonly organization: Organization;
  readonly accounts: Accounts;
  readonly procedures: Procedures;
  readonly processes: ProcessModels;
};

/** All capabilities of this house, put together. */
export type City = Foundations & {
  readonly file: CityFile;
  readonly rooms: DossierRooms;
  readonly dossiers: Dossiers;
  readonly templates: TemplateSet;
  readonly ledger: Ledger;
};

export async function openFoundations(house: House): Promise<Foundations> {
  const organization = await createOrganization(house);
  const owners = (): ReadonlySet<string> => knownOwners(organization);
  return {
    house,
    organization,
    accounts: createAccounts(house),
    procedures: createProcedures(house),
    processes: createProcessModels(house, owners),
  };
}

/** Opens an installed city. */
export async function openCity(foundations: Foundations): Promise<City> {
  const { house, organization, procedures, processes } = foundations;
  const file = await readSetting(house.db, citySetting);
  const calendar = await readSetting(house.db, calendarSetting);
  if (file === null || calendar === null) throw new Error('no city is installed');
  const time = createTimekeeping(calendar, organization);
  const rooms: DossierRooms = {
    organization,
    processes,
    procedures,
    time,
    codeOf: (agency, day, sequence) => dossierCode(file, agency, day, sequence),
  };
  const ownForms = path.join(projectFolder, 'cities', file.slug, 'forms');
  return {
    ...foundations,
    file,
    rooms,
    dossiers: createDossiers(house, rooms),
    templates: accepted(existsSync(ownForms) ? loadTemplates(ownForms) : loadTemplates()),
    ledger: await createLedger(house),
  };
}

/** Every route of the house. */
export function cityRoutes(city: City): Route[] {
  const { house, accounts, dossiers, procedures, organization } = city;
  return [
    ...systemRoutes(city),
    ...organizationRoutes(city.organization, city.dossiers.time.data.hours),
    ...accountRoutes(house, accounts),
    ...counterRoutes(house, { dossiers, procedures, organization }),
  ];
}

/** Checks every event, row and signature: dossiers' rows must be what their events give. */
export function verifyCity({ ledger }: City): Promise<Verdict> {
  return ledger.verify((kind, id, events) => (kind === 'dossier' ? projectionOf(id, events) : null));
}

/** Names by which a lane finds its owner: roles, agencies, kinds of agency, and relations to the dossier's agency. */
function knownOwners(organization: Organization): ReadonlySet<string> {
  const agencies = organization.all().flatMap(({ code, name, kind }) => [code, name, kind]);
  const roleNames = Object.entries(roles).flatMap(([code, words]) => [code, words.vi, words.en]);
  return new Set(['own', 'parent', 'city', ...agencies, ...roleNames]);
}
