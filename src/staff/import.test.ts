import { beforeAll, expect, test } from 'vitest';
import { testCity, type TestCity } from '../../checks/test-city.ts';
import { system } from '../kernel/access.ts';
import { writeWorkbook } from '../kernel/spreadsheet.ts';
import { tryImport } from './import.ts';
import { createSealing } from './sealed.ts';

let city: TestCity;
let clerk: Awaited<ReturnType<TestCity['signedIn']>>;

beforeAll(async () => {
  city = await testCity();
  clerk = await city.signedIn('records');
});

test('a workbook comes in whole or not at all; each wrong cell is named', async () => {
  const titles = [
    'Mã cơ quan',
    'Họ và tên',
    'Ngày sinh',
    'Giới tính',
    'Số định danh cá nhân/CCCD',
    'Loại',
    'Chức danh',
    'Ngày tuyển dụng',
    'Số quyết định',
    'Trình độ chuyên môn',
  ];
  const sheet = (rows: string[][]) =>
    writeWorkbook([{ name: 'Nhập', columns: titles.map((title) => ({ title, width: 20 })), rows }]);
  const good = [
    'X99.01',
    'Vi Thị Sen',
    '12/05/1988',
    'Nữ',
    '092188000111',
    'Viên chức',
    'Kế toán',
    '01/09/2012',
    '7/QĐ',
    'Cao đẳng',
  ];
  const wrong = [
    'X99.02',
    'Vi Văn Sậy',
    '31/02/1988',
    'Nam',
    '092188000111',
    'Viên chức',
    '',
    '01/09/2012',
    '8/QĐ',
    'Cao học',
  ];

  async function tried(rows: string[][]): Promise<{ status: number; text: string }> {
    const { cookie, csrf } = await clerk.credentials();
    const form = new FormData();
    form.append('_csrf', csrf);
    form.append('file', new File([new Uint8Array(await sheet(rows))], 'ds.xlsx'));
    const body = new Response(form);
    const headers = { cookie, 'content-type': body.headers.get('content-type') ?? '' };
    const reply = await city.app.inject({
      method: 'POST',
      url: '/staff/import',
      headers,
      payload: Buffer.from(await body.arrayBuffer()),
    });
    return { status: reply.statusCode, text: reply.body };
  }

  const bad = await tried([good, wrong]);
  expect(bad.status).toBe(422);
  for (const cell of ['A3', 'C3', 'E3', 'J3']) expect(bad.text).toContain(cell);
  expect(bad.text).toContain('Trùng với dòng 2');
  const right = await tried([good]);
  expect(right.status).toBe(200);
  const value = (name: string): string =>
    new RegExp(`name="${name}" value="([^"]+)"`).exec(right.text)?.[1] ?? '';
  const form = { hash: value('hash'), seal: value('seal'), name: 'ds.xlsx' };
  expect((await (await city.signedIn('office')).post('/staff/imports', form)).status).toBe(404);
  expect((await clerk.post('/staff/imports', form)).status).toBe(303);
  expect((await clerk.post('/staff/imports', form)).status).toBe(409);
  expect((await clerk.get('/staff?q=sen vi')).text).toContain('Vi Thị Sen');

  const undo = async (): Promise<string> =>
    /action="(\/staff\/imports\/\d+\/undo)"/.exec((await clerk.get('/staff/import')).text)?.[1] ?? '';
  const first = await undo();
  expect((await (await city.signedIn('leader')).post(first, {})).status).toBe(403);
  expect((await clerk.post(first, {})).status).toBe(303);
  expect((await clerk.post(first, {})).status).toBe(409);
  expect((await clerk.get('/staff?q=sen vi')).text).not.toContain('Vi Thị Sen');
  const sums = await city.house.db
    .selectFrom('staffFact')
    .innerJoin('staffPerson', 'staffPerson.id', 'staffFact.personId')
    .where('importId', 'is not', null)
    .select(({ fn }) => fn.sum<string>('weight').as('sum'))
    .executeTakeFirst();
  expect(Number(sums?.sum)).toBe(0);
  // Its number is free again; once somebody has worked on a record, the file stays.
  expect((await clerk.post('/staff/imports', form)).status).toBe(303);
  const again = await undo();
  const person = /\/staff\/(\d+)"[^>]*>Vi Thị Sen/.exec((await clerk.get('/staff?q=sen vi')).text)?.[1] ?? '';
  // Somebody has been seated: it is said who, and where.
  const agency = city.organization.findAgency('X99.01');
  const { id: seating } = await city.house.db
    .insertInto('positionSeating')
    .values({
      agencyId: agency?.id ?? 0,
      code: 'NV-07',
      seat: 1,
      personId: Number(person),
      kind: 'main',
      fromOn: Temporal.PlainDate.from('2026-01-05'),
      version: 1,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  const seated = await clerk.post(again, {});
  expect(seated.status).toBe(409);
  expect(seated.text).toContain(`Vi Thị Sen (đang ở vị trí NV-07, ${agency?.name})`);
  await city.house.db.deleteFrom('positionSeating').where('id', '=', seating).execute();
  expect((await clerk.post(`/staff/${person}/sections/party/none`, { isNone: 'yes' })).status).toBe(303);
  const used = await clerk.post(again, {});
  expect(used.status).toBe(409);
  expect(used.text).toContain('Vi Thị Sen (');
  expect((await clerk.get('/staff/import')).text).toContain('1 hồ sơ đã cập nhật thêm');
  expect(createSealing(city.house.secret).open('x')).toBe('');
});

test('a list as offices keep it: a title above, headings of their own, days in five shapes, old fonts, lost zeros', async () => {
  const head = ['TT', 'Mã đơn vị', 'Họ tên', 'Ngày tháng năm sinh', 'Giới', 'Số CCCD', 'Loại', 'Chức vụ'];
  const more = ['Ngày vào cơ quan', 'Số quyết định (bản sao)'];
  const shapes = ['5/3/1985', '05-03-1985', '5.3.85', 'ngày 05 tháng 3 năm 1985', '1985-03-05', 31_111];
  const names = [
    'NguyÔn V¨n ThÞnh',
    'TrÇn ThÞ H­êng',
    'Lª Quèc ViÖt',
    '  Vi   Thị  Sen ',
    'Vi Văn Sậy',
    'Lê Thị Đào',
  ];
  const person = (index: number): (string | number)[] => [
    index + 1,
    'X99.01',
    names[index] ?? '',
    shapes[index] ?? '',
    index % 2 === 0 ? 'nam' : 'NỮ',
    92_185_000_100 + index,
    'cong chuc',
    'Chuyên viên',
    shapes[(index + 2) % shapes.length] ?? '',
    `${index}/QĐ`,
  ];
  const blank = Array.from({ length: 10 }, () => '');
  const bytes = await writeWorkbook([
    { name: 'Ghi chú', columns: [{ title: 'Không có gì', width: 10 }], rows: [] },
    {
      name: 'DS',
      columns: [{ title: 'DANH SÁCH CÁN BỘ', width: 20 }],
      rows: [
        ['(Kèm theo Công văn số 7)'],
        [],
        [...head, ...more],
        ['(1)', '(2)', '(3)', '(4)', '(5)', '(6)', '(7)', '(8)', '(9)', '(10)'],
        ...Array.from({ length: 3 }, (_, index) => person(index)),
        blank,
        [...head, ...more],
        ...Array.from({ length: 3 }, (_, index) => person(index + 3)),
        blank,
        blank,
      ],
    },
  ]);
  const trial = await tryImport(city.offices.staff, system, bytes);
  expect(trial).toMatchObject({ rows: 6, problems: [] });
  expect('conversions' in trial && trial.conversions[0]).toMatchObject({ after: 'Nguyễn Văn Thịnh' });
  const sheets = 'opened' in trial ? trial.opened.map(({ data }) => data.sheets['identity']) : [];
  expect(sheets.map((sheet) => sheet?.['fullName'])).toEqual([
    'Nguyễn Văn Thịnh',
    'Trần Thị Hường',
    'Lê Quốc Việt',
    'Vi Thị Sen',
    'Vi Văn Sậy',
    'Lê Thị Đào',
  ]);
  expect(new Set(sheets.map((sheet) => sheet?.['birthOn']))).toEqual(new Set(['1985-03-05']));
  expect(city.offices.staff.sealing.open(sheets[0]?.['idNumber'] ?? '')).toBe('092185000100');
});
