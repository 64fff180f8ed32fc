import { beforeAll, expect, test } from 'vitest';
import { testHouse, type TestHouse } from '../../checks/test-house.ts';
import type { Staff } from '../kernel/access.ts';
import { Refused } from '../kernel/errors.ts';
import { readEvents } from '../kernel/events.ts';
import { createProcedures, type Procedures } from './procedures.ts';
import { installStaff, sampleContent, sampleDecision } from './samples.ts';

let house: TestHouse;
let procedures: Procedures;
let first: Staff;
let second: Staff;
beforeAll(async () => {
  house = await testHouse('2026-03-02T01:30:00Z');
  procedures = createProcedures(house);
  const staff = await installStaff(house, ['procedure-controller', 'procedure-controller']);
  const [one, two] = staff;
  if (one === undefined || two === undefined) throw new Error('nobody was installed');
  [first, second] = [one, two];
});

const day = (text: string): Temporal.PlainDate => Temporal.PlainDate.from(text);

async function refusalsOf(promise: Promise<unknown>): Promise<string[]> {
  const error: unknown = await promise.then(
    () => null,
    (reason: unknown) => reason,
  );
  if (!(error instanceof Refused)) throw new Error(`not refused: ${String(error)}`);
  return error.refusals.map((refusal) => refusal.code);
}

async function publishDraft(code: string, name: string, effectiveOn: string): Promise<void> {
  const revision = await procedures.saveDraft({ code, content: sampleContent({ name }), revision: 0 }, first);
  const decision = sampleDecision(`${code}/${effectiveOn}`, effectiveOn, '2026-03-01');
  await procedures.publish([{ kind: 'draft', code, revision }], decision, first);
}

test('on every day the version in force is the one that the decisions say', async () => {
  await procedures.installProcedures([
    { code: 'A.1', content: sampleContent({ name: 'Một' }), decision: sampleDecision('1', '2012-01-10') },
    { code: 'A.1', content: sampleContent({ name: 'Hai' }), decision: sampleDecision('2', '2015-05-15') },
    { code: 'A.1', content: null, decision: sampleDecision('3', '2018-07-01') },
    { code: 'A.1', content: sampleContent({ name: 'Ba' }), decision: sampleDecision('4', '2025-07-01') },
  ]);
  const nameOn = async (text: string) => (await procedures.findInForce('A.1', day(text)))?.content.name;
  expect(
    await Promise.all(
      [
        '2012-01-09',
        '2012-01-10',
        '2015-05-14',
        '2015-05-15',
        '2018-06-30',
        '2018-07-01',
        '2025-06-30',
        '2025-07-01',
        '2099-01-01',
      ].map(nameOn),
    ),
  ).toEqual([undefined, 'Một', 'Một', 'Hai', 'Hai', undefined, undefined, 'Ba', 'Ba']);
  const versions = await procedures.versionsOf('A.1');
  expect(versions.map((version) => version.change)).toEqual(['new', 'abolished', 'amended', 'new']);
  expect(await procedures.getVersion(versions[3]?.id ?? 0)).toMatchObject({
    number: 1,
    content: { name: 'Một' },
  });
});

test('an installation leaves known procedures alone and refuses histories that cannot be', async () => {
  const again = { code: 'A.1', content: sampleContent(), decision: sampleDecision('9', '2026-01-01') };
  expect(await procedures.installProcedures([again])).toEqual({ procedures: 0, versions: 0, skipped: 1 });
  const gone = { code: 'A.0', content: null, decision: sampleDecision('9', '2026-01-01') };
  await expect(procedures.installProcedures([gone])).rejects.toThrow('without being in force');
  const one = { ...again, code: 'A.0' };
  await expect(procedures.installProcedures([one, one])).rejects.toThrow('two decisions');
});

test('a decision carries many: new, amended and abolished come into force together', async () => {
  await publishDraft('B.1', 'Sẽ sửa', '2026-03-02');
  await publishDraft('B.2', 'Sẽ bãi bỏ', '2026-03-02');
  const amended = await procedures.saveDraft(
    { code: 'B.1', content: sampleContent({ name: 'Đã sửa' }), revision: 0 },
    first,
  );
  const added = await procedures.saveDraft(
    { code: 'B.3', content: sampleContent({ name: 'Mới' }), revision: 0 },
    first,
  );
  const published = await procedures.publish(
    [
      { kind: 'draft', code: 'B.1', revision: amended },
      { kind: 'draft', code: 'B.3', revision: added },
      { kind: 'abolish', code: 'B.2' },
    ],
    sampleDecision('100/QĐ-UBND', '2026-04-01', '2026-03-02'),
    first,
  );
  expect(published.map(({ code, number }) => [code, number])).toEqual([
    ['B.1', 2],
    ['B.3', 1],
    ['B.2', 2],
  ]);
  const on = async (code: string, text: string) =>
    (await procedures.findInForce(code, day(text)))?.content.name;
  expect([await on('B.1', '2026-03-31'), await on('B.1', '2026-04-01')]).toEqual(['Sẽ sửa', 'Đã sửa']);
  expect([await on('B.2', '2026-03-31'), await on('B.2', '2026-04-01')]).toEqual(['Sẽ bãi bỏ', undefined]);
  expect([await on('B.3', '2026-03-31'), await on('B.3', '2026-04-01')]).toEqual([undefined, 'Mới']);
  expect(await procedures.findDraft('B.1')).toBeUndefined();

  const { rows } = await procedures.listDecisions(1);
  const decision = rows.find((row) => row.number === '100/QĐ-UBND');
  expect(decision).toMatchObject({ new: 1, amended: 1, abolished: 1 });
  expect((await procedures.getDecision(decision?.id ?? 0)).versions).toHaveLength(3);
});

test('every publication is an event in the chain of its procedure, with the hash of its content', async () => {
  const [newest] = await procedures.versionsOf('B.1');
  const events = await readEvents(house.db, 'procedure', newest?.procedureId ?? 0);
  expect(events.map((event) => event.kind)).toEqual(['draftSaved', 'published', 'draftSaved', 'published']);
  expect(events[3]).toMatchObject({
    actorId: first.accountId,
    data: { version: 2, change: 'amended', validFrom: '2026-04-01', decision: '100/QĐ-UBND' },
  });
});

test('a decision with one thing wrong publishes nothing at all', async () => {
  const revision = await procedures.saveDraft({ code: 'C.1', content: sampleContent(), revision: 0 }, first);
  const publish = procedures.publish(
    [
      { kind: 'draft', code: 'C.1', revision },
      { kind: 'abolish', code: 'KHONG.CO' },
    ],
    sampleDecision('101/QĐ-UBND', '2026-03-05', '2026-03-01'),
    first,
  );
  expect(await refusalsOf(publish)).toEqual(['not-in-force']);
  expect(await procedures.versionsOf('C.1')).toEqual([]);
  expect(await procedures.findDraft('C.1')).toMatchObject({ revision });
});

test.each<[string, string, string, string[]]>([
  ['into the past', '2026-03-01', '2026-02-20', ['effective-in-past']],
  ['before it is issued', '2026-03-02', '2026-03-03', ['issued-in-future', 'effective-before-issued']],
  ['on the day of the version before', '2026-03-10', '2026-03-01', ['overlapping']],
  ['before a version that is still to come', '2026-03-09', '2026-03-01', ['overlapping']],
])('nothing is published %s', async (_, effectiveOn, issuedOn, codes) => {
  if ((await procedures.versionsOf('D.1')).length === 0)
    await publishDraft('D.1', 'Sắp có hiệu lực', '2026-03-10');
  const decision = sampleDecision('102/QĐ-UBND', effectiveOn, issuedOn);
  expect(await refusalsOf(procedures.publish([{ kind: 'abolish', code: 'D.1' }], decision, first))).toEqual(
    codes,
  );
});

test('a draft that lacks a mandated part is not published', async () => {
  const content = sampleContent({ sequence: [], legalBasis: [] });
  const revision = await procedures.saveDraft({ code: 'D.2', content, revision: 0 }, first);
  const decision = sampleDecision('103/QĐ-UBND', '2026-03-05', '2026-03-01');
  const publish = procedures.publish([{ kind: 'draft', code: 'D.2', revision }], decision, first);
  expect(await refusalsOf(publish)).toEqual(['part-missing', 'part-missing']);
});

test('an empty decision, or one that names a procedure twice, is refused', async () => {
  const decision = sampleDecision('104/QĐ-UBND', '2026-03-05', '2026-03-01');
  expect(await refusalsOf(procedures.publish([], decision, first))).toEqual(['nothing-to-publish']);
  const twice = [{ kind: 'abolish', code: 'B.1' } as const, { kind: 'abolish', code: 'B.1' } as const];
  expect(await refusalsOf(procedures.publish(twice, decision, first))).toEqual(['twice']);
});

test('of two who edit at once, the second is told and overwrites nothing', async () => {
  const save = (name: string, revision: number, who: Staff) =>
    procedures.saveDraft({ code: 'E.1', content: sampleContent({ name }), revision }, who);
  expect(
    await refusalsOf(Promise.all([save('của người đầu', 0, first), save('của người sau', 0, second)])),
  ).toEqual(['conflict']);
  const kept = await procedures.findDraft('E.1');
  expect(kept?.revision).toBe(1);
  expect(await save('sửa tiếp', 1, second)).toBe(2);
  expect(await refusalsOf(save('bản cũ', 1, first))).toEqual(['conflict']);
  expect(await procedures.findDraft('E.1')).toMatchObject({
    content: { name: 'sửa tiếp' },
    updatedBy: second.fullName,
  });
});

test('a draft that changed since the controller looked is neither published nor discarded', async () => {
  const decision = sampleDecision('105/QĐ-UBND', '2026-03-05', '2026-03-01');
  const publish = procedures.publish([{ kind: 'draft', code: 'E.1', revision: 1 }], decision, first);
  expect(await refusalsOf(publish)).toEqual(['conflict']);
  expect(await refusalsOf(procedures.discardDraft('E.1', 1, first))).toEqual(['conflict']);
  await procedures.discardDraft('E.1', 2, first);
  expect(await procedures.findDraft('E.1')).toBeUndefined();
});

test('of two decisions at once on one procedure, one is recorded', async () => {
  await publishDraft('E.2', 'Tranh chấp', '2026-03-02');
  const publish = (number: string) =>
    procedures.publish(
      [{ kind: 'abolish', code: 'E.2' }],
      sampleDecision(number, '2026-03-05', '2026-03-01'),
      first,
    );
  expect(await refusalsOf(Promise.all([publish('a'), publish('b')]))).toContain('not-in-force');
  expect(await procedures.versionsOf('E.2')).toHaveLength(2);
});

test('a counter receives what has a process, is of its level and names it or nobody', async () => {
  const decision = sampleDecision('200', '2020-01-01');
  const of = (code: string, changes: Parameters<typeof sampleContent>[0]) => ({
    code,
    content: sampleContent({ field: 'Quầy', ...changes }),
    decision,
  });
  await procedures.installProcedures([
    of('F.1', {}),
    of('F.2', { agencies: ['X01'] }),
    of('F.3', { agencies: ['X02'] }),
    of('F.4', { process: '' }),
    of('F.5', { level: 'city' }),
    of('F.6', { level: 'city', alsoLevels: ['commune'] }),
    of('F.7', { level: 'ministry' }),
    { code: 'F.1', content: null, decision: sampleDecision('201', '2024-01-01') },
  ]);
  const codes = async (text: string) =>
    (await procedures.offeredAt({ code: 'X01', level: 'commune' }, day(text)))
      .filter((row) => row.field === 'Quầy')
      .map((row) => row.code);
  expect(await codes('2019-12-31')).toEqual([]);
  expect(await codes('2023-12-31')).toEqual(['F.1', 'F.2', 'F.6']);
  expect(await codes('2024-01-01')).toEqual(['F.2', 'F.6']);
});

test('a version keeps its content for ever, whatever is published later', async () => {
  await publishDraft('G.1', 'Ban đầu', '2026-03-02');
  const received = await procedures.findInForce('G.1', day('2026-03-02'));
  await publishDraft('G.1', 'Sửa', '2026-03-03');
  const other = createProcedures(house);
  expect(await other.getVersion(received?.id ?? 0)).toEqual(received);
  expect(await refusalsOf(procedures.getVersion(2_000_000_000))).toEqual(['not-found']);
});
