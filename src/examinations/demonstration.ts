import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { isRole, type Staff } from '../kernel/access.ts';
import { timeZone } from '../kernel/clock.ts';
import type { Examinations } from './examinations.ts';
import type { Agency } from '../organization/schema.ts';
import { fatesOf, makePerson, Making, markFor, placesWon, seeded, type Fate, type Plan } from './making.ts';
import { getRules } from './rule-sets.ts';
import { type Part } from './rule-schema.ts';
import type { Examination } from './life.ts';
import { blindCodes } from './seating.ts';
import { mayRead } from './mark-rules.ts';
import { expectedAt } from './sitting.ts';
import { readReadings } from './store-marks.ts';

/**
 * Holds the examinations of the pack's `examinations/examinations.json` by the same rules as real ones, each step recorded
 * at its own time; gives how many applications there were. A pack without the file has none.
 */
export async function demonstrateExaminations(
  examinations: Examinations,
  packFolder: string,
): Promise<number> {
  const file = path.join(packFolder, 'examinations', 'examinations.json');
  if (!existsSync(file)) return 0;
  const making = Making.parse(JSON.parse(await readFile(file, 'utf8')));
  const people = await readers(examinations);
  if (people === null) return 0;
  for (const [index, plan] of making.examinations.entries())
    await hold({ examinations, making, people, plan, random: seeded(2012 + index), index });
  return making.examinations.reduce((all, plan) => all + plan.candidates, 0);
}

type Holding = {
  readonly examinations: Examinations;
  readonly making: Making;
  readonly people: readonly [officer: Staff, second: Staff, third: Staff];
  readonly plan: Plan;
  readonly random: () => number;
  readonly index: number;
};

/** The personnel officer and two who enter marks beside them; null in a pack without such people. */
async function readers({ desk }: Examinations): Promise<Holding['people'] | null> {
  const { house, organization } = desk;
  const rows = await house.db.selectFrom('account').selectAll().orderBy('id').execute();
  const staff = (role: string): Staff[] =>
    rows
      .filter((row) => row.roles.includes(role))
      .slice(0, 2)
      .map((row) => {
        const agency = organization.getAgency(row.agencyId);
        return {
          kind: 'staff',
          accountId: row.id,
          username: row.username,
          fullName: row.fullName,
          agencyId: agency.id,
          agencyCode: agency.code,
          agencyName: agency.name,
          agencyTree: [agency.id],
          unitId: row.unitId,
          unitName: '',
          roles: row.roles.filter(isRole),
          standsInFor: [],
        };
      });
  const [officer] = staff('personnel-officer');
  const [second, third] = staff('specialist');
  return officer === undefined || second === undefined || third === undefined
    ? null
    : [officer, second, third];
}

async function hold(holding: Holding): Promise<void> {
  const { examinations, plan, people } = holding;
  const [officer, second, third] = people;
  const dates = datesOf(holding);
  const by = (day: string, hour = 9) => ({ actor: officer, at: instantOf(day, hour) });
  const fields = { ...plan.fields, ...dates };
  const early = daysFrom(dates.registerFrom, -30);
  const { id } = await examinations.plan(by(daysFrom(early, -45)), fields);
  if (plan.until === 'cancelled') {
    await examinations.cancel(by(early), id, plan.decision);
    return;
  }
  const asked = requests(holding);
  const positions = await examinations.askPositions(by(daysFrom(early, -20)), id, asked);
  const quotas = asked.map((one) => one.fields.asked);
  const decisions = positions.map((position, at) => ({ id: position, quota: quotas[at] ?? 1, note: '' }));
  await examinations.decidePositions(by(daysFrom(early, -5)), id, decisions);
  await examinations.appointExaminers(by(early), id, [second.username, third.username]);
  await examinations.step(by(early, 10), id, 'announce');
  if (plan.until === 'announced') return;
  await examinations.step(by(dates.registerFrom, 7), id, 'openRegistration');
  const fates = fatesOf(plan, quotas, placesWon(quotas, plan.unfilled));
  const codes = await enrol(holding, id, positions, fates, dates);
  if (plan.until === 'registering') return;
  await sit(holding, id, new Map(codes.map((code, at) => [idOf(code), fates[at]] as const)), dates);
}

type Dates = { readonly registerFrom: string; readonly registerTo: string; readonly sitsOn: string };

function datesOf({ examinations, plan }: Holding): Dates {
  const today = examinations.desk.house.clock.today();
  const day = (when: string | number): string =>
    typeof when === 'string' ? when : today.add({ days: when }).toString();
  return { registerFrom: day(plan.registerFrom), registerTo: day(plan.registerTo), sitsOn: day(plan.sitsOn) };
}

function daysFrom(day: string, days: number): string {
  return Temporal.PlainDate.from(day).add({ days }).toString();
}

function instantOf(day: string, hour: number): Temporal.Instant {
  return Temporal.PlainDate.from(day).toZonedDateTime({ timeZone, plainTime: { hour } }).toInstant();
}

/** What agencies ask for: departments and districts by turns, unless the plan names one. */
function requests({ examinations, plan }: Holding) {
  const { organization } = examinations.desk;
  const asking = organization.all().filter(asks);
  let turn = 0;
  return plan.positions.flatMap(({ agency, titles, grade, count, quota }) =>
    Array.from({ length: count }, (_, index) => {
      const one = agency === undefined ? asking[turn++ % asking.length] : organization.findAgency(agency);
      const share = Math.floor(quota / count) + (index < quota % count ? 1 : 0);
      const title = titles[index % titles.length] ?? '';
      const fields = { title, grade, asked: share, education: 'bachelor' as const, majors: [] };
      return { agencyId: one?.id ?? 0, fields };
    }),
  );
}

function asks({ level, kind }: Agency): boolean {
  return kind === 'department' || (level === 'district' && kind === 'district-committee');
}

async function enrol(
  { examinations, making, random, people, index: order }: Holding,
  id: number,
  positions: readonly number[],
  fates: readonly Fate[],
  { registerFrom, registerTo }: Dates,
): Promise<string[]> {
  const { clock } = examinations.desk.house;
  const now = clock.now();
  const last = registerTo < clock.today().toString() ? registerTo : clock.today().toString();
  const span = Math.max(1, Temporal.PlainDate.from(registerFrom).until(last).days);
  const year = Temporal.PlainDate.from(registerFrom).year;
  const applications = fates.map((fate, index) => {
    const { idNumber, fields } = makePerson(making, random, order * 10_000 + index, year, fate.isOutside);
    const wanted = instantOf(
      daysFrom(registerFrom, Math.floor((index * span) / fates.length)),
      8 + (index % 8),
    );
    const at = Temporal.Instant.compare(wanted, now) > 0 ? now : wanted;
    return { positionId: positions[fate.position] ?? 0, idNumber, fields, by: { actor: people[0], at } };
  });
  return (await examinations.register(id, applications)).map(({ code }) => code);
}

async function sit(
  holding: Holding,
  id: number,
  fateOf: ReadonlyMap<number, Fate | undefined>,
  { registerTo, sitsOn }: Dates,
): Promise<void> {
  const { examinations, plan, people } = holding;
  const by = (day: string, hour = 9) => ({ actor: people[0], at: instantOf(day, hour) });
  await examinations.closeRegistration(by(daysFrom(registerTo, 1)), id);
  const seats = 24;
  const rooms = Array.from({ length: Math.ceil(plan.candidates / seats) }, (_, index) => ({
    name: `Phòng ${index + 1}`,
    capacity: seats,
  }));
  const seeds = { seed: plan.fields.code, papers: `${plan.fields.code} papers` };
  let state = await examinations.seat(by(daysFrom(registerTo, 3)), id, rooms, seeds);
  const { parts } = getRules(plan.fields.rules);
  for (const part of parts) {
    const isLast = part === parts.at(-1);
    state = await session(
      holding,
      state,
      part,
      fateOf,
      sitsOn,
      seeds.papers,
      plan.until === 'marking' && isLast,
    );
  }
  if (plan.until === 'marking') return;
  await examinations.compute(by(daysFrom(sitsOn, 20)), id);
  await examinations.step(by(daysFrom(sitsOn, 22)), id, 'publish');
  await examinations.recognise(by(daysFrom(sitsOn, 40)), id, plan.decision);
  await examinations.step(by(daysFrom(sitsOn, 70)), id, 'close');
}

/** One part from the attendance to its settled marks; where it is still being marked, one reader has entered half. */
async function session(
  { examinations, people, random }: Holding,
  state: Examination,
  part: Part,
  fateOf: ReadonlyMap<number, Fate | undefined>,
  day: string,
  papersSeed: string,
  isMarking: boolean,
): Promise<Examination> {
  const { desk } = examinations;
  const [first, second, third] = people;
  const by = (actor: Staff, days: number) => ({ actor, at: instantOf(daysFrom(day, days), 9) });
  const sitting = await expectedAt(desk.house.db, desk, state, part.code);
  const expected = [...fateOf.keys()].filter((one) => sitting.has(one));
  const sheet = new Map(
    expected.map((id) => [id, fateOf.get(id)?.fate === 'absent' ? 'absent' : 'present'] as const),
  );
  await examinations.attend(by(first, 0), state.id, part.code, sheet);
  const closed = await examinations.closeSession(by(first, 0), state.id, part.code);
  const present = [...sheet].filter(([, one]) => one === 'present').map(([id]) => id);
  const codes = blindCodes(papersSeed, part.code, present);
  const weakest = getRules(state.fields.rules).parts[0]?.code === part.code;
  const marks = new Map(
    present.map((id) => [
      codes.get(id) ?? '',
      markFor(part, fateOf.get(id)?.fate ?? 'fails', weakest, random),
    ]),
  );
  if (isMarking) {
    const half = [...marks].slice(0, Math.ceil(marks.size / 2));
    await examinations.enterMarks(by(second, 3), state.id, part.code, new Map(half));
    return closed;
  }
  await examinations.enterMarks(by(second, 3), state.id, part.code, marks);
  // Two in a hundred were typed wrongly the first time; a third reader decides.
  const slips = new Map([...marks].filter((_, index) => index % 50 === 7));
  const typed = new Map(
    [...marks].map(([paper, points]) => [paper, slips.has(paper) ? points - 50 : points]),
  );
  await examinations.enterMarks(by(first, 4), state.id, part.code, typed);
  if (slips.size > 0) {
    const readings = await readReadings(desk.house.db, state.id, part.code, [...slips.keys()]);
    const open = [...slips].filter(([paper]) => mayRead(readings.get(paper) ?? [], third.accountId));
    await examinations.enterMarks(by(third, 5), state.id, part.code, new Map(open));
  }
  return examinations.settleSession(by(first, 6), state.id, part.code);
}

/** The id in an application's code: `TS2012-000123` → 123. */
function idOf(code: string): number {
  return Number(code.split('-')[1]);
}
