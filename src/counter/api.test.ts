import { beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { testCity, type TestBrowser, type TestCity } from '../../checks/test-city.ts';

let city: TestCity;
let clerk: TestBrowser;

beforeAll(async () => {
  city = await testCity();
  clerk = await city.signedIn('clerk');
});

async function countDossiers(): Promise<number> {
  const { rows } = await city.house.pool.query<{ total: number }>(
    'select count(*)::int as total from dossier',
  );
  return rows[0]?.total ?? 0;
}

describe('the API', () => {
  const filing = { applicant: { name: 'Lê Thị Máy', idNumber: '092000000777' } };

  const paper = { name: 'Đơn đề nghị sửa bến', original: 1, certified: 0, plain: 0 };

  async function receivedByApi(): Promise<string> {
    const reply = await clerk.call('POST', '/api/v1/dossiers', { procedure: 'BM.004', filing });
    return z.object({ code: z.string() }).parse(reply.json()).code;
  }

  test('receives once for a key, and answers code and due date', async () => {
    const before = await countDossiers();
    const once = () =>
      clerk.call(
        'POST',
        '/api/v1/dossiers',
        { procedure: 'BM.004', filing: { ...filing, papers: [paper] } },
        { 'idempotency-key': 'key-of-a-machine' },
      );
    const both = await Promise.all([once(), once()]);
    expect(both.map(({ status }) => status)).toEqual([201, 201]);
    expect(both[0].json()).toEqual({
      code: expect.stringMatching(/^X99/),
      dueAt: expect.stringMatching(/^2026-03-/),
    });
    expect(both[1].json()).toEqual(both[0].json());
    expect(await countDossiers()).toBe(before + 1);
  });

  test('without any of the required papers it is received all the same, with a warning', async () => {
    const reply = await clerk.call('POST', '/api/v1/dossiers', { procedure: 'BM.004', filing });
    expect(reply.status).toBe(201);
    expect(reply.json()).toMatchObject({
      code: expect.stringMatching(/^X99/) as string,
      warnings: [
        {
          code: 'no-papers',
          field: 'filing.papers',
          vi: expect.stringContaining('giấy tờ bắt buộc') as string,
          en: expect.stringContaining('Received without any paper') as string,
        },
      ],
    });
  });

  test('a key that is too short or too long is refused by the name of its header', async () => {
    for (const key of ['x', 'x'.repeat(201)]) {
      const body = { procedure: 'BM.004', filing };
      const reply = await clerk.call('POST', '/api/v1/dossiers', body, { 'idempotency-key': key });
      expect(reply.status).toBe(422);
      expect(reply.json()).toMatchObject({
        refusals: [
          {
            field: 'Idempotency-Key',
            vi: expect.stringContaining('Idempotency-Key phải dài từ 8 đến 200 ký tự') as string,
            en: expect.stringContaining('Idempotency-Key must have 8 to 200 characters') as string,
          },
        ],
      });
    }
  });

  test('does a command, tells state and version, and refuses what does not fit', async () => {
    const code = await receivedByApi();
    const url = `/api/v1/dossiers/${encodeURIComponent(code)}`;
    const withdrawn = await clerk.call('POST', `${url}/commands/withdraw`, {
      reason: 'Nộp nhầm',
      expectedVersion: 1,
    });
    expect(withdrawn.json()).toEqual({ code, state: 'withdrawn', version: 2 });
    expect((await clerk.call('POST', `${url}/commands/withdraw`, { reason: 'Lần nữa' })).status).toBe(422);
    expect((await clerk.call('POST', `${url}/commands/withdraw`, {})).json()).toMatchObject({
      refusals: [{ field: 'reason' }],
    });
    expect((await clerk.call('POST', `${url}/commands/fly`, {})).status).toBe(404);
    expect((await clerk.get(url)).json()).toMatchObject({
      code,
      state: 'withdrawn',
      stateCode: 7,
      closingReason: 'Nộp nhầm',
    });
  });

  test('says what is wrong, by field', async () => {
    const reply = await clerk.call('POST', '/api/v1/dossiers', {
      procedure: 'BM.004',
      filing: { applicant: { name: '', idNumber: '9' } },
    });
    expect(reply.status).toBe(422);
    expect(reply.json()).toMatchObject({
      refusals: [{ field: 'filing.applicant.name' }, { field: 'filing.applicant.idNumber' }],
    });
  });

  test('a dossier of another agency is not there', async () => {
    const code = await receivedByApi();
    const specialist = await city.signedIn('specialist');
    expect((await specialist.get(`/api/v1/dossiers/${encodeURIComponent(code)}`)).status).toBe(404);
  });
});

test('a key used for other content is refused, and names the dossier that it made', async () => {
  const headers = { 'idempotency-key': 'used-for-somebody' };
  const receive = (name: string) =>
    clerk.call('POST', '/api/v1/dossiers', { procedure: 'BM.004', filing: { applicant: { name } } }, headers);
  const first = z.object({ code: z.string() }).parse((await receive('Trần Văn Một')).json());
  const before = await countDossiers();
  const second = await receive('Lê Thị Hai');
  expect(second.status).toBe(409);
  expect(second.text).toContain(first.code);
  expect(await countDossiers()).toBe(before);
});
