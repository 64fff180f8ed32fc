/** What the QR code on a citizen identity card says. */
export type Card = { readonly idNumber: string; readonly name: string; readonly address: string };

/**
 * Reads the QR code of a citizen identity card, as a scanner types it: number, old number, name, birthday, sex, address
 * and day of issue, parted by `|` (Circular 06/2021/TT-BCA). Null when the text is something else.
 */
export function readCard(text: string): Card | null {
  const parts = text.split('|').map((part) => part.trim());
  const [idNumber = '', , name = '', , , address = ''] = parts;
  if (parts.length < 6 || !/^\d{12}$/.test(idNumber) || name === '') return null;
  return { idNumber, name, address };
}
