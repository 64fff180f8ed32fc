import { z } from 'zod';
import type { Refusal } from '../kernel/errors.ts';
import { excelType, writeWorkbook } from '../kernel/spreadsheet.ts';
import { page, redirect, route, type Reply, type Route } from '../kernel/web.ts';
import { by, type Desk } from './desk.ts';
import { ById, QuestionForm, readQuestion } from './forms.ts';
import { BankPage, QuestionFormPage } from './page-bank.tsx';
import { manageKnowledgeTests } from './permissions.ts';
import { Difficulty, QuestionState, type Question } from './schema.ts';
import { questionSheet } from './sheets.ts';
import { words } from './words.ts';

const Filter = z.object({
  q: z.string().max(200).catch(''),
  topic: z.string().max(120).catch(''),
  difficulty: Difficulty.or(z.literal('')).catch(''),
  state: QuestionState.or(z.literal('')).catch(''),
  page: z.coerce.number().int().min(1).max(10_000).catch(1),
});
const base = '/knowledge-tests/questions';

/** The bank: list, a question, its states. */
export function bankRoutes(desk: Desk): Route[] {
  const { bank } = desk.knowledge;
  const permission = manageKnowledgeTests;

  const topics = async (): Promise<string[]> => [...new Set((await bank.topics()).map(({ topic }) => topic))];

  async function formPage(
    id: number | null,
    refusals: readonly Refusal[],
    typed: Readonly<Record<string, unknown>> | null,
    status = 200,
  ): Promise<Reply> {
    const kept = id === null ? null : await bank.get(id);
    const values = typed ?? (kept === null ? { difficulty: 'easy' } : typedOf(kept.question));
    return page(
      words.bank.vi,
      <QuestionFormPage kept={kept} refusals={refusals} values={values} topics={await topics()} />,
      { status },
    );
  }

  return [
    route({
      method: 'GET',
      path: base,
      permission,
      query: Filter,
      async handle({ query: { q, ...rest } }) {
        const filter = { ...rest, text: q };
        return page(
          words.bank.vi,
          <BankPage {...await bank.find(filter)} filter={filter} topics={await topics()} />,
        );
      },
    }),
    route({
      method: 'GET',
      path: `${base}/export.xlsx`,
      permission,
      async handle() {
        const { total } = await bank.find({ text: '', topic: '', difficulty: '', state: '', page: 1 });
        const pages = Array.from({ length: Math.ceil(total / 50) }, (_, index) => index + 1);
        const found = await Promise.all(
          pages.map((number) => bank.find({ text: '', topic: '', difficulty: '', state: '', page: number })),
        );
        const data = await writeWorkbook([
          questionSheet(found.flatMap(({ rows }) => rows.map(({ question }) => question))),
        ]);
        return {
          kind: 'bytes',
          data,
          mediaType: excelType,
          fileName: 'ngan-hang-cau-hoi.xlsx',
          isDownload: true,
        };
      },
    }),
    route({ method: 'GET', path: `${base}/new`, permission, handle: () => formPage(null, [], null) }),
    route({
      method: 'POST',
      path: `${base}/new`,
      permission,
      body: QuestionForm,
      async handle({ actor, body }) {
        const [id = 0] = await bank.add(by(desk, actor), [readQuestion(body)], 'draft');
        return redirect(`${base}/${id}`, words.saved);
      },
      refused: ({ refusals, input, status }) => formPage(null, refusals, input, status),
    }),
    route({
      method: 'GET',
      path: `${base}/:id`,
      permission,
      params: ById,
      handle: ({ params: { id } }) => formPage(id, [], null),
    }),
    route({
      method: 'POST',
      path: `${base}/:id`,
      permission,
      params: ById,
      body: QuestionForm,
      async handle({ actor, params: { id }, body }) {
        await bank.change(by(desk, actor), id, readQuestion(body));
        return redirect(`${base}/${id}`, words.saved);
      },
      refused: ({ refusals, input, status, params }) =>
        formPage(ById.parse(params).id, refusals, input, status),
    }),
    route({
      method: 'POST',
      path: `${base}/:id/move`,
      permission,
      params: ById,
      body: z.object({ to: QuestionState }),
      async handle({ actor, params: { id }, body: { to } }) {
        await bank.move(by(desk, actor), id, to);
        return redirect(`${base}/${id}`, words.saved);
      },
    }),
  ];
}

function typedOf({ options, right, ...rest }: Question): Record<string, unknown> {
  return {
    ...rest,
    options: Object.fromEntries(options.map((text, place) => [`o${place}`, text])),
    right: right.map(String),
  };
}
