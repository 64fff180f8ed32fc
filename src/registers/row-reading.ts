import { can } from '../kernel/access.ts';
import type { ChainedEvent } from '../kernel/events.ts';
import type { Asking } from '../kernel/web.ts';
import { formatDay } from '../ui/format.ts';
import { showHistory, writablePlaces, type Desk } from './desk.ts';
import { countRows, listRows, type ListAsk } from './listing.ts';
import { askedOf, rememberLooks } from './looks.ts';
import type { LinkedRows, RowPageProps } from './page-row.tsx';
import { daysLate, mayTakePart, mayWrite, movesOpen } from './rules.ts';
import { draft, type Register, type Row } from './schema.ts';
import { loadShowing } from './showing.ts';
import { rowEventOf } from './store.ts';

const linkedShown = 20;

/** Everything that a row's page shows this person. */
export async function rowPageProps(
  desk: Desk,
  asking: Pick<Asking, 'actor' | 'language'>,
  found: { readonly row: Row; readonly events: readonly ChainedEvent[] },
): Promise<Omit<RowPageProps, 'sent'>> {
  const { register } = desk;
  const { row, events } = found;
  const { actor } = asking;
  const [showing, linked, places] = await Promise.all([
    showHistory(desk, found, asking),
    readLinked(desk, asking, row),
    writablePlaces(desk, asking),
  ]);
  return {
    register,
    row,
    showing,
    linked,
    places,
    moves: movesOpen(register, actor, row),
    mayWrite: mayWrite(register, actor, row),
    mayTakePart: mayTakePart(register, actor, row),
    comments: events.flatMap((event) => {
      const told = rowEventOf(event);
      const by = event.actorId === null ? '' : (showing.names.person(event.actorId)?.fullName ?? '');
      return told.kind === 'commented'
        ? [{ number: event.number, by, at: event.recordedAt, text: told.data.text }]
        : [];
    }),
    assignee: row.assigneeId === null ? '' : (showing.names.person(row.assigneeId)?.fullName ?? ''),
    keptUntil: keptUntil(register, row),
    daysLate: daysLate(register, row, desk.house.clock.today()),
  };
}

/** The last day on which the row must be kept: whole years after the year of its day (Thông tư 10/2022/TT-BNV). */
export function keptUntil({ keep, on }: Register, { values }: Pick<Row, 'values'>): string | null {
  const day = values[on];
  if (keep === undefined || typeof day !== 'string') return null;
  return formatDay(new Temporal.PlainDate(Temporal.PlainDate.from(day).year + keep.years, 12, 31));
}

/** Rows of other registers that point at this one, as far as this person sees them. */
async function readLinked(
  { house, registers, register }: Desk,
  { actor, language }: Pick<Asking, 'actor' | 'language'>,
  row: Row,
): Promise<LinkedRows[]> {
  if (row.state === draft) return [];
  const pointing = registers.flatMap((other) =>
    Object.entries(other.columns).flatMap(([column, declared]) =>
      declared.kind === 'row' && declared.of === register.code && can(actor, other.access.read) !== false
        ? [{ other, column }]
        : [],
    ),
  );
  const today = house.clock.today();
  return Promise.all(
    pointing.map(async ({ other, column }) => {
      const ask: ListAsk = {
        words: '',
        state: '',
        view: '',
        filters: { [column]: row.id },
        from: null,
        to: null,
        sort: '',
      };
      const [rows, { total }] = await Promise.all([
        listRows(house.db, other, actor, ask, { limit: linkedShown, offset: 0 }, today),
        countRows(house.db, other, actor, ask, today),
      ]);
      const showing = await loadShowing(
        house.db,
        registers,
        other,
        rows.map(({ values }) => values),
        { actor, language },
      );
      const asked = { purpose: 'linked', asked: askedOf({ [column]: row.id }), count: rows.length } as const;
      await rememberLooks({ db: house.db, at: house.clock.now() }, actor, other, asked);
      return {
        register: other,
        column,
        rows,
        total,
        showing,
        mayAdd: can(actor, other.access.write) !== false,
        today,
      };
    }),
  );
}
