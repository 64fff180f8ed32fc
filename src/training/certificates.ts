import { createHmac, timingSafeEqual } from 'node:crypto';
import { fold } from '../kernel/messages.ts';
import type { Result } from './words.ts';

/** What is printed on a certificate, and vouched for by its code. */
export type Certificate = {
  readonly id: number;
  readonly number: string;
  readonly name: string;
  readonly bornOn: string;
  readonly result: Result;
  readonly issuedOn: string;
  readonly courseId: number;
  readonly course: string;
  readonly startsOn: string;
  readonly endsOn: string | null;
  readonly agencyId: number;
};

/** Letters and figures that cannot be taken for one another on paper. */
const alphabet = '23456789ABCDEFGHJKLMNPQRSTUVWXYZ';
const groups = 3;
const perGroup = 4;

/**
 * The code on a certificate: a keyed hash (HMAC-SHA-256, 60 bits) of everything printed, so that a paper whose words were
 * changed, or whose record was, no longer fits. `ABCD-EFGH-2345`.
 */
export function checkCode(secret: Buffer, certificate: Certificate): string {
  const { number, name, bornOn, result, issuedOn, course, startsOn, endsOn } = certificate;
  const printed = JSON.stringify([number, name, bornOn, result, issuedOn, course, startsOn, endsOn]);
  const hash = createHmac('sha256', secret).update(`training certificate\n${printed}`).digest();
  const letters = [...hash.subarray(0, groups * perGroup)].map((byte) => alphabet[byte % alphabet.length]);
  return Array.from({ length: groups }, (_, index) =>
    letters.slice(index * perGroup, (index + 1) * perGroup).join(''),
  ).join('-');
}

export type Claim = { readonly number: string; readonly name: string; readonly code: string };
export type Verdict =
  | { readonly kind: 'unknown' }
  /** Number and name belong together; nothing else is told. */
  | { readonly kind: 'valid' }
  /** The code of the paper does not fit what is recorded. */
  | { readonly kind: 'altered' }
  /** The paper is in hand: what it must say can be told. */
  | { readonly kind: 'confirmed'; readonly certificate: Certificate };

/** Answers a stranger about the valid certificates that bear the number. */
export function verify(secret: Buffer, found: readonly Certificate[], claim: Claim): Verdict {
  const named = found.filter(({ name }) => sameName(name, claim.name));
  if (named.length === 0) return { kind: 'unknown' };
  const code = plainCode(claim.code);
  if (code === '') return { kind: 'valid' };
  const certificate = named.find((one) => isSame(plainCode(checkCode(secret, one)), code));
  return certificate === undefined ? { kind: 'altered' } : { kind: 'confirmed', certificate };
}

function sameName(one: string, other: string): boolean {
  const plain = (name: string): string => fold(name).split(/\s+/).filter(Boolean).join(' ');
  return plain(one) === plain(other);
}

function plainCode(code: string): string {
  return code.toUpperCase().replaceAll(/[^0-9A-Z]/g, '');
}

function isSame(one: string, other: string): boolean {
  const [a, b] = [Buffer.from(one), Buffer.from(other)];
  return a.length === b.length && timingSafeEqual(a, b);
}
