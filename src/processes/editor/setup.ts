import type { Language, Text } from '../../kernel/messages.ts';

/** What the server's page tells the editor, as JSON in `data-setup`. */
export type EditorSetup = {
  readonly language: Language;
  /** Code of the process; the exported file is named by it. */
  readonly code: string;
  /** Revision of the draft the drawing comes from, 0 when there is none; sent back with the next save. */
  readonly revision: number;
  /** Where the drawing is read from. */
  readonly xmlUrl: string;
  /** POST `{ xml }` → `{ sound, problems }`. */
  readonly checkUrl: string;
  /** POST `{ name, xml, expected }` → `{ revision }`. */
  readonly draftUrl: string;
  /** POST `{ name, xml, expected }` → `{ location }`, or 422 with refusals; null: this person may not publish. */
  readonly publishUrl: string | null;
  /** Answers `?q=` with `{ options: [{ value, label }] }`; for called procedures. */
  readonly proceduresUrl: string | null;
  /** Sent as the header `x-csrf-token`. */
  readonly csrf: string;
  readonly agencies: readonly { readonly code: string; readonly name: string }[];
};

export type Say = (text: Text) => string;
