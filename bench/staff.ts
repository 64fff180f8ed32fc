import { system } from '../src/kernel/access.ts';
import { completeness, lackingStandards, retirements, waitingCorrections } from '../src/staff/overview.ts';
import { countPeople, listPeople, type ListAsk } from '../src/staff/listing.ts';
import { drawFrom, nameOf } from '../src/staff/made-up.ts';
import { createSealing } from '../src/staff/sealed.ts';
import { beginPeople, type Told } from '../src/staff/store.ts';
import { findPeople } from '../src/staff/summaries.ts';
import { gatherStatistics } from '../src/kernel/database.ts';
import { makeBenchCity } from './bench-city.ts';
import { quantile } from './client.ts';

const repeats = 15;
/** Milliseconds that a list, a search or a summary of 100,000 records may take. */
const limit = 50;
const kinds = ['civil-servant', 'public-employee', 'commune-civil-servant', 'contract'] as const;
const degrees = ['intermediate', 'college', 'bachelor', 'bachelor', 'master'] as const;
const gradeCodes = ['01.002', '01.003', '01.004', '01.005', 'V.07.03.29', 'V.08.01.03'] as const;
const names = {
  surnames: ['Nguyễn', 'Nguyễn', 'Trần', 'Lê', 'Phạm', 'Huỳnh', 'Võ', 'Đặng', 'Thạch'],
  middleNames: { male: ['Văn', 'Hữu', 'Minh'], female: ['Thị', 'Thị', 'Ngọc'] },
  givenNames: { male: ['An', 'Bình', 'Hùng', 'Đạt', 'Sơn'], female: ['Lan', 'Hoa', 'Đào', 'Trang', 'Yến'] },
};

/** Lists, searches, completeness and forecasts over so many personnel records. */
export async function benchStaff(people: number): Promise<void> {
  const bench = await makeBenchCity(0);
  const { house, organization } = bench.city;
  const { db, pool, clock, secret } = house;
  const day = clock.today().toString();
  const late: string[] = [];
  try {
    const began = performance.now();
    const draw = drawFrom('bench');
    const agencies = organization.all().map(({ id }) => id);
    const told = Array.from({ length: people }, (_, index): Told[] => [openingOf(index)]);
    await db.transaction().execute((tx) => beginPeople(tx, createSealing(secret), told, day));
    await gatherStatistics(pool, 'vacuum analyze');
    console.log(`${people} records in ${((performance.now() - began) / 1000).toFixed(1)} s`);

    const nobody: ListAsk = {
      words: '',
      agencyIds: null,
      kind: '',
      grade: '',
      degree: '',
      state: 'working',
      record: '',
      lacks: '',
      retires: null,
      step: null,
    };
    const asks: Readonly<Record<string, Partial<ListAsk>>> = {
      everybody: {},
      'one agency': { agencyIds: agencies.slice(0, 1) },
      'a kind': { kind: 'civil-servant' },
      'a grade': { grade: '01.003' },
      'a degree': { degree: 'master' },
      'entered records': { record: 'entered' },
      'records that lack something': { record: 'open' },
      'a standard not met': { lacks: 'professional' },
      'retiring in five years': { retires: ['2026-01-01', '2030-12-31'] },
      'a common name': { words: 'nguyen' },
      'two common names': { words: 'nguyen thi' },
      'a full name': { words: 'Đặng Thị Yến' },
      'a name within a kind': { words: 'thi', kind: 'public-employee' },
      'who has left': { state: 'left' },
      'the oldest first': { sort: 'birth' },
      'the least complete first': { sort: '-missing' },
      'civil servants by retirement': { sort: 'retires', kind: 'civil-servant' },
      'names, last first': { sort: '-name' },
    };
    for (const [name, more] of Object.entries(asks)) {
      const ask = { ...nobody, ...more };
      for (const offset of [0, 5000])
        await report(`list ${name}, from row ${offset}`, () =>
          listPeople(db, system, ask, day, { limit: 50, offset }),
        );
      await report(`count ${name}`, () => countPeople(db, system, ask, day));
    }
    await report('look-up by name', () => findPeople(db, 'nguyen thi', null, day, 20));
    await report('completeness by agency', () => completeness(db, system, day));
    const years = { from: 2026, to: 2041 };
    for (const by of ['year', 'agency', 'grade'] as const)
      await report(`retirements by ${by}`, () => retirements(db, system, day, { by, ...years }));
    await report('standards not met', () => lackingStandards(db, system, day));
    await report('corrections that wait', () => waitingCorrections(db, system, day));

    function openingOf(index: number): Told {
      const gender = draw.number() < 0.5 ? 'male' : 'female';
      const isEntered = draw.number() < 0.5;
      const from = `${2000 + draw.below(24)}-0${1 + draw.below(9)}-15`;
      return {
        kind: 'opened',
        actorId: null,
        at: clock.now(),
        data: {
          accountId: null,
          sheets: {
            identity: {
              fullName: nameOf(draw, { names }, gender),
              birthOn: `${1962 + draw.below(38)}-0${1 + draw.below(9)}-${10 + draw.below(18)}`,
              gender,
              ...(isEntered ? { homeTown: 'Cần Thơ' } : {}),
            },
          },
          lists: {
            qualification: [{ level: `professional.${draw.of(degrees)}` }],
            pay: [{ grade: draw.of(gradeCodes), step: String(1 + draw.below(8)), from: '2024-01-01' }],
          },
          none: [],
          moves: [
            {
              kind: 'recruit',
              decision: `${index}/QĐ`,
              decidedOn: from,
              effectiveOn: from,
              until: null,
              post: { agencyId: draw.of(agencies), unitId: null, title: 'Chuyên viên', kind: draw.of(kinds) },
              note: '',
            },
          ],
        },
      };
    }
  } finally {
    await bench.close();
  }
  if (late.length > 0) {
    console.error(`Too slow: ${late.join('; ')}`);
    process.exitCode = 1;
  }

  async function report(name: string, ask: () => Promise<unknown>): Promise<void> {
    const times: number[] = [];
    for (let turn = 0; turn < repeats; turn += 1) {
      const began = performance.now();
      await ask();
      times.push(performance.now() - began);
    }
    const took = quantile(times, 0.5);
    console.log(`${name}: ${took.toFixed(1)} ms (at most ${limit})`);
    if (took > limit) late.push(name);
  }
}
