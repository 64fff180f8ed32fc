import { beforeAll, expect, test } from 'vitest';
import { testCity, type TestBrowser, type TestCity } from '../../checks/test-city.ts';
import { createOrganization } from './organization.ts';

let city: TestCity;
let admin: TestBrowser;
/** An administrator of the district alone. */
let districtAdmin: TestBrowser;

const district = 'H13.21';
const commune = 'H13.21.10';
const otherDistrict = 'H13.22';

beforeAll(async () => {
  city = await testCity({ pack: 'can-tho' });
  const place = city.organization.findAgency(district);
  await city.house.db
    .updateTable('account')
    .set({ roles: ['administrator'], agencyId: place?.id ?? 0, unitId: null })
    .where('username', '=', 'truongphong')
    .execute();
  admin = await city.signedIn('quantri');
  districtAdmin = await city.signedIn('truongphong');
});

const addressOf = (code: string) => `/admin/agencies/${code}`;

async function seenAt(code: string, person: TestBrowser): Promise<string> {
  const { text } = await person.get(addressOf(code));
  return /name="seen" value="(\d+)"/.exec(text)?.[1] ?? '';
}

async function details(code: string): Promise<Record<string, string>> {
  const agency = city.organization.findAgency(code);
  const { name = '', nameEn = '', address = '', phone = '' } = agency ?? {};
  return { name, nameEn, address, phone, seen: await seenAt(code, admin) };
}

test('an administrator lists the agencies of their tree, by name without diacritics, level and hours', async () => {
  const all = await admin.get('/admin/agencies');
  expect(all.text).toContain(`${city.organization.all().length} cơ quan`);
  const found = await admin.get('/admin/agencies?q=nhan+dan+ninh+kieu&level=district');
  expect(found.text).toContain('1 cơ quan');
  expect(found.text).toContain(`/admin/agencies/${district}`);
  const own = await districtAdmin.get('/admin/agencies?q=');
  const tree = city.organization.treeOf(city.organization.findAgency(district)?.id ?? 0);
  expect(own.text).toContain(`${tree.length} cơ quan`);
  expect(own.text).not.toContain(`/admin/agencies/${otherDistrict}`);
  const nonsense = await admin.get('/admin/agencies?level=moon&hours=x&page=-3');
  expect(nonsense.status).toBe(200);
});

test('an agency outside the tree answers as one that is not there, also to a form that would be refused', async () => {
  const unknown = await districtAdmin.get(addressOf('H99.99'));
  for (const path of ['', '/office-hours', '/units', '/units/mot-cua']) {
    const address = addressOf(otherDistrict) + path;
    const replies = [await districtAdmin.post(address, {}), await districtAdmin.post(address, { name: 'X' })];
    if (path === '') replies.push(await districtAdmin.get(address));
    for (const reply of replies) {
      expect(reply.status, address).toBe(404);
      expect(reply.text).not.toContain(city.organization.findAgency(otherDistrict)?.name);
    }
  }
  expect(unknown.status).toBe(404);
  const leader = await city.signedIn('lanhdao');
  expect((await leader.get(addressOf(commune))).status).toBe(403);
});

test('a change is recorded with who, from what to what, and found by its new name', async () => {
  const before = city.organization.findAgency(commune);
  const wanted = {
    ...(await details(commune)),
    name: 'Ủy ban nhân dân phường Bến Lúa',
    phone: '0292 3 123 456',
  };
  const reply = await admin.post(addressOf(commune), wanted);
  expect(reply.status).toBe(303);
  const { text } = await admin.get(addressOf(commune));
  expect(text).toContain(`<del>${before?.name}</del> → <ins>Ủy ban nhân dân phường Bến Lúa</ins>`);
  expect(text).toContain('Dương Gia Huy');
  expect((await admin.get('/admin/agencies?q=ben+lua')).text).toContain('1 cơ quan');
  const again = await admin.post(addressOf(commune), { ...wanted, seen: await seenAt(commune, admin) });
  expect(again.status).toBe(303);
  expect(await seenAt(commune, admin)).toBe('1');
  expect((await createOrganization(city.house)).findAgency(commune)?.name).toBe(wanted.name);
});

test('who saw an older state is told, keeps what was typed, and overwrites nothing', async () => {
  const stale = await details(district);
  expect((await admin.post(addressOf(district), { ...stale, phone: '0292 111' })).status).toBe(303);
  const late = await admin.post(addressOf(district), { ...stale, address: 'Số 9, đường Hòa Bình' });
  expect(late.status).toBe(409);
  expect(late.text).toContain('Người khác vừa thay đổi cơ quan này');
  expect(late.text).toContain('Số 9, đường Hòa Bình');
  expect(city.organization.findAgency(district)?.phone).toBe('0292 111');
});

test('what cannot be is refused beside its field and kept', async () => {
  const reply = await admin.post(addressOf(district), {
    ...(await details(district)),
    name: ' ',
    phone: 'gọi <x-probe>',
  });
  expect(reply.status).toBe(422);
  expect(reply.text).toContain('id="details-name-error"');
  expect(reply.text).toContain('id="details-phone-error"');
  expect(reply.text).toContain('gọi &lt;x-probe');
  const hours = await admin.post(`${addressOf(district)}/office-hours`, {
    tuesday: '17:00–13:00',
    seen: await seenAt(district, admin),
  });
  expect(hours.status).toBe(422);
  expect(hours.text).toContain('id="hours-tuesday-error"');
  expect(hours.text).toContain('value="17:00–13:00"');
});

test('new office hours hold from now on, for new promises only, and go back to the city’s', async () => {
  const id = city.organization.findAgency(otherDistrict)?.id ?? 0;
  const { time } = city.dossiers;
  const promised = city.house.clock.now();
  const before = time.hoursOf(id);
  const day = '08:00–12:00';
  const reply = await admin.post(`${addressOf(otherDistrict)}/office-hours`, {
    monday: day,
    tuesday: '8h-12h',
    wednesday: day,
    thursday: day,
    friday: day,
    seen: await seenAt(otherDistrict, admin),
  });
  expect(reply.status).toBe(303);
  expect((await admin.get(addressOf(otherDistrict))).text).toContain('đã hẹn giữ nguyên ngày hẹn');
  expect(time.hoursOf(id)).toMatchObject({ 1: [['08:00', '12:00']], 6: [] });

  const ruleSet = time.ruleSetOn(city.house.clock.today()).code;
  const dueOf = (at: Temporal.Instant) => time.settingFor(id, ruleSet, at).dueAt('8wh', at, []);
  const earlier = promised.subtract({ hours: 1 });
  expect(time.hoursOf(id, earlier)).toEqual(before);
  // Eight working hours from Monday 7:30: the same day under the old hours, two days under the new.
  expect(dueOf(earlier)?.toString()).toBe('2026-03-03T00:30:00Z');
  expect(dueOf(promised.add({ minutes: 1 }))?.toString()).not.toBe(dueOf(earlier)?.toString());
  const reopened = await createOrganization(city.house);
  expect(reopened.officeHoursAt(id, earlier)).toEqual(city.organization.officeHoursAt(id, earlier));

  const back = { seen: await seenAt(otherDistrict, admin) };
  expect((await admin.post(`${addressOf(otherDistrict)}/office-hours`, back)).status).toBe(303);
  expect(time.hoursOf(id)).toBe(time.data.hours);
});

test('units are added, renamed and given another kind; the last counter stays a counter', async () => {
  const units = `${addressOf(commune)}/units`;
  const send = async (address: string, form: Record<string, string>) =>
    admin.post(address, { nameEn: '', ...form, seen: await seenAt(commune, admin) });
  expect((await send(units, { name: 'Phòng Tư pháp', kind: 'division' })).status).toBe(303);
  expect((await send(units, { name: 'phong tu phap', kind: 'division' })).text).toContain(
    'đã có một bộ phận',
  );
  expect((await send(units, { name: 'Phòng Đô thị', kind: 'moon' })).text).toContain('Hãy chọn loại bộ phận');
  const renamed = { name: 'Văn phòng Tư pháp', kind: 'records' };
  expect((await send(`${units}/phong-tu-phap`, renamed)).status).toBe(303);
  const unit = city.organization.findAgency(commune)?.units.find(({ code }) => code === 'phong-tu-phap');
  expect(unit).toMatchObject(renamed);
  const counter = await send(`${units}/mot-cua`, { name: 'Bộ phận Một cửa', kind: 'division' });
  expect(counter.status).toBe(422);
  expect(counter.text).toContain('Bộ phận Một cửa duy nhất');
  expect((await send(`${units}/khong-co`, renamed)).status).toBe(404);
  const { text } = await admin.get(addressOf(commune));
  expect(text).toContain('Phòng Tư pháp, Loại: <del>Phòng chuyên môn</del> → <ins>Văn thư</ins>');
});
