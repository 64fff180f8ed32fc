import type { Course } from './effect.ts';
import type { Resting } from './legislation.ts';
import type { LegalDocument, Relation } from './life.ts';
import type { Names } from './parts.tsx';
import type { Day, KeptFile } from './schema.ts';

/** Everything that is shown of a document; `desk` is what staff see and do. */
export type DocumentView = {
  readonly document: LegalDocument;
  /** The day whose effect is asked. */
  readonly on: Day;
  readonly course: Course | null;
  /** Relations of others to it. */
  readonly incoming: readonly (Relation & { readonly sourceId: number })[];
  readonly names: Names;
  readonly resting: readonly Resting[];
  readonly agency: (id: number) => string;
  /** Attachments that this person sees. */
  readonly files: readonly KeptFile[];
  /** This person sees how the document came about. */
  readonly seesDesk: boolean;
  readonly mayOpenFiles: boolean;
  readonly mayCorrect: boolean;
};
