import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isRole, roles, type Role } from '../kernel/access.ts';
import { cityRole, delegatedAlready, ownAccount, tooLong, untilBeforeFrom, untilPast } from './refusals.ts';
import {
  changesBetween,
  cityRoles,
  delegationRefusal,
  isSafeIssuer,
  localPath,
  managingRefusal,
  sessionEnd,
} from './rules.ts';

const at = (text: string) => Temporal.Instant.from(text);
const roleNames = Object.keys(roles).filter(isRole);

test.each([
  ['/dossiers?state=4', '/dossiers?state=4'],
  ['/admin/accounts/12#history', '/admin/accounts/12#history'],
  ['/', '/'],
])('after signing in one goes on to %s', (next, to) => expect(localPath(next)).toBe(to));

test.each([
  'https://evil.example/',
  '//evil.example/',
  '/\\evil.example/',
  '\\\\evil.example',
  '/\t/evil.example',
  '/./\\/evil.example',
  'javascript:alert(1)',
  '/sign-out',
  '/sign-in?next=/sign-in',
  '',
  undefined,
  ['/dossiers', '/desk'],
  `/${'a'.repeat(3000)}`,
])('an address elsewhere, or round in a circle, leads to the desk: %s', (next) => {
  expect(localPath(next)).toBe('/desk');
});

test('whatever is asked for, the browser stays on this site', () => {
  const nasty = fc.oneof(
    fc.string(),
    fc.webUrl(),
    fc.string({ unit: fc.constantFrom('/', '\\', '.', 'a', ':', '@', '\t', '\n') }),
  );
  fc.assert(
    fc.property(nasty, (next) => {
      for (const candidate of [next, `/${next}`]) {
        const to = new URL(localPath(candidate), 'https://motcua.example');
        expect(to.origin).toBe('https://motcua.example');
      }
    }),
    { seed: 20260302, numRuns: 2000 },
  );
});

test('a session ends 30 minutes after it was last used, and 12 hours after it began in any case', () => {
  const expiresAt = at('2026-03-02T13:00:00Z');
  expect(sessionEnd({ lastSeenAt: at('2026-03-02T03:00:00Z'), expiresAt })).toEqual(
    at('2026-03-02T03:30:00Z'),
  );
  expect(sessionEnd({ lastSeenAt: at('2026-03-02T12:50:00Z'), expiresAt })).toEqual(expiresAt);
});

test('nobody manages an account of their own, even in the whole city', () => {
  for (const isWholeCity of [true, false]) {
    expect(managingRefusal({ accountId: 5, isWholeCity }, { id: 5, roles: ['clerk'] })).toBe(ownAccount);
  }
});

test('a role that reaches the whole city is given, taken and managed only by an administrator of the whole city', () => {
  const someRoles = fc.subarray(roleNames);
  fc.assert(
    fc.property(someRoles, someRoles, fc.boolean(), (before, after, isWholeCity) => {
      const refusal = managingRefusal({ accountId: 1, isWholeCity }, { id: 2, roles: before }, after);
      const touches = [...before, ...after].some((role) => cityRoles.has(role));
      expect(refusal).toBe(touches && !isWholeCity ? cityRole : null);
    }),
    { seed: 20260302 },
  );
});

test('what did not change makes no event, what did is named without its content', () => {
  const before = {
    fullName: 'An',
    email: '',
    agencyId: 1,
    unitId: null,
    roles: ['clerk'] as Role[],
    oidcSubject: null,
  };
  expect(changesBetween(before, before)).toEqual([]);
  const after = { ...before, fullName: 'Ánh', agencyId: 2, roles: ['leader'] as Role[], oidcSubject: 'x' };
  const changes = changesBetween(before, after);
  expect(changes.map(({ kind }) => kind)).toEqual([
    'roles-changed',
    'moved',
    'identity-bound',
    'details-changed',
  ]);
  expect(JSON.stringify(changes)).not.toContain('Ánh');
});

const now = at('2026-03-02T01:30:00Z');
const wanted = {
  to: 2,
  from: at('2026-03-03T00:00:00Z'),
  until: at('2026-03-06T10:00:00Z'),
  reason: 'nghỉ phép',
};
const giver = { id: 1, agencyId: 7 };
const colleague = { id: 2, agencyId: 7, isActive: true };

test('work is handed to an active colleague of the same agency, nobody else', () => {
  expect(delegationRefusal(wanted, giver, colleague, [], now)).toBeNull();
  for (const to of [
    undefined,
    { ...colleague, isActive: false },
    { ...colleague, agencyId: 8 },
    { ...colleague, id: 1 },
  ]) {
    expect(delegationRefusal(wanted, giver, to, [], now)?.code).toBe('colleague-only');
  }
});

test('a delegation ends after it begins, in the future, within a year', () => {
  const of = (change: Partial<typeof wanted>) =>
    delegationRefusal({ ...wanted, ...change }, giver, colleague, [], now);
  expect(of({ until: wanted.from })).toBe(untilBeforeFrom);
  expect(of({ from: at('2026-02-01T00:00:00Z'), until: now })).toBe(untilPast);
  expect(of({ until: at('2027-04-01T00:00:00Z') })).toBe(tooLong);
});

test('two delegations of one person may touch but not overlap', () => {
  const other = (validFrom: string, validTo: string) => [{ validFrom: at(validFrom), validTo: at(validTo) }];
  const of = (others: { validFrom: Temporal.Instant; validTo: Temporal.Instant }[]) =>
    delegationRefusal(wanted, giver, colleague, others, now);
  expect(of(other('2026-03-01T00:00:00Z', '2026-03-03T00:00:00Z'))).toBeNull();
  expect(of(other('2026-03-06T10:00:00Z', '2026-03-07T00:00:00Z'))).toBeNull();
  expect(of(other('2026-03-01T00:00:00Z', '2026-03-03T00:00:01Z'))).toBe(delegatedAlready);
  expect(of(other('2026-03-04T00:00:00Z', '2026-03-05T00:00:00Z'))).toBe(delegatedAlready);
});

test.each([
  ['https://dangnhap.cantho.gov.vn', true],
  ['http://127.0.0.1:4000', true],
  ['http://localhost:4000/realm', true],
  ['http://[::1]:4000', true],
  ['http://dangnhap.cantho.gov.vn', false],
  ['http://127.0.0.1.evil.example', false],
  ['http://localhost.evil.example', false],
  ['https://user:secret@dangnhap.cantho.gov.vn', false],
  ['ftp://127.0.0.1', false],
  ['dangnhap', false],
])('a provider at %s may be spoken to: %s', (issuer, safe) => expect(isSafeIssuer(issuer)).toBe(safe));
