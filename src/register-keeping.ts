import type { House } from './kernel/house.ts';
import type { Keeping } from './reform-work/reform-work.ts';
import { act } from './registers/acting.ts';
import type { Desk } from './registers/desk.ts';
import { moveRow, recordRow } from './registers/recording.ts';
import type { Registers } from './registers/registers.ts';
import { attach } from './registers/rules.ts';

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
    async attach(actor, code, id, files) {
      const desk = deskOf(code);
      await act(house, desk.register, actor, id, null, (row) =>
        [attach(desk.register, actor, row, files)].flat(),
      );
    },
  };
}
