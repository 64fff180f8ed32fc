import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { testHouse } from '../../checks/test-house.ts';
import { isRefusal } from '../kernel/errors.ts';
import { readImportFile } from './import-file.ts';
import { createProcedures, type Procedures } from './procedures.ts';
import { browse, serveProcedures, type Browser } from './sample-server.tsx';
import { sampleContent, sampleDecision } from './samples.ts';

let app: FastifyInstance;
let procedures: Procedures;
let visitor: Browser;

beforeAll(async () => {
  const house = await testHouse('2026-03-02T01:30:00Z');
  procedures = createProcedures(house);
  app = await serveProcedures(house, procedures, []);
  visitor = browse(app);
  await procedures.installProcedures([
    { code: '1.001193', content: sampleContent(), decision: sampleDecision('1/QĐ-UBND', '2015-05-15') },
    {
      code: '1.001193',
      content: sampleContent({ sets: 2 }),
      decision: sampleDecision('2/QĐ-UBND', '2020-01-01'),
    },
    {
      code: '1.000656',
      content: sampleContent({ name: 'Đăng ký khai tử' }),
      decision: sampleDecision('1/QĐ-UBND', '2015-05-15'),
    },
    { code: '1.000656', content: null, decision: sampleDecision('2/QĐ-UBND', '2020-01-01') },
  ]);
});
afterAll(() => app.close());

test('anybody finds a procedure, narrows the list by links, and sees an empty list explained', async () => {
  const found = await visitor.get('/procedures?q=dang+ky+khai+sinh&level=commune');
  expect(found.statusCode).toBe(200);
  expect(found.body).toContain('/procedures/1.001193');
  expect(found.body).toContain('event=Sinh+con');
  expect(found.body).not.toContain('khai tử');
  expect((await visitor.get('/procedures?q=khong+co+gi')).body).toContain('Không tìm thấy thủ tục nào');
  const sentence = await visitor.get('/procedures?q=toi+muon+lam+giay+khai+sinh');
  expect(sentence.body).toContain('/procedures/1.001193');
  expect(sentence.body).toContain('kết quả cho &quot;khai sinh&quot;');
  expect((await visitor.get('/procedures?on=2015-05-14')).body).toContain('Không tìm thấy thủ tục nào');
  const past = await visitor.get('/procedures?on=2019-12-31');
  expect(past.body).toContain('Đăng ký khai tử');
  expect(past.body).toContain('href="/procedures/1.000656?on=2019-12-31"');
  expect((await visitor.get('/procedures/1.000656?on=2019-12-31')).body).toContain('Có hiệu lực');
  const english = await browse(app).get('/procedures?lang=en&q=khai');
  expect(english.body).toContain('Administrative procedures');
});

test('a procedure shows all its parts, as of any day, with its versions and decisions', async () => {
  const { body } = await visitor.get('/procedures/1.001193');
  for (const words of [
    'Trình tự thực hiện',
    'Thành phần hồ sơ',
    'Giấy chứng sinh',
    '1 ngày làm việc',
    'Không thu phí',
    'Căn cứ pháp lý',
    '60/2014/QH13',
    '2/QĐ-UBND',
    '/procedures/1.001193/counters',
  ])
    expect(body).toContain(words);
  for (const name of ['on', 'date'])
    expect((await visitor.get(`/procedures/1.001193?${name}=2016-01-01`)).body).toContain('<b>1</b>');
  expect((await visitor.get('/procedures/1.001193?date=2010-01-01')).body).toContain('không có hiệu lực');
  expect((await visitor.get('/procedures/1.001193/versions/1')).body).toContain('đến hết 31/12/2019');
  expect((await visitor.get('/procedures/1.001193/compare?from=1&to=2')).body).toMatch(
    /<del>1<\/del>[\s\S]*<ins>2<\/ins>/,
  );
  const gone = await visitor.get('/procedures/1.000656');
  expect(gone.body).toContain('bị bãi bỏ từ ngày 01/01/2020 theo Quyết định số 2/QĐ-UBND');
  expect(gone.body).not.toContain('/counters');
});

test('the counters at which to file are named', async () => {
  const { body } = await visitor.get('/procedures/1.001193/counters');
  expect(body).toContain('Ủy ban nhân dân xã Nam');
  expect(body).not.toContain('Sở Tư pháp');
});

test.each([
  ['/procedures/9.999999', 404],
  ['/procedures/%3Cscript%3E', 404],
  ['/procedures/1.001193/versions/9', 404],
  ['/procedures/1.001193/versions/x', 404],
  ['/procedures/1.001193/compare?from=7', 404],
  ['/procedures/1.001193?date=2015-02-30', 422],
  ['/procedures/1.001193?on=2015-02-30', 422],
  ['/procedures?on=hôm+nay', 422],
  ['/procedures?q=%27%3B+drop+table+procedure&level=moon&page=-1&field=%00', 200],
  [`/procedures?q=${'a'.repeat(5000)}`, 200],
  ['/procedures?q.a.b=1&level=a&level=b', 200],
  ['/procedures/manage/decisions/0', 401],
  ['/api/v1/procedures?onDate=x', 422],
  ['/api/v1/procedures/1.000656', 404],
])('%s answers %i', async (url, status) => {
  const expected = status === 401 ? 303 : status;
  const response = await visitor.get(url);
  expect(response.statusCode).toBe(expected);
  expect(response.body).not.toContain('<script>');
});

test('the API answers the list with its facets, and a procedure as of a day', async () => {
  const list = (await visitor.get('/api/v1/procedures?q=khai+sinh&pageSize=5')).json();
  expect(list).toMatchObject({ total: 1, pageSize: 5, procedures: [{ code: '1.001193', level: 'commune' }] });
  expect(list.facets.lifeEvent).toEqual([{ value: 'Sinh con', count: 1 }]);
  const one = (await visitor.get('/api/v1/procedures/1.001193?onDate=2016-01-01')).json();
  expect(one).toMatchObject({
    version: 1,
    validFrom: '2015-05-15',
    validTo: '2019-12-31',
    content: { sets: 1 },
  });
  expect(one.versions).toHaveLength(2);
});

test('a list can be taken away as NDJSON and Excel', async () => {
  const ndjson = await visitor.get('/procedures/export?q=khai+sinh&format=ndjson');
  expect(JSON.parse(ndjson.body)).toMatchObject({
    code: '1.001193',
    version: 2,
    decision: { number: '2/QĐ-UBND' },
  });
  const excel = await visitor.get('/procedures/export?format=xlsx');
  const reading = await readImportFile(excel.rawPayload);
  expect(isRefusal(reading) ? reading : reading.records.map((record) => record.code)).toEqual(['1.001193']);
});
