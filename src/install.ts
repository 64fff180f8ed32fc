import {
  makeDossiers,
  openWork,
  installCityPack,
  readCityPack,
  type Offer,
  type Report,
} from './city-pack/city-pack.ts';
import type { CityPack } from './city-pack/schema.ts';
import { demonstration } from './accounts/accounts.ts';
import { openCity, type City } from './city.ts';
import { openFoundations, type Foundations } from './foundations.ts';
import { createBulk } from './dossiers/dossiers.ts';
import { dayStatus } from './calendar/calendar.ts';
import { isRole, roles, type Role, type Staff } from './kernel/access.ts';
import { localDate, timeZone } from './kernel/clock.ts';
import { isRefusal } from './kernel/errors.ts';
import { gatherStatistics } from './kernel/database.ts';
import type { House } from './kernel/house.ts';
import { writeSetting } from './kernel/settings.ts';
import { demonstrateOffices } from './offices.ts';
import { demonstrateReports } from './reports/demonstration.ts';
import { outcomesOf } from './processes/processes.ts';
import { demonstrateProgramme } from './programme/demonstration.ts';
import { demonstrateReportedFigures } from './reported-figures/demonstration.ts';
import { demonstrateReformIndex } from './reform-index/demonstration.ts';
import { demonstrateCouncils } from './reform-offices.ts';
import { demonstrateReorganizations } from './reorganization/demonstration.ts';

export const demonstrationPassword = 'songque2026';

/** Installs a city pack into an empty schema, with its demonstration accounts, and its dossiers when asked for. */
export async function installCity(
  house: House,
  packFolder: string,
  options: { withDossiers: boolean; report: Report },
): Promise<City> {
  const { report } = options;
  const pack = await readCityPack(packFolder);
  const foundations = await openFoundations(house);
  await installCityPack(house, installRooms(foundations), pack, demonstrationPassword, report);
  const city = await openCity(foundations);
  if (options.withDossiers) await makeDemonstration(city, pack, packFolder, report);
  const { added } = await city.ledger.anchor();
  report(`${added} sự kiện đã ký vào sổ chứng / events signed into the ledger`);
  const accounts = pack.accounts
    .filter((account) => account.isNamed)
    .map(({ username, roles: held, agency }) => ({
      username,
      role: roleWords(held[0] ?? 'clerk'),
      agency: pack.agencies.find(({ code }) => code === agency)?.name ?? agency,
    }));
  const shown = { isDemonstration: true, password: demonstrationPassword, accounts };
  await writeSetting(house.db, demonstration, shown, { at: house.clock.now(), accountId: null });
  return city;
}

/**
 * Fills the rooms. Parts that do not look at each other are made side by side: one is thought through while the database
 * writes another.
 */
async function makeDemonstration(
  city: City,
  pack: CityPack,
  packFolder: string,
  report: Report,
): Promise<void> {
  const { house, organization, reports, steering } = city;
  await Promise.all([steer(), demonstrateOffices(city.offices, packFolder, report)]);
  // What looks at everything comes last; the planner learns meanwhile how the tables are filled.
  await Promise.all([gatherStatistics(house.pool), lookAtAll()]);

  async function lookAtAll(): Promise<void> {
    const plans = await demonstrateReorganizations(city.offices.reorganizations, packFolder);
    if (plans > 0) report(`${plans} phương án sắp xếp tổ chức / plans of reorganisation`);
    const sheets = await demonstrateReformIndex(house, steering, packFolder);
    if (sheets > 0) report(`${sheets} phiếu chấm chỉ số CCHC / reform index sheets`);
    const councils = await demonstrateCouncils(house, steering, packFolder);
    if (councils > 0) report(`${councils} hội đồng sáng kiến, đợt khen thưởng / councils and rounds`);
    const written = await demonstrateReports(
      { house, reports, organization, indicators: steering.indicators },
      packFolder,
    );
    if (written > 0) report(`${written} báo cáo CCHC / reports`);
  }

  async function steer(): Promise<void> {
    const made = await demonstrate(city, pack);
    report(`${made} hồ sơ mẫu / demonstration dossiers`);
    const forms = await demonstrateReportedFigures(steering.reportedFigures, packFolder);
    if (forms > 0) report(`${forms} biểu số liệu báo cáo / forms of reported figures`);
    const plans = await demonstrateProgramme({ ...steering, house }, packFolder);
    if (plans > 0) report(`${plans} kế hoạch CCHC / plans of reform`);
  }
}

function installRooms({ organization, accounts, processes, procedures }: Foundations) {
  return {
    installAgencies: (agencies: CityPack['agencies']) => organization.install(agencies),
    installAccounts: (list: CityPack['accounts'], password: string) =>
      accounts.installAccounts(
        list.map((account) => ({ ...account, unit: account.unit ?? undefined })),
        password,
      ),
    publishProcess: (model: CityPack['processes'][number]) => processes.install(model),
    installProcedures: (pack: CityPack) => procedures.installProcedures(publicationsOf(pack)),
  };
}

function publicationsOf({ publications, decisions, agencies }: CityPack) {
  const issuers = new Map(agencies.map((agency) => [agency.code, agency.name]));
  const byNumber = new Map(
    decisions.map(({ number, issuedOn, effectiveOn, agency, title }) => [
      number,
      {
        number,
        issuedOn: Temporal.PlainDate.from(issuedOn),
        effectiveOn: Temporal.PlainDate.from(effectiveOn),
        issuer: issuers.get(agency) ?? agency,
        title,
      },
    ]),
  );
  return publications.map(({ code, content, decision: number }) => {
    const decision = byNumber.get(number);
    if (decision === undefined) throw new Error(`no decision ${number}`);
    return { code, content, decision };
  });
}

async function demonstrate(city: City, pack: CityPack): Promise<number> {
  const { house, rooms, organization } = city;
  const staff = await staffByPost(city);
  const bulk = await createBulk(house, { ...rooms, procedures: remembered(city.procedures) });
  const graphs = rooms.processes;
  return makeDossiers(
    {
      bulk,
      offers: offersOf(city, pack),
      shownAgencyIds: shownAgencies(city, pack),
      staffOf: (agencyId, role) => staff.get(`${agencyId} ${role}`) ?? staff.get(`${agencyId} clerk`) ?? [],
      openMoment: (agencyId, at) => openMoment(city, agencyId, at),
      workOn: (dossier) =>
        openWork(dossier, async ({ processVersionId }, elementId) => {
          const { graph } = await graphs.getVersion(processVersionId);
          return outcomesOf(graph, elementId).map(({ outcome }) => outcome);
        }),
    },
    pack,
    house.clock.now(),
    () => organization.all(),
  );
}

/** The catalogue, each procedure read once: nobody changes it meanwhile. */
function remembered({ getVersion, versionsOf }: City['procedures']): City['rooms']['procedures'] {
  const histories = new Map<string, ReturnType<typeof versionsOf>>();
  return {
    getVersion,
    async findInForce(code, day) {
      const history = histories.get(code) ?? versionsOf(code);
      histories.set(code, history);
      const found = (await history).find(
        ({ validFrom, validTo }) =>
          Temporal.PlainDate.compare(validFrom, day) <= 0 &&
          (validTo === null || Temporal.PlainDate.compare(day, validTo) <= 0),
      );
      return found?.change === 'abolished' ? undefined : found;
    },
  };
}

/** Which procedures were offered where, and from when to when: each version of the pack that had a process. */
function offersOf({ organization }: City, { publications, decisions }: CityPack): Offer[] {
  const effective = new Map(decisions.map(({ number, effectiveOn }) => [number, effectiveOn]));
  const offers: Offer[] = [];
  for (const history of Map.groupBy(publications, (entry) => entry.code).values()) {
    history.forEach(({ code, content, decision }, index) => {
      const from = effective.get(decision);
      if (content === null || content.process === '' || from === undefined) return;
      const next = history[index + 1];
      const before = next === undefined ? null : (effective.get(next.decision) ?? null);
      const agencyIds = organization
        .all()
        .filter((agency) =>
          content.agencies.length === 0
            ? agency.level === content.level
            : content.agencies.includes(agency.code),
        )
        .map((agency) => agency.id);
      const papers = content.papers
        .filter((paper) => paper.required)
        .map(({ name, original, certified, plain }) => ({ name, original, certified, plain }));
      offers.push({ code, agencyIds, from, before, papers });
    });
  }
  return offers;
}

function shownAgencies({ organization }: City, { accounts }: CityPack): number[] {
  const codes = accounts.filter((account) => account.isNamed).map((account) => account.agency);
  return [...new Set(codes)].flatMap((code) => organization.findAgency(code)?.id ?? []);
}

/** People by agency and role, as actors for the demonstration's events. */
export async function staffByPost({ house, organization }: City): Promise<Map<string, Staff[]>> {
  const rows = await house.db
    .selectFrom('account')
    .select(['id', 'username', 'fullName', 'agencyId', 'unitId', 'roles'])
    .orderBy('id')
    .execute();
  const byPost = new Map<string, Staff[]>();
  for (const row of rows) {
    const agency = organization.getAgency(row.agencyId);
    const held = row.roles.filter(isRole);
    const person: Staff = {
      kind: 'staff',
      accountId: row.id,
      username: row.username,
      fullName: row.fullName,
      agencyId: agency.id,
      agencyCode: agency.code,
      agencyName: agency.name,
      agencyTree: [agency.id],
      unitId: row.unitId,
      unitName: '',
      roles: held,
      standsInFor: [],
    };
    for (const role of held) {
      const post = `${agency.id} ${role}`;
      byPost.set(post, [...(byPost.get(post) ?? []), person]);
    }
  }
  return byPost;
}

/** The first moment at or after `at` in which the office is open. */
function openMoment({ dossiers: { time } }: City, agencyId: number, at: Temporal.Instant): Temporal.Instant {
  const hours = time.hoursOf(agencyId);
  for (let day = localDate(at); ; day = day.add({ days: 1 })) {
    const status = dayStatus(time.calendar, hours, day);
    if (isRefusal(status)) return at;
    for (const [from, to] of status.ranges) {
      const opens = day.toZonedDateTime({ timeZone, plainTime: from }).toInstant();
      const closes = day.toZonedDateTime({ timeZone, plainTime: to === '24:00' ? '23:59' : to }).toInstant();
      if (Temporal.Instant.compare(at, closes) < 0)
        return Temporal.Instant.compare(at, opens) < 0 ? opens : at;
    }
  }
}

function roleWords(role: Role): string {
  return roles[role].vi;
}
