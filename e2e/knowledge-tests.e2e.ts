import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { writeWorkbook } from '../src/kernel/spreadsheet.ts';
import { sessionCookie } from '../src/kernel/server.ts';
import { expectAccessible } from './axe.ts';
import { closeBrowser, newPage, openBrowser } from './browser.ts';
import { openBrowsedCity, signIn, type BrowsedCity } from './city.ts';

let town: BrowsedCity;
let browser: Browser;
let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'motcua-knowledge-'));
  town = await openBrowsedCity();
  browser = await openBrowser();
}, 120_000);

afterAll(async () => {
  await closeBrowser(browser);
  await town.close();
  await rm(folder, { recursive: true, force: true });
});

async function visit(username: string, options: { width: number; javaScript: boolean }): Promise<Page> {
  const page = await newPage(browser, { ...options, baseUrl: town.baseUrl });
  await signIn(page, username);
  return page;
}

const titles = [
  'Chủ đề',
  'Độ khó',
  'Câu hỏi',
  'Phương án A',
  'Phương án B',
  'Phương án C',
  'Đáp án',
  'Giải thích',
  'Nguồn',
];
const rowOf = (number: number, key: string) => [
  'Một cửa',
  'Dễ',
  `Câu hỏi thử số ${number}?`,
  'Phương án đúng',
  'Phương án hai',
  'Phương án ba',
  key,
  `Lời giải ${number}`,
  'Nghị định 61/2018/NĐ-CP',
];

async function workbook(name: string, rows: readonly (readonly string[])[]): Promise<string> {
  const file = join(folder, name);
  const columns = titles.map((title) => ({ title, width: 20 }));
  await writeFile(file, await writeWorkbook([{ name: 'Câu hỏi', columns, rows }]));
  return file;
}

async function holdTest(officer: Page, title: string): Promise<void> {
  await officer.goto('/knowledge-tests/new');
  await expectAccessible(officer);
  await officer.locator('input[name=title]').fill(title);
  await officer.locator('input[name="shares.s0"]').fill('3');
  await officer.locator('input[name=opensAt]').fill('2026-03-01T08:00');
  await officer.locator('input[name=passMark]').fill('60');
  await officer.locator('input[name=showsAtOnce]').check();
  await officer.getByRole('button', { name: 'Lưu bài kiểm tra' }).click();
  await officer.getByRole('button', { name: 'Mở bài kiểm tra' }).click();
  await officer.getByRole('status').filter({ hasText: 'Đã mở bài kiểm tra' }).waitFor();
}

type Screen = { readonly width: number; readonly javaScript: boolean };
let testAddress = '';

/** Sits the test: two answers right, the third wrong, with a break before handing in. Gives the page of the result. */
async function sit(username: string, screen: Screen): Promise<Page> {
  const person = await visit(username, screen);
  await person.goto(testAddress);
  await person.getByRole('button', { name: 'Bắt đầu làm bài' }).click();
  for (const number of [1, 2, 3]) {
    await person.getByRole('heading', { name: `Câu ${number}` }).waitFor();
    if (number === 1) await expectAccessible(person);
    expect(await person.content()).not.toContain('Lời giải');
    await person
      .locator('label')
      .filter({ hasText: number === 3 ? 'Phương án hai' : 'Phương án đúng' })
      .click();
    if (screen.javaScript) await person.getByText('Đã lưu câu này.').waitFor();
    await person.getByRole('button', { name: /^Lưu và/ }).click();
  }
  // A line that was cut: the sheet is there as it stood.
  await person.goto('/knowledge-tests');
  await person.getByRole('link', { name: 'Làm tiếp' }).click();
  await person.locator('input[name=chosen]:checked').waitFor();
  await person.locator('summary').filter({ hasText: 'Nộp bài' }).click();
  await person.getByRole('button', { name: 'Nộp bài ngay' }).click();
  await person.getByText('2/3').waitFor();
  return person;
}

test('a test is made from Excel and held, a clerk takes it and gets the certificate, marks on paper are entered, bad questions are told', async () => {
  const screen = { width: 1920, javaScript: true };
  const officer = await visit('office', screen);
  const wrong = await workbook('sai.xlsx', [rowOf(1, 'Z'), ['', 'Rất khó', 'X?', 'a', '', '', 'A', '', '']]);
  const right = await workbook(
    'dung.xlsx',
    [1, 2, 3].map((number) => rowOf(number, 'A')),
  );
  await officer.goto('/knowledge-tests/questions/import');
  await officer.locator('input[type=file]').setInputFiles(wrong);
  await officer.getByRole('button', { name: 'Nhập thử' }).click();
  await officer.getByRole('cell', { name: 'G2' }).or(officer.getByText('G2')).first().waitFor();
  await expectAccessible(officer);
  expect(await officer.locator('main').innerText()).toContain('Độ khó là: Dễ, Trung bình hoặc Khó.');
  await officer.locator('input[type=file]').setInputFiles(right);
  await officer.getByRole('button', { name: 'Nhập thử' }).click();
  await officer.getByRole('button', { name: 'Nhập 3 câu vào ngân hàng' }).click();
  await officer.getByRole('status').filter({ hasText: 'Đã nhập 3 câu hỏi' }).waitFor();
  await expectAccessible(officer);
  await holdTest(officer, 'Kiểm tra kiến thức một cửa');
  testAddress = new URL(officer.url()).pathname;

  const clerk = await sit('clerk', screen);
  await expectAccessible(clerk);
  const certificate = await clerk.request.get(`${new URL(clerk.url()).pathname}/certificate.pdf`);
  expect((await certificate.body()).subarray(0, 5).toString()).toBe('%PDF-');
  const code = /[2-9A-Z]{4}-[2-9A-Z]{4}-[2-9A-Z]{4}/.exec(await clerk.locator('main').innerText())?.[0] ?? '';
  await officer.goto(`/knowledge-tests/certificates?code=${code}`);
  expect(await officer.locator('main').innerText()).toContain('Tô Thị Sen');

  await officer.goto(`${testAddress}/paper`);
  await officer.locator('select[name=agency]').selectOption({ index: 1 });
  await officer.locator('textarea[name=lines]').fill('Lò Thị Mận; 85\nQuàng Văn Pó; 101');
  await officer.getByRole('button', { name: 'Ghi điểm' }).click();
  await officer.getByRole('alert').getByText('Dòng 2, Quàng Văn Pó').waitFor();
  await expectAccessible(officer);
  await officer.locator('textarea[name=lines]').fill('Lò Thị Mận; 85\nQuàng Văn Pó; 42,5');
  await officer.getByRole('button', { name: 'Ghi điểm' }).click();
  await officer.getByRole('status').filter({ hasText: 'Đã ghi điểm của 2 người' }).waitFor();
  await expectAccessible(officer);
  const results = await officer.locator('main').innerText();
  expect(results).toContain('điểm khớp');
  expect(results).toContain('Quàng Văn Pó');
  await officer.goto(`${testAddress}/items`);
  await expectAccessible(officer);
  expect(await officer.locator('main').innerText()).toContain('Câu hỏi thử số 1?');
});

test('signed out in the middle, and when time is over: what was chosen counts, and the page says what happened', async () => {
  const person = await visit('leader', { width: 1920, javaScript: true });
  await person.goto(testAddress);
  await person.getByRole('button', { name: 'Bắt đầu làm bài' }).click();
  await person.getByRole('heading', { name: 'Câu 1' }).waitFor();
  const right = person.locator('label').filter({ hasText: 'Phương án đúng' });
  await person.context().clearCookies({ name: sessionCookie });
  await right.click();
  await person.getByText('Phiên đăng nhập đã hết, câu này chưa lưu').waitFor();
  await signIn(await person.context().newPage(), 'leader');
  await person.reload();
  await right.click();
  await person.getByText('Đã lưu câu này.').waitFor();
  const { db, clock } = town.city.house;
  const sheet = await db
    .selectFrom('knowledgeSitting')
    .select('dueAt')
    .where('state', '=', 'open')
    .executeTakeFirstOrThrow();
  const before = clock.now();
  clock.set(sheet.dueAt.subtract({ seconds: 3 }));
  await person.reload();
  await person.locator('input[name=chosen]:checked').waitFor();
  await person.getByText('1/3').waitFor();
  await expectAccessible(person);
  clock.set(before);
});

test('on a phone without script a test is taken just the same; who needs figures alone sees no names', async () => {
  const screen = { width: 360, javaScript: false };
  const specialist = await sit('specialist', screen);
  await expectAccessible(specialist);
  const inspecting = await visit('admin', screen);
  await inspecting.goto(testAddress);
  const figures = await inspecting.locator('main').innerText();
  expect(figures).not.toContain('Tô Thị Sen');
  expect(figures).toContain('tên người dự không hiện');
});
