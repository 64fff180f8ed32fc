import { Readable } from 'node:stream';
import { beforeAll, expect, test } from 'vitest';
import { testCity, type TestCity } from '../../checks/test-city.ts';
import { system } from '../kernel/access.ts';
import { readEvents } from '../kernel/events.ts';
import { registerKeeping } from '../register-keeping.ts';
import { createInspections, type Inspections } from './inspections.ts';

let city: TestCity;
let inspections: Inspections;
let checklistId: number;
let agencyId: number;
const by = { actor: system, at: Temporal.Instant.from('2026-03-02T01:30:00Z') };

beforeAll(async () => {
  city = await testCity({ now: '2026-03-02T01:30:00Z' });
  const { house, organization, steering } = city;
  inspections = createInspections(house, {
    organization,
    keeping: registerKeeping(house, steering.registers),
  });
  agencyId = organization.findAgency('X99.01')?.id ?? 0;
  const items = [{ text: 'Niêm yết đúng', basis: '', kind: 'posting' as const }];
  checklistId = await inspections.checklists.begin(by, [
    { kind: 'created', data: { title: 'Bảng thử', items, on: '2026-03-02' } },
  ]);
});

const count = async (register: string): Promise<number> =>
  (await city.house.db.selectFrom('registerRow').select('id').where('register', '=', register).execute())
    .length;

const visiting = () => ({ agencyId, on: '2026-03-02', team: 'Đoàn thử', checklistId, plan: null });

test('a visit that its plan does not take leaves nothing in the register', async () => {
  const planId = await inspections.plans.begin(by, [{ kind: 'created', data: { year: 2026 } }]);
  const before = await count('inspection');
  const visit = inspections.visit(by, { ...visiting(), plan: { id: planId, line: 1 } });
  await expect(visit).rejects.toMatchObject({ refusals: [{ code: 'not-yet' }] });
  expect(await count('inspection')).toBe(before);
});

test('a remedy that is refused leaves no file behind; findings are made once, together with the sheet', async () => {
  const { house } = city;
  const inspectionId = await inspections.visit(by, visiting());
  const sheet = await inspections.sheetOf(inspectionId);
  if (sheet === null) throw new Error('no sheet');
  await inspections.answer(by, sheet.id, { item: 0, answer: 'fault', note: 'Bảng cũ', photos: [] });
  const [one, other] = await Promise.all([
    inspections.makeFindings(by, sheet.id, '2026-04-01'),
    inspections.makeFindings(by, sheet.id, '2026-04-01'),
  ]);
  expect(one + other).toBe(1);
  expect(await count('inspection-finding')).toBe(1);
  const findingId = (await inspections.sheetOf(inspectionId))?.state.answers[0]?.findingId ?? 0;
  const { hash, size } = await house.files.keep(Readable.from([Buffer.from('%PDF-1.7 minh chứng')]));
  const evidence = [{ hash, size, name: 'minh-chung.pdf', mediaType: 'application/pdf' }];
  const known = async () =>
    (await house.db.selectFrom('file').select('hash').where('hash', '=', hash).execute()).length;

  await expect(inspections.remedy(by, findingId, '  ', evidence)).rejects.toMatchObject({ status: 422 });
  const happened = async () =>
    (await readEvents(house.db, 'register:inspection-finding', findingId)).map(({ kind }) => kind);
  expect(await happened()).toEqual(['created']);
  expect(await known()).toBe(0);

  await inspections.remedy(by, findingId, 'Đã thay bảng', evidence);
  expect(await happened()).toEqual(['created', 'attached', 'moved']);
  expect(await known()).toBe(1);
  await expect(inspections.remedy(by, findingId, 'Lần nữa', evidence)).rejects.toThrow();
  expect(await happened()).toHaveLength(3);
});

test('nobody has been at a place on a day to come, and a remedy is not due before the fault was found', async () => {
  const inspector = await city.signedIn('office');
  const before = await count('inspection');
  const early = await inspector.post('/inspections/visits/new', {
    agency: 'X99.02',
    on: '2026-03-03',
    team: 'Đoàn thử',
    checklist: String(checklistId),
  });
  expect(early.status).toBe(422);
  expect(early.text).toContain('Ngày này chưa đến');
  expect(await count('inspection')).toBe(before);

  const elsewhere = city.organization.findAgency('X99.02')?.id ?? 0;
  const id = await inspections.visit(by, { ...visiting(), agencyId: elsewhere });
  const sheet = await inspections.sheetOf(id);
  await inspections.answer(by, sheet?.id ?? 0, { item: 0, answer: 'fault', note: '', photos: [] });
  const due = await inspector.post(`/inspections/visits/${id}/findings`, { dueOn: '2026-03-01' });
  expect(due.status).toBe(422);
  expect(due.text).toContain('Không được trước');
});

test('an inspector sends a remedy back with words, which the agency reads', async () => {
  const { house } = city;
  const keeping = registerKeeping(house, city.steering.registers);
  const [{ id: findingId }] = await house.db
    .selectFrom('registerRow')
    .select('id')
    .where('register', '=', 'inspection-finding')
    .where('state', '=', 'remedied')
    .execute()
    .then((rows) => [rows[0] ?? { id: 0 }] as const);
  const inspector = await city.signedIn('office');
  const back = (reason: string) => inspector.post(`/inspections/findings/${findingId}/return`, { reason });
  const refused = await back('  ');
  expect(refused.status).toBe(422);
  expect(refused.text).toContain('Hãy ghi điều cần sửa');
  await expect(keeping.move(system, 'inspection-finding', findingId, 'open')).rejects.toMatchObject({
    refusals: [{ field: 'reason' }],
  });
  expect((await back('Bảng mới chưa có mức phí')).status).toBe(303);
  const shown = (await inspector.get(`/inspections/findings/${findingId}`)).text;
  expect(shown).toContain('Trả lại vì');
  expect(shown).toContain('Bảng mới chưa có mức phí');
});
