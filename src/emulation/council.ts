import { refuse, type Refusal } from '../kernel/errors.ts';
import { fold, t } from '../kernel/messages.ts';
import type { Life } from '../reform-work/reform-work.ts';
import { scoreOf, type Score } from './scoring.ts';

export type Criterion = { readonly name: string; readonly most: number };
export type Member = { readonly accountId: number; readonly name: string };
/** An initiative of the register, as it came before the council. */
export type Judged = {
  readonly id: number;
  readonly name: string;
  readonly agencyId: number;
  readonly author: string;
  readonly proposedBy: number | null;
  readonly spreadTo: readonly number[];
};
export type Council = {
  readonly title: string;
  readonly on: string;
  readonly criteria: readonly Criterion[];
  readonly members: readonly Member[];
  /** Fewest members who must have scored an initiative. */
  readonly quorum: number;
  /** Mean of 100 from which an initiative is recognised. */
  readonly threshold: number;
  readonly initiatives: readonly Judged[];
  readonly marks: readonly Marks[];
  readonly stage: 'scoring' | 'closed' | 'decided';
  readonly decision: string;
};
export type Marks = {
  readonly initiative: number;
  readonly accountId: number;
  readonly points: readonly number[];
};

export type CouncilEvent =
  | { readonly kind: 'opened'; readonly data: Omit<Council, 'marks' | 'stage' | 'decision'> }
  | { readonly kind: 'marked'; readonly data: Marks }
  | { readonly kind: 'closed'; readonly data: Record<string, never> }
  | { readonly kind: 'decided'; readonly data: { readonly decision: string } }
  | {
      readonly kind: 'spread';
      readonly data: { readonly initiative: number; readonly agencyIds: readonly number[] };
    };
export type CouncilCommand =
  | { readonly kind: 'mark'; readonly marks: Marks }
  | { readonly kind: 'close' }
  | { readonly kind: 'decide'; readonly decision: string }
  | { readonly kind: 'spread'; readonly initiative: number; readonly agencyIds: readonly number[] };

export const councilCommands = {
  scoring: ['mark', 'close'],
  closed: ['decide'],
  decided: ['spread'],
} as const satisfies Record<Council['stage'], readonly CouncilCommand['kind'][]>;

export function decideCouncil(council: Council, command: CouncilCommand): CouncilEvent[] | Refusal {
  const open: readonly string[] = councilCommands[council.stage];
  if (!open.includes(command.kind)) return notNow;
  switch (command.kind) {
    case 'mark':
      return mark(council, command.marks);
    case 'close': {
      const wanting = council.initiatives.find(
        ({ id }) => council.marks.filter(({ initiative }) => initiative === id).length < council.quorum,
      );
      return wanting === undefined
        ? [{ kind: 'closed', data: {} }]
        : underQuorum(wanting.name, council.quorum);
    }
    case 'decide':
      return [{ kind: 'decided', data: { decision: command.decision } }];
    case 'spread':
      return isRecognised(council, command.initiative)
        ? [{ kind: 'spread', data: { initiative: command.initiative, agencyIds: command.agencyIds } }]
        : notRecognised;
  }
}

function mark(council: Council, { initiative, accountId, points }: Marks): CouncilEvent[] | Refusal {
  const judged = council.initiatives.find(({ id }) => id === initiative);
  if (judged === undefined) return noInitiative;
  if (!mayScore(council, judged, accountId))
    return council.members.some((member) => member.accountId === accountId) ? ownInitiative : notMember;
  const wrong = council.criteria.findIndex(
    ({ most }, index) => !((points[index] ?? -1) >= 0 && (points[index] ?? -1) <= most),
  );
  if (wrong !== -1 || points.length !== council.criteria.length)
    return refuse(
      'invalid',
      t(
        `Điểm từ 0 đến ${council.criteria[wrong]?.most ?? 0}.`,
        `Points from 0 to ${council.criteria[wrong]?.most ?? 0}.`,
      ),
      `points.i${initiative}.c${Math.max(0, wrong)}`,
    );
  return [{ kind: 'marked', data: { initiative, accountId, points } }];
}

/** Members score all but their own: what they proposed or are an author of. */
export function mayScore({ members }: Council, { proposedBy, author }: Judged, accountId: number): boolean {
  const member = members.find((one) => one.accountId === accountId);
  return member !== undefined && proposedBy !== accountId && !fold(author).includes(fold(member.name));
}

export function scoreFor({ marks, criteria }: Council, initiative: number): Score {
  return scoreOf(
    marks.filter((one) => one.initiative === initiative).map(({ points }) => points),
    criteria.map(({ most }) => most),
  );
}

export function isRecognised(council: Council, initiative: number): boolean {
  const { mean } = scoreFor(council, initiative);
  return mean !== null && mean >= council.threshold;
}

export const councilLife: Life<Council, CouncilEvent> = {
  kind: 'initiative-council',
  apply(state, event) {
    if (event.kind === 'opened') return { ...event.data, marks: [], stage: 'scoring', decision: '' };
    if (state === null) throw new Error('a council begins by being opened');
    switch (event.kind) {
      case 'marked': {
        const { initiative, accountId } = event.data;
        const others = state.marks.filter(
          (one) => one.initiative !== initiative || one.accountId !== accountId,
        );
        return { ...state, marks: [...others, event.data] };
      }
      case 'closed':
        return { ...state, stage: 'closed' };
      case 'decided':
        return { ...state, stage: 'decided', decision: event.data.decision };
      case 'spread':
        return {
          ...state,
          initiatives: state.initiatives.map((one) =>
            one.id === event.data.initiative ? { ...one, spreadTo: event.data.agencyIds } : one,
          ),
        };
    }
  },
  row: ({ stage, on }) => ({ key: null, agencyId: null, state: stage, onDay: on }),
};

const notNow = refuse(
  'conflict',
  t('Hội đồng không còn ở bước này. Hãy tải lại trang.', 'The council is past this step. Reload the page.'),
);
const noInitiative = refuse(
  'not-found',
  t('Sáng kiến này không có trong đợt chấm.', 'This initiative is not before the council.'),
);
const notMember = refuse(
  'forbidden',
  t('Bạn không phải thành viên hội đồng này.', 'You are no member of this council.'),
);
const ownInitiative = refuse(
  'forbidden',
  t('Bạn là tác giả hoặc người ghi sáng kiến này nên không chấm.', 'Nobody scores what they proposed.'),
);
const notRecognised = refuse(
  'invalid',
  t('Chỉ nhân rộng sáng kiến đã được công nhận.', 'Only recognised initiatives are spread.'),
);
const underQuorum = (name: string, quorum: number): Refusal =>
  refuse(
    'not-yet',
    t(
      `Sáng kiến "${name}" chưa đủ ${quorum} thành viên chấm.`,
      `"${name}" has not been scored by ${quorum} members yet.`,
    ),
  );
