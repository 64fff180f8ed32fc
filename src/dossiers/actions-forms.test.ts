import { expect, test } from 'vitest';
import { inputOf } from './actions-forms.ts';

test('a person left blank means nobody', () => {
  expect(inputOf('assign', { step: '1', assigneeId: ' ' })).toEqual({ step: '1', assigneeId: null });
  expect(inputOf('assign', { step: '1', assigneeId: '7' })).toEqual({ step: '1', assigneeId: '7' });
});

test('papers to supplement come from the ticks and from the lines', () => {
  const form = { papers: 'Tờ khai', otherPapers: ' Sơ đồ\n\nẢnh 3x4 \n', reason: 'thiếu' };
  expect(inputOf('requestSupplement', form)).toMatchObject({ papers: ['Tờ khai', 'Sơ đồ', 'Ảnh 3x4'] });
  expect(inputOf('requestSupplement', {})).toMatchObject({ papers: [] });
});

test.each([
  ['20.000', '20000'],
  ['20 000 đồng', '20000'],
  ['1.000.000đ', '1000000'],
  ['', undefined],
  ['hai mươi', 'haimươi'],
])('the amount %j is %j', (typed, amount) => {
  expect(inputOf('pay', { amount: typed })).toMatchObject({ amount });
});

test('blank rows of papers and a blank owner fall away; copies without a name do not', () => {
  const blank = { name: '', original: '', certified: '', plain: '0' };
  const filing = {
    applicant: { name: 'An' },
    owner: { name: ' ', idNumber: '' },
    papers: [blank, { ...blank, name: 'Tờ khai' }, { ...blank, original: '2' }],
  };
  expect(inputOf('correctReceipt', { filing })).toEqual({
    filing: {
      applicant: { name: 'An' },
      owner: null,
      papers: [
        { ...blank, name: 'Tờ khai' },
        { ...blank, original: '2' },
      ],
    },
  });
});

test.each([undefined, null, '', 'x', 3, [], { papers: 'x' }])(
  'a filing that is %j breaks nothing',
  (filing) => {
    expect(() => inputOf('supplement', { filing })).not.toThrow();
  },
);
