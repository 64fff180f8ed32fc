import { z } from 'zod';
import { can, type Actor } from '../kernel/access.ts';
import { notFound, Refused } from '../kernel/errors.ts';
import { t } from '../kernel/messages.ts';
import { page, redirect, route, type RefusedContext, type Reply, type Route } from '../kernel/web.ts';
import { agencies, attachable, by, draftsOf, mayEdit, namesOf, type Desk } from './desk.ts';
import { agencyChoices, ProgrammeInputs } from './fields.tsx';
import { FormPage, type Filled } from './form-page.tsx';
import { ById, ProgrammeForm } from './forms.ts';
import { OverviewPage } from './overview-page.tsx';
import { OwedPage } from './owed-page.tsx';
import { editProgramme, reportProgress } from './permissions.ts';
import { ProgrammePage } from './programme-page.tsx';
import type { PlanReading } from './reading.ts';
import { words } from './words.ts';

const Month = z.string().regex(/^(?:19[5-9]\d|20\d\d|21[0-4]\d)-(?:0[1-9]|1[0-2])$/);
const Owed = z.object({
  /** `3/2026` as people write it, or `2026-03`. */
  month: z
    .string()
    .max(20)
    .transform((text) => text.trim().replace(/^(\d{1,2})\/(\d{4})$/, isoMonth))
    .pipe(Month.or(z.literal('')))
    .default('')
    .catch('wrong'),
  agency: z.coerce.number().int().min(0).max(2_147_483_647).catch(0),
});

function isoMonth(_whole: string, month: string, year: string): string {
  return `${year}-${month.padStart(2, '0')}`;
}

/** The first page of the room, what agencies owe, and programmes. */
export function overviewRoutes(desk: Desk): Route[] {
  const { programme, house } = desk;

  async function programmePage(actor: Actor, id: number): Promise<Reply> {
    const reading = (await programme.programmes({ answer: draftsOf(actor) })).find(
      (entry) => entry.programme.id === id,
    );
    if (reading === undefined) throw new Refused(notFound);
    const documents = await programme.documentsOn({ kind: 'programme', id });
    const props = {
      reading,
      documents,
      attachable: await attachable(desk, actor, documents),
      moments: await programme.history('programme', id),
      names: namesOf(desk),
      mayEdit: mayEdit(actor),
    };
    return page(reading.programme.fields.title, <ProgrammePage {...props} />);
  }

  const formPage = (language: 'vi' | 'en', id: number | null, filled: Filled, seen?: number): Reply => {
    const title =
      id === null ? t('Lập chương trình', 'New programme') : t('Sửa chương trình', 'Edit the programme');
    return page(
      title[language],
      <FormPage
        title={title}
        crumbs={[]}
        action={id === null ? '/programme/programmes/new' : `/programme/programmes/${id}`}
        back={id === null ? '/programme' : `/programme/programmes/${id}`}
        filled={filled}
        {...(seen === undefined ? {} : { seen })}
      >
        <ProgrammeInputs />
      </FormPage>,
    );
  };

  const refused = ({ language, refusals, input, params }: RefusedContext): Reply => {
    if (refusals.some(({ code }) => code === 'not-found')) throw new Refused(refusals);
    const id = params['id'];
    return formPage(language, id === undefined ? null : Number(id), { refusals, values: input });
  };

  return [
    route({
      method: 'GET',
      path: '/programme',
      permission: 'signed-in',
      async handle({ actor, language }) {
        const today = house.clock.today();
        const programmes = await programme.programmes({ answer: draftsOf(actor) });
        const day = today.toString();
        const current = new Map<number, PlanReading>();
        for (const plan of programmes.flatMap(({ plans }) => plans)) {
          const { startsOn, endsOn } = plan.fields;
          if (plan.own.isPublished && startsOn <= day && day <= endsOn)
            current.set(plan.id, await programme.getPlan(plan.id, { answer: draftsOf(actor) }));
        }
        const isReporter = actor.kind === 'staff' && can(actor, reportProgress) !== false;
        const owed = isReporter ? await programme.owed([actor.agencyId], endOf(today)) : null;
        const month = `${today.month}/${today.year}`;
        const props = { programmes, current, owed, month, names: namesOf(desk), today: day };
        return page(words.room[language], <OverviewPage {...props} mayEdit={mayEdit(actor)} />);
      },
    }),
    route({
      method: 'GET',
      path: '/programme/owed',
      permission: 'signed-in',
      query: Owed,
      async handle({ actor, query, language }) {
        const today = house.clock.today();
        const isMonth = Month.safeParse(query.month).success;
        const month = isMonth ? query.month : today.toString().slice(0, 7);
        const last = endOf(Temporal.PlainDate.from(`${month}-01`));
        const tasks = await programme.owed(query.agency === 0 ? null : [query.agency], last);
        const own = actor.kind === 'staff' ? actor.agencyId : 0;
        const props = { tasks, month, agency: query.agency === 0 ? '' : String(query.agency) };
        const title = t('Việc đến hạn', 'What is due')[language];
        return page(
          title,
          <OwedPage
            {...props}
            isWrong={query.month === 'wrong'}
            own={own}
            agencies={agencyChoices(agencies(desk))}
            names={namesOf(desk)}
            today={today.toString()}
          />,
        );
      },
    }),
    route({
      method: 'GET',
      path: '/programme/programmes/new',
      permission: editProgramme,
      handle: ({ language }) => formPage(language, null, { refusals: [], values: {} }),
    }),
    route({
      method: 'POST',
      path: '/programme/programmes/new',
      permission: editProgramme,
      body: ProgrammeForm,
      refused,
      async handle({ actor, body: { seen: _, ...fields } }) {
        const id = await programme.createProgramme(by(desk, actor), fields);
        return redirect(`/programme/programmes/${id}`, t('Đã lập chương trình.', 'The programme is there.'));
      },
    }),
    route({
      method: 'GET',
      path: '/programme/programmes/:id',
      permission: 'signed-in',
      params: ById,
      handle: ({ actor, params }) => programmePage(actor, params.id),
    }),
    route({
      method: 'GET',
      path: '/programme/programmes/:id/edit',
      permission: editProgramme,
      params: ById,
      async handle({ params, language }) {
        const all = await programme.programmes({ answer: true });
        const found = all.find((entry) => entry.programme.id === params.id)?.programme;
        if (found === undefined) throw new Refused(notFound);
        return formPage(language, found.id, { refusals: [], values: found.fields }, found.version);
      },
    }),
    route({
      method: 'POST',
      path: '/programme/programmes/:id',
      permission: editProgramme,
      params: ById,
      body: ProgrammeForm,
      refused,
      async handle({ actor, params, body: { seen, ...fields } }) {
        await programme.changeProgramme(by(desk, actor), { id: params.id, seen }, fields);
        return redirect(`/programme/programmes/${params.id}`, t('Đã lưu.', 'Saved.'));
      },
    }),
  ];
}

function endOf(day: Temporal.PlainDate): string {
  return day.with({ day: day.daysInMonth }).toString();
}
