import { actorId, type Actor } from '../kernel/access.ts';
import { appendEvents } from '../kernel/events.ts';
import type { Tx } from '../kernel/database.ts';
import { isRefusal, notFound, refuse, Refused, type Refusal } from '../kernel/errors.ts';
import type { House } from '../kernel/house.ts';
import { t } from '../kernel/messages.ts';
import type { Indicators } from '../indicators/indicators.ts';
import type { Organization } from '../organization/organization.ts';
import { scoredAgencies } from './agencies.ts';
import {
  applyCycle,
  checkDeadlines,
  decideCycle,
  type CycleCommand,
  type CycleEvent,
  type CycleFacts,
} from './cycle-rules.ts';
import { fillFigures } from './filling.ts';
import { inputsOf, withoutSurvey } from './inputs.ts';
import { recordCycle, recordSheet, type Moment } from './recording.ts';
import { computeResults, digestOf } from './results.ts';
import type { Deadlines } from './schema.ts';
import { leavesOf } from './set-tree.ts';
import { emptySheet, isOpenObjection } from './sheet.ts';
import {
  cycleSubject,
  findCycle,
  findCycleOf,
  loadCycle,
  lockCycle,
  nextIds,
  readCycles,
  readSheets,
  writeResults,
  type Cycle,
} from './store-cycles.ts';
import { findSet, getVersion } from './store-sets.ts';
import { writeFacts } from './store-facts.ts';

export type Cycles = {
  list(): Promise<Cycle[]>;
  get(id: number): Promise<Cycle>;
  /** A cycle on the published version of a set. Gives its id. */
  prepare(actor: Actor, setId: number, deadlines: Deadlines): Promise<number | Refusal>;
  act(actor: Actor, id: number, command: CycleCommand): Promise<true | Refusal>;
  /** Works the results out anew from everything recorded. */
  compute(actor: Actor, id: number): Promise<true | Refusal>;
};

type Rooms = { readonly indicators: Indicators; readonly organization: Organization };

export function createCycles(house: Pick<House, 'db' | 'clock'>, rooms: Rooms): Cycles {
  const { db, clock } = house;
  const momentOf = (actor: Actor): Moment => ({ at: clock.now(), accountId: actorId(actor) });

  async function get(id: number): Promise<Cycle> {
    const cycle = await findCycle(db, id);
    if (cycle === undefined) throw new Refused(notFound);
    return cycle;
  }

  /** Sheets for every agency of the level, with the figures that the system has for them. */
  async function openSheets(tx: Tx, cycle: Cycle, moment: Moment): Promise<void> {
    const { content } = await getVersion(tx, cycle.setVersionId);
    const there = new Set((await readSheets(tx, cycle.id)).map(({ agencyId }) => agencyId));
    const agencies = scoredAgencies(rooms.organization.all(), cycle.level, cycle.year).filter(
      ({ id }) => !there.has(id),
    );
    const asOf = clock.today().toString();
    const ids = agencies.map(({ id }) => id);
    const filled = await fillFigures(rooms.indicators, leavesOf(content.items), cycle.year, asOf, ids);
    const sheetIds = await nextIds(tx, 'reform_sheet', ids.length);
    for (const [index, agencyId] of ids.entries()) {
      const id = sheetIds[index] ?? 0;
      await tx
        .insertInto('reformSheet')
        .values({ id, cycleId: cycle.id, agencyId, state: JSON.stringify(emptySheet) })
        .execute();
      const event = { kind: 'figures-filled' as const, data: { asOf, figures: filled.get(agencyId) ?? {} } };
      await recordSheet(tx, id, { state: emptySheet, number: 0 }, [event], moment);
    }
  }

  async function factsOf(tx: Tx, cycle: Cycle): Promise<CycleFacts> {
    const sheets = await readSheets(tx, cycle.id);
    const objections = sheets.flatMap(({ state }) => Object.values(state.leaves).filter(isOpenObjection));
    return {
      unsubmittedAgencyIds: sheets.filter(({ state }) => !state.submitted).map(({ agencyId }) => agencyId),
      openObjections: objections.length,
      withoutSurvey: withoutSurvey(await inputsOf(tx, cycle)),
    };
  }

  /** Results as the records give them now; the event proves them by their digest. */
  async function computed(tx: Tx, cycle: Cycle): Promise<CycleEvent> {
    const results = computeResults(await inputsOf(tx, cycle));
    await writeResults(tx, cycle.id, results);
    return { kind: 'results-computed', data: { digest: digestOf(results), agencies: results.length } };
  }

  function change(
    actor: Actor,
    id: number,
    make: (tx: Tx, cycle: Cycle, moment: Moment) => Promise<readonly CycleEvent[] | Refusal>,
  ): Promise<true | Refusal> {
    return db.transaction().execute(async (tx) => {
      await lockCycle(tx, id, 'alone');
      const found = await findCycle(tx, id);
      if (found === undefined) throw new Refused(notFound);
      const cycle = { ...found, state: await loadCycle(tx, id) };
      const moment = momentOf(actor);
      const events = await make(tx, cycle, moment);
      if (isRefusal(events)) return events;
      const after = await recordCycle(tx, id, cycle.state, events, moment);
      await writeFacts(tx, { ...cycle, stage: after.stage }, cycle.stage, moment.at);
      return true;
    });
  }

  return {
    list: () => readCycles(db),
    get,
    prepare: (actor, setId, deadlines) =>
      db.transaction().execute(async (tx) => {
        const wrong = checkDeadlines(deadlines);
        if (wrong !== null) return wrong;
        const set = await findSet(tx, setId);
        if (set === undefined) throw new Refused(notFound);
        if (set.version === null) return notPublished;
        if ((await findCycleOf(tx, set.level, set.year)) !== undefined) return alreadyThere;
        const [id = 0] = await nextIds(tx, 'reform_cycle', 1);
        const event: CycleEvent = { kind: 'prepared', data: { setVersionId: set.version.id, deadlines } };
        const state = applyCycle(null, event);
        const row = {
          id,
          level: set.level,
          year: set.year,
          setVersionId: set.version.id,
          stage: state.stage,
        };
        const inserted = await tx
          .insertInto('reformCycle')
          .values({ ...row, state: JSON.stringify(state) })
          .onConflict((conflict) => conflict.columns(['level', 'year']).doNothing())
          .returning('id')
          .executeTakeFirst();
        if (inserted === undefined) return alreadyThere;
        const { at, accountId } = momentOf(actor);
        const draft = { ...event, actorId: accountId, happenedAt: at, recordedAt: at };
        await appendEvents(tx, { kind: cycleSubject, id }, [draft]);
        return id;
      }),
    act: (actor, id, command) =>
      change(actor, id, async (tx, cycle, moment) => {
        const events = decideCycle(cycle.state, command, await factsOf(tx, cycle));
        if (isRefusal(events)) return events;
        const to = events.find((event) => event.kind === 'moved-on')?.data.to;
        if (to === 'self-scoring') await openSheets(tx, cycle, moment);
        if (to === 'result') return [...events, await computed(tx, cycle)];
        if (command.name === 'reopen') await writeResults(tx, cycle.id, []);
        return events;
      }),
    compute: (actor, id) =>
      change(actor, id, async (tx, cycle) => {
        const event = await computed(tx, cycle);
        const { digest, agencies } =
          event.kind === 'results-computed' ? event.data : { digest: '', agencies: 0 };
        const facts = { unsubmittedAgencyIds: [], openObjections: 0, withoutSurvey: 0 };
        const decided = decideCycle(cycle.state, { name: 'computeResults', digest, agencies }, facts);
        if (isRefusal(decided)) throw new Refused(decided);
        return decided;
      }),
  };
}

const notPublished = refuse(
  'conflict',
  t(
    'Bộ tiêu chí chưa được công bố nên chưa mở kỳ đánh giá được.',
    'The set is not published, so that no cycle can run on it.',
  ),
  'setId',
);
const alreadyThere = refuse(
  'conflict',
  t('Cấp này đã có kỳ đánh giá cho năm đó.', 'This level has a cycle for that year already.'),
  'setId',
);
