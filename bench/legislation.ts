import { system } from '../src/kernel/access.ts';
import { isRefusal } from '../src/kernel/errors.ts';
import { readWorkbook, writeWorkbook, type Cell } from '../src/kernel/spreadsheet.ts';
import { recordInBulk, type Entry } from '../src/legislation/bulk.ts';
import { listChecks } from '../src/legislation/checks.ts';
import { issuerName, units } from '../src/legislation/desk.ts';
import { listDrafts } from '../src/legislation/drafts.ts';
import { findDocuments, noFilter, type Filter } from '../src/legislation/finding.ts';
import { beginRun, moveRun } from '../src/legislation/import-runs.ts';
import { columns, sheetName } from '../src/legislation/import-template.ts';
import { undoImport } from '../src/legislation/import-undo.ts';
import { carryOut } from '../src/legislation/import-work.ts';
import { readDocuments } from '../src/legislation/import.ts';
import type { Legislation } from '../src/legislation/legislation.ts';
import { fieldsInUse, findByNumber } from '../src/legislation/reading.ts';
import { countReviewed, listReviewed } from '../src/legislation/review-scope.ts';
import { getReview, insertReview } from '../src/legislation/reviews.ts';
import { countLists, listKinds, publishedList, type Span } from '../src/legislation/systematisation.ts';
import { mend } from '../src/registers/import-sheet.ts';
import { gatherStatistics } from '../src/kernel/database.ts';
import { makeBenchCity } from './bench-city.ts';
import { quantile } from './client.ts';

const repeats = 15;
const atOnce = 10_000;
/** What a list may take on the server, in milliseconds. */
const limit = 50;
const size = 50;
const imported = 50_000;
/** What an import, its trial and its undoing may take, in milliseconds. */
const importLimit = 60_000;

/** Lists of so many legal documents, in every order, filtered and searched, and the lists that are published. */
export async function benchLegislation(documents: number): Promise<void> {
  const bench = await makeBenchCity(0);
  const { house, offices } = bench.city;
  const { db, pool } = house;
  const { legislation } = offices;
  const today = house.clock.today().toString();
  const late: string[] = [];
  const report = async (name: string, ask: () => Promise<unknown>): Promise<void> => {
    const milliseconds = await median(ask);
    console.log(`${name}: ${milliseconds.toFixed(0)} ms (at most ${limit})`);
    if (milliseconds > limit) late.push(name);
  };
  try {
    const began = performance.now();
    const issuers = units(legislation);
    const by = { actor: system, at: house.clock.now() };
    const reviewId = await db.transaction().execute((tx) =>
      insertReview(tx, by, {
        kind: 'systematisation',
        title: 'Hệ thống hóa',
        level: '',
        field: '',
        markOn: '2023-12-31',
      }),
    );
    for (let made = 0; made < documents; made += atOnce) {
      const entries = Array.from({ length: Math.min(atOnce, documents - made) }, (_, index) =>
        entryOf(made + index, issuers, by, reviewId),
      );
      await db.transaction().execute((tx) => recordInBulk(tx, entries));
    }
    await gatherStatistics(pool, 'vacuum analyze');
    console.log(`${documents} documents recorded in ${((performance.now() - began) / 1000).toFixed(1)} s`);

    const filters: [string, Partial<Filter>][] = [
      ['newest first', {}],
      ['oldest first', { sort: 'issuedOn' }],
      ['by effect', { sort: '-effectiveOn' }],
      ['a kind', { kind: 'decision' }],
      ['a level and a field', { level: 'commune', field: 'Lĩnh vực 7' }],
      ['in force', { state: 'in-force' }],
      ['in force on a day long past', { state: 'in-force', on: '2009-05-05' }],
      ['not yet in force on a day long past', { state: 'not-yet', on: '2009-05-05' }],
      ['expired, by effect', { state: 'expired', sort: 'effectiveOn' }],
      ['partly, of a kind', { state: 'partly', kind: 'decision' }],
      ['a number', { text: '12/2015/QĐ-UBND' }],
      ['words that few have', { text: 'chủ đề 77' }],
      ['words that all have', { text: 'quy định về quản lý' }],
      ['words that all have, in force', { text: 'quy định', state: 'in-force' }],
      ['words that few have, in force', { text: 'chủ đề 77', state: 'in-force' }],
      ['words that nothing has', { text: 'khong co tu nay' }],
    ];
    for (const [name, more] of filters)
      for (const number of [1, 100]) {
        const filter = { ...noFilter, on: today, ...more };
        if (number > 1 && filter.text !== '') continue;
        await report(`${name}, page ${number}`, () => findDocuments(db, filter, { size: 30, number }));
      }
    await report(`page 66 of words that all have`, () =>
      findDocuments(db, { ...noFilter, on: today, text: 'quy định' }, { size: 30, number: 66 }),
    );
    await report('fields in use', () => fieldsInUse(db));
    const spans: Span[] = [
      { since: '2024-01-01', on: today, level: '' },
      { since: '2009-01-01', on: '2013-12-31', level: 'commune' },
    ];
    for (const span of spans) {
      await report(`published lists counted on ${span.on}`, () => countLists(db, span));
      for (const kind of listKinds)
        for (const number of [1, 100])
          await report(`published list ${kind} on ${span.on}, page ${number}`, () =>
            publishedList(db, kind, span, { size, number }),
          );
    }
    // Once something is recorded, everything is counted anew by whoever comes first.
    const anew = async (): Promise<void> => {
      await pool.query('update legal_version set number = number + 1');
    };
    for (const [name, more] of filters.slice(0, 6))
      await report(`${name}, counted anew`, async () => {
        await anew();
        return findDocuments(db, { ...noFilter, on: today, ...more }, { size: 30, number: 1 });
      });
    for (const span of spans)
      await report(`published lists counted anew on ${span.on}`, async () => {
        await anew();
        return countLists(db, span);
      });
    const review = await getReview(db, reviewId);
    await report('a review counted', () => countReviewed(db, review));
    for (const show of ['open', 'amend'] as const)
      await report(`a review, ${show}`, () => listReviewed(db, review, show, { size, number: 1 }));
    await report('self-checks', () => listChecks(db, { year: 0, show: 'open' }, { size, number: 1 }));
    const importTook = await benchImport(legislation, issuers);
    for (const [name, milliseconds] of Object.entries(importTook)) {
      console.log(`${name} of ${imported} documents: ${milliseconds.toFixed(0)} ms (at most ${importLimit})`);
      if (milliseconds > importLimit) late.push(name);
    }
    await report('drafts', () => listDrafts(legislation, system, true, 'open', { size, number: 1 }));
  } finally {
    await bench.close();
  }
  if (late.length > 0) {
    console.error(`Too slow: ${late.join('; ')}`);
    process.exitCode = 1;
  }
}

/** A workbook of so many documents, each tenth replacing the one before it: tried, brought in and taken back. */
async function benchImport(legislation: Legislation, issuers: readonly Issuer[]) {
  const { house } = legislation;
  const by = { actor: system, at: house.clock.now() };
  const places = issuers.filter(({ level }) => level === 'commune');
  const rows = Array.from({ length: imported }, (_, number) => {
    const unit = places[number % places.length]?.name ?? '';
    const turn = Math.floor(number / places.length);
    const day = Temporal.PlainDate.from('1980-01-01').add({ days: (turn * 11) % 6000 });
    const name = (at: number, year: number) => `${at}/${year}/QĐ-UBND-N`;
    const before = Temporal.PlainDate.from('1980-01-01').add({ days: ((turn - 1) * 11) % 6000 });
    const replaces = turn % 10 === 9 ? name(turn - 1, before.year) : '';
    const cells: Record<keyof typeof columns, Cell> = {
      kind: 'Quyết định',
      level: 'Cấp xã',
      body: 'Ủy ban nhân dân',
      unit,
      issuer: '',
      number: name(turn, day.year),
      issuedOn: day.toString(),
      effectiveOn: day.add({ days: 7 }).toString(),
      endsOn: '',
      title: `Quy định về quản lý ${number} trên địa bàn`,
      field: 'Thương mại',
      signer: '',
      replaces,
    };
    return Object.values(cells);
  });
  const bytes = await writeWorkbook([{ name: sheetName, columns: Object.values(columns), rows }]);
  const began = performance.now();
  const sheets = await readWorkbook(bytes, imported + 1);
  if (isRefusal(sheets)) throw new Error(sheets.text.en);
  const today = house.clock.today().toString();
  const tried = await readDocuments(sheets, { units: issuers, today, mend }, (keys) =>
    findByNumber(house.db, keys),
  );
  if (tried.kind === 'refused' || tried.problems.length > 0)
    throw new Error(JSON.stringify(tried).slice(0, 500));
  const afterTrial = performance.now();
  const id = await beginRun(house, system, { hash: 'bench', name: 'b.xlsx' });
  await moveRun(house.db, id, ['trying'], 'importing');
  await carryOut({ legislation, mend }, by, id, sheets);
  const afterImport = performance.now();
  await undoImport(house, by, id);
  return {
    trial: afterTrial - began,
    import: afterImport - afterTrial,
    undo: performance.now() - afterImport,
  };
}

type Issuer = ReturnType<typeof units>[number];

/** A document of its own number; every fourth replaces or amends the one before it of the same issuer. */
function entryOf(number: number, issuers: readonly Issuer[], by: Entry['by'], reviewId: number): Entry {
  const unit = issuers[number % issuers.length];
  if (unit === undefined) throw new Error('no units');
  const turn = Math.floor(number / issuers.length);
  const day = Temporal.PlainDate.from('2005-01-01').add({ days: (turn * 9) % 7900 });
  const kind = number % 5 === 0 ? 'resolution' : 'decision';
  const body = kind === 'resolution' ? 'council' : 'committee';
  const issuedOn = day.toString();
  const effectiveOn = day.add({ days: 10 }).toString();
  const relation =
    turn % 4 === 3 && number % atOnce >= issuers.length ? (number % atOnce) - issuers.length : null;
  const course: Exclude<Entry['course'], undefined>[number][] = [];
  if (relation !== null)
    course.push({
      by,
      done: (idOf) => ({
        kind: 'relate',
        data: {
          kind: turn % 8 === 3 ? 'amends' : 'replaces',
          targetId: idOf(relation),
          effectiveOn,
          untilOn: null,
          articles: turn % 8 === 3 ? ['2'] : [],
          survives: false,
        },
      }),
    });
  if (number % 3 === 0)
    course.push({
      by,
      done: () => ({
        kind: 'conclude',
        data: {
          reviewId,
          reviewKind: 'systematisation',
          on: '2024-01-15',
          conclusion: number % 12 === 0 ? 'amend' : 'keep',
          words: '',
          remedy: 'Sửa đổi',
          dueOn: number % 12 === 0 ? '2026-12-31' : null,
        },
      }),
    });
  if (number % 10 === 0)
    course.push({
      by,
      done: () => ({
        kind: 'check',
        data: {
          checkedOn: '2025-09-15',
          faults: number % 50 === 0 ? ['form'] : [],
          words: 'Kiểm tra',
          remedy: 'Đính chính',
          dueOn: number % 50 === 0 ? '2025-12-31' : null,
        },
      }),
    });
  return {
    by,
    course,
    begun: {
      kind: 'registered',
      data: {
        fields: {
          kind,
          level: unit.level,
          body,
          agencyId: unit.id,
          drafterId: null,
          issuer: issuerName(unit.name, body),
          title: `Quy định về quản lý, chủ đề ${number % 997} trên địa bàn`,
          field: `Lĩnh vực ${number % 19}`,
        },
        issue: {
          number: `${turn}/${day.year}/${kind === 'resolution' ? 'NQ-HĐND' : 'QĐ-UBND'}`,
          issuedOn,
          effectiveOn,
          endsOn: number % 6 === 0 ? day.add({ years: 12 }).toString() : null,
          signer: '',
        },
        articles: [],
      },
    },
  };
}

async function median(ask: () => Promise<unknown>): Promise<number> {
  const times: number[] = [];
  for (let turn = 0; turn < repeats; turn += 1) {
    const began = performance.now();
    await ask();
    times.push(performance.now() - began);
  }
  return quantile(times, 0.5);
}
