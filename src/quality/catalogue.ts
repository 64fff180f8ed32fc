import type { Queries } from '../kernel/database.ts';
import type { Text } from '../kernel/messages.ts';
import { readKnownCodes } from '../procedures/procedures.ts';
import { scopeCodes, strayScopes } from './rules.ts';

/** Texts with codes of procedures that the catalogue has never had, each with words that say which. */
export async function strayCodes(db: Queries, texts: readonly string[]): Promise<ReadonlyMap<string, Text>> {
  return strayScopes(texts, await readKnownCodes(db, texts.flatMap(scopeCodes)));
}
