import type { Database, Tx } from './kernel/database.ts';
import type { House } from './kernel/house.ts';
import type { Keeping } from './reform-work/reform-work.ts';
import { act } from './registers/acting.ts';
import type { Desk } from './registers/desk.ts';
import { moveRow, recordRow } from './registers/recording.ts';
import type { Registers } from './registers/registers.ts';
import { attach, change } from './registers/rules.ts';
import type { KeptFile } from './registers/schema.ts';

/** What a person does to rows of registers from pages of other rooms, by the rules of the registers' own pages. */
export function registerKeeping(house: House, registers: Registers): Keeping {
  function deskOf(code: string): Desk {
    const register = registers.all.find((one) => one.code === code);
    if (register === undefined) throw new RangeError(`no register ${code}`);
    return { house, registers: registers.all, register };
  }
  return {
    add: (actor, code, values) => recordRow(deskOf(code), actor, { values, isDraft: false, version: null }),
    async move(actor, code, id, to, { reason = '', values = {} } = {}) {
      await moveRow(deskOf(code), actor, id, { to, reason, values, version: null });
    },
    async change(actor, code, id, values) {
      const { register } = deskOf(code);
      await act(house, register, actor, id, null, (row) => {
        const next = Object.entries({ ...row.values, ...values }).filter(([, value]) => value !== '');
        return change(register, actor, row, Object.fromEntries(next), false);
      });
    },
    async attach(actor, code, id, files) {
      const { register } = deskOf(code);
      await act(house, register, actor, id, null, async (row, tx) => {
        await makeKnown(tx, files, house.clock.now());
        return [attach(register, actor, row, files)].flat();
      });
    },
    together: (work) =>
      house.db.transaction().execute((tx) => {
        const db = joining(tx);
        return work({ db, keeping: registerKeeping({ ...house, db }, registers) });
      }),
  };
}

async function makeKnown(tx: Tx, files: readonly KeptFile[], storedAt: Temporal.Instant): Promise<void> {
  const rows = files.map(({ hash, size, mediaType }) => ({ hash, size, mediaType, storedAt }));
  if (rows.length > 0)
    await tx
      .insertInto('file')
      .values([...new Map(rows.map((row) => [row.hash, row])).values()])
      .onConflict((conflict) => conflict.doNothing())
      .execute();
}

/** A transaction as a database: what would open one of its own takes part in this one. */
function joining(tx: Tx): Database {
  const joined: Database = new Proxy<Database>(tx, {
    get(target, name) {
      if (name === 'transaction')
        return () => ({ execute: <T>(work: (inner: Database) => Promise<T>) => work(joined) });
      const value: unknown = Reflect.get(target, name, target);
      return typeof value === 'function' ? (value.bind(target) as unknown) : value;
    },
  });
  return joined;
}
