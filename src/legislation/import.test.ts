import { beforeAll, describe, expect, test } from 'vitest';
import { testCity, type TestBrowser, type TestCity } from '../../checks/test-city.ts';
import { system } from '../kernel/access.ts';
import { writeWorkbook, type Cell } from '../kernel/spreadsheet.ts';
import { act } from './acting.ts';
import { findDocuments, noFilter } from './finding.ts';
import { columns, sheetName } from './import-template.ts';
import { documentRow, loadDocuments } from './store.ts';

let city: TestCity;
let officer: TestBrowser;
let year = 2001;

beforeAll(async () => {
  city = await testCity({ pack: 'can-tho', now: '2026-11-20T01:30:00Z' });
  officer = await city.signedIn('phapche');
}, 120_000);

type Row = {
  readonly number: string;
  readonly issuedOn: string;
  readonly replaces?: string;
  readonly title?: string;
};

async function workbook(rows: readonly Row[]): Promise<Buffer> {
  const lines = rows.map(({ number, issuedOn, replaces = '', title = 'Quy định về chợ' }): Cell[] => {
    const cells: Record<keyof typeof columns, Cell> = {
      kind: 'Quyết định',
      level: 'Thành phố',
      body: 'Ủy ban nhân dân',
      unit: '',
      issuer: '',
      number,
      issuedOn,
      effectiveOn: issuedOn,
      endsOn: '',
      title,
      field: 'Thương mại',
      signer: '',
      replaces,
    };
    return Object.values(cells);
  });
  return writeWorkbook([{ name: sheetName, columns: Object.values(columns), rows: lines }]);
}

/** Sends a file as the page’s form does; gives where the answer leads. */
async function send(person: TestBrowser, bytes: Buffer): Promise<{ status: number; at: string }> {
  const { cookie, csrf } = await person.credentials();
  const form = new FormData();
  form.append('_csrf', csrf);
  form.append('file', new File([new Uint8Array(bytes)], 'van-ban.xlsx'));
  const body = new Response(form);
  const reply = await city.app.inject({
    method: 'POST',
    url: '/legislation/import',
    headers: { cookie, 'content-type': body.headers.get('content-type') ?? '' },
    payload: Buffer.from(await body.arrayBuffer()),
  });
  return { status: reply.statusCode, at: reply.headers['location'] ?? '' };
}

/** A pair of a year of its own: the second replaces the first. */
function pair(): { first: string; second: string; rows: readonly Row[] } {
  year += 1;
  const [first, second] = [`01/${year}/QĐ-UBND`, `02/${year}/QĐ-UBND`];
  return {
    first,
    second,
    rows: [
      { number: second, issuedOn: `01/09/${year}`, replaces: first },
      { number: first, issuedOn: `02/03/${year}` },
    ],
  };
}

async function imported(rows: readonly Row[]): Promise<string> {
  const { at } = await send(officer, await workbook(rows));
  const { status } = await officer.post(`${at}/confirm`, {});
  expect(status).toBe(303);
  return at;
}

async function found(text: string) {
  const on = city.house.clock.today().toString();
  const { rows } = await findDocuments(city.house.db, { ...noFilter, text, on }, { size: 10, number: 1 });
  return rows.map(({ number, state }) => `${number} ${state}`);
}

async function idOf(number: string): Promise<number> {
  const on = city.house.clock.today().toString();
  const part = { size: 1, number: 1 };
  const [row] = (await findDocuments(city.house.db, { ...noFilter, text: number, on }, part)).rows;
  if (row === undefined) throw new Error(`no ${number}`);
  return row.id;
}

const by = () => ({ actor: system, at: city.house.clock.now() });

describe('an import is tried, confirmed and taken back as a whole', () => {
  test('a trial records nothing, confirming it records everything, and a second confirmation nothing more', async () => {
    const { first, second, rows } = pair();
    const { at } = await send(officer, await workbook(rows));
    expect((await officer.get(at)).text).toContain('cả 2 văn bản đều hợp lệ');
    expect(await found(first)).toEqual([]);
    expect((await officer.post(`${at}/confirm`, {})).location).toBe(at);
    expect(await found(first)).toEqual([`${first} expired`]);
    expect(await found(second)).toEqual([`${second} in-force`]);
    expect((await officer.post(`${at}/confirm`, {})).status).toBe(409);
    expect((await officer.get('/legislation/import')).text).toContain('van-ban.xlsx');
  });

  test('one wrong cell keeps the whole file out; the cells are named, and told beside their rows in a copy', async () => {
    const { first, rows } = pair();
    const { at } = await send(
      officer,
      await workbook([...rows, { number: '3/2009/QĐ-UBND', issuedOn: '31/02/2009' }]),
    );
    const { text } = await officer.get(at);
    expect(text).toMatch(/G4.*Ngày chưa đúng/s);
    expect(text).not.toContain(`${at}/confirm`);
    expect((await officer.post(`${at}/confirm`, {})).status).toBe(409);
    expect(await found(first)).toEqual([]);
    expect((await officer.get(`${at}/faults.xlsx`)).status).toBe(200);
  });

  test('words in a font of before Unicode are put right, and shown before anything is recorded', async () => {
    const { first, rows } = pair();
    const title = 'Quy ®Þnh vÒ qu¶n lý chî ®ªm';
    const { at: run } = await send(officer, await workbook(rows.map((row) => ({ ...row, title }))));
    const { text } = await officer.get(run);
    expect(text).toContain('Quy định về quản lý chợ đêm');
    expect(text).toContain(title);
    await officer.post(`${run}/confirm`, {});
    expect(await found(`${first} chợ đêm`)).toEqual([`${first} expired`]);
  });

  test('what has come in since the trial is seen when it is confirmed: nothing goes in', async () => {
    const { second, rows } = pair();
    const { at } = await send(officer, await workbook(rows));
    await imported(rows.slice(1));
    await officer.post(`${at}/confirm`, {});
    expect((await officer.get(at)).text).toContain('Chưa nhập gì: còn 1 ô cần sửa');
    expect(await found(second)).toEqual([]);
  });

  test('taken back, what it replaced stands again, and rows and figures are what the events give', async () => {
    const { first, second, rows } = pair();
    await imported(rows.slice(1));
    const question = { period: { from: at('2001-01-01'), to: at('2026-11-20') } };
    const figure = () => city.steering.indicators.figure(system, 'legislation.decisions', question);
    const before = await figure();
    const run = await imported(rows.slice(0, 1));
    expect(await found(first)).toEqual([`${first} expired`]);
    const id = await idOf(second);
    expect((await officer.post(`${run}/undo`, {})).location).toBe(run);
    expect(await found(first)).toEqual([`${first} in-force`]);
    expect(await found(second)).toEqual([]);
    expect(await figure()).toEqual(before);
    const { db } = city.house;
    const state = (await loadDocuments(db, [id])).get(id);
    if (state === undefined) throw new Error('gone');
    const row = await db.selectFrom('legalDocument').selectAll().where('id', '=', id).executeTakeFirst();
    expect(row).toMatchObject(documentRow(state));
    expect(state).toMatchObject({ standing: 'withdrawn', reason: /^Hoàn tác/ });
    expect((await officer.post(`${run}/undo`, {})).status).toBe(409);
    expect((await officer.get(run)).text).toContain('Đã hoàn tác');
    await imported(rows.slice(0, 1));
    expect(await found(second)).toEqual([`${second} in-force`]);
  });

  test('what has been worked on stays, with what it rests on, and why is said; the rest goes', async () => {
    const { first, second, rows } = pair();
    const alone = pair();
    const run = await imported([...rows, ...alone.rows]);
    const words = { checkedOn: '2026-11-19', faults: [], words: '', remedy: '', dueOn: null };
    await act(city.house, by(), { id: await idOf(second) }, { kind: 'check', data: words });
    const { text } = await officer.get(run);
    expect(text).toContain('đã có người sửa');
    expect(text).toContain(`văn bản ${second} đang có quan hệ`);
    await officer.post(`${run}/undo`, {});
    expect(await found(first)).toEqual([`${first} expired`]);
    expect(await found(alone.first)).toEqual([]);
    expect(await found(alone.second)).toEqual([]);
    expect((await officer.get(run)).text).toContain('Giữ lại 2 văn bản');
  });

  test('an import on which everything is built is not taken back', async () => {
    const { first, second, rows } = pair();
    const run = await imported(rows.slice(1));
    await imported(rows.slice(0, 1));
    const { status, text } = await officer.post(`${run}/undo`, {});
    expect(status).toBe(409);
    expect(text).toContain(`văn bản ${second} đang có quan hệ`);
    expect(await found(first)).toEqual([`${first} expired`]);
  });

  test('a file on its way in is its person’s alone; who keeps no documents sees none', async () => {
    const { at: run } = await send(officer, await workbook(pair().rows));
    const other = await city.signedIn('chuyenvien');
    expect((await other.get(run)).status).toBe(403);
    expect((await other.post(`${run}/undo`, {})).status).toBe(403);
    await city.house.db
      .updateTable('legalImport')
      .set({ accountId: null })
      .where('id', '=', Number(run.split('/').at(-1)))
      .execute();
    expect((await officer.get(run)).status).toBe(404);
  });

  test('what is no workbook is refused, and a run cut off can be begun again', async () => {
    expect((await send(officer, Buffer.from('hello'))).status).toBe(415);
    const { first, rows } = pair();
    const { at: run } = await send(officer, await workbook(rows));
    const id = Number(run.split('/').at(-1));
    await city.house.db
      .updateTable('legalImport')
      .set({ stage: 'importing', touchedAt: Temporal.Instant.from('2026-01-01T00:00:00Z') })
      .where('id', '=', id)
      .execute();
    expect((await officer.get(run)).text).toContain('Bị ngắt giữa chừng');
    await officer.post(`${run}/again`, {});
    await officer.post(`${run}/confirm`, {});
    expect(await found(first)).toEqual([`${first} expired`]);
  });
});

function at(day: string): Temporal.PlainDate {
  return Temporal.PlainDate.from(day);
}
