import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { parseSentence, SyntaxFault } from './syntax.ts';

const at = { line: 7, column: 1 };

function parsed(source: string) {
  const sentence = parseSentence(source, at);
  if (sentence instanceof SyntaxFault) throw sentence;
  return sentence;
}

describe('a sentence', () => {
  it('binds figures with their options', () => {
    const { pieces } = parsed('Tỷ lệ {dossier.lateShare|decimals=1|year=last} của {staff.total}.');
    expect(pieces).toMatchObject([
      { kind: 'text', text: 'Tỷ lệ ' },
      {
        kind: 'figure',
        alternatives: [{ code: 'dossier.lateShare', options: { decimals: 1, year: 'last', show: 'value' } }],
      },
      { kind: 'text', text: ' của ' },
      { kind: 'figure', alternatives: [{ code: 'staff.total' }] },
      { kind: 'text', text: '.' },
    ]);
  });

  it('takes the first alternative that has data, a clause, a footnote and a word of the report', () => {
    const { pieces } = parsed(
      'Có {a.one ?? a.two}[[, trong đó {a.three|pad}]][^Năm {=year}: {a.four}.] việc',
    );
    expect(pieces.map(({ kind }) => kind)).toEqual(['text', 'figure', 'clause', 'footnote', 'text']);
    expect(pieces[1]).toMatchObject({ alternatives: [{ code: 'a.one' }, { code: 'a.two' }] });
  });

  it('stands under conditions', () => {
    const { when, pieces } = parsed('(if a.one, a.two) (for year, mid-term) (has documents) Đã có.');
    expect(when.map(({ kind }) => kind)).toEqual(['if', 'for', 'has']);
    expect(pieces).toEqual([{ kind: 'text', text: 'Đã có.' }]);
  });
});

test.each([
  ['Có {dossier.total việc', 4, 'Thiếu dấu đóng }'],
  ['Có {} việc', 4, 'Thiếu mã chỉ tiêu'],
  ['Có {Tổng số} việc', 4, 'không phải là mã chỉ tiêu'],
  ['Có {a.b|lạ} việc', 4, 'Không có tùy chọn “lạ”'],
  ['Có {a.b|decimals=9} việc', 4, 'từ 0 đến 6'],
  ['Có {a.b|year=15} việc', 4, 'hãy ghi một năm'],
  ['Có {a.b|compare=gì} việc', 4, 'chỉ so sánh với'],
  ['Có {a.b|from=2015-01-01} việc', 4, 'cần cả from và to'],
  ['Có {a.b|from=2015-02-30|to=2015-03-01} việc', 4, 'không phải là ngày'],
  ['Có {a.b|from=2016-01-01|to=2015-01-01} việc', 4, 'không kết thúc trước khi bắt đầu'],
  ['Có } việc', 4, 'không có dấu mở'],
  ['Có [[một [[hai]] ]]', 10, 'Không đặt [[…]]'],
  ['Có [[một việc', 4, 'Thiếu dấu đóng ]]'],
  ['Có[^một [^hai] ]', 9, 'chú thích trong chú thích'],
  ['(for decade) Có', 1, 'không phải là loại báo cáo'],
  ['(has gì) Có', 1, 'Không có sổ'],
])('%s is refused at column %d', (source, column, words) => {
  const fault = parseSentence(source, at);
  expect(fault).toBeInstanceOf(SyntaxFault);
  if (!(fault instanceof SyntaxFault)) return;
  expect(fault.words.vi).toContain(words);
  expect(fault.words.en).not.toBe('');
  expect(fault.place).toEqual({ line: 7, column });
});

test('any text is either read or refused in words, never something else', () => {
  const noise = fc.string({
    unit: fc.constantFrom('{', '}', '[', ']', '^', '=', '|', '?', 'a', '.', ' ', 'đ', '(', ')'),
  });
  fc.assert(
    fc.property(noise, (source) => {
      const read = parseSentence(source, at);
      expect(read instanceof SyntaxFault ? read.words.vi : read.pieces).toBeDefined();
    }),
    { seed: 20260330, numRuns: 2000 },
  );
});

test('text without signs comes back as it was written', () => {
  fc.assert(
    fc.property(fc.string(), (source) => {
      fc.pre(!/[{}[\]]|^\s*\((?:if|unless|for|has)\s/.test(source) && source !== '');
      expect(parsed(source).pieces).toEqual([{ kind: 'text', text: source }]);
    }),
    { seed: 20260331 },
  );
});
