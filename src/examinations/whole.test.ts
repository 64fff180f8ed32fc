import { beforeAll, expect, test } from 'vitest';
import { testCity, type TestBrowser, type TestCity } from '../../checks/test-city.ts';
import { visitor, type Actor, type Staff } from '../kernel/access.ts';
import { Refused } from '../kernel/errors.ts';
import { CandidateFields } from './schema.ts';
import { blindCodes } from './seating.ts';
import { getCandidate } from './store-candidates.ts';

/*
 * One examination from its plan to the winner who does not come: two positions with one place each, for the second of which
 * nobody passes.
 */
let city: TestCity;
let officer: TestBrowser;
let id: number;
let readers: readonly [Actor, Actor, Actor];
const people = new Map<string, number>();
const seeds = { seed: 'order', papers: 'papers' };

const names = ['An Giỏi', 'Bình Khá', 'Cúc Trượt', 'Dũng Vắng', 'Em Trượt'] as const;

beforeAll(async () => {
  city = await testCity({ now: '2026-03-02T01:30:00Z' });
  officer = await city.signedIn('office');
  const rows = await city.house.db
    .selectFrom('account')
    .select(['id', 'username'])
    .where('username', 'in', ['office', 'specialist', 'clerk'])
    .execute();
  const root = city.organization.all().find(({ parentId }) => parentId === null);
  const actor = (username: string): Staff => ({
    kind: 'staff',
    accountId: rows.find((row) => row.username === username)?.id ?? 0,
    username,
    fullName: username,
    agencyId: root?.id ?? 0,
    agencyCode: root?.code ?? '',
    agencyName: root?.name ?? '',
    agencyTree: [root?.id ?? 0],
    unitId: null,
    unitName: '',
    roles: [username === 'office' ? 'personnel-officer' : 'specialist'],
    standsInFor: [],
  });
  readers = [actor('office'), actor('specialist'), actor('clerk')];
  const { examinations } = city.offices;
  const by = { actor: readers[0], at: city.house.clock.now() };
  ({ id } = await examinations.plan(by, {
    code: 'TT-2026',
    title: 'Kỳ thi tuyển của thị trấn mẫu',
    rules: 'recruitment-2025',
    registerFrom: '2026-03-01',
    registerTo: '2026-03-31',
    sitsOn: '2026-05-10',
    place: 'Hội trường',
    notice: '',
  }));
  const agencyId = city.organization.findAgency('X99.01')?.id ?? 0;
  const fields = { grade: 'specialist', asked: 1, education: 'bachelor', majors: [] as string[] } as const;
  const positions = await examinations.askPositions(by, id, [
    { agencyId, fields: { ...fields, majors: [], title: 'Chuyên viên địa chính' } },
    { agencyId, fields: { ...fields, majors: [], title: 'Chuyên viên tư pháp' } },
  ]);
  await examinations.decidePositions(
    by,
    id,
    positions.map((position) => ({ id: position, quota: 1, note: '' })),
  );
  await examinations.appointExaminers(by, id, ['specialist', 'clerk']);
  await examinations.step(by, id, 'announce');
  await examinations.step(by, id, 'openRegistration');
  const applications = names.map((fullName, index) => ({
    positionId: positions[fullName === 'Em Trượt' ? 1 : 0] ?? 0,
    idNumber: `09219900000${index}`,
    by: { actor: visitor, at: by.at },
    fields: CandidateFields.parse({
      fullName,
      bornOn: `199${index}-05-04`,
      gender: 'female',
      isMinority: false,
      phone: '0912345678',
      email: '',
      address: 'Ấp Cồn Sậy',
      education: 'bachelor',
      major: 'Luật',
      language: 'english',
      priority: null,
      exemptions: [],
      isOutside: false,
      service: 0,
      honour: 0,
      files: [],
    }),
  }));
  await examinations.register(id, applications);
  const found = await city.house.db.selectFrom('examinationCandidate').select(['id', 'fullName']).execute();
  for (const row of found) people.set(row.fullName, row.id);
  city.house.clock.set(Temporal.Instant.from('2026-04-02T01:30:00Z'));
  await examinations.closeRegistration(now(), id);
  await examinations.seat(
    now(),
    id,
    [
      { name: 'Phòng 1', capacity: 4 },
      { name: 'Phòng 2', capacity: 4 },
    ],
    seeds,
  );
});

const now = () => ({ actor: readers[0], at: city.house.clock.now() });
const idOf = (name: string): number => people.get(name) ?? 0;

/** One part: who is absent, and what the others' papers are worth, read twice alike. */
async function sit(part: string, marks: Readonly<Record<string, number | 'absent'>>): Promise<void> {
  const { examinations } = city.offices;
  const sheet = Object.entries(marks).map(
    ([name, mark]) => [idOf(name), mark === 'absent' ? 'absent' : 'present'] as const,
  );
  await examinations.attend(now(), id, part, new Map(sheet));
  await examinations.closeSession(now(), id, part);
  const papers = papersOf(part, marks);
  await examinations.enterMarks({ ...now(), actor: readers[1] }, id, part, papers);
  await examinations.enterMarks(now(), id, part, papers);
  await examinations.settleSession(now(), id, part);
}

function papersOf(part: string, marks: Readonly<Record<string, number | 'absent'>>): Map<string, number> {
  const present = Object.entries(marks).flatMap(([name, mark]) =>
    mark === 'absent' ? [] : [[idOf(name), mark] as const],
  );
  const codes = blindCodes(
    seeds.papers,
    part,
    present.map(([one]) => one),
  );
  return new Map(present.map(([one, mark]) => [codes.get(one) ?? '', mark]));
}

async function standings(): Promise<Record<string, string>> {
  const rows = await city.house.db
    .selectFrom('examinationResult')
    .innerJoin('examinationCandidate', 'examinationCandidate.id', 'candidateId')
    .select(['fullName', 'standing'])
    .where('examinationResult.examinationId', '=', id)
    .execute();
  return Object.fromEntries(rows.map(({ fullName, standing }) => [fullName, standing]));
}

test('who goes on to round 2 is known once round 1 is settled, to the public and to the office', async () => {
  const second = `/exams/${id}/list?round=2`;
  expect((await city.visitor().get(second)).status).toBe(404);
  expect((await officer.get(`/examinations/${id}/candidates?round=2`)).status).toBe(404);
  await sit('general', {
    'An Giỏi': 5_000,
    'Bình Khá': 4_000,
    'Cúc Trượt': 2_900,
    'Dũng Vắng': 'absent',
    'Em Trượt': 3_000,
  });
  expect((await city.visitor().get(second)).status).toBe(404);
  await sit('language', {
    'An Giỏi': 2_000,
    'Bình Khá': 1_500,
    'Cúc Trượt': 2_500,
    'Dũng Vắng': 'absent',
    'Em Trượt': 1_400,
  });
  for (const reply of [
    await city.visitor().get(second),
    await officer.get(`/examinations/${id}/candidates?round=2`),
  ]) {
    expect(reply.status).toBe(200);
    for (const name of ['An Giỏi', 'Bình Khá']) expect(reply.text).toContain(name);
    for (const name of ['Cúc Trượt', 'Dũng Vắng', 'Em Trượt']) expect(reply.text).not.toContain(name);
  }
  const notYet = await officer.get(`/examinations/${id}/print/decision`);
  expect(notYet.status).toBe(404);
});

test('two entries that differ wait for a third reader', async () => {
  const { examinations } = city.offices;
  const part = 'specialised';
  await examinations.attend(
    now(),
    id,
    part,
    new Map([
      [idOf('An Giỏi'), 'present'],
      [idOf('Bình Khá'), 'present'],
    ]),
  );
  await examinations.closeSession(now(), id, part);
  const right = papersOf(part, { 'An Giỏi': 8_000, 'Bình Khá': 7_500 });
  const wrong = papersOf(part, { 'An Giỏi': 8_000, 'Bình Khá': 5_700 });
  await examinations.enterMarks(now(), id, part, right);
  await examinations.enterMarks({ ...now(), actor: readers[1] }, id, part, wrong);
  await expect(examinations.settleSession(now(), id, part)).rejects.toBeInstanceOf(Refused);
  const paper = [...papersOf(part, { 'An Giỏi': 8_000, 'Bình Khá': 7_500 })].find(
    ([, mark]) => mark === 7_500,
  );
  await examinations.enterMarks({ ...now(), actor: readers[2] }, id, part, new Map(paper ? [paper] : []));
  await examinations.settleSession(now(), id, part);
  const { computed } = await examinations.compute(now(), id);
  // Nobody passed for the second position: its place stays open.
  expect(computed).toMatchObject({ winners: 1, unfilled: 1, openTies: [] });
  expect(await standings()).toEqual({
    'An Giỏi': 'won',
    'Bình Khá': 'beyond',
    'Cúc Trượt': 'failed',
    'Dũng Vắng': 'absent',
    'Em Trượt': 'failed',
  });
});

test('an appeal that changes the rank changes who wins; a winner who does not come makes room for the next', async () => {
  const { examinations } = city.offices;
  await examinations.step(now(), id, 'publish');
  const candidate = await getCandidate(city.house.db, id, idOf('Bình Khá'));
  await examinations.appeal(candidate, 'specialised', 'Đề nghị chấm lại câu 2');
  const [appealId] = (await examinations.get(id)).openAppeals;
  await expect(examinations.recognise(now(), id, '15/QĐ-UBND')).rejects.toBeInstanceOf(Refused);
  await examinations.settleAppeal(now(), id, {
    appealId: appealId ?? 0,
    points: '90',
    answer: 'Chấm sót câu 2',
  });
  await examinations.compute(now(), id);
  expect(await standings()).toMatchObject({ 'Bình Khá': 'won', 'An Giỏi': 'beyond' });

  city.house.clock.set(city.house.clock.now().add({ hours: 24 * 16 }));
  await examinations.recognise(now(), id, '15/QĐ-UBND');
  await examinations.withdrawWinner(now(), id, {
    candidateId: idOf('Bình Khá'),
    reason: 'Không đến nhận việc',
  });
  expect(await standings()).toMatchObject({ 'Bình Khá': 'withdrawn', 'An Giỏi': 'won' });
});

test.each(['doors', 'attendance?part=specialised', 'marks?part=general', 'results', 'decision'])(
  'the sheet %s prints',
  async (sheet) => {
    const again = await city.signedIn('office');
    const reply = await again.get(`/examinations/${id}/print/${sheet}`);
    expect(reply.status).toBe(200);
    expect(reply.text.startsWith('%PDF-')).toBe(true);
    expect((await city.visitor().get(`/examinations/${id}/print/${sheet}`)).status).not.toBe(200);
  },
);
