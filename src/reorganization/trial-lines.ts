import { stateOfCode, states } from '../dossiers/schema.ts';
import { roles, isRole } from '../kernel/access.ts';
import { t, type Text } from '../kernel/messages.ts';
import { heirsOf } from './outcome.ts';
import type { Trial } from './reorganization.ts';
import { becomesWords, touchedParts } from './touched.ts';
import { touchedText, type RegisterName } from './touched-text.ts';

/** A row behind a figure of a trial. */
export type TrialLine = {
  readonly key: string;
  readonly what: Text;
  readonly href: string | null;
  readonly detail: Text;
  readonly from: string;
  readonly to: string;
};

/** The rows behind one figure of a trial; personal data of applicants is in none of them. */
export function linesOf(
  trial: Trial,
  part: string,
  nameOf: (code: string) => string,
  registerName: RegisterName,
): TrialLine[] {
  const { moves, outcome, touched } = trial;
  switch (part) {
    case 'agencies':
      return [...outcome.endings.values()].map((ending) => ({
        key: ending.from,
        what: same(nameOf(ending.from)),
        href: `/agencies/${encodeURIComponent(ending.from)}`,
        detail: endingWords[ending.how],
        from: ending.from,
        to: heirsOf(ending).map(nameOf).join('; '),
      }));
    case 'dossiers':
      return moves.dossiers.map(({ dossier, to }) => ({
        key: String(dossier.id),
        what: same(dossier.code),
        href: `/dossiers/${encodeURIComponent(dossier.code)}`,
        detail: states[stateOfCode(dossier.state)].words,
        from: nameOf(dossier.agency),
        to: nameOf(to),
      }));
    case 'steps': {
      const people = new Map(trial.snapshot.people.map((person) => [person.id, person.fullName]));
      return moves.dossiers.flatMap(({ dossier, steps }) =>
        steps.map(({ step, from, to }) => {
          const open = dossier.steps.find(({ number }) => number === step);
          const role = open?.role ?? '';
          const words = isRole(role) ? roles[role] : t(role, role);
          const person = open?.assigneeId == null ? '' : ` · ${people.get(open.assigneeId) ?? ''}`;
          return {
            key: `${dossier.id} ${step}`,
            what: same(`${dossier.code}: ${open?.name ?? ''}`),
            href: `/dossiers/${encodeURIComponent(dossier.code)}`,
            detail: t(words.vi + person, words.en + person),
            from: nameOf(from),
            to: nameOf(to),
          };
        }),
      );
    }
    case 'accounts':
      return moves.people.map(({ person, to }) => ({
        key: String(person.id),
        what: same(`${person.fullName} (${person.username})`),
        href: null,
        detail: rolesText(person.roles),
        from: nameOf(person.agency),
        to: nameOf(to),
      }));
    case 'staff':
      return trial.personnel.map(({ personId, title, from, to }) => ({
        key: `${personId} ${from}`,
        what: recordText(personId),
        href: `/staff/${personId}`,
        detail: same(title),
        from: nameOf(from),
        to: nameOf(to),
      }));
    case 'procedures':
      return moves.procedures.map(({ procedure, level, agencies }) => ({
        key: procedure.code,
        what: same(procedure.name),
        href: `/procedures/${encodeURIComponent(procedure.code)}`,
        detail: same(procedure.field),
        from: few(procedure.agencies.map(nameOf), levelText(procedure.level)),
        to: few(agencies.map(nameOf), levelText(level)),
      }));
    default:
      return touched
        .filter((row) => row.part === part)
        .map((row, index) => ({
          key: `${row.agency} ${index}`,
          what: touchedText(row.part, row.title, registerName),
          href: row.href,
          detail: becomesWords[touchedParts[row.part]],
          from: nameOf(row.agency),
          to: touchedParts[row.part] === 'handed' ? nameOf(outcome.endings.get(row.agency)?.main ?? '') : '',
        }));
  }
}

/** A personnel record without its name: opening a figure is no look at a person. */
const recordText = (id: number | string): Text => t(`Hồ sơ số ${id}`, `Record no. ${id}`);

const same = (text: string): Text => t(text, text);

const endingWords = {
  merge: t('Hợp nhất', 'Merged'),
  split: t('Chia tách', 'Split'),
  abolish: t('Kết thúc hoạt động', 'Abolished'),
} as const;

function rolesText(held: readonly string[]): Text {
  const known = held.filter(isRole).map((role) => roles[role]);
  return t(known.map(({ vi }) => vi).join(', '), known.map(({ en }) => en).join(', '));
}

function levelText(level: string): string {
  return `mọi cơ quan cấp ${level === 'commune' ? 'xã' : level === 'district' ? 'huyện' : 'thành phố'}`;
}

function few(names: readonly string[], none: string): string {
  if (names.length === 0) return none;
  return names.length > 3 ? `${names.slice(0, 2).join('; ')} … (${names.length})` : names.join('; ');
}
