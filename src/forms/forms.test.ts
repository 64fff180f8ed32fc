import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { accepted } from '../kernel/errors.ts';
import { FormKind, FormRules, formKinds, renderForm, sampleForms } from './forms.ts';
import { readPdf } from './read-pdf.ts';

const A5 = [420, 595];
const A4_LYING = [842, 595];
const samples = sampleForms('2025');

describe('every form', () => {
  test.each(FormKind.options.flatMap((kind) => FormRules.options.map((rules) => [kind, rules] as const)))(
    '%s by the rules of %s has its number, title, national title and paper',
    async (kind, rules) => {
      const pdf = await readPdf(accepted(renderForm(kind, sampleForms(rules)[kind])));
      const { number, title, paper } = formKinds[kind];
      const first = flat(pdf.pages[0] ?? '');
      expect(pdf.size).toEqual(paper === 'a5' ? A5 : A4_LYING);
      expect(first).toContain('CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM Độc lập - Tự do - Hạnh phúc');
      expect(first.toLowerCase()).toContain(
        kind === 'stop' ? 'về việc dừng giải quyết hồ sơ' : title[rules].vi.toLowerCase(),
      );
      expect(/Mẫu số (\d\d)/.exec(first)?.[1] ?? null).toBe(number[rules]);
    },
  );

  test.each(FormKind.options)(
    '%s: the same data gives the same bytes, whatever was printed in between',
    (kind) => {
      const once = accepted(renderForm(kind, samples[kind]));
      for (const other of FormKind.options) accepted(renderForm(other, samples[other]));
      expect(digest(accepted(renderForm(kind, samples[kind])))).toBe(digest(once));
    },
  );

  test('carries only the fonts that come with the program', () => {
    for (const kind of FormKind.options) {
      const text = Buffer.from(accepted(renderForm(kind, samples[kind]))).toString('latin1');
      const fonts = [...text.matchAll(/\/BaseFont \/[A-Z]{6}\+(\S+)/g)].map(([, name]) => name);
      expect(fonts.length).toBeGreaterThan(0);
      expect(fonts.filter((name) => name?.startsWith('Tinos') !== true)).toEqual([]);
    }
  });

  test('its creation time is when it was issued', () => {
    const text = Buffer.from(accepted(renderForm('stop', samples.stop))).toString('latin1');
    expect(text).toContain('/CreationDate (D:20150225030500Z)');
  });
});

describe('what each form says', () => {
  test('01: everything the circular asks of a receipt', async () => {
    const text = await textOf('receipt');
    for (const part of [
      'Số: 42/BPTNTKQ',
      'Mã hồ sơ: 000.13.28.H13-150211-0042',
      'Cấp lại lần thứ 1',
      'Ủy ban nhân dân phường An Hội tiếp nhận hồ sơ của: Nguyễn Thị Hồng Phượng',
      'Chủ hồ sơ: Trần Nguyễn Gia Bảo',
      'Số 12/4 đường Nguyễn Trãi',
      '0292 3820 123',
      'hongphuong@example.vn',
      '(mã thủ tục: 2.000986)',
      'Bản chính',
      'Bản sao chứng thực',
      'Giấy chứng nhận kết hôn của cha, mẹ trẻ em – 01 01',
      'Số lượng hồ sơ: 01 (bộ)',
      'Phí, lệ phí: 20.000 đồng',
      '20 ngày làm việc',
      'Thời gian nhận hồ sơ: 09 giờ 30 phút, ngày 11 tháng 02 năm 2015',
      '17 giờ 00 phút, ngày 13 tháng 3 năm 2015',
      'Nhận trực tiếp',
      'số 5 đường Trần Hưng Đạo',
      'Quyển số: 01/2015',
      'Số thứ tự: 42',
      'NGƯỜI NỘP HỒ SƠ',
      'NGƯỜI TIẾP NHẬN HỒ SƠ',
      'Phạm Thị Mai',
    ])
      expect(text).toContain(part);
  });

  test('01: an ordinary receipt fits one page, its signatures included', async () => {
    expect((await pagesOf('receipt', samples.receipt)).length).toBe(1);
  });

  test('01: a fee of nothing is said, an unknown one is left open', async () => {
    expect((await pagesOf('receipt', { ...samples.receipt, fee: 0 })).join()).toContain('lệ phí: Không thu');
    expect((await pagesOf('receipt', { ...samples.receipt, fee: null })).join()).toContain('lệ phí: ...');
    const byPage = { ...samples.receipt, fee: null, feeNote: '2.000 đồng một trang' };
    expect((await pagesOf('receipt', byPage)).join()).toContain('lệ phí: 2.000 đồng một trang');
  });

  test.each([
    [
      'supplement',
      ['Số: 07/HDHS', 'Bổ sung chữ ký của người đi khai sinh', 'Điều 15 Nghị định', '0292 3820 456'],
    ],
    ['refusal', ['không tiếp nhận, giải quyết hồ sơ này', 'không thuộc thẩm quyền', 'Phạm Thị Mai']],
    [
      'apology',
      [
        'Số: 02/PXL',
        'Ngày 11 tháng 02 năm 2015',
        '13 tháng 3 năm 2015',
        '18 tháng 3 năm 2015',
        'CHỦ TỊCH',
        'Lê Văn Thành',
      ],
    ],
    ['stop', ['Số: 01/TB', '10 giờ 00 phút, ngày 25 tháng 02 năm 2015', 'xin rút hồ sơ', 'CHỦ TỊCH']],
    [
      'controlSlip',
      [
        'Giao:',
        'Nhận:',
        '10:00 11/02/2015',
        'Trước hạn',
        'Đúng hạn',
        'Quá hạn',
        '(chưa nhận)',
        'Chờ kết quả liên thông',
      ],
    ],
    [
      'register',
      ['Từ ngày 01 tháng 02 năm 2015 đến ngày 28 tháng 02 năm 2015', '30 hồ sơ', 'Ký nhận', '12/03/2015'],
    ],
  ] as const)('%s', async (kind, parts) => {
    const text = await textOf(kind);
    for (const part of parts) expect(text).toContain(part);
  });
});

async function pagesOf<K extends FormKind>(
  kind: K,
  data: Parameters<typeof renderForm<K>>[1],
): Promise<string[]> {
  return (await readPdf(accepted(renderForm(kind, data)))).pages;
}

async function textOf(kind: FormKind): Promise<string> {
  return flat((await pagesOf(kind, samples[kind])).join(' '));
}

/** Lines joined to running text. */
function flat(text: string): string {
  return text.replace(/\s+/g, ' ');
}

function digest(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}
