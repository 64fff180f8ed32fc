import { beforeAll, expect, test } from 'vitest';
import { testCity, type TestBrowser, type TestCity } from '../../checks/test-city.ts';
import { toWord } from './sample-files.ts';

let city: TestCity;
let clerk: TestBrowser;

beforeAll(async () => {
  city = await testCity();
  clerk = await city.signedIn('clerk');
});

type Field = string | { readonly name: string; readonly content: Uint8Array };

async function send(parts: Readonly<Record<string, Field>>) {
  const { cookie, csrf } = await clerk.credentials();
  const pieces = Object.entries<Field>({ _csrf: csrf, ...parts }).flatMap(([field, value]) => {
    const file =
      typeof value === 'string' ? '' : `; filename="${value.name}"\r\nContent-Type: application/octet-stream`;
    return [
      Buffer.from(`--edge\r\nContent-Disposition: form-data; name="${field}"${file}\r\n\r\n`),
      Buffer.from(typeof value === 'string' ? value : value.content),
      Buffer.from('\r\n'),
    ];
  });
  return city.app.inject({
    method: 'POST',
    url: '/figure-audit',
    headers: { cookie, 'content-type': 'multipart/form-data; boundary=edge' },
    payload: Buffer.concat([...pieces, Buffer.from('--edge--\r\n')]),
  });
}

test('a stranger is sent to sign in', async () => {
  expect((await city.visitor().get('/figure-audit')).status).not.toBe(200);
  expect((await clerk.get('/figure-audit')).text).toContain('Soát số liệu báo cáo');
});

test('pasted text shows each finding beside its sentence', async () => {
  const { statusCode, body } = await send({
    text: 'Thành phố <b> đã hoàn thành 08/09 mục tiêu, đạt tỷ lệ 88,88%.',
  });
  expect(statusCode).toBe(200);
  expect(body).toContain('<mark>88,88%</mark>');
  expect(body).toContain('8 ÷ 9 = 88,88889%');
  expect(body).toContain('Do cắt chữ số');
  expect(body).not.toContain('Thành phố <b>');
});

test('a Word file is read; a correct report is said to be so', async () => {
  const content = await toWord('Tổng số 100 hồ sơ, gồm: 60 hồ sơ đất đai, 40 hồ sơ hộ tịch.');
  const { body } = await send({ file: { name: 'báo cáo.docx', content }, text: '' });
  expect(body).toContain('báo cáo.docx');
  expect(body).toContain('Không thấy số liệu nào mâu thuẫn.');
});

test('nothing sent and an unreadable file are refused beside the field', async () => {
  expect((await send({ text: ' ' })).body).toContain('Hãy chọn một tệp báo cáo hoặc dán văn bản.');
  const refused = await send({
    file: { name: 'a.pdf', content: Buffer.from('%PDF-1.7 hỏng') },
    text: 'đã gõ',
  });
  expect(refused.statusCode).toBe(422);
  expect(refused.body).toContain('Tệp PDF bị hỏng');
  expect(refused.body).toContain('đã gõ');
});
