import type { Actor } from '../kernel/access.ts';
import type { Administration } from './administration.ts';
import type { Delegations } from './delegations.ts';
import type { moveAccounts } from './moving.ts';
import type { OwnAccount } from './own-account.ts';
import type { OwnSecondFactor } from './own-second-factor.ts';
import type { PackAccount } from './schema.ts';
import type { SignIn } from './sign-in.ts';
import type { SingleSignOn } from './single-sign-on.ts';

/** People who sign in: who they are, how they prove it, what they may do. */
export type Accounts = SignIn &
  OwnAccount &
  OwnSecondFactor &
  Delegations &
  Administration &
  SingleSignOn & {
    /** Who a session token belongs to; a visitor when it is unknown or over. */
    findActor(token: string): Promise<Actor>;
    /** Moves people to other agencies by a reorganisation, in the caller's transaction; afterwards say whom to read anew. */
    moveAccounts: typeof moveAccounts;
    forget(...accountIds: readonly number[]): void;
    /** A city pack's accounts, all with one demonstration password; gives the number of new ones. */
    installAccounts(rows: readonly PackAccount[], password: string): Promise<number>;
  };
