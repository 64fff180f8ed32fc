import { sql } from 'kysely';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { newCycle } from '../src/reform-index/sample-cycle.ts';
import { expectAccessible } from './axe.ts';
import { closeBrowser, newPage, openBrowser } from './browser.ts';
import { openBrowsedCity, signIn, type BrowsedCity } from './city.ts';

let town: BrowsedCity;
let browser: Browser;

beforeAll(async () => {
  town = await openBrowsedCity();
  browser = await openBrowser();
}, 120_000);

afterAll(async () => {
  await closeBrowser(browser);
  await town.close();
});

type Screen = { readonly width: number; readonly javaScript: boolean };
const desk: Screen = { width: 1920, javaScript: true };
const phone: Screen = { width: 360, javaScript: false };

async function visit(username: string, screen: Screen): Promise<Page> {
  const page = await newPage(browser, { ...screen, baseUrl: town.baseUrl });
  await signIn(page, username);
  return page;
}

async function done(page: Page, words: string): Promise<void> {
  await page.getByRole('status').filter({ hasText: words }).waitFor();
  await expectAccessible(page);
}

/** Members found by name without diacritics and chosen from the list. */
async function chooseMembers(page: Page, names: readonly (readonly [string, string])[]): Promise<void> {
  for (const [index, [typed, name]] of names.entries()) {
    const box = page.getByRole('combobox', { name: `Thành viên ${index + 1}` });
    await box.fill(typed);
    await page.getByRole('option', { name }).first().click();
    expect(await box.inputValue()).toBe(name);
  }
}

async function propose(page: Page, name: string): Promise<void> {
  await page.goto('/emulation');
  await page.getByRole('link', { name: 'Đề xuất sáng kiến' }).click();
  await page.locator('#f-values-name').fill(name);
  await page.locator('#f-values-author').fill('Mạc Văn Bách');
  await page.locator('select[name="values.field"]').selectOption('oneStop');
  await page.locator('#f-values-proposedOn').fill('2026-02-10');
  await page.getByRole('button', { name: 'Ghi vào sổ' }).click();
  await page.getByRole('status').filter({ hasText: 'Đã ghi vào sổ' }).waitFor();
}

async function score(page: Page, address: string, title: string, points: readonly string[]): Promise<void> {
  await page.goto(address);
  const card = page
    .locator('section, article, .card')
    .filter({ has: page.getByRole('heading', { name: title }) });
  for (const [index, one] of points.entries()) await card.locator('input[name*=".c"]').nth(index).fill(one);
  await card.getByRole('button', { name: 'Chấm' }).click();
}

test('a council: members found by name score an initiative, it is recognised by decision and spread', async () => {
  const author = await visit('specialist', desk);
  await propose(author, 'Trả kết quả tại nhà');
  await propose(author, 'Đổi mẫu phiếu hẹn');
  const office = await visit('office', desk);
  await office.goto('/emulation');
  await expectAccessible(office);
  await office.getByRole('link', { name: 'Lập hội đồng chấm' }).click();
  await expectAccessible(office);
  await office.locator('input[name=title]').fill('Hội đồng sáng kiến năm 2026');
  await chooseMembers(office, [
    ['to thi sen', 'Tô Thị Sen'],
    ['records', 'Vi Văn Tùng'],
    ['la thi hong', 'La Thị Hồng'],
  ]);
  await office.locator('input[name=quorum]').fill('2');
  await office.getByLabel('Trả kết quả tại nhà').check();
  await office.getByLabel('Đổi mẫu phiếu hẹn').check();
  await office.getByRole('button', { name: 'Mở chấm điểm' }).click();
  await done(office, 'Đã mở chấm điểm');
  const address = new URL(office.url()).pathname;

  const clerk = await visit('clerk', desk);
  await score(clerk, address, 'Trả kết quả tại nhà', ['31', '35', '25']);
  await clerk.getByRole('alert').getByText('Điểm từ 0 đến 30').first().waitFor();
  await score(clerk, address, 'Trả kết quả tại nhà', ['25', '35,5', '25']);
  await done(clerk, 'Đã ghi điểm');
  await score(clerk, address, 'Đổi mẫu phiếu hẹn', ['5', '10', '5']);

  await office.goto(address);
  await office.getByText('Đóng chấm điểm').click();
  await office.getByRole('button', { name: 'Đóng chấm', exact: true }).click();
  await office.getByRole('alert').getByText('chưa đủ 2 thành viên chấm').first().waitFor();
  const records = await visit('records', phone);
  await score(records, address, 'Trả kết quả tại nhà', ['20', '30', '20']);
  await done(records, 'Đã ghi điểm');
  await score(records, address, 'Đổi mẫu phiếu hẹn', ['10', '10', '10']);
  await done(records, 'Đã ghi điểm');
  await office.getByRole('button', { name: 'Đóng chấm', exact: true }).click();
  await done(office, 'Đã đóng chấm');
  expect(await office.getByRole('row', { name: 'Trả kết quả tại nhà' }).innerText()).toContain('77,75');
  await office.locator('input[name=decision]').fill('77/QĐ-UBND');
  await office.getByRole('button', { name: 'Công nhận' }).click();
  await done(office, 'Đã ghi quyết định công nhận');
  await office.getByText('Nhân rộng: Trả kết quả tại nhà').first().click();
  await office.getByRole('button', { name: 'Ghi nhân rộng' }).click();
  await office.getByRole('alert').getByText('Hãy chọn cơ quan áp dụng').first().waitFor();
  await office.locator('input[name=agencies]').first().check();
  await office.locator('input[name=agencies]').nth(1).check();
  await office.getByRole('button', { name: 'Ghi nhân rộng' }).click();
  await done(office, 'Đã ghi nhân rộng');
  await office.getByRole('row', { name: 'Trả kết quả tại nhà' }).getByRole('link').first().click();
  const row = await office.locator('main').innerText();
  for (const words of ['Đã nhân rộng', '77/QĐ-UBND', '77,8']) expect(row).toContain(words);
  await author.goto('/registers/initiative');
  expect(await author.getByRole('row', { name: 'Đổi mẫu phiếu hẹn' }).innerText()).toContain(
    'Không công nhận',
  );
});

test('on a phone without script: a council is named by typing, whoever is meant is asked for', async () => {
  const author = await visit('specialist', desk);
  await propose(author, 'Xếp hàng qua điện thoại');
  const office = await visit('office', phone);
  await office.goto('/emulation/councils/new');
  await office.locator('input[name=title]').fill('Hội đồng thứ hai');
  const seat = (index: number) => office.locator(`input[name="members.m${index}_q"]`);
  await seat(0).fill('to thi sen');
  await seat(1).fill('van');
  await seat(2).fill('không có ai');
  await office.getByLabel('Xếp hàng qua điện thoại').check();
  const open = office.getByRole('button', { name: 'Mở chấm điểm' });
  await open.click();
  await office.getByRole('alert').getByText('Không tìm thấy ai tên').first().waitFor();
  await office.getByRole('alert').getByText('Có nhiều người khớp "van"').first().waitFor();
  await expectAccessible(office);
  await office.locator('input[type=radio][name="members.m1"][value=records]').check();
  await seat(2).fill('la thi hong');
  await open.click();
  await done(office, 'Đã mở chấm điểm');
  const seen = await office.locator('main').innerText();
  for (const name of ['Tô Thị Sen', 'Vi Văn Tùng', 'La Thị Hồng']) expect(seen).toContain(name);
});

/** Published results of the departments of 2025: one above the line, one below. */
async function publishIndex(): Promise<void> {
  const { house, organization, steering } = town.city;
  const cycle = await newCycle(steering.reformIndex, 2025);
  await house.db
    .updateTable('reformCycle')
    .set({ stage: 'published', state: sql`jsonb_set(state, '{stage}', '"published"')` })
    .where('id', '=', cycle)
    .execute();
  const line = (code: string, index: string, rank: number) => ({
    cycleId: cycle,
    agencyId: organization.findAgency(code)?.id ?? 0,
    points: index,
    maximum: '100',
    index,
    rank,
    grade: 'A',
    areas: JSON.stringify([]),
  });
  await house.db.deleteFrom('reformResult').where('cycleId', '=', cycle).execute();
  await house.db
    .insertInto('reformResult')
    .values([line('X99.01', '91.25', 1), line('X99.02', '70', 2)])
    .execute();
}

test('a round of commendation: collectives come from the index, people are proposed, members vote, the list goes by decision', async () => {
  await publishIndex();
  const office = await visit('office', desk);
  await office.goto('/emulation/rounds/new');
  await expectAccessible(office);
  await office.locator('input[name=title]').fill('Khen thưởng CCHC năm 2025');
  await office.locator('input[name=year]').fill('2025');
  await chooseMembers(office, [
    ['to thi sen', 'Tô Thị Sen'],
    ['records', 'Vi Văn Tùng'],
    ['sam thi nu', 'Sầm Thị Nụ'],
  ]);
  await office.getByRole('button', { name: 'Mở đợt xét' }).click();
  await done(office, 'Đã mở đợt xét');
  const address = new URL(office.url()).pathname;
  const department = town.city.organization.findAgency('X99.01')?.name ?? '';
  const proposed = await office.getByRole('table').innerText();
  expect(proposed).toContain(department);
  expect(proposed).toContain('91,25');
  expect(proposed).not.toContain(town.city.organization.findAgency('X99.02')?.name ?? '');

  const head = await visit('leader', phone);
  await head.goto(address);
  await expectAccessible(head);
  await head.locator('input[name=name]').fill('Mạc Văn Bách');
  await head.locator('textarea[name=achievement]').fill('Rút ngắn thời hạn ba thủ tục');
  await head.locator('select[name=agency]').selectOption({ label: department });
  await head.getByRole('button', { name: 'Đề nghị' }).click();
  await head.getByRole('status').filter({ hasText: 'Đã đề nghị' }).waitFor();

  await office.reload();
  await office.getByRole('button', { name: 'Chốt danh sách, mở bỏ phiếu' }).click();
  await done(office, 'Đã mở bỏ phiếu');
  for (const [member, screen] of [
    ['clerk', desk],
    ['records', phone],
  ] as const) {
    const page = await visit(member, screen);
    await page.goto(address);
    await page.getByRole('button', { name: `Đồng ý ${department}`, exact: true }).click();
    await done(page, 'Đã ghi phiếu');
    const answer = member === 'clerk' ? 'Đồng ý' : 'Không đồng ý';
    await page.getByRole('button', { name: `${answer} Mạc Văn Bách`, exact: true }).click();
    await done(page, 'Đã ghi phiếu');
  }
  await office.getByText('Ghi quyết định khen thưởng').click();
  await office.locator('input[name=decision]').fill('100/QĐ-UBND');
  await office.getByRole('button', { name: 'Ghi quyết định', exact: true }).click();
  await done(office, 'Đã ghi quyết định');
  const result = await office.getByRole('table').innerText();
  expect(result).toContain('2 đồng ý, 0 không: được khen');
  expect(result).toContain('1 đồng ý, 1 không: không xét');
  const list = await office.request.get(`${address}/list.pdf`);
  expect((await list.body()).subarray(0, 5).toString()).toBe('%PDF-');
  await office.goto('/registers/commendation');
  await office.getByRole('row', { name: department }).getByRole('link').first().click();
  const awarded = await office.locator('main').innerText();
  for (const words of ['Được khen', '100/QĐ-UBND', '91,25']) expect(awarded).toContain(words);
});
