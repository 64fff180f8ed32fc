import { timeZone } from '../kernel/clock.ts';
import { notFound, refuse, type Refusal } from '../kernel/errors.ts';
import { t } from '../kernel/messages.ts';
import { consistencyPath, inclusionPath } from './merkle.ts';
import { publishedHead } from './note.ts';
import type { Consistency, EventProof, Inclusion, PublicKey } from './schema.ts';
import { findHead, readCovered, readHeads, readPath, type Connection } from './store.ts';

/** Heads are signed at every full hour. */
export function nextAnchorAt(now: Temporal.Instant): Temporal.Instant {
  return now
    .add({ hours: 1 })
    .toZonedDateTimeISO('UTC')
    .round({ smallestUnit: 'hour', roundingMode: 'floor' })
    .toInstant();
}

/** Proof to the newest head for a subject's first and latest event that it covers. */
export async function proveInclusion(
  db: Connection,
  key: PublicKey,
  subject: { readonly kind: string; readonly id: number },
  now: Temporal.Instant,
): Promise<Inclusion> {
  const nextAt = nextAnchorAt(now);
  const [head] = await readHeads(db, 1);
  const events = head === undefined ? [] : await readCovered(db, subject.kind, subject.id, head.size);
  const covered = events.flatMap(({ leafIndex, ...event }) =>
    leafIndex === null ? [] : [{ ...event, leafIndex }],
  );
  const [first, last] = [covered[0], covered.at(-1)];
  if (head === undefined || first === undefined || last === undefined) return waiting(nextAt);
  const proofs: EventProof[] = [];
  for (const { number, hash, leafIndex } of first === last ? [first] : [first, last]) {
    const path = await readPath(db, inclusionPath(leafIndex, head.size));
    proofs.push({ number, eventHash: hash.toString('hex'), leafIndex, path: path.map(hex) });
  }
  return {
    kind: 'included',
    nextAt,
    proof: {
      head: publishedHead(key.origin, head),
      publicKey: key.raw.toString('base64'),
      verifierKey: key.verifierKey,
      events: proofs,
      eventCount: events.length,
      coveredCount: covered.length,
    },
  };
}

function waiting(nextAt: Temporal.Instant): Inclusion {
  const at = nextAt.toZonedDateTimeISO(timeZone).toPlainTime().toString({ smallestUnit: 'minute' });
  return {
    kind: 'waiting',
    nextAt,
    text: t(
      `Hồ sơ còn mới, chưa vào sổ chứng thực; lần ghi sổ tới lúc ${at}.`,
      `The dossier is too fresh to be anchored; the next head is signed at ${at}.`,
    ),
  };
}

/** Proof that the tree of the head `to` only grew since the head `from`. Refused when there is no such head. */
export async function proveConsistency(
  db: Connection,
  key: PublicKey,
  from: number,
  to: number,
): Promise<Consistency | Refusal> {
  if (from > to) {
    const text = t(
      'Đầu sổ cũ (from) phải có không nhiều sự kiện hơn đầu sổ mới (to).',
      'The older head (from) must not be larger than the newer one (to).',
    );
    return refuse('invalid', text, 'from');
  }
  const [older, newer] = [await findHead(db, from), await findHead(db, to)];
  if (older === undefined || newer === undefined) return notFound;
  const path = await readPath(db, consistencyPath(from, to));
  return {
    older: publishedHead(key.origin, older),
    newer: publishedHead(key.origin, newer),
    path: path.map(hex),
  };
}

function hex(hash: Buffer): string {
  return hash.toString('hex');
}
