import { localDate } from '../kernel/clock.ts';
import type { ChainedEvent } from '../kernel/events.ts';
import { apply } from './apply.ts';
import { happened, type Change } from './change.ts';
import { receivingAgency, type Dossier, type Step, type Timeliness, type Transfer } from './schema.ts';

/**
 * What statistics count of a dossier: that an agency got it on a day, and that it closed it on a day. One handed over by
 * a reorganisation leaves the one agency and joins the other: what was received stays where it was. A row that is no
 * longer so is taken back by the same row with weight −1, so that what was known on any day is a sum.
 */
export type DossierFact = {
  readonly kind: 'received' | 'closed' | 'joined' | 'left';
  /** whole: the dossier itself; linked: one started for another; part: the work of another agency on it. */
  readonly scope: 'whole' | 'linked' | 'part';
  readonly agencyId: number;
  readonly happenedOn: Temporal.PlainDate;
  /** Null while the office waits for the applicant, or when no date was promised. */
  readonly dueAt: Temporal.Instant | null;
  readonly timeliness: Timeliness | null;
  readonly ending: 'granted' | 'refused' | 'withdrawn' | 'stopped' | 'done' | null;
};

export type SignedFact = DossierFact & { readonly weight: 1 | -1 };

/** All facts of a dossier as it stands. One that was never received has none. */
export function factsOf(dossier: Dossier): DossierFact[] {
  if (dossier.receivedAt === null) return [];
  const scope = dossier.parent === null ? 'whole' : 'linked';
  const dueAt = isWaiting(dossier) ? null : dossier.dueAt;
  const endedAt = dossier.resolvedAt ?? dossier.closedAt;
  // What was resolved before it was handed over stays with the agency that resolved it.
  const transfers = dossier.transfers.filter(
    ({ at }) => endedAt === null || Temporal.Instant.compare(at, endedAt) < 0,
  );
  const own = { scope, agencyId: transfers.at(-1)?.to ?? receivingAgency(dossier), dueAt } as const;
  const first = { ...own, agencyId: receivingAgency(dossier) };
  const facts: DossierFact[] = [receipt(first, dossier.receivedAt), ...handOversOf(transfers, own)];
  if (endedAt !== null) {
    const timeliness = dossier.timeliness ?? timelinessByDay(dueAt, endedAt);
    facts.push({
      ...own,
      kind: 'closed',
      happenedOn: localDate(endedAt),
      timeliness,
      ending: endingOf(dossier),
    });
  }
  const parts =
    dossier.transfers.length === 0 ? partsOf(dossier, endedAt) : handedPartsOf(dossier, dueAt, endedAt);
  return [...facts, ...parts];
}

/** Out of the one agency's hands and into the other's, each with the dossier's present due date so that they cancel. */
function handOversOf(
  transfers: readonly Transfer[],
  own: Pick<DossierFact, 'scope' | 'dueAt'>,
): DossierFact[] {
  return transfers
    .filter(({ from, to }) => from !== to)
    .flatMap(({ at, from, to }) => {
      const moved = { ...own, happenedOn: localDate(at), timeliness: null, ending: null };
      return [
        { ...moved, kind: 'left' as const, agencyId: from },
        { ...moved, kind: 'joined' as const, agencyId: to },
      ];
    });
}

/** Parts of a dossier that was handed over: what an agency had beside the owner of the time, piece by piece. */
function handedPartsOf(
  dossier: Dossier,
  wholeDue: Temporal.Instant | null,
  endedAt: Temporal.Instant | null,
): DossierFact[] {
  return [...Map.groupBy(piecesOf(dossier, endedAt), ({ agencyId }) => agencyId)].flatMap(
    ([agencyId, pieces]) => {
      const dueAt = wholeDue === null ? null : latestDue(pieces.map(({ step }) => step));
      const own = { scope: 'part', agencyId, dueAt, timeliness: null, ending: null } as const;
      const first = pieces.reduce((one, other) => (earlier(one.from, other.from) === one.from ? one : other));
      const arrival: DossierFact = {
        ...own,
        kind: first.isJoined ? 'joined' : 'received',
        happenedOn: localDate(first.from),
      };
      const ends = pieces.map(({ to }) => to);
      if (!ends.every((at) => at !== null)) return [arrival];
      const at = ends.reduce(later);
      const isLeft = pieces.some((piece) => piece.isLeft && piece.to?.equals(at) === true);
      if (isLeft) return [arrival, { ...own, kind: 'left', happenedOn: localDate(at) }];
      const timeliness = timelinessByDay(dueAt, at);
      return [arrival, { ...own, kind: 'closed', happenedOn: localDate(at), timeliness, ending: 'done' }];
    },
  );
}

type Piece = {
  readonly agencyId: number;
  readonly step: Step;
  readonly from: Temporal.Instant;
  readonly to: Temporal.Instant | null;
  readonly isJoined: boolean;
  readonly isLeft: boolean;
};

/** Each stretch of a step at one agency that did not own the dossier then. */
function piecesOf(dossier: Dossier, endedAt: Temporal.Instant | null): Piece[] {
  return dossier.steps.flatMap((step) => {
    const closedAt = step.closedAt ?? endedAt;
    const moves = dossier.transfers.filter(
      ({ at }) =>
        Temporal.Instant.compare(at, step.openedAt) >= 0 &&
        (closedAt === null || Temporal.Instant.compare(at, closedAt) <= 0),
    );
    const before = dossier.transfers.findLast(({ at }) => Temporal.Instant.compare(at, step.openedAt) < 0);
    let owner = before?.to ?? receivingAgency(dossier);
    const ownMove = (transfer: Transfer) => transfer.steps.find((entry) => entry.step === step.number);
    let agencyId = dossier.transfers.map(ownMove).find((move) => move !== undefined)?.from ?? step.agencyId;
    let from = step.openedAt;
    let isJoined = false;
    const pieces: Piece[] = [];
    for (const transfer of moves) {
      const [wasPart, was] = [agencyId !== owner, agencyId];
      owner = transfer.to;
      agencyId = ownMove(transfer)?.to ?? agencyId;
      if (was === agencyId && wasPart === (agencyId !== owner)) continue;
      if (wasPart) pieces.push({ agencyId: was, step, from, to: transfer.at, isJoined, isLeft: true });
      [from, isJoined] = [transfer.at, true];
    }
    if (agencyId !== owner) pieces.push({ agencyId, step, from, to: closedAt, isJoined, isLeft: false });
    return pieces;
  });
}

/** What a change adds to the facts and takes from them, each as recorded with its events. */
export function signedFacts({
  before,
  after,
  events,
}: Change): (SignedFact & { recordedAt: Temporal.Instant })[] {
  const [first] = events;
  const last = events.at(-1);
  if (first === undefined || last === undefined) return [];
  if (first.recordedAt.equals(last.recordedAt)) return differences(before, after, last.recordedAt);
  let dossier = before;
  return recordedTogether(events).flatMap((group) => {
    const known = dossier;
    dossier = group.reduce<Dossier | null>((so, event) => apply(after.id, so, happened(event)), known);
    return dossier === null ? [] : differences(known, dossier, group[0]?.recordedAt ?? last.recordedAt);
  });
}

/** A change may hold what was recorded at several times, when many are written at once: each time has its facts. */
function recordedTogether(events: readonly ChainedEvent[]): ChainedEvent[][] {
  const groups: ChainedEvent[][] = [];
  for (const event of events) {
    const last = groups.at(-1);
    if (last?.[0]?.recordedAt.equals(event.recordedAt) === true) last.push(event);
    else groups.push([event]);
  }
  return groups;
}

function differences(before: Dossier | null, after: Dossier, recordedAt: Temporal.Instant) {
  return factChanges(before, after).map((fact) => ({ ...fact, recordedAt }));
}

function factChanges(before: Dossier | null, after: Dossier): SignedFact[] {
  if (before !== null && isSame(before, after)) return [];
  const known = new Map((before === null ? [] : factsOf(before)).map((fact) => [keyOf(fact), fact]));
  const added: SignedFact[] = [];
  for (const fact of factsOf(after)) {
    if (!known.delete(keyOf(fact))) added.push({ ...fact, weight: 1 });
  }
  return [...[...known.values()].map((fact) => ({ ...fact, weight: -1 as const })), ...added];
}

/** Nothing that facts look at has changed: most steps of a dossier's way. */
function isSame(before: Dossier, after: Dossier): boolean {
  return (
    before.receivedAt === after.receivedAt &&
    before.dueAt === after.dueAt &&
    before.resolvedAt === after.resolvedAt &&
    before.closedAt === after.closedAt &&
    before.pauses === after.pauses &&
    before.transfers === after.transfers &&
    !after.steps.some((step, index) => step.agencyId !== after.agencyId && step !== before.steps[index])
  );
}

function receipt(own: Pick<DossierFact, 'scope' | 'agencyId' | 'dueAt'>, at: Temporal.Instant): DossierFact {
  return { ...own, kind: 'received', happenedOn: localDate(at), timeliness: null, ending: null };
}

/** The parts of agencies other than the one that received it: from their first step to the end of their last. */
function partsOf(dossier: Dossier, endedAt: Temporal.Instant | null): DossierFact[] {
  const others = dossier.steps.filter((step) => step.agencyId !== dossier.agencyId);
  return [...Map.groupBy(others, (step) => step.agencyId)].flatMap(([agencyId, steps]) => {
    const dueAt = isWaiting(dossier) ? null : latestDue(steps);
    const own = { scope: 'part', agencyId, dueAt } as const;
    const opened = steps.map((step) => step.openedAt).reduce(earlier);
    const closings = steps.map((step) => step.closedAt ?? endedAt);
    const facts = [receipt(own, opened)];
    if (closings.every((at) => at !== null)) {
      const closedAt = closings.reduce(later);
      const timeliness = timelinessByDay(dueAt, closedAt);
      facts.push({ ...own, kind: 'closed', happenedOn: localDate(closedAt), timeliness, ending: 'done' });
    }
    return facts;
  });
}

/** The office waits, or waited when it was withdrawn or stopped: that day is nobody's lateness. */
function isWaiting({ pauses, closedAt, resolvedAt }: Dossier): boolean {
  return pauses.some(
    ({ to }) => to === null || (resolvedAt === null && closedAt !== null && to.equals(closedAt)),
  );
}

function latestDue(steps: readonly Step[]): Temporal.Instant | null {
  const dues = steps.map((step) => step.dueAt);
  return dues.every((due) => due !== null) ? dues.reduce(later) : null;
}

/** By day, for what has no timeliness of its own: withdrawn or stopped dossiers, and other agencies' parts. */
function timelinessByDay(dueAt: Temporal.Instant | null, endedAt: Temporal.Instant): Timeliness {
  if (dueAt === null) return 'onTime';
  const order = Temporal.PlainDate.compare(localDate(endedAt), localDate(dueAt));
  if (order < 0) return 'early';
  return order === 0 ? 'onTime' : 'late';
}

function endingOf({ result, state }: Dossier): DossierFact['ending'] {
  if (state === 'withdrawn' || state === 'stopped') return state;
  return result ?? 'granted';
}

function keyOf({ kind, scope, agencyId, happenedOn, dueAt, timeliness, ending }: DossierFact): string {
  return [kind, scope, agencyId, happenedOn, dueAt, timeliness, ending].join(' ');
}

function earlier(one: Temporal.Instant, other: Temporal.Instant): Temporal.Instant {
  return Temporal.Instant.compare(one, other) <= 0 ? one : other;
}

function later(one: Temporal.Instant, other: Temporal.Instant): Temporal.Instant {
  return Temporal.Instant.compare(one, other) >= 0 ? one : other;
}
