import { readdir } from 'node:fs/promises';
import path from 'node:path';
import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { testCity, type TestBrowser, type TestCity } from '../../checks/test-city.ts';
import { system } from '../kernel/access.ts';
import { Decision } from '../procedures/schema.ts';
import { encoded, openDesk, pdf, type SampleDesk } from './sample-desk.ts';

let city: TestCity;
let app: TestCity['app'];
let clerk: TestBrowser;
let get: SampleDesk['get'];
let post: SampleDesk['post'];
let filledIn: SampleDesk['filledIn'];
let countDossiers: SampleDesk['countDossiers'];

beforeAll(async () => {
  city = await testCity();
  ({ app } = city);
  clerk = await city.signedIn('clerk');
  ({ get, post, filledIn, countDossiers } = openDesk(app, city.house, clerk));
});

let before = 0;
beforeEach(async () => {
  before = await countDossiers();
});

describe('receiving', () => {
  test('step 1 offers what this counter takes today, and finds it without diacritics', async () => {
    const page = await get('/receive');
    expect(page.text).toContain('Cấp phép sửa bến đò');
    expect(page.text).not.toContain('Cấp thẻ thư viện');
    const found = (await get('/receive/procedures?q=sua+ben')).json();
    expect(found).toHaveProperty('options', [
      {
        value: 'BM.004',
        label: 'Cấp phép sửa bến đò',
        hint: expect.any(String),
        href: '/receive?procedure=BM.004',
      },
    ]);
    expect((await get('/receive?procedure_q=ben+do')).text).toMatch(
      /name="procedure"[^>]*value="BM.004"|value="BM.004"[^>]*name="procedure"/,
    );
  });

  test('the form shows fee and due date with its reason before anything is received', async () => {
    const page = await get('/receive?procedure=BM.004');
    expect(page.text).toContain('50.000 đồng');
    expect(page.text).toContain('Vì sao hẹn ngày này?');
    expect(page.text).toContain('Ngày nhận hồ sơ, không tính');
  });

  test('a filled form makes a dossier, shown with its code and date', async () => {
    const reply = await post('/receive', await filledIn(), [pdf('to-khai.pdf')]);
    expect(reply.status).toBe(303);
    const done = await get(reply.location);
    expect(done.text).toContain('X99/X99.10.01/20260302/');
    expect(done.text).toMatch(/forms\/receipt\.pdf/);
    const code = decodeURIComponent(reply.location.replace('/receive/done/', ''));
    const { dossier } = await city.dossiers.get(code, true);
    expect(dossier).toMatchObject({
      channel: 'counter',
      filing: { applicant: { name: 'Tô Văn Lành' }, papers: [{ name: 'Đơn đề nghị sửa bến', original: 1 }] },
      files: [{ name: 'to-khai.pdf', mediaType: 'application/pdf' }],
    });
  });

  test('the same form sent twice, even at once, makes one dossier', async () => {
    const fields = await filledIn();
    const both = await Promise.all([post('/receive', fields), post('/receive', fields)]);
    expect(both.map(({ status }) => status)).toEqual([303, 303]);
    expect(both[0].location).toBe(both[1].location);
    expect((await post('/receive', fields)).location).toBe(both[0].location);
    expect(await countDossiers()).toBe(before + 1);
  });

  test('a wrong identity number is said beside its field, and all that was typed is kept', async () => {
    const reply = await post(
      '/receive',
      await filledIn('BM.004', { 'applicant.idNumber': '12', note: 'Nhà gần bến', 'papers.0.original': '3' }),
    );
    expect(reply.status).toBe(422);
    expect(reply.text).toMatch(/id="f-applicant-idNumber-error"[^]*12 chữ số/);
    expect(reply.text).toContain('Tô Văn Lành');
    expect(reply.text).toContain('Nhà gần bến');
    expect(reply.text).toMatch(
      /name="papers\.0\.original"[^>]*value="3"|value="3"[^>]*name="papers\.0\.original"/,
    );
    expect(await countDossiers()).toBe(before);
  });

  test('markup in a name is only a name', async () => {
    const name = '<script>alert(1)</script>"\'; drop table dossier; --';
    const reply = await post(
      '/receive',
      await filledIn('BM.004', { 'applicant.name': name, 'owner.name': name }),
    );
    expect(reply.status).toBe(303);
    const page = await get(reply.location);
    expect(page.text).not.toContain('<script>alert');
    expect(page.text).toContain('&lt;script');
  });

  test('a file that lies is refused beside the field; the good one need not be sent again', async () => {
    const fields = await filledIn();
    const refused = await post('/receive', fields, [pdf('that.pdf'), new File(['MZ nothing'], 'gia.pdf')]);
    expect(refused.status).toBe(415);
    expect(refused.text).toMatch(/id="f-scans-error"[^]*gia\.pdf/);
    expect(await countDossiers()).toBe(before);
    const kept = /name="kept\.0"[^>]*value="([^"]+)"|value="([^"]+)"[^>]*name="kept\.0"/.exec(refused.text);
    const sealed = kept?.[1] ?? kept?.[2] ?? '';
    const reply = await post('/receive', { ...fields, 'kept.0': sealed });
    const { dossier } = await city.dossiers.get(
      decodeURIComponent(reply.location.replace('/receive/done/', '')),
      true,
    );
    expect(dossier.files.map(({ name }) => name)).toEqual(['that.pdf']);
  });

  test('a line lost in the middle of an upload leaves nothing', async () => {
    const { cookie, csrf } = await clerk.credentials();
    const fields = await filledIn();
    const sent = { _csrf: csrf, ...fields };
    const scan = new File(['%PDF-1.7\n'.padEnd(5000, 'x')], 'dai.pdf');
    const { headers, payload } = await encoded(sent, [scan]);
    const reply = await app.inject({
      method: 'POST',
      url: '/receive',
      headers: { ...headers, cookie },
      payload: payload.subarray(0, payload.length - 3000),
    });
    expect(reply.statusCode).toBe(400);
    expect(reply.body).toContain('gián đoạn');
    expect(await countDossiers()).toBe(before);
    expect(await readdir(path.join(city.house.dataFolder, 'files/arriving'))).toEqual([]);
  });

  test('a procedure abolished between opening the form and sending it is said, and what was typed is kept', async () => {
    const fields = await filledIn('BM.001');
    const decision = Decision.parse({
      number: '99/QĐ-BM',
      issuedOn: '2026-03-02',
      effectiveOn: '2026-03-02',
      issuer: 'Hội đồng thị xã Bến Mây',
    });
    await city.procedures.publish([{ kind: 'abolish', code: 'BM.001' }], decision, system);
    const reply = await post('/receive', fields);
    expect(reply.status).toBe(422);
    expect(reply.text).toContain('hết hiệu lực');
    expect(reply.text).toContain('Tô Văn Lành');
    expect(await countDossiers()).toBe(before);
    expect((await get('/receive?procedure=BM.001')).text).toContain('Hãy chọn thủ tục khác');
  });

  test('a procedure of another counter is refused', async () => {
    const fields = await filledIn();
    const reply = await post('/receive', { ...fields, procedure: 'BM.002' });
    expect(reply.status).toBe(422);
    expect(await countDossiers()).toBe(before);
  });

  test('who may not receive comes to no page of the desk', async () => {
    const leader = await city.signedIn('leader');
    for (const url of ['/receive', '/receive/online', '/return', '/receive/procedures?q=a']) {
      expect((await get(url, leader)).status).toBe(403);
    }
  });
});

describe('the person at the desk', () => {
  test('a likely duplicate is named, forbids nothing, but must be confirmed', async () => {
    const first = await filledIn();
    const code = decodeURIComponent((await post('/receive', first)).location.replace('/receive/done/', ''));
    const idNumber = first['applicant.idNumber'] ?? '';
    const second = await filledIn('BM.004', { 'applicant.idNumber': idNumber });
    const refused = await post('/receive', second);
    expect(refused.status).toBe(422);
    expect(refused.text).toContain(code);
    expect(refused.text).toMatch(/id="f-confirmDuplicate-error"/);
    expect((await post('/receive', { ...second, confirmDuplicate: 'on' })).status).toBe(303);
    expect(await countDossiers()).toBe(before + 2);
  });

  test('earlier dossiers are shown by number or name, and one of them fills the form; the look is recorded', async () => {
    const first = await filledIn('BM.004', {
      'applicant.name': 'Đoàn Thị Ngọc Ánh',
      'applicant.phone': '0912345678',
    });
    const code = decodeURIComponent((await post('/receive', first)).location.replace('/receive/done/', ''));
    expect((await get(`/receive/earlier?idNumber=${first['applicant.idNumber']}`)).text).toContain(code);
    expect((await get('/receive/earlier?name=doan+ngoc+an')).text).toContain(code);
    expect((await get('/receive/earlier?name=khong+ai')).text).not.toContain(code);
    const looks = async () =>
      (
        await city.house.pool.query(
          `select 1 from personal_data_look where purpose = 'fill in the applicant'`,
        )
      ).rowCount ?? 0;
    const looked = await looks();
    const checked = await post('/receive/check', { ...(await filledIn()), fill: code });
    expect(checked.status).toBe(200);
    expect(checked.text).toContain('0912345678');
    expect(await looks()).toBe(looked + 1);
  });

  test('without script a check keeps what was typed and adds a line for a paper', async () => {
    const card = '092199000111||Tạ Thị Rí|01011990|Nữ|Ấp Bờ Đông|01012022';
    const fields = await filledIn('BM.004', {
      'applicant.idNumber': card,
      'applicant.name': '',
      add: 'paper',
    });
    const reply = await post('/receive/check', fields, [pdf('quet.pdf')]);
    expect(reply.text).toContain('Tạ Thị Rí');
    expect(reply.text).toContain('Ấp Bờ Đông');
    expect(reply.text).toContain('papers.2.name');
    expect(reply.text).toContain('quet.pdf');
    expect(await countDossiers()).toBe(before);
  });
});

test('the fee is taken with the papers: once, in full, and the dossier stays where it is', async () => {
  const { location } = await post('/receive', await filledIn());
  const code = decodeURIComponent(location.replace('/receive/done/', ''));
  expect((await get(location)).text).toContain('50.000 đồng');
  const take = (amount: string) => clerk.post(`${location}/fee`, { amount, way: 'cash' });
  const less = await take('49000');
  expect(less.status).toBe(422);
  expect(less.text).toContain('còn phải thu là 50.000 đồng');
  expect(await take('50000')).toMatchObject({ status: 303, location });
  const { dossier } = await city.dossiers.get(code, true);
  expect(dossier.state).toBe('received');
  expect(dossier.payments).toMatchObject([{ amount: 50_000, way: 'cash' }]);
  expect((await get(location)).text).not.toContain('Còn phải thu');
  expect((await take('50000')).text).toContain('không còn khoản phí');
  expect((await city.dossiers.get(code, true)).dossier.payments).toHaveLength(1);
});
