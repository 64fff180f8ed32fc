import { z } from 'zod';
import { notFound, refuse, Refused, type Refusal } from '../kernel/errors.ts';
import { t } from '../kernel/messages.ts';
import { page, redirect, route, type Reply, type Route } from '../kernel/web.ts';
import { by, type Desk } from './desk.ts';
import { ById } from './forms.ts';
import { PaperPage } from './page-paper.tsx';
import { readPaper } from './paper.ts';
import { manageKnowledgeTests } from './permissions.ts';
import { agenciesUp } from './reading.ts';
import { isCalled } from './rules.ts';
import type { Test } from './schema.ts';

const path = '/knowledge-tests/:id/paper';

/** Sheets written on paper, where an office sat the test without computers. */
export function paperRoutes(desk: Desk): Route[] {
  const { house, organization } = desk;
  const { tests } = desk.knowledge;
  const called = ({ fields }: Test) =>
    organization.all().filter(({ id }) => isCalled(fields, agenciesUp(organization, id)));

  async function show(
    id: number,
    refusals: readonly Refusal[],
    values: Readonly<Record<string, unknown>>,
    status = 200,
  ): Promise<Reply> {
    const test = await tests.get(id);
    if (test.state !== 'open') throw new Refused(notFound);
    const agencies = called(test).map(({ code, name }) => ({ value: code, label: name }));
    return page(
      test.fields.title,
      <PaperPage test={test} agencies={agencies} refusals={refusals} values={values} />,
      { status },
    );
  }

  return [
    route({
      method: 'GET',
      path,
      permission: manageKnowledgeTests,
      params: ById,
      handle: ({ params: { id } }) => show(id, [], { on: house.clock.today().toString() }),
    }),
    route({
      method: 'POST',
      path,
      permission: manageKnowledgeTests,
      params: ById,
      body: z.object({
        agency: z.string().max(20).default(''),
        on: z.string().max(20).default(''),
        lines: z.string().max(200_000).default(''),
      }),
      async handle({ actor, params: { id }, body: { agency, on, lines } }) {
        const test = await tests.get(id);
        const found = called(test).find(({ code }) => code === agency);
        if (found === undefined)
          throw new Refused(refuse('invalid', t('Hãy chọn cơ quan.', 'Choose an agency.'), 'agency'));
        const sheets = readPaper(test, { agencyId: found.id, on, lines }, house.clock.today());
        const count = await tests.enterPaper(by(desk, actor), id, sheets);
        return redirect(
          `/knowledge-tests/${id}`,
          t(`Đã ghi điểm của ${count} người.`, `The marks of ${count} people are recorded.`),
        );
      },
      refused: ({ refusals, input, status, params }) => show(ById.parse(params).id, refusals, input, status),
    }),
  ];
}
