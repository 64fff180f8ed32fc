import type { Refusal } from '../kernel/errors.ts';
import type { SectionState } from './rules.ts';

export const sectionTones = {
  open: 'working',
  submitted: 'waiting',
  approved: 'done',
} as const satisfies Record<SectionState, string>;

export type ReportRights = {
  readonly isManager: boolean;
  readonly isApprover: boolean;
  /** Agencies whose sections the person writes. */
  writesFor(agencyIds: readonly number[]): boolean;
};

/** A form on the page that was refused: which, why, and what was typed. */
export type RefusedForm = {
  readonly form: string;
  readonly refusals: readonly Refusal[];
  readonly values: Readonly<Record<string, unknown>>;
};
