import { z } from 'zod';
import { can } from '../kernel/access.ts';
import { notFound, Refused } from '../kernel/errors.ts';
import { t } from '../kernel/messages.ts';
import { basesOn } from '../legislation/legislation.ts';
import type { House } from '../kernel/house.ts';
import { page, route, type Route } from '../kernel/web.ts';
import { excelType } from '../kernel/spreadsheet.ts';
import { toExcel, toNdjson } from './export.ts';
import { CataloguePage } from './pages-catalogue.tsx';
import { ComparePage } from './pages-compare.tsx';
import { CountersPage, ProcedurePage } from './pages-procedure.tsx';
import { editProcedures, type Procedures } from './procedures.ts';
import { CatalogueAddress, ProcedureAddress, queryOf } from './query.ts';
import { isOfferedAt, versionOn } from './rules.ts';
import type { ProcedureList, VersionInTime } from './schema.ts';
import { plainerWords } from './search.ts';
import type { NamedAgency, Surroundings } from './surroundings.ts';

const CodeParam = z.object({ code: z.string().max(100) });
const VersionParam = CodeParam.extend({ number: z.coerce.number().int().min(1).max(100_000) });
const VersionNumber = z.coerce.number().int().min(1).max(100_000).optional().catch(undefined);

/** Pages that anybody may read. */
export function publicRoutes(
  house: Pick<House, 'clock' | 'db'>,
  procedures: Procedures,
  surroundings: Surroundings,
): Route[] {
  async function versionsOf(code: string): Promise<[VersionInTime, ...VersionInTime[]]> {
    const [newest, ...others] = await procedures.versionsOf(code);
    if (newest === undefined) throw new Refused(notFound);
    return [newest, ...others];
  }

  /** A question in a whole sentence finds nothing word by word: then what counts in it is looked for. */
  async function searched(
    address: CatalogueAddress,
    agencies: readonly NamedAgency[],
  ): Promise<{ list: ProcedureList; foundBy?: string }> {
    const list = await procedures.search(queryOf(address, agencies));
    const plainer = list.total === 0 ? plainerWords(address.q ?? '') : null;
    if (plainer === null) return { list };
    const found = await procedures.search(queryOf({ ...address, q: plainer }, agencies));
    return found.total === 0 ? { list } : { list: found, foundBy: plainer };
  }

  return [
    route({
      method: 'GET',
      path: '/procedures',
      permission: 'public',
      query: CatalogueAddress,
      async handle({ query, actor, language }) {
        const agencies = surroundings.agencies();
        const { list, foundBy } = await searched(query, agencies);
        const canManage = can(actor, editProcedures) !== false;
        const title = t('Thủ tục hành chính', 'Administrative procedures')[language];
        return page(
          title,
          <CataloguePage
            list={list}
            address={query}
            agencies={agencies}
            canManage={canManage}
            {...(foundBy === undefined ? {} : { foundBy })}
          />,
        );
      },
    }),
    route({
      method: 'GET',
      path: '/procedures/export',
      permission: 'public',
      perMinute: 10,
      query: CatalogueAddress.extend({ format: z.enum(['ndjson', 'xlsx']).catch('ndjson') }),
      async handle({ query }) {
        const records = await procedures.exportRecords(queryOf(query, surroundings.agencies()));
        const fileName = `thu-tuc-hanh-chinh-${(query.on ?? house.clock.today()).toString()}.${query.format}`;
        const isExcel = query.format === 'xlsx';
        return {
          kind: 'bytes',
          data: isExcel ? await toExcel(records) : toNdjson(records),
          mediaType: isExcel ? excelType : 'application/x-ndjson; charset=utf-8',
          fileName,
          isDownload: true,
        };
      },
    }),
    route({
      method: 'GET',
      path: '/procedures/:code',
      permission: 'public',
      params: CodeParam,
      query: ProcedureAddress,
      async handle({ params, query, actor }) {
        const versions = await versionsOf(params.code);
        const day = query.on ?? house.clock.today();
        const version = versionOn(versions, day) ?? versions.at(-1) ?? versions[0];
        const isInForce =
          versionOn(versions, day)?.change !== 'abolished' && versionOn(versions, day) === version;
        const agencies = surroundings.agencies();
        const canManage = can(actor, editProcedures) !== false;
        const bases = await basesOn(house.db, version.content.legalBasis, day);
        return page(
          version.content.name,
          <ProcedurePage {...{ version, versions, day, isInForce, agencies, canManage, bases }} />,
        );
      },
    }),
    route({
      method: 'GET',
      path: '/procedures/:code/versions/:number',
      permission: 'public',
      params: VersionParam,
      async handle({ params, actor }) {
        const versions = await versionsOf(params.code);
        const version = versions.find((candidate) => candidate.number === params.number);
        if (version === undefined) throw new Refused(notFound);
        const day = house.clock.today();
        const isInForce = versionOn(versions, day) === version && version.change !== 'abolished';
        const agencies = surroundings.agencies();
        const canManage = can(actor, editProcedures) !== false;
        const bases = await basesOn(house.db, version.content.legalBasis, day);
        return page(
          version.content.name,
          <ProcedurePage {...{ version, versions, day, isInForce, agencies, canManage, bases }} />,
        );
      },
    }),
    route({
      method: 'GET',
      path: '/procedures/:code/compare',
      permission: 'public',
      params: CodeParam,
      query: z.object({ from: VersionNumber, to: VersionNumber }),
      async handle({ params, query, language }) {
        const versions = await versionsOf(params.code);
        const find = (number: number): VersionInTime | undefined =>
          versions.find((version) => version.number === number);
        const newer = query.to === undefined ? versions[0] : find(query.to);
        const older = newer && find(query.from ?? Math.max(1, newer.number - 1));
        if (newer === undefined || older === undefined) throw new Refused(notFound);
        const title = t('So sánh hai phiên bản', 'Compare two versions')[language];
        return page(title, <ComparePage older={older} newer={newer} versions={versions} />);
      },
    }),
    route({
      method: 'GET',
      path: '/procedures/:code/counters',
      permission: 'public',
      params: CodeParam,
      async handle({ params, language }) {
        const versions = await versionsOf(params.code);
        const version = versionOn(versions, house.clock.today()) ?? versions[0];
        const offices =
          version.change === 'abolished'
            ? []
            : surroundings.agencies().filter((agency) => isOfferedAt(version.content, agency));
        const title = t('Nộp tại quầy nào', 'Where to file')[language];
        return page(title, <CountersPage version={version} offices={offices} />);
      },
    }),
  ];
}
