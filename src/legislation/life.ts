import { z } from 'zod';
import {
  Appraisal,
  Article,
  Conclusion,
  Day,
  DocumentFields,
  Fault,
  filled,
  Id,
  Impact,
  Issue,
  KeptFile,
  line,
  RelationFields,
  ReviewKind,
  Stance,
} from './schema.ts';

/*
 * The life of a legal document: what may be done to it in which standing, and what it is then. One table says both; an
 * event is the act that was done, with its data.
 */

export const standings = [
  'proposed',
  'drafting',
  'opinions',
  'appraisal',
  'submitted',
  'issued',
  'dropped',
  'withdrawn',
] as const;
export type Standing = (typeof standings)[number];

const drafted = ['drafting', 'opinions', 'appraisal', 'submitted'] as const;
const everywhere = ['proposed', ...drafted, 'issued'] as const;
const reason = filled(2000);
const none = z.object({});

/** Who does it: the drafting agency, an agency that was asked, or the legal officer. */
type Doer = 'drafter' | 'asked' | 'officer';
type ActRule = { readonly in: readonly Standing[]; readonly by: Doer; readonly data: z.ZodType };

export const acts = {
  edit: {
    in: ['proposed', ...drafted],
    by: 'drafter',
    data: z.object({ fields: DocumentFields }),
  },
  accept: { in: ['proposed'], by: 'officer', data: none },
  ask: {
    in: ['drafting', 'opinions'],
    by: 'drafter',
    data: z.object({ agencyIds: z.array(Id).min(1), dueOn: Day }),
  },
  opine: {
    in: ['opinions'],
    by: 'asked',
    data: z.object({ agencyId: Id, stance: Stance, words: line(20_000) }),
  },
  post: { in: ['drafting', 'opinions'], by: 'drafter', data: z.object({ from: Day, until: Day }) },
  assess: { in: ['drafting', 'opinions'], by: 'drafter', data: Impact },
  'send-appraisal': { in: ['drafting', 'opinions'], by: 'drafter', data: none },
  appraise: { in: ['appraisal'], by: 'officer', data: Appraisal },
  submit: { in: ['appraisal'], by: 'drafter', data: z.object({ words: line(20_000) }) },
  return: { in: ['appraisal', 'submitted'], by: 'officer', data: z.object({ reason }) },
  issue: {
    in: ['submitted'],
    by: 'officer',
    data: z.object({ issue: Issue, isShortened: z.boolean() }),
  },
  drop: { in: ['proposed', ...drafted], by: 'officer', data: z.object({ reason }) },
  correct: { in: ['issued'], by: 'officer', data: z.object({ fields: DocumentFields, issue: Issue }) },
  relate: { in: ['issued'], by: 'officer', data: RelationFields },
  'end-suspension': { in: ['issued'], by: 'officer', data: z.object({ number: Id, lastDay: Day }) },
  unrelate: { in: ['issued'], by: 'officer', data: z.object({ number: Id, reason }) },
  articles: {
    in: [...drafted, 'issued'],
    by: 'drafter',
    data: z.object({ articles: z.array(Article).max(500) }),
  },
  attach: { in: everywhere, by: 'drafter', data: z.object({ files: z.array(KeptFile).min(1) }) },
  'open-file': {
    in: everywhere,
    by: 'drafter',
    data: z.object({ hash: line(100), isOpen: z.boolean() }),
  },
  check: {
    in: ['issued'],
    by: 'officer',
    data: z.object({
      checkedOn: Day,
      faults: z.array(Fault),
      words: line(20_000),
      remedy: line(2000),
      dueOn: Day.nullable(),
    }),
  },
  'remedy-check': {
    in: ['issued'],
    by: 'officer',
    data: z.object({ number: Id, doneOn: Day, words: filled(2000) }),
  },
  conclude: {
    in: ['issued'],
    by: 'officer',
    data: z.object({
      reviewId: Id,
      reviewKind: ReviewKind,
      on: Day,
      conclusion: Conclusion,
      words: line(20_000),
      remedy: line(2000),
      dueOn: Day.nullable(),
    }),
  },
  'remedy-review': {
    in: ['issued'],
    by: 'officer',
    data: z.object({ reviewId: Id, doneOn: Day, words: filled(2000) }),
  },
  withdraw: { in: ['issued'], by: 'officer', data: z.object({ reason }) },
} as const satisfies Record<string, ActRule>;
export type Act = keyof typeof acts;
export type DataOf<A extends Act> = z.infer<(typeof acts)[A]['data']>;
/** What somebody does, and what then has happened. */
export type Done = { [A in Act]: { readonly kind: A; readonly data: DataOf<A> } }[Act];

/** How a document begins: proposed, or issued already (the stock that is entered). */
export const Proposed = z.object({ fields: DocumentFields, need: line(20_000) });
export const Registered = z.object({ fields: DocumentFields, issue: Issue, articles: z.array(Article) });
export type Begun =
  | { readonly kind: 'proposed'; readonly data: z.infer<typeof Proposed> }
  | { readonly kind: 'registered'; readonly data: z.infer<typeof Registered> };

export type Opinion = {
  readonly agencyId: number;
  readonly dueOn: Day;
  readonly stance: Stance | null;
  readonly words: string;
  readonly at: Temporal.Instant | null;
};
export type Remedied = { readonly doneOn: Day | null; readonly doneWords: string };
export type Check = DataOf<'check'> & Remedied & { readonly number: number };
export type Concluded = DataOf<'conclude'> & Remedied;
/** A relation with the number of the event by which it was recorded. */
export type Relation = RelationFields & { readonly number: number };

export type LegalDocument = {
  readonly id: number;
  /** Number of its last event. */
  readonly version: number;
  readonly standing: Standing;
  readonly fields: DocumentFields;
  readonly need: string;
  readonly issue: Issue | null;
  readonly opinions: readonly Opinion[];
  readonly posted: { readonly from: Day; readonly until: Day } | null;
  readonly impact: Impact | null;
  readonly appraisal: Appraisal | null;
  /** How the drafters took the appraisal in. */
  readonly answer: string;
  /** Why it was given back, dropped or withdrawn. */
  readonly reason: string | null;
  readonly relations: readonly Relation[];
  readonly articles: readonly Article[];
  readonly files: readonly KeptFile[];
  readonly checks: readonly Check[];
  readonly conclusions: readonly Concluded[];
};

/** An event as it is stored. */
export type Happened = {
  readonly number: number;
  readonly kind: string;
  readonly data: unknown;
  readonly happenedAt: Temporal.Instant;
};

/** One step of the fold. @throws when the events are not those of a document */
export function next(id: number, before: LegalDocument | undefined, moment: Happened): LegalDocument {
  const { number: version, kind, data } = moment;
  if (before === undefined) return { ...begin(kind, data), id, version };
  if (!isAct(kind)) throw new Error(`legal document ${id}: unknown event ${kind}`);
  const done = { kind, data: acts[kind].data.parse(data) } as Done;
  return { ...before, ...apply(before, done, moment), version };
}

export function isAct(kind: string): kind is Act {
  return Object.hasOwn(acts, kind);
}

const blank = {
  id: 0,
  version: 0,
  need: '',
  issue: null,
  opinions: [],
  posted: null,
  impact: null,
  appraisal: null,
  answer: '',
  reason: null,
  relations: [],
  articles: [],
  files: [],
  checks: [],
  conclusions: [],
} satisfies Partial<LegalDocument>;

const notRemedied: Remedied = { doneOn: null, doneWords: '' };

function begin(kind: string, data: unknown): LegalDocument {
  if (kind === 'proposed') return { ...blank, ...Proposed.parse(data), standing: 'proposed' };
  if (kind === 'registered') return { ...blank, ...Registered.parse(data), standing: 'issued' };
  throw new Error(`a legal document does not begin with ${kind}`);
}

function apply(state: LegalDocument, done: Done, moment: Happened): Partial<LegalDocument> {
  const { kind, data } = done;
  switch (kind) {
    case 'edit':
    case 'correct':
    case 'articles':
      return data;
    case 'accept':
      return { standing: 'drafting' };
    case 'ask': {
      const asked = data.agencyIds.map((agencyId) => ({
        agencyId,
        dueOn: data.dueOn,
        stance: null,
        words: '',
        at: null,
      }));
      return { standing: 'opinions', opinions: [...state.opinions, ...asked] };
    }
    case 'opine': {
      const given = { stance: data.stance, words: data.words, at: moment.happenedAt };
      return {
        opinions: state.opinions.map((one) => (one.agencyId === data.agencyId ? { ...one, ...given } : one)),
      };
    }
    case 'post':
      return { posted: data };
    case 'assess':
      return { impact: data };
    case 'send-appraisal':
      return { standing: 'appraisal', appraisal: null, answer: '', reason: null };
    case 'appraise':
      return data.verdict === 'disagree' ? { standing: 'drafting', appraisal: data } : { appraisal: data };
    case 'submit':
      return { standing: 'submitted', answer: data.words };
    case 'return':
      return { standing: 'drafting', reason: data.reason };
    case 'issue':
      return { standing: 'issued', issue: data.issue, reason: null };
    case 'drop':
      return { standing: 'dropped', reason: data.reason };
    case 'withdraw':
      return { standing: 'withdrawn', reason: data.reason, relations: [] };
    case 'relate':
      return { relations: [...state.relations, { ...data, number: moment.number }] };
    case 'end-suspension':
      return {
        relations: state.relations.map((one) =>
          one.number === data.number ? { ...one, untilOn: data.lastDay } : one,
        ),
      };
    case 'unrelate':
      return { relations: state.relations.filter(({ number }) => number !== data.number) };
    case 'attach':
      return { files: [...state.files, ...data.files] };
    case 'open-file': {
      const { hash, isOpen } = data;
      return { files: state.files.map((file) => (file.hash === hash ? { ...file, isOpen } : file)) };
    }
    case 'check':
      return { checks: [...state.checks, { ...data, ...notRemedied, number: moment.number }] };
    case 'remedy-check':
      return {
        checks: state.checks.map((one) =>
          one.number === data.number ? { ...one, doneOn: data.doneOn, doneWords: data.words } : one,
        ),
      };
    case 'conclude': {
      const others = state.conclusions.filter(({ reviewId }) => reviewId !== data.reviewId);
      return { conclusions: [...others, { ...data, ...notRemedied }] };
    }
    case 'remedy-review':
      return {
        conclusions: state.conclusions.map((one) =>
          one.reviewId === data.reviewId ? { ...one, doneOn: data.doneOn, doneWords: data.words } : one,
        ),
      };
  }
}
