import { expect } from 'vitest';
import { system } from '../kernel/access.ts';
import { Refused, type Refusal } from '../kernel/errors.ts';
import type { House } from '../kernel/house.ts';
import { createLived, type Life } from './subjects.ts';

export const sampleBy = { actor: system, at: Temporal.Instant.from('2026-03-02T01:30:00Z') };

/** Acts one after the other, refused ones too; gives what then stands, which is what the events give. */
export async function standing<S, E extends { kind: string; data: unknown }, C>(
  house: Pick<House, 'db'>,
  life: Life<S, E>,
  first: E,
  commands: readonly C[],
  decide: (state: S, command: C) => readonly E[] | Refusal,
): Promise<S> {
  const lived = createLived(house, life);
  const id = await lived.begin(sampleBy, [first]);
  for (const command of commands)
    await lived
      .act(sampleBy, id, (state) => decide(state, command))
      .catch((error: unknown) => {
        if (!(error instanceof Refused)) throw error;
      });
  const { state } = await lived.get(id);
  expect(await lived.replay(id)).toEqual(state);
  const row = await house.db
    .selectFrom('reformSubject')
    .select(['state', 'key'])
    .where('id', '=', id)
    .executeTakeFirstOrThrow();
  const { state: words, key } = life.row(state);
  expect(row).toEqual({ state: words, key });
  return state;
}
