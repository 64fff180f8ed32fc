import type { Role } from '../kernel/access.ts';
import type { Refusal } from '../kernel/errors.ts';
import {
  cityRole,
  colleagueOnly,
  delegatedAlready,
  ownAccount,
  tooLong,
  untilBeforeFrom,
  untilPast,
} from './refusals.ts';
import type { NewDelegation } from './schema.ts';

/** Wrong passwords or codes in a row after which an account is locked, and for how long. */
export const lockOut = { failures: 5, time: Temporal.Duration.from({ minutes: 15 }) };

/** A session ends when nothing was asked for `idle`, and after `whole` in any case: a working day. */
export const sessionLife = {
  idle: Temporal.Duration.from({ minutes: 30 }),
  whole: Temporal.Duration.from({ hours: 12 }),
};

/** Between the password and the second factor. */
export const pendingLife = Temporal.Duration.from({ minutes: 5 });

/** For choosing a password of one's own in the place of the first: long enough to think of a good one. */
export const firstPasswordLife = Temporal.Duration.from({ minutes: 15 });

/** Between showing the QR image of a second factor and its first code. */
export const enrolmentLife = Temporal.Duration.from({ minutes: 15 });

/** The instant at which a session is over if nothing more is asked. */
export function sessionEnd(session: {
  lastSeenAt: Temporal.Instant;
  expiresAt: Temporal.Instant;
}): Temporal.Instant {
  const idle = session.lastSeenAt.add(sessionLife.idle);
  return Temporal.Instant.compare(idle, session.expiresAt) < 0 ? idle : session.expiresAt;
}

/**
 * Roles whose permissions may reach every agency: only an administrator of the whole city gives them, and manages the
 * accounts that have them; otherwise the administrator of a commune could make a way to see the whole city.
 */
export const cityRoles: ReadonlySet<Role> = new Set<Role>([
  'procedure-controller',
  'reform-officer',
  'inspector',
  'legal-officer',
  'personnel-officer',
  'finance-officer',
  'auditor',
]);

/** Who manages an account: an account of their own or (null) the program itself. */
export type Manager = { readonly accountId: number | null; readonly isWholeCity: boolean };

/** Whether a manager may change this account so that it has `wanted` roles afterwards; null when nothing stands against it. */
export function managingRefusal(
  manager: Manager,
  account: { id: number; roles: readonly Role[] },
  wanted: readonly Role[] = account.roles,
): Refusal | null {
  if (manager.accountId === account.id) return ownAccount;
  const touched = [...account.roles, ...wanted].some((role) => cityRoles.has(role));
  return touched && !manager.isWholeCity ? cityRole : null;
}

type Facts = {
  fullName: string;
  email: string;
  agencyId: number;
  unitId: number | null;
  roles: readonly Role[];
  oidcSubject: string | null;
};

/** What changed on an account, as events that name no person. */
export function changesBetween(
  before: Facts,
  after: Facts,
): { kind: string; data: Record<string, unknown> }[] {
  const changes: { kind: string; data: Record<string, unknown> }[] = [];
  const hasRoles =
    before.roles.length === after.roles.length && before.roles.every((role) => after.roles.includes(role));
  if (!hasRoles) changes.push({ kind: 'roles-changed', data: { before: before.roles, after: after.roles } });
  if (before.agencyId !== after.agencyId || before.unitId !== after.unitId) {
    changes.push({
      kind: 'moved',
      data: {
        before: { agencyId: before.agencyId, unitId: before.unitId },
        after: { agencyId: after.agencyId, unitId: after.unitId },
      },
    });
  }
  if (before.oidcSubject !== after.oidcSubject) {
    changes.push({ kind: after.oidcSubject === null ? 'identity-unbound' : 'identity-bound', data: {} });
  }
  const fields = (['fullName', 'email'] as const).filter((field) => before[field] !== after[field]);
  if (fields.length > 0) changes.push({ kind: 'details-changed', data: { fields } });
  return changes;
}

/** Why a delegation may not be made, or null. `others`: those of the same person that have not ended. */
export function delegationRefusal(
  wanted: NewDelegation,
  from: { id: number; agencyId: number },
  to: { id: number; agencyId: number; isActive: boolean } | undefined,
  others: readonly { validFrom: Temporal.Instant; validTo: Temporal.Instant }[],
  now: Temporal.Instant,
): Refusal | null {
  if (to === undefined || !to.isActive || to.id === from.id || to.agencyId !== from.agencyId)
    return colleagueOnly;
  if (!isBefore(wanted.from, wanted.until)) return untilBeforeFrom;
  if (!isBefore(now, wanted.until)) return untilPast;
  if (isBefore(wanted.from.add({ hours: 366 * 24 }), wanted.until)) return tooLong;
  const overlaps = others.some(
    (other) => isBefore(wanted.from, other.validTo) && isBefore(other.validFrom, wanted.until),
  );
  return overlaps ? delegatedAlready : null;
}

/** Where to go after signing in: a path of this site, else the desk. An address elsewhere would be a gift to phishers. */
export function localPath(next: unknown, otherwise = '/desk'): string {
  if (typeof next !== 'string' || !next.startsWith('/') || next.length > 2000) return otherwise;
  const here = 'http://here.invalid';
  if (!URL.canParse(next, here)) return otherwise;
  const { origin, pathname, search, hash } = new URL(next, here);
  if (origin !== here || pathname.startsWith('//')) return otherwise;
  return /^\/sign-(?:in|out)(?:\/|$)/.test(pathname) ? otherwise : pathname + search + hash;
}

/** Whether a provider's address may be spoken to: https, or plain http on this very machine. */
export function isSafeIssuer(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const { protocol, username, password } = new URL(text);
  if (username !== '' || password !== '') return false;
  return protocol === 'https:' || (protocol === 'http:' && isLoopback(text));
}

export function isLoopback(text: string): boolean {
  const { hostname } = new URL(text);
  return hostname === 'localhost' || hostname === '[::1]' || /^127(?:\.\d{1,3}){3}$/.test(hostname);
}

function isBefore(a: Temporal.Instant, b: Temporal.Instant): boolean {
  return Temporal.Instant.compare(a, b) < 0;
}
