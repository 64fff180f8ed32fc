import { z } from 'zod';
import { degrees, StaffKind, type Degree } from './schema.ts';

const Degrees = z.partialRecord(z.enum(['', ...(Object.keys(degrees) as Degree[])]), z.number().int().min(0));
const Names = z.object({ male: z.array(z.string()).min(1), female: z.array(z.string()).min(1) });
const Place = z.object({
  kinds: z.array(z.string()).default([]),
  codes: z.array(z.string()).default([]),
  share: z.number().int().positive(),
});

const Study = z.object({
  titles: z.array(z.string()).default([]),
  degrees: z.array(z.enum(Object.keys(degrees) as Degree[])).min(1),
  institutions: z.array(z.string()).min(1),
  majors: z.array(z.string()).min(1),
});

/** `staff/demonstration.json` of a city pack: how many people of each group the city has, and how they are trained. */
export const PackStaff = z.object({
  seed: z.string(),
  /** All of it is made beside at least so many demonstration dossiers; else only `small` people. */
  wholeFromDossiers: z.number().int(),
  small: z.number().int(),
  /** The day on which the totals hold. */
  asOf: z.iso.date(),
  /** Records whose mandated sections are complete by that day. */
  entered: z.number().int(),
  names: z.object({ surnames: z.array(z.string()).min(1), middleNames: Names, givenNames: Names }),
  homeTowns: z.array(z.string()).min(1),
  /** What is studied where and up to which degree, by those whose title holds one of the words; without: by all others. */
  studies: z.array(Study).min(1),
  groups: z.array(
    z.object({
      kind: StaffKind,
      /** Number by degree; a commune group has its number alone. */
      degrees: Degrees.optional(),
      count: z.number().int().optional(),
      places: z.array(Place).default([]),
      titles: z.array(z.string()).min(1),
      /** Titles of one agency, by its code. */
      titlesOf: z.record(z.string(), z.array(z.string()).min(1)).default({}),
    }),
  ),
  /** Commune staff together: their training, and how many of them were there and trained at the end of 2011. */
  communes: z.object({
    degrees: Degrees,
    since2011: z.number().int(),
    professionalIn2011: z.number().int(),
    political: z.number().int(),
    politicalIn2011: z.number().int(),
  }),
  /** What has happened since. */
  later: z.object({
    retired: z.number().int(),
    recruited: z.number().int(),
    transferred: z.number().int(),
    appointed: z.number().int(),
    resigned: z.number().int(),
    /** Agency at which pay has been kept up to date, and for how many people. */
    stepsIn: z.string(),
    steps: z.number().int(),
  }),
  /** Accounts that have a record of their own. */
  accounts: z.array(z.object({ username: z.string(), title: z.string() })),
  corrections: z.array(
    z.object({
      account: z.string(),
      section: z.string(),
      field: z.string(),
      words: z.string(),
      wanted: z.string(),
      on: z.iso.date(),
    }),
  ),
});
export type PackStaff = z.infer<typeof PackStaff>;
