import { expect, test } from 'vitest';
import { openCourseDesk } from '../../checks/course-desk.ts';

test('a new row takes the values that its address gives, each checked as if it was typed', async () => {
  const { person } = await openCourseDesk();
  const office = await person('office');
  const form = async (query: Record<string, string>) =>
    (await office.get(`/registers/course/new?${new URLSearchParams(query).toString()}`)).text;
  const good = await form({
    name: 'Lớp <b & c',
    agency: 'X99.02',
    kind: 'it',
    software: 'Một Cửa',
    heldOn: '5/3/2026',
    people: '1.200',
    isOnline: 'có',
    organiser: 'specialist',
    view: 'mine',
  });
  expect(good).not.toContain('role="alert"');
  for (const value of ['Lớp &lt;b &amp; c', 'Một Cửa', '2026-03-05', 'Mạc Văn Bách', 'specialist'])
    expect(good).toContain(`value="${value}"`);
  for (const value of ['X99.02', 'it']) expect(good).toContain(`<option value="${value}" selected`);

  const wrong = await form({ kind: 'sport', heldOn: '31/02/2026', people: 'mười', organiser: 'Không Ai' });
  expect(wrong).toContain('Chọn một trong: Tin học; Pháp luật.');
  expect(wrong).toContain('Ngày chưa đúng');
  expect(wrong).toContain('Không có người dùng &quot;Không Ai&quot;');
  for (const value of ['31/02/2026', 'mười', 'Không Ai']) expect(wrong).toContain(`value="${value}"`);
  expect((await office.get('/registers/course/new?kind=it&kind=law')).status).toBe(200);
  expect(await form({})).not.toContain('role="alert"');
});
