import type { House } from '../kernel/house.ts';
import type { Route } from '../kernel/web.ts';
import type { Accounts } from './face.ts';
import { adminRoutes } from './admin-routes.tsx';
import { ownRoutes } from './own-routes.tsx';
import { signInRoutes } from './sign-in-routes.tsx';
import { signOnRoutes } from './sign-on-routes.tsx';

/** Signing in and out, one's own account, and the administrators' pages. */
export function accountRoutes(house: House, accounts: Accounts): Route[] {
  return [
    ...signInRoutes(house, accounts),
    ...ownRoutes(house, accounts),
    ...adminRoutes(accounts),
    ...signOnRoutes(accounts),
  ];
}
