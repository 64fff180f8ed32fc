/** A person in an address: an account, `none` for nobody, '' for all. */
export function personOrAll(text: string): number | 'none' | '' {
  if (text === 'none') return 'none';
  return /^\d{1,9}$/.test(text) ? Number(text) : '';
}
