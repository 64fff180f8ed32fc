import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { accepted } from '../kernel/errors.ts';
import { FormKind, renderForm, sampleForms } from './forms.ts';
import { readPdf } from './read-pdf.ts';
import { Form03Refusal } from './schema.ts';

const hostile = '#panic("x") *đậm* _n_ $x$ @ref <b>chữ</b> `mã` \\ [k] = // # "trích"';
const samples = sampleForms('2025');

describe('text from people', () => {
  test.each(FormKind.options)('%s: markup of the template language stays text', async (kind) => {
    const sample = Object.assign({}, samples[kind], { agency: hostile, unit: hostile });
    const pdf = await readPdf(accepted(renderForm(kind, sample)));
    expect(solid(pdf.pages.join('').toUpperCase())).toContain(solid(hostile.toUpperCase()));
  });

  test('2,000 letters without a space, 60 papers, emoji and other scripts break over pages within the margins', async () => {
    const papers = Array.from({ length: 60 }, (_, index) => ({
      name: `Giấy tờ ${index + 1} 😀 漢 ${hostile}`,
      plain: 1,
    }));
    const pdf = await readPdf(
      accepted(renderForm('receipt', { ...samples.receipt, papers, address: 'x'.repeat(2000) })),
    );
    expect(pdf.pages.length).toBeGreaterThanOrEqual(4);
    expect(
      pdf.pages
        .join('')
        .match(/x{40,}/g)
        ?.join('').length,
    ).toBe(2000);
    for (let paper = 1; paper <= 60; paper += 1) expect(pdf.pages.join(' ')).toContain(`Giấy tờ ${paper} `);
    expect(pdf.pages.at(-1)).toContain('NGƯỜI NỘP HỒ SƠ');
    expect(pdf.rightmost).toBeLessThanOrEqual(420 - 30);
    expect(pdf.pages[1]).toMatch(/^2 000\.13\.28/);
  });

  test('control characters, half characters and marks that turn the reading direction are taken out', async () => {
    const submitter = 'Nguye\u0302\u0303n\u0000 \u202eVa\u0306n\u202c\tAn\ud800';
    const text = flat((await pagesOf('receipt', { ...samples.receipt, submitter })).join(' '));
    expect(text).toContain('tiếp nhận hồ sơ của: Nguyễn Văn An\ufffd Chủ hồ sơ');
  });

  test('whatever is typed prints; Vietnamese words are read back as typed', async () => {
    const letters = 'aăâbcdđeêghiklmnoôơpqrstuưvxyÁẬẦỂĐƠỖỚỢỪỰỳỵỷỹ'.split('');
    const words = fc.array(fc.string({ unit: fc.constantFrom(...letters), minLength: 1, maxLength: 7 }), {
      minLength: 1,
      maxLength: 60,
    });
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: 'binary', maxLength: 200 }), words, async (typed, name) => {
        const refusal = { ...samples.refusal, reason: `Lý do ${typed}`, submitter: name.join(' ') };
        const text = (await pagesOf('refusal', refusal)).join('');
        expect(solid(text)).toContain(name.join('').normalize('NFC'));
        const once = Form03Refusal.parse(refusal);
        expect(Form03Refusal.parse(once)).toEqual(once);
      }),
      { seed: 20250701, numRuns: 40 },
    );
  });

  test('a reason keeps its paragraphs', async () => {
    const reason = 'Thứ nhất.\n\nThứ hai.\r\nThứ ba.';
    const text = (await pagesOf('refusal', { ...samples.refusal, reason })).join(' ');
    expect(text).toContain('Thứ nhất.\nThứ hai.\nThứ ba.');
  });
});

describe('data that does not fit is refused, naming the field', () => {
  const wrong: readonly [FormKind, Record<string, unknown>, string][] = [
    ['receipt', { code: '' }, 'code'],
    ['receipt', { receivedAt: '2015-02-30T09:00:00+07:00' }, 'receivedAt'],
    ['receipt', { receivedAt: '2015-02-11T09:30' }, 'receivedAt'],
    ['receipt', { dueAt: '9999-12-31T23:00:00Z' }, 'dueAt'],
    ['receipt', { fee: -1 }, 'fee'],
    ['receipt', { qrUrl: 'không phải địa chỉ' }, 'qrUrl'],
    ['receipt', { papers: [{ name: 'Đơn', original: 1.5 }] }, 'papers.0.original'],
    ['receipt', { submitter: 'x'.repeat(2001) }, 'submitter'],
    ['receipt', { submitter: ' \u200b\u0000 ' }, 'submitter'],
    ['supplement', { number: '07/PXL' }, 'number'],
    ['refusal', { reason: '' }, 'reason'],
    ['apology', { newDueAt: null }, 'newDueAt'],
    ['register', { from: '11/02/2015' }, 'from'],
  ];
  test.each(wrong)('%s %j', (kind, change, field) => {
    const outcome = renderForm(kind, Object.assign({}, samples[kind], change));
    expect(outcome).toMatchObject({ refused: true, code: 'invalid', field });
  });
});

async function pagesOf<K extends FormKind>(
  kind: K,
  data: Parameters<typeof renderForm<K>>[1],
): Promise<string[]> {
  return (await readPdf(accepted(renderForm(kind, data)))).pages;
}

/** Lines joined to running text. */
function flat(text: string): string {
  return text.replace(/\s+/g, ' ');
}

/** Without any space: what is compared then is the letters, wherever the lines broke. */
function solid(text: string): string {
  return text.replace(/\s+/g, '');
}
