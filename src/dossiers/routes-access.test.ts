import { beforeAll, describe, expect, test } from 'vitest';
import { testCity, type TestBrowser, type TestCity } from '../../checks/test-city.ts';
import { dossierAt as at, testDesk, type TestDesk } from '../../checks/test-desk.ts';
import { loadDossier } from './store.ts';

let city: TestCity;
let receive: TestDesk['receive'];
let current: TestDesk['current'];
let leader: TestBrowser;
let ward: TestBrowser;

beforeAll(async () => {
  city = await testCity();
  ({ receive, current } = testDesk(city));
  [leader, ward] = await Promise.all([city.signedIn('leader'), city.signedIn('clerk')]);
});

describe('a dossier of another agency', () => {
  test('is invisible in lists, counts, search, export and by guessing', async () => {
    const name = 'Xa Lạ Hoàn Toàn';
    const idNumber = '092555666777';
    const code = await receive(name, { idNumber });
    const { id } = await current(code);
    for (const path of [
      '/work?tab=agency',
      '/dossiers',
      `/dossiers?q=${encodeURIComponent(code)}`,
      `/dossiers?q=${code.slice(0, -2)}`,
      `/dossiers?q=${idNumber}`,
      '/dossiers?q=xa+la+hoan',
      '/dossiers?agency=X99.01',
      '/dossiers/export.csv',
      `/dossiers/export.csv?q=${idNumber}`,
      `/api/v1/dossiers?q=${code}`,
      '/dossiers?page=2',
    ]) {
      const { text, status } = await ward.get(path);
      expect(status, path).toBe(200);
      expect(text.includes(name), path).toBe(false);
      expect(text.includes(`href="${at(code)}"`), path).toBe(false);
    }
    const none = await ward.get(`/api/v1/dossiers?q=${idNumber}`);
    expect(none.json()).toMatchObject({ total: 0, dossiers: [] });
    for (const path of ['', '/process.bpmn', `/files/${'a'.repeat(64)}`, '/forms/receipt.pdf']) {
      expect((await ward.get(`${at(code)}${path}`)).status, path).toBe(404);
    }
    for (const command of ['withdraw', 'complete-step', 'assign', 'attach']) {
      const reply = await ward.post(`${at(code)}/${command}`, {
        expectedVersion: '1',
        step: '1',
        reason: 'x',
      });
      expect(reply.status, command).toBe(404);
      expect(reply.text).not.toContain(name);
    }
    expect((await ward.get(`/work/sign?items=${code}~1`)).text).not.toContain(name);
    const looks = city.house.db
      .selectFrom('personalDataLook')
      .selectAll()
      .where('subjectId', '=', id)
      .execute();
    expect(await looks).toEqual([]);
  });

  test('becomes visible when one of its steps comes to the agency', async () => {
    const code = await receive('Đò Sang Sông', { procedure: 'BM.004', agency: 'X99.10.01' });
    expect((await city.visitor().get(at(code))).status).toBe(303);
    const district = await city.signedIn('head-x99.10');
    expect((await district.get(at(code))).status).toBe(200); // above the ward
    expect((await leader.get(at(code))).status).toBe(404); // beside it
  });

  test('its history folds to what the page shows', async () => {
    const code = await receive('Một Lòng');
    const { id } = await current(code);
    expect((await loadDossier(city.house.db, id)).dossier).toEqual(await current(code));
  });
});
