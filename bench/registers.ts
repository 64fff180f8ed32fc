import { system, type Actor } from '../src/kernel/access.ts';
import { isRefusal } from '../src/kernel/errors.ts';
import { writeWorkbook } from '../src/kernel/spreadsheet.ts';
import { recordInBulk } from '../src/registers/bulk.ts';
import { carryOut, tryImport } from '../src/registers/import.ts';
import { undoImport } from '../src/registers/import-undo.ts';
import { countRows, listRows, type ListAsk } from '../src/registers/listing.ts';
import { courses } from '../src/registers/sample-courses.ts';
import { gatherStatistics } from '../src/kernel/database.ts';
import { makeBenchCity } from './bench-city.ts';
import { quantile } from './client.ts';

const repeats = 15;
const rowsAtOnce = 5000;
const imported = 50_000;
/** Milliseconds: what a list may take, and what an import of 50,000 rows may. */
const limits = { list: 50, import: 60_000 };

/** Lists of a register of so many rows, in every order, and a workbook of 50,000 rows brought in and taken back. */
export async function benchRegisters(rows: number): Promise<void> {
  const bench = await makeBenchCity(0);
  const { house, organization } = bench.city;
  const { db, pool, clock } = house;
  const today = clock.today();
  const codes = organization.all().map(({ code }) => code);
  const reader: Actor = system;
  const late: string[] = [];
  const report = (name: string, milliseconds: number, limit: number): void => {
    console.log(`${name}: ${milliseconds.toFixed(0)} ms (at most ${limit})`);
    if (milliseconds > limit) late.push(name);
  };
  try {
    const began = performance.now();
    for (let made = 0; made < rows; made += rowsAtOnce)
      await recordInBulk(
        house,
        courses,
        Array.from({ length: Math.min(rowsAtOnce, rows - made) }, (_, index) => ({
          by: system,
          at: clock.now(),
          values: valuesOf(made + index, codes),
        })),
      );
    await gatherStatistics(pool, 'vacuum analyze');
    console.log(`${rows} rows recorded in ${((performance.now() - began) / 1000).toFixed(1)} s`);

    const all: ListAsk = { words: '', state: '', view: '', filters: {}, from: null, to: null, sort: '' };
    const asks: [string, Partial<ListAsk>][] = [
      ['newest first', {}],
      ...Object.entries(courses.columns)
        .filter(([, { list }]) => list === true)
        .flatMap(([name]): [string, Partial<ListAsk>][] => [
          [`by ${name}`, { sort: name }],
          [`by ${name}, last first`, { sort: `-${name}` }],
        ]),
      ['by state', { sort: 'state' }],
      ['words', { words: 'tin hoc 77' }],
      ['a filter', { filters: { kind: 'law' } }],
    ];
    for (const [name, more] of asks)
      for (const offset of [0, 5000]) {
        const page = { limit: 50, offset };
        const took = await median(() => listRows(db, courses, reader, { ...all, ...more }, page, today));
        report(`list ${name}, from row ${offset}`, took, limits.list);
      }
    for (const [name, more] of asks.filter(([, { sort }]) => sort === undefined)) {
      const began = performance.now();
      await countRows(db, courses, reader, { ...all, ...more }, today);
      console.log(`count and totals anew, ${name}: ${(performance.now() - began).toFixed(0)} ms`);
      report(
        `count and totals, ${name}`,
        await median(() => countRows(db, courses, reader, { ...all, ...more }, today)),
        limits.list,
      );
    }

    const titles = Object.values(courses.columns).map(({ title }) => title.vi);
    const names = Object.keys(courses.columns);
    const bytes = await writeWorkbook([
      {
        name: 'Nhập',
        columns: titles.map((title) => ({ title, width: 12 })),
        rows: Array.from({ length: imported }, (_, index) => {
          const values: Readonly<Record<string, string | number | boolean>> = valuesOf(
            10_000_000 + index,
            codes,
          );
          return names.map((name) => (typeof values[name] === 'boolean' ? 'Có' : (values[name] ?? '')));
        }),
      },
    ]);
    console.log(`a workbook of ${imported} rows, ${(bytes.length / 1024 / 1024).toFixed(1)} MB`);
    const start = performance.now();
    const tried = await tryImport(house, [courses], courses, system, bytes);
    if (isRefusal(tried) || tried.kind === 'asks' || tried.problems.length > 0)
      throw new Error(JSON.stringify(tried).slice(0, 500));
    report('trial of 50,000 rows', performance.now() - start, limits.import);
    const again = performance.now();
    const { importId } = await carryOut(house, [courses], courses, system, { name: 'b.xlsx', bytes });
    report('import of 50,000 rows', performance.now() - again, limits.import);
    const undo = performance.now();
    await undoImport(house, courses, system, importId);
    report('undo of 50,000 rows', performance.now() - undo, limits.import);
    console.log(`largest memory: ${(process.resourceUsage().maxRSS / 1024).toFixed(0)} MB`);
  } finally {
    await bench.close();
  }
  if (late.length > 0) {
    console.error(`Too slow: ${late.join('; ')}`);
    process.exitCode = 1;
  }
}

function valuesOf(number: number, codes: readonly string[]) {
  const day = Temporal.PlainDate.from('2015-01-01').add({ days: (number * 7919) % 4000 });
  return {
    name: `Lớp tin học ${number}`,
    agency: codes[(number * 31) % codes.length] ?? '',
    kind: number % 3 === 0 ? 'law' : 'it',
    heldOn: day.toString(),
    people: (number * 17) % 300,
    cost: ((number * 13) % 10_000) / 100,
    ...(number % 5 === 0 ? { isOnline: true } : {}),
    remark: 'Theo kế hoạch năm, có kiểm tra cuối khóa và cấp giấy chứng nhận.',
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
