import type { Indicators } from '../indicators/indicators.ts';
import { localDate, timeZone } from '../kernel/clock.ts';
import type { Tx } from '../kernel/database.ts';
import type { House } from '../kernel/house.ts';
import type { Organization } from '../organization/organization.ts';
import type { Agency } from '../organization/schema.ts';
import { scoredAgencies } from './agencies.ts';
import { applyCycle } from './cycle-rules.ts';
import {
  deadlinesOf,
  findPeople,
  inParts,
  insertChains,
  keepEvidence,
  qualityOf,
  recordLife,
  surveyRows,
  type People,
} from './demonstration-records.ts';
import { readDemonstration, type DemonstrationPack } from './demonstration-schema.ts';
import { drawFrom, liveSheet, type Draw, type Steps } from './demonstration-sheet.ts';
import { fillFigures } from './filling.ts';
import { computeResults, digestOf } from './results.ts';
import type { Deadlines, Evidence, Level, SetContent } from './schema.ts';
import { leavesOf } from './set-tree.ts';
import type { SheetState } from './sheet.ts';
import { nextIds, sheetSubject, writeResults } from './store-cycles.ts';
import { writeFacts } from './store-facts.ts';
import { insertSet, insertVersion } from './store-sets.ts';
import { insertBatch, together } from './store-surveys.ts';
import { sortedCounts } from './surveys.ts';

type Rooms = { readonly indicators: Indicators; readonly organization: Organization };
type Making = {
  readonly tx: Tx;
  readonly pack: DemonstrationPack;
  readonly rooms: Rooms;
  readonly people: People;
  readonly evidence: Evidence;
  readonly now: Temporal.Instant;
};

/**
 * Makes the demonstration's sets, cycles, sheets and survey answers, each step through the rules of real ones at a
 * moment of its own; gives how many sheets. A city pack without `reform-index/` makes none.
 */
export async function demonstrateReformIndex(
  house: House,
  rooms: Rooms,
  packFolder: string,
): Promise<number> {
  const pack = await readDemonstration(packFolder);
  if (pack === null) return 0;
  const evidence = await keepEvidence(house, pack.evidencePath);
  return house.db.transaction().execute(async (tx) => {
    const making = { tx, pack, rooms, people: await findPeople(tx), evidence, now: house.clock.now() };
    let made = 0;
    for (const [level, content] of pack.sets) {
      for (const year of pack.published) made += await makeYear(making, level, year, content);
      made += await makeOpenYear(making, level, pack.open, content);
    }
    return made;
  });
}

/** A past year: scored in January, appraised and surveyed in February, published on 25/2. */
async function makeYear(making: Making, level: Level, year: number, content: SetContent): Promise<number> {
  const { tx, pack, rooms, people, now } = making;
  const at = (month: number, day: number, hour = 9): Temporal.Instant =>
    Temporal.ZonedDateTime.from({ timeZone, year: year + 1, month, day, hour }).toInstant();
  const publishedAt = at(2, 25, 15);
  if (Temporal.Instant.compare(publishedAt, now) > 0) return 0;
  const deadlines = deadlinesOf((days) =>
    Temporal.PlainDate.from({ year: year + 1, month: 1, day: 20 }).add({ days }),
  );
  const { cycle, setVersionId } = await openCycle(making, level, year, content, deadlines, at(1, 4));
  const asOf = localDate(at(1, 5)).toString();
  const steps: Steps = {
    fill: at(1, 5),
    score: at(1, 12),
    submit: at(1, 18),
    appraise: at(1, 30),
    respond: at(2, 4),
    settle: at(2, 10),
  };
  const draw = drawFrom(`${pack.seed} ${level} ${year}`);
  const agencies = scoredAgencies(rooms.organization.all(), level, year);
  const sheets = await makeSheets(
    making,
    { cycle, level, year, content, agencies, asOf, steps, until: () => 'settled' },
    draw,
  );

  const rows = sortedCounts(surveyRows(agencies, content, pack.seed, year));
  const [batchId = 0] = await nextIds(tx, 'reform_survey_batch', 1);
  const name = `Điều tra xã hội học năm ${year}`;
  const answers = rows.flatMap(({ counts }) => counts).reduce((sum, count) => sum + count, 0);
  await insertBatch(
    tx,
    { id: batchId, cycleId: cycle, name, at: at(2, 16), accountId: people.officer },
    rows,
  );
  const counts = together(rows);
  const results = computeResults({
    set: content,
    agencies: sheets.map(({ agencyId, state }) => ({
      agencyId,
      sheet: state,
      counts: counts.get(agencyId) ?? new Map(),
    })),
  });
  const batch = { batchId, name, answers, digest: digestOf(rows) };
  const moveOn = (moment: Temporal.Instant) => ({ at: moment, name: 'moveOn' as const });
  await recordLife(making, cycle, { kind: 'prepared', data: { setVersionId, deadlines } }, at(1, 4), [
    moveOn(at(1, 5)),
    moveOn(at(1, 21)),
    moveOn(at(2, 1)),
    moveOn(at(2, 6)),
    moveOn(at(2, 13)),
    { at: at(2, 16), name: 'recordSurvey', batch },
    moveOn(at(2, 20)),
    { at: at(2, 20), name: 'computeResults', digest: digestOf(results), agencies: results.length },
    moveOn(publishedAt),
  ]);
  await writeResults(tx, cycle, results);
  await writeFacts(tx, { id: cycle, level, year, stage: 'published' }, 'result', publishedAt);
  return sheets.length;
}

/** The year under way: opened ten days ago; some agencies have sent their sheets, some are at it, some have not begun. */
async function makeOpenYear(
  making: Making,
  level: Level,
  year: number,
  content: SetContent,
): Promise<number> {
  const { now, pack, rooms } = making;
  const today = localDate(now);
  if (today.year < year) return 0;
  const ago = (days: number): Temporal.Instant => now.subtract({ hours: 24 * days });
  const deadlines = deadlinesOf((days) => today.add({ days: 20 + days }));
  const { cycle, setVersionId } = await openCycle(making, level, year, content, deadlines, ago(11));
  const asOf = today.subtract({ days: 10 }).toString();
  const moments = { fill: ago(10), score: ago(4), submit: ago(2), appraise: now, respond: now, settle: now };
  const agencies = scoredAgencies(rooms.organization.all(), level, year);
  // The people shown on the sign-in page find their own sheets open.
  const until: SheetsPlan['until'] = (index) =>
    index % 3 === 1 ? 'submitted' : index % 3 === 2 ? 'half' : 'filled';
  const draw = drawFrom(`${pack.seed} ${level} ${year}`);
  const sheets = await makeSheets(
    making,
    { cycle, level, year, content, agencies, asOf, steps: moments, until },
    draw,
  );
  await recordLife(making, cycle, { kind: 'prepared', data: { setVersionId, deadlines } }, ago(11), [
    { at: ago(10), name: 'moveOn' },
  ]);
  return sheets.length;
}

async function openCycle(
  { tx, people }: Making,
  level: Level,
  year: number,
  content: SetContent,
  deadlines: Deadlines,
  at: Temporal.Instant,
) {
  const setId = await insertSet(tx, level, year);
  if (setId === undefined) throw new Error(`there is a set of ${level} for ${year} already`);
  const setVersionId = await insertVersion(tx, setId, 1, content, { at, accountId: people.officer });
  const [cycle = 0] = await nextIds(tx, 'reform_cycle', 1);
  const state = applyCycle(null, { kind: 'prepared', data: { setVersionId, deadlines } });
  await tx
    .insertInto('reformCycle')
    .values({ id: cycle, level, year, setVersionId, stage: state.stage, state: JSON.stringify(state) })
    .execute();
  return { cycle, setVersionId };
}

type SheetsPlan = {
  readonly cycle: number;
  readonly level: Level;
  readonly year: number;
  readonly content: SetContent;
  readonly agencies: readonly Agency[];
  readonly asOf: string;
  readonly steps: Steps;
  until(index: number): 'filled' | 'half' | 'submitted' | 'settled';
};

async function makeSheets(
  making: Making,
  plan: SheetsPlan,
  draw: Draw,
): Promise<{ agencyId: number; state: SheetState }[]> {
  const { tx, rooms, people, evidence, pack } = making;
  const leaves = leavesOf(plan.content.items);
  const ids = plan.agencies.map(({ id }) => id);
  const filled = await fillFigures(rooms.indicators, leaves, plan.year, plan.asOf, ids);
  const sheetIds = await nextIds(tx, 'reform_sheet', ids.length);
  const made = plan.agencies.map((agency, index) => {
    const id = sheetIds[index] ?? 0;
    const lived = liveSheet(
      {
        leaves,
        figures: filled.get(agency.id) ?? {},
        asOf: plan.asOf,
        evidence,
        quality: qualityOf(pack.seed, agency.code, plan.year),
        steps: plan.steps,
        people: { agency: people.byAgency.get(agency.id) ?? null, officer: people.officer },
      },
      plan.until(index),
      draw,
    );
    return { id, agencyId: agency.id, ...lived };
  });
  await inParts(made, 100, async (part) => {
    await tx
      .insertInto('reformSheet')
      .values(
        part.map(({ id, agencyId, state }) => ({
          id,
          agencyId,
          cycleId: plan.cycle,
          state: JSON.stringify(state),
        })),
      )
      .execute();
    await insertChains(
      tx,
      part.map(({ id, events }) => ({ kind: sheetSubject, id, events })),
    );
  });
  return made;
}
