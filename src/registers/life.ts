import {
  draft,
  type Changes,
  type Register,
  type Row,
  type RowEvent,
  type Value,
  type Values,
} from './schema.ts';

/** A row after one more event. Replaying all of them gives the row. */
export function apply(id: number, row: Row | null, event: RowEvent): Row {
  if (event.kind === 'created') {
    const { agencyId, state, values, importId } = event.data;
    const empty = { files: [], assigneeId: null, authorId: null, isRemoved: false };
    return { id, agencyId, state, values, importId, ...empty, version: 1 };
  }
  if (row === null) throw new RangeError(`row ${id} begins with ${event.kind}`);
  return { ...row, ...partChanged(row, event), version: row.version + 1 };
}

/** The row from all its events; its author is who made it. */
export function replay(
  id: number,
  events: readonly (RowEvent & { readonly actorId: number | null })[],
): Row | null {
  let row: Row | null = null;
  for (const event of events) {
    const next: Row = apply(id, row, event);
    row = event.kind === 'created' ? { ...next, authorId: event.actorId } : next;
  }
  return row;
}

function partChanged(row: Row, event: Exclude<RowEvent, { kind: 'created' }>): Partial<Row> {
  switch (event.kind) {
    case 'changed':
      return { agencyId: event.data.agencyId, values: changed(row.values, event.data.changes) };
    case 'moved':
      return { state: event.data.to };
    case 'attached':
      return { files: [...row.files, ...event.data.files] };
    case 'detached':
      return { files: row.files.filter(({ hash }) => hash !== event.data.hash) };
    case 'commented':
      return {};
    case 'assigned':
      return { assigneeId: event.data.to };
    case 'removed':
      return { isRemoved: true };
    case 'destroyed':
      return { isRemoved: true, values: {}, files: [] };
  }
}

function changed(values: Values, changes: Changes): Values {
  const next: Record<string, Value> = { ...values };
  for (const [name, { after }] of Object.entries(changes)) {
    if (after === null) Reflect.deleteProperty(next, name);
    else next[name] = after;
  }
  return next;
}

/** What leads from one row's values to others. */
export function changesBetween({ columns }: Register, before: Values, after: Values): Changes {
  return Object.fromEntries(
    Object.keys(columns).flatMap((name) => {
      const [was, is] = [before[name] ?? null, after[name] ?? null];
      return was === is ? [] : [[name, { before: was, after: is }] as const];
    }),
  );
}

/** The state where a row begins once it is no draft. */
export function firstState({ states }: Register): string {
  const [first] = Object.keys(states);
  if (first === undefined) throw new TypeError('a register has a state');
  return first;
}

/** Whether a row counts: in lists of everybody, and in figures. */
export function isCounted(row: Pick<Row, 'state' | 'isRemoved'>): boolean {
  return row.state !== draft && !row.isRemoved;
}
