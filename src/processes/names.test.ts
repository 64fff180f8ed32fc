import { describe, expect, it } from 'vitest';
import { drawWith } from './fixtures/model.ts';
import { verdict } from './fixtures/verdict.ts';
import { endingByName } from './names.ts';
import { checkProcess } from './processes.ts';

const returning = [
  'Return',
  'Returned',
  'Result returned',
  'Return result',
  'Return the result to the citizen',
  'Return to applicant',
  'Deliver',
  'Delivered',
  'Hand over the result',
  'Issue and deliver',
  'Trả',
  'Trả hồ sơ',
  'Trả hồ sơ cho công dân',
  'Trả kết quả',
  'TRẢ KẾT QUẢ',
  'Bước 5. Trả kết quả',
  'Đã trả',
  'Đã trả kết quả',
  'Giao trả',
  'Trao kết quả',
  'Phát hành và trả kết quả',
  'Trả kết quả cấp lại, sửa đổi giấy phép',
];

const refusing = [
  'Refuse',
  'Refused',
  'Reject',
  'Rejected',
  'Declined',
  'Từ chối',
  'Đã từ chối',
  'Không tiếp nhận',
  'Không đồng ý',
  'Không đủ điều kiện',
  'Hồ sơ không đủ điều kiện',
  'Trả lại hồ sơ',
  'Trả lại hồ sơ cho công dân',
];

const neither = [
  '',
  'Không trả kết quả',
  'Chưa trả',
  'Chưa trả kết quả',
  'Not returned',
  'Result not returned',
  'Do not return the result',
  'Return for revision',
  'Return the documents for correction',
  'Return to specialist',
  'Review returned papers',
  'Trả lại để sửa',
  'Trả lại hồ sơ để bổ sung',
  'Trả hồ sơ yêu cầu bổ sung',
  'Trả lại hồ sơ cho chuyên viên',
  'Trả hồ sơ về phòng chuyên môn',
  'Kiểm tra',
  'Kiểm tra hồ sơ',
  'Kiểm tra kết quả',
  'Kiểm tra giấy tờ',
  'Thẩm tra hồ sơ',
  'Tra cứu hồ sơ',
  'Xem xét hồ sơ không đủ điều kiện',
  'Not rejected',
  'Không từ chối',
];

describe('what a name says about returning and refusing', () => {
  it.each(returning)('“%s” returns', (name) => {
    expect(endingByName(name)).toBe('returned');
  });
  it.each(refusing)('“%s” refuses', (name) => {
    expect(endingByName(name)).toBe('refused');
  });
  it.each(neither)('“%s” does neither', (name) => {
    expect(endingByName(name)).toBe(null);
  });

  it.each([
    ['Return', true],
    ['Giao trả', true],
    ['Trả lại hồ sơ', true],
    ['Chưa trả', false],
    ['Kiểm tra hồ sơ', false],
  ])('a model that ends after “%s" is sound: %s', async (name, sound) => {
    const xml = drawWith(`<userTask id="t1" name="${name}" motcua:role="clerk"/>`, 's t1', 't1 e1');
    expect(await verdict(xml)).toEqual({ sound, codes: sound ? [] : ['return-skipped e1'] });
  });
});

describe('sentences that give the remedy', () => {
  it('a choice after a join: put a decision task before the gateway', async () => {
    const flows = [
      's p1',
      'p1 t1',
      'p1 t2',
      't1 p2',
      't2 p2',
      'p2 x1',
      'x1 r1 a',
      'x1 n1 b',
      'r1 e1',
      'n1 e1',
    ];
    const { sound, problems } = await checkProcess(drawWith('', ...flows));
    const [problem] = problems;
    expect([sound, problem?.code]).toEqual([false, 'choice-without-task']);
    expect(problem?.text.vi).toMatch(/cổng song song p2 .*Hãy đặt một nhiệm vụ quyết định trước cổng\.$/);
    expect(problem?.text.en).toMatch(/parallel gateway p2 .*Put a decision task before the gateway\.$/);
  });
});
