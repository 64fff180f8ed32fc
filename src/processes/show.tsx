import type { Actor } from '../kernel/access.ts';
import type { Refusal } from '../kernel/errors.ts';
import type { House } from '../kernel/house.ts';
import { page, type Reply } from '../kernel/web.ts';
import type { NamedAgency } from './city-owners.ts';
import type { ProcessModels } from './models.ts';
import { ProcessPage } from './pages-process.tsx';
import { ownerNamesByCode, readProcess, type Wanted } from './reading.ts';

/** What the pages need to know of the rooms beside them. */
export type ProcessPagesSurroundings = {
  agencies(): readonly NamedAgency[];
  /** Procedures in force that counters receive, found by code or words of the name; at most 20. */
  searchProcedures(words: string): Promise<readonly { readonly code: string; readonly name: string }[]>;
};

/** Shows one process, with why the last thing sent was refused. */
export type ShowProcess = (
  asking: { readonly actor: Actor },
  code: string,
  wanted: Wanted,
  refusals?: readonly Refusal[],
) => Promise<Reply>;

export function createShow(
  house: House,
  models: ProcessModels,
  around: ProcessPagesSurroundings,
): ShowProcess {
  return async ({ actor }, code, wanted, refusals = []) => {
    const { work, ...read } = await readProcess(house, models, { actor, code, wanted });
    const agencies = ownerNamesByCode(around.agencies());
    const shownWork = work === null ? null : { ...work, refusals };
    return page(read.name, <ProcessPage {...read} agencies={agencies} work={shownWork} />, {
      scripts: ['viewer.js'],
      styles: ['viewer.css'],
    });
  };
}
