import { readdir } from 'node:fs/promises';
import path from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { testCity, type TestCity } from '../../checks/test-city.ts';
import { system } from '../kernel/access.ts';

let city: TestCity;
let id: number;
let positionId: number;

beforeAll(async () => {
  city = await testCity();
  const { examinations } = city.offices;
  const by = { actor: system, at: city.house.clock.now() };
  const fields = {
    code: 'TT-2026',
    title: 'Kỳ thi tuyển của thị trấn mẫu',
    rules: 'recruitment-2025',
    registerFrom: '2026-03-01',
    registerTo: '2026-03-31',
    sitsOn: '2026-05-10',
    place: 'Hội trường',
    notice: '',
  } as const;
  ({ id } = await examinations.plan(by, fields));
  const agencyId = city.organization.findAgency('X99.01')?.id ?? 0;
  const asked = {
    title: 'Chuyên viên',
    grade: 'specialist',
    asked: 1,
    education: 'bachelor',
    majors: [],
  } as const;
  await examinations.askPositions(by, id, [{ agencyId, fields: { ...asked, majors: [] } }]);
  const [position] = (await examinations.get(id)).positions;
  positionId = position?.id ?? 0;
  await examinations.decidePositions(by, id, [{ id: positionId, quota: 1, note: '' }]);
  await examinations.step(by, id, 'announce');
  await examinations.step(by, id, 'openRegistration');
});

async function register(idNumber: string, scan: string) {
  const { cookie, csrf } = await city.visitor().credentials();
  const fields = {
    _csrf: csrf,
    positionId: String(positionId),
    idNumber,
    fullName: 'Kha Thị Nhàn',
    bornOn: '1999-05-04',
    gender: 'female',
    phone: '0912345678',
    email: '',
    address: 'Ấp Cồn Sậy',
    education: 'bachelor',
    major: 'Luật',
    language: 'english',
    declared: 'on',
  };
  const parts = Object.entries(fields).map(
    ([name, value]) => `--edge\r\ncontent-disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`,
  );
  const file = `--edge\r\ncontent-disposition: form-data; name="files"; filename="bang.pdf"\r\ncontent-type: application/pdf\r\n\r\n${scan}\r\n--edge--\r\n`;
  return city.app.inject({
    method: 'POST',
    url: `/exams/${id}/register`,
    headers: { cookie, 'content-type': 'multipart/form-data; boundary=edge' },
    payload: parts.join('') + file,
  });
}

const pdf = (words: string): string => `%PDF-1.4\n% ${words}\n%%EOF`;
async function kept(): Promise<number> {
  const names = await readdir(path.join(city.house.dataFolder, 'files'), { recursive: true });
  return names.filter((name) => /[0-9a-f]{64}$/.test(name)).length;
}

test('papers of an application are kept with it; those of one that is refused are not', async () => {
  const before = await kept();
  expect((await register('092199001234', pdf('hai'))).statusCode).toBe(303);
  expect(await kept()).toBe(before + 1);
  // The same person again, and a number that cannot be: neither leaves anything on the disk.
  for (const idNumber of ['092199001234', '12'])
    expect((await register(idNumber, pdf(idNumber))).statusCode).toBeGreaterThanOrEqual(400);
  expect(await kept()).toBe(before + 1);
  const rows = await city.house.db.selectFrom('file').select('hash').execute();
  expect(rows).toHaveLength(1);
});

test('whoever opens a paper of an application has looked at the person', async () => {
  const { db } = city.house;
  const candidate = await db
    .selectFrom('examinationCandidate')
    .select(['id', 'data'])
    .executeTakeFirstOrThrow();
  const { files } = candidate.data as { files: { hash: string }[] };
  const clerk = await city.signedIn('records');
  const address = `/examinations/${id}/candidates/${candidate.id}/files/${files[0]?.hash}`;
  expect((await clerk.get(address)).status).toBe(200);
  const looks = await db
    .selectFrom('personalDataLook')
    .select('purpose')
    .where('subjectKind', '=', 'examination-candidate')
    .where('subjectId', '=', candidate.id)
    .execute();
  expect(looks).toEqual([{ purpose: 'file' }]);
});

describe('examiners', () => {
  const named = async () => (await city.offices.examinations.get(id)).examiners.length;

  test('are found by name without diacritics and without script, and taken off by emptying the box', async () => {
    const office = await city.signedIn('office');
    const address = `/examinations/${id}/examiners`;
    const two = { 'examiners.m0_q': 'mac van bach', 'examiners.m3_q': 'Tô Thị Sen' };
    expect((await office.post(address, two)).status).toBe(303);
    expect(await named()).toBe(2);
    const page = await office.get(`/examinations/${id}`);
    expect(page.text).toContain('value="Mạc Văn Bách"');
    expect((await office.post(address, { 'examiners.m0': 'clerk' })).status).toBe(303);
    expect(await named()).toBe(1);
  });

  test('are refused beside the box that names nobody, several, or one again', async () => {
    const office = await city.signedIn('office');
    const refusal = async (typed: Readonly<Record<string, string>>) => {
      const { status, text } = await office.post(`/examinations/${id}/examiners`, typed);
      expect(status).toBeGreaterThanOrEqual(400);
      return text;
    };
    expect(await refusal({ 'examiners.m1_q': 'Không Ai Cả' })).toContain('Không tìm thấy ai tên');
    const several = await refusal({ 'examiners.m0_q': 'thi' });
    expect(several).toContain('hãy chọn một');
    expect(several).toContain('data-combobox-found');
    expect(await refusal({ 'examiners.m0': 'clerk', 'examiners.m5_q': 'to thi sen' })).toContain(
      'Người này đã có trong danh sách',
    );
    expect(await refusal({ 'examiners.m0': 'khong-co' })).toContain('Không có tài khoản');
    expect(await named()).toBe(1);
  });
});

test('attendance and marks are not there for who does not examine', async () => {
  const leader = await city.signedIn('leader');
  for (const page of ['attendance', 'marks', 'marks/template.xlsx'])
    expect((await leader.get(`/examinations/${id}/${page}`)).status).toBe(404);
});

test('a list asked for beyond its end says so', async () => {
  const clerk = await city.signedIn('records');
  for (const address of [`/exams/${id}/list`, `/examinations/${id}/candidates`]) {
    const reply = await clerk.get(`${address}?page=999999`);
    expect([200, 303]).toContain(reply.status);
  }
});
