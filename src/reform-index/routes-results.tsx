import { z } from 'zod';
import { can, covers, type Actor } from '../kernel/access.ts';
import { notFound, Refused } from '../kernel/errors.ts';
import { say, t, type Language } from '../kernel/messages.ts';
import { excelType, writeWorkbook, type SheetToWrite } from '../kernel/spreadsheet.ts';
import { page, route, type Route } from '../kernel/web.ts';
import type { Organization } from '../organization/organization.ts';
import { PublishedPage, publishedTitle } from './pages-published.tsx';
import { RecomputePage } from './pages-recompute.tsx';
import { AgencyResultPage, ComparisonPage, RankingPage } from './pages-results.tsx';
import { readReformIndex } from './permissions.ts';
import type { Ranking } from './reading.ts';
import type { ReformIndex } from './reform-index.ts';
import { agencyIn, OfCycle } from './routes-cycles.tsx';
import { words } from './words.ts';

const OfAgency = OfCycle.extend({ agency: z.string().max(60) });
const base = '/reform-index/cycles/:cycle';

/** Results: open to everybody once published; before that to those who see every sheet. */
export function resultRoutes(index: ReformIndex, organization: Organization): Route[] {
  async function rankingFor(actor: Actor, id: number): Promise<Ranking> {
    const ranking = await index.ranking(id);
    const maySee = ranking?.stage === 'published' || can(actor, readReformIndex) === true;
    if (ranking === null || !maySee) throw new Refused(notFound);
    return ranking;
  }

  return [
    route({
      method: 'GET',
      path: '/reform-index/results',
      permission: 'public',
      async handle({ language }) {
        const cycles = await index.cycles.list();
        const published = cycles.filter(({ stage }) => stage === 'published');
        return page(say(publishedTitle, language), <PublishedPage cycles={published} />);
      },
    }),
    route({
      method: 'GET',
      path: `${base}/ranking`,
      permission: 'public',
      params: OfCycle,
      handle: async ({ actor, params, language }) =>
        page(say(words.ranking, language), <RankingPage ranking={await rankingFor(actor, params.cycle)} />),
    }),
    route({
      method: 'GET',
      path: `${base}/comparison`,
      permission: 'public',
      params: OfCycle,
      handle: async ({ actor, params, language }) =>
        page(
          say(words.comparison, language),
          <ComparisonPage ranking={await rankingFor(actor, params.cycle)} />,
        ),
    }),
    route({
      method: 'GET',
      path: `${base}/results.xlsx`,
      permission: 'public',
      perMinute: 20,
      params: OfCycle,
      async handle({ actor, params, language }) {
        const ranking = await rankingFor(actor, params.cycle);
        const data = await writeWorkbook([resultTable(ranking, language)]);
        return {
          kind: 'bytes',
          data,
          mediaType: excelType,
          fileName: `chi-so-cchc-${ranking.level}-${ranking.year}.xlsx`,
          isDownload: true,
        };
      },
    }),
    route({
      method: 'GET',
      path: `${base}/agencies/:agency`,
      permission: 'public',
      params: OfAgency,
      async handle({ actor, params }) {
        const ranking = await rankingFor(actor, params.cycle);
        const agency = agencyIn(organization, true, params.agency);
        const row = ranking.rows.find(({ agencyId }) => agencyId === agency.id);
        if (row === undefined) throw new Refused(notFound);
        const profile = await index.profile(ranking, agency.id);
        const maySeeSheet = covers(can(actor, readReformIndex), agency.id);
        return page(
          agency.name,
          <AgencyResultPage ranking={ranking} row={row} profile={profile} maySeeSheet={maySeeSheet} />,
        );
      },
    }),
    route({
      method: 'GET',
      path: `${base}/recompute`,
      permission: readReformIndex,
      params: OfCycle,
      perMinute: 20,
      async handle({ answer, params, language }) {
        // The proof names every agency, so that it is for those who see all of them.
        if (answer !== true) throw new Refused(notFound);
        const cycle = await index.cycles.get(params.cycle);
        const title = t('Kiểm chứng kết quả', 'Proof of the results')[language];
        const nameOf = (id: number): string => organization.getAgency(id).name;
        return page(
          title,
          <RecomputePage cycle={cycle} answer={await index.recompute(params.cycle)} nameOf={nameOf} />,
        );
      },
    }),
  ];
}

function resultTable({ areas, rows, level, year }: Ranking, language: Language): SheetToWrite {
  const column = (title: string, width: number) => ({ title, width });
  return {
    name: `${level} ${year}`,
    columns: [
      column(say(words.rank, language), 8),
      column(say(t('Mã cơ quan', 'Code'), language), 14),
      column(say(words.agency, language), 50),
      ...areas.map(({ code, name, nameEn }) =>
        column(`${code}. ${language === 'en' && nameEn !== '' ? nameEn : name}`, 16),
      ),
      column(say(words.points, language), 10),
      column(say(words.maximum, language), 12),
      column(say(words.index, language), 10),
      column(say(words.grade, language), 14),
      column(say(t('Thay đổi chỉ số', 'Change of index'), language), 14),
      column(say(t('Thay đổi hạng', 'Places'), language), 14),
    ],
    rows: rows.map((row) => [
      row.rank,
      row.agencyCode,
      language === 'en' && row.agencyNameEn !== '' ? row.agencyNameEn : row.agencyName,
      ...areas.map(({ code }) => row.areas.find((area) => area.code === code)?.points ?? ''),
      row.points,
      row.maximum,
      row.index,
      row.grade,
      row.indexChange ?? '',
      row.rankChange ?? '',
    ]),
  };
}
