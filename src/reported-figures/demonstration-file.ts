import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { z } from 'zod';

const Range = z.tuple([z.number().int().min(0), z.number().int().min(0)]);

/** How the demonstration of a city pack fills its collections: `reported-figures/collections.json`. */
export const DemonstrationFile = z.object({
  /** `{quarter}` becomes the quarter's name. */
  name: z.string(),
  guidance: z.string(),
  deadlineNote: z.string(),
  returnReason: z.string(),
  leapNote: z.string(),
  measuredNote: z.string(),
  /** What the forms of these agencies show in the collection that is running; others go by turns. */
  states: z
    .record(z.string(), z.enum(['draft', 'half', 'waiting', 'returned', 'passed', 'approved']))
    .default({}),
  indicators: z
    .array(
      z.object({
        code: z.string(),
        /** From and to, for an agency of the level; of a share its denominator. */
        commune: Range,
        district: Range,
        share: z.tuple([z.number(), z.number()]).optional(),
      }),
    )
    .min(1),
  /** Indicators that the system measures too, asked for in the running collection. */
  measured: z.array(z.string()).default([]),
});
export type DemonstrationFile = z.infer<typeof DemonstrationFile>;

/** Null for a pack without such a file. @throws when the file does not have its shape */
export async function readDemonstration(packFolder: string): Promise<DemonstrationFile | null> {
  let text: string;
  try {
    text = await readFile(path.join(packFolder, 'reported-figures', 'collections.json'), 'utf8');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null;
    throw error;
  }
  return DemonstrationFile.parse(JSON.parse(text));
}
