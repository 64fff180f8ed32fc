/** A day written `2026-03-02` in an address; null when there is none, or none that exists. */
export function dayOrNull(text: string): Temporal.PlainDate | null {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return null;
  try {
    return Temporal.PlainDate.from(text, { overflow: 'reject' });
  } catch {
    return null; // 31 February: the caller says that it does not exist
  }
}

/** A person in an address: an account, `none` for nobody, '' for all. */
export function personOrAll(text: string): number | 'none' | '' {
  if (text === 'none') return 'none';
  return /^\d{1,9}$/.test(text) ? Number(text) : '';
}
