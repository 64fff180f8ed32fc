import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { decode, mayBe, oldLetters, recognise, type OldEncoding } from './old-encodings.ts';

const smallLetters = 'àảãáạăằẳẵắặâầẩẫấậđèẻẽéẹêềểễếệìỉĩíịòỏõóọôồổỗốộơờởỡớợùủũúụưừửữứựỳỷỹýỵ';

function encode(words: string, encoding: OldEncoding): string {
  return Array.from(words)
    .map((letter) => oldLetters[encoding].get(letter) ?? letter)
    .join('');
}

describe('every Vietnamese letter', () => {
  test('has one way to be written in each encoding', () => {
    expect([...oldLetters.vni.keys()].toSorted()).toEqual(
      Array.from(smallLetters + smallLetters.toUpperCase()).toSorted(),
    );
    expect([...oldLetters.tcvn3.keys()].toSorted()).toEqual(Array.from(`${smallLetters}ĂÂÊÔƠƯĐ`).toSorted());
    for (const table of Object.values(oldLetters)) expect(new Set(table.values()).size).toBe(table.size);
  });

  const plain = 'bcdghklmnpqrstvx';
  const word = (letters: string) =>
    fc
      .tuple(
        fc.constantFrom(...Array.from(plain)),
        fc.constantFrom(...Array.from(letters)),
        fc.constantFrom(...Array.from(plain)),
      )
      .map((parts) => parts.join(''));

  test('comes back as it was', () => {
    const small = fc.array(word(smallLetters), { maxLength: 8 }).map((words) => words.join(' '));
    fc.assert(
      fc.property(small, fc.constantFrom<OldEncoding>('tcvn3', 'vni'), (words, encoding) => {
        expect(decode(encode(words, encoding), encoding)).toBe(words);
      }),
      { seed: 26, numRuns: 300 },
    );
    const capital = word(smallLetters).map((words) => words.toUpperCase());
    fc.assert(
      fc.property(capital, (words) => {
        expect(decode(encode(words, 'vni'), 'vni')).toBe(words);
        const drawnAsCapitals = Array.from(words).map((letter) =>
          /[A-Z]/.test(letter) ? letter : encode(letter.toLowerCase(), 'tcvn3'),
        );
        expect(decode(drawnAsCapitals.join(''), 'tcvn3')).toBe(words);
      }),
      { seed: 27, numRuns: 300 },
    );
  });
});

describe('what a cell is written in', () => {
  test.each([
    ['NguyÔn V¨n §øc', 'tcvn3', 'Nguyễn Văn Đức'],
    ['Uû ban nh©n d©n thµnh phè CÇn Th¬', 'tcvn3', 'Uỷ ban nhân dân thành phố Cần Thơ'],
    ['Héi ®ång thi tuyÓn c«ng chøc n¨m 2014', 'tcvn3', 'Hội đồng thi tuyển công chức năm 2014'],
    ['HéI §åNG NH¢N D¢N', 'tcvn3', 'HỘI ĐỒNG NHÂN DÂN'],
    ['Nguyeãn Vaên Ñöùc', 'vni', 'Nguyễn Văn Đức'],
    ['UÛY BAN NHAÂN DAÂN THAØNH PHOÁ CAÀN THÔ', 'vni', 'ỦY BAN NHÂN DÂN THÀNH PHỐ CẦN THƠ'],
    ['Quyeát ñònh soá 30c/NQ-CP, ngaøy 8/11/2011', 'vni', 'Quyết định số 30c/NQ-CP, ngày 8/11/2011'],
  ] as const)('%s is %s', (words, encoding, meant) => {
    expect(recognise(words)).toBe(encoding);
    expect(decode(words, encoding)).toBe(meant);
  });

  test.each([
    'Nguyễn Văn Đức',
    'có chín lá cà và quý bà',
    'Café Zürich, São Paulo',
    'déjà vu; naïve; Müller & Söhne; piñata; Noël',
    'Diện tích 12 m², 5 µm, 30°C',
    '«Trích dẫn» – § 5',
    'University of Technology',
    'hà nội'.normalize('NFD'),
    '',
    '31/12/2014',
  ])('%s is left alone', (words) => expect(recognise(words)).toBeNull());

  test('a word that reads both ways follows its column', () => {
    expect(recognise('cã')).toBeNull();
    expect(mayBe('cã', 'tcvn3')).toBe(true);
    expect(mayBe('Đạt', 'tcvn3')).toBe(false);
  });
});
