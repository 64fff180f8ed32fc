import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { testCity, type TestCity } from '../../checks/test-city.ts';
import { verifyCity } from '../city.ts';
import { system, visitor } from '../kernel/access.ts';
import { createServer } from '../kernel/server.ts';
import { checkProof, isProven } from '../ledger/check-proof.ts';
import type { InclusionProof } from '../ledger/schema.ts';
import { createShell } from '../shell.tsx';
import { formatDay } from '../ui/format.ts';
import { createPortal } from './portal.ts';
import { portalRoutes } from './routes.tsx';

const applicant = {
  name: 'Nguyễn Thị Mỹ Duyên',
  idNumber: '092123456789',
  phone: '0912345678',
  email: 'duyen@mail.example',
  address: 'Hẻm 5, ấp Rạch Gừa',
};
const filing = { applicant, owner: null, papers: [], sets: 1, note: 'ghi chú riêng' };

let city: TestCity;
let app: FastifyInstance;
let code: string;
let linkedCode: string;
let due: Temporal.Instant;
beforeAll(async () => {
  city = await testCity();
  code = await receive('BM.004');
  linkedCode = await receive('BM.001');
  const { dossier } = await city.dossiers.get(code, true);
  due = dossier.dueAt ?? city.house.clock.now();
  app = await serveLinked();
});
afterAll(() => app.close());

/** The house's own portal, but that one of the two dossiers is made to be a part of the other. */
async function serveLinked(): Promise<FastifyInstance> {
  const { rooms } = city.portal;
  const parent = await rooms.dossiers.findPublic(code);
  const portal = createPortal(city.house, {
    ...rooms,
    dossiers: {
      ...rooms.dossiers,
      async findPublic(wanted) {
        const dossier = await rooms.dossiers.findPublic(wanted);
        if (dossier === null || parent === null || wanted !== linkedCode) return dossier;
        return { ...dossier, parent: { id: parent.id, elementId: 'Call' } };
      },
    },
  });
  return createServer({
    house: city.house,
    routes: portalRoutes(portal),
    shell: createShell(city.file.name),
    findActor: async () => visitor,
  });
}

async function receive(procedure: string): Promise<string> {
  const agency = city.organization.findAgency('X99.10.01');
  if (agency === undefined) throw new Error('no such agency');
  const dossier = { procedure, agencyId: agency.id, filing, files: [], channel: 'counter' as const };
  return (await city.dossiers.receive(system, dossier)).code;
}

/** Address of a dossier with its receipt's token. */
function receiptOf(wanted: string): URL {
  return new URL(city.portal.trackingUrl('http://city.example', wanted));
}

function pathOf(wanted: string): string {
  return `/track/${encodeURIComponent(wanted)}`;
}

/** Requests come from ever new visitors, so that the limit against guessing does not meet the tests. */
let visitors = 0;
async function get(address: string) {
  visitors += 1;
  return app.inject({ url: address, remoteAddress: `10.0.${visitors >> 8}.${visitors & 255}` });
}

const personal = [
  applicant.name,
  'Duyên',
  applicant.idNumber,
  applicant.phone,
  applicant.email,
  'Rạch Gừa',
  'ghi chú riêng',
];

function expectNothingPersonal(text: string): void {
  for (const part of personal) expect(text).not.toContain(part);
}

describe('looking up a dossier', () => {
  test('by its code, as people type it', async () => {
    expect((await get('/dossiers/look-up')).statusCode).toBe(200);
    const typed = ` ${code.toLowerCase().replace('-', ' – ')} `;
    const { statusCode, headers } = await get(`/dossiers/look-up?code=${encodeURIComponent(typed)}`);
    expect([statusCode, headers['location']]).toEqual([303, pathOf(code)]);
  });

  test('by the address in the QR, which keeps its token', async () => {
    const { headers } = await get(`/dossiers/look-up?code=${encodeURIComponent(receiptOf(code).href)}`);
    expect(headers['location']).toBe(receiptOf(code).href.replace('http://city.example', ''));
  });

  test.each(['H99.00-000000-0000', '<script>alert(1)</script>', "' or 1=1 --", 'x'.repeat(400), '%E0%A4%A'])(
    'a code that there is not (%s) is answered in friendly words, and kept',
    async (typed) => {
      const { statusCode, body } = await get(`/dossiers/look-up?code=${encodeURIComponent(typed)}`);
      expect(statusCode).toBe(404);
      expect(body).toContain('Không tìm thấy hồ sơ có mã này');
      expect(body).not.toContain('<script>alert');
      if (/^[\w.-]{1,60}$/.test(typed)) expect(body).toContain(`value="${typed}"`);
    },
  );

  test('guessing is slowed down', async () => {
    const guess = () => app.inject({ url: '/track/X99.10.01-260302-9999', remoteAddress: '10.9.9.9' });
    const statuses: number[] = [];
    for (let at = 0; at < 41; at += 1) statuses.push((await guess()).statusCode);
    expect(statuses.slice(0, 40)).toEqual(Array.from({ length: 40 }, () => 404));
    expect(statuses.at(-1)).toBe(429);
  });
});

describe('the page behind the QR', () => {
  test('without the token says code, state and due date only', async () => {
    for (const query of ['', '?k=', '?k=aaaaaaaaaaaa', `?k=${receiptOf(linkedCode).searchParams.get('k')}`]) {
      const { statusCode, body } = await get(pathOf(code) + query);
      expect(statusCode).toBe(200);
      expect(body).toContain(code);
      expect(body).toContain('Được tiếp nhận');
      expect(body).toContain(formatDay(due));
      expect(body).not.toContain('Cấp phép sửa bến đò');
      expect(body).not.toContain('check-proof');
      expectNothingPersonal(body);
    }
  });

  test('with the token says where it stands and what to do, and still nothing personal', async () => {
    const { pathname, search } = receiptOf(code);
    const { statusCode, body } = await get(pathname + search);
    expect(statusCode).toBe(200);
    for (const words of [
      'Cấp phép sửa bến đò',
      'Phường Hải Âu'.toLowerCase(),
      'Bạn chưa phải làm gì thêm',
      '10 ngày làm việc',
      'Đang kiểm tra thực tế',
    ])
      expect(body.toLowerCase()).toContain(words.toLowerCase());
    expectNothingPersonal(body);
  });

  test('tells by the clock that it is late', async () => {
    const before = city.house.clock.now();
    city.house.clock.set(Temporal.Instant.from('2026-03-20T03:00:00Z'));
    try {
      const { body } = await get(receiptOf(code).href.replace('http://city.example', ''));
      expect(body).toMatch(/due due-late[\s\S]*?Quá hạn \d+ ngày làm việc/);
    } finally {
      city.house.clock.set(before);
    }
  });

  test('a part of a linked dossier leads to the one that the applicant filed', async () => {
    const plain = await get(pathOf(linkedCode));
    expect([plain.statusCode, plain.headers['location']]).toEqual([303, pathOf(code)]);
    const { pathname, search } = receiptOf(linkedCode);
    const withToken = await get(pathname + search);
    expect(withToken.headers['location']).toBe(receiptOf(code).pathname + receiptOf(code).search);
    expect((await get(`${pathname}/proof${search}`)).headers['location']).toBe(
      `${receiptOf(code).pathname}/proof${receiptOf(code).search}`,
    );
  });

  test('answers other programs with the same', async () => {
    const { pathname, search } = receiptOf(code);
    const brief = (await get(`/api/v1${pathname}`)).json<Record<string, unknown>>();
    expect(brief).toEqual({
      code,
      handedOver: null,
      state: { vi: 'Được tiếp nhận', en: 'Received' },
      dueAt: due.toString(),
    });
    const full = await get(`/api/v1${pathname}${search}`);
    expect(full.json()).toMatchObject({
      ...brief,
      procedure: 'Cấp phép sửa bến đò',
      advice: { isAsked: false },
    });
    expectNothingPersonal(full.body);
    const unknown = await get('/api/v1/track/H99.00-000000-0000');
    expect([unknown.statusCode, unknown.json()]).toEqual([
      404,
      { refusals: [expect.objectContaining({ code: 'not-found' })] },
    ]);
  });
});

describe('the proof', () => {
  const proofOf = (wanted: string, more = '') => {
    const { pathname, search } = receiptOf(wanted);
    return get(`${pathname}/proof${search}${more}`);
  };

  test('is there from the next head on, and a browser can check it', async () => {
    const fresh = await receive('BM.001');
    expect((await proofOf(fresh)).json()).toMatchObject({
      proof: null,
      vi: expect.stringContaining('chưa vào sổ'),
    });
    await city.ledger.anchor();
    const reply = await proofOf(fresh);
    const { proof } = reply.json<{ proof: InclusionProof }>();
    const checks = await checkProof(proof, city.ledger.publicKey.raw.toString('base64'));
    expect(isProven(checks)).toBe(true);
    expect(proof).toMatchObject({ eventCount: 1, coveredCount: 1 });
    expectNothingPersonal(reply.body);
    const { pathname, search } = receiptOf(fresh);
    const { body } = await get(pathname + search);
    expect(body).toContain('data-check-proof=');
    expect(body).toContain('Cả 1 sự kiện của hồ sơ đã nằm trong sổ chứng thực');
  });

  test('is kept as a file', async () => {
    const { headers } = await proofOf(code, '&download=1');
    expect(headers['content-disposition']).toBe(
      `attachment; filename*=UTF-8''bang-chung-${code.replaceAll('/', '-')}.json`,
    );
  });

  test('opens with the receipt’s token only', async () => {
    const { statusCode, body } = await get(`${pathOf(code)}/proof`);
    expect(statusCode).toBe(403);
    expect(body).toContain('mã QR trên giấy hẹn');
    expect((await get('/track/H99.00-000000-0000/proof')).statusCode).toBe(404);
  });

  test('the whole record of the city verifies: what dossiers do is what their rows say', async () => {
    await city.ledger.anchor();
    expect(await verifyCity(city)).toMatchObject({ intact: true, problems: [] });
  });
});
