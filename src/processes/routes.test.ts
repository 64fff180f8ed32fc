import { beforeAll, describe, expect, test } from 'vitest';
import { testCity, type TestBrowser, type TestCity } from '../../checks/test-city.ts';
import { draw } from './fixtures/model.ts';

let city: TestCity;
let officer: TestBrowser;
let clerk: TestBrowser;
beforeAll(async () => {
  city = await testCity();
  officer = await city.signedIn('office');
  clerk = await city.signedIn('clerk');
});

const sound = draw('s t1', 't1 r1', 'r1 e1');
const unsound = draw('s t1', 't1 x1', 'x1 r1 a', 'x1 e1 b', 'r1 e1');
const bomb = `<?xml version="1.0"?><!DOCTYPE a [<!ENTITY a "ha"><!ENTITY b "${'&a;'.repeat(50)}"><!ENTITY c "${'&b;'.repeat(50)}">]><definitions>&c;</definitions>`;

/** Sends a form with a file, as a browser does without script. */
async function sendFile(
  person: TestBrowser,
  url: string,
  fields: Record<string, string>,
  file?: { name: string; content: string | Uint8Array<ArrayBuffer> },
) {
  const { cookie, csrf } = await person.credentials();
  const form = new FormData();
  for (const [name, value] of Object.entries({ ...fields, _csrf: csrf })) form.set(name, value);
  if (file !== undefined) form.set('file', new File([file.content], file.name));
  const body = new Response(form);
  const reply = await city.app.inject({
    method: 'POST',
    url,
    headers: { cookie, 'content-type': body.headers.get('content-type') ?? '' },
    payload: Buffer.from(await body.arrayBuffer()),
  });
  return { status: reply.statusCode, text: reply.body, location: reply.headers['location'] ?? '' };
}

/** What the page saw, from its hidden fields. */
function seenOn(text: string): { revision: string; version: string } {
  const field = (name: string) => new RegExp(`name="${name}" value="(\\d+)"`).exec(text)?.[1] ?? '';
  return { revision: field('revision'), version: field('version') };
}

describe('reading', () => {
  test('every member of staff finds a process without diacritics, reads it and saves its file', async () => {
    const list = await clerk.get('/processes?q=giai+quyet+ngay');
    expect(list.text).toContain('href="/processes/quick"');
    expect(list.text).not.toContain('href="/processes/two-steps"');
    const shown = await clerk.get('/processes/quick');
    for (const part of [
      'Kiểm tra, ký xác nhận',
      'data-process-viewer',
      'href="/procedures/BM.001"',
      'Khi cài đặt',
    ])
      expect(shown.text).toContain(part);
    expect(shown.text).not.toContain('/processes/quick/edit');
    const file = await city.app.inject({
      url: '/processes/quick/versions/1/xml',
      headers: { cookie: (await clerk.credentials()).cookie },
    });
    expect(file.body).toBe((await city.processes.findLatest('quick'))?.xml);
    expect(file.headers['content-type']).toBe('application/xml; charset=utf-8');
    expect(file.headers['content-disposition']).toContain('attachment');
  });

  test('a visitor signs in first; what is not there is not found', async () => {
    expect((await city.visitor().get('/processes')).location).toContain('/sign-in');
    for (const url of ['/processes/none', '/processes/quick/versions/9', '/processes/quick/versions/x/xml'])
      expect((await clerk.get(url)).status).toBe(404);
  });

  test('who does not control procedures sees no draft and changes nothing', async () => {
    await city.processes.createDraft({ code: 'hidden', name: 'Còn đang vẽ', xml: sound }, { kind: 'system' });
    expect((await clerk.get('/processes')).text).not.toContain('Còn đang vẽ');
    expect((await officer.get('/processes')).text).toContain('Còn đang vẽ');
    expect((await clerk.get('/processes/hidden')).status).toBe(404);
    for (const url of [
      '/processes/new',
      '/processes/quick/edit',
      '/processes/hidden/draft',
      '/processes/hidden/draft/xml',
    ])
      expect((await clerk.get(url)).status).toBe(403);
    for (const url of ['/processes', '/processes/hidden/publish', '/processes/hidden/discard'])
      expect((await clerk.post(url, { revision: '1', version: '0', code: 'x', name: 'X' })).status).toBe(403);
    const sent = { name: 'X', xml: sound, expected: 1 };
    for (const deed of ['draft', 'publish'])
      expect((await clerk.call('POST', `/api/v1/processes/hidden/${deed}?version=0`, sent)).status).toBe(403);
    expect((await city.processes.findDraft('hidden'))?.revision).toBe(1);
  });
});

describe('without script', () => {
  test('a process is begun, replaced by a file, told its faults, mended, published', async () => {
    const begun = await sendFile(officer, '/processes', { code: 'by-hand', name: 'Làm bằng tay', from: '' });
    expect([begun.status, begun.location]).toEqual([303, '/processes/by-hand/edit']);
    const first = await officer.get('/processes/by-hand');
    expect(first.text).toContain('Đã chứng minh là đúng');

    const wrong = await sendFile(officer, '/processes/by-hand/draft', seenOn(first.text), {
      name: 'v2.bpmn',
      content: unsound,
    });
    expect([wrong.status, wrong.location]).toEqual([303, '/processes/by-hand/draft']);
    const second = await officer.get('/processes/by-hand/draft');
    expect(second.text).toContain('không qua bước trả kết quả hoặc từ chối');
    expect(second.text).not.toContain('action="/processes/by-hand/publish"');
    const refused = await officer.post('/processes/by-hand/publish', seenOn(second.text));
    expect(refused.status).toBe(422);
    expect(refused.text).toContain('không qua bước trả kết quả hoặc từ chối');

    await sendFile(officer, '/processes/by-hand/draft', seenOn(second.text), {
      name: 'v3.bpmn',
      content: sound,
    });
    const third = await officer.get('/processes/by-hand/draft');
    const stale = await officer.post('/processes/by-hand/publish', seenOn(first.text));
    expect(stale.status).toBe(409);
    expect(stale.text).toContain('Người khác vừa lưu hoặc ban hành');
    const done = await officer.post('/processes/by-hand/publish', seenOn(third.text));
    expect([done.status, done.location]).toEqual([303, '/processes/by-hand']);
    expect((await clerk.get('/processes/by-hand')).text).toContain('Phiên bản 1, đang áp dụng');
    expect((await city.processes.findLatest('by-hand'))?.xml).toBe(sound);
  });

  test('a process begins as a copy of another, or from a file with the file’s name', async () => {
    await sendFile(officer, '/processes', { code: 'copy', name: 'Bản sao', from: 'quick' });
    const original = await city.processes.findLatest('quick');
    expect((await city.processes.findDraft('copy'))?.xml).toBe(original?.xml);
    await sendFile(
      officer,
      '/processes',
      { code: 'from-file', name: '' },
      { name: 'a.bpmn', content: sound },
    );
    expect((await city.processes.findDraft('from-file'))?.name).toBe('Mẫu');
    const discarded = await officer.post('/processes/copy/discard', { revision: '1', version: '0' });
    expect(discarded.location).toBe('/processes');
    expect((await officer.get('/processes/copy')).status).toBe(404);
  });

  test.each([
    ['no code', { code: '', name: 'X' }, 'Hãy ghi mã quy trình'],
    ['a code with marks', { code: 'quy-trình', name: 'X' }, 'Mã bắt đầu bằng chữ'],
    ['a word of ours', { code: 'New', name: 'X' }, 'Mã này hệ thống đã dùng'],
    ['a taken code', { code: 'quick', name: 'X' }, 'Mã này đã có quy trình khác dùng'],
    ['no name and no file', { code: 'n1', name: ' ' }, 'Hãy ghi tên quy trình, hoặc tải lên một tệp'],
    ['a long name', { code: 'n2', name: 'x'.repeat(201) }, 'Tên dài nhất 200 ký tự'],
    ['an origin that is not there', { code: 'n3', name: 'X', from: 'nowhere' }, 'Không có quy trình này'],
  ])('%s is refused beside its field, and what was typed stays', async (_, fields, words) => {
    const reply = await sendFile(officer, '/processes', fields);
    expect(reply.status).toBe(422);
    expect(reply.text).toContain(words);
    if (fields.code.trim() !== '') expect(reply.text).toContain(`value="${fields.code}"`);
  });
});

const hostile: readonly (readonly [string, string | Uint8Array<ArrayBuffer>, number, string])[] = [
  ['an entity bomb', bomb, 422, 'DOCTYPE'],
  ['3 MB', sound.replace('Mẫu', 'x'.repeat(3_000_000)), 413, 'quá lớn: tối đa 2 MB'],
  ['a text', 'Đây là thư, không phải bản vẽ.', 422, 'không phải XML hợp lệ'],
  ['a page', '<html><body>x</body></html>', 422, 'không phải là mô hình BPMN 2.0'],
  ['an empty file', '', 422, 'không phải XML hợp lệ'],
  ['a picture', new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 255]), 422, 'bảng mã'],
  ['a torn file', sound.slice(0, -20), 422, 'không phải XML hợp lệ'],
  ['30,000 elements', `<definitions>${'<a/>'.repeat(30_000)}</definitions>`, 413, 'quá lớn'],
];

describe('hostile files', () => {
  test.each(hostile)('%s is refused in words and begins nothing', async (name, content, status, words) => {
    const code = `h${hostile.findIndex((each) => each[0] === name)}`;
    const file = { name: '../../x.bpmn', content };
    const reply = await sendFile(officer, '/processes', { code, name: 'X' }, file);
    expect(reply.status).toBe(status);
    expect(reply.text).toContain(words);
    expect(reply.text).toContain(`value="${code}"`);
    expect((await officer.get(`/processes/${code}`)).status).toBe(404);

    const page = await officer.get('/processes/two-steps');
    const again = await sendFile(officer, '/processes/two-steps/draft', seenOn(page.text), file);
    expect(again.status).toBe(status);
    expect(again.text).toContain(words);
    expect(await city.processes.findDraft('two-steps')).toBeUndefined();

    const xml = typeof content === 'string' ? content : Buffer.from(content).toString('latin1');
    const checked = await officer.call('POST', '/api/v1/processes/check', { xml });
    expect(checked.status).toBe(200);
    expect(checked.json()).toMatchObject({ sound: false, problems: [{ severity: 'error' }] });
    const saved = await officer.call('POST', '/api/v1/processes/two-steps/draft?version=1', {
      name: 'X',
      xml,
      expected: 0,
    });
    expect([413, 422]).toContain(saved.status);
    expect(saved.json()).toMatchObject({ refusals: [{ field: 'xml' }] });
  });

  test('a UTF-16 file of another tool is taken, and served as what it then is', async () => {
    const text = sound.replace('UTF-8', 'UTF-16').replace('Mẫu', 'Đo đạc');
    const content = Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(text, 'utf16le')]);
    const fields = { code: 'wide', name: '' };
    await sendFile(officer, '/processes', fields, { name: 'a.bpmn', content: new Uint8Array(content) });
    const draft = await city.processes.findDraft('wide');
    expect(draft?.name).toBe('Đo đạc');
    expect(draft?.xml).toBe(sound.replace('Mẫu', 'Đo đạc'));
  });

  test('a file without its form’s token, or of a stranger, is refused', async () => {
    const stranger = city.visitor();
    expect((await sendFile(stranger, '/processes', { code: 'x1', name: 'X' })).status).toBe(401);
    const { cookie } = await officer.credentials();
    const reply = await city.app.inject({
      method: 'POST',
      url: '/api/v1/processes/quick/publish?version=1',
      headers: { cookie, 'content-type': 'application/json' },
      payload: JSON.stringify({ name: 'X', xml: sound, expected: 0 }),
    });
    expect(reply.statusCode).toBe(403);
    expect((await city.processes.versionsOf('quick')).length).toBe(1);
  });
});

test('open dossiers are counted as far as one may see them', async () => {
  const receive = (username: string, agency: string) =>
    city.house.db
      .selectFrom('account')
      .select('id')
      .where('username', '=', username)
      .executeTakeFirstOrThrow()
      .then(() => city.organization.findAgency(agency)?.id ?? 0)
      .then((agencyId) =>
        city.dossiers.receive(
          { kind: 'system' },
          {
            procedure: 'BM.002',
            agencyId,
            filing: {
              applicant: { name: 'Lý Thị Sáo', idNumber: '', phone: '', email: '', address: '' },
              owner: null,
              papers: [],
              sets: 1,
              note: '',
            },
            files: [],
            channel: 'counter',
          },
        ),
      );
  await receive('desk-x99.01', 'X99.01');
  const cellOf = (text: string) => /Hồ sơ đang chạy[\s\S]*?<td[^>]*>(?:<[^>]*>)*(\d+)</.exec(text)?.[1];
  expect(cellOf((await officer.get('/processes/two-steps')).text)).toBe('1');
  expect(cellOf((await clerk.get('/processes/two-steps')).text)).toBe('0');
  expect((await (await city.signedIn('admin')).get('/processes')).text).toContain('Hồ sơ đang chạy');
});
