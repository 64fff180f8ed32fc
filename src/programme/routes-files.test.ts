import { beforeAll, describe, expect, test } from 'vitest';
import { testCity, type TestBrowser, type TestCity } from '../../checks/test-city.ts';
import { writeWorkbook } from '../kernel/spreadsheet.ts';
import { makePlan, onDay, taskSample } from './samples.ts';
import { taskColumns } from './sheets.ts';

let city: TestCity;
let office: TestBrowser;
let leader: TestBrowser;
let clerk: TestBrowser;

beforeAll(async () => {
  city = await testCity({ now: '2026-03-02T02:00:00Z' });
  [office, leader, clerk] = await Promise.all([
    city.signedIn('office'),
    city.signedIn('leader'),
    city.signedIn('clerk'),
  ]);
  await makePlan(city.steering.programme);
}, 120_000);

async function newTask(): Promise<string> {
  const owner = city.organization.findAgency('X99.01')?.id ?? 0;
  const [id = 0] = await city.steering.programme.createTasks(onDay('2026-01-05'), 1, [taskSample(owner)]);
  return `/programme/tasks/${id}`;
}

describe('files', () => {
  async function upload(
    person: TestBrowser,
    url: string,
    fields: Record<string, string>,
    file: { field: string; name: string; content: Buffer },
  ) {
    const { cookie, csrf } = await person.credentials();
    const edge = 'edge-of-parts';
    const parts = Object.entries({ ...fields, _csrf: csrf }).map(
      ([name, value]) => `--${edge}\r\ncontent-disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`,
    );
    const head = `--${edge}\r\ncontent-disposition: form-data; name="${file.field}"; filename="${file.name}"\r\n\r\n`;
    const payload = Buffer.concat([
      Buffer.from(parts.join('') + head),
      file.content,
      Buffer.from(`\r\n--${edge}--\r\n`),
    ]);
    return city.app.inject({
      method: 'POST',
      url,
      headers: { cookie, 'content-type': `multipart/form-data; boundary=${edge}` },
      payload,
    });
  }

  test('evidence is kept by its content, opens to readers of the task, and a file that lies is refused', async () => {
    const task = await newTask();
    const pdf = Buffer.from('%PDF-1.4\n%%EOF\n');
    const lying = await upload(
      leader,
      `${task}/report`,
      { percent: '20', words: 'Có tệp', seen: '1' },
      { field: 'files', name: 'bien-ban.docx', content: pdf },
    );
    expect(lying.statusCode).toBe(415);
    expect(lying.body).toContain('mang đuôi .docx nhưng nội dung là PDF');
    const kept = await upload(
      leader,
      `${task}/report`,
      { percent: '20', words: 'Có tệp', seen: '1' },
      { field: 'files', name: 'bien-ban.pdf', content: pdf },
    );
    expect(kept.statusCode).toBe(303);
    const link =
      /\/programme\/tasks\/\d+\/evidence\/[0-9a-f]{64}/.exec((await clerk.get(task)).text)?.[0] ?? '';
    expect((await clerk.get(link)).status).toBe(200);
    expect((await clerk.get(link.replace(/.$/, (last) => (last === '0' ? '1' : '0')))).status).toBe(404);
  });

  test('tasks come from a workbook: all of them, or the wrong cells by name and none', async () => {
    const columns = Object.values(taskColumns);
    const row = [
      'Tổng hợp ý kiến',
      'Báo cáo',
      'Cải cách thể chế',
      'X99.01',
      'X99.02',
      '05/01/2026',
      '30/06/2026',
    ];
    const send = async (...rows: string[][]) => {
      const content = await writeWorkbook([{ name: 'Nhiệm vụ', columns, rows }]);
      return upload(
        office,
        '/programme/plans/1/import',
        {},
        { field: 'file', name: 'nhiem-vu.xlsx', content },
      );
    };
    const wrong = await send(row, [...row.slice(0, 3), 'Sở Mây', ...row.slice(4)]);
    expect(wrong.statusCode).toBe(422);
    expect(wrong.body).toContain('D3');
    expect((await office.get('/programme/plans/1')).text).not.toContain('Tổng hợp ý kiến');
    expect((await send(row, row)).headers['location']).toBe('/programme/plans/1#tasks');
    expect((await office.get('/programme/plans/1')).text.split('Tổng hợp ý kiến').length).toBeGreaterThan(2);
    const none = await upload(
      office,
      '/programme/plans/1/import',
      {},
      { field: 'file', name: 'a.xlsx', content: Buffer.from('không phải Excel') },
    );
    expect(none.body).toContain('không phải tệp Excel');
  });

  test('the plan goes out as Excel and as a page to print; the template has the headings', async () => {
    for (const url of ['/programme/plans/1/plan.xlsx', '/programme/plans/1/import/template'])
      expect((await office.get(url)).text.startsWith('PK')).toBe(true);
    expect((await clerk.get('/programme/plans/1/print')).text).toContain('Rà soát văn bản');
  });
});
