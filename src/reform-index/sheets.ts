import { actorId, type Actor } from '../kernel/access.ts';
import { notFound, Refused, type Refusal } from '../kernel/errors.ts';
import type { House } from '../kernel/house.ts';
import type { Tx } from '../kernel/database.ts';
import type { Indicators } from '../indicators/indicators.ts';
import { isPast } from './cycle-rules.ts';
import { fillFigures } from './filling.ts';
import { recordSheet } from './recording.ts';
import { dueStages, type Evidence } from './schema.ts';
import { leavesOf } from './set-tree.ts';
import type { SheetCommand } from './sheet.ts';
import { decideSheet } from './sheet-rules.ts';
import {
  findCycle,
  findSheet,
  loadSheet,
  lockCycle,
  lockSheet,
  readSheets,
  type Sheet,
} from './store-cycles.ts';
import { getVersion } from './store-sets.ts';

export type Sheets = {
  list(cycleId: number): Promise<Sheet[]>;
  find(cycleId: number, agencyId: number): Promise<Sheet | undefined>;
  /** Does it, or says everything that stands in the way; then nothing is changed. */
  act(actor: Actor, cycleId: number, agencyId: number, command: SheetCommand): Promise<readonly Refusal[]>;
  /** Asks the system's figures again, as known today. */
  refill(actor: Actor, cycleId: number, agencyId: number): Promise<readonly Refusal[]>;
};

export function createSheets(house: Pick<House, 'db' | 'clock'>, indicators: Indicators): Sheets {
  const { db, clock } = house;

  function act(
    actor: Actor,
    cycleId: number,
    agencyId: number,
    command: SheetCommand,
  ): Promise<readonly Refusal[]> {
    return db.transaction().execute(async (tx) => {
      await lockCycle(tx, cycleId, 'shared');
      const cycle = await findCycle(tx, cycleId);
      const sheet = await findSheet(tx, cycleId, agencyId);
      if (cycle === undefined || sheet === undefined) throw new Refused(notFound);
      await lockSheet(tx, sheet.id);
      const loaded = await loadSheet(tx, sheet.id);
      const { content } = await getVersion(tx, cycle.setVersionId);
      const due = dueStages.find((stage) => stage === cycle.stage);
      const context = {
        stage: cycle.stage,
        isLocked: due !== undefined && isPast(cycle.state, due, clock.today()),
        leaves: leavesOf(content.items),
      };
      const decided = decideSheet(loaded.state, command, context);
      if (isRefused(decided)) return decided;
      await keepFiles(tx, evidenceIn(command), clock.now());
      await recordSheet(tx, sheet.id, loaded, decided, { at: clock.now(), accountId: actorId(actor) });
      return [];
    });
  }

  return {
    list: (cycleId) => readSheets(db, cycleId),
    find: (cycleId, agencyId) => findSheet(db, cycleId, agencyId),
    act,
    async refill(actor, cycleId, agencyId) {
      const cycle = await findCycle(db, cycleId);
      if (cycle === undefined) throw new Refused(notFound);
      const { content } = await getVersion(db, cycle.setVersionId);
      const asOf = clock.today().toString();
      const filled = await fillFigures(indicators, leavesOf(content.items), cycle.year, asOf, [agencyId]);
      return act(actor, cycleId, agencyId, {
        name: 'fillFigures',
        asOf,
        figures: filled.get(agencyId) ?? {},
      });
    },
  };
}

function isRefused(decided: ReturnType<typeof decideSheet>): decided is readonly Refusal[] {
  return decided.some((entry) => 'refused' in entry);
}

function evidenceIn(command: SheetCommand): readonly Evidence[] {
  return command.name === 'selfScore' ? command.statements.flatMap(({ evidence }) => evidence) : [];
}

/** Makes received contents known, so that sheets may refer to them. */
async function keepFiles(tx: Tx, files: readonly Evidence[], at: Temporal.Instant): Promise<void> {
  const rows = files.map(({ hash, size, mediaType }) => ({ hash, size, mediaType, storedAt: at }));
  if (rows.length === 0) return;
  await tx
    .insertInto('file')
    .values([...new Map(rows.map((row) => [row.hash, row])).values()])
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}
