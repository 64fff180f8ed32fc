import { z } from 'zod';
import type { Actor } from '../kernel/access.ts';
import { notFound, Refused, refuse, type Refusal } from '../kernel/errors.ts';
import { say, t, type Language } from '../kernel/messages.ts';
import { page, redirect, route, type RefusedContext, type Reply, type Route } from '../kernel/web.ts';
import { ById, Id, readableAgencies, Seen, showAgain, standingOf, todayOf } from './desk.ts';
import { NewPage, SectionPage, type Filled } from './form-pages.tsx';
import { moveOf, NoneForm, OpenForm, SectionForm, WithdrawForm } from './forms.ts';
import { rememberLooks } from './looks.ts';
import { showPerson } from './masking.ts';
import { editStaff } from './permissions.ts';
import { isSection, sectionOf, type SectionName } from './sections.ts';
import type { Staff } from './staff.ts';
import type { Values } from './schema.ts';
import { readSection } from './values.ts';

const Section = z.string().refine(isSection);
const BySection = ById.extend({ section: Section });
const ByEntry = BySection.extend({ entry: Id });

/** Writing: new records, sections, entries, decisions. */
export function writingRoutes(staff: Staff): Route[] {
  const { house, actions, organization } = staff;

  function newPage(actor: Actor, language: Language, filled?: Filled): Reply {
    const agencies = readableAgencies(staff, actor, editStaff);
    return page(
      say(t('Lập hồ sơ mới', 'New record'), language),
      <NewPage agencies={agencies} {...(filled === undefined ? {} : { filled })} />,
    );
  }

  /** The clerk sees what the section holds: a look that is recorded. */
  async function sectionPage(
    actor: Actor,
    id: number,
    name: SectionName,
    entry: number | null,
    filled?: Filled,
  ): Promise<Reply> {
    const { person } = await actions.read(actor, id, editStaff);
    const shown = showPerson(person, 'open', staff.sealing);
    if (entry !== null && !(shown.lists[name] ?? []).some((one) => one.entry === entry))
      throw new Refused(notFound);
    await rememberLooks(house, actor, [id], 'edit');
    const { fullName } = standingOf(staff, actor, person);
    return page(
      fullName,
      <SectionPage
        person={person}
        shown={shown}
        name={name}
        fullName={fullName}
        entry={entry}
        {...(filled === undefined ? {} : { filled })}
      />,
    );
  }

  /** The values of a section as typed. @throws Refused naming every field that is wrong */
  function read(
    name: SectionName,
    typed: Readonly<Record<string, unknown>>,
    prefix: string,
    before: Values = {},
  ): Values {
    const { values, refusals } = readSection(name, typed, {
      today: todayOf(staff),
      sealing: staff.sealing,
      before,
      prefix,
    });
    if (refusals.length > 0) throw new Refused(refusals);
    return values;
  }

  const sectionAgain = (context: RefusedContext): Promise<Reply> => {
    const { actor, input, params } = context;
    const name = params['section'] ?? '';
    const refusals = renamed(context.refusals, 'values.');
    const entry = Id.safeParse(params['entry']);
    return showAgain({ refusals, params }, (id) =>
      isSection(name)
        ? sectionPage(actor, id, name, entry.success ? entry.data : null, { refusals, values: input })
        : Promise.reject(new Refused(refusals)),
    );
  };

  return [
    route({
      method: 'GET',
      path: '/staff/new',
      permission: editStaff,
      handle: ({ actor, language }) => newPage(actor, language),
    }),
    route({
      method: 'POST',
      path: '/staff',
      permission: editStaff,
      body: OpenForm,
      refused: ({ actor, language, refusals, input }) =>
        newPage(actor, language, { refusals: renamed(refusals, 'identity.'), values: input }),
      async handle({ actor, body }) {
        const move = moveOf({ ...body.move, kind: 'recruit' }, organization);
        const identity = read('identity', body.identity, 'identity.');
        const refusals = [
          ...(move.post === null ? [noPost] : []),
          ...((identity['fullName'] ?? '') === '' ? [noName] : []),
        ];
        if (refusals.length > 0) throw new Refused(refusals);
        const id = await actions.begin(actor, {
          kind: 'opened',
          data: {
            accountId: null,
            sheets: { identity },
            lists: {},
            none: [],
            moves: [{ ...move, until: null }],
          },
        });
        return redirect(
          `/staff/${id}`,
          t(
            'Đã lập hồ sơ. Hãy ghi tiếp các phần còn thiếu.',
            'The record is open. Go on with what is missing.',
          ),
        );
      },
    }),
    route({
      method: 'GET',
      path: '/staff/:id/sections/:section',
      permission: editStaff,
      params: BySection,
      handle: ({ actor, params: { id, section } }) => sectionPage(actor, id, nameOf(section), null),
    }),
    route({
      method: 'POST',
      path: '/staff/:id/sections/:section',
      permission: editStaff,
      params: BySection,
      body: SectionForm,
      refused: sectionAgain,
      async handle({ actor, params: { id, section }, body }) {
        const name = nameOf(section);
        if (sectionOf(name).isList === true) throw new Refused(notFound);
        const { person } = await actions.read(actor, id, editStaff);
        const values = read(name, body.values, 'values.', person.sheets[name]);
        await actions.change(actor, { id, seen: body.seen }, [
          { kind: 'sheet-written', data: { section: name, values } },
        ]);
        return redirect(`/staff/${id}`, saved);
      },
    }),
    route({
      method: 'POST',
      path: '/staff/:id/sections/:section/none',
      permission: editStaff,
      params: BySection,
      body: NoneForm,
      refused: sectionAgain,
      async handle({ actor, params: { id, section }, body }) {
        const data = { section: nameOf(section), isNone: body.isNone === 'yes' };
        await actions.change(actor, { id, seen: body.seen }, [{ kind: 'none-declared', data }]);
        return redirect(`/staff/${id}`, saved);
      },
    }),
    route({
      method: 'POST',
      path: '/staff/:id/sections/:section/entries',
      permission: editStaff,
      params: BySection,
      body: SectionForm,
      refused: sectionAgain,
      async handle({ actor, params: { id, section }, body }) {
        const name = nameOf(section);
        if (sectionOf(name).isList !== true) throw new Refused(notFound);
        const values = read(name, body.values, 'values.');
        await actions.change(actor, { id, seen: body.seen }, [
          { kind: 'entry-added', data: { section: name, values } },
        ]);
        return redirect(`/staff/${id}/sections/${name}`, saved);
      },
    }),
    route({
      method: 'GET',
      path: '/staff/:id/sections/:section/entries/:entry',
      permission: editStaff,
      params: ByEntry,
      handle: ({ actor, params: { id, section, entry } }) => sectionPage(actor, id, nameOf(section), entry),
    }),
    route({
      method: 'POST',
      path: '/staff/:id/sections/:section/entries/:entry',
      permission: editStaff,
      params: ByEntry,
      body: SectionForm,
      refused: sectionAgain,
      async handle({ actor, params: { id, section, entry }, body }) {
        const name = nameOf(section);
        const values = read(name, body.values, 'values.');
        await actions.change(actor, { id, seen: body.seen }, [
          { kind: 'entry-changed', data: { section: name, entry, values } },
        ]);
        return redirect(`/staff/${id}/sections/${name}`, saved);
      },
    }),
    route({
      method: 'POST',
      path: '/staff/:id/sections/:section/entries/:entry/remove',
      permission: editStaff,
      params: ByEntry,
      body: z.object({ seen: Seen, reason: WithdrawForm.shape.reason }),
      refused: ({ actor, refusals, params, ...rest }) =>
        sectionAgain({ actor, refusals, params: { ...params, entry: '' }, ...rest, input: {} }),
      async handle({ actor, params: { id, section, entry }, body }) {
        const data = { section: nameOf(section), entry, reason: body.reason };
        await actions.change(actor, { id, seen: body.seen }, [{ kind: 'entry-removed', data }]);
        return redirect(`/staff/${id}/sections/${section}`, t('Đã bỏ mục này.', 'Removed.'));
      },
    }),
  ];
}

/** The parameter as its name; routes let only known ones in. */
function nameOf(section: string): SectionName {
  if (!isSection(section)) throw new Refused(notFound);
  return section;
}

/** What is said of the identity number is said beside its field in this form. */
function renamed(refusals: readonly Refusal[], prefix: string): Refusal[] {
  return refusals.map((one) => (one.field === 'idNumber' ? { ...one, field: `${prefix}idNumber` } : one));
}

const saved = t('Đã lưu.', 'Saved.');
const noPost = refuse(
  'invalid',
  t('Hãy chọn cơ quan và loại.', 'Choose the agency and the kind.'),
  'move.agencyId',
);
const noName = refuse('invalid', t('Hãy ghi họ và tên.', 'Enter the full name.'), 'identity.fullName');
