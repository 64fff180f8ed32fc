import path from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { testCity, type TestCity } from '../../checks/test-city.ts';
import { lawOfOld, ruleSetOf } from './repayment.ts';
import { readStudyRules } from './study-rules.ts';
import { readPdf } from '../forms/read-pdf.ts';
import { system } from '../kernel/access.ts';
import { projectFolder } from '../kernel/config.ts';
import { create } from '../registers/rules.ts';
import { checkCode } from './certificates.ts';
import { attendances } from './courses.ts';
import { certificatesOf, findCourse, readAttendance } from './store.ts';
import { demonstrateTraining } from './training.ts';

let city: TestCity;

beforeAll(async () => {
  city = await testCity({ pack: 'can-tho', now: '2026-03-02T01:30:00Z' });
  const { house, organization, steering } = city;
  const rooms = { house, organization, registers: steering.registers };
  const pack = path.join(projectFolder, 'cities/can-tho');
  expect(await demonstrateTraining(rooms, pack)).toBeGreaterThan(1000);
});

const midTerm = {
  period: { from: Temporal.PlainDate.from('2011-01-01'), to: Temporal.PlainDate.from('2015-04-08') },
  asOf: Temporal.PlainDate.from('2015-06-24'),
};

test.each([
  ['training.professional', 26_763],
  ['training.professional.doctor', 118],
  ['training.professional.master', 808],
  ['training.professional.specialistTwo', 49],
  ['training.professional.specialistOne', 120],
  ['training.professional.bachelor', 2784],
  ['training.professional.college', 523],
  ['training.professional.intermediate', 452],
  ['training.professional.position', 21_909],
  ['training.political', 3306],
  ['training.political.advanced', 520],
  ['training.political.intermediate', 2361],
  ['training.political.courses', 425],
  ['training.stateManagement', 3073],
  ['training.stateManagement.senior', 66],
  ['training.stateManagement.principal', 602],
  ['training.stateManagement.specialist', 2130],
  ['training.stateManagement.officer', 141],
  ['training.stateManagement.other', 134],
  ['training.skills', 2414],
  ['training.skills.languages', 1655],
  ['training.skills.computing', 759],
  ['abroad.sponsored', 121],
  ['abroad.returned', 112],
  ['abroad.studying', 9],
  ['talent.attracted', 140],
  ['talent.attracted.associateProfessor', 1],
  ['talent.attracted.doctor', 3],
  ['talent.attracted.master', 3],
  ['talent.attracted.specialistOne', 4],
  ['talent.attracted.bachelor', 122],
  ['talent.supported', 465],
  ['talent.communeDoctors', 32],
])('%s is measured as the mid-term report counts it', async (code, value) => {
  const figure = await city.steering.indicators.figure(system, code, midTerm);
  expect(figure).toMatchObject({ value, source: 'measured' });
});

describe('certificates', () => {
  async function course() {
    const { db } = city.house;
    const row = await db
      .selectFrom('registerRow')
      .select('id')
      .where('register', '=', 'training-course')
      .where('state', '=', 'finished')
      .orderBy('onDay', 'desc')
      .executeTakeFirstOrThrow();
    const found = await findCourse(db, row.id, true);
    if (found === undefined) throw new Error('no course');
    return { found, certificates: certificatesOf(found, await readAttendance(db, row.id, true)) };
  }

  test('are printed with their code, for who may see them, and the look is kept', async () => {
    const { found, certificates } = await course();
    const [first] = certificates;
    if (first === undefined) throw new Error('no certificate');
    const officer = await city.signedIn('tochuc');
    expect((await officer.get(`/training/courses/${found.id}`)).text).toContain(first.number);
    const { cookie } = await officer.credentials();
    const address = `/training/courses/${found.id}/certificates?of=${first.id}`;
    const printed = await city.app.inject({ url: address, headers: { cookie } });
    expect(printed.statusCode).toBe(200);
    const words = (await readPdf(printed.rawPayload)).pages.join(' ');
    expect(words).toContain(checkCode(city.house.secret, first));
    const looks = await city.house.db
      .selectFrom('personalDataLook')
      .select('subjectId')
      .where('subjectKind', '=', 'register:training-attendance')
      .execute();
    expect(looks.map(({ subjectId }) => subjectId)).toContain(first.id);
    expect((await (await city.signedIn('motcua')).get(address)).status).toBe(403);
  });

  test('are verified by anybody, and a revoked one is not valid', async () => {
    const { certificates } = await course();
    const first = certificates[1];
    if (first === undefined) throw new Error('no certificate');
    const stranger = city.visitor();
    const ask = async (change: object = {}) =>
      (await stranger.post('/certificates/verify', { number: first.number, name: first.name, ...change }))
        .text;
    const plain = await ask();
    expect(plain).toContain('Chứng chỉ có giá trị');
    expect(plain).not.toContain(first.course);
    expect(await ask({ code: checkCode(city.house.secret, first) })).toContain(first.course);
    expect(await ask({ code: 'AAAA-AAAA-AAAA' })).toContain('Mã kiểm tra không khớp');
    expect(await ask({ name: 'Người Khác' })).toContain('Không có chứng chỉ này');
    expect(await ask({ number: '' })).toContain('Hãy ghi số chứng chỉ');
    const officer = await city.signedIn('tochuc');
    await officer.post(`/registers/training-attendance/${first.id}/move`, {
      to: 'revoked',
      reason: 'Cấp nhầm',
    });
    expect(await ask()).toContain('Không có chứng chỉ này');
  });
});

test('who has failed gets no certificate, and none is issued before the course was joined', () => {
  const values = { name: 'Lê Văn Thử', bornOn: '1990-01-02', agency: 1, course: 1, joinedOn: '2026-03-02' };
  const issued = (result: string, issuedOn: string) =>
    create(attendances, system, { ...values, result, certificateNo: '01/CC', issuedOn });
  expect(issued('failed', '2026-03-20')).toMatchObject([{ field: 'values.certificateNo' }]);
  expect(issued('passed', '2026-03-01')).toMatchObject([{ field: 'values.issuedOn' }]);
  expect(issued('passed', '2026-03-20')).toMatchObject({ kind: 'created' });
});

test('a new decree is a row of the register: studies that began from its day are reckoned by it', async () => {
  const { house, steering } = city;
  const given = { agency: 'H13.01', serviceTimes: 5, perYear: 2, perYearReduced: 3, daysToPay: 60 };
  const before = await readStudyRules(house.db);
  expect(before.map(({ law }) => law)).toEqual(lawOfOld.map(({ law }) => law));
  expect(before).toEqual(lawOfOld);
  await steering.registers.record('study-rule', [
    {
      by: system,
      at: house.clock.now(),
      values: { ...given, validFrom: '2018-01-01', source: 'Nghị định mới' },
    },
  ]);
  const rules = await readStudyRules(house.db);
  const law = (day: string): string => ruleSetOf(Temporal.PlainDate.from(day), rules).law;
  expect(law('2017-12-31')).toContain('101/2017');
  expect(law('2018-01-01')).toBe('Nghị định mới');
  expect(law('2009-01-01')).toContain('18/2010');
  const officer = await city.signedIn('tochuc');
  expect((await officer.get('/registers/study-rule')).text).toContain('Nghị định mới');
});

test('commitments are shown with what is owed, to those who may see them', async () => {
  const officer = await city.signedIn('tochuc');
  const list = await officer.get('/training/commitments?standing=owes');
  const [, id] = /\/training\/commitments\/(\d+)/.exec(list.text) ?? [];
  const one = await officer.get(`/training/commitments/${id}`);
  expect(one.text).toContain('T1: thời gian phải phục vụ');
  expect(one.text).toContain('Còn phải nộp');
  expect((await officer.get('/training')).text).toContain('Tiếng Khmer cho cán bộ cơ sở');
  const clerk = await city.signedIn('nhansu');
  const seen = [
    ...(await clerk.get('/training/commitments')).text.matchAll(/\/training\/commitments\/(\d+)/g),
  ];
  const all = [
    ...(await officer.get('/training/commitments')).text.matchAll(/\/training\/commitments\/(\d+)/g),
  ];
  expect(seen.length).toBeLessThan(all.length);
  expect((await officer.get('/training/commitments/999999999')).status).toBe(404);
});
