import { beforeAll, describe, expect, test } from 'vitest';
import { testCity, type TestBrowser, type TestCity } from '../../checks/test-city.ts';
import { system } from '../kernel/access.ts';
import { act, beginDocument } from './acting.ts';
import { issuerName, units } from './desk.ts';
import type { Done } from './life.ts';
import { documentAddress } from './parts.tsx';

let city: TestCity;
let officer: TestBrowser;
let drafterId: number;
const day = '2026-11-20';
/** The first bytes of a PNG picture, as much as its kind is known by. */
const picture = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);

beforeAll(async () => {
  city = await testCity({ pack: 'can-tho', now: `${day}T01:30:00Z` });
  officer = await city.signedIn('phapche');
  drafterId = city.organization.findAgency('H13.05')?.id ?? 0;
}, 120_000);

const by = () => ({ actor: system, at: city.house.clock.now() });
const done = (id: number, step: Done) => act(city.house, by(), { id }, step);

/** A draft that everybody may read and comment on. */
async function posted(): Promise<number> {
  const unit = units(city.offices.legislation).find(({ parentId }) => parentId === null);
  if (unit === undefined) throw new Error('no city');
  const fields = {
    kind: 'decision',
    level: 'city',
    body: 'committee',
    agencyId: unit.id,
    drafterId,
    issuer: issuerName(unit.name, 'committee'),
    title: 'Quy định về chợ đêm',
    field: 'Thương mại',
  } as const;
  const id = await beginDocument(city.house, by(), { kind: 'proposed', data: { fields, need: '' } });
  await done(id, { kind: 'accept', data: {} });
  await done(id, { kind: 'post', data: { from: day, until: '2026-12-31' } });
  return id;
}

async function attach(id: number, name: string, more: Record<string, string>): Promise<number> {
  const { cookie, csrf } = await officer.credentials();
  const form = new FormData();
  for (const [key, value] of Object.entries({ _csrf: csrf, ...more })) form.append(key, value);
  form.append('files', new File([new Uint8Array(picture), name], name));
  const body = new Response(form);
  const reply = await city.app.inject({
    method: 'POST',
    url: `${documentAddress(id)}/attach`,
    headers: { cookie, 'content-type': body.headers.get('content-type') ?? '' },
    payload: Buffer.from(await body.arrayBuffer()),
  });
  return reply.statusCode;
}

const fileAddress = (text: string, name: string): string =>
  new RegExp(`href="([^"]*/files/[0-9a-f]{64})">${name}`).exec(text)?.[1] ?? '';

describe('a posted draft shows the public what is meant for it', () => {
  test('a file is for staff unless it was opened, on the page and by its address', async () => {
    const id = await posted();
    expect(await attach(id, 'to-trinh-noi-bo.png', {})).toBe(303);
    expect(await attach(id, 'toan-van.png', { isOpen: 'on' })).toBe(303);
    const inside = (await officer.get(documentAddress(id))).text;
    const [memo, text] = [fileAddress(inside, 'to-trinh-noi-bo.png'), fileAddress(inside, 'toan-van.png')];
    const visitor = city.visitor();
    const outside = (await visitor.get(documentAddress(id))).text;
    expect(outside).toContain('toan-van.png');
    expect(outside).not.toContain('to-trinh-noi-bo.png');
    expect((await visitor.get(text)).status).toBe(200);
    expect((await visitor.get(memo)).status).toBe(404);
    expect((await officer.get(memo)).status).toBe(200);
    const stranger = await city.signedIn('chuyenvien');
    expect((await stranger.get(memo)).status).toBe(404);

    const hash = memo.split('/').at(-1) ?? '';
    await officer.post(`${documentAddress(id)}/open-file`, { hash, isOpen: 'on' });
    expect((await visitor.get(memo)).status).toBe(200);
    await officer.post(`${documentAddress(id)}/open-file`, { hash });
    expect((await visitor.get(memo)).status).toBe(404);
    expect((await officer.post(`${documentAddress(id)}/open-file`, { hash: 'a'.repeat(64) })).status).toBe(
      422,
    );
  });

  test('who drafts is told while nobody outside can read the draft', async () => {
    const id = await posted();
    const words = 'người dân chưa xem được toàn văn';
    expect((await officer.get(documentAddress(id))).text).toContain(words);
    expect((await city.visitor().get(documentAddress(id))).text).not.toContain(words);
    await attach(id, 'toan-van.png', { isOpen: 'on' });
    expect((await officer.get(documentAddress(id))).text).not.toContain(words);
  });

  test('why it was given back is for staff alone', async () => {
    const id = await posted();
    const reason = 'Chưa rõ nguồn kinh phí';
    const later = { actor: system, at: city.house.clock.now().add({ hours: 24 * 60 }) };
    const impact = { adds: [], amends: [], abolishes: [], assessment: '' };
    await done(id, { kind: 'assess', data: impact });
    await act(city.house, later, { id }, { kind: 'send-appraisal', data: {} });
    await act(city.house, later, { id }, { kind: 'return', data: { reason } });
    expect((await officer.get(documentAddress(id))).text).toContain(reason);
    expect((await city.visitor().get(documentAddress(id))).text).not.toContain(reason);
  });
});

test('a draft touches procedures of the catalogue: another code is refused beside its field, a known one opens', async () => {
  const id = await posted();
  const assess = (amends: string) =>
    officer.post(`${documentAddress(id)}/assess`, {
      adds: '9.000001',
      amends,
      abolishes: '',
      assessment: 'Giảm một loại giấy tờ.',
    });
  const refused = await assess('1.004859, 9.999999');
  expect(refused.status).toBe(422);
  expect(refused.text).toContain('Danh mục không có thủ tục đang áp dụng mã &quot;9.999999&quot;.');
  expect((await assess('1.004859')).status).toBe(303);
  expect((await officer.get(documentAddress(id))).text).toContain('href="/procedures/1.004859"');
});

describe('comments', () => {
  test('anybody comments while a draft is posted; one that is none is set aside with a reason and stays readable', async () => {
    const id = await posted();
    const at = documentAddress(id);
    const visitor = city.visitor();
    expect((await visitor.get('/legislation')).text).toContain('/legislation/posted');
    expect((await visitor.get('/legislation/posted')).text).toContain(`href="${at}"`);
    expect((await visitor.get(at)).text).not.toContain('/legislation/drafts');
    const words = 'Đề nghị bổ sung giờ mở cửa.';
    expect((await visitor.post(`${at}/comments`, { name: 'Nguyễn Văn A', words })).status).toBe(303);
    expect(
      (await visitor.post(`${at}/comments`, { name: 'Quảng cáo', words: 'Mua hàng giá rẻ' })).status,
    ).toBe(303);
    const empty = await visitor.post(`${at}/comments`, { name: 'B', words: ' ' });
    expect(empty.status).toBe(422);
    expect(empty.text).toContain('value="B"');

    const inside = (await officer.get(at)).text;
    expect(inside).toContain(words);
    expect(inside).toContain('2 góp ý');
    const comment = [...inside.matchAll(/name="comment" value="(\d+)"/g)].at(-1)?.[1] ?? '';
    const refused = await officer.post(`${at}/comments/hide`, { comment, why: '' });
    expect(refused.status).toBe(422);
    expect((await visitor.post(`${at}/comments/hide`, { comment, why: 'x' })).status).toBe(401);
    expect((await officer.post(`${at}/comments/hide`, { comment, why: 'Quảng cáo' })).status).toBe(303);
    const after = (await officer.get(at)).text;
    expect(after).toContain('1 góp ý');
    expect(after).toContain('Đã loại ra: 1');
    expect(after).toContain('Lý do: Quảng cáo');
    expect((await officer.post(`${at}/comments/hide`, { comment, why: 'lần nữa' })).status).toBe(404);
    const another = await posted();
    expect(
      (await officer.post(`${documentAddress(another)}/comments/hide`, { comment, why: 'khác' })).status,
    ).toBe(404);
  });
});
