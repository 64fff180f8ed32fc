import { fold } from '../kernel/messages.ts';
import type { Dossier } from '../dossiers/schema.ts';
import type { ProcedureChannel, ProcedureContent, ProcedureSummary } from '../procedures/schema.ts';

type Offered = Pick<ProcedureSummary, 'code' | 'name' | 'field'>;

/**
 * The offered procedures that fit the words, best first: by code, then by how the name begins and where its words stand.
 * Every word must begin a word of the name, field or code; case and diacritics do not matter.
 */
export function findOffered<T extends Offered>(offered: readonly T[], words: string, limit: number): T[] {
  const wanted = fold(words);
  if (wanted === '') return [];
  const parts = wanted.split(' ');
  const ranked = offered.flatMap((procedure) => {
    const rank = rankOf(procedure, wanted, parts);
    return rank === null ? [] : [{ procedure, rank }];
  });
  return ranked
    .toSorted((a, b) => a.rank - b.rank || a.procedure.name.length - b.procedure.name.length)
    .slice(0, limit)
    .map(({ procedure }) => procedure);
}

/** Smaller is better; null: does not fit. */
function rankOf(procedure: Offered, wanted: string, parts: readonly string[]): number | null {
  const [code, name] = [fold(procedure.code), fold(procedure.name)];
  if (code === wanted) return 0;
  if (code.startsWith(wanted) || digitsOf(code).startsWith(digitsOf(wanted) || '-')) return 1;
  if (name.startsWith(wanted)) return 2;
  if (` ${name}`.includes(` ${wanted}`)) return 3;
  const text = ` ${name} ${fold(procedure.field)} ${code}`;
  if (!parts.every((part) => text.includes(` ${part}`))) return null;
  return parts.every((part) => ` ${name}`.includes(` ${part}`)) ? 4 : 5;
}

/** `1001193` finds `1.001193`; words with letters are no code. */
function digitsOf(text: string): string {
  return /^[\d.]+$/.test(text) ? text.replaceAll('.', '') : '';
}

/** The way of filing that a channel follows: its own, else the counter's, else the first of the procedure. */
export function wayOf(
  { channels }: Pick<ProcedureContent, 'channels'>,
  channel: string,
): ProcedureChannel | undefined {
  const find = (name: string) => channels.find((way) => way.channel === name);
  return find(channel) ?? find('counter') ?? channels[0];
}

/** Days within which the same person asking the same again is likely a mistake. */
export const duplicateDays = 30;

/** Same procedure and identity number, still open or filed within the last 30 days. */
export function isLikelyDuplicate(
  earlier: { registeredAt: Temporal.Instant; closedAt: Temporal.Instant | null },
  now: Temporal.Instant,
): boolean {
  const days = now.since(earlier.registeredAt, { largestUnit: 'hours' }).hours / 24;
  return earlier.closedAt === null || days <= duplicateDays;
}

/**
 * What a scanner or a person gives, as the code of a dossier: the code itself, or the address behind a receipt's QR
 * code, whose last part it is.
 */
export function codeOfScan(text: string): string {
  const scanned = text.trim();
  if (!/^https?:\/\//i.test(scanned) || !URL.canParse(scanned)) return scanned;
  const { pathname, searchParams } = new URL(scanned);
  const last = pathname.split('/').findLast((part) => part !== '') ?? '';
  return searchParams.get('code') ?? decoded(last);
}

function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part; // not an address of ours: it will find nothing
  }
}

/** An identity number without spaces and dots, when the words are one; else ''. */
export function idNumberIn(text: string): string {
  const plain = text.replace(/[\s.]/g, '').toUpperCase();
  return /^(\d{9,13}|\d{10}-\d{3}|[A-Z]\d{7,8})$/.test(plain) ? plain : '';
}

/** Fee of the procedure not yet recorded as paid, and what a step has asked for, in đồng. */
export function stillOwed(dossier: Pick<Dossier, 'fee' | 'payments' | 'amountDue'>): number {
  const paid = dossier.payments.reduce((sum, payment) => sum + payment.amount, 0);
  return Math.max(0, (dossier.fee ?? 0) + (dossier.amountDue ?? 0) - paid);
}

/** `079***123`: enough to tell two people of one name apart. */
export function masked(idNumber: string): string {
  return idNumber.length < 8 ? '' : `${idNumber.slice(0, 3)}…${idNumber.slice(-3)}`;
}

/** Whether papers are required and none at all was handed in: then the clerk is asked whether that is meant. */
export function lacksPapers(
  { papers }: Pick<ProcedureContent, 'papers'>,
  filing: { readonly papers: readonly unknown[] },
): boolean {
  return filing.papers.length === 0 && papers.some(({ required }) => required);
}

/** Whether there is a result to hand over. */
export function isOpenForReturn({ state }: Pick<Dossier, 'state'>): boolean {
  return state === 'resolved';
}
