import type { House } from '../kernel/house.ts';
import { createBank, type Bank } from './bank.ts';
import { createHolding, type Holding } from './holding.ts';

export { knowledgeIndicators } from './indicators.ts';
export { readKnowledgeResults } from './permissions.ts';

/** Knowledge tests of staff: the bank, the tests, the sittings. */
export type KnowledgeTests = { readonly bank: Bank; readonly tests: Holding };

export function createKnowledgeTests(house: Pick<House, 'db' | 'clock' | 'secret'>): KnowledgeTests {
  const bank = createBank(house);
  return { bank, tests: createHolding({ house, bank }) };
}
