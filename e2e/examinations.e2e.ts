import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { closeBrowser, newPage, openBrowser } from './browser.ts';
import { openBrowsedCity, signIn, type BrowsedCity } from './city.ts';
import { lookOnce } from './look.ts';

let browser: Browser;
const look = lookOnce();
let town: BrowsedCity;

beforeAll(async () => {
  browser = await openBrowser();
  town = await openBrowsedCity();
}, 120_000);

afterAll(async () => {
  await closeBrowser(browser);
  await town.close();
});

const office = { width: 1920, javaScript: true } as const;
const phone = { width: 360, javaScript: false } as const;

async function open(look: typeof office | typeof phone, username?: string): Promise<Page> {
  const page = await newPage(browser, { ...look, baseUrl: town.baseUrl });
  if (username !== undefined) await signIn(page, username);
  return page;
}

async function press(page: Page, name: string): Promise<void> {
  await page.locator('main').getByRole('button', { name, exact: true }).click();
}

async function fillDay(page: Page, name: string, day: string): Promise<void> {
  const box = page.locator(`input[name="${name}"]`).first();
  const type = await box.getAttribute('type');
  await box.fill(type === 'date' ? day : day.split('-').toReversed().join('/'));
}

function today(ahead: number): string {
  return town.city.house.clock.today().add({ days: ahead }).toString();
}

/** The examination's address, once it is announced and takes applications. */
async function prepare(page: Page): Promise<string> {
  await page.goto('/examinations');
  await look(page);
  await page.getByRole('link', { name: 'Lập kế hoạch kỳ thi' }).click();
  await page.locator('input[name=code]').fill('XT-2026');
  await page.locator('select[name=rules]').selectOption('review-2020');
  await page.locator('input[name=title]').fill('Kỳ xét tuyển công chức năm 2026');
  await fillDay(page, 'registerFrom', today(0));
  await fillDay(page, 'registerTo', today(20));
  await fillDay(page, 'sitsOn', today(10));
  await page.locator('input[name=place]').fill('Trụ sở Ủy ban nhân dân');
  await press(page, 'Lưu');
  await page.getByRole('alert').getByText('Ngày thi phải sau').waitFor();
  await look(page);
  await fillDay(page, 'sitsOn', today(30));
  await press(page, 'Lưu');
  await page.waitForURL(/\/examinations\/\d+$/);
  await look(page);
  const address = page.url();
  await page.goto(`${address}/positions`);
  await page.locator('select[name=agencyId]').selectOption({ index: 1 });
  await page.locator('select[name=grade]').selectOption('specialist');
  await page.locator('input[name=title]').fill('Chuyên viên tư pháp');
  await page.locator('input[name=asked]').fill('1');
  await page.locator('select[name=education]').selectOption('bachelor');
  await page.locator('textarea[name=majors]').fill('Luật');
  await press(page, 'Gửi đề nghị');
  await page.locator('input[name^="quotas."]').fill('1');
  await look(page);
  await press(page, 'Duyệt chỉ tiêu');
  await page.getByText('Đã duyệt').first().waitFor();
  await page.goto(address);
  for (const [index, [typed, name]] of examiners.entries()) {
    const box = page.getByRole('combobox', { name: `Người thứ ${index + 1}` });
    await box.fill(typed);
    await page.getByRole('option', { name }).first().click();
  }
  await look(page);
  await press(page, 'Lưu danh sách');
  await press(page, 'Thông báo kỳ thi');
  await press(page, 'Mở nhận hồ sơ');
  await page.getByText('Đang nhận hồ sơ').first().waitFor();
  return address;
}

const examiners = [
  ['mac van bach', 'Mạc Văn Bách'],
  ['to thi sen', 'Tô Thị Sen'],
] as const;

type Applicant = { readonly name: string; readonly id: string; readonly hasPriority: boolean };

/** Applies on a phone; gives code and secret of the receipt. */
async function apply(page: Page, { name, id, hasPriority }: Applicant): Promise<[string, string]> {
  await page.goto('/exams');
  await look(page);
  await page.getByRole('link', { name: 'Kỳ xét tuyển công chức năm 2026' }).click();
  await look(page);
  await page.getByRole('link', { name: 'Nộp hồ sơ dự tuyển' }).click();
  await page.locator('select[name=positionId]').selectOption({ index: 1 });
  await page.locator('input[name=fullName]').fill(name);
  await fillDay(page, 'bornOn', '1999-04-30');
  await page.locator('input[name=idNumber]').fill(id);
  await page.locator('input[name=gender][value=female]').check();
  await page.locator('input[name=phone]').fill('0912345678');
  await page.locator('input[name=address]').fill('Phường An Hòa');
  await page.locator('select[name=education]').selectOption('college');
  await page.locator('input[name=major]').fill('Luật');
  await page.locator('select[name=language]').selectOption('english');
  if (hasPriority) await page.locator('select[name=priority]').selectOption('family');
  await page.locator('input[name=declared]').check();
  await press(page, 'Nộp hồ sơ');
  await page.getByRole('alert').getByText('Chưa đủ điều kiện về trình độ').waitFor();
  expect(await page.locator('input[name=fullName]').inputValue()).toBe(name);
  await look(page);
  await page.locator('select[name=education]').selectOption('bachelor');
  if (hasPriority)
    await page.locator('input[name=files]').setInputFiles({
      name: 'giay-xac-nhan.pdf',
      mimeType: 'application/pdf',
      buffer: Buffer.from('%PDF-1.4\n%%EOF\n'),
    });
  await press(page, 'Nộp hồ sơ');
  await page.waitForURL(/\/exams\/mine$/);
  await look(page);
  const [code = '', secret = ''] = await page.locator('main code').allInnerTexts();
  return [code, secret];
}

async function enterMarks(page: Page, address: string, marks: readonly string[]): Promise<void> {
  await page.goto(`${address}/marks`);
  await look(page);
  for (const [index, mark] of marks.entries())
    await page.locator('input[name^="marks."]').nth(index).fill(mark);
  await press(page, 'Lưu điểm');
  await page.getByRole('status').filter({ hasText: 'Đã lưu điểm' }).waitFor();
}

test(
  'a candidate registers by phone; the officer runs the examination to recognition; a tie is decided by the rule; the candidate reads the result',
  { timeout: 240_000 },
  async () => {
    const officer = await open(office, 'office');
    const address = await prepare(officer);
    const people: Applicant[] = [
      { name: 'Lê Thị Ánh', id: '092199000001', hasPriority: true },
      { name: 'Trần Ngọc Bích', id: '092199000002', hasPriority: false },
    ];
    const receipts: [string, string][] = [];
    for (const person of people) receipts.push(await apply(await open(phone), person));

    await officer.goto(address);
    await press(officer, 'Kết thúc nhận hồ sơ');
    await officer.getByRole('link', { name: 'Thẩm định hồ sơ' }).click();
    await look(officer);
    await officer.getByRole('link', { name: 'Lê Thị Ánh' }).click();
    await officer.getByText('092199000001').waitFor();
    await look(officer);
    await press(officer, 'Ghi kết luận');
    await officer.goto(`${address}/rooms`);
    await officer.locator('textarea[name=rooms]').fill('Phòng 1: 1');
    await press(officer, 'Xếp phòng');
    await officer.getByRole('alert').getByText('Còn 1 hồ sơ chưa có kết luận').waitFor();
    await officer.locator('input[name=screened]').check();
    await press(officer, 'Xếp phòng');
    await officer.getByRole('alert').getByText('chỉ có 1 chỗ cho 2 thí sinh').waitFor();
    await officer.locator('textarea[name=rooms]').fill('Phòng 1: 24');
    await press(officer, 'Xếp phòng');
    await officer.goto(`${address}/attendance`);
    await look(officer);
    await press(officer, 'Lưu điểm danh phòng này');
    await press(officer, 'Chốt điểm danh, đánh số phách');

    // 70 + 5 of priority and 75: the same total. Whose paper is whose nobody at the desk can tell.
    const marks = await marksFor(address, receipts[0]?.[0] ?? '');
    await enterMarks(officer, address, marks);
    const second = await open(office, 'specialist');
    await enterMarks(second, address, [marks[0] ?? '', '12,5']);
    await officer.goto(`${address}/marks`);
    await officer.getByText('hai lượt nhập lệch nhau').waitFor();
    const third = await open(office, 'clerk');
    await enterMarks(third, address, [marks[1] ?? '']);
    await officer.goto(`${address}/marks`);
    await press(officer, 'Chốt điểm môn này');
    await officer.goto(address);
    await press(officer, 'Tính kết quả');
    await officer.waitForURL(/\/results$/);
    await look(officer);
    await officer.getByRole('link', { name: 'Kiểm tra lại kết quả' }).click();
    await officer.getByText('Tính lại cho đúng kết quả đang lưu').waitFor();
    await look(officer);
    const printed = await officer.request.get(`${address}/print/results`);
    expect(printed.headers()['content-type']).toContain('application/pdf');
    await officer.goto(address);
    await press(officer, 'Công bố kết quả');

    for (const [index, wanted] of ['Đạt, ngoài chỉ tiêu', 'Trúng tuyển'].entries()) {
      const [code = '', secret = ''] = receipts[index] ?? [];
      const candidate = await open(phone);
      await candidate.goto('/exams/look-up');
      await candidate.locator('input[name=code]').fill(code);
      await candidate.locator('input[name=secret]').fill('SAI');
      await press(candidate, 'Xem hồ sơ');
      await candidate.getByRole('alert').getByText('không khớp').waitFor();
      await candidate.locator('input[name=code]').fill(code);
      await candidate.locator('input[name=secret]').fill(secret);
      await press(candidate, 'Xem hồ sơ');
      await candidate.getByText(wanted, { exact: true }).waitFor();
      expect(await candidate.locator('main').innerText()).toContain('75');
      await look(candidate);
    }

    await officer.locator('input[name=decision]').fill('15/QĐ-UBND');
    await press(officer, 'Công nhận kết quả');
    await officer.getByRole('alert').getByText('Thời hạn phúc khảo còn').waitFor();
    town.city.house.clock.set(town.city.house.clock.now().add({ hours: 24 * 16 }));
    await signIn(officer, 'office');
    await officer.goto(address);
    await officer.locator('input[name=decision]').fill('15/QĐ-UBND');
    await press(officer, 'Công nhận kết quả');
    await officer.getByText('Đã công nhận kết quả').first().waitFor();
    await look(officer);
  },
);

/** Marks in the order of the blind codes, so that the candidate of this receipt gets 70 and the other 75. */
async function marksFor(address: string, code: string): Promise<string[]> {
  const { examinations } = town.city.offices;
  const id = Number(address.split('/').at(-1));
  const state = await examinations.get(id);
  const seed =
    examinations.desk.sealing.unseal('examination blind codes', state.seating?.sealedSeed ?? '') ?? '';
  const rows = await town.city.house.db
    .selectFrom('examinationCandidate')
    .select(['id', 'code'])
    .where('examinationId', '=', id)
    .execute();
  const { blindCodes } = await import('../src/examinations/seating.ts');
  const papers = blindCodes(
    seed,
    'specialised',
    rows.map((row) => row.id),
  );
  return rows
    .map((row) => ({ paper: papers.get(row.id) ?? '', mark: row.code === code ? '70' : '75' }))
    .toSorted((a, b) => (a.paper < b.paper ? -1 : 1))
    .map(({ mark }) => mark);
}
