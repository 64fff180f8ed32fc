import { fold } from '../kernel/messages.ts';
import type { House } from '../kernel/house.ts';
import type { Accounts } from './face.ts';
import type { PackAccount } from './schema.ts';

/*
 * A made-up city to try this room on: a committee, a department, two districts, two communes in one of them, and people.
 */

export const samplePassword = 'thuyền xuôi bến Ninh Kiều';

const agencies = [
  { code: 'C', name: 'Ủy ban nhân dân thành phố', level: 'city', parent: null },
  { code: 'C.01', name: 'Sở Tư pháp', level: 'city', parent: 'C' },
  { code: 'C.20', name: 'Ủy ban nhân dân quận Đông', level: 'district', parent: 'C' },
  { code: 'C.20.01', name: 'Ủy ban nhân dân phường Bắc', level: 'commune', parent: 'C.20' },
  { code: 'C.20.02', name: 'Ủy ban nhân dân phường Nam', level: 'commune', parent: 'C.20' },
  { code: 'C.30', name: 'Ủy ban nhân dân quận Tây', level: 'district', parent: 'C' },
] as const;

export const samplePeople: readonly PackAccount[] = [
  { username: 'quantri', fullName: 'Trần Thị Quản', agency: 'C', roles: ['administrator'] },
  { username: 'quantri.dong', fullName: 'Đỗ Văn Đông', agency: 'C.20', roles: ['administrator'] },
  { username: 'quantri.bac', fullName: 'Lê Thị Bắc', agency: 'C.20.01', roles: ['administrator', 'clerk'] },
  { username: 'an.bac', fullName: 'Nguyễn Văn An', agency: 'C.20.01', unit: 'one-stop', roles: ['clerk'] },
  {
    username: 'binh.bac',
    fullName: 'Phạm Thị Bình',
    email: 'binh@bac.example',
    agency: 'C.20.01',
    roles: ['leader'],
  },
  { username: 'giam.dong', fullName: 'Võ Văn Giám', agency: 'C.20', roles: ['auditor'] },
  { username: 'tay', fullName: 'Huỳnh Thị Tây', agency: 'C.30', roles: ['clerk'] },
];

export type SampleCity = {
  /** Ids of agencies by code, of accounts by username. */
  readonly agencies: Readonly<Record<string, number>>;
  readonly people: Readonly<Record<string, number>>;
  readonly unitId: number;
};

export async function installSampleCity(house: House, accounts: Accounts): Promise<SampleCity> {
  const ids: Record<string, number> = {};
  for (const { parent, ...agency } of agencies) {
    const { id } = await house.db
      .insertInto('agency')
      .values({
        ...agency,
        kind: agency.level,
        parentId: parent === null ? null : (ids[parent] ?? null),
        search: fold(agency.name),
        validFrom: Temporal.PlainDate.from('2011-01-01'),
      })
      .returning('id')
      .executeTakeFirstOrThrow();
    ids[agency.code] = id;
  }
  const unit = await house.db
    .insertInto('unit')
    .values({ agencyId: ids['C.20.01'] ?? 0, code: 'one-stop', name: 'Bộ phận Một cửa', kind: 'one-stop' })
    .returning('id')
    .executeTakeFirstOrThrow();
  await accounts.installAccounts(samplePeople, samplePassword);
  const rows = await house.db.selectFrom('account').select(['id', 'username']).execute();
  return {
    agencies: ids,
    people: Object.fromEntries(rows.map((row) => [row.username, row.id])),
    unitId: unit.id,
  };
}
