import { expect, test } from 'vitest';
import { testCity } from '../../checks/test-city.ts';

test('a scan is attached and given back; a file that lies about its type is refused; a look at a person is recorded', async () => {
  const city = await testCity();
  const office = await city.signedIn('office');
  const values = {
    'values.name': 'Mạc Văn Bách',
    'values.agency': 'X99.01',
    'values.kind': 'person',
    'values.title': 'merit',
    'values.achievement': 'Không có hồ sơ trễ hẹn',
    'values.proposedOn': '2026-02-02',
  };
  const { location: at } = await office.post('/registers/commendation', values);
  const { cookie, csrf } = await office.credentials();

  async function attach(name: string, content: string): Promise<number> {
    const form = new FormData();
    form.append('_csrf', csrf);
    form.append('files', new File([content], name));
    const body = new Response(form);
    const headers = { cookie, 'content-type': body.headers.get('content-type') ?? '' };
    const payload = Buffer.from(await body.arrayBuffer());
    return (await city.app.inject({ method: 'POST', url: `${at}/files`, headers, payload })).statusCode;
  }

  expect(await attach('to-trinh.pdf', '%PDF-1.4\n%%EOF\n')).toBe(303);
  expect(await attach('to-trinh.pdf', 'MZ no document')).toBe(415);
  const page = await office.get(at);
  const href = /href="(\/registers\/commendation\/\d+\/files\/[0-9a-f]{64})"/.exec(page.text)?.[1] ?? '';
  expect((await office.get(href)).text).toBe('%PDF-1.4\n%%EOF\n');
  expect((await office.get(href.replace(/[0-9a-f]{64}/, 'f'.repeat(64)))).status).toBe(404);
  const clerk = await city.signedIn('clerk');
  expect((await clerk.get(href)).status).toBe(403);
  const looks = await city.house.db
    .selectFrom('personalDataLook')
    .select('purpose')
    .where('subjectKind', '=', 'register:commendation')
    .execute();
  expect(looks.length).toBeGreaterThan(1);
});
