import type { ComponentChildren } from 'preact';
import type { Refusal } from '../kernel/errors.ts';
import type { Standing } from './desk.ts';
import type { ShownPerson } from './masking.ts';
import type { Day, Person } from './schema.ts';

export type RefusedForm = {
  readonly form: string;
  readonly refusals: readonly Refusal[];
  readonly values: Readonly<Record<string, unknown>>;
};
export type RecordProps = {
  readonly person: Person;
  readonly shown: ShownPerson;
  readonly isOpen: boolean;
  readonly standing: Standing;
  /** The reader's own record: everything is shown, and corrections are asked for. */
  readonly isOwn: boolean;
  readonly asOf: Day | null;
  readonly today: Day;
  readonly seesLooks: boolean;
  readonly agencyName: (id: number) => string;
  readonly refused: RefusedForm | null;
  /** Beside the record: what the own page adds. */
  readonly children?: ComponentChildren;
};
