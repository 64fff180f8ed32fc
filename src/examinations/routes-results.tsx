import { notFound, Refused } from '../kernel/errors.ts';
import { t } from '../kernel/messages.ts';
import { can } from '../kernel/access.ts';
import { page, redirect, route, type Asking, type Reply, type Route } from '../kernel/web.ts';
import type { Examinations } from './examinations.ts';
import {
  again,
  AppealAnswerForm,
  ById,
  BySheet,
  PrintQuery,
  ResultsQuery,
  TieForm,
  type Filled,
} from './forms.ts';
import { isPublished } from './frame.tsx';
import type { Examination } from './life.ts';
import { byNow, mayDo } from './office.ts';
import { ownerOf } from './desk.ts';
import { manageExaminations, readExaminations } from './permissions.ts';
import { sheetPdf, type SheetContent, type SheetName } from './printing.ts';
import { ResultsPage, type TieView } from './results-pages.tsx';
import { AppealsPage, CheckPage } from './check-pages.tsx';
import { listResults } from './results.ts';
import { findPart, getRules } from './rule-sets.ts';
import { paperCodes } from './seating.ts';
import { expectedAt } from './sitting.ts';
import { seatedCandidates } from './store-candidates.ts';
import { readAppeals, readResults } from './store-marks.ts';

const pageSize = 50;
/** A printed list is whole. */
const wholeList = 100_000;

/** Results, ties, checking, appeals, and sheets to print. */
export function resultRoutes(examinations: Examinations): Route[] {
  const { desk } = examinations;
  const { db } = desk.house;

  async function resultsPage(
    { actor }: Asking,
    id: number,
    query: { position?: number | undefined; standing?: string | undefined; page: number },
    filled: Filled | null,
  ): Promise<Reply> {
    const examination = await examinations.get(id);
    if (!isPublished(examination) && can(actor, manageExaminations) === false) throw new Refused(notFound);
    const { position, standing, page: number } = query;
    const listed = await listResults(db, id, { positionId: position, standing, page: number, pageSize });
    const props = {
      examination,
      may: mayDo(actor, examination),
      ...listed,
      page: number,
      pageSize,
      query: { position: position === undefined ? '' : String(position), standing: standing ?? '' },
      ties: await tiesOf(examination),
      filled,
    };
    return page(examination.fields.title, <ResultsPage {...props} />);
  }

  async function tiesOf({ id, computed }: Examination): Promise<TieView[]> {
    const open = computed?.openTies ?? [];
    if (open.length === 0) return [];
    const people = new Map((await seatedCandidates(db, id)).map((one) => [one.id, one]));
    const results = await readResults(db, id);
    return open.map(({ positionId, places, tied }) => ({
      positionId,
      places,
      people: tied.map((one) => ({
        id: one,
        name: `${people.get(one)?.number ?? ''} ${people.get(one)?.fullName ?? ''}`,
        total: results.get(one)?.total ?? 0,
      })),
    }));
  }

  async function appealsPage({ actor }: Asking, id: number, filled: Filled | null): Promise<Reply> {
    const examination = await examinations.get(id);
    const appeals = await readAppeals(db, id);
    const people = new Map((await seatedCandidates(db, id)).map((one) => [one.id, one]));
    const props = { examination, may: mayDo(actor, examination), appeals, people, filled };
    return page(examination.fields.title, <AppealsPage {...props} />);
  }

  return [
    route({
      method: 'GET',
      path: '/examinations/:id/results',
      permission: readExaminations,
      params: ById,
      query: ResultsQuery,
      handle: (context) => resultsPage(context, context.params.id, context.query, null),
    }),
    route({
      method: 'POST',
      path: '/examinations/:id/ties',
      permission: manageExaminations,
      params: ById,
      body: TieForm,
      refused: again('tie', ById, (context, { id }, filled) => resultsPage(context, id, { page: 1 }, filled)),
      async handle({ actor, params: { id }, body }) {
        await examinations.decideTie(byNow(desk.house, actor), id, body);
        return redirect(
          `/examinations/${id}/results`,
          t('Đã ghi quyết định của hội đồng.', 'The council’s decision is recorded.'),
        );
      },
    }),
    route({
      method: 'GET',
      path: '/examinations/:id/check',
      permission: manageExaminations,
      params: ById,
      async handle({ actor, params: { id } }) {
        const examination = await examinations.get(id);
        if (examination.computed === null) throw new Refused(notFound);
        const check = await examinations.check(examination);
        return page(
          examination.fields.title,
          <CheckPage examination={examination} may={mayDo(actor, examination)} check={check} />,
        );
      },
    }),
    route({
      method: 'GET',
      path: '/examinations/:id/appeals',
      permission: manageExaminations,
      params: ById,
      handle: (context) => appealsPage(context, context.params.id, null),
    }),
    route({
      method: 'POST',
      path: '/examinations/:id/appeals',
      permission: manageExaminations,
      params: ById,
      body: AppealAnswerForm,
      refused: again('appeal', ById, (context, { id }, filled) => appealsPage(context, id, filled)),
      async handle({ actor, params: { id }, body }) {
        await examinations.settleAppeal(byNow(desk.house, actor), id, body);
        return redirect(
          `/examinations/${id}/check`,
          t('Đã ghi kết quả phúc khảo.', 'The appeal is settled.'),
        );
      },
    }),
    route({
      method: 'GET',
      path: '/examinations/:id/print/:sheet',
      permission: manageExaminations,
      params: BySheet,
      query: PrintQuery,
      async handle({ params: { id, sheet }, query }) {
        const examination = await examinations.get(id);
        if ((sheet === 'results' || sheet === 'decision') && examination.computed === null)
          throw new Refused(notFound);
        const content = await contentOf(examination, sheet, query);
        const head = {
          above: desk.organization.getAgency(ownerOf(desk)).name,
          place: desk.place,
          nameOf: (agencyId: number) => desk.organization.getAgency(agencyId).name,
        };
        return {
          kind: 'bytes',
          data: sheetPdf(examination, sheet, content, head, desk.house.clock.now()),
          mediaType: 'application/pdf',
          fileName: `${examination.fields.code}-${sheet}.pdf`,
        };
      },
    }),
  ];

  /** People of whom a sheet tells: at a part those who are to sit it, by rank those who have a result. */
  async function contentOf(
    examination: Examination,
    sheet: SheetName,
    { part, room, position }: { part: string; room?: number | undefined; position?: number | undefined },
  ): Promise<SheetContent> {
    const { id, fields, sessions } = examination;
    const isPart = findPart(getRules(fields.rules), part) !== undefined;
    const isPeople = sheet === 'doors' || sheet === 'attendance';
    const isRanked = sheet === 'results' || sheet === 'decision';
    const expected = isPeople && isPart ? await expectedAt(db, desk, examination, part) : null;
    const listed = {
      positionId: position,
      standing: sheet === 'decision' ? 'won' : undefined,
      pageSize: wholeList,
    };
    return {
      part: isPart ? part : '',
      room,
      candidates: isPeople
        ? (await seatedCandidates(db, id)).filter((one) => expected?.has(one.id) ?? true)
        : [],
      papers: sheet === 'marks' ? paperCodes(sessions[part]?.present ?? 0) : [],
      results: isRanked ? (await listResults(db, id, listed)).rows : [],
    };
  }
}
