import { actorId } from '../kernel/access.ts';
import type { Tx } from '../kernel/database.ts';
import { holdDossiers, transferDossiers } from '../dossiers/dossiers.ts';
import { restructure, type Organization } from '../organization/organization.ts';
import type { Accounts } from '../accounts/accounts.ts';
import type { Procedures } from '../procedures/procedures.ts';
import { countsOf } from './counts.ts';
import { handOverPeople } from './hand-over-people.ts';
import { handOverWork, type WorkRooms } from './hand-over.ts';
import { handedRows } from './handed.ts';
import { movesOf, type DossierMove, type Moves } from './moves.ts';
import { decisionText, newAgencies, placesOf, quotasOf } from './new-structure.ts';
import type { Occasion } from './occasion.ts';
import { handOverPersonnel, readUnits, unitThere } from './personnel.ts';
import { heirsOf, outcomeOf, type Outcome } from './outcome.ts';
import type { Done, Plan } from './schema.ts';
import { readSnapshot, type Snapshot } from './snapshot.ts';
import { readTallies, sumOf } from './tallies.ts';
import { readTouched } from './touched.ts';

export type CarryingRooms = WorkRooms & {
  readonly organization: Organization;
  readonly accounts: Pick<Accounts, 'moveAccounts' | 'forget'>;
  readonly procedures: Pick<Procedures, 'reassign' | 'forget'>;
};

/**
 * Carries a checked plan out in one transaction: agencies, people, dossiers under way, procedures, and what else ended
 * agencies had to do (tasks, targets, forms, sheets, sections of reports). While it runs nobody records a dossier; whoever
 * tries waits. Gives what was done, with counts of before and after.
 */
export async function carryOut(
  tx: Tx,
  rooms: CarryingRooms,
  plan: Plan,
  occasion: Occasion,
): Promise<{ done: Done; movedAccounts: readonly number[] }> {
  const { actor, at, today, reorganizationId } = occasion;
  const outcome = outcomeOf(plan);
  await holdDossiers(tx);
  const before = await readSnapshot(tx, today);
  const talliesBefore = await readTallies(tx, today);
  const moves = movesOf(outcome, before);
  const decision = decisionText(plan);
  const by = { actorId: actorId(actor), at };
  const on = Temporal.PlainDate.from(plan.effectiveOn);
  const touched = await readTouched(tx, [...outcome.endings.keys()], on);

  const ids = await restructure(
    tx,
    {
      reorganizationId,
      decision,
      on,
      create: newAgencies(plan, rooms.organization),
      place: placesOf(plan),
      end: [...outcome.endings.values()].map((ending) => ({
        code: ending.from,
        heirs: heirsOf(ending).map((code) => ({ code, isMain: code === ending.main })),
      })),
      quotas: quotasOf(plan),
      moveUnits: [...outcome.units].map(([place, to]) => {
        const slash = place.indexOf('/');
        return { agency: place.slice(0, slash), unit: place.slice(slash + 1), to };
      }),
    },
    by,
  );

  await movePeople(tx, rooms, moves, ids, { ...by, decision });
  const dossiers = await handOver(tx, moves.dossiers, ids, { ...occasion, decision });
  const left = await moveProcedures(tx, rooms, moves, plan, occasion);
  const heirs = mainHeirs(outcome, ids);
  const work = await handOverWork(tx, rooms, heirs, { actor, at, on, decision });
  const people = await handOverPeople(tx, { plan, outcome, heirs, occasion, rooms });

  const after = await readSnapshot(tx, today);
  const talliesAfter = await readTallies(tx, today);
  const done: Done = {
    dossiers,
    owners: moves.dossiers.filter(({ dossier, to }) => dossier.agency !== to).length,
    steps: moves.dossiers.reduce((sum, { steps }) => sum + steps.length, 0),
    accounts: moves.people.length,
    procedures: moves.procedures.length - left.length,
    ...work,
    ...people,
    handed: handedRows({ outcome, moves, touched, names: await namesOf(tx) }),
    withoutOwner: withoutOwner(outcome, after),
    movedDates: movedDates(before, after),
    left,
    counts: countsOf(
      { snapshot: before, tallies: talliesBefore },
      { snapshot: after, tallies: talliesAfter },
      await namesOf(tx),
    ),
  };
  if (done.withoutOwner > 0 || done.movedDates > 0 || before.dossiers.length !== after.dossiers.length)
    throw new Error(`reorganization ${reorganizationId} would lose dossiers or move dates`);
  if (sumOf(talliesBefore.staff) !== sumOf(talliesAfter.staff))
    throw new Error(`reorganization ${reorganizationId} would lose people`);
  return { done, movedAccounts: moves.people.map(({ person }) => person.id) };
}

/**
 * Hands over what was received, and who was recruited, at an ended agency while the carrying out waited for others to finish.
 * Gives how many.
 */
export async function sweep(
  tx: Tx,
  plan: Plan,
  occasion: Occasion,
  organization: Organization,
): Promise<number> {
  const outcome = outcomeOf(plan);
  await holdDossiers(tx);
  const moves = movesOf(outcome, await readSnapshot(tx, occasion.today));
  const late = moves.dossiers.filter(
    ({ dossier, steps }) =>
      outcome.endings.has(dossier.agency) || steps.some(({ from }) => outcome.endings.has(from)),
  );
  const ids = new Map(organization.all().map(({ code, id }) => [code, id]));
  const { personIds } = await handOverPersonnel(tx, plan, outcome, occasion);
  const dossiers = await handOver(tx, late, ids, { ...occasion, decision: decisionText(plan) });
  return dossiers + personIds.length;
}

async function handOver(
  tx: Tx,
  moves: readonly DossierMove[],
  ids: ReadonlyMap<string, number>,
  { reorganizationId, decision, actor, at }: Occasion & { readonly decision: string },
): Promise<number> {
  const byDossier = new Map(moves.map((move) => [move.dossier.id, move]));
  return transferDossiers(tx, [...byDossier.keys()], {
    actorId: actorId(actor),
    at,
    handOverOf({ id, agencyId }) {
      const move = byDossier.get(id);
      if (move === undefined) return null;
      return {
        reorganization: reorganizationId,
        decision,
        from: agencyId,
        to: idOf(ids, move.to),
        steps: move.steps.map(({ step, from, to, assigneeId }) => ({
          step,
          from: idOf(ids, from),
          to: idOf(ids, to),
          assigneeId,
        })),
      };
    },
  });
}

/** People keep their names, passwords and roles; their unit is the one of the same code or kind, where there is one. */
async function movePeople(
  tx: Tx,
  { accounts }: CarryingRooms,
  { people }: Moves,
  ids: ReadonlyMap<string, number>,
  by: { readonly actorId: number | null; readonly at: Temporal.Instant; readonly decision: string },
): Promise<void> {
  if (people.length === 0) return;
  const unitsOf = Map.groupBy(await readUnits(tx), ({ agency }) => agency);
  await accounts.moveAccounts(
    tx,
    people.map(({ person, to }) => {
      const old = unitsOf.get(person.agency)?.find(({ code }) => code === person.unit);
      return { accountId: person.id, agencyId: idOf(ids, to), unitId: unitThere(unitsOf.get(to) ?? [], old) };
    }),
    by,
  );
}

async function moveProcedures(
  tx: Tx,
  { procedures }: CarryingRooms,
  { procedures: changes }: Moves,
  plan: Plan,
  { actor }: Occasion,
): Promise<string[]> {
  if (changes.length === 0) return [];
  const effectiveOn = Temporal.PlainDate.from(plan.effectiveOn);
  const { number, issuer, issuedOn } = plan.decision;
  return procedures.reassign(
    tx,
    changes.map(({ procedure, level, agencies }) => ({
      code: procedure.code,
      change: (content) => ({ ...content, level: levelOf(level, content.level), agencies: [...agencies] }),
    })),
    {
      number,
      issuer,
      title: plan.title,
      issuedOn: issuedOn === '' ? effectiveOn : Temporal.PlainDate.from(issuedOn),
      effectiveOn,
    },
    actor,
  );
}

function levelOf<Level extends string>(
  wanted: string,
  present: Level,
): Level | 'city' | 'district' | 'commune' {
  return wanted === 'city' || wanted === 'district' || wanted === 'commune' ? wanted : present;
}

function mainHeirs({ endings }: Outcome, ids: ReadonlyMap<string, number>): Map<number, number> {
  return new Map([...endings.values()].map(({ from, main }) => [idOf(ids, from), idOf(ids, main)]));
}

export function withoutOwner({ endings }: Outcome, { dossiers }: Snapshot): number {
  return dossiers.filter(
    ({ agency, steps }) => endings.has(agency) || steps.some((step) => endings.has(step.agency)),
  ).length;
}

function movedDates(before: Snapshot, after: Snapshot): number {
  const dues = new Map(before.dossiers.map(({ id, dueAt }) => [id, dueAt?.epochMilliseconds ?? null]));
  return after.dossiers.filter(({ id, dueAt }) => dues.get(id) !== (dueAt?.epochMilliseconds ?? null)).length;
}

async function namesOf(tx: Tx): Promise<Map<string, string>> {
  const rows = await tx.selectFrom('agency').select(['code', 'name']).execute();
  return new Map(rows.map(({ code, name }) => [code, name]));
}

function idOf(ids: ReadonlyMap<string, number>, code: string): number {
  const id = ids.get(code);
  if (id === undefined) throw new RangeError(`no agency ${code}`);
  return id;
}
