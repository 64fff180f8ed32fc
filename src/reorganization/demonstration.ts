import { existsSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { system } from '../kernel/access.ts';
import type { Reorganizations } from './reorganization.ts';
import { Plan } from './schema.ts';

/**
 * Drafts and tries out the plans of a city pack (`reorganization/*.json`), so that a leader can look at their trial; they
 * are not carried out. A pack without the folder has none. Gives how many. @throws ZodError when a file does not fit
 */
export async function demonstrateReorganizations(
  plans: Pick<Reorganizations, 'draft' | 'tryOut'>,
  packFolder: string,
): Promise<number> {
  const folder = path.join(packFolder, 'reorganization');
  if (!existsSync(folder)) return 0;
  const files = (await readdir(folder)).filter((name) => name.endsWith('.json')).toSorted();
  for (const name of files) {
    const plan = Plan.parse(JSON.parse(await readFile(path.join(folder, name), 'utf8')));
    const id = await plans.draft(system, plan);
    await plans.tryOut(system, id, 1);
  }
  return files.length;
}
