import { z } from 'zod';
import type { Text } from '../kernel/messages.ts';

/** A signed tree head: how many events the tree had at an instant, and the hash that stands for all of them. */
export type TreeHead = {
  readonly size: number;
  readonly root: Buffer;
  readonly lastSeq: number;
  readonly signedAt: Temporal.Instant;
  readonly keyId: string;
  /** Ed25519 over the text of the head (`headText`), 64 bytes. */
  readonly signature: Buffer;
};

/** The public half of the key that signs heads, in the forms that people and programs ask for. */
export type PublicKey = {
  /** Name of this log, the first line of every head. */
  readonly origin: string;
  /** First four bytes of SHA-256(origin ‖ LF ‖ 0x01 ‖ key), hex: key hash of C2SP signed-note. */
  readonly keyId: string;
  /** 32 bytes. */
  readonly raw: Buffer;
  /** SubjectPublicKeyInfo as PEM, for `openssl`. */
  readonly pem: string;
  /** Verifier key of C2SP signed-note: `origin+keyId+base64(0x01 ‖ key)`. */
  readonly verifierKey: string;
};

/** A head as it is handed out. `note` is the whole signed text; the other fields repeat it for reading. */
export type PublishedHead = {
  readonly size: number;
  /** Hex. */
  readonly root: string;
  readonly signedAt: string;
  readonly keyId: string;
  readonly note: string;
};

/** Where one event stands in the tree, with the hashes that lead from it to the head's root. All hashes in hex. */
export type EventProof = {
  /** Number of the event within its dossier. */
  readonly number: number;
  readonly eventHash: string;
  readonly leafIndex: number;
  readonly path: readonly string[];
};

/** Proof that a dossier's events are in the signed tree; holds hashes only, nothing about anybody. */
export type InclusionProof = {
  readonly head: PublishedHead;
  /** Base64 of the 32 bytes. */
  readonly publicKey: string;
  readonly verifierKey: string;
  /** The first and the latest event that the head covers; the chain of hashes ties those between to the latest. */
  readonly events: readonly EventProof[];
  /** Events of the dossier so far, and how many of them the head covers. */
  readonly eventCount: number;
  readonly coveredCount: number;
};

export type Inclusion =
  | { readonly kind: 'included'; readonly proof: InclusionProof; readonly nextAt: Temporal.Instant }
  /** Too fresh: nothing of the dossier is in the tree before the next head. */
  | { readonly kind: 'waiting'; readonly nextAt: Temporal.Instant; readonly text: Text };

/** Proof that a newer head's tree is an older one's with events added. Hashes in hex. */
export type Consistency = {
  readonly older: PublishedHead;
  readonly newer: PublishedHead;
  readonly path: readonly string[];
};

const treeSize = z.coerce.number().int().min(1).max(Number.MAX_SAFE_INTEGER);

export const ConsistencyQuery = z.object({ from: treeSize, to: treeSize });
export const HeadsQuery = z.object({
  limit: z.coerce.number().int().min(1).max(1000).default(24),
  /** Heads of trees smaller than this, for paging backwards. */
  before: treeSize.optional(),
});
