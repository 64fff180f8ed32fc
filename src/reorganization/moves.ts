import { t, type Text } from '../kernel/messages.ts';
import {
  heirsOf,
  holderAfter,
  isAbout,
  placeAfter,
  type OfProcedure,
  type Outcome,
  type ProcedureMove,
} from './outcome.ts';
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

/** Something to look at before carrying out. What would lose anything is a fault of the plan and stops it. */
export type Problem = {
  readonly kind: 'unverified' | 'no-role' | 'no-performer';
  readonly subject: string;
  readonly text: Text;
  readonly remedy: Text;
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

function problemsOf(
  outcome: Outcome,
  snapshot: Snapshot,
  moved: Omit<Moves, 'problems'>,
  workAt: ReadonlyMap<number, string>,
): Problem[] {
  const problems: Problem[] = [];
  const holds = new Set(
    snapshot.people
      .filter(({ isActive }) => isActive)
      .flatMap(({ id, roles }) => roles.map((role) => `${workAt.get(id) ?? ''} ${role}`)),
  );
  const missing = new Map<string, number>();
  for (const { dossier, steps } of moved.dossiers) {
    for (const { step, to } of steps) {
      const role = dossier.steps.find((one) => one.number === step)?.role ?? '';
      const post = `${to} ${role}`;
      if (!holds.has(post)) missing.set(post, (missing.get(post) ?? 0) + 1);
    }
  }
  for (const [post, count] of missing) {
    const [code = '', role = ''] = post.split(' ');
    problems.push({
      kind: 'no-role',
      subject: code,
      text: t(
        `${count} bước chuyển đến ${code} cần vai trò "${role}" mà ở đó chưa ai có.`,
        `${count} steps go to ${code} and need the role "${role}", which nobody has there.`,
      ),
      remedy: t(
        'Cấp vai trò cho một tài khoản của cơ quan này, hoặc chuyển người có vai trò đó về bằng quy tắc nhân sự.',
        'Give the role to an account there, or send somebody who has it there by a rule on staff.',
      ),
    });
  }
  const districtsLeft = snapshot.procedures.filter(
    ({ agencies, level, code }) =>
      agencies.length === 0 &&
      level === 'district' &&
      !moved.procedures.some(({ procedure }) => procedure.code === code),
  );
  if (districtsLeft.length > 0 && outcome.endings.size > 0 && outcome.procedures.length === 0)
    problems.push({
      kind: 'no-performer',
      subject: 'district',
      text: t(
        `${districtsLeft.length} thủ tục cấp huyện thuộc mọi cơ quan cấp huyện và không được chuyển đi.`,
        `${districtsLeft.length} district procedures belong to every district agency and are not moved.`,
      ),
      remedy: t(
        'Nếu cấp huyện kết thúc, thêm việc chuyển thủ tục sang cấp hoặc cơ quan nhận.',
        'If the district level ends, add an operation that moves them to a level or an agency.',
      ),
    });
  return [...problems, ...unverifiedIn(outcome)];
}

/** Mappings that rest on no document seen yet, one line for each agency that takes over. */
function unverifiedIn({ endings }: Outcome): Problem[] {
  const unverified = [...endings.values()].filter(({ isUnverified }) => isUnverified);
  return [...Map.groupBy(unverified, ({ main }) => main)].map(([main, group]) => {
    const codes = group.map(({ from }) => from).join(', ');
    return {
      kind: 'unverified',
      subject: main,
      text: t(
        `Việc chuyển ${codes} sang ${main} chưa được đối chiếu với văn bản.`,
        `That ${codes} goes to ${main} has not been checked against a document.`,
      ),
      remedy: t(
        'Đối chiếu nghị quyết, sửa cơ quan nhận nếu cần, rồi bỏ đánh dấu chưa kiểm chứng.',
        'Compare the resolution, correct the successor if need be, and take the mark away.',
      ),
    };
  });
}
