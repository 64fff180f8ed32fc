import { covers, type Answer } from '../kernel/access.ts';
import type { Tx } from '../kernel/database.ts';
import { accepted, notFound, Refused } from '../kernel/errors.ts';
import type { House } from '../kernel/house.ts';
import type { Organization } from '../organization/organization.ts';
import { localDate } from '../kernel/clock.ts';
import type { FindPeople } from '../ui/people.ts';
import { decide } from './deciding.ts';
import { type Command } from './commands.ts';
import { writeCandidateFacts } from './facts.ts';
import { apply, type Examination, type ExaminationEvent } from './life.ts';
import { getRules } from './rule-sets.ts';
import { holdExamination, record, type By } from './store.ts';

/** Hides and recognises what must not be read: given by who puts the house together. */
export type Sealing = {
  seal(purpose: string, text: string): string;
  /** Null when it was not sealed here. */
  unseal(purpose: string, sealed: string): string | null;
  /** A mark by which a text is known again, without keeping it. */
  mark(purpose: string, text: string): Buffer;
};

/** A vacancy that an agency may ask to fill by an examination. */
export type Vacancy = { readonly agencyId: number; readonly title: string; readonly count: number };

export type Desk = {
  readonly house: House;
  readonly organization: Pick<Organization, 'all' | 'getAgency' | 'findAgency'>;
  /** Name of the city, as documents write the place of issue. */
  readonly place: string;
  readonly sealing: Sealing;
  readonly findPeople: FindPeople;
  /** Vacant positions within an agency, to be offered when quotas are asked for. */
  vacancies(agencyId: number): Promise<readonly Vacancy[]>;
};

export const purposes = {
  identity: 'examination identity number',
  receipt: 'examination receipt',
  papers: 'examination blind codes',
} as const;

/** Facts of an examination as a whole belong to the city. */
export function ownerOf({ organization }: Desk): number {
  return organization.all().find(({ parentId }) => parentId === null)?.id ?? 0;
}

/** Carries out a command on an examination held against everybody else: decided, recorded, then `after`, in one transaction. */
export function act(
  desk: Desk,
  by: By,
  id: number,
  build: (state: Examination, tx: Tx) => Promise<Command> | Command,
  after: (
    state: Examination,
    tx: Tx,
    before: Examination,
  ) => Promise<Examination | undefined> | undefined = () => undefined,
): Promise<Examination> {
  return desk.house.db.transaction().execute(async (tx) => {
    const before = await holdExamination(tx, id);
    const state = await carryOut(desk, tx, by, before, await build(before, tx));
    return (await after(state, tx, before)) ?? state;
  });
}

/** Commands inside a transaction that holds the examination, all or none. @throws Refused */
export async function carryOut(
  desk: Desk,
  tx: Tx,
  by: By,
  before: Examination,
  ...commands: readonly Command[]
): Promise<Examination> {
  const today = localDate(by.at).toString();
  let next = before;
  const events = commands.flatMap((command) => {
    const decided = accepted(decide(next, command, { today }));
    next = decided.reduce((state, event) => apply(before.id, state, event), next);
    return decided;
  });
  const state = await record(tx, before.id, before, events, by, ownerOf(desk));
  if (events.some((event) => countsCandidates(state, event))) await writeCandidateFacts(tx, state, by.at);
  return state;
}

/** Whether candidates may count otherwise after an event; results are in their rows by then. */
function countsCandidates({ fields, sessions }: Examination, { kind }: ExaminationEvent): boolean {
  if (kind === 'recognised' || kind === 'cancelled') return true;
  const first = getRules(fields.rules).parts.filter(({ round }) => round === 1);
  return kind === 'session-closed' && first.every(({ code }) => sessions[code] !== undefined);
}

/** A position of the examination within the reader's reach. @throws Refused as if it were not there */
export function positionWithin({ positions }: Examination, id: number, answer: Answer) {
  const position = positions.find((one) => one.id === id);
  if (position === undefined || !covers(answer, position.agencyId)) throw new Refused(notFound);
  return position;
}
