import { actorId, type Actor } from '../kernel/access.ts';
import { isRefusal, type Refusal } from '../kernel/errors.ts';
import type { House } from '../kernel/house.ts';
import { placesById } from './acting.ts';
import { apply } from './life.ts';
import { createLookups } from './lookups.ts';
import { change, create, move } from './rules.ts';
import type { Register, Row, RowEvent } from './schema.ts';
import { beginRows, type Told } from './store.ts';
import { readValues } from './values.ts';

/** A row with all that happened to it, as people would have typed it: codes of agencies, names of users. */
export type Entry = {
  readonly by: Actor;
  readonly at: Temporal.Instant;
  readonly values: Readonly<Record<string, unknown>>;
  readonly course?: readonly Step[];
};
export type Step = {
  readonly by: Actor;
  readonly at: Temporal.Instant;
  /** Values that are filled in before the move. */
  readonly values?: Readonly<Record<string, unknown>>;
  readonly to?: string;
  readonly reason?: string;
};

/** Records many rows at once by the rules that hold for one. Gives their ids. @throws RangeError for what would be refused */
export async function recordInBulk(
  { db }: Pick<House, 'db'>,
  register: Register,
  entries: readonly Entry[],
): Promise<number[]> {
  const people = await db.selectFrom('account').select(['id', 'username', 'fullName']).execute();
  return db.transaction().execute(async (tx) => {
    const places = await placesById(tx);
    const lookups = createLookups([...places.values()], people);
    const begun = entries.map(({ by, at, values, course = [] }) => {
      const first = told(create(register, by, read(values)), by, at);
      let row: Row = apply(0, null, first);
      const later: Told[] = [];
      const happen = (events: readonly (RowEvent | Refusal)[], step: Step): void => {
        for (const event of events) {
          const next = told(event, step.by, step.at);
          row = apply(0, row, next);
          later.push(next);
        }
      };
      for (const step of course) {
        if (step.values !== undefined)
          happen(change(register, step.by, row, { ...row.values, ...read(step.values) }, false), step);
        if (step.to !== undefined)
          happen([move(register, step.by, row, step.to, step.reason ?? '')].flat(), step);
      }
      return { events: [first, ...later] as const };
    });
    return beginRows(tx, register, begun, places);

    function read(values: Readonly<Record<string, unknown>>) {
      const { values: read, refusals } = readValues(register, values, lookups);
      const [refusal] = refusals;
      if (refusal !== undefined) throw new RangeError(wordsOf(refusal));
      return read;
    }
  });

  function told(decided: RowEvent | readonly Refusal[] | Refusal, by: Actor, at: Temporal.Instant): Told {
    const [event] = [decided].flat();
    if (event === undefined) throw new RangeError(`${register.code}: nothing happened`);
    if (isRefusal(event)) throw new RangeError(wordsOf(event));
    return { ...event, actorId: actorId(by), at };
  }

  function wordsOf({ field = '', text }: Refusal): string {
    return `${register.code} ${field}: ${text.en}`;
  }
}
