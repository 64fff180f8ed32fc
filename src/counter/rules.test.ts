import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readCard } from './card.ts';
import { codeOfScan, findOffered, idNumberIn, isLikelyDuplicate, masked, stillOwed, wayOf } from './rules.ts';
import { paperRows } from './papers-table.tsx';
import { filingOf, ReceiveForm } from './schema.ts';

const offered = [
  { code: '1.001193', name: 'Đăng ký khai sinh', field: 'Hộ tịch' },
  { code: '2.000986', name: 'Liên thông đăng ký khai sinh, thường trú, bảo hiểm', field: 'Hộ tịch' },
  { code: '1.000894', name: 'Đăng ký kết hôn', field: 'Hộ tịch' },
  { code: '2.000815', name: 'Chứng thực bản sao từ bản chính', field: 'Chứng thực' },
];
const codes = (words: string) => findOffered(offered, words, 9).map(({ code }) => code);

describe('finding a procedure', () => {
  test('without case and diacritics, the name that begins so first', () => {
    expect(codes('dang ky khai sinh')).toEqual(['1.001193', '2.000986']);
    expect(codes('ĐĂNG KÝ KẾT')).toEqual(['1.000894']);
  });

  test('by code, with or without its dot', () => {
    expect(codes('2.000815')).toEqual(['2.000815']);
    expect(codes('2000815')).toEqual(['2.000815']);
    expect(codes('1.00')).toEqual(['1.000894', '1.001193']);
  });

  test('words in any order, and the field', () => {
    expect(codes('sinh khai')).toEqual(['1.001193', '2.000986']);
    expect(codes('ho tich ket')).toEqual(['1.000894']);
  });

  test('nothing for nothing, and nothing for what is not there', () => {
    expect(codes('  ')).toEqual([]);
    expect(codes('hộ chiếu')).toEqual([]);
  });

  test('any words: only what is offered, each once, never more than asked for', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.integer({ min: 0, max: 5 }), (words, limit) => {
        const found = findOffered(offered, words, limit);
        expect(found.length).toBeLessThanOrEqual(limit);
        expect(new Set(found).size).toBe(found.length);
        expect(found.every((entry) => offered.includes(entry))).toBe(true);
      }),
      { seed: 20, numRuns: 300 },
    );
  });
});

test('the way of filing: its own, else the counter’s, else the first', () => {
  const way = (channel: 'counter' | 'online' | 'post', term: string) => ({
    channel,
    term,
    fee: 0,
    feeNote: '',
    note: '',
  });
  const both = { channels: [way('online', '3wd'), way('counter', '5wd')] };
  expect(wayOf(both, 'online')?.term).toBe('3wd');
  expect(wayOf(both, 'post')?.term).toBe('5wd');
  expect(wayOf({ channels: [way('online', '3wd')] }, 'counter')?.term).toBe('3wd');
  expect(wayOf({ channels: [] }, 'counter')).toBeUndefined();
});

describe('a likely duplicate', () => {
  const now = Temporal.Instant.from('2026-03-31T01:00:00Z');
  const filed = (day: string, closed: string | null) => ({
    registeredAt: Temporal.Instant.from(`${day}T01:00:00Z`),
    closedAt: closed === null ? null : Temporal.Instant.from(`${closed}T01:00:00Z`),
  });

  test('is one that is open, however old', () => {
    expect(isLikelyDuplicate(filed('2024-01-02', null), now)).toBe(true);
  });

  test('or one closed, filed within thirty days', () => {
    expect(isLikelyDuplicate(filed('2026-03-01', '2026-03-02'), now)).toBe(true);
    expect(isLikelyDuplicate(filed('2026-02-28', '2026-03-02'), now)).toBe(false);
  });
});

describe('what a scanner gives', () => {
  test('a code, or the address behind the receipt’s QR code', () => {
    expect(codeOfScan(' H13.21.10-260302-0001 ')).toBe('H13.21.10-260302-0001');
    expect(codeOfScan('https://motcua.example.vn/track/H13.21.10-260302-0001?k=3f')).toBe(
      'H13.21.10-260302-0001',
    );
    expect(codeOfScan('http://a.vn/d/X99%2FX99.10%2F20260302%2F00001/')).toBe('X99/X99.10/20260302/00001');
  });

  test('never fails on other texts', () => {
    expect(codeOfScan('https://a.vn/%E0%A4%A')).toBe('%E0%A4%A');
    fc.assert(
      fc.property(fc.string(), (text) => typeof codeOfScan(text) === 'string'),
      { seed: 21 },
    );
  });

  test('the QR code of an identity card', () => {
    const scanned = '092123456789|361234567|Nguyễn Thị Mỹ Duyên|01021990|Nữ|Hẻm 5, An Hội|10052021';
    expect(readCard(scanned)).toEqual({
      idNumber: '092123456789',
      name: 'Nguyễn Thị Mỹ Duyên',
      address: 'Hẻm 5, An Hội',
    });
    expect(readCard('092123456789')).toBeNull();
    expect(readCard('1|2|3|4|5|6')).toBeNull();
  });
});

test('an identity number is known among words', () => {
  expect(idNumberIn('092 123 456 789')).toBe('092123456789');
  expect(idNumberIn('c1234567')).toBe('C1234567');
  expect(idNumberIn('Nguyễn Văn A')).toBe('');
  expect(masked('092123456789')).toBe('092…789');
  expect(masked('123')).toBe('');
});

test('still owed is fee and what was asked for, less what was paid, never below zero', () => {
  const at = Temporal.Instant.from('2026-03-02T01:00:00Z');
  const paid = (amount: number) => [{ amount, at, way: 'cash' }];
  expect(stillOwed({ fee: 20_000, payments: [], amountDue: null })).toBe(20_000);
  expect(stillOwed({ fee: 20_000, payments: paid(20_000), amountDue: null })).toBe(0);
  expect(stillOwed({ fee: null, payments: paid(5_000), amountDue: null })).toBe(0);
});

describe('the form of a new dossier', () => {
  const sent = {
    procedure: '1.001193',
    versionId: '3',
    key: 'abcdefgh',
    applicant: { name: 'Lê An', idNumber: '092123456789', phone: '', email: '', address: '' },
    owner: { name: '', idNumber: '', phone: '', email: '', address: '' },
    sets: '1',
    note: '',
  };
  const paper = (name: string, given: boolean, original = '1') => ({
    name,
    ...(given ? { given: 'on' } : {}),
    original,
    certified: '0',
    plain: '0',
  });
  const problems = (form: unknown): string[] =>
    ReceiveForm.safeParse(form).error?.issues.map(({ path }) => path.join('.')) ?? [];

  test('only ticked papers are filed; an owner left empty is none', () => {
    const form = ReceiveForm.parse({
      ...sent,
      papers: [paper('Tờ khai', true), paper('Giấy chứng sinh', false)],
    });
    expect(filingOf(form)).toMatchObject({
      owner: null,
      papers: [{ name: 'Tờ khai', original: 1, certified: 0, plain: 0 }],
      sets: 1,
    });
  });

  test('each fault is at its own field', () => {
    expect(problems({ ...sent, applicant: { ...sent.applicant, name: ' ' } })).toEqual(['applicant.name']);
    expect(problems({ ...sent, applicant: { ...sent.applicant, idNumber: '12' } })).toEqual([
      'applicant.idNumber',
    ]);
    expect(problems({ ...sent, owner: { ...sent.owner, phone: '0912345678' } })).toEqual(['owner.name']);
    expect(problems({ ...sent, papers: [paper('', true), paper('a', true, '0')] })).toEqual([
      'papers.0.name',
      'papers.1.original',
    ]);
    expect(problems({ ...sent, papers: [paper('a', true, 'x')] })).toEqual(['papers.0.original']);
  });

  test('lines of papers come back in the place in which they were sent', () => {
    const required = [{ name: 'Tờ khai', original: 1, certified: 0, plain: 0, required: true }];
    const typed = [paper('Tờ khai', true, '2'), paper('', false), paper('Giấy ủy quyền', true)];
    const rows = paperRows(required, typed, 1);
    expect(rows.map(({ name, given, original }) => [name, given, original])).toEqual([
      ['Tờ khai', true, '2'],
      ['', false, '1'],
      ['Giấy ủy quyền', true, '1'],
      ['', false, '0'],
    ]);
  });
});
