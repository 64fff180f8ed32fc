import { refuse, type Refusal } from '../kernel/errors.ts';
import { fold, t } from '../kernel/messages.ts';
import type { Ranking } from '../reform-index/reform-index.ts';
import type { Level } from '../reform-index/schema.ts';
import type { Life } from '../reform-work/reform-work.ts';
import type { Member } from './council.ts';

/** How collectives are drawn from the published index of a level: the best so many, from so many points on. */
export type DrawRule = { readonly level: Level; readonly top: number; readonly least: number };
export type Nominee = {
  readonly number: number;
  readonly kind: 'collective' | 'person';
  readonly agencyId: number;
  readonly name: string;
  readonly post: string;
  readonly achievement: string;
  readonly indexScore: number | null;
  readonly rank: number | null;
};
export type Vote = { readonly nominee: number; readonly accountId: number; readonly isFor: boolean };
export type Round = {
  readonly year: number;
  readonly title: string;
  readonly on: string;
  readonly rules: readonly DrawRule[];
  readonly members: readonly Member[];
  readonly nominees: readonly Nominee[];
  readonly votes: readonly Vote[];
  readonly stage: 'nominating' | 'voting' | 'decided';
  readonly decision: string;
};
export type RoundEvent =
  | {
      readonly kind: 'opened';
      readonly data: Pick<Round, 'year' | 'title' | 'on' | 'rules' | 'members' | 'nominees'>;
    }
  | { readonly kind: 'nominated'; readonly data: Omit<Nominee, 'number'> }
  | { readonly kind: 'called'; readonly data: Record<string, never> }
  | { readonly kind: 'voted'; readonly data: Vote }
  | { readonly kind: 'decided'; readonly data: { readonly decision: string } };
export type RoundCommand =
  | { readonly kind: 'nominate'; readonly nominee: Omit<Nominee, 'number'> }
  | { readonly kind: 'call' }
  | { readonly kind: 'vote'; readonly vote: Vote }
  | { readonly kind: 'decide'; readonly decision: string };

export const roundCommands = {
  nominating: ['nominate', 'call'],
  voting: ['vote', 'decide'],
  decided: [],
} as const satisfies Record<Round['stage'], readonly RoundCommand['kind'][]>;

/** Collectives of one published ranking that a rule proposes, best first. Equal ranks stand or fall together. */
export function drawCollectives(
  { top, least }: DrawRule,
  ranking: Pick<Ranking, 'rows' | 'year'>,
): Omit<Nominee, 'number'>[] {
  return ranking.rows
    .filter(({ rank, index }) => rank <= top && index >= least)
    .toSorted((one, other) => one.rank - other.rank || one.agencyId - other.agencyId)
    .map(({ agencyId, agencyName, index, rank }) => ({
      kind: 'collective',
      agencyId,
      name: agencyName,
      post: '',
      achievement: `Chỉ số CCHC năm ${ranking.year}: ${index.toLocaleString('vi-VN')} điểm, xếp hạng ${rank}`,
      indexScore: index,
      rank,
    }));
}

export function decideRound(round: Round, command: RoundCommand): RoundEvent[] | Refusal {
  const open: readonly string[] = roundCommands[round.stage];
  if (!open.includes(command.kind)) return notNow;
  switch (command.kind) {
    case 'nominate': {
      const { nominee } = command;
      const isThere = round.nominees.some(
        ({ name, agencyId }) => agencyId === nominee.agencyId && fold(name) === fold(nominee.name),
      );
      return isThere ? nominatedBefore : [{ kind: 'nominated', data: nominee }];
    }
    case 'call':
      return round.nominees.length === 0 ? nobody : [{ kind: 'called', data: {} }];
    case 'vote': {
      const { vote } = command;
      if (!round.members.some(({ accountId }) => accountId === vote.accountId)) return notMember;
      const nominee = round.nominees.find(({ number }) => number === vote.nominee);
      if (nominee === undefined) return nobody;
      const member = round.members.find(({ accountId }) => accountId === vote.accountId);
      if (nominee.kind === 'person' && member !== undefined && fold(nominee.name) === fold(member.name))
        return ownNomination;
      return [{ kind: 'voted', data: vote }];
    }
    case 'decide': {
      const wanting = round.nominees.find(({ number }) => {
        const voted = round.votes.filter(({ nominee }) => nominee === number).length;
        return voted * 2 <= round.members.length;
      });
      return wanting === undefined
        ? [{ kind: 'decided', data: { decision: command.decision } }]
        : tooFewVotes(wanting.name);
    }
  }
}

/** For and against; commended with more than half of all members for it, not only of those who voted. */
export function tally(
  { votes, members }: Pick<Round, 'votes' | 'members'>,
  nominee: number,
): { readonly yes: number; readonly no: number; readonly isCarried: boolean } {
  const own = votes.filter((vote) => vote.nominee === nominee);
  const yes = own.filter(({ isFor }) => isFor).length;
  return { yes, no: own.length - yes, isCarried: yes * 2 > members.length };
}

export const roundLife: Life<Round, RoundEvent> = {
  kind: 'emulation-round',
  apply(state, event) {
    if (event.kind === 'opened') return { ...event.data, votes: [], stage: 'nominating', decision: '' };
    if (state === null) throw new Error('a round begins by being opened');
    switch (event.kind) {
      case 'nominated':
        return {
          ...state,
          nominees: [...state.nominees, { ...event.data, number: state.nominees.length + 1 }],
        };
      case 'called':
        return { ...state, stage: 'voting' };
      case 'voted': {
        const others = state.votes.filter(
          ({ nominee, accountId }) => nominee !== event.data.nominee || accountId !== event.data.accountId,
        );
        return { ...state, votes: [...others, event.data] };
      }
      case 'decided':
        return { ...state, stage: 'decided', decision: event.data.decision };
    }
  },
  row: ({ stage, on }) => ({ key: null, agencyId: null, state: stage, onDay: on }),
};

const notNow = refuse(
  'conflict',
  t('Đợt xét không còn ở bước này. Hãy tải lại trang.', 'The round is past this step. Reload the page.'),
);
const nominatedBefore = refuse(
  'conflict',
  t('Đã được đề nghị trong đợt này.', 'Proposed in this round already.'),
  'name',
);
const nobody = refuse('missing', t('Chưa có ai được đề nghị.', 'Nobody is proposed yet.'));
const notMember = refuse(
  'forbidden',
  t('Bạn không phải thành viên hội đồng này.', 'You are no member of this council.'),
);
const tooFewVotes = (name: string): Refusal =>
  refuse(
    'not-yet',
    t(
      `"${name}" chưa được quá nửa số thành viên bỏ phiếu.`,
      `Not more than half of the members have voted on "${name}" yet.`,
    ),
  );
const ownNomination = refuse(
  'forbidden',
  t('Bạn không bỏ phiếu cho chính mình.', 'Nobody votes on themselves.'),
);
