import type { Computed, Phase, Room } from './life.ts';
import type { ExaminationFields, PositionFields } from './schema.ts';

export type Command =
  | { readonly do: 'change'; readonly fields: ExaminationFields }
  | {
      readonly do: 'askPosition';
      readonly id: number;
      readonly agencyId: number;
      readonly fields: PositionFields;
    }
  | { readonly do: 'decidePosition'; readonly id: number; readonly quota: number; readonly note: string }
  | { readonly do: 'appointExaminers'; readonly accountIds: readonly number[] }
  | { readonly do: 'announce' }
  | { readonly do: 'openRegistration' }
  | { readonly do: 'register' }
  | { readonly do: 'withdrawApplication' }
  | { readonly do: 'closeRegistration'; readonly candidates: number }
  | { readonly do: 'judge' }
  | {
      readonly do: 'seat';
      readonly rooms: readonly Room[];
      readonly seed: string;
      readonly sealedSeed: string;
      readonly candidates: number;
      /** Applications that nobody has concluded on and for which nobody answers as a whole. */
      readonly unjudged: number;
      /** Those of them that claim priority or an exemption: their papers must be looked at one by one. */
      readonly claims: number;
    }
  | { readonly do: 'attend'; readonly part: string }
  | { readonly do: 'closeSession'; readonly part: string; readonly sheet: Sheet }
  | { readonly do: 'mark'; readonly part: string }
  | { readonly do: 'settleSession'; readonly part: string; readonly papers: Papers }
  | { readonly do: 'compute'; readonly computed: Computed; readonly waiting: number }
  | {
      readonly do: 'decideTie';
      readonly positionId: number;
      readonly winners: readonly number[];
      readonly reason: string;
    }
  | { readonly do: 'publish' }
  | { readonly do: 'appeal'; readonly appealId: number; readonly candidateId: number; readonly part: string }
  | {
      readonly do: 'settleAppeal';
      readonly appealId: number;
      readonly candidateId: number;
      readonly part: string;
      readonly before: number;
      readonly after: number;
      readonly answer: string;
    }
  | { readonly do: 'recognise'; readonly decision: string; readonly inputs: string }
  | {
      readonly do: 'withdrawWinner';
      readonly candidateId: number;
      readonly hasWon: boolean;
      readonly reason: string;
    }
  | { readonly do: 'close' }
  | { readonly do: 'cancel'; readonly reason: string };
export type CommandName = Command['do'];

/** Attendance of one session, counted. */
export type Sheet = {
  readonly present: number;
  readonly absent: number;
  readonly expelled: number;
  readonly missing: number;
  readonly digest: string;
};
/** Papers of one session, counted. */
export type Papers = {
  readonly all: number;
  readonly unread: number;
  readonly differing: number;
  readonly thirdReadings: number;
  readonly digest: string;
};

/** What may be done in which phase. */
export const openIn = {
  planned: ['change', 'askPosition', 'decidePosition', 'appointExaminers', 'announce', 'cancel'],
  announced: ['appointExaminers', 'openRegistration', 'cancel'],
  registering: ['appointExaminers', 'register', 'withdrawApplication', 'closeRegistration', 'cancel'],
  screening: ['appointExaminers', 'withdrawApplication', 'judge', 'seat', 'cancel'],
  sitting: ['appointExaminers', 'attend', 'closeSession', 'mark', 'settleSession', 'compute', 'cancel'],
  computed: ['decideTie', 'compute', 'publish'],
  published: ['appeal', 'settleAppeal', 'compute', 'decideTie', 'recognise'],
  recognised: ['withdrawWinner', 'compute', 'decideTie', 'close'],
  closed: [],
  cancelled: [],
} as const satisfies Record<Phase, readonly CommandName[]>;

export function isOpenTo(phase: Phase, command: CommandName): boolean {
  return (openIn[phase] as readonly CommandName[]).includes(command);
}
