import { beforeAll, describe, expect, test } from 'vitest';
import { testCity, type TestBrowser, type TestCity } from '../../checks/test-city.ts';

let city: TestCity;
let office: TestBrowser;
let leader: TestBrowser;
let clerk: TestBrowser;
let owner = 0;

beforeAll(async () => {
  city = await testCity({ now: '2026-03-02T02:00:00Z' });
  [office, leader, clerk] = await Promise.all([
    city.signedIn('office'),
    city.signedIn('leader'),
    city.signedIn('clerk'),
  ]);
  owner = city.organization.findAgency('X99.01')?.id ?? 0;
  const made = await office.post('/programme/programmes/new', {
    code: 'CCHC',
    title: 'Chương trình cải cách',
    startsOn: '2021-01-01',
    endsOn: '2030-12-31',
    basis: '',
  });
  expect(made.location).toBe('/programme/programmes/1');
  const plan = await office.post('/programme/plans/new', planForm);
  expect(plan.location).toBe('/programme/plans/1');
  expect((await office.post('/programme/plans/1/publish', { seen: '1' })).status).toBe(303);
}, 120_000);

const planForm = {
  programme: '1',
  kind: 'year',
  parent: '',
  code: 'KH-2026',
  title: 'Kế hoạch năm 2026',
  startsOn: '2026-01-01',
  endsOn: '2026-12-31',
  focus: 'Đúng hạn\nGiảm giấy tờ',
  note: '',
};
const taskForm = () => ({
  title: 'Rà soát văn bản',
  product: 'Danh mục',
  area: 'institutions',
  ownerId: String(owner),
  'coOwners.district': String(city.organization.findAgency('X99.10')?.id),
  startsOn: '2026-01-05',
  dueOn: '2026-03-20',
});

async function newTask(): Promise<string> {
  return (await office.post('/programme/plans/1/tasks/new', taskForm())).location;
}

describe('from a draft to a confirmed task', () => {
  test('a draft is the reform office’s; once published, everyone who signs in reads it', async () => {
    const title = 'Kế hoạch bổ sung';
    const { location } = await office.post('/programme/plans/new', { ...planForm, code: 'KH-BS', title });
    expect((await clerk.get(location)).status).toBe(404);
    expect((await clerk.get('/programme')).text).not.toContain(title);
    const page = await office.get(location);
    expect(page.text).toContain('Bản thảo');
    expect(page.text).toContain('Giảm giấy tờ');
    expect((await office.post(`${location}/publish`, { seen: '1' })).status).toBe(303);
    expect((await clerk.get(location)).status).toBe(200);
    expect((await city.visitor().get('/programme')).location).toContain('/sign-in');
  });

  test('its owner reports, the office gives it back with a reason, and confirms; others may not', async () => {
    const task = await newTask();
    expect((await clerk.get(task)).text).not.toContain('Gửi báo cáo');
    expect((await clerk.post(`${task}/report`, { percent: '10', words: 'x', seen: '1' })).status).toBe(404);
    expect((await leader.post(`${task}/confirm`, { seen: '1' })).status).toBe(403);
    expect((await leader.get(task)).text).toContain('Gửi báo cáo');
    const half = await leader.post(`${task}/report`, {
      percent: '50',
      words: 'Được một nửa',
      doneOn: '',
      seen: '1',
    });
    expect(half.location).toBe(task);
    const done = await leader.post(`${task}/report`, {
      percent: '100',
      words: 'Xong',
      doneOn: '2026-02-27',
      seen: '2',
    });
    expect(done.status).toBe(303);
    expect((await leader.get(task)).text).toContain('Chờ xác nhận');
    await office.post(`${task}/return`, { reason: 'Thiếu phụ lục', seen: '3' });
    expect((await leader.get(task)).text).toContain('Thiếu phụ lục');
    await leader.post(`${task}/report`, {
      percent: '100',
      words: 'Đã bổ sung',
      doneOn: '2026-03-01',
      seen: '4',
    });
    expect((await office.post(`${task}/confirm`, { note: '', seen: '5' })).status).toBe(303);
    expect((await leader.get(task)).text).toContain('Hoàn thành trong hạn, đã được xác nhận');
    expect((await leader.get(`${task}?asOf=2026-03-01`)).status).toBe(404);
  });

  test('what is owed this month stands first on the owner’s page, and in the list of its month', async () => {
    const task = await newTask();
    expect((await leader.get('/programme')).text).toContain('việc cần xong trong tháng 3/2026');
    expect((await leader.get('/programme')).text).toContain(task);
    expect((await leader.get('/programme/owed?month=2026-02')).text).not.toContain(task);
    expect((await leader.get(`/programme/owed?month=2026-03&agency=${owner}`)).text).toContain(task);
    expect((await leader.get(`/programme/owed?month=2026-03&agency=1`)).text).not.toContain(task);
    expect((await leader.get(`/programme/owed?month=3%2F2026&agency=${owner}`)).text).toContain(task);
    const wrong = await leader.get('/programme/owed?month=hai-ba&agency=x');
    expect(wrong.status).toBe(200);
    expect(wrong.text).toContain('Tháng chưa đúng');
  });
});

describe('bad input keeps what was typed and says why beside the field', () => {
  test.each([
    [
      '/programme/plans/1/tasks/new',
      { title: '', dueOn: '2026-13-01' },
      ['Hãy ghi tên hoặc nội dung', 'Hãy chọn ngày'],
    ],
    ['/programme/plans/1/tasks/new', { dueOn: '2027-01-31' }, ['nằm ngoài thời gian của kế hoạch']],
    ['/programme/plans/1/tasks/new', { ownerId: '999999' }, ['Không có cơ quan này']],
  ])('%s %j', async (url, change, words) => {
    const reply = await office.post(url, { ...taskForm(), product: 'Danh mục đặc biệt', ...change });
    expect(reply.status).toBe(422);
    expect(reply.text).toContain('Danh mục đặc biệt');
    for (const word of words) expect(reply.text).toContain(word);
  });

  test('a target whose numbers are none, whose indicator is unknown, or whose period ends before it begins', async () => {
    const target = {
      title: 'Hài lòng',
      area: 'procedures',
      indicator: 'survey.administrationSatisfaction',
      comparison: 'above',
      threshold: 'nhiều',
      startsOn: '2026-01-01',
      dueOn: '2026-12-31',
      ownerId: String(owner),
    };
    const post = (change: object) => office.post('/programme/plans/1/targets/new', { ...target, ...change });
    expect((await post({})).text).toContain('Đây không phải là số');
    expect((await post({ threshold: '90', indicator: 'khong.co' })).text).toContain(
      'Không có chỉ tiêu thống kê này',
    );
    expect((await post({ threshold: '90', dueOn: '2025-12-31' })).text).toContain('sớm hơn ngày bắt đầu');
    const made = await post({ threshold: '90,5' });
    expect(made.location).toBe('/programme/targets/1');
    expect((await office.get('/programme/targets/1')).text).toContain('> 90,5 %');
    expect((await office.get('/programme/targets/1/edit')).text).toContain('value="90,5"');
  });

  test('a code that is taken, a plan of no programme, a report that is no number', async () => {
    expect((await office.post('/programme/plans/new', planForm)).text).toContain('Mã này đã được dùng');
    expect((await office.get('/programme/plans/new?programme=77')).status).toBe(404);
    const task = await newTask();
    const reply = await leader.post(`${task}/report`, { percent: 'nửa', words: 'Đang làm dở', seen: '1' });
    expect(reply.text).toContain('Ghi số nguyên từ 0 đến 100');
    expect(reply.text).toContain('Đang làm dở');
  });
});

test('a steering document is entered from a task, hangs on it, is followed up and taken off', async () => {
  const task = await newTask();
  const id = task.split('/').at(-1) ?? '';
  const form = {
    kind: 'directive',
    number: '05/CT-UBND',
    issuedOn: '2026-02-27',
    issuer: 'Ủy ban nhân dân',
    title: 'Chấn chỉnh',
    area: 'steering',
    followUpBy: '2026-03-01',
    'directed.kind': 'programme-task',
    'directed.id': id,
  };
  expect((await office.get(`/programme/documents/new?kind=programme-task&id=${id}`)).text).toContain(
    `value="${id}"`,
  );
  const made = await office.post('/programme/documents/new', form);
  expect((await clerk.get(task)).text).toContain('05/CT-UBND');
  expect((await clerk.get('/programme/documents?standing=overdue&q=chan+chinh')).text).toContain(
    '05/CT-UBND',
  );
  expect((await office.post('/programme/documents/new', form)).text).toContain('đã có trong danh mục');
  const at = made.location;
  expect(
    (await office.post(`${at}/follow-ups`, { words: 'Đã xong', outcome: 'done', seen: '1' })).status,
  ).toBe(303);
  expect((await clerk.get('/programme/documents?standing=overdue')).text).not.toContain('05/CT-UBND');
  await office.post(`${at}/detach`, { 'directed.kind': 'programme-task', 'directed.id': id, seen: '2' });
  expect((await clerk.get(task)).text).not.toContain('05/CT-UBND');
  await office.post('/programme/documents/attach', {
    document: at.split('/').at(-1) ?? '',
    'directed.kind': 'programme-plan',
    'directed.id': '1',
  });
  expect((await clerk.get('/programme/plans/1')).text).toContain('05/CT-UBND');
});

test('views and filters stand in the address; what makes no sense filters nothing', async () => {
  for (const query of [
    'view=owner',
    'view=date',
    'status=atRisk',
    'area=institutions&owner=1',
    'view=hop&status=x&asOf=hom-qua',
  ])
    expect((await clerk.get(`/programme/plans/1?${query}`)).status).toBe(200);
  expect((await clerk.get('/programme/plans/1?status=met&area=finance')).text).toContain(
    'Không có nhiệm vụ nào như vậy',
  );
  expect((await clerk.get('/programme/plans/1?asOf=2026-02-01')).status).toBe(404);
});
