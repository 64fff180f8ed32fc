import { z } from 'zod';
import { Day, DocumentKind, RelationKind } from './schema.ts';

const Words = z.array(z.string().min(1)).min(1);

/** `legislation/central.json` of a city pack: documents of the centre, the oldest first, on which its procedures rest. */
export const PackCentral = z.array(
  z.strictObject({
    kind: DocumentKind,
    number: z.string(),
    issuedOn: Day,
    effectiveOn: Day,
    issuer: z.string(),
    title: z.string(),
    field: z.string(),
    relations: z.array(z.strictObject({ kind: RelationKind, target: z.string() })),
  }),
);
export type PackCentral = z.infer<typeof PackCentral>;

const PackDraft = z.strictObject({
  kind: DocumentKind,
  title: z.string(),
  field: z.string(),
  drafter: z.string(),
  asked: Words,
  startsOn: Day,
  stage: z.enum(['proposed', 'drafting', 'opinions', 'appraisal', 'submitted']),
  procedures: z.array(z.string()),
});
export type PackDraft = z.infer<typeof PackDraft>;

/** `legislation/words.json` of a city pack: what the made-up documents are about. */
export const PackWords = z.strictObject({
  fields: z.array(z.strictObject({ name: z.string(), drafter: z.string(), topics: Words })).min(1),
  signers: Words,
  opinions: Words,
  faults: Words,
  drafts: z.array(PackDraft),
});
export type PackWords = z.infer<typeof PackWords>;
