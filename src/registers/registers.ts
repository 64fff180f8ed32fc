import type { House } from '../kernel/house.ts';
import { recordInBulk, type Entry } from './bulk.ts';
import { checkDeclarations } from './declaration-rules.ts';
import type { Register } from './schema.ts';

/** Every register of the house. */
export type Registers = {
  readonly all: readonly Register[];
  /** Records many rows at once, by the same rules. Gives their ids. @throws RangeError */
  record(code: string, entries: readonly Entry[]): Promise<number[]>;
};

/** @throws TypeError for declarations that cannot be */
export function createRegisters(house: Pick<House, 'db'>, declarations: readonly Register[]): Registers {
  checkDeclarations(declarations);
  return {
    all: declarations,
    record(code, entries) {
      const register = declarations.find((one) => one.code === code);
      if (register === undefined) throw new RangeError(`no register ${code}`);
      return recordInBulk(house, register, entries);
    },
  };
}

export type { Entry, Step } from './bulk.ts';
export { registerIndicators } from './figures.ts';
export { mend, numbersColumns } from './import-sheet.ts';
export { countByAgency, countRowsBy, findRow, readRows, type RowIn } from './rows.ts';
export { readDay } from './typed-days.ts';
