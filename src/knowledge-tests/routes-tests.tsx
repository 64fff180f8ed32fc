import { z } from 'zod';
import { can, covers, type Actor } from '../kernel/access.ts';
import { timeZone } from '../kernel/clock.ts';
import { notFound, Refused, type Refusal } from '../kernel/errors.ts';
import { t } from '../kernel/messages.ts';
import { page, redirect, route, type Reply, type Route } from '../kernel/web.ts';
import { by, manages, staffOf, type Desk } from './desk.ts';
import { ById, readTest, TestForm } from './forms.ts';
import { HomePage } from './page-home.tsx';
import { ItemsPage } from './page-items.tsx';
import { TestFormPage } from './page-test-form.tsx';
import { TestPage, type Results } from './page-test.tsx';
import { manageKnowledgeTests, nameKnowledgeResults, readKnowledgeResults } from './permissions.ts';
import { agenciesUp, differing, itemsOf, peopleOf, resultsByAgency } from './reading.ts';
import { isOver, isTold } from './routes-sittings.tsx';
import { isCalled } from './rules.ts';
import type { Test, TestFields } from './schema.ts';
import { words } from './words.ts';

const base = '/knowledge-tests';
const peopleAtOnce = 50;
const Typed = z.object({ page: z.coerce.number().int().min(1).max(10_000).catch(1) });

/** Tests: what waits for the reader, one test with its results, and the holding of them. */
export function testRoutes(desk: Desk): Route[] {
  const { house, organization, knowledge } = desk;
  const { tests, bank } = knowledge;

  const namesOf = () => {
    const names = new Map(organization.all().map(({ id, name }) => [id, name]));
    return (id: number): string => names.get(id) ?? '';
  };
  const isOpenNow = ({ state, fields }: Test): boolean => {
    const now = house.clock.now();
    return (
      state === 'open' &&
      Temporal.Instant.compare(now, Temporal.Instant.from(fields.opensAt)) >= 0 &&
      Temporal.Instant.compare(now, Temporal.Instant.from(fields.closesAt)) < 0
    );
  };

  async function resultsFor(actor: Actor, test: Test, number: number): Promise<Results | null> {
    const answer = can(actor, readKnowledgeResults);
    if (answer === false || test.state === 'draft') return null;
    const rows = (await tests.sittings(test.id)).filter(({ agencyId }) => covers(answer, agencyId));
    const people = peopleOf(rows);
    const naming = can(actor, nameKnowledgeResults);
    const named =
      naming === false
        ? []
        : people
            .filter(({ best }) => covers(naming, best.agencyId))
            .toSorted(
              (one, other) => (other.best.marks ?? 0) - (one.best.marks ?? 0) || one.best.id - other.best.id,
            );
    if (naming !== false && named.length > 0 && actor.kind === 'staff')
      await house.db
        .insertInto('personalDataLook')
        .values({
          lookedAt: house.clock.now(),
          accountId: actor.accountId,
          subjectKind: 'knowledge-test',
          subjectId: test.id,
          purpose: 'results',
        })
        .execute();
    return {
      agencies: resultsByAgency(people, organization),
      people: people.length,
      passed: people.filter(({ best }) => best.isPassed === true).length,
      differing: manages(actor) ? differing(test, rows).length : null,
      named:
        naming === false
          ? null
          : {
              rows: named.slice((number - 1) * peopleAtOnce, number * peopleAtOnce),
              total: named.length,
              page: number,
              size: peopleAtOnce,
            },
    };
  }

  async function formPage(
    id: number | null,
    refusals: readonly Refusal[],
    typed: Readonly<Record<string, unknown>> | null,
    status = 200,
  ): Promise<Reply> {
    const topics = await bank.topics();
    const agencies = organization.all().map(({ code, name }) => ({ value: code, label: name }));
    const start = house.clock.now().toZonedDateTimeISO(timeZone).add({ days: 1 }).toPlainDate();
    const fresh = {
      subject: 'reform',
      minutes: 30,
      passMark: 50,
      attempts: 1,
      opensAt: `${start.toString()}T08:00`,
      closesAt: `${start.add({ days: 7 }).toString()}T17:00`,
    };
    const values = typed ?? (id === null ? fresh : typedOf((await tests.get(id)).fields));
    return page(
      words.room.vi,
      <TestFormPage
        action={id === null ? `${base}/new` : `${base}/${id}/edit`}
        refusals={refusals}
        values={values}
        topics={topics}
        agencies={agencies}
      />,
      { status },
    );

    function typedOf(fields: TestFields): Record<string, unknown> {
      const local = (text: string) =>
        Temporal.Instant.from(text)
          .toZonedDateTimeISO(timeZone)
          .toPlainDateTime()
          .toString({ smallestUnit: 'minute' });
      const shares = topics.map(
        ({ topic, difficulty }) =>
          fields.shares.find((share) => share.topic === topic && share.difficulty === difficulty)?.count ??
          '',
      );
      const code = organization.all().find(({ id: one }) => one === fields.agencyIds?.[0])?.code ?? '';
      return {
        ...fields,
        opensAt: local(fields.opensAt),
        closesAt: local(fields.closesAt),
        shares: Object.fromEntries(shares.map((count, index) => [`s${index}`, count])),
        agency: code,
        called: fields.called ?? '',
      };
    }
  }

  const readForm = async (body: z.infer<typeof TestForm>): Promise<TestFields> =>
    readTest(body, await bank.topics(), (code) => organization.all().find((agency) => agency.code === code));

  return [
    route({
      method: 'GET',
      path: base,
      permission: 'signed-in',
      async handle({ actor }) {
        const person = staffOf(actor);
        const [all, mine] = await Promise.all([tests.all(), tests.sittingsOf(person.accountId)]);
        const up = agenciesUp(organization, person.agencyId);
        const waiting = all
          .filter((test) => isOpenNow(test) && isCalled(test.fields, up))
          .map((test) => ({ test, sat: mine.filter(({ testId }) => testId === test.id) }))
          .map(({ test, sat }) => ({
            test,
            open: sat.find(({ endedAt }) => endedAt === null) ?? null,
            attempts: sat.filter(({ endedAt }) => endedAt !== null).length,
            hasPassed: sat.some(({ isPassed }) => isPassed === true),
          }))
          .filter(
            ({ test, open, attempts, hasPassed }) =>
              open !== null || (!hasPassed && attempts < test.fields.attempts),
          );
        const byId = new Map(all.map((test) => [test.id, test]));
        const sat = mine.toReversed().flatMap((row) => {
          const test = byId.get(row.testId);
          return test === undefined || row.endedAt === null
            ? []
            : [{ row, test, isTold: isTold(test, row, house.clock.now()) }];
        });
        const listed =
          can(actor, readKnowledgeResults) === false
            ? null
            : all.filter(({ state }) => state !== 'draft' || manages(actor));
        return page(
          words.room.vi,
          <HomePage waiting={waiting} mine={sat} tests={listed} manages={manages(actor)} />,
        );
      },
    }),
    route({
      method: 'GET',
      path: `${base}/new`,
      permission: manageKnowledgeTests,
      handle: () => formPage(null, [], null),
    }),
    route({
      method: 'POST',
      path: `${base}/new`,
      permission: manageKnowledgeTests,
      body: TestForm,
      async handle({ actor, body }) {
        const id = await tests.create(by(desk, actor), await readForm(body));
        return redirect(`${base}/${id}`, words.saved);
      },
      refused: ({ refusals, input, status }) => formPage(null, refusals, input, status),
    }),
    route({
      method: 'GET',
      path: `${base}/:id`,
      permission: 'signed-in',
      params: ById,
      query: Typed,
      async handle({ actor, params: { id }, query }) {
        const test = await tests.get(id);
        const person = staffOf(actor);
        if (test.state === 'draft' && !manages(actor)) throw new Refused(notFound);
        const isFor = isCalled(test.fields, agenciesUp(organization, person.agencyId));
        if (!isFor && can(actor, readKnowledgeResults) === false) throw new Refused(notFound);
        const names = namesOf();
        const audience = (test.fields.agencyIds ?? []).map(names).join(', ');
        return page(
          test.fields.title,
          <TestPage
            test={test}
            audience={audience}
            mayStart={isFor && isOpenNow(test)}
            manages={manages(actor)}
            isOver={isOver(test, house.clock.now())}
            results={await resultsFor(actor, test, query.page)}
            names={names}
          />,
        );
      },
    }),
    route({
      method: 'GET',
      path: `${base}/:id/edit`,
      permission: manageKnowledgeTests,
      params: ById,
      handle: ({ params: { id } }) => formPage(id, [], null),
    }),
    route({
      method: 'POST',
      path: `${base}/:id/edit`,
      permission: manageKnowledgeTests,
      params: ById,
      body: TestForm,
      async handle({ actor, params: { id }, body }) {
        await tests.change(by(desk, actor), id, await readForm(body));
        return redirect(`${base}/${id}`, words.saved);
      },
      refused: ({ refusals, input, status, params }) =>
        formPage(ById.parse(params).id, refusals, input, status),
    }),
    route({
      method: 'GET',
      path: `${base}/:id/items`,
      permission: manageKnowledgeTests,
      params: ById,
      async handle({ params: { id } }) {
        const test = await tests.get(id);
        return page(
          test.fields.title,
          <ItemsPage test={test} items={itemsOf(test, await tests.sittings(id))} />,
        );
      },
    }),
    ...(['open', 'close'] as const).map((what) =>
      route({
        method: 'POST',
        path: `${base}/:id/${what}`,
        permission: manageKnowledgeTests,
        params: ById,
        async handle({ actor, params: { id } }: { actor: Actor; params: { id: number } }) {
          await tests[what](by(desk, actor), id);
          return redirect(
            `${base}/${id}`,
            what === 'open'
              ? t('Đã mở bài kiểm tra.', 'The test is open.')
              : t('Đã chốt kết quả.', 'The results are sealed.'),
          );
        },
      }),
    ),
    route({
      method: 'POST',
      path: `${base}/:id/start`,
      permission: 'signed-in',
      params: ById,
      async handle({ actor, params: { id } }) {
        const person = staffOf(actor);
        const sitting = await tests.start(person, id, agenciesUp(organization, person.agencyId));
        return redirect(`${base}/sittings/${sitting}`);
      },
    }),
  ];
}
