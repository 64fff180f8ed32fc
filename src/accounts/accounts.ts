import { createClock, type Clock } from '../kernel/clock.ts';
import type { House } from '../kernel/house.ts';
import { createActors } from './actors.ts';
import { createAdministration } from './administration.ts';
import { createDelegations } from './delegations.ts';
import type { Accounts } from './face.ts';
import { installAccounts } from './install.ts';
import type { Means } from './means.ts';
import { moveAccounts } from './moving.ts';
import { createOwnAccount } from './own-account.ts';
import { createOwnSecondFactor } from './own-second-factor.ts';
import { createSignIn } from './sign-in.ts';
import { createSingleSignOn } from './single-sign-on.ts';

export type { Accounts } from './face.ts';
export { configureSignIn, manageAccounts } from './permissions.ts';
export { accountRoutes } from './routes.tsx';
export { demonstration } from './settings.ts';

/**
 * The room's face. Sessions, lock-outs and codes run by `machine` (the machine's own clock unless given), events and
 * delegations by the house's clock, which a demonstration may set.
 */
export function createAccounts(house: House, machine: Clock = createClock()): Accounts {
  const actors = createActors(house, machine);
  const means: Means = { house, machine, actors };
  return {
    ...createSignIn(means),
    ...createOwnAccount(means),
    ...createOwnSecondFactor(means),
    ...createDelegations(means),
    ...createAdministration(means),
    ...createSingleSignOn(means),
    findActor: (token) => actors.findActor(token),
    moveAccounts,
    forget: (...accountIds) => actors.forget(...accountIds),
    installAccounts: (rows, password) => installAccounts(means, rows, password),
  };
}
