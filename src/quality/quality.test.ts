import path from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { testCity, type TestCity } from '../../checks/test-city.ts';
import { system } from '../kernel/access.ts';
import { projectFolder } from '../kernel/config.ts';
import { writeWorkbook } from '../kernel/spreadsheet.ts';
import { tryImport } from '../registers/import.ts';
import { demonstrateDigitalMeans } from '../digital-means/digital-means.ts';
import { demonstrateQuality } from './quality.ts';
import { systems } from './systems.ts';

let city: TestCity;

beforeAll(async () => {
  city = await testCity({ pack: 'can-tho', now: '2026-03-02T01:30:00Z' });
  const { house, organization, steering } = city;
  const rooms = { house, organization, registers: steering.registers };
  const pack = path.join(projectFolder, 'cities/can-tho');
  expect(await demonstrateQuality(rooms, pack)).toBeGreaterThan(500);
  expect(await demonstrateDigitalMeans(rooms, pack)).toBeGreaterThan(500);
});

const day = (text: string) => Temporal.PlainDate.from(text);
const midTerm = { period: { from: day('2011-01-01'), to: day('2015-04-08') }, asOf: day('2015-06-24') };

test.each([
  ['quality.certifiedShare', { numerator: 122, denominator: 122 }],
  ['digital.mailShare', { numerator: 114, denominator: 114 }],
  ['digital.mailUseShare', { numerator: 1976, denominator: 3040 }],
  ['digital.documentSystemShare', { numerator: 2128, denominator: 3040 }],
  ['digital.networkShare', { numerator: 114, denominator: 114 }],
  ['digital.portalShare', { numerator: 33, denominator: 33 }],
])('%s is measured with its parts as the mid-term report has it', async (code, parts) => {
  const figure = await city.steering.indicators.figure(system, code, midTerm);
  expect(figure).toMatchObject({ parts, source: 'measured' });
});

test.each([
  ['quality.certifiedUnits', 122],
  ['digital.componentPortals', 33],
  ['digital.fewestOnlineMeetings', 25],
  ['digital.mostOnlineMeetings', 30],
  ['online.level1', 1653],
  ['online.level2', 1653],
  ['online.level3', 101],
  ['online.level4', 83],
  ['signature.certificates', 745],
  ['signature.organisationCertificates', 237],
  ['signature.personalCertificates', 508],
])('%s is measured as the mid-term report counts it', async (code, value) => {
  expect(await city.steering.indicators.figure(system, code, midTerm)).toMatchObject({
    value,
    source: 'measured',
  });
});

test('meetings are 25 to 30 a year', async () => {
  const period = { from: day('2011-01-01'), to: day('2014-12-31') };
  const years = await city.steering.indicators.trend(system, ['digital.onlineMeetings'], 'year', { period });
  expect(years.map(({ figures }) => figures.get('digital.onlineMeetings')?.value)).toEqual([25, 27, 30, 28]);
});

test('the year with the fewest meetings opens to its own, as they were known then', async () => {
  const { indicators } = city.steering;
  const { total, table } = await indicators.rows(system, 'digital.fewestOnlineMeetings', midTerm, 'vi');
  expect(total).toBe(25);
  expect(JSON.stringify(table.rows)).toContain('/2011');
  const part = { from: day('2014-02-01'), to: day('2015-04-08') };
  const ask = (asOf: string) =>
    indicators.figure(system, 'digital.fewestOnlineMeetings', { period: part, asOf: day(asOf) });
  expect((await ask('2015-06-24')).value).toBe(8);
  expect((await ask('2014-12-31')).value).toBe(0);
});

test('a certificate that has run out no longer counts, and its renewal counts once', async () => {
  const now = { period: { from: day('2026-01-01'), to: day('2026-03-02') } };
  const figure = await city.steering.indicators.figure(system, 'quality.certifiedShare', now);
  expect(figure.parts).toEqual({ numerator: 121, denominator: 122 });
});

test('the pages show what runs out, what changed, and the clauses, within one’s reach', async () => {
  const officer = await city.signedIn('caicach');
  const overview = await officer.get('/quality');
  expect(overview.text).toContain('Hết hạn trong 90 ngày');
  expect((await officer.get('/quality?q=van%20thu')).text).toContain('Chi cục Văn thư - Lưu trữ');
  const found = (await officer.get('/quality?q=quan+ninh+kieu')).text.split('Các hệ thống').at(-1) ?? '';
  const [, id] = /\/quality\/systems\/(\d+)/.exec(found) ?? [];
  const page = await officer.get(`/quality/systems/${id}`);
  expect(page.text).toContain('Quy trình đang chạy');
  expect(page.text).toContain('1.004859');
  expect(page.text).not.toContain('Không có trong danh mục');
  const map = await officer.get(`/quality/clauses?system=${id}`);
  expect(map.text).toMatch(/8\.5 Giải quyết hồ sơ/);
  expect((await officer.get('/quality/clauses')).text).toContain('/28 điều khoản');
  const [, audit] = /\/quality\/audits\/(\d+)/.exec(page.text) ?? [];
  expect((await officer.get(`/quality/audits/${audit}`)).text).toContain('Phiếu đánh giá');
  const other = await city.signedIn('nhansu');
  expect((await other.get('/quality')).status).toBe(403);
  expect((await officer.get('/quality/systems/999999999')).status).toBe(404);
});

test('a scope takes procedures of the catalogue alone, in the form, the API and an import', async () => {
  const officer = await city.signedIn('caicach');
  const values = { name: 'Đơn vị thử phạm vi', agency: 'H13', appliesFrom: '2026-01-05' };
  const called = await officer.call('POST', '/api/v1/registers/quality-system', {
    values: { ...values, procedures: '1.004859, 9.999999' },
  });
  expect(called.status, called.text).toBe(422);
  expect(called.text).toContain('Danh mục không có thủ tục \\"9.999999\\".');
  const typed = Object.entries({ ...values, procedures: '9.999999' }).map(
    ([name, value]) => [`values.${name}`, value] as const,
  );
  const filled = await officer.post('/registers/quality-system', Object.fromEntries(typed));
  expect(filled.status).toBe(422);
  expect(filled.text.includes('Danh mục không có thủ tục')).toBe(true);
  const columns = ['Đơn vị áp dụng', 'Cơ quan', 'Thuộc diện áp dụng từ', 'Thủ tục trong phạm vi'];
  const bytes = await writeWorkbook([
    {
      name: 'Nhập',
      columns: columns.map((title) => ({ title, width: 20 })),
      rows: [
        ['Đơn vị thứ nhất', 'H13', '05/01/2026', '1.004859; 8.888888'],
        ['Đơn vị thứ hai', 'H13', '05/01/2026', '1.004859'],
      ],
    },
  ]);
  expect(await tryImport(city.house, [systems], systems, system, bytes)).toMatchObject({
    rows: [{ values: { name: 'Đơn vị thứ hai' } }],
    problems: [{ cell: 'D2', text: { en: 'The catalogue has no procedure "8.888888".' } }],
  });
  const known = await officer.call('POST', '/api/v1/registers/quality-system', {
    values: { ...values, procedures: '1.004859' },
  });
  expect(known.status, known.text).toBe(201);
});
