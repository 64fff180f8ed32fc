import type { Happened, Movement } from './events.ts';
import type { Dossier, Step, Timeliness } from './schema.ts';

/** One side of a hand-over; the applicant, who takes the result, has no agency. */
export type Side = {
  readonly agencyId: number | null;
  readonly role: string;
  readonly personId: number | null;
  readonly name: string;
};
export type HandOver = {
  readonly from: Side;
  readonly to: Side;
  readonly givenAt: Temporal.Instant;
  readonly takenAt: Temporal.Instant | null;
  /** How the giver's own step ended; null at the counter's receipt and where the law sets no term. */
  readonly result: Timeliness | null;
  readonly remark: string;
};

type Giver = Pick<HandOver, 'from' | 'givenAt' | 'result' | 'remark'>;
type Judge = (dueAt: Temporal.Instant, endedAt: Temporal.Instant) => Timeliness;

/**
 * Every hand-over of a dossier from its receipt to its result, as the control slip lists them (Circular
 * 03/2025/TT-VPCP, form 06). Who finishes before a join waits there, and hands over when the last one has finished.
 */
export function handOvers(dossier: Dossier, events: readonly Happened[], judge: Judge): HandOver[] {
  const rows: HandOver[] = [];
  let waiting: Giver[] = [];
  let opened = 0;

  function pass(givers: readonly Giver[], movement: Movement): void {
    const takers = [
      ...movement.opened.map(() => {
        opened += 1;
        return taken(dossier, events, opened);
      }),
      ...movement.calls.map(({ agencyId }) => ({ to: office(agencyId), takenAt: 'at once' as const })),
    ];
    waiting = takers.length === 0 ? [...givers] : [];
    for (const giver of givers) {
      for (const { to, takenAt } of takers)
        rows.push({ ...giver, to, takenAt: takenAt === 'at once' ? giver.givenAt : takenAt });
    }
  }

  function giverOf(number: number, at: Temporal.Instant): Giver {
    const step = stepOf(dossier, number);
    const result = step.dueAt === null ? null : judge(step.dueAt, at);
    return { from: { ...sideOf(step), personId: step.closedBy }, givenAt: at, result, remark: step.note };
  }

  for (const event of events) {
    const { at } = event;
    switch (event.kind) {
      case 'received': {
        const clerk = { ...office(dossier.agencyId), personId: event.actorId };
        pass([{ from: clerk, givenAt: at, result: null, remark: '' }], event.data.movement);
        break;
      }
      case 'stepCompleted':
        pass([...waiting, giverOf(event.data.step, at)], event.data.movement);
        break;
      case 'paid':
        if (event.data.step !== null && event.data.movement !== null)
          pass([...waiting, giverOf(event.data.step, at)], event.data.movement);
        break;
      case 'timerFired':
        pass(waiting.length > 0 ? waiting : [nobody(office(dossier.agencyId), at)], event.data.movement);
        break;
      case 'linkedReturned': {
        const { code, movement } = event.data;
        const call = dossier.calls.find((entry) => entry.code === code);
        pass([...waiting, nobody(office(call?.agencyId ?? dossier.agencyId), at, code)], movement);
        break;
      }
      case 'returned': {
        const to = { agencyId: null, role: '', personId: null, name: event.data.receivedBy };
        for (const number of event.data.steps) rows.push({ ...giverOf(number, at), to, takenAt: at });
        break;
      }
      default:
    }
  }
  return rows;
}

function office(agencyId: number): Side {
  return { agencyId, role: 'clerk', personId: null, name: '' };
}

function nobody(from: Side, givenAt: Temporal.Instant, remark = ''): Giver {
  return { from, givenAt, result: null, remark };
}

function stepOf(dossier: Dossier, number: number): Step {
  const step = dossier.steps.find((entry) => entry.number === number);
  if (step === undefined) throw new Error(`dossier ${dossier.id} has no step ${number}`);
  return step;
}

function sideOf({ agencyId, role, closedBy, assigneeId }: Step): Side {
  return { agencyId, role, personId: closedBy ?? assigneeId, name: '' };
}

/** A step is taken when somebody is named for it, at the latest when it is done. */
function taken(dossier: Dossier, events: readonly Happened[], number: number) {
  const step = stepOf(dossier, number);
  const assigned = events.find(
    (event) => event.kind === 'stepAssigned' && event.data.step === number && event.data.assigneeId !== null,
  );
  return { to: sideOf(step), takenAt: assigned?.at ?? step.closedAt };
}
