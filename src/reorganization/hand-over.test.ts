import { beforeAll, describe, expect, test } from 'vitest';
import { testCity, type TestCity } from '../../checks/test-city.ts';
import { readSections } from '../reports/store.ts';
import { newCycle } from '../reform-index/sample-cycle.ts';
import { findCycle, loadSheet, readSheets } from '../reform-index/store-cycles.ts';
import { makePlan, onDay, targetSample, taskSample } from '../programme/samples.ts';
import { targetLife, taskLife } from '../programme/lives.ts';
import { findState } from '../programme/store.ts';
import { applyForm, emptyForm } from '../reported-figures/rules.ts';
import { emptyEntry, NewCollection } from '../reported-figures/schema.ts';
import { findForm, readFormHistory, readForms } from '../reported-figures/store.ts';
import { system } from '../kernel/access.ts';
import { touchedNumbers } from './reorganization.ts';
import { Plan } from './schema.ts';

/*
 * Two communes of the made-up town merge, and its district ends: everything that they still had to do in the steering of
 * reform is with who carries on, walked by the town's own people.
 */

let city: TestCity;
const now = '2026-02-10T03:00:00Z';
const count = 'communication.internalMeetings';
const made = { planId: 0, taskId: 0, ownTarget: 0, eachTarget: 0, reportId: 0, cycleId: 0, collectionId: 0 };
const idOf = (code: string): number => city.organization.findAgency(code)?.id ?? 0;
const operations = [
  { kind: 'merge', from: ['X99.10.01', 'X99.10.03', 'X99.02'], into: 'X99.10.02' },
  { kind: 'place', agency: 'X99.10.02', parent: 'X99' },
  { kind: 'abolish', from: 'X99.10', main: 'X99.10.02' },
];

beforeAll(async () => {
  city = await testCity({ now });
  const { programme, reportedFigures, reformIndex } = city.steering;
  const by = onDay('2026-02-01');
  ({ planId: made.planId } = await makePlan(programme));
  [made.taskId = 0] = await programme.createTasks(by, made.planId, [
    taskSample(idOf('X99.10.03'), { coOwnerIds: [idOf('X99.10.02'), idOf('X99.01')] }),
  ]);
  made.ownTarget = await programme.createTarget(by, made.planId, targetSample(idOf('X99.10')));
  made.eachTarget = await programme.createTarget(
    by,
    made.planId,
    targetSample(idOf('X99.01'), {
      title: 'Mỗi xã, phường tổ chức ít nhất 6 cuộc họp',
      indicator: count,
      comparison: 'atLeast',
      threshold: 6,
      audience: { level: 'commune', kind: '' },
    }),
  );
  made.collectionId = await reportedFigures.open(
    system,
    NewCollection.parse({
      name: 'Số liệu quý I',
      from: '2026-01-01',
      to: '2026-03-31',
      indicators: [count],
      levels: ['commune', 'district'],
      commune: '2026-03-05',
      district: '2026-03-10',
      city: '2026-03-15',
    }),
  );
  made.cycleId = await newCycle(reformIndex, 2026);
  await reformIndex.cycles.act(system, made.cycleId, { name: 'moveOn', from: 'prepared', confirmed: true });
  made.reportId = await city.reports.begin(system, {
    template: 'cchc',
    period: { from: Temporal.PlainDate.from('2026-01-01'), to: Temporal.PlainDate.from('2026-03-31') },
  });
  await city.reports.assign(system, made.reportId, 'initiatives', [idOf('X99.10.03'), idOf('X99.01')]);
  const forms = await formsByAgency();
  const entries = { [count]: { ...emptyEntry, value: 4 } };
  // One waits for the district, which ends; one is a draft.
  await reportedFigures.submit(system, forms.get('X99.10.01') ?? 0, 0, entries);
  await reportedFigures.save(system, forms.get('X99.10.03') ?? 0, 0, entries);
});

async function formsByAgency(): Promise<Map<string, number>> {
  const forms = await readForms(city.house.db, { collectionId: made.collectionId });
  return new Map(forms.map((form) => [city.organization.getAgency(form.agencyId).code, form.id]));
}

async function carryOutByHand(): Promise<string> {
  const officer = await city.signedIn('office');
  const drafted = await officer.post('/reorganization/new', {
    title: 'Hợp nhất khu Bờ Đông',
    effectiveOn: '2026-02-10',
    number: 'Nghị quyết 9/NQ-BM',
    issuer: 'Hội đồng thị xã Bến Mây',
    issuedOn: '2026-02-02',
  });
  const address = drafted.location;
  const forms: Record<string, string>[] = [
    { kind: 'merge', agencies: 'X99.10.01; X99.10.03; X99.02', to: 'X99.10.02' },
    { kind: 'place', agencies: 'X99.10.02', parent: 'X99' },
    { kind: 'abolish', agencies: 'X99.10', to: 'X99.10.02' },
  ];
  for (const [index, form] of forms.entries())
    await officer.post(`${address}/operations`, { ...form, seen: String(index + 1) });
  expect((await officer.post(`${address}/try`, { seen: '4' })).location).toBe(`${address}/trial`);
  return address;
}

describe('what ended agencies still had to do', () => {
  let address = '';

  test('stands in the trial as counts that open to the rows', async () => {
    address = await carryOutByHand();
    const plan = Plan.parse({
      title: 'x',
      effectiveOn: '2026-02-10',
      decision: { number: '9', issuer: 'HĐ' },
      operations,
    });
    const numbers = touchedNumbers(await city.offices.reorganizations.trial(plan));
    expect(numbers).toMatchObject({ tasks: 1, targets: 1, audiences: 1, forms: 3, sheets: 1, sections: 1 });
    const officer = await city.signedIn('office');
    const rows = await officer.get(`${address}/trial?part=forms`);
    expect(rows.text).toContain('Ủy ban nhân dân xã Rặng Dừa');
    expect(rows.text).toContain('Bàn giao cho cơ quan kế thừa');
    const tile = /part=forms#rows"><span class="tile-value">(\d+)</.exec(rows.text)?.[1];
    expect(tile).toBe('3');
  });

  test('a leader of the town approves, the personnel officer carries out; nobody else can', async () => {
    const head = await city.signedIn('leader');
    expect((await head.post(`${address}/approve`, { seen: '5' })).status).toBe(403);
    const chair = await city.signedIn('chair');
    expect((await chair.get(address)).text).toContain('Duyệt phương án');
    expect((await chair.post(`${address}/approve`, { seen: '5' })).location).toBe(address);
    expect((await chair.post(`${address}/carry-out`, { seen: '6' })).status).toBe(403);
    const officer = await city.signedIn('office');
    expect((await officer.post(`${address}/carry-out`, { seen: '6' })).location).toBe(`${address}/report`);
    // Twice is once.
    const again = await officer.post(`${address}/carry-out`, { seen: '7' });
    expect(again.text).toContain('không thể thực hiện');
  });

  test('is with the successor afterwards, and the report opens to it', async () => {
    const { db } = city.house;
    const heir = idOf('X99.10.02');
    const task = await findState(db, taskLife, made.taskId);
    expect(task?.fields).toMatchObject({ ownerId: heir, coOwnerIds: [idOf('X99.01')] });
    expect((await findState(db, targetLife, made.ownTarget))?.fields.ownerId).toBe(heir);
    const sections = await readSections(db, made.reportId);
    expect(sections.get('initiatives')?.agencyIds).toEqual([heir, idOf('X99.01')]);
    const officer = await city.signedIn('office');
    for (const [part, text] of [
      ['tasks', 'Rà soát văn bản'],
      ['targets', 'Hài lòng trên 90%'],
      ['forms', 'Số liệu quý I'],
      ['sheets', 'Chỉ số CCHC năm 2026'],
      ['sections', 'initiatives'],
      ['accounts', 'head-x99.10.03'],
    ] as const) {
      const page = await officer.get(`${address}/report?part=${part}`);
      expect(page.text, part).toContain(text);
      expect(page.text, part).toContain('Ủy ban nhân dân phường Sao Biển');
    }
    const done = (await city.offices.reorganizations.get(Number(address.split('/').at(-1)))).reorganization
      .done;
    expect(done).toMatchObject({ tasks: 1, targets: 1, forms: 3, sheets: 1, sections: 1 });
  });

  test('forms: what was entered stays, the successor goes on, the approval goes to the next above that works', async () => {
    const { db } = city.house;
    const { reportedFigures } = city.steering;
    const forms = await formsByAgency();
    const waiting = await findForm(db, forms.get('X99.10.01') ?? 0);
    expect(waiting).toMatchObject({ state: 'waiting', waitsAt: idOf('X99') });
    const kept = await findForm(db, forms.get('X99.10.03') ?? 0);
    expect(kept?.entries[count]?.value).toBe(4);
    for (const form of [waiting, kept]) {
      if (form === undefined) throw new Error('no form');
      const history = await readFormHistory(db, form.id);
      expect(history.at(-1)?.kind).toBe('handed-over');
      const replayed = history.reduce(applyForm, emptyForm(form.id, form.collectionId, form.agencyId));
      expect(replayed).toEqual(form);
    }
    const owed = await reportedFigures.owedBy(idOf('X99.10.02'));
    expect(owed.filter(({ kind }) => kind === 'fill').map(({ agency }) => agency)).toEqual(
      expect.arrayContaining(['', 'Ủy ban nhân dân xã Rặng Dừa', 'Ủy ban nhân dân khu Bờ Đông']),
    );
    // The head of the commune that carries on fills in for the one that ended, and the town approves.
    const head = await city.signedIn('head-x99.10.02');
    const page = await head.get(`/reported-figures/forms/${kept?.id ?? 0}`);
    expect(page.text).toContain('Bàn giao do sắp xếp tổ chức');
    expect(page.text).toContain('Gửi');
    const sent = await head.post(`/reported-figures/forms/${kept?.id ?? 0}`, {
      seen: String(kept?.version ?? 0),
      action: 'submit',
      'entries.0.code': count,
      'entries.0.value': '4',
      'entries.0.note': '',
    });
    expect(sent.location).toBe(`/reported-figures/forms/${kept?.id ?? 0}`);
    for (const code of ['X99.10.01', 'X99.10.03']) {
      expect((await findForm(db, forms.get(code) ?? 0))?.waitsAt).toBe(idOf('X99'));
      await reportedFigures.approve(system, forms.get(code) ?? 0, null);
      expect((await findForm(db, forms.get(code) ?? 0))?.state).toBe('approved');
    }
  });

  test('targets for each agency of a level count the ended communes with the one that carries on', async () => {
    const read = async () =>
      (await city.steering.programme.getTarget(made.eachTarget, { answer: true })).target.agencies;
    expect((await read()).map(({ agency, endedOn }) => [agency.code, endedOn])).toEqual([
      ['X99.10.02', null],
    ]);
    // Once the quarter has been reported: four meetings of one commune and four of another.
    city.house.clock.set(Temporal.Instant.from('2026-04-02T03:00:00Z'));
    expect((await read()).map(({ figure }) => figure?.value)).toEqual([8]);
  });

  test('index sheets: the successor’s people score for the agency that ended', async () => {
    const { db } = city.house;
    const cycle = await findCycle(db, made.cycleId);
    expect(cycle?.stage).toBe('self-scoring');
    const sheets = await readSheets(db, made.cycleId);
    const ended = sheets.find(({ agencyId }) => agencyId === idOf('X99.02'));
    expect(ended?.state.handedOver).toMatchObject({ to: idOf('X99.10.02') });
    expect((await loadSheet(db, ended?.id ?? 0)).state).toEqual(ended?.state);
    city.house.clock.set(Temporal.Instant.from(now));
    const head = await city.signedIn('head-x99.10.02');
    const page = await head.get(`/reform-index/cycles/${made.cycleId}/sheets/X99.02`);
    expect(page.text).toContain('Ủy ban nhân dân phường Sao Biển chấm điểm, gửi phiếu và giải trình tiếp');
    expect(page.text).toContain('<form');
    expect((await head.get(`/reform-index/cycles/${made.cycleId}/sheets/X99.01`)).status).toBe(404);
  });
});
