import { beforeAll, expect, test } from 'vitest';
import { testCity, type TestCity } from '../../checks/test-city.ts';

let city: TestCity;

beforeAll(async () => {
  city = await testCity({ withDossiers: true, now: '2026-11-20T09:00:00Z' });
});

async function usernameOf(role: string): Promise<string> {
  const { rows } = await city.house.pool.query<{ username: string }>(
    `select username from account where $1 = any(roles) order by id limit 1`,
    [role],
  );
  const [first] = rows;
  if (first === undefined) throw new Error(`nobody is ${role}`);
  return first.username;
}

test.each([
  'clerk',
  'specialist',
  'leader',
  'reform-officer',
  'inspector',
  'administrator',
  'records-clerk',
  'legal-officer',
  'personnel-officer',
])('the first page of a %s leads nowhere that is closed to them', async (role) => {
  const person = await city.signedIn(await usernameOf(role));
  const { status, text } = await person.get('/today');
  expect(status).toBe(200);
  const main = text.slice(text.indexOf('<main'));
  const links = [...main.matchAll(/href="(\/[^"]*)"/g)].map(([, href = '']) => href.replaceAll('&amp;', '&'));
  for (const href of new Set(links)) expect((await person.get(href)).status, href).toBe(200);
});

test('a proposed document waits for the legal office on its first page, and for nobody else', async () => {
  const [drafter, lawyer] = [await usernameOf('specialist'), await usernameOf('legal-officer')];
  const specialist = await city.signedIn(drafter);
  const { rows } = await city.house.pool.query<{ agencyId: string }>(
    `select agency_id::text as "agencyId" from account where username = $1`,
    [drafter],
  );
  const title = 'Quy định thử về chỗ đang chờ';
  await specialist.get('/legislation/drafts/new');
  const sent = await specialist.post('/legislation/drafts/new', {
    kind: 'decision',
    level: 'city',
    body: 'committee',
    title,
    field: 'Nội vụ',
    drafterId: rows[0]?.agencyId ?? '',
    need: 'Thử',
  });
  expect(sent.status).toBe(303);
  const seen = async (username: string) => (await (await city.signedIn(username)).get('/today')).text;
  expect(await seen(lawyer)).toContain(title);
  expect(await seen(lawyer)).toContain('Chấp thuận đề nghị xây dựng văn bản');
  expect(await seen(drafter)).not.toContain(title);
});

test('a figure of the week opens as many rows, and a share stands with its parts', async () => {
  const officer = await city.signedIn(await usernameOf('reform-officer'));
  const { text } = await officer.get('/today');
  const links = [...text.matchAll(/href="(\/indicators\/dossier\.\w+\/rows[^"]*)">([\d.]+)</g)];
  expect(links.length).toBeGreaterThan(0);
  for (const [, href = '', number = ''] of links) {
    const api = await officer.get(`/api/v1${href.replaceAll('&amp;', '&')}`);
    expect((api.json() as { total: number }).total, href).toBe(Number(number.replaceAll('.', '')));
  }
  for (const [, parts = ''] of text.matchAll(/tile-map-name">[^<]*<\/span> <strong>([^<]*)</g))
    expect(parts).toMatch(/^(chưa có|[\d,]+ % \([\d.]+\/[\d.]+\))$/);
});
