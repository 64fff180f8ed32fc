import type { Organization } from '../organization/organization.ts';

/** Names of agencies by their ids. */
export function nameOf(organization: Pick<Organization, 'all'>): (id: number) => string {
  const byId = new Map(organization.all().map(({ id, name }) => [id, name]));
  return (id) => byId.get(id) ?? String(id);
}
