import { notSignedIn, Refused } from './errors.ts';

/** A form as it was sent, so that it can be sent again. Held by the browser's page alone: no cookie, no store, no log. */
export type TypedForm = {
  /** Path and query to which it was sent. */
  readonly action: string;
  readonly isMultipart: boolean;
  readonly fields: readonly (readonly [name: string, value: string])[];
  /** Files came with it: they are not kept. */
  readonly hadFiles: boolean;
};

/** Sent with a form that is to be looked at again instead of carried out; `files`: some were with it the first time. */
export const againField = '_again';

/** Who sent a form after the session had ended. `typed` goes back to them where it can. */
export class SessionEnded extends Refused {
  readonly typed: TypedForm | null;

  constructor(typed: TypedForm | null) {
    super(notSignedIn);
    this.typed = typed;
  }
}
