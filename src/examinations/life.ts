import { z } from 'zod';
import { ExaminationFields, Id, PositionFields } from './schema.ts';

/*
 * The life of an examination. State is what its events give, nothing else; what candidates send, attendance and marks are
 * kept beside it, and the events that close a session or give results hold a digest of them.
 */

export const phases = [
  'planned',
  'announced',
  'registering',
  'screening',
  'sitting',
  'computed',
  'published',
  'recognised',
  'closed',
  'cancelled',
] as const;
export type Phase = (typeof phases)[number];

const Position = PositionFields.extend({ id: Id, agencyId: Id });
const Digest = z.string().regex(/^[0-9a-f]{64}$/);
export const Room = z.object({ name: z.string(), capacity: z.number().int().min(1) });
export type Room = z.infer<typeof Room>;
const Tie = z.object({
  positionId: Id,
  tied: z.array(Id),
  winners: z.array(Id),
  reason: z.string(),
});
const Computed = z.object({
  /** Of everything that the results follow from. */
  inputs: Digest,
  /** Of the results themselves. */
  results: Digest,
  winners: z.number().int(),
  unfilled: z.number().int(),
  /** Places won, by position. */
  filled: z.record(z.string(), z.number().int()),
  openTies: z.array(z.object({ positionId: Id, tied: z.array(Id), places: z.number().int() })),
  changes: z.number().int(),
});
export type Computed = z.infer<typeof Computed>;

export const ExaminationEvent = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('planned'), data: z.object({ fields: ExaminationFields }) }),
  z.object({ kind: z.literal('changed'), data: z.object({ fields: ExaminationFields }) }),
  z.object({ kind: z.literal('position-asked'), data: Position }),
  z.object({
    kind: z.literal('position-decided'),
    data: z.object({ id: Id, quota: z.number().int().min(0), note: z.string() }),
  }),
  z.object({ kind: z.literal('examiners-appointed'), data: z.object({ accountIds: z.array(Id) }) }),
  z.object({ kind: z.literal('announced'), data: z.object({}) }),
  z.object({ kind: z.literal('registration-opened'), data: z.object({}) }),
  z.object({ kind: z.literal('registration-closed'), data: z.object({ candidates: z.number().int() }) }),
  z.object({
    kind: z.literal('seated'),
    data: z.object({
      rooms: z.array(Room),
      /** From which candidate numbers follow; public. */
      seed: z.string(),
      /** From which the blind codes follow; readable with the installation's key alone. */
      sealedSeed: z.string(),
      candidates: z.number().int(),
    }),
  }),
  z.object({
    kind: z.literal('session-closed'),
    data: z.object({
      part: z.string(),
      present: z.number().int(),
      absent: z.number().int(),
      expelled: z.number().int(),
      digest: Digest,
    }),
  }),
  z.object({
    kind: z.literal('session-settled'),
    data: z.object({
      part: z.string(),
      papers: z.number().int(),
      thirdReadings: z.number().int(),
      digest: Digest,
    }),
  }),
  z.object({ kind: z.literal('computed'), data: Computed }),
  z.object({ kind: z.literal('tie-decided'), data: Tie }),
  z.object({ kind: z.literal('published'), data: z.object({ appealsUntil: z.iso.date() }) }),
  z.object({
    kind: z.literal('appeal-made'),
    data: z.object({ appealId: Id, candidateId: Id, part: z.string() }),
  }),
  z.object({
    kind: z.literal('appeal-settled'),
    data: z.object({
      appealId: Id,
      candidateId: Id,
      part: z.string(),
      before: z.number().int(),
      after: z.number().int(),
      answer: z.string(),
    }),
  }),
  z.object({
    kind: z.literal('recognised'),
    data: z.object({ decision: z.string(), winners: z.number().int() }),
  }),
  z.object({ kind: z.literal('winner-withdrawn'), data: z.object({ candidateId: Id, reason: z.string() }) }),
  z.object({
    kind: z.literal('positions-handed-over'),
    data: z.object({ moves: z.array(z.object({ id: Id, agencyId: Id })), decision: z.string() }),
  }),
  z.object({ kind: z.literal('closed'), data: z.object({}) }),
  z.object({ kind: z.literal('cancelled'), data: z.object({ reason: z.string() }) }),
]);
export type ExaminationEvent = z.infer<typeof ExaminationEvent>;

export type Position = z.infer<typeof Position> & {
  readonly state: 'asked' | 'approved' | 'refused';
  readonly quota: number;
  readonly note: string;
};
export type Session = { readonly state: 'closed' | 'settled'; readonly present: number };
export type Examination = {
  readonly id: number;
  readonly version: number;
  readonly phase: Phase;
  readonly fields: ExaminationFields;
  readonly positions: readonly Position[];
  readonly examiners: readonly number[];
  readonly seating: {
    readonly rooms: readonly Room[];
    readonly seed: string;
    readonly sealedSeed: string;
  } | null;
  /** By part; a part without an entry still takes attendance. */
  readonly sessions: Readonly<Record<string, Session>>;
  readonly ties: readonly z.infer<typeof Tie>[];
  readonly computed: Computed | null;
  readonly appealsUntil: string | null;
  readonly openAppeals: readonly number[];
  readonly withdrawnWinners: readonly number[];
  readonly decision: string | null;
};

/** An event as it is stored. */
export type Happened = { readonly kind: string; readonly data: unknown };

/** State after its events; null before the first. @throws when the events are not those of an examination */
export function fold(id: number, events: readonly Happened[]): Examination | null {
  return events.reduce<Examination | null>(
    (state, { kind, data }) => apply(id, state, ExaminationEvent.parse({ kind, data })),
    null,
  );
}

const began = {
  positions: [],
  examiners: [],
  seating: null,
  sessions: {},
  ties: [],
  computed: null,
  appealsUntil: null,
  openAppeals: [],
  withdrawnWinners: [],
  decision: null,
} as const;

export function apply(id: number, state: Examination | null, event: ExaminationEvent): Examination {
  if (event.kind === 'planned')
    return { id, version: 1, phase: 'planned', fields: event.data.fields, ...began };
  if (state === null) throw new Error(`examination ${id} does not begin with its plan`);
  return { ...state, version: state.version + 1, ...changeOf(state, event) };
}

function changeOf(
  state: Examination,
  event: Exclude<ExaminationEvent, { kind: 'planned' }>,
): Partial<Examination> {
  switch (event.kind) {
    case 'changed':
      return { fields: event.data.fields };
    case 'position-asked':
      return { positions: [...state.positions, { ...event.data, state: 'asked', quota: 0, note: '' }] };
    case 'position-decided': {
      const { id, quota, note } = event.data;
      const decided = { quota, note, state: quota > 0 ? 'approved' : 'refused' } as const;
      return { positions: state.positions.map((one) => (one.id === id ? { ...one, ...decided } : one)) };
    }
    case 'examiners-appointed':
      return { examiners: event.data.accountIds };
    case 'announced':
      return { phase: 'announced' };
    case 'registration-opened':
      return { phase: 'registering' };
    case 'registration-closed':
      return { phase: 'screening' };
    case 'seated': {
      const { rooms, seed, sealedSeed } = event.data;
      return { phase: 'sitting', seating: { rooms, seed, sealedSeed } };
    }
    case 'session-closed':
      return sessionOf(state, event.data.part, { state: 'closed', present: event.data.present });
    case 'session-settled': {
      const present = state.sessions[event.data.part]?.present ?? 0;
      return sessionOf(state, event.data.part, { state: 'settled', present });
    }
    case 'computed':
      return { computed: event.data, ...(state.phase === 'sitting' ? { phase: 'computed' } : {}) };
    case 'tie-decided':
      return { ties: [...state.ties, event.data] };
    case 'published':
      return { phase: 'published', appealsUntil: event.data.appealsUntil };
    case 'appeal-made':
      return { openAppeals: [...state.openAppeals, event.data.appealId] };
    case 'appeal-settled':
      return { openAppeals: state.openAppeals.filter((id) => id !== event.data.appealId) };
    case 'recognised':
      return { phase: 'recognised', decision: event.data.decision };
    case 'winner-withdrawn':
      return { withdrawnWinners: [...state.withdrawnWinners, event.data.candidateId] };
    case 'positions-handed-over': {
      const heirs = new Map(event.data.moves.map(({ id, agencyId }) => [id, agencyId]));
      return {
        positions: state.positions.map((one) => {
          const agencyId = heirs.get(one.id);
          return agencyId === undefined ? one : { ...one, agencyId };
        }),
      };
    }
    case 'closed':
      return { phase: 'closed' };
    case 'cancelled':
      return { phase: 'cancelled' };
  }
}

function sessionOf({ sessions }: Examination, part: string, session: Session): Partial<Examination> {
  return { sessions: { ...sessions, [part]: session } };
}
