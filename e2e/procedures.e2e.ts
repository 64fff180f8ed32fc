import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { FastifyInstance } from 'fastify';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { visitor, type Staff } from '../src/kernel/access.ts';
import { buildAssets } from '../src/kernel/assets.ts';
import { stoppedClock } from '../src/kernel/clock.ts';
import { migrate, openDatabase } from '../src/kernel/database.ts';
import { openFileStore } from '../src/kernel/files.ts';
import type { House } from '../src/kernel/house.ts';
import { startPostgres } from '../src/kernel/postgres.ts';
import { createServer, sessionCookie } from '../src/kernel/server.ts';
import { createProcedures, type Procedures } from '../src/procedures/procedures.ts';
import { procedureRoutes } from '../src/procedures/routes.tsx';
import {
  installStaff,
  sampleAgencies,
  sampleContent,
  sampleDecision,
  samplePortal,
} from '../src/procedures/samples.ts';
import { createShell } from '../src/shell.tsx';
import { expectAccessible } from './axe.ts';
import { closeBrowser, newPage, openBrowser } from './browser.ts';

let folder: string;
let house: House;
let procedures: Procedures;
let staff: Staff[];
let app: FastifyInstance;
let postgres: { url: string; stop(): Promise<void> };
let browser: Browser;
let baseUrl: string;

beforeAll(async () => {
  await buildAssets();
  folder = await mkdtemp(join(tmpdir(), 'motcua-procedures-'));
  await chmod(folder, 0o755);
  postgres = await startPostgres(folder, { share: false, isThrowaway: true });
  await migrate(postgres.url, 'city');
  const opened = openDatabase(postgres.url, 'city', 5);
  const files = await openFileStore(folder);
  const clock = stoppedClock('2026-03-02T01:30:00Z');
  house = { ...opened, files, clock, dataFolder: folder, secret: Buffer.alloc(32, 7) };
  procedures = createProcedures(house);
  staff = await installStaff(house, ['procedure-controller']);
  await procedures.installProcedures([
    { code: '1.001193', content: sampleContent(), decision: sampleDecision('12/QĐ-UBND', '2015-05-15') },
    {
      code: '1.001193',
      content: sampleContent({ sets: 2 }),
      decision: sampleDecision('34/QĐ-UBND', '2020-01-01'),
    },
    {
      code: '1.013225',
      content: sampleContent({
        name: 'Cấp giấy phép xây dựng nhà ở riêng lẻ',
        field: 'Xây dựng',
        level: 'city',
      }),
      decision: sampleDecision('12/QĐ-UBND', '2015-05-15'),
    },
  ]);
  app = await createServer({
    house,
    routes: procedureRoutes(house, procedures, {
      agencies: () => sampleAgencies,
      processes: () => Promise.resolve([{ code: 'commune-same-day', name: 'Giải quyết trong ngày' }]),
    }),
    shell: createShell({ vi: 'Thành phố mẫu', en: 'Sample city' }),
    findActor: (token) => Promise.resolve(staff.find((person) => person.username === token) ?? visitor),
  });
  baseUrl = await app.listen({ host: '127.0.0.1', port: 0 });
  browser = await openBrowser();
});

afterAll(async () => {
  await closeBrowser(browser);
  await app.close();
  await house.db.destroy();
  await postgres.stop();
  await rm(folder, { recursive: true, force: true });
});

async function pageOfController(options: { width?: number; javaScript?: boolean } = {}): Promise<Page> {
  const page = await newPage(browser, { baseUrl, ...options });
  const [controller] = staff;
  await page.context().addCookies([{ name: sessionCookie, value: controller?.username ?? '', url: baseUrl }]);
  return page;
}

test.each([360, 1920])('a citizen finds a procedure and where to file it (%i pixels)', async (width) => {
  const page = await newPage(browser, { baseUrl, width });
  await page.goto('/procedures');
  await expectAccessible(page);
  await page.getByLabel('Tên hoặc mã thủ tục').fill('dang ky khai sinh');
  await page.keyboard.press('Enter');
  await page.getByRole('link', { name: 'Thủ tục đăng ký khai sinh' }).click();
  await page.getByRole('heading', { name: 'Thành phần hồ sơ' }).waitFor();
  await expectAccessible(page);
  await page.getByRole('link', { name: 'So với phiên bản trước' }).click();
  await page.getByText('Thêm:').waitFor();
  await expectAccessible(page);
  await page.goto('/procedures/1.001193');
  await page.getByRole('link', { name: 'Nộp tại quầy nào' }).click();
  await page.getByText('Ủy ban nhân dân phường Bắc').first().waitFor();
  await expectAccessible(page);
});

test.each([true, false])(
  'a controller writes, previews and publishes (JavaScript: %s)',
  async (javaScript) => {
    const page = await pageOfController({ javaScript });
    const code = javaScript ? 'CT.000001' : 'CT.000002';
    await page.goto('/procedures/manage/new');
    await expectAccessible(page);
    await page.getByRole('button', { name: 'Lưu dự thảo' }).first().click();
    await page.getByText('Nhập tên thủ tục').first().waitFor();
    await expectAccessible(page);

    await page.getByLabel('Mã thủ tục').fill(code);
    await page.getByLabel('Tên thủ tục').fill('Cấp phép thả đèn hoa đăng');
    await page.getByLabel('Cấp thực hiện (bắt buộc)').selectOption('city');
    await page.getByLabel('Lĩnh vực').fill('Lễ hội');
    await page.getByLabel('Trình tự thực hiện').fill('Nộp hồ sơ.\n\nNhận giấy phép.');
    await page.getByLabel('Thời hạn').fill('3');
    await page.getByRole('button', { name: 'Thêm giấy tờ' }).click();
    await page.getByLabel('Tên giấy tờ').fill('Đơn đề nghị');
    expect(await page.getByLabel('Tên thủ tục').inputValue()).toBe('Cấp phép thả đèn hoa đăng');
    await page.getByLabel('Đối tượng thực hiện').fill('Tổ chức');
    await page.getByLabel('Cơ quan giải quyết').fill('Sở Văn hóa');
    await page.getByLabel('Kết quả thực hiện').fill('Giấy phép');
    await page.getByLabel('Căn cứ pháp lý').fill('110/2018/NĐ-CP');
    await page.getByRole('button', { name: 'Lưu và xem trước' }).first().click();
    await page.getByText('Dự thảo đã đủ các phần bắt buộc').waitFor();
    await expectAccessible(page);

    await page.goto('/procedures/manage');
    await expectAccessible(page);
    await page.getByRole('checkbox', { name: `Chọn ${code}` }).check();
    await page.getByRole('button', { name: 'Ghi quyết định' }).click();
    await page.getByLabel('Số, ký hiệu').fill(`${code}/QĐ-UBND`);
    await page.getByLabel('Ngày ban hành').fill('2026-03-01');
    await page.getByLabel('Ngày hiệu lực').fill('2026-03-02');
    await page.getByLabel('Cơ quan ban hành').fill('Ủy ban nhân dân thành phố');
    await expectAccessible(page);
    await page.getByRole('button', { name: 'Công bố' }).click();
    await page.getByRole('heading', { name: `Quyết định số ${code}/QĐ-UBND` }).waitFor();
    await expectAccessible(page);
    expect((await procedures.findInForce(code, house.clock.today()))?.content.sequence).toHaveLength(2);
    await page.goto('/procedures/manage/decisions');
    await expectAccessible(page);
  },
);

test.each([360, 1280])(
  'a controller imports a file after seeing what it would do (%i pixels)',
  async (width) => {
    const page = await pageOfController({ width });
    await page.goto('/procedures/import');
    await expectAccessible(page);
    const records = [
      samplePortal({ code: `8.00${width}` }),
      samplePortal({ code: '8.9', channels: [] }),
      { code: '?' },
    ];
    await page.getByLabel('Tệp danh mục').setInputFiles({
      name: 'tthc.ndjson',
      mimeType: 'application/x-ndjson',
      buffer: Buffer.from(records.map((record) => JSON.stringify(record)).join('\n')),
    });
    await page.getByRole('button', { name: 'Đọc thử' }).click();
    await page.getByRole('heading', { name: 'Kết quả đọc thử' }).waitFor();
    await expectAccessible(page);
    await page.getByRole('button', { name: /Ghi \d thủ tục vào danh mục/ }).click();
    await page.getByRole('heading', { name: 'Đã nhập' }).waitFor();
    await expectAccessible(page);
    expect(await procedures.versionsOf(`8.00${width}`)).toHaveLength(1);
  },
);
