import { beforeAll, describe, expect, test } from 'vitest';
import { testCity, type TestBrowser, type TestCity } from '../../checks/test-city.ts';

let city: TestCity;
let person: TestBrowser;
beforeAll(async () => {
  city = await testCity();
  person = city.visitor();
});

const get = (url: string) => person.get(url);

describe('the first page', () => {
  test('asks what one needs, and where one’s dossier is', async () => {
    const { status, text: body } = await get('/');
    expect(status).toBe(200);
    expect(body).toContain('Bạn cần làm thủ tục gì?');
    expect(body).toMatch(/<form action="\/procedures" method="get" role="search"/);
    expect(body).toContain('action="/dossiers/look-up"');
    expect(body).toContain('/procedures?event=H%E1%BB%8Dc%20t%E1%BA%ADp');
    expect(body.match(/btn-next/g)).toHaveLength(1);
  });

  test('sends staff to their work', async () => {
    const clerk = await city.signedIn('clerk');
    expect(await clerk.get('/')).toMatchObject({ status: 303, location: '/desk' });
    expect(await clerk.get('/desk')).toMatchObject({ status: 303, location: '/today' });
    // Whoever handles no dossiers has a first page too.
    const administrator = await city.signedIn('admin');
    const { location } = await administrator.get('/desk');
    expect(await administrator.get(location)).toMatchObject({ status: 200 });
  });

  test.each(['/', '/about', '/help', '/ledger', '/agencies', '/dossiers/look-up'])(
    '%s speaks English too',
    async (url) => {
      const { status, text: body } = await city.visitor().get(`${url}?lang=en`);
      expect(status).toBe(200);
      expect(body).toContain('<html lang="en"');
    },
  );
});

test('the public ledger shows its newest head and its key', async () => {
  await city.ledger.anchor();
  const [head] = await city.ledger.heads(1);
  const { text: body } = await get('/ledger');
  expect(body).toContain(head?.root);
  expect(body).toContain(city.ledger.publicKey.keyId);
});

describe('the agencies', () => {
  test('are found without diacritics', async () => {
    const { text: body } = await get('/agencies?q=hai+au');
    expect(body).toContain('Ủy ban nhân dân phường Hải Âu');
    expect(body).not.toContain('Sao Biển');
    expect((await get('/agencies?q=dan+su')).text).toContain('Phòng Dân sự Bến Mây');
    expect((await get('/agencies?q=kh%C3%B4ng+c%C3%B3')).text).toContain('Không tìm thấy cơ quan nào');
  });

  test('stand under the district they belong to', async () => {
    const { text: body } = await get('/agencies?level=commune');
    expect(body.indexOf('khu Bờ Đông')).toBeGreaterThan(0);
    expect(body.indexOf('khu Bờ Đông')).toBeLessThan(body.indexOf('phường Hải Âu'));
  });

  test('say when they are open and what they receive', async () => {
    const { status, text: body } = await get('/agencies/X99.10.01');
    expect(status).toBe(200);
    expect(body).toContain('Hôm nay làm việc');
    expect(body).toContain('Thứ Hai – Thứ ');
    expect(body).toContain('href="/procedures/BM.004"');
    expect(body).not.toContain('BM.002');
    expect((await get('/agencies/X00')).status).toBe(404);
  });
});
