import type { Answer, Staff } from '../kernel/access.ts';
import { refuse, Refused, type Refusal } from '../kernel/errors.ts';
import { t, type Text } from '../kernel/messages.ts';
import { outcomesOf } from '../processes/processes.ts';
import type { OutcomeChoice } from '../processes/schema.ts';
import { cannotTake, canTake } from './actions-assign.ts';
import { actionsFor, type DossierActs } from './actions.ts';
import type { AnyCommand } from './planner.ts';
import { readHistory, type DossierReading } from './reading-dossier.ts';
import { listWorkers } from './reading-people.ts';
import type { Dossier, Step } from './schema.ts';

/** At most so many at once: a page of the list, and then some. */
export const mostAtOnce = 200;

/** Kinds of step that many at once can be decided on: the work is done, a decision is asked for. */
const signedKinds: ReadonlySet<string> = new Set(['approve', 'check']);

/** What was ticked, `code~step`, or what a form sends, `code~step~version`. */
export type Ticked = { readonly code: string; readonly step: number; readonly version: number | undefined };

export function tickedOf(values: readonly string[]): Ticked[] {
  const seen = new Map<string, Ticked>();
  for (const value of values.slice(0, mostAtOnce)) {
    const [code = '', step = '', version] = value.split('~', 3);
    const number = Number(step);
    if (code === '' || !Number.isInteger(number) || number < 0) continue;
    seen.set(`${code} ${number}`, {
      code,
      step: number,
      version: version === undefined ? undefined : Number(version),
    });
  }
  return [...seen.values()];
}

/** One ticked piece of work as it stands now. */
export type BulkItem = {
  readonly code: string;
  readonly step: number;
  readonly version: number;
  readonly procedure: string;
  readonly applicantName: string;
  readonly stepName: string;
  readonly role: string;
  readonly dueAt: Temporal.Instant | null;
};

/** Ticked steps that offer the same ways on, decided together. */
export type SignGroup = { readonly outcomes: readonly OutcomeChoice[]; readonly items: readonly BulkItem[] };

/** What cannot be done together, and why. */
export type LeftOut = { readonly code: string; readonly why: Text };

/** What became of one of many. */
export type BulkOutcome = { readonly code: string; readonly refusals: readonly Refusal[] };

type Asking = { readonly staff: Staff; readonly answer: Answer };
type Sorted<T> = { readonly fit: readonly T[]; readonly leftOut: readonly LeftOut[] };

/** Ticked steps that this person may decide now, those with the same ways on together; the rest with its reason. */
export async function signable(
  rooms: DossierReading,
  asking: Asking,
  ticked: readonly Ticked[],
): Promise<{ groups: SignGroup[]; leftOut: readonly LeftOut[] }> {
  const { fit, leftOut } = await sorted(rooms, asking, ticked, (dossier, step) => {
    if (!signedKinds.has(step.kind)) return notASignature;
    return actionsFor(asking.staff, dossier).doable.includes(step) ? null : notYoursNow;
  });
  const groups = Map.groupBy(fit, ({ outcomes }) => outcomes.map(({ outcome }) => outcome).join(' '));
  return {
    groups: [...groups.values()].map((group) => ({
      outcomes: group[0]?.outcomes ?? [],
      items: group.map(({ item }) => item),
    })),
    leftOut,
  };
}

/** Ticked steps that this person may hand out. */
export async function assignable(
  rooms: DossierReading,
  asking: Asking,
  ticked: readonly Ticked[],
): Promise<{ items: BulkItem[]; leftOut: readonly LeftOut[] }> {
  const { fit, leftOut } = await sorted(rooms, asking, ticked, (dossier, step) =>
    actionsFor(asking.staff, dossier).assignable.includes(step) ? null : notYoursNow,
  );
  return { items: fit.map(({ item }) => item), leftOut };
}

/** Decides many steps, each as a decision of its own at the version that was seen. */
export function signMany(
  dossiers: DossierActs,
  staff: Staff,
  decisions: readonly (Ticked & { readonly outcome: string | null })[],
  note: string,
): Promise<BulkOutcome[]> {
  return doMany(dossiers, staff, decisions, ({ step, outcome }) => ({
    name: 'completeStep',
    input: { step, outcome, note },
  }));
}

/** Gives many steps to one person; those whose role the person lacks are refused. */
export async function assignMany(
  rooms: DossierReading,
  dossiers: DossierActs,
  asking: Asking,
  order: { readonly ticked: readonly Ticked[]; readonly assigneeId: number; readonly note: string },
): Promise<BulkOutcome[]> {
  const { staff } = asking;
  const person = (await listWorkers(rooms.house.db, staff.agencyId)).find(
    ({ id }) => id === order.assigneeId,
  );
  if (person === undefined) throw new Refused(cannotTake);
  const { items, leftOut } = await assignable(rooms, asking, order.ticked);
  const able = items.filter((item) => canTake(person, item));
  const unable = items.filter((item) => !canTake(person, item));
  const { assigneeId, note } = order;
  const done = await doMany(
    dossiers,
    staff,
    order.ticked.filter(({ code, step }) => able.some((item) => item.code === code && item.step === step)),
    ({ step }) => ({ name: 'assign', input: { step, assigneeId, note } }),
  );
  return [
    ...done,
    ...unable.map(({ code }) => ({ code, refusals: [cannotTake] })),
    ...leftOut.map(({ code, why }) => ({ code, refusals: [refuse('forbidden', why)] })),
  ];
}

/** Different dossiers at once, so that they are recorded together; steps of one dossier one after the other. */
async function doMany<T extends Ticked>(
  dossiers: DossierActs,
  staff: Staff,
  wanted: readonly T[],
  command: (entry: T) => AnyCommand,
): Promise<BulkOutcome[]> {
  const byCode = Map.groupBy(wanted, ({ code }) => code);
  const outcomes = [...byCode].map(async ([code, entries]) => {
    const results: BulkOutcome[] = [];
    let reached: { readonly seen: number | undefined; readonly now: number } | undefined;
    for (const entry of entries) {
      // What this very form has just done to the dossier is no surprise to who sent it.
      const version = reached !== undefined && reached.seen === entry.version ? reached.now : entry.version;
      try {
        const recorded = await dossiers.act(staff, code, command(entry), version);
        reached = { seen: entry.version, now: recorded.version };
        results.push({ code, refusals: [] });
      } catch (error) {
        if (!(error instanceof Refused)) throw error;
        results.push({ code, refusals: error.refusals });
      }
    }
    return results;
  });
  return (await Promise.all(outcomes)).flat();
}

type Fit = { readonly item: BulkItem; readonly outcomes: SignGroup['outcomes'] };

async function sorted(
  rooms: DossierReading,
  asking: Asking,
  ticked: readonly Ticked[],
  problem: (dossier: Dossier, step: Step) => Text | null,
): Promise<Sorted<Fit>> {
  const fit: Fit[] = [];
  const leftOut: LeftOut[] = [];
  for (const { code, step: number } of ticked) {
    const history = await readHistory(rooms.house.db, code, asking.answer);
    const step = history?.dossier.steps.find((entry) => entry.number === number && entry.closedAt === null);
    if (history === undefined || step === undefined) {
      leftOut.push({ code, why: noLongerOpen });
      continue;
    }
    const why = problem(history.dossier, step);
    if (why === null) fit.push(await fitOf(rooms, history.dossier, step));
    else leftOut.push({ code, why });
  }
  return { fit, leftOut };
}

async function fitOf(rooms: DossierReading, dossier: Dossier, step: Step): Promise<Fit> {
  const [procedure, { graph }] = await Promise.all([
    rooms.procedures.getVersion(dossier.procedureVersionId),
    rooms.processes.getVersion(dossier.processVersionId),
  ]);
  const item: BulkItem = {
    code: dossier.code,
    step: step.number,
    version: dossier.version,
    procedure: procedure.content.name,
    applicantName: dossier.filing.applicant.name,
    stepName: step.name,
    role: step.role,
    dueAt: step.dueAt,
  };
  return { item, outcomes: outcomesOf(graph, step.elementId) };
}

const noLongerOpen = t(
  'bước này không còn mở, hoặc bạn không có quyền xem hồ sơ',
  'the step is no longer open, or you may not see the dossier',
);
const notASignature = t(
  'bước này không phải bước kiểm tra hay ký duyệt, hãy mở hồ sơ để xử lý',
  'this step is no check or approval; open the dossier to work on it',
);
const notYoursNow = t(
  'bước này thuộc người khác hoặc hồ sơ đang chờ',
  'the step is another person’s, or the dossier is waiting',
);

/** For a form that came without anything ticked. */
export const nothingTicked: Refusal = refuse(
  'invalid',
  t('Hãy đánh dấu ít nhất một hồ sơ.', 'Tick at least one dossier.'),
);
