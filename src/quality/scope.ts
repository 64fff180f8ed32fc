import type { Procedures } from '../procedures/procedures.ts';
import type { ProcessModels } from '../processes/processes.ts';
import { localDate } from '../kernel/clock.ts';
import { hasChanged, scopeCodes, type Running } from './rules.ts';

export type ScopeLine = {
  readonly code: string;
  /** Null: no procedure of this code is in force. */
  readonly name: string | null;
  readonly version: Running | null;
  readonly process: (Running & { readonly code: string; readonly name: string }) | null;
  /** The procedure, or the process it runs on, has a newer version than the last review saw. */
  readonly isChanged: boolean;
};

/** The procedures of a scope as they run today. */
export function readScope(
  rooms: {
    readonly procedures: Pick<Procedures, 'findInForce'>;
    readonly processes: Pick<ProcessModels, 'findLatest'>;
  },
  text: string,
  today: Temporal.PlainDate,
  reviewedOn: Temporal.PlainDate | null,
): Promise<ScopeLine[]> {
  return Promise.all(
    scopeCodes(text).map(async (code) => {
      const found = await rooms.procedures.findInForce(code, today);
      if (found === undefined) return { code, name: null, version: null, process: null, isChanged: false };
      const version = { number: found.number, since: found.validFrom };
      const drawn =
        found.content.process === '' ? undefined : await rooms.processes.findLatest(found.content.process);
      const process =
        drawn === undefined
          ? null
          : { code: drawn.code, name: drawn.name, number: drawn.number, since: localDate(drawn.publishedAt) };
      // The first drawing of a process writes down what was done before; it changes nothing.
      const isRedrawn = process !== null && process.number > 1 && hasChanged(process, reviewedOn);
      const isChanged = hasChanged(version, reviewedOn) || isRedrawn;
      return { code, name: found.content.name, version, process, isChanged };
    }),
  );
}
