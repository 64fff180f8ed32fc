import { z } from 'zod';
import { findDay } from '../kernel/clock.ts';
import { covers, type Answer } from '../kernel/access.ts';
import { say, t, type Text } from '../kernel/messages.ts';
import { json, page, route, type Asking, type Reply, type Route } from '../kernel/web.ts';
import type { Agency } from '../organization/schema.ts';
import type { ProcedureQuery } from '../procedures/schema.ts';
import { SearchPage, searchPageSize, type SearchValues } from './pages-search.tsx';
import { readDossiers } from './permissions.ts';
import { personOrAll } from './reading-address.ts';
import type { DossierReading } from './reading-dossier.ts';
import { dueStanding } from './reading-due.ts';
import { listWorkers } from './reading-people.ts';
import { staffOf } from './routes-work.tsx';
import { stateNames, states } from './schema.ts';
import { exportCsv } from './search-export.ts';
import { mostCounted, searchDossiers, standings, type FoundDossier, type SearchFilters } from './search.ts';
import { recordLooks } from './store.ts';

const word = z.string().trim().max(200).catch('');
const SearchAddress = z.object({
  q: word,
  state: z.enum(['', 'open', ...stateNames]).catch(''),
  agency: word,
  at: word,
  procedure: word,
  procedure_q: word,
  on: z.enum(['', 'resolved']).catch(''),
  from: word,
  to: word,
  standing: z.enum(['', ...standings]).catch(''),
  role: word,
  person: word,
  page: z.coerce
    .number()
    .int()
    .min(1)
    .max(Math.ceil(mostCounted / searchPageSize))
    .catch(1),
});
type SearchAddress = z.infer<typeof SearchAddress>;

/** What the search needs of the catalogue: its own search, to name a procedure by words. */
export type Catalogue = {
  search(query: ProcedureQuery): Promise<{ readonly rows: readonly { code: string; name: string }[] }>;
};

/** Search, its export, and the procedures to narrow it by. All three ask the same filter. */
export function searchRoutes(rooms: DossierReading, catalogue: Catalogue): Route[] {
  const { house, time, organization } = rooms;

  async function show(asking: Asking, query: SearchAddress): Promise<Reply> {
    const { answer, language } = asking;
    const staff = staffOf(asking);
    const now = house.clock.now();
    const { filters, problems } = await filtersOf(query);
    const asked = { answer, filters, now };
    const offset = (query.page - 1) * searchPageSize;
    const agencies = agenciesIn(answer);
    const [{ rows, total }, workers, procedureName] = await Promise.all([
      searchDossiers(house, { ...asked, limit: searchPageSize, offset }),
      listWorkers(house.db, filters.atAgencyId ?? staff.agencyId),
      nameOf(filters.procedure),
    ]);
    const body = (
      <SearchPage
        values={valuesOf(query, filters)}
        rows={rows.map((row) => ({ ...row, standing: dueStanding(time, row, now) }))}
        total={total}
        page={query.page}
        agencies={agencies}
        workers={workers}
        procedureName={procedureName}
        problems={problems}
        agencyName={(id) => organization.getAgency(id).name}
      />
    );
    return page(t('Tra cứu hồ sơ', 'Find dossiers')[language], body);
  }

  function agenciesIn(answer: Answer): readonly Agency[] {
    return organization.all().filter((agency) => covers(answer, agency.id));
  }

  async function nameOf(code: string): Promise<string> {
    if (code === '') return '';
    const { rows } = await catalogue.search({ text: code, pageSize: 1 });
    return rows.find((row) => row.code === code)?.name ?? code;
  }

  /** The address as filters. An agency or day that does not exist is said, and finds nothing by itself. */
  async function filtersOf(query: SearchAddress): Promise<{ filters: SearchFilters; problems: Text[] }> {
    const problems: Text[] = [];
    const agencyId = (code: string): number | null => {
      if (code === '') return null;
      const agency = organization.findAgency(code);
      if (agency === undefined) problems.push(noAgency(code));
      return agency?.id ?? null;
    };
    const day = (text: string): Temporal.PlainDate | null => {
      const found = findDay(text);
      if (found === null && text !== '') problems.push(noDay(text));
      return found;
    };
    const procedure = query.procedure === '' ? await codeOf(query.procedure_q) : query.procedure;
    const filters: SearchFilters = {
      text: query.q,
      state: query.state,
      agencyId: agencyId(query.agency),
      atAgencyId: agencyId(query.at),
      procedure,
      on: query.on === 'resolved' ? 'resolved' : 'received',
      from: day(query.from),
      to: day(query.to),
      standing: query.standing,
      role: query.role,
      person: personOrAll(query.person),
    };
    return { filters, problems };
  }

  /** Without script only the words of a procedure come: the best match is meant. */
  async function codeOf(words: string): Promise<string> {
    if (words === '') return '';
    const { rows } = await catalogue.search({ text: words, pageSize: 1 });
    return rows[0]?.code ?? words;
  }

  return [
    route({
      method: 'GET',
      path: '/dossiers',
      permission: readDossiers,
      query: SearchAddress,
      handle: ({ query, ...asking }) => show(asking, query),
    }),
    route({
      method: 'GET',
      path: '/api/v1/dossiers',
      permission: readDossiers,
      api: t(
        'Tra cứu hồ sơ trong phạm vi được xem: q (mã, số định danh, tên), state, agency, procedure, on, from, to, standing, page',
        'Dossiers that one may see: q (code, identity number, name), state, agency, procedure, on, from, to, standing, page',
      ),
      query: SearchAddress,
      async handle({ query, answer }) {
        const { filters, problems } = await filtersOf(query);
        const asked = { answer, filters, now: house.clock.now() };
        const offset = (query.page - 1) * searchPageSize;
        const { rows, total } = await searchDossiers(house, { ...asked, limit: searchPageSize, offset });
        return json({
          total: Math.min(total, mostCounted),
          isMore: total > mostCounted,
          page: query.page,
          problems,
          dossiers: rows.map((row) => summaryOf(row, organization.getAgency(row.agencyId))),
        });
      },
    }),
    route({
      method: 'GET',
      path: '/dossiers/procedures',
      permission: readDossiers,
      query: z.object({ q: word }),
      async handle({ query }) {
        const { rows } = await catalogue.search({ text: query.q, pageSize: 20 });
        return json({ options: rows.map(({ code, name }) => ({ value: code, label: name, hint: code })) });
      },
    }),
    route({
      method: 'GET',
      path: '/dossiers/export.csv',
      permission: readDossiers,
      query: SearchAddress,
      async handle({ query, answer, language, ...asking }) {
        const { accountId } = staffOf(asking);
        const now = house.clock.now();
        const { filters } = await filtersOf(query);
        const data = exportCsv(
          house.db,
          { answer, filters, now },
          {
            language,
            agencyName: (id) => organization.getAgency(id).name,
            onRead: (dossierIds) =>
              recordLooks(house.db, { accountId, dossierIds, purpose: 'export', at: now }),
          },
        );
        const fileName = `${say(t('ho-so', 'dossiers'), language)}-${house.clock.today().toString()}.csv`;
        return { kind: 'bytes', data, mediaType: 'text/csv; charset=utf-8', fileName, isDownload: true };
      },
    }),
  ];
}

function valuesOf(query: SearchAddress, { procedure }: SearchFilters): SearchValues {
  const { q, state, agency, at, on, from, to, standing, role, person } = query;
  return { q, state, agency, at, procedure, on, from, to, standing, role, person };
}

/** A dossier as other programs get it in a list. Moments are in UTC. */
function summaryOf(row: FoundDossier, agency: Agency) {
  const { code, applicantName, state, receivedAt, dueAt, resolvedAt, closedAt, timeliness } = row;
  return {
    code,
    procedure: { code: row.procedureCode, name: row.procedure },
    agency: { code: agency.code, name: agency.name },
    applicantName,
    state: { code: states[state].code, name: states[state].words.vi },
    receivedAt,
    dueAt,
    resolvedAt,
    closedAt,
    timeliness,
  };
}

function noAgency(code: string): Text {
  return t(
    `Không có cơ quan mã "${code}", chưa lọc theo cơ quan.`,
    `There is no agency "${code}"; not filtered by it.`,
  );
}

function noDay(text: string): Text {
  return t(
    `Ngày "${text}" không có thật, chưa lọc theo ngày này.`,
    `"${text}" is not a day; not filtered by it.`,
  );
}
