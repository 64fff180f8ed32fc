/**
 * Text as the checks read it: letters composed (NFC), every kind of space a plain one, every kind of dash a hyphen. One
 * character stays one character, so that places in it are places in the composed text.
 */
export function plainText(text: string): string {
  return text
    .normalize('NFC')
    .replace(/\r\n?/g, '\n')
    .replace(/[\u00A0\u2000-\u200A\u202F\u205F\u3000\t\v\f]/g, (space) => (space === '\t' ? '\t' : ' '))
    .replace(/\u200B|\u200C|\u200D|\u2060|\uFEFF|\u00AD/g, '')
    .replace(/[\u2010-\u2015\u2212]/g, '-');
}
