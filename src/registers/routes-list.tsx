import { z } from 'zod';
import { can, covers } from '../kernel/access.ts';
import { refuse, Refused, type Refusal } from '../kernel/errors.ts';
import { say, t, type Language } from '../kernel/messages.ts';
import { excelType } from '../kernel/spreadsheet.ts';
import { json, page, redirect, route, type Asking, type Reply, type Route } from '../kernel/web.ts';
import { csvOf, excelOf, type Table } from '../indicators/indicators.ts';
import { formatDay } from '../ui/format.ts';
import { ListAddress, listAsk } from './address.ts';
import { addressLookups, type Desk } from './desk.ts';
import { destroyOverKept, readDestructions } from './destruction.ts';
import { readFilters } from './filters.ts';
import { askedOf, rememberLooks } from './looks.ts';
import { countPastRetention, countRows, listRows } from './listing.ts';
import { readDay } from './typed-days.ts';
import { ListPage } from './page-list.tsx';
import { PrintPage } from './page-print.tsx';
import { loadShowing } from './showing.ts';
import { tableOf } from './sheets.ts';

const pageSize = 50;
const mostPrinted = 2000;
const mostExported = 100_000;
const mostOptions = 20;

/** The list of a register, its print sheet, exports, and the look-up of its rows from other registers. */
export function listRoutes(desk: Desk): Route[] {
  const { house, registers, register } = desk;
  const { db, clock } = house;
  const base = `/registers/${register.code}`;
  const { read, write } = register.access;
  const query = ListAddress(register);
  type Address = z.infer<typeof query>;

  async function rowsFor(
    asking: Pick<Asking, 'actor' | 'language'>,
    address: Address,
    page: { limit: number; offset: number },
    purpose: 'list' | 'print' | 'export',
  ) {
    const { places, lookups } = await addressLookups(desk);
    const { ask, problems } = listAsk(register, address, lookups);
    const today = clock.today();
    const [rows, counted] = await Promise.all([
      listRows(db, register, asking.actor, ask, page, today),
      countRows(db, register, asking.actor, ask, today),
    ]);
    const shown = rows.map(({ values }) => values);
    const showing = await loadShowing(db, registers, register, shown, asking);
    const asked = { purpose, asked: askedOf(address), count: rows.length };
    await rememberLooks({ db, at: clock.now() }, asking.actor, register, asked);
    return { rows, ...counted, problems, places, showing };
  }

  async function exported(asking: Pick<Asking, 'actor' | 'language'>, address: Address): Promise<Table> {
    const page = { limit: mostExported, offset: 0 };
    const { rows, total, showing } = await rowsFor(asking, address, page, 'export');
    if (total > mostExported) throw new Refused(tooManyRows);
    return {
      name: say(register.title, asking.language),
      ...tableOf(register, rows, showing, asking.language),
    };
  }

  async function listPage(
    { actor, language }: Pick<Asking, 'actor' | 'language'>,
    address: Address,
    sent: { refusals: readonly Refusal[]; values: Readonly<Record<string, unknown>> } = {
      refusals: [],
      values: {},
    },
    status = 200,
  ): Promise<Reply> {
    const offset = (address.page - 1) * pageSize;
    const [found, filters, retention] = await Promise.all([
      rowsFor({ actor, language }, address, { limit: pageSize, offset }, 'list'),
      actor.kind === 'staff' ? readFilters(desk, actor) : [],
      address['view'] === 'over' ? retentionFor(actor) : null,
    ]);
    const shown = {
      ...found,
      places: found.places.filter(({ id }) => covers(can(actor, read), id)),
      pageSize,
      address,
      mayWrite: can(actor, write) !== false,
      today: clock.today(),
      filters,
      retention: retention === null ? null : { ...retention, ...sent },
    };
    return page(say(register.title, language), <ListPage register={register} {...shown} />, { status });
  }

  async function retentionFor(actor: Asking['actor']) {
    const [count, destructions] = await Promise.all([
      can(actor, write) === false ? 0 : countPastRetention(db, register, actor, clock.today()),
      readDestructions(house, register),
    ]);
    return { count, destructions };
  }

  const bytes = (data: Buffer | string, mediaType: string, ending: string): Reply => ({
    kind: 'bytes',
    data,
    mediaType,
    fileName: `${register.code}-${clock.today().toString()}.${ending}`,
    isDownload: true,
  });

  return [
    route({
      method: 'GET',
      path: base,
      permission: read,
      query,
      handle: ({ actor, language, query: address }) => listPage({ actor, language }, address),
    }),
    ...(register.keep === undefined
      ? []
      : [
          route({
            method: 'POST',
            path: `${base}/destroy`,
            permission: write,
            body: z.object({
              number: z
                .string()
                .trim()
                .min(3, 'Hãy ghi số quyết định|Write the number of the decision')
                .max(100, 'Số quyết định nhiều nhất 100 ký tự|At most 100 characters'),
              decidedOn: z.string().transform((words, context) => {
                const found = readDay(words);
                if (found !== null) return Temporal.PlainDate.from(found);
                context.addIssue({
                  code: 'custom',
                  message: 'Hãy ghi ngày quyết định|Write the day of the decision',
                });
                return z.NEVER;
              }),
            }),
            async handle({ actor, body }) {
              const count = await destroyOverKept(house, register, actor, body);
              return redirect(
                `${base}?view=over`,
                t(`Đã tiêu hủy ${count} dòng.`, `${count} rows were destroyed.`),
              );
            },
            refused: ({ actor, language, refusals, input, status }) =>
              listPage(
                { actor, language },
                query.parse({ view: 'over' }),
                { refusals, values: input },
                status,
              ),
          }),
        ]),
    route({
      method: 'GET',
      path: `${base}/print`,
      permission: read,
      query,
      async handle({ actor, language, query: address }) {
        const sheet = { limit: mostPrinted, offset: 0 };
        const found = await rowsFor({ actor, language }, address, sheet, 'print');
        const today = formatDay(clock.today());
        return page(
          say(register.title, language),
          <PrintPage register={register} {...found} today={today} />,
        );
      },
    }),
    route({
      method: 'GET',
      path: `${base}/rows.csv`,
      permission: read,
      query,
      handle: async ({ actor, language, query: address }) =>
        bytes(csvOf(await exported({ actor, language }, address)), 'text/csv; charset=utf-8', 'csv'),
    }),
    route({
      method: 'GET',
      path: `${base}/rows.xlsx`,
      permission: read,
      query,
      handle: async ({ actor, language, query: address }) =>
        bytes(await excelOf(await exported({ actor, language }, address)), excelType, 'xlsx'),
    }),
    route({
      method: 'GET',
      path: `${base}/options`,
      permission: read,
      query: z.object({ q: z.string().trim().max(200).catch('') }),
      async handle({ actor, language, query: { q } }) {
        const options = await optionsFor(desk, { actor, language }, q);
        return json({ options });
      },
    }),
  ];
}

async function optionsFor(
  { house, registers, register }: Desk,
  { actor, language }: { actor: Asking['actor']; language: Language },
  words: string,
) {
  const ask = { words, state: '', view: '' as const, filters: {}, from: null, to: null, sort: '' };
  const rows = await listRows(
    house.db,
    register,
    actor,
    ask,
    { limit: mostOptions, offset: 0 },
    house.clock.today(),
  );
  const showing = await loadShowing(
    house.db,
    registers,
    register,
    rows.map(({ values }) => values),
    { actor, language },
  );
  const asked = { purpose: 'search', asked: askedOf({ q: words }), count: rows.length } as const;
  await rememberLooks({ db: house.db, at: house.clock.now() }, actor, register, asked);
  return rows.map((row) => ({
    value: String(row.id),
    label: showing.label(register, row),
    hint: `#${row.id}`,
  }));
}

const tooManyRows = refuse(
  'too-large',
  t(
    'Danh sách có hơn 100.000 dòng; hãy lọc theo cơ quan hoặc thời gian rồi xuất từng phần.',
    'The list has more than 100,000 rows; narrow it by agency or time and export it in parts.',
  ),
);
