import type { Refusal } from '../kernel/errors.ts';
import type { House } from '../kernel/house.ts';
import { anchorEvents, type Anchoring } from './anchor.ts';
import { openSigningKey, readKeptHeads } from './key.ts';
import { publishedHead } from './note.ts';
import { proveConsistency, proveInclusion } from './proof.ts';
import type { Consistency, Inclusion, PublicKey, PublishedHead } from './schema.ts';
import { readHeads } from './store.ts';
import type { ProjectionOf, Verdict } from './verification.ts';
import { verifyLedger } from './verify.ts';

export type { Anchoring } from './anchor.ts';
export { nextAnchorAt } from './proof.ts';
export type { ProjectionOf, Verdict } from './verification.ts';

/** The signed log over all events of the house (Certificate Transparency's tree, RFC 9162). */
export type Ledger = {
  readonly publicKey: PublicKey;
  /** Takes new events into the tree and signs a head. To be called every hour; safe from several processes at once. */
  anchor(): Promise<Anchoring>;
  /** Where a dossier's first and latest anchored events stand in the newest head's tree. */
  inclusionOf(dossierId: number): Promise<Inclusion>;
  /** Newest heads first; `before`: those of smaller trees only. */
  heads(limit: number, before?: number): Promise<PublishedHead[]>;
  /** Refused when one of the trees has no head. */
  consistency(from: number, to: number): Promise<Consistency | Refusal>;
  /** Checks every event, leaf, tile and head, and what the caller says rows must be. */
  verify(projectionOf?: ProjectionOf): Promise<Verdict>;
};

/** @throws StartFailure when the signing key is there and cannot be read. */
export async function createLedger(house: House): Promise<Ledger> {
  const key = await openSigningKey(house.dataFolder);
  const { publicKey } = key;
  return {
    publicKey,
    anchor: () => anchorEvents(house, key),
    inclusionOf: (id) => proveInclusion(house.pool, publicKey, { kind: 'dossier', id }, house.clock.now()),
    heads: async (limit, before) =>
      (await readHeads(house.pool, limit, before)).map((head) => publishedHead(publicKey.origin, head)),
    consistency: (from, to) => proveConsistency(house.pool, publicKey, from, to),
    verify: async (projectionOf) =>
      verifyLedger(house.pool, {
        publicKey,
        keptHeads: await readKeptHeads(house.dataFolder),
        ...(projectionOf === undefined ? {} : { projectionOf }),
      }),
  };
}
