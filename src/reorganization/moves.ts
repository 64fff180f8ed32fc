import {
  heirsOf,
  holderAfter,
  isAbout,
  placeAfter,
  type OfProcedure,
  type Outcome,
  type ProcedureMove,
} from './outcome.ts';
import { problemsOf, type Problem } from './problems.ts';
import type { OpenProcedure, Person, Snapshot } from './snapshot.ts';
import type { OpenDossier } from './snapshot-rows.ts';

/** What of a dossier moves where. */
export type DossierMove = {
  readonly dossier: OpenDossier;
  readonly to: string;
  readonly steps: readonly {
    readonly step: number;
    readonly from: string;
    readonly to: string;
    readonly assigneeId: number | null;
  }[];
};
export type PersonMove = { readonly person: Person; readonly to: string };
export type ProcedureChange = {
  readonly procedure: OpenProcedure;
  readonly level: string;
  readonly agencies: readonly string[];
};

/** Everything that a plan moves, as things stand. Trial and carrying out are this one reckoning. */
export type Moves = {
  readonly dossiers: readonly DossierMove[];
  readonly people: readonly PersonMove[];
  readonly procedures: readonly ProcedureChange[];
  readonly problems: readonly Problem[];
};

export function movesOf(outcome: Outcome, snapshot: Snapshot): Moves {
  const people = snapshot.people
    .map((person) => ({ person, to: placeAfter(outcome, person) }))
    .filter(({ person, to }) => to !== person.agency);
  const workAt = new Map(snapshot.people.map(({ id, agency }) => [id, agency]));
  for (const { person, to } of people) workAt.set(person.id, to);
  const byId = new Map(snapshot.dossiers.map((dossier) => [dossier.id, dossier]));
  const dossiers = snapshot.dossiers.flatMap((dossier) => dossierMove(outcome, dossier, byId, workAt));
  const procedures = snapshot.procedures.flatMap((procedure) => procedureChange(outcome, procedure));
  const moved = { dossiers, people, procedures };
  return { ...moved, problems: problemsOf(outcome, snapshot, moved, workAt) };
}

/** Who owns a dossier afterwards: a part started for another dossier follows that one where the plan says so. */
function ownerAfter(outcome: Outcome, dossier: OpenDossier, byId: ReadonlyMap<number, OpenDossier>): string {
  const ending = outcome.endings.get(dossier.agency);
  const parent = dossier.parentId === null ? undefined : byId.get(dossier.parentId);
  if (ending?.stepsTo === 'dossier' && parent !== undefined && parent.agency !== dossier.agency)
    return ownerAfter(outcome, parent, byId);
  return holderAfter(outcome, dossier.agency, dossier.procedure);
}

function dossierMove(
  outcome: Outcome,
  dossier: OpenDossier,
  byId: ReadonlyMap<number, OpenDossier>,
  workAt: ReadonlyMap<number, string>,
): DossierMove[] {
  const { agency, procedure } = dossier;
  const to = ownerAfter(outcome, dossier, byId);
  const steps = dossier.steps.flatMap(({ number: step, agency: from, assigneeId }) => {
    const after = stepAfter(outcome, from, { agency, to, procedure });
    // A piece of work that a person of a moved unit has in hand goes with that person.
    const withPerson = assigneeId === null ? undefined : workAt.get(assigneeId);
    const isOfMovedUnit = after === from && withPerson !== undefined && withPerson !== from;
    const place = isOfMovedUnit ? withPerson : after;
    if (place === from) return [];
    return [{ step, from, to: place, assigneeId: withPerson === place ? assigneeId : null }];
  });
  return to === agency && steps.length === 0 ? [] : [{ dossier, to, steps }];
}

function stepAfter(
  outcome: Outcome,
  from: string,
  owner: { readonly agency: string; readonly to: string; readonly procedure: OfProcedure },
): string {
  if (from === owner.agency) return owner.to;
  if (outcome.endings.get(from)?.stepsTo === 'dossier') return owner.to;
  return holderAfter(outcome, from, owner.procedure);
}

/** The performing agencies afterwards, when they differ. */
function procedureChange(outcome: Outcome, procedure: OpenProcedure): ProcedureChange[] {
  const { agencies, level } = procedure;
  const whole = outcome.procedures.find((move) => move.from === '' && isAbout(move, procedure));
  if (whole !== undefined) return changed(procedure, ...performers(whole, level));
  const after = agencies.flatMap((code) => performersAfter(outcome, code, procedure));
  return changed(procedure, level, [...new Set(after)]);
}

function performersAfter(outcome: Outcome, code: string, procedure: OpenProcedure): string[] {
  const move = outcome.procedures.find((entry) => entry.from === code && isAbout(entry, procedure));
  if (move !== undefined && move.to !== '') return [move.to];
  const ending = outcome.endings.get(code);
  if (ending === undefined) return [code];
  const holder = holderAfter(outcome, code, procedure);
  // Named by a rule it has one performer; else every agency that carries on performs it.
  return holder === ending.main
    ? heirsOf(ending).filter((heir) => !isGivenFields(ending.heirs, heir))
    : [holder];
}

function isGivenFields(
  heirs: readonly {
    readonly to: string;
    readonly fields: readonly string[];
    readonly procedures: readonly string[];
  }[],
  code: string,
): boolean {
  return heirs.some(({ to, fields, procedures }) => to === code && fields.length + procedures.length > 0);
}

function performers({ to, toLevel }: ProcedureMove, level: string): [string, string[]] {
  return to === '' ? [toLevel, []] : [level, [to]];
}

function changed(procedure: OpenProcedure, level: string, agencies: readonly string[]): ProcedureChange[] {
  const isSame = level === procedure.level && agencies.join(' ') === procedure.agencies.join(' ');
  return isSame ? [] : [{ procedure, level, agencies }];
}
