import { can, type Actor } from '../kernel/access.ts';
import { notFound, Refused } from '../kernel/errors.ts';
import type { House } from '../kernel/house.ts';
import type { NamedAgency } from './city-owners.ts';
import { compileProcess } from './check.ts';
import type { ProcessModels } from './models.ts';
import type { ProcessRow } from './pages-list.tsx';
import type { ProcessPageProps } from './pages-process.tsx';
import { countOnProcesses, editProcesses } from './permissions.ts';
import { countRunning, readProcedureUses } from './store-use.ts';

/** Which drawing of a process is meant: a version by its number, the draft, or what one would expect. */
export type Wanted = number | 'draft' | 'usual';

/** The list as the actor may see it: drafts are shown to those who write them. */
export async function readList(house: House, models: ProcessModels, actor: Actor): Promise<ProcessRow[]> {
  const mayEdit = can(actor, editProcesses) !== false;
  const [processes, uses, running] = await Promise.all([
    models.list(),
    readProcedureUses(house.db, house.clock.today()),
    countRunning(house.db, can(actor, countOnProcesses)),
  ]);
  const procedures = Map.groupBy(uses, (use) => use.process);
  const dossiers = Map.groupBy(running, (each) => each.process);
  return processes
    .filter(({ number }) => number !== null || mayEdit)
    .map(({ draftName: _, ...row }) => ({
      ...row,
      procedures: procedures.get(row.code)?.length ?? 0,
      dossiers: (dossiers.get(row.code) ?? []).reduce((sum, { count }) => sum + count, 0),
    }));
}

/**
 * A process as the actor may see it.
 * @throws Refused `not-found` when there is no such drawing, or when it is a draft that is not theirs to see.
 */
export async function readProcess(
  house: House,
  models: ProcessModels,
  { actor, code, wanted }: { actor: Actor; code: string; wanted: Wanted },
): Promise<Omit<ProcessPageProps, 'agencies'>> {
  const mayEdit = can(actor, editProcesses) !== false;
  const counting = can(actor, countOnProcesses);
  const [versions, draft, procedures, running] = await Promise.all([
    models.versionsOf(code),
    mayEdit ? models.findDraft(code) : undefined,
    readProcedureUses(house.db, house.clock.today(), code),
    countRunning(house.db, counting, code),
  ]);
  const newest = versions[0]?.number;
  const number = wanted === 'usual' ? (newest ?? 'draft') : wanted;
  const version = number === 'draft' ? undefined : await models.findVersion(code, number);
  const shown = number === 'draft' ? draft : version;
  if (shown === undefined) throw new Refused(notFound);
  const verdict = draft === undefined ? undefined : await models.check(draft.xml, code);
  return {
    code,
    name: shown.name,
    number: version?.number ?? null,
    versions,
    graph: version?.graph ?? (await compileProcess(shown.xml)).graph,
    procedures,
    running: counting === false ? null : new Map(running.map((each) => [each.number, each.count])),
    work: mayEdit
      ? {
          draft: draft ?? null,
          seen: { revision: draft?.revision ?? 0, version: newest ?? 0 },
          problems: verdict?.problems ?? [],
          isSound: verdict?.sound ?? false,
          refusals: [],
        }
      : null,
  };
}

/**
 * How owners are named on pages: agencies by code; a kind by the words with which all its agencies' names begin
 * ("Công an thành phố", "Công an quận …" → "Công an").
 */
export function ownerNamesByCode(agencies: readonly NamedAgency[]): ReadonlyMap<string, string> {
  const kinds = [...Map.groupBy(agencies, ({ kind }) => kind)].map(
    ([kind, all]) => [kind, commonBeginning(all.map(({ name }) => name)) || kind] as const,
  );
  return new Map([...kinds, ...agencies.map(({ code, name }) => [code, name] as const)]);
}

function commonBeginning([first = '', ...others]: readonly string[]): string {
  const words = first.split(' ');
  const differs = words.findIndex((word, index) => others.some((name) => name.split(' ')[index] !== word));
  return words.slice(0, differs === -1 ? words.length : differs).join(' ');
}
