import { expect, test } from 'vitest';
import { commandNames, isOpenIn, transitions } from './commands.ts';
import { stateNames } from './schema.ts';

test('every state has its row of commands, and every command a state that opens it', () => {
  expect(Object.keys(transitions).toSorted()).toEqual([...stateNames].toSorted());
  for (const name of commandNames) {
    expect(
      stateNames.some((state) => isOpenIn(state, name)),
      name,
    ).toBe(true);
  }
});
