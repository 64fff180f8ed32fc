import { expect, test } from 'vitest';
import { checkCode, verify, type Certificate } from './certificates.ts';

const secret = Buffer.alloc(32, 3);
const certificate: Certificate = {
  id: 1,
  number: '0012/2026/CC-ĐTBD',
  name: 'Nguyễn Thị Kim Phượng',
  bornOn: '1988-03-02',
  result: 'good',
  issuedOn: '2026-02-20',
  courseId: 4,
  course: 'Kỹ năng tiếp công dân',
  startsOn: '2026-02-10',
  endsOn: '2026-02-12',
  agencyId: 2,
};
const claim = { number: certificate.number, name: certificate.name, code: '' };

test('number and name give valid or not, and nothing else', () => {
  expect(verify(secret, [certificate], claim)).toEqual({ kind: 'valid' });
  expect(verify(secret, [certificate], { ...claim, name: '  nguyen thi  kim phuong ' })).toEqual({
    kind: 'valid',
  });
  expect(verify(secret, [certificate], { ...claim, name: 'Nguyễn Thị Kim' })).toEqual({ kind: 'unknown' });
  expect(verify(secret, [], claim)).toEqual({ kind: 'unknown' });
});

test('with the code of the paper its words can be told; a changed record or another key does not fit', () => {
  const code = checkCode(secret, certificate);
  expect(code).toMatch(/^[2-9A-HJ-NP-Z]{4}(-[2-9A-HJ-NP-Z]{4}){2}$/);
  const typed = { ...claim, code: code.toLowerCase().replaceAll('-', ' ') };
  expect(verify(secret, [certificate], typed)).toEqual({ kind: 'confirmed', certificate });
  for (const change of [
    { course: 'Quản lý nhà nước' },
    { result: 'excellent' as const },
    { issuedOn: '2026-02-21' },
    { bornOn: '1988-03-03' },
  ])
    expect(verify(secret, [{ ...certificate, ...change }], typed)).toEqual({ kind: 'altered' });
  expect(checkCode(Buffer.alloc(32, 4), certificate)).not.toBe(code);
});
