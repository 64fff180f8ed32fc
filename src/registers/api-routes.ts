import { z } from 'zod';
import type { Actor } from '../kernel/access.ts';
import { t } from '../kernel/messages.ts';
import { json, route, type Route } from '../kernel/web.ts';
import { ListAddress, listAsk } from './address.ts';
import { addressLookups, openRow, type Desk } from './desk.ts';
import { countRows, listRows } from './listing.ts';
import { askedOf, rememberLooks } from './looks.ts';
import { changeRow, moveRow } from './recording.ts';
import { recordOnce } from './recording-once.ts';
import { ById } from './routes-row.tsx';
import type { Column, Register, Row } from './schema.ts';
import { external, loadShowing } from './showing.ts';

const pageSize = 200;

/** A register as JSON: list, row, a new one, a change, a move. OpenAPI describes the very columns. */
export function apiRoutes(desk: Desk): Route[] {
  const { house, registers, register } = desk;
  const { db, clock } = house;
  const { read, write } = register.access;
  const base = `/api/v1/registers/${register.code}`;
  const values = valuesSchema(register);
  const { vi, en } = register.title;

  async function shown(actor: Actor, row: Pick<Row, 'id' | 'state' | 'values'> & Partial<Row>) {
    const { names } = await loadShowing(db, registers, register, [row.values], { actor, language: 'vi' });
    const { id, state, version, files } = row;
    return {
      id,
      state,
      version,
      values: external(register, row.values, names),
      files,
      page: `/registers/${register.code}/${id}`,
    };
  }

  return [
    route({
      method: 'GET',
      path: base,
      permission: read,
      query: ListAddress(register),
      api: t(`${vi}: các dòng`, `${en}: rows`),
      async handle({ actor, query }) {
        const { lookups } = await addressLookups(desk);
        const { ask, problems } = listAsk(register, query, lookups);
        const today = clock.today();
        const page = { limit: pageSize, offset: (query.page - 1) * pageSize };
        const [rows, { total, sums }] = await Promise.all([
          listRows(db, register, actor, ask, page, today),
          countRows(db, register, actor, ask, today),
        ]);
        const { names } = await loadShowing(
          db,
          registers,
          register,
          rows.map((row) => row.values),
          { actor, language: 'vi' },
        );
        const asked = { purpose: 'api', asked: askedOf(query), count: rows.length } as const;
        await rememberLooks({ db, at: clock.now() }, actor, register, asked);
        return json({
          total,
          page: query.page,
          pageSize,
          sums: Object.fromEntries(sums),
          problems,
          rows: rows.map((row) => ({
            id: row.id,
            state: row.state,
            values: external(register, row.values, names),
          })),
        });
      },
    }),
    route({
      method: 'GET',
      path: `${base}/:id`,
      permission: read,
      params: ById,
      api: t(`${vi}: một dòng`, `${en}: one row`),
      handle: async ({ actor, params: { id } }) =>
        json(await shown(actor, (await openRow(desk, actor, id)).row)),
    }),
    route({
      method: 'POST',
      path: base,
      permission: write,
      body: z.strictObject({ values, draft: z.boolean().default(false) }),
      api: t(
        `${vi}: ghi một dòng mới; cùng Idempotency-Key thì chỉ thành một dòng`,
        `${en}: record a new row; the same Idempotency-Key makes one`,
      ),
      async handle({ actor, body, idempotencyKey }) {
        const sending = { values: body.values, isDraft: body.draft, version: null };
        const id = await recordOnce(desk, actor, sending, idempotencyKey);
        return json(await shown(actor, (await openRow(desk, actor, id)).row), 201);
      },
    }),
    route({
      method: 'PUT',
      path: `${base}/:id`,
      permission: write,
      params: ById,
      body: z.strictObject({
        values,
        version: z.number().int().min(1).describe('Phiên bản đã đọc / The version that was read'),
      }),
      api: t(`${vi}: thay toàn bộ giá trị của một dòng`, `${en}: replace all values of a row`),
      async handle({ actor, params: { id }, body: { version, values: sent } }) {
        return json(
          await shown(actor, await changeRow(desk, actor, id, { values: sent, isDraft: false, version })),
        );
      },
    }),
    route({
      method: 'POST',
      path: `${base}/:id/moves`,
      permission: read,
      params: ById,
      body: z.strictObject({
        to: z.string().max(60).describe(Object.keys(register.states).join(', ')),
        reason: z.string().default(''),
        version: z.number().int().min(1).optional(),
      }),
      api: t(`${vi}: chuyển tình trạng`, `${en}: move to another state`),
      async handle({ actor, params: { id }, body: { to, reason, version } }) {
        const row = await moveRow(desk, actor, id, { to, reason, version: version ?? null, values: {} });
        return json(await shown(actor, row));
      },
    }),
  ];
}

/** The shape of a row's values in JSON; a name that is no column is refused. */
function valuesSchema({ columns }: Register) {
  return z.strictObject(
    Object.fromEntries(
      Object.entries(columns).map(([name, column]) => [
        name,
        valueSchema(column).nullish().describe(`${column.title.vi} / ${column.title.en}`),
      ]),
    ),
  );
}

function valueSchema(column: Column): z.ZodType<string | number | boolean> {
  switch (column.kind) {
    case 'number':
      return z.number();
    case 'row':
      return z.union([z.number(), z.string().max(1000)]);
    case 'yes':
      return z.boolean();
    case 'choice':
      return z.enum(Object.keys(column.choices));
    case 'text':
    case 'day':
    case 'agency':
    case 'person':
      return z.string();
  }
}
