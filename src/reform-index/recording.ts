import { chain, emptyChain, appendEvents, type ChainHead } from '../kernel/events.ts';
import type { Queries } from '../kernel/database.ts';
import { applyCycle, type CycleEvent, type CycleState } from './cycle-rules.ts';
import { applySheet, emptySheet, type SheetEvent, type SheetState } from './sheet.ts';
import { cycleSubject, saveCycle, saveSheet, sheetSubject } from './store-cycles.ts';

/** Who did it and when. */
export type Moment = { readonly at: Temporal.Instant; readonly accountId: number | null };

export type Recorded<Event> = Moment & { readonly event: Event };

/** Appends to a cycle's chain and projects its row. */
export async function recordCycle(
  tx: Queries,
  id: number,
  state: CycleState,
  events: readonly CycleEvent[],
  moment: Moment,
): Promise<CycleState> {
  await appendEvents(
    tx,
    { kind: cycleSubject, id },
    events.map((event) => draftOf({ event, ...moment })),
  );
  const after = events.reduce<CycleState>(applyCycle, state);
  await saveCycle(tx, id, after);
  return after;
}

/** Appends to a sheet's chain and projects its row. */
export async function recordSheet(
  tx: Queries,
  id: number,
  { state, number }: { state: SheetState; number: number },
  events: readonly SheetEvent[],
  moment: Moment,
): Promise<SheetState> {
  if (events.length === 0) return state;
  await appendEvents(
    tx,
    { kind: sheetSubject, id },
    events.map((event) => draftOf({ event, ...moment })),
  );
  const after = events.reduce((before, event, index) => applySheet(before, event, number + index + 1), state);
  await saveSheet(tx, id, after);
  return after;
}

/** A whole life of a new sheet or cycle: its rows for the events' table. */
export function chained(kind: string, id: number, events: readonly Recorded<CycleEvent | SheetEvent>[]) {
  const head: ChainHead = emptyChain;
  return chain({ kind, id }, head, events.map(draftOf)).map((event) => ({
    ...event,
    data: JSON.stringify(event.data),
  }));
}

export function foldSheet(events: readonly Recorded<SheetEvent>[]): SheetState {
  return events.reduce((state, { event }, index) => applySheet(state, event, index + 1), emptySheet);
}

function draftOf({ event, at, accountId }: Recorded<CycleEvent | SheetEvent>) {
  return { kind: event.kind, data: event.data, actorId: accountId, happenedAt: at, recordedAt: at };
}
