/**
 * Vietnamese as it was written before Unicode: TCVN3 (ABC, TCVN 5712:1993 VN3) and VNI-Windows. The bytes of both arrive
 * as letters and signs of Windows-1252, because the file only names a font.
 */
export type OldEncoding = 'tcvn3' | 'vni';
export const encodingNames: Readonly<Record<OldEncoding, string>> = { tcvn3: 'TCVN3 (ABC)', vni: 'VNI' };

/** One sign a letter. Capitals with a tone have none: capital fonts draw the small letter's sign as a capital. */
const tcvn3 = pairs(
  'àµ ả¶ ã· á¸ ạ¹ ă¨ ằ» ẳ¼ ẵ½ ắ¾ ặÆ â© ầÇ ẩÈ ẫÉ ấÊ ậË đ® èÌ ẻÎ ẽÏ éÐ ẹÑ êª ềÒ ểÓ ễÔ ếÕ ệÖ ì× ỉØ ĩÜ íÝ ịÞ òß ỏá õâ óã ọä ô« ồå ổæ ỗç ốè ộé ' +
    'ơ¬ ờê ởë ỡì ớí ợî ùï ủñ ũò úó ụô ư\u00AD ừõ ửö ữ÷ ứø ựù ỳú ỷû ỹü ýý ỵþ Ă¡ Â¢ Ê£ Ô¤ Ơ¥ Ư¦ Đ§',
);

/** A vowel and the sign after it; some letters are a sign alone. Capitals are the capitals of both. */
const vniSmall = pairs(
  'áaù àaø ảaû ãaõ ạaï ăaê ắaé ằaè ẳaú ẵaü ặaë âaâ ấaá ầaà ẩaå ẫaã ậaä éeù èeø ẻeû ẽeõ ẹeï êeâ ếeá ềeà ểeå ễeã ệeä íí ìì ỉæ ĩó ịò ' +
    'óoù òoø ỏoû õoõ ọoï ôoâ ốoá ồoà ổoå ỗoã ộoä ơô ớôù ờôø ởôû ỡôõ ợôï úuù ùuø ủuû ũuõ ụuï ưö ứöù ừöø ửöû ữöõ ựöï ýyù ỳyø ỷyû ỹyõ ỵî đñ',
);
const vni = new Map(
  [...vniSmall].flatMap(([letter, signs]) => [
    [letter, signs] as const,
    [letter.toUpperCase(), signs.toUpperCase()] as const,
  ]),
);

/** How each letter was written. */
export const oldLetters: Readonly<Record<OldEncoding, ReadonlyMap<string, string>>> = { tcvn3, vni };

const fromTcvn3 = new Map([...tcvn3].map(([letter, sign]) => [sign, letter]));
const fromVni = new Map([...vni].map(([letter, signs]) => [signs, letter]));

/** Words in Unicode. Signs that the encoding does not have stay as they are. */
export function decode(words: string, encoding: OldEncoding): string {
  return encoding === 'tcvn3' ? words.replace(/[^\s]+/g, decodeTcvn3) : decodeVni(words);
}

/** A sign among capitals is drawn by a capital font: `HéI §åNG` is HỘI ĐỒNG. */
function decodeTcvn3(word: string): string {
  const isCapital = /[A-Z]/.test(word) && !/[a-z]/.test(word);
  const letters = word.replace(/[\u00A1-\u00FE]/g, (sign) => fromTcvn3.get(sign) ?? sign);
  const isFirstOnly = /^[A-Z][^A-Z]+$/.test(word) && word.length <= 2;
  return isCapital && !isFirstOnly ? letters.toUpperCase() : letters;
}

function decodeVni(words: string): string {
  return words.replace(/[aeouyôö][\u00C0-\u00FF]|[\u00C0-\u00FF]/gi, (signs) => {
    const known = fromVni.get(signs) ?? fromVni.get(ofOneCase(signs));
    if (known !== undefined || signs.length === 1) return known ?? signs;
    const [base = '', sign = ''] = signs;
    return (fromVni.get(base) ?? base) + (fromVni.get(sign) ?? sign);
  });
}

/** A capital vowel with the small sign, as some keyboards wrote it. */
function ofOneCase(signs: string): string {
  return signs.charAt(0) === signs.charAt(0).toUpperCase() ? signs.toUpperCase() : signs.toLowerCase();
}

/** What a cell is written in: an old encoding, or null for Unicode, other languages and plain letters. */
export function recognise(words: string): OldEncoding | null {
  const telling = tellingWords(words);
  if (!telling.some((word) => word.length > 2)) return null;
  const asIs = telling.filter(isSyllable).length;
  const [best] = readable(telling).filter(
    ({ count }) => count > asIs && count >= telling.length * enoughOfThem,
  );
  return best?.encoding ?? null;
}

/** Whether a cell reads as Vietnamese in this encoding: asked where the rest of its column is written in it. */
export function mayBe(words: string, encoding: OldEncoding): boolean {
  const telling = tellingWords(words);
  return telling.length > 0 && telling.every((word) => isSyllable(decode(word, encoding)));
}

const enoughOfThem = 0.75;

function readable(telling: readonly string[]): { encoding: OldEncoding; count: number }[] {
  const encodings: readonly OldEncoding[] = ['tcvn3', 'vni'];
  return encodings
    .map((encoding) => ({
      encoding,
      count: telling.filter((word) => isSyllable(decode(word, encoding))).length,
    }))
    .toSorted((one, other) => other.count - one.count);
}

/** Words with a sign beyond plain letters; none where a letter stands that only Unicode has. */
function tellingWords(words: string): string[] {
  if (/[^\p{ASCII}\u0080-\u00FF\u2010-\u2026]/u.test(words)) return [];
  const all = words.split(/[\s!-/:-@[-`{-~\d\u2010-\u2026]+/);
  return all.filter((word) => /[\u00A1-\u00FF]/.test(word));
}

const nucleus =
  'uyê|uya|oai|oay|oeo|uây|uyu|iêu|yêu|ươi|ươu|uôi|oao|ai|ao|au|ay|âu|ây|eo|êu|iu|oi|ôi|ơi|ui|ưi|ưu|ia|iê|ya|yê|ua|uô|ưa|ươ|oa|oă|oe|uâ|uê|uy|uơ|oo|[aăâeêioôơuưy]';
const syllable = new RegExp(
  `^(?:ngh|ng|nh|gh|gi|kh|ph|th|tr|ch|qu|[bcdđghklmnprstvx])?(?:${nucleus})(ch|ng|nh|[cmnpt])?$`,
);
const tones = /[\u0300\u0301\u0303\u0309\u0323]/g;
const stops = new Set(['c', 'ch', 'p', 't']);

/** Whether a word could be a Vietnamese syllable: its letters, at most one tone, and sắc or nặng before a stop. */
function isSyllable(word: string): boolean {
  const apart = word.toLowerCase().normalize('NFD');
  const found = apart.match(tones) ?? [];
  const match = syllable.exec(apart.replace(tones, '').normalize('NFC'));
  if (match === null || found.length > 1) return false;
  return !stops.has(match[1] ?? '') || found[0] === '\u0301' || found[0] === '\u0323';
}

function pairs(written: string): Map<string, string> {
  return new Map(written.split(' ').map((pair) => [pair.charAt(0), pair.slice(1)]));
}
