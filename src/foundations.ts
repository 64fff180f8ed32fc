import { createAccounts, type Accounts } from './accounts/accounts.ts';
import type { House } from './kernel/house.ts';
import { createOrganization, type Organization } from './organization/organization.ts';
import { createProcedures, type Procedures } from './procedures/procedures.ts';
import { createProcessModels, type ProcessModels } from './processes/processes.ts';

/** The capabilities that need no city yet: with them a city pack is installed. */
export type Foundations = {
  readonly house: House;
  readonly organization: Organization;
  readonly accounts: Accounts;
  readonly procedures: Procedures;
  readonly processes: ProcessModels;
};

export async function openFoundations(house: House): Promise<Foundations> {
  const organization = await createOrganization(house);
  const procedures = createProcedures(house);
  return {
    house,
    organization,
    accounts: createAccounts(house),
    procedures,
    processes: createProcessModels(house, {
      agencies: () => organization.all(),
      async findProcedure(code) {
        const found = await procedures.findInForce(code, house.clock.today());
        return found?.content;
      },
    }),
  };
}
