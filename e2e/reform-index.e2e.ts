import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { system } from '../src/kernel/access.ts';
import { isRefusal } from '../src/kernel/errors.ts';
import { emptySet } from '../src/reform-index/sets.ts';
import type { Item, Rule } from '../src/reform-index/schema.ts';
import { expectAccessible } from './axe.ts';
import { closeBrowser, newPage, openBrowser } from './browser.ts';
import { openBrowsedCity, signIn, type BrowsedCity } from './city.ts';

let town: BrowsedCity;
let browser: Browser;

beforeAll(async () => {
  town = await openBrowsedCity();
  browser = await openBrowser();
});

afterAll(async () => {
  await closeBrowser(browser);
  await town.close();
});

const item = (
  code: string,
  points: number,
  name: string,
  rule: Rule | null = null,
  needsEvidence = false,
): Item => ({
  code,
  name,
  nameEn: '',
  points,
  rule,
  needsEvidence,
  guidance: '',
});

async function prepareCycle(year: number): Promise<number> {
  const { sets, cycles } = town.city.steering.reformIndex;
  const items = [
    item('1', 10, 'Chỉ đạo, điều hành'),
    item('1.1', 4, 'Kế hoạch ban hành đúng hạn', { kind: 'yesNo' }, true),
    item('1.2', 6, 'Nhiệm vụ hoàn thành', { kind: 'ratio', indicator: null }),
  ];
  const setId = await sets.create(system, 'department', year, { ...emptySet, total: 10, items });
  if (isRefusal(setId)) throw new Error(setId.text.en);
  await sets.publish({ actor: system, setId, seen: 1 });
  const day = (month: number) => `2026-0${month}-01`;
  const deadlines = {
    'self-scoring': day(4),
    appraisal: day(5),
    response: day(6),
    settlement: day(7),
    survey: day(8),
    result: day(9),
  };
  const id = await cycles.prepare(system, setId, deadlines);
  if (isRefusal(id)) throw new Error(id.text.en);
  return id;
}

async function visit(username: string, width: number, javaScript: boolean): Promise<Page> {
  const page = await newPage(browser, { width, javaScript, baseUrl: town.baseUrl });
  await signIn(page, username);
  return page;
}

test.each([
  { width: 1920, javaScript: true, year: 2031 },
  { width: 360, javaScript: false, year: 2032 },
])(
  'an officer opens a cycle, an agency scores itself with evidence, the ranking is published ($width wide, scripts: $javaScript)',
  async ({ width, javaScript, year }) => {
    const id = await prepareCycle(year);
    const officer = await visit('office', width, javaScript);
    const next = async (button: string): Promise<void> => {
      await officer.goto(`/reform-index/cycles/${id}`);
      await officer.getByRole('button', { name: button }).click();
      const confirm = officer.getByLabel('Tôi xác nhận chuyển bước');
      if ((await confirm.count()) > 0) {
        await confirm.check();
        await officer.getByRole('button', { name: button }).click();
      }
      await officer.getByRole('status').filter({ hasText: 'Đã chuyển bước' }).waitFor();
      await expectAccessible(officer);
    };
    await officer.goto('/reform-index');
    await expectAccessible(officer);
    await next('Chuyển sang: Tự chấm điểm');

    const specialist = await visit('specialist', width, javaScript);
    await specialist.goto(`/reform-index/cycles/${id}/sheets/X99.01`);
    await expectAccessible(specialist);
    await specialist.getByLabel('Đã thực hiện?').selectOption('yes');
    await specialist.getByLabel('Tỷ lệ (%) hoặc phân số').fill('9/8');
    await specialist.getByRole('button', { name: 'Lưu và gửi phiếu' }).click();
    await specialist.getByRole('alert').filter({ hasText: 'tỷ lệ không quá 100 %' }).waitFor();
    expect(await specialist.getByLabel('Tỷ lệ (%) hoặc phân số').inputValue()).toBe('9/8');
    await specialist.getByLabel('Tỷ lệ (%) hoặc phân số').fill('3/4');
    await specialist.getByRole('button', { name: 'Lưu và gửi phiếu' }).click();
    await specialist.getByRole('alert').filter({ hasText: 'chưa có tài liệu kiểm chứng' }).waitFor();
    const evidence = {
      name: 'ke-hoach.pdf',
      mimeType: 'application/pdf',
      buffer: Buffer.from('%PDF-1.4\n%%EOF\n'),
    };
    await specialist.locator('input[name="leaf.1-1.evidence"]').setInputFiles([evidence]);
    await specialist.getByRole('button', { name: 'Lưu và gửi phiếu' }).click();
    await specialist.getByRole('status').filter({ hasText: 'Đã gửi phiếu' }).waitFor();
    expect(await specialist.getByRole('link', { name: 'ke-hoach.pdf' }).count()).toBe(1);
    await expectAccessible(specialist);

    for (const stage of [
      'Thẩm định lần 1',
      'Giải trình',
      'Thẩm định lần 2',
      'Điều tra xã hội học',
      'Tổng hợp kết quả',
      'Đã công bố',
    ])
      await next(`Chuyển sang: ${stage}`);
    for (const path of ['ranking', 'comparison', 'agencies/X99.01', 'recompute', 'survey']) {
      await officer.goto(`/reform-index/cycles/${id}/${path}`);
      await expectAccessible(officer);
    }
    await specialist.goto(`/reform-index/cycles/${id}/agencies/X99.01`);
    await specialist.getByText('85', { exact: true }).first().waitFor();

    const resident = await newPage(browser, { width, javaScript, baseUrl: town.baseUrl });
    await resident.goto('/agencies');
    await resident.getByRole('link', { name: 'Xếp hạng cải cách hành chính' }).click();
    await expectAccessible(resident);
    await resident.locator(`a[href="/reform-index/cycles/${id}/ranking"]`).click();
    await expectAccessible(resident);
    await resident.locator(`a[href$="/cycles/${id}/agencies/X99.01"]`).first().click();
    await resident.getByText('85', { exact: true }).first().waitFor();
    await expectAccessible(resident);
  },
);

test('a set is edited on the page with what is wrong beside the row', async () => {
  const page = await visit('office', 1920, true);
  await page.goto('/reform-index/sets');
  await expectAccessible(page);
  await page.getByLabel('Cấp', { exact: false }).first().selectOption('commune');
  await page.getByLabel('Năm', { exact: false }).first().fill('2033');
  await page.getByRole('button', { name: 'Tạo bản nháp' }).click();
  await page.getByRole('link', { name: 'Thêm lĩnh vực' }).click();
  await page.getByLabel('Tên tiêu chí').fill('Chỉ đạo, điều hành');
  await page.getByLabel('Điểm tối đa').fill('100');
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Thêm vào bản nháp' }).click();
  await page.getByText('Lĩnh vực chưa có tiêu chí nào.').waitFor();
  await page.getByRole('link', { name: 'Thêm bên dưới 1' }).click();
  await page.getByLabel('Tên tiêu chí').fill('Kế hoạch');
  await page.getByLabel('Điểm tối đa').fill('100');
  await page.getByLabel('Cách chấm').selectOption('Có/Không');
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Thêm vào bản nháp' }).click();
  await page.getByText('Bản nháp đã đủ điều kiện công bố').waitFor();
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Công bố bộ tiêu chí' }).click();
  await page.getByRole('status').filter({ hasText: 'Đã công bố bộ tiêu chí' }).waitFor();
});
