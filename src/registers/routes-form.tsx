import { z } from 'zod';
import { notFound, Refused, type Refusal } from '../kernel/errors.ts';
import { say, t } from '../kernel/messages.ts';
import { page, redirect, route, type Asking, type Reply, type Route } from '../kernel/web.ts';
import { openRow, showAgain, writablePlaces, type Desk } from './desk.ts';
import { givenIn, nothingGiven, type Given } from './given.ts';
import { FormPage } from './page-form.tsx';
import { changeRow, recordRow } from './recording.ts';
import { ById, Version } from './routes-row.tsx';
import { mayWrite } from './rules.ts';
import { draft } from './schema.ts';
import { external, loadShowing } from './showing.ts';

const Sent = z.object({
  /** The form is shown again for the choices made in it, without script. */
  again: z.string().max(10).optional(),
  draft: z.string().max(10).optional(),
  version: Version,
  values: z.record(z.string().max(100), z.unknown()).default({}),
});

/** The form of a new row, and of one that is changed or finished. */
export function formRoutes(desk: Desk): Route[] {
  const { house, registers, register } = desk;
  const { write } = register.access;
  const base = `/registers/${register.code}`;

  type Shown = {
    readonly id: number | null;
    readonly refusals: readonly Refusal[];
    /** What was typed; null: what stands in the row. */
    readonly typed: Readonly<Record<string, unknown>> | null;
    /** Values of a new row that its address gives. */
    readonly given: Given;
    readonly status: number;
  };

  async function formPage(asking: Pick<Asking, 'actor' | 'language'>, shown: Shown): Promise<Reply> {
    const { actor, language } = asking;
    const found = shown.id === null ? null : await openRow(desk, actor, shown.id);
    // What was typed is shown again even where the row has been locked meanwhile.
    if (found !== null && shown.typed === null && !mayWrite(register, actor, found.row))
      throw new Refused(notFound);
    const values = found?.row.values ?? shown.given.values;
    const showing = await loadShowing(house.db, registers, register, [values], asking);
    const title = found === null ? t(`Thêm ${register.one.vi}`, `New ${register.one.en}`) : register.title;
    const row =
      found === null
        ? null
        : { id: found.row.id, state: found.row.state, label: showing.label(register, found.row) };
    const { words } = shown.given;
    const typed = shown.typed ?? { values: { ...external(register, values, showing.names), ...words } };
    const typedBoxes = typed['values'];
    const chosen = Object.fromEntries(
      Object.entries(register.columns).flatMap(([name, column]) => {
        if (column.kind !== 'person' && column.kind !== 'row') return [];
        const box: unknown = isRecord(typedBoxes) ? typedBoxes[`${name}_q`] : undefined;
        return [[name, typeof box === 'string' ? box : showing.words(column, values[name])]];
      }),
    );
    return page(
      say(title, language),
      <FormPage
        register={register}
        places={await writablePlaces(desk, asking, found?.row)}
        chosen={chosen}
        row={row}
        version={versionOf(shown.typed) ?? found?.row.version ?? 0}
        values={typed}
        refusals={shown.refusals}
      />,
      { status: shown.status, scripts: ['register-form.js'] },
    );
  }

  return [
    route({
      method: 'GET',
      path: `${base}/new`,
      permission: write,
      query: z.record(z.string(), z.unknown()),
      async handle({ actor, language, query }) {
        const own = actor.kind === 'staff' ? actor.agencyId : null;
        const places = await writablePlaces(desk, { actor });
        const isOwn = own !== null && places.length < 20 && places.some(({ id }) => id === own);
        const given = await givenIn(desk, actor, query);
        const values = { ...(isOwn ? { [register.owner]: own } : {}), ...given.values };
        const { refusals } = given;
        return formPage({ actor, language }, { id: null, ...fresh, refusals, given: { ...given, values } });
      },
    }),
    route({
      method: 'POST',
      path: base,
      permission: write,
      body: Sent,
      async handle({ actor, language, body: { again, draft: wanted, version, values } }) {
        if (again !== undefined)
          return formPage(
            { actor, language },
            { id: null, refusals: [], typed: { values, version }, given: nothingGiven, status: 200 },
          );
        const isDraft = wanted !== undefined;
        const id = await recordRow(desk, actor, { values, isDraft, version });
        return redirect(`${base}/${id}`, isDraft ? kept : t('Đã ghi vào sổ.', 'Recorded.'));
      },
      refused: ({ actor, language, refusals, input, status }) =>
        formPage({ actor, language }, { id: null, refusals, typed: input, given: nothingGiven, status }),
    }),
    route({
      method: 'GET',
      path: `${base}/:id/edit`,
      permission: write,
      params: ById,
      handle: ({ actor, language, params: { id } }) =>
        formPage({ actor, language }, { id, given: nothingGiven, ...fresh }),
    }),
    route({
      method: 'POST',
      path: `${base}/:id`,
      permission: write,
      params: ById,
      body: Sent,
      async handle({ actor, language, params: { id }, body: { again, draft: wanted, version, values } }) {
        if (again !== undefined)
          return formPage(
            { actor, language },
            { id, refusals: [], typed: { values, version }, given: nothingGiven, status: 200 },
          );
        const row = await changeRow(desk, actor, id, { values, isDraft: wanted !== undefined, version });
        return redirect(`${base}/${id}`, row.state === draft ? kept : t('Đã lưu thay đổi.', 'Saved.'));
      },
      refused: (context) =>
        showAgain(context, (id) => {
          const { refusals, input: typed, status } = context;
          return formPage(context, { id, refusals, typed, given: nothingGiven, status });
        }),
    }),
  ];
}

/** A form that nothing was typed into yet. */
const fresh = { refusals: [], typed: null, status: 200 } as const;

const kept = t('Đã lưu bản nháp; chỉ bạn thấy.', 'Kept as a draft; only you see it.');

function versionOf(typed: Readonly<Record<string, unknown>> | null): number | null {
  return typed === null ? null : Version.parse(typed['version']);
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}
