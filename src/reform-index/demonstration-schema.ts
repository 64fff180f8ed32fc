import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { z } from 'zod';
import { Level, SetContent } from './schema.ts';

const Plan = z.object({
  seed: z.string(),
  /** Years whose results are published. */
  published: z.array(z.number().int()),
  /** The year in self-scoring. */
  open: z.number().int(),
  /** A file that stands for every document of evidence. */
  evidence: z.string().regex(/^[\w.-]+$/),
});

export type DemonstrationPack = z.infer<typeof Plan> & {
  readonly sets: ReadonlyMap<Level, SetContent>;
  readonly evidencePath: string;
};

/** The demonstration of a city pack: `reform-index/` with a set for each level; null when the pack has none. */
export async function readDemonstration(packFolder: string): Promise<DemonstrationPack | null> {
  const folder = path.join(packFolder, 'reform-index');
  if (!existsSync(path.join(folder, 'demonstration.json'))) return null;
  const read = async (name: string): Promise<unknown> =>
    JSON.parse(await readFile(path.join(folder, name), 'utf8'));
  const plan = Plan.parse(await read('demonstration.json'));
  const sets = new Map<Level, SetContent>();
  for (const level of Level.options) sets.set(level, SetContent.parse(await read(`${level}.json`)));
  return { ...plan, sets, evidencePath: path.join(folder, plan.evidence) };
}
