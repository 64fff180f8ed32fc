import { beforeAll, expect, test } from 'vitest';
import { testCity, type TestBrowser, type TestCity } from '../../checks/test-city.ts';

let city: TestCity;
let clerk: TestBrowser;
let record: string;

const agencyOf = (code: string): string => String(city.organization.findAgency(code)?.id ?? 0);
const recruit = {
  'move.kind': 'recruit',
  'move.decision': '12/QĐ-UBND',
  'move.decidedOn': '2015-01-05',
  'move.effectiveOn': '2015-02-01',
  'move.title': 'Chuyên viên',
  'move.staffKind': 'civil-servant',
};
const appoint = {
  ...recruit,
  'move.kind': 'appoint',
  'move.decidedOn': '2026-02-02',
  'move.effectiveOn': '2026-02-10',
};

beforeAll(async () => {
  city = await testCity();
  clerk = await city.signedIn('records');
  const typed = { 'identity.fullName': 'Mạc Văn Bách', ...recruit, 'move.agencyId': agencyOf('X99.01') };
  ({ location: record } = await clerk.post('/staff', typed));
});

/** What is said beside each field of the form, by the end of its name. */
async function said(typed: Readonly<Record<string, string>>): Promise<Record<string, string>> {
  const { status, text } = await clerk.post(`${record}/moves`, { ...appoint, ...typed });
  expect(status).toBe(422);
  const errors = text.matchAll(/href="#f-move\.?-?(\w+)"[^>]*>([^<]+)</g);
  return Object.fromEntries([...errors].map(([, field = '', words = '']) => [field, words]));
}

test('says which part of the post is missing, beside that part', async () => {
  const agencyId = agencyOf('X99.01');
  expect(await said({ 'move.agencyId': agencyId, 'move.staffKind': '' })).toEqual({
    staffKind: expect.stringContaining('Hãy chọn loại'),
  });
  expect(await said({ 'move.agencyId': '' })).toEqual({ agencyId: 'Hãy chọn cơ quan.' });
  expect(await said({ 'move.agencyId': agencyId, 'move.decidedOn': '' })).toEqual({
    decidedOn: 'Hãy chọn ngày',
  });
  expect(await said({ 'move.agencyId': agencyId, 'move.decidedOn': 'mai' })).toEqual({
    decidedOn: 'Hãy ghi ngày đúng dạng',
  });
});

test('takes only a unit of the agency chosen, and offers each under its agency', async () => {
  const [unit] = city.organization.findAgency('X99.01')?.units ?? [];
  const refused = await said({ 'move.agencyId': agencyOf('X99.02'), 'move.unitId': String(unit?.id) });
  expect(refused).toEqual({ unitId: 'Bộ phận này không thuộc cơ quan đã chọn.' });
  const form = await clerk.get(`${record}/moves/new`);
  const place = city.organization.findAgency('X99.01')?.name ?? '';
  expect(form.text).toContain(`<optgroup label="${place}"><option value="${unit?.id}"`);
});
