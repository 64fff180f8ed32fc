import type { Agency } from '../organization/schema.ts';
import type { RefusedForm } from './pages-sets.tsx';
import type { FigureContext } from './parts.tsx';
import type { Evidence, Item, SetContent } from './schema.ts';
import { isOpenObjection, leafOf, selfPoints, type SheetState } from './sheet.ts';
import type { Cycle } from './store-cycles.ts';

/** What the reader does with the sheet now. */
export type SheetMode = 'score' | 'respond' | 'appraise' | 'settle' | 'read';
export const shows = ['all', 'missing', 'changed', 'disputed'] as const;
export type Show = (typeof shows)[number];

export type SheetPageProps = {
  readonly cycle: Cycle;
  readonly agency: Agency;
  readonly content: SetContent;
  readonly leaves: readonly Item[];
  readonly state: SheetState;
  /** Name of who answers for it since its agency ended; empty while it works. */
  readonly answers: string;
  readonly mode: SheetMode;
  readonly show: Show;
  readonly isLocked: boolean;
  readonly mayTakeBack: boolean;
  readonly context: FigureContext;
  /** Points that count, survey included, by criterion. */
  readonly finals: ReadonlyMap<string, number | null>;
  /** Files of the form by criterion, each sealed for sending again. */
  readonly files: ReadonlyMap<string, readonly (Evidence & { readonly sealed: string })[]>;
  readonly refused: RefusedForm | null;
};

/** Whether a filter lets a criterion through. */
export function isShown({ state }: Pick<SheetPageProps, 'state'>, item: Item, show: Show): boolean {
  const leaf = leafOf(state, item.code);
  switch (show) {
    case 'all':
      return true;
    case 'missing':
      return item.rule?.kind !== 'survey' && selfPoints(item, leaf) === null;
    case 'changed':
      return leaf.appraisal !== null && leaf.appraisal.points !== (selfPoints(item, leaf) ?? 0);
    case 'disputed':
      return isOpenObjection(leaf);
  }
}
