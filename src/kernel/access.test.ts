import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  actorId,
  can,
  covers,
  isRole,
  permission,
  roles,
  system,
  visitor,
  type Reach,
  type Role,
} from './access.ts';
import { t } from './messages.ts';
import { staffWith } from './sample-server.ts';

const words = t('Thử', 'Trial');
const everyRole = Object.keys(roles) as Role[];

/** Who holds which roles, what the permission grants, and what it answers: agency 7 has 8 and 9 below it. */
const table: readonly [Role[], Partial<Record<Role, Reach>>, ReturnType<typeof can>][] = [
  [['clerk'], {}, false],
  [['clerk'], { leader: 'city' }, false],
  [['clerk'], { clerk: 'agency' }, { agencyIds: [7] }],
  [['leader'], { leader: 'tree' }, { agencyIds: [7, 8, 9] }],
  [['auditor'], { auditor: 'city' }, true],
  [['clerk', 'leader'], { clerk: 'agency', leader: 'tree' }, { agencyIds: [7, 8, 9] }],
  [['leader', 'clerk'], { clerk: 'agency', leader: 'tree' }, { agencyIds: [7, 8, 9] }],
  [['clerk', 'inspector'], { clerk: 'agency', inspector: 'city' }, true],
  [['inspector', 'clerk'], { clerk: 'agency', inspector: 'city' }, true],
  [[], { clerk: 'city', leader: 'city' }, false],
];

test.each(table)('roles %j with grants %j', (held, grants, answer) => {
  expect(can(staffWith(...held), permission('trial', words, grants))).toEqual(answer);
});

test('a visitor may nothing and the program itself everything', () => {
  const all = permission('trial', words, Object.fromEntries(everyRole.map((role) => [role, 'city'])));
  expect([can(visitor, all), can(system, all)]).toEqual([false, true]);
  expect(can(system, permission('none', words, {}))).toBe(true);
  expect([actorId(visitor), actorId(system), actorId(staffWith('clerk'))]).toEqual([null, null, 1]);
});

test.each([
  [false, 7, false],
  [true, 7, true],
  [{ agencyIds: [7, 8] }, 8, true],
  [{ agencyIds: [7, 8] }, 9, false],
  [{ agencyIds: [] }, 7, false],
] as const)('the answer %j covers agency %i: %s', (answer, agency, isCovered) => {
  expect(covers(answer, agency)).toBe(isCovered);
});

test('more roles never may less, and the order of roles is of no matter', () => {
  const reach = fc.constantFrom<Reach>('city', 'tree', 'agency');
  const grants = fc.dictionary(fc.constantFrom(...everyRole), reach);
  const held = fc.subarray(everyRole);
  const property = fc.property(grants, held, fc.constantFrom(...everyRole), (given, mine, another) => {
    const wanted = permission('trial', words, given);
    const before = can(staffWith(...mine), wanted);
    const after = can(staffWith(another, ...mine), wanted);
    for (const agency of [7, 8, 9, 10]) if (covers(before, agency)) expect(covers(after, agency)).toBe(true);
    expect(can(staffWith(...mine.toReversed()), wanted)).toEqual(before);
  });
  fc.assert(property, { seed: 2015 });
});

test('a name that every object has is no role', () => {
  expect(['clerk', 'constructor', 'toString', '__proto__', ''].map(isRole)).toEqual([
    true,
    false,
    false,
    false,
    false,
  ]);
});
