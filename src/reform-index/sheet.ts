import { evaluate } from './rules.ts';
import type { Answer, Evidence, Item, Stage, SystemFigure } from './schema.ts';

/** What an agency says of one criterion. */
export type Statement = {
  readonly code: string;
  readonly answer: Answer | null;
  /** Why it differs from the system's figure, or any note. */
  readonly explanation: string;
  readonly evidence: readonly Evidence[];
};
export type Adjustment = { readonly code: string; readonly points: number; readonly reason: string };
export type Response = { readonly code: string; readonly agrees: boolean; readonly text: string };

/** What happens to the scoring sheet of one agency. */
export type SheetEvent =
  | {
      readonly kind: 'figures-filled';
      readonly data: {
        readonly asOf: string;
        readonly figures: Readonly<Record<string, readonly SystemFigure[]>>;
      };
    }
  | { readonly kind: 'self-scored'; readonly data: { readonly statements: readonly Statement[] } }
  | { readonly kind: 'submitted'; readonly data: Readonly<Record<string, never>> }
  | { readonly kind: 'taken-back'; readonly data: { readonly reason: string } }
  | { readonly kind: 'appraised'; readonly data: { readonly adjustments: readonly Adjustment[] } }
  | { readonly kind: 'responded'; readonly data: { readonly responses: readonly Response[] } }
  | { readonly kind: 'settled'; readonly data: { readonly adjustments: readonly Adjustment[] } }
  /** By a reorganisation: who comes after the agency scores, sends and answers for it. */
  | {
      readonly kind: 'handed-over';
      readonly data: { readonly to: number; readonly decision: string };
    };

export type LeafState = {
  /** Number of the event that last touched it: who changes it says which one they saw. */
  readonly revision: number;
  readonly figures: readonly SystemFigure[];
  readonly answer: Answer | null;
  readonly explanation: string;
  readonly evidence: readonly Evidence[];
  readonly appraisal: Adjustment | null;
  readonly response: Response | null;
  readonly settlement: Adjustment | null;
};

export type SheetState = {
  readonly submitted: boolean;
  /** Day of knowledge of the system's figures. */
  readonly asOf: string | null;
  readonly leaves: Readonly<Record<string, LeafState>>;
  /** Once the agency has ended: who answers for the sheet, and by which decision. */
  readonly handedOver?: { readonly to: number; readonly decision: string };
};

export type SheetCommand =
  | {
      readonly name: 'fillFigures';
      readonly asOf: string;
      readonly figures: Readonly<Record<string, readonly SystemFigure[]>>;
    }
  | { readonly name: 'selfScore'; readonly statements: readonly Statement[]; readonly seen: Seen }
  | { readonly name: 'submit' }
  | { readonly name: 'takeBack'; readonly reason: string }
  | { readonly name: 'appraise'; readonly adjustments: readonly Adjustment[]; readonly seen: Seen }
  | { readonly name: 'respond'; readonly responses: readonly Response[]; readonly seen: Seen }
  | { readonly name: 'settle'; readonly adjustments: readonly Adjustment[]; readonly seen: Seen };
/** The revision of each criterion that the form showed. */
export type Seen = Readonly<Record<string, number>>;

/** Which actions are open in which stage of the cycle. */
export const sheetActions = {
  prepared: [],
  'self-scoring': ['fillFigures', 'selfScore', 'submit', 'takeBack'],
  appraisal: ['appraise'],
  response: ['respond'],
  settlement: ['settle'],
  survey: [],
  result: [],
  published: [],
} as const satisfies Record<Stage, readonly SheetCommand['name'][]>;

export const emptySheet: SheetState = { submitted: false, asOf: null, leaves: {} };
export const emptyLeaf: LeafState = {
  revision: 0,
  figures: [],
  answer: null,
  explanation: '',
  evidence: [],
  appraisal: null,
  response: null,
  settlement: null,
};

/** `number` is the event's place in its chain. */
export function applySheet(state: SheetState, event: SheetEvent, number: number): SheetState {
  switch (event.kind) {
    case 'figures-filled': {
      const touched = Object.entries(event.data.figures).map(
        ([code, figures]) => [code, { ...leafOf(state, code), figures, revision: number }] as const,
      );
      return { ...state, asOf: event.data.asOf, leaves: { ...state.leaves, ...Object.fromEntries(touched) } };
    }
    case 'self-scored':
      return withLeaves(state, event.data.statements, number, ({ answer, explanation, evidence }) => ({
        answer,
        explanation,
        evidence,
      }));
    case 'submitted':
      return { ...state, submitted: true };
    case 'taken-back':
      return { ...state, submitted: false };
    case 'appraised':
      return withLeaves(state, event.data.adjustments, number, (appraisal) => ({
        appraisal,
        response: null,
        settlement: null,
      }));
    case 'responded':
      return withLeaves(state, event.data.responses, number, (response) => ({ response }));
    case 'settled':
      return withLeaves(state, event.data.adjustments, number, (settlement) => ({ settlement }));
    case 'handed-over':
      return { ...state, handedOver: event.data };
  }
}

export function replaySheet(events: readonly SheetEvent[]): SheetState {
  return events.reduce<SheetState>((state, event, index) => applySheet(state, event, index + 1), emptySheet);
}

export function leafOf({ leaves }: SheetState, code: string): LeafState {
  return Object.hasOwn(leaves, code) ? (leaves[code] ?? emptyLeaf) : emptyLeaf;
}

/** Points by what the agency states, or by the system's figure; null while there is neither. */
export function selfPoints(item: Item, leaf: LeafState): number | null {
  if (item.rule === null || item.rule.kind === 'survey') return null;
  return evaluate(item.rule, item.points, { answer: leaf.answer, figures: leaf.figures, counts: [] });
}

/** The points that stand after both rounds. */
export function standingPoints(item: Item, leaf: LeafState): number | null {
  return leaf.settlement?.points ?? leaf.appraisal?.points ?? selfPoints(item, leaf);
}

/** An adjusted criterion to which the agency objects and that nobody has settled. */
export function isOpenObjection(leaf: LeafState): boolean {
  return leaf.response?.agrees === false && leaf.settlement === null;
}

function withLeaves<Entry extends { readonly code: string }>(
  state: SheetState,
  entries: readonly Entry[],
  revision: number,
  change: (entry: Entry) => Partial<LeafState>,
): SheetState {
  const touched = entries.map(
    (entry) => [entry.code, { ...leafOf(state, entry.code), ...change(entry), revision }] as const,
  );
  return { ...state, leaves: { ...state.leaves, ...Object.fromEntries(touched) } };
}
