import { createHmac, timingSafeEqual } from 'node:crypto';
import { actorId, type Actor } from '../kernel/access.ts';
import type { House } from '../kernel/house.ts';
import type { Register } from './schema.ts';

type Sealing = { readonly register: Pick<Register, 'code'>; readonly actor: Actor; readonly hash: string };

/** What a tried file carries to its confirmation: the store holds files of others too, and a hash alone is no right to them. */
export function sealTried({ secret }: Pick<House, 'secret'>, { register, actor, hash }: Sealing): string {
  return createHmac('sha256', secret)
    .update(`register import ${register.code} ${actorId(actor)} ${hash}`)
    .digest('base64url');
}

/** Whether this person tried this file for this register. */
export function isTried(house: Pick<House, 'secret'>, sealing: Sealing, seal: string): boolean {
  const [given, expected] = [Buffer.from(seal), Buffer.from(sealTried(house, sealing))];
  return given.length === expected.length && timingSafeEqual(given, expected);
}
