import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { testCity, type TestBrowser, type TestCity } from '../../checks/test-city.ts';
import { encoded, hiddenFields, openDesk, pdf, type Fields, type SampleDesk } from './sample-desk.ts';

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

describe('a dossier without any of the required papers', () => {
  /** A form on which nothing is ticked. */
  async function bare(typed: Fields = {}): Promise<Fields> {
    const { 'papers.0.given': _, ...fields } = await filledIn('BM.004', typed);
    return fields;
  }

  test('is named, must be confirmed with a reason, and then goes in', async () => {
    const fields = await bare();
    const asked = await post('/receive', fields);
    expect(asked.status).toBe(422);
    expect(asked.text).toMatch(/id="f-confirmNoPapers-error"[^]*chưa đánh dấu giấy tờ nào/);
    expect(asked.text).toContain('Tiếp nhận khi chưa có giấy tờ bắt buộc');
    expect(asked.text).toContain('Tô Văn Lành');

    const unexplained = await post('/receive', { ...fields, confirmNoPapers: 'on' });
    expect(unexplained.status).toBe(422);
    expect(unexplained.text).toMatch(/id="f-note-error"[^]*Hãy ghi lý do/);
    expect(unexplained.text).toMatch(/name="confirmNoPapers"[^>]*checked|checked[^>]*name="confirmNoPapers"/);
    expect(await countDossiers()).toBe(before);

    const note = 'Bản vẽ nằm ở Phòng Kinh tế';
    const sent = { ...fields, confirmNoPapers: 'on', note };
    const reply = await post('/receive', sent);
    expect(reply.status).toBe(303);
    expect((await post('/receive', sent)).location).toBe(reply.location);
    const code = decodeURIComponent(reply.location.replace('/receive/done/', ''));
    expect((await city.dossiers.get(code, true)).dossier.filing).toMatchObject({ papers: [], note });
  });

  test('is asked about together with a likely duplicate; one ticked paper is enough', async () => {
    const first = await filledIn();
    expect((await post('/receive', first)).status).toBe(303);
    const again = await bare({ 'applicant.idNumber': first['applicant.idNumber'] ?? '' });
    const asked = await post('/receive', again);
    expect(asked.text).toMatch(/id="f-confirmNoPapers-error"/);
    expect(asked.text).toMatch(/id="f-confirmDuplicate-error"/);
    const ticked = { ...again, 'papers.1.given': 'on', 'papers.1.plain': '1', confirmDuplicate: 'on' };
    expect((await post('/receive', ticked)).status).toBe(303);
  });

  test('the form does not speak of it before', async () => {
    expect((await get('/receive?procedure=BM.004')).text).not.toContain('confirmNoPapers');
  });
});

test('a form sent after the session had ended is found again by who signs in, files aside', async () => {
  const fields = await filledIn('BM.004', { 'applicant.name': 'Hồ Thị Hết Phiên', note: 'Gửi muộn' });
  const signedOut = (await clerk.credentials()).cookie.replace(/motcua_session=[^;]*/, 'motcua_session=over');
  const { csrf } = await clerk.credentials();
  const { headers, payload } = await encoded({ _csrf: csrf, ...fields }, [pdf('don.pdf')]);
  const late = await app.inject({
    method: 'POST',
    url: '/receive',
    headers: { ...headers, cookie: signedOut },
    payload,
  });
  expect(late.statusCode).toBe(401);
  expect(late.body).toContain('Mở lại biểu mẫu');
  expect(late.body).toContain('Các tệp cần được chọn lại');
  expect(late.body).toMatch(/href="\/sign-in"[^>]*target="_blank"|target="_blank"[^>]*href="\/sign-in"/);
  const kept = hiddenFields(late.body);
  expect(kept).toMatchObject(fields);
  const opened = await post('/receive', kept);
  expect(opened.status).toBe(422);
  expect(opened.text).toContain('Hồ Thị Hết Phiên');
  expect(opened.text).toContain('Gửi muộn');
  expect(opened.text).toContain('chưa có gì được ghi');
  expect(await countDossiers()).toBe(before);
  expect((await post('/receive', fields)).status).toBe(303);
});
