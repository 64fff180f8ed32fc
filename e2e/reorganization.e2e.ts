import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { Filing } from '../src/dossiers/schema.ts';
import { staffByPost } from '../src/install.ts';
import { system } from '../src/kernel/access.ts';
import { projectFolder } from '../src/kernel/config.ts';
import { outcomesOf } from '../src/processes/processes.ts';
import { move, opened, post } from '../src/staff/samples.ts';
import { expectAccessible } from './axe.ts';
import { closeBrowser, newPage, openBrowser } from './browser.ts';
import { openBrowsedCity, signIn, type BrowsedCity } from './city.ts';

let town: BrowsedCity;
let browser: Browser;
const planFile = join(projectFolder, 'cities/can-tho/reorganization/2025-07-01.json');

beforeAll(async () => {
  town = await openBrowsedCity({ pack: 'can-tho', now: '2025-06-27T02:00:00Z' });
  browser = await openBrowser();
});

afterAll(async () => {
  await closeBrowser(browser);
  await town.close();
});

async function as(username: string, options: { width?: number; javaScript?: boolean } = {}): Promise<Page> {
  const page = await newPage(browser, { ...options, baseUrl: town.baseUrl });
  await signIn(page, username);
  return page;
}

/** Dossiers received by ward, commune and district in the days before, by the people there. */
async function receiveSome(): Promise<string[]> {
  const { dossiers, organization, procedures } = town.city;
  const today = town.city.house.clock.today();
  const codes: string[] = [];
  for (const office of ['H13.21.10', 'H13.21.02', 'H13.26.01', 'H13.21', 'H13.28']) {
    const agency = organization.findAgency(office);
    if (agency === undefined) throw new Error(office);
    const offered = await procedures.offeredAt(agency, today);
    for (const { code } of offered.slice(0, 4)) {
      const filing = Filing.parse({ applicant: { name: 'Nguyễn Văn Tám', phone: '0907000111' } });
      const received = await dossiers.receive(system, {
        procedure: code,
        agencyId: agency.id,
        filing,
        files: [],
        channel: 'counter',
      });
      codes.push(received.code);
    }
  }
  return codes;
}

/** People in post and posts given, over all agencies; and people at agencies that have ended. */
async function peopleAndPosts(): Promise<Record<string, number>> {
  const day = town.city.house.clock.today().toString();
  const { rows } = await town.city.house.pool.query<Record<string, number>>(
    `select (select sum(weight) from staff_fact where from_on <= $1 and (to_on is null or to_on >= $1))::int as counted,
      (select count(*) from staff_spell where from_on <= $1 and (to_on is null or to_on >= $1))::int as serving,
      (select sum(posts) from agency_quota where valid_to is null)::int as posts,
      (select count(*) from staff_spell s join agency a on a.id = s.agency_id
        where a.valid_to < $1 and (s.to_on is null or s.to_on >= $1))::int as stranded`,
    [day],
  );
  return rows[0] ?? {};
}

/** Due dates of all open dossiers, by code. */
async function dues(): Promise<Record<string, string>> {
  const { rows } = await town.city.house.pool.query<{ code: string; due: string }>(
    "select code, coalesce(due_at::text, '') as due from dossier where closed_at is null order by code",
  );
  return Object.fromEntries(rows.map(({ code, due }) => [code, due]));
}

/** Works on a dossier until its result is handed over, each step by somebody who holds its role at its agency. */
async function finish(code: string): Promise<void> {
  const { dossiers, house, rooms } = town.city;
  const people = await staffByPost(town.city);
  for (let turns = 0; turns < 20; turns += 1) {
    const { dossier } = await dossiers.get(code, true);
    if (dossier.closedAt !== null) return;
    const step = dossier.steps.find(({ closedAt }) => closedAt === null);
    if (step === undefined) throw new Error(`${code} has no open step`);
    const person = people.get(`${step.agencyId} ${step.role}`)?.[0];
    if (person === undefined) throw new Error(`nobody is ${step.role} at ${step.agencyId}`);
    house.clock.set(house.clock.now().add({ minutes: 5 }));
    if (step.kind === 'return') {
      const input = { receivedBy: 'Nguyễn Văn Tám', way: 'counter' as const };
      await dossiers.act(person, code, { name: 'return', input });
      continue;
    }
    const { graph } = await rooms.processes.getVersion(dossier.processVersionId);
    const outcome = outcomesOf(graph, step.elementId)[0]?.outcome ?? null;
    await dossiers.act(person, code, {
      name: 'completeStep',
      input: { step: step.number, outcome, note: '' },
    });
  }
  throw new Error(`${code} was not finished`);
}

test('the personnel officer tries out and carries out the reorganisation of 1 July 2025, and no dossier is lost', async () => {
  const codes = await receiveSome();
  const before = await dues();
  for (const [code, posts] of [
    ['H13.21', 120],
    ['H13.21.10', 23],
  ] as const) {
    const agencyId = town.city.organization.findAgency(code)?.id ?? 0;
    const quota = { kind: 'civil-servant', posts, decision: '1/QĐ-UBND', validFrom: '2025-01-01' } as const;
    await town.city.organization.setQuota({ actor: system, agencyId, seen: 0 }, quota);
    const moves = [move('recruit', '2020-03-01', { post: { ...post, agencyId } })];
    await town.city.offices.staff.actions.begin(system, { kind: 'opened', data: { ...opened.data, moves } });
  }
  expect(codes.length).toBeGreaterThan(10);

  const officer = await as('tochuc', { width: 1920 });
  await officer.goto('/reorganization');
  await expectAccessible(officer);
  await officer.getByRole('link', { name: 'Soạn phương án' }).click();
  await officer.locator('input[name=title]').fill('Sắp xếp đơn vị hành chính từ ngày 01/7/2025');
  await officer.getByRole('button', { name: 'Lập phương án' }).click();
  await officer.waitForURL(/\/reorganization\/\d+$/);
  const address = new URL(officer.url()).pathname;
  expect(await officer.content()).toContain('Chưa ghi ngày có hiệu lực');

  await officer.locator('#import input[type=file]').setInputFiles(planFile);
  await officer.getByRole('button', { name: 'Nạp tệp' }).click();
  await officer.waitForURL((url) => url.pathname === address);
  expect(await officer.content()).toContain('176');
  const { reorganizations } = town.city.offices;
  const id = Number(address.split('/').at(-1));
  const { reorganization } = await reorganizations.get(id);
  await reorganizations.change(system, id, reorganization.version, {
    ...reorganization.plan,
    effectiveOn: '2025-07-01',
    decision: {
      number: 'Nghị quyết số 1668/NQ-UBTVQH15',
      issuer: 'Ủy ban Thường vụ Quốc hội',
      issuedOn: '2025-06-16',
    },
  });
  await officer.goto(address);
  await expectAccessible(officer);
  await officer.getByRole('button', { name: 'Chạy thử' }).click();
  await officer.waitForURL(`**${address}/trial`);
  await expectAccessible(officer);
  expect(await officer.content()).toContain(codes[0]);
  expect(await dues()).toEqual(before);

  const leader = await as('chutich', { width: 360, javaScript: false });
  await leader.goto(`${address}/trial?part=agencies`);
  await expectAccessible(leader);
  await leader.goto(address);
  await leader.getByRole('button', { name: 'Duyệt phương án' }).click();
  await leader.waitForURL(`**${address}`);
  expect(await leader.content()).toContain('Đã duyệt');

  await officer.goto(address);
  await officer.getByText('Thực hiện sắp xếp').click();
  await officer.getByRole('button', { name: 'Thực hiện ngay' }).click();
  await officer.waitForLoadState();
  expect(await officer.content()).toContain('Chưa đến ngày có hiệu lực');

  town.city.house.clock.set(Temporal.Instant.from('2025-07-01T01:00:00Z'));
  const people = await peopleAndPosts();
  expect(people).toMatchObject({ posts: 143, counted: 2, serving: 2, stranded: 0 });
  await officer.goto(address);
  await officer.getByText('Thực hiện sắp xếp').click();
  await officer.getByRole('button', { name: 'Thực hiện ngay' }).click();
  await officer.waitForURL(`**${address}/report`);
  await expectAccessible(officer);
  expect(await officer.content()).toContain('0 hồ sơ đang giải quyết thiếu cơ quan giữ; 0 ngày hẹn thay đổi');
  expect(await dues()).toEqual(before);
  expect(await peopleAndPosts()).toEqual(people);
  const working = town.city.organization.working();
  expect(working.filter(({ level }) => level === 'district')).toEqual([]);
  expect(working.filter(({ level }) => level === 'commune')).toHaveLength(103);

  // The clerk of Xuân Khánh now sits in Ninh Kiều ward, signed in as before, with the dossiers of her old ward.
  const clerk = await as('motcua', { width: 360 });
  await clerk.goto(`/dossiers/${codes[0] ?? ''}`);
  const dossierPage = await clerk.content();
  expect(dossierPage).toContain('phường Ninh Kiều');
  expect(dossierPage).toContain('Nghị quyết số 1668/NQ-UBTVQH15');
  await expectAccessible(clerk);
  await finish(codes[0] ?? '');
  expect((await town.city.dossiers.get(codes[0] ?? '', true)).dossier.state).toBe('returned');
  const again = await town.city.dossiers.receive(system, {
    procedure: '1.001193',
    agencyId: town.city.organization.findAgency('H13.31135')?.id ?? 0,
    filing: Filing.parse({ applicant: { name: 'Trần Thị Chín' } }),
    files: [],
    channel: 'counter',
  });
  expect(again.code).toContain('H13.31135');

  // What the report says was handed over opens to its rows, and the counts are the same in both structures, without dossiers.
  await officer.goto(`${address}/report?part=dossiers`);
  expect(await officer.locator('#rows').textContent()).toContain(codes[1]);
  await officer.goto(`${address}/report?part=staff`);
  await expectAccessible(officer);
  expect(await officer.locator('#rows tbody tr').count()).toBe(2);
  expect(await officer.locator('#rows').textContent()).toContain('phường Ninh Kiều');
  await officer.goto(`${address}/figures?from=2025-01-01&to=2025-12-31`);
  await expectAccessible(officer);
  const counts = await officer.content();
  expect(counts).toContain('Tổng số theo hai cơ cấu bằng nhau');
  expect(counts).not.toContain('/rows?');
  await officer.goto(`${address}/print`);
  expect(await officer.locator('table').first().locator('tbody tr').count()).toBe(176);

  // The citizen reads who handles the dossier now, and that the date stays.
  const citizen = await newPage(browser, { width: 360, javaScript: false, baseUrl: town.baseUrl });
  await citizen.goto(`/track/${codes[1] ?? ''}`);
  await expectAccessible(citizen);
  const notice = (await citizen.locator('.notice').first().textContent()) ?? '';
  expect(notice).toContain('phường Ninh Kiều');
  expect(notice).toContain('01/07/2025');
  expect(notice).toContain('giữ nguyên');

  // One figure in both structures: what the old ward received is counted with the new one, and the other way round.
  const figure = '/indicators/dossier.received?from=2025-01-01&to=2025-12-31';
  await leader.goto(`${figure}&structure=2025-06-30`);
  const old = await leader.content();
  expect(old).toContain('phường Xuân Khánh');
  await leader.goto(`${figure}&structure=2025-07-01`);
  await expectAccessible(leader);
  const fresh = await leader.content();
  expect(fresh).not.toContain('phường Xuân Khánh</a>');
  expect(fresh).toContain('phường Ninh Kiều');
}, 120_000);
