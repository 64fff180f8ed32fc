import { beforeAll, describe, expect, test } from 'vitest';
import { testCity, type TestBrowser, type TestCity } from '../../checks/test-city.ts';
import type { Actor, Permission, Role, Staff as StaffActor } from '../kernel/access.ts';
import { listPeople, type ListAsk } from './listing.ts';
import { openStaff } from './permissions.ts';
import { spellRows } from './projection.ts';
import { createStaff, type Staff } from './staff.ts';
import { readRecord } from './store.ts';

let city: TestCity;
let staff: Staff;
let clerk: TestBrowser;
let record: string;

const today = '2026-03-02';
const idNumber = '092175001234';
const move = {
  'move.decision': '12/QĐ-UBND',
  'move.decidedOn': '2015-01-05',
  'move.effectiveOn': '2015-02-01',
  'move.kind': 'recruit',
  'move.title': 'Chuyên viên',
  'move.staffKind': 'civil-servant',
};
const identity = {
  'identity.fullName': 'Mạc Văn Bách',
  'identity.birthOn': '1975-04-02',
  'identity.gender': 'male',
  'identity.ethnicity': 'Kinh',
  'identity.birthPlace': 'Bến Mây, ấp Cồn Sậy',
  'identity.homeTown': 'Bến Mây',
  'identity.idNumber': idNumber,
};
const agencyOf = (code: string): string => String(city.organization.findAgency(code)?.id ?? 0);
const idOf = (address: string): number => Number(address.split('/').at(-1));

beforeAll(async () => {
  city = await testCity();
  staff = createStaff(city.house, city.organization);
  // The clerk of X99.01 keeps the records of that office.
  clerk = await city.signedIn('records');
  const reply = await clerk.post('/staff', { ...identity, ...move, 'move.agencyId': agencyOf('X99.01') });
  expect(reply.status).toBe(303);
  record = reply.location;
});

const everybody: ListAsk = {
  words: '',
  agencyIds: null,
  kind: '',
  grade: '',
  degree: '',
  state: 'working',
  record: '',
  lacks: '',
  retires: null,
  step: null,
};

/** Somebody of the staff with these roles. */
async function staffMember(...held: Role[]): Promise<StaffActor> {
  const { id, username, fullName, agencyId } = await city.house.db
    .selectFrom('account')
    .selectAll()
    .orderBy('id')
    .limit(1)
    .executeTakeFirstOrThrow();
  const { code, name } = city.organization.getAgency(agencyId);
  return {
    kind: 'staff',
    accountId: id,
    username,
    fullName,
    agencyId,
    agencyCode: code,
    agencyName: name,
    agencyTree: [agencyId],
    unitId: null,
    unitName: '',
    roles: held,
    standsInFor: [],
  };
}

/** The row must be what the events give. */
async function expectProjected(id: number): Promise<void> {
  const read = await readRecord(city.house.db, id);
  if (read === null) throw new Error('no record');
  const rows = await city.house.db
    .selectFrom('staffSpell')
    .selectAll()
    .where('personId', '=', id)
    .orderBy('number')
    .execute();
  const wanted = spellRows(read.person, today);
  expect(
    rows.map(({ fromOn, toOn, agencyId, missing, lacks }) => [
      fromOn.toString(),
      toOn?.toString() ?? null,
      agencyId,
      missing,
      lacks,
    ]),
  ).toEqual(wanted.map((row) => [row.from_on, row.to_on, row.agency_id, row.missing, row.lacks]));
  const head = await city.house.db
    .selectFrom('staffPerson')
    .selectAll()
    .where('id', '=', id)
    .executeTakeFirstOrThrow();
  expect(head.version).toBe(read.events.length);
}

describe('the record', () => {
  test('is covered until somebody who needs it opens it, and each look is kept', async () => {
    const page = await clerk.get(record);
    expect(page.status).toBe(200);
    expect(page.text).not.toContain(idNumber);
    expect(page.text).not.toContain('ấp Cồn Sậy');
    const open = await clerk.get(`${record}/open`);
    expect(open.text).toContain(idNumber);
    expect(open.text).toContain('ấp Cồn Sậy');
    const auditor = await city.signedIn('admin');
    const covered = await auditor.get(record);
    expect(covered.text).not.toContain(idNumber);
    expect((await auditor.get(`${record}/open`)).status).toBe(403);
    const looks = await auditor.get(`${record}/looks`);
    expect(looks.text).toContain('Mở phần nhạy cảm');
    const pdf = await clerk.get(`${record}/2c.pdf`);
    expect(pdf.text.startsWith('%PDF')).toBe(true);
    const stored = await city.house.db
      .selectFrom('event')
      .select('data')
      .where('subjectKind', '=', 'staff')
      .execute();
    expect(JSON.stringify(stored)).not.toContain(idNumber);
  });

  test('belongs to its agency: others see neither it nor that it is there', async () => {
    const other = await city.signedIn('clerk');
    expect((await other.get('/staff')).status).toBe(403);
    const leader = await city.signedIn('leader');
    expect((await leader.get(record)).status).toBe(200);
    const elsewhere = await clerk.post('/staff', {
      ...identity,
      ...move,
      'identity.idNumber': '',
      'move.agencyId': agencyOf('X99.02'),
    });
    expect(elsewhere.status).toBe(403);
  });

  test('is listed with its pay to whom its sensitive parts are open, not to all who read it', async () => {
    const place = city.organization.findAgency('X99.02')?.id ?? 0;
    const actor: Actor = {
      ...(await staffMember('inspector', 'leader')),
      agencyId: place,
      agencyTree: [place],
    };
    const ask: ListAsk = { ...everybody, state: 'working' };
    const listed = (as?: Permission) =>
      listPeople(city.house.db, actor, as === undefined ? ask : { ...ask, as }, today, {
        limit: 10,
        offset: 0,
      });
    expect((await listed()).map(({ personId }) => personId)).toContain(idOf(record));
    expect(await listed(openStaff)).toEqual([]);
  });

  test('refuses beside the field what cannot be so, and keeps what was typed', async () => {
    const same = await clerk.post('/staff', { ...identity, ...move, 'move.agencyId': agencyOf('X99.01') });
    expect(same.status).toBe(422);
    expect(same.text).toContain('Số định danh này đã có trong một hồ sơ khác');
    expect(same.text).toContain('Mạc Văn Bách');
    const wrong = await clerk.post(`${record}/sections/pay/entries`, {
      'values.grade': '01.003',
      'values.step': '12',
      'values.from': '2024-01-01',
    });
    expect(wrong.status).toBe(422);
    expect(wrong.text).toContain('Ngạch này có 9 bậc');
    const early = await clerk.post(`${record}/moves`, {
      ...move,
      'move.kind': 'retire',
      'move.effectiveOn': '2014-01-01',
      'move.decidedOn': '2014-01-01',
    });
    expect(early.status).toBe(422);
    await expectProjected(idOf(record));
  });

  test('is entered once its mandated parts are complete', async () => {
    await clerk.post(`${record}/sections/party/none`, { isNone: 'yes' });
    await clerk.post(`${record}/sections/pay/entries`, {
      'values.grade': '01.003',
      'values.step': '3',
      'values.from': '2024-01-01',
    });
    await clerk.post(`${record}/sections/qualification/entries`, {
      'values.level': 'professional.bachelor',
      'values.major': 'Luật',
    });
    await clerk.post(`${record}/sections/family/entries`, {
      'values.relation': 'spouse',
      'values.name': 'Vi Thị Lụa',
    });
    const before = await clerk.get('/staff/completeness');
    expect(before.text).toContain('1/1');
    expect((await clerk.get('/staff?record=entered&q=bach mac')).text).toContain('Mạc Văn Bách');
    expect((await clerk.get('/staff?record=open')).text).toContain('Không có ai khớp');
    expect((await clerk.get('/staff/forecast')).status).toBe(200);
    await expectProjected(idOf(record));
    const people = await staff.findPeople({ words: 'mac bach', onDay: today });
    expect(
      people.map(({ fullName, grade, degree, major, from }) => [fullName, grade, degree, major, from]),
    ).toEqual([['Mạc Văn Bách', '01.003', 'bachelor', 'Luật', '2015-02-01']]);
  });
});

test('an employee asks for a correction; the clerk accepts, and the record says so', async () => {
  const employee = await city.signedIn('specialist');
  expect((await employee.get('/staff/me')).text).toContain('Tài khoản chưa gắn với hồ sơ nào');
  expect((await clerk.post(`${record}/account`, { username: 'leader' })).status).toBe(422);
  expect((await clerk.post(`${record}/account`, { username: 'specialist' })).status).toBe(303);
  const own = await employee.get('/staff/me');
  expect(own.text).toContain(idNumber);
  expect(own.text).toContain('Mở phần nhạy cảm');
  const { cookie, csrf } = await employee.credentials();
  const form = new FormData();
  const fields = { _csrf: csrf, place: 'identity.idNumber', words: 'Số ghi nhầm', wanted: '092175009999' };
  for (const [name, value] of Object.entries(fields)) form.append(name, value);
  form.append('files', new File(['%PDF-1.4\n%%EOF\n'], 'cccd.pdf'));
  const body = new Response(form);
  const headers = { cookie, 'content-type': body.headers.get('content-type') ?? '' };
  const payload = Buffer.from(await body.arrayBuffer());
  const sent = await city.app.inject({ method: 'POST', url: '/staff/me/corrections', headers, payload });
  expect(sent.statusCode).toBe(303);
  expect((await clerk.get('/staff/corrections')).text).toContain('Mạc Văn Bách');
  const page = await clerk.get(record);
  expect(page.text).not.toContain('092175009999');
  const file = /href="(\/staff\/\d+\/corrections\/1\/files\/[0-9a-f]{64})"/.exec(page.text)?.[1] ?? '';
  expect((await clerk.get(file)).text).toBe('%PDF-1.4\n%%EOF\n');
  expect((await clerk.post(`${record}/corrections/1/accept`, { wanted: '•••', answer: '' })).status).toBe(
    303,
  );
  expect((await employee.get('/staff/me')).text).toContain('092175009999');
  expect((await clerk.post(`${record}/corrections/1/accept`, { wanted: '', answer: '' })).status).toBe(409);
  await expectProjected(idOf(record));
});

test('a transfer moves the record with its access on its day; the past can still be read', async () => {
  const office = await city.signedIn('office');
  const transfer = {
    ...move,
    'move.kind': 'transfer',
    'move.agencyId': agencyOf('X99.10.02'),
    'move.decidedOn': '2026-02-20',
    'move.effectiveOn': '2026-03-05',
  };
  expect((await clerk.post(`${record}/moves`, transfer)).status).toBe(303);
  expect((await clerk.get(record)).status).toBe(200);
  city.house.clock.set(Temporal.Instant.from('2026-03-05T01:30:00Z'));
  expect((await clerk.get(record)).status).toBe(404);
  expect((await office.get(record)).text).toContain('phường Sao Biển');
  expect((await staff.getPerson(idOf(record), '2026-03-04')).agencyId).toBe(Number(agencyOf('X99.01')));
  expect((await office.get(`${record}?asOf=2026-03-02`)).text).toContain('đã ghi đến hết ngày 02/03/2026');
  expect((await office.get(`${record}/history`)).text).toContain('Chấp nhận đề nghị số 1');
  city.house.clock.set(Temporal.Instant.from('2026-03-02T01:30:00Z'));
});
