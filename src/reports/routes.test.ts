import { beforeAll, expect, it } from 'vitest';
import { testCity, type TestBrowser, type TestCity } from '../../checks/test-city.ts';

let city: TestCity;
let officer: TestBrowser;

beforeAll(async () => {
  city = await testCity({ now: '2026-04-02T02:00:00Z' });
  officer = await city.signedIn('office');
});

it('a report is begun, assigned, written, frozen and published on the page', async () => {
  const begun = await officer.post('/reports', { template: 'cchc', from: '2026-01-01', to: '2026-03-31' });
  const address = begun.location;
  expect(address).toMatch(/^\/reports\/\d+$/);
  const agency = city.organization.findAgency('X99.01')?.id ?? 0;
  await officer.post(`${address}/sections/initiatives/assign`, { agencies: String(agency) });

  const unwritten = await officer.get(address);
  expect(unwritten.text).toContain('Mục chưa in');
  expect(unwritten.text).toContain(`${address}/sections/legislation"`);

  const writer = await city.signedIn('specialist');
  expect((await writer.get(address)).status).toBe(200);
  const draft = { text: 'Một sáng kiến của chúng tôi.', seen: '1' };
  expect((await writer.post(`${address}/sections/initiatives/draft`, draft)).status).toBe(303);
  const late = await writer.post(`${address}/sections/initiatives/draft`, { text: 'Bản cũ hơn', seen: '1' });
  expect(late.status).toBe(409);
  expect(late.text).toContain('vừa được người khác thay đổi');
  expect(late.text).toContain('Bản cũ hơn');
  expect((await writer.post(`${address}/sections/initiatives/move`, { act: 'submit' })).status).toBe(303);
  await officer.post(`${address}/sections/initiatives/move`, { act: 'approve' });
  const shown = await officer.get(address);
  expect(shown.text).toContain('Một sáng kiến của chúng tôi.');

  const seen = async (): Promise<string> => String(await city.reports.version(Number(address.split('/')[2])));
  const early = await officer.post(`${address}/freeze`, { seen: await seen(), asOf: '2026-03-01' });
  expect(early.status).toBe(422);
  expect(early.text).toContain('không thể trước ngày cuối của kỳ');
  expect((await officer.post(`${address}/freeze`, { seen: await seen(), asOf: '2026-04-02' })).status).toBe(
    303,
  );
  expect((await officer.get(address)).text).toContain('Đang chờ lãnh đạo');
  expect((await officer.post(`${address}/approve`, { seen: await seen() })).status).toBe(403);

  const leader = await city.signedIn('head-x99');
  expect((await leader.post(`${address}/approve`, { seen: await seen() })).status).toBe(303);
  const office = {
    number: '9/BC-UBND',
    signedOn: '2026-04-02',
    authority: 'TM.',
    capacity: 'CT',
    signer: 'An',
    recipients: 'Sở',
  };
  expect((await officer.post(`${address}/office`, { ...office, seen: await seen() })).status).toBe(303);
  const clerk = await city.signedIn('clerk');
  expect((await clerk.get(address)).status).toBe(404);
  expect((await officer.post(`${address}/publish`, { seen: await seen() })).status).toBe(303);
  expect((await clerk.get(address)).text).toContain('9/BC-UBND');
  expect((await clerk.get(`${address}/recount`)).text).toContain('Đối chiếu số liệu');

  // The number belongs to the figures that were signed, not to those of another day.
  const numberOn = async (day: string): Promise<string | null> => {
    const period = { from: Temporal.PlainDate.from('2026-01-01'), to: Temporal.PlainDate.from('2026-03-31') };
    const written = await city.reports.write('cchc', { period, asOf: Temporal.PlainDate.from(day) });
    return 'office' in written ? written.office.number : null;
  };
  expect([await numberOn('2026-04-02'), await numberOn('2026-04-01')]).toEqual(['9/BC-UBND', '']);
});

it('a period that ends before it begins is said beside its field, and what was typed is kept', async () => {
  const refused = await officer.post('/reports', { template: 'cchc', from: '2026-03-31', to: '2026-01-01' });
  expect(refused.status).toBe(422);
  expect(refused.text).toContain('Kỳ kết thúc trước khi bắt đầu');
  expect(refused.text).toContain('value="2026-03-31"');
});

it('files of a report come in each format, and a report that is not there is not found', async () => {
  const { location } = await officer.post('/reports', {
    template: 'cchc',
    from: '2026-01-01',
    to: '2026-03-31',
  });
  for (const format of ['html', 'docx', 'pdf', 'json'])
    expect((await officer.get(`${location}/file?format=${format}`)).status).toBe(200);
  expect((await officer.get('/reports/999999')).status).toBe(404);
  expect((await officer.get(`${location}/recount`)).status).toBe(404);
  expect((await officer.get(`${location}/sections/none`)).status).toBe(404);
});
