import { z } from 'zod';
import { accepted, isRefusal, refuse, Refused } from '../kernel/errors.ts';
import type { House } from '../kernel/house.ts';
import { say, t } from '../kernel/messages.ts';
import { excelType, readWorkbook, writeWorkbook } from '../kernel/spreadsheet.ts';
import {
  page,
  redirect,
  route,
  type Asking,
  type RefusedContext,
  type Reply,
  type Route,
} from '../kernel/web.ts';
import type { Organization } from '../organization/organization.ts';
import { cycleActions } from './cycle-rules.ts';
import { SurveyPage, type SurveyPageProps } from './pages-survey.tsx';
import { manageReformIndex } from './permissions.ts';
import type { ReformIndex } from './reform-index.ts';
import { OfCycle } from './routes-cycles.tsx';
import { numberIn, showAgain } from './routes-parts.ts';
import { leavesOf } from './set-tree.ts';
import { getVersion } from './store-sets.ts';
import type { CountRow } from './store-surveys.ts';
import { questionsOf, readSurvey, sheetOfCsv, surveySheet } from './survey-file.ts';
import { bytesOf, mostRows, tableLimit } from './uploads.ts';
import { scoredAgencies } from './agencies.ts';

const name = z
  .string()
  .trim()
  .min(1, 'Hãy ghi tên đợt|Name the batch')
  .max(200, 'Nhiều nhất 200 ký tự|At most 200 characters');
const count = z
  .string()
  .trim()
  .regex(/^\d{0,7}$/, 'Số phiếu là số nguyên không âm|Answers are whole numbers, not negative')
  .transform((text) => Number(text) || 0);

/** Survey answers: batches, template, import, entering, withdrawing. */
export function surveyRoutes(
  house: House,
  { cycles, sheets, surveys }: ReformIndex,
  organization: Organization,
): Route[] {
  /** The cycle with its questions and the agencies it is about (before it opens: all of its level). */
  async function open(id: number) {
    const cycle = await cycles.get(id);
    const { content } = await getVersion(house.db, cycle.setVersionId);
    const ids = (await sheets.list(id)).map(({ agencyId }) => agencyId);
    const agencies =
      ids.length === 0
        ? scoredAgencies(organization.all(), cycle.level, cycle.year)
        : ids.map((agencyId) => organization.getAgency(agencyId));
    return { cycle, agencies, questions: questionsOf(leavesOf(content.items)) };
  }

  async function surveyPage(
    { language }: Asking,
    id: number,
    refused: SurveyPageProps['refused'] = null,
  ): Promise<Reply> {
    const { cycle, agencies, questions } = await open(id);
    const [batches, counts] = await Promise.all([surveys.batches(id), surveys.counts(id)]);
    const lacking = agencies.filter(({ id: agencyId }) =>
      questions.some(({ code }) => !(counts.get(agencyId)?.get(code) ?? []).some((number) => number > 0)),
    );
    const actions: readonly string[] = cycleActions[cycle.stage];
    const props = {
      cycle,
      agencies,
      questions,
      batches,
      lacking,
      refused,
      canRecord: actions.includes('recordSurvey'),
    };
    return page(say(t('Phiếu điều tra', 'Survey'), language), <SurveyPage {...props} />);
  }

  const refusedIn =
    (form: 'import' | 'enter' | 'withdraw') =>
    (context: RefusedContext): Promise<Reply> =>
      showAgain(context, () =>
        surveyPage(context, numberIn(context, 'cycle'), {
          form,
          refusals: context.refusals,
          values: context.input,
        }),
      );
  const done = (id: number, words: ReturnType<typeof t>): Reply =>
    redirect(`/reform-index/cycles/${id}/survey`, words);
  const base = '/reform-index/cycles/:cycle/survey';

  return [
    route({
      method: 'GET',
      path: base,
      permission: manageReformIndex,
      params: OfCycle,
      handle: (context) => surveyPage(context, context.params.cycle),
    }),
    route({
      method: 'GET',
      path: `${base}/template`,
      permission: manageReformIndex,
      params: OfCycle,
      async handle({ params }) {
        const { cycle, agencies, questions } = await open(params.cycle);
        const data = await writeWorkbook([surveySheet(agencies, questions)]);
        return {
          kind: 'bytes',
          data,
          mediaType: excelType,
          fileName: `phieu-dieu-tra-${cycle.level}-${cycle.year}.xlsx`,
          isDownload: true,
        };
      },
    }),
    route({
      method: 'POST',
      path: `${base}/import`,
      permission: manageReformIndex,
      params: OfCycle,
      upload: tableLimit,
      perMinute: 30,
      body: z.object({ name }),
      refused: refusedIn('import'),
      async handle({ actor, params, body, files }) {
        const { agencies, questions } = await open(params.cycle);
        const { bytes, name: fileName } = await bytesOf(house, files);
        const sheet = /\.csv$/i.test(fileName)
          ? sheetOfCsv(bytes.toString('utf8'))
          : accepted(await readWorkbook(bytes, mostRows))[0];
        if (sheet === undefined) throw new Refused(emptyFile);
        const rows = readSurvey(sheet, agencies, questions);
        const problems = rows.filter(isRefusal);
        if (problems.length > 0) throw new Refused(problems.slice(0, 50));
        accepted(
          await surveys.record(
            actor,
            params.cycle,
            body.name,
            rows.filter((row): row is CountRow => !isRefusal(row)),
          ),
        );
        return done(params.cycle, t('Đã nhập đợt phiếu.', 'The batch is recorded.'));
      },
    }),
    route({
      method: 'POST',
      path: `${base}/enter`,
      permission: manageReformIndex,
      params: OfCycle,
      body: z.object({
        name,
        agency: z.string().max(60),
        counts: z.record(z.string().max(20), z.record(z.string().max(4), count)).default({}),
      }),
      refused: refusedIn('enter'),
      async handle({ actor, params, body }) {
        const { agencies, questions } = await open(params.cycle);
        const agency = agencies.find(({ code }) => code === body.agency);
        if (agency === undefined) throw new Refused(chooseAgency);
        const rows = questions.flatMap(({ code, options }): CountRow[] => {
          const given = body.counts[code] ?? {};
          const counts = Array.from({ length: options }, (_, index) => given[`o${index + 1}`] ?? 0);
          return counts.some((number) => number > 0) ? [{ agencyId: agency.id, question: code, counts }] : [];
        });
        if (rows.length === 0) throw new Refused(noAnswers);
        accepted(await surveys.record(actor, params.cycle, body.name, rows));
        return done(params.cycle, t('Đã lưu đợt phiếu.', 'The batch is saved.'));
      },
    }),
    route({
      method: 'POST',
      path: `${base}/withdraw`,
      permission: manageReformIndex,
      params: OfCycle,
      body: z.object({
        batch: z.coerce.number().int().min(1).max(2_000_000_000),
        reason: z.string().trim().max(1000).default(''),
      }),
      refused: refusedIn('withdraw'),
      async handle({ actor, params, body }) {
        accepted(await surveys.withdraw(actor, params.cycle, body.batch, body.reason));
        return done(params.cycle, t('Đã rút đợt phiếu.', 'The batch is withdrawn.'));
      },
    }),
  ];
}

const emptyFile = refuse('invalid', t('Tệp không có trang nào.', 'The file holds no sheet.'), 'file');
const chooseAgency = refuse('invalid', t('Hãy chọn cơ quan.', 'Choose the agency.'), 'agency');
const noAnswers = refuse('invalid', t('Chưa ghi số phiếu nào.', 'No answers were entered.'), 'name');
