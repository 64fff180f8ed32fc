import fc from 'fast-check';
import { sql } from 'kysely';
import { beforeAll, expect, test } from 'vitest';
import { testHouse, type TestHouse } from '../../checks/test-house.ts';
import { system } from '../kernel/access.ts';
import { isRefusal } from '../kernel/errors.ts';
import { readEvents } from '../kernel/events.ts';
import { importProceduresCommand } from './import-command.ts';
import { readRecords } from './import.ts';
import { createProcedures, type Procedures } from './procedures.ts';
import type { PortalRecord } from './portal-schema.ts';
import { sampleContent, sampleDecision, samplePortal } from './samples.ts';
import { toExcel, toNdjson } from './export.ts';
import { readImportFile } from './import-file.ts';

let house: TestHouse;
let procedures: Procedures;
beforeAll(async () => {
  house = await testHouse('2026-03-02T01:30:00Z');
  procedures = createProcedures(house);
});

async function take(...values: unknown[]) {
  const reading = readRecords(values.map((value, index) => ({ line: index + 1, value })));
  const { records, ...counts } = await procedures.importRecords(reading, { actor: system });
  return { counts, outcomes: records.map((record) => record.outcome), records };
}

/** Everything that an import can touch, as rows. */
async function state(): Promise<unknown> {
  const { rows } = await sql`
    select p.code, v.number, v.change, v.valid_from, v.valid_to, v.content::text as content, v.search::text, d.number as decision
    from procedure p left join procedure_version v on v.procedure_id = p.id
    left join publication_decision d on d.id = v.decision_id order by p.code, v.number`.execute(house.db);
  const { rows: events } = await sql`select count(*)::int as events from event`.execute(house.db);
  return [rows, events];
}

const portalRecords = fc.uniqueArray(
  fc.record({
    code: fc.integer({ min: 0, max: 40 }).map((number) => `9.${String(number).padStart(6, '0')}`),
    name: fc.string({ minLength: 1, maxLength: 40, unit: 'grapheme' }).map((text) => `Cấp ${text}`),
    levels: fc.uniqueArray(fc.constantFrom('Cấp bộ', 'Cấp tỉnh', 'Cấp xã', 'Cơ quan khác', 'lạ')),
    decision: fc.constantFrom('1/QĐ-BTP', 'QĐ/0001-BCA', '', 'Không có thông tin'),
    agency: fc.string({ maxLength: 20, unit: 'grapheme' }),
    channels: fc.array(
      fc.record({
        channel: fc.constantFrom('Trực tiếp', 'Trực tuyến', 'Dịch vụ bưu chính', 'lạ'),
        n: fc.option(fc.integer({ min: -1, max: 300 })),
        unit: fc.constantFrom('Ngày làm việc', 'Ngày', 'Giờ', 'Tháng', null, 'tuần'),
        fee: fc.constantFrom(
          'Miễn phí',
          'Không có thông tin',
          '20 VNĐ',
          '10 USD',
          '1,000,000 Việt Nam Đồng',
          '',
        ),
        feeSuspect: fc.boolean(),
      }),
      { maxLength: 4 },
    ),
    legalBasis: fc.array(fc.constantFrom('60/2014/QH13', '60/2014/QH13L', '4/2020/TT-BTP')),
    extra_field: fc.jsonValue({ maxDepth: 2 }),
  }),
  { selector: (record) => record.code, minLength: 1, maxLength: 12 },
);

test('the same file twice leaves the catalogue as it was after the first time', async () => {
  await fc.assert(
    fc.asyncProperty(portalRecords, async (records) => {
      const values = records.map((record) => samplePortal(record as Partial<PortalRecord>));
      const first = await take(...values);
      const { total, accepted, changed, unchanged, refused } = first.counts;
      expect(accepted + changed + unchanged + refused).toBe(total);
      const before = await state();
      const second = await take(...values);
      expect(second.counts).toMatchObject({ unchanged: total - refused, refused });
      const warningsOf = (done: typeof first) => done.records.map((record) => record.warnings);
      expect(warningsOf(second)).toEqual(warningsOf(first));
      expect(await state()).toEqual(before);
    }),
    { seed: 20260302, numRuns: 25 },
  );
});

test('a record that says something new makes an amended version from the day of the import', async () => {
  await take(samplePortal({ code: 'T.1' }));
  house.clock.set(Temporal.Instant.from('2026-03-09T01:30:00Z'));
  const { outcomes } = await take(samplePortal({ code: 'T.1', audience: 'Doanh nghiệp' }));
  expect(outcomes).toEqual(['changed']);
  const versions = await procedures.versionsOf('T.1');
  expect(
    versions.map((version) => [
      version.number,
      version.change,
      String(version.validFrom),
      String(version.validTo),
    ]),
  ).toEqual([
    [2, 'amended', '2026-03-09', 'null'],
    [1, 'new', '2026-03-02', '2026-03-08'],
  ]);
  const events = await readEvents(house.db, 'procedure', versions[0]?.procedureId ?? 0);
  expect(events.map((event) => event.kind)).toEqual(['published', 'published']);
});

test('two changes on one day: the later is in force, the earlier never was again', async () => {
  await take(samplePortal({ code: 'T.2' }));
  await take(samplePortal({ code: 'T.2', name: 'Tên thứ hai' }));
  const today = house.clock.today();
  expect((await procedures.findInForce('T.2', today))?.content.name).toBe('Tên thứ hai');
});

test('an import never brings an abolished procedure back', async () => {
  await take(samplePortal({ code: 'T.3' }));
  house.clock.set(house.clock.now().add({ hours: 48 }));
  const today = house.clock.today().toString();
  await procedures.publish([{ kind: 'abolish', code: 'T.3' }], sampleDecision('3/QĐ-UBND', today), system);
  const { records } = await take(samplePortal({ code: 'T.3', name: 'Sửa' }));
  expect(records[0]).toMatchObject({ outcome: 'refused' });
  expect(records[0]?.reasons[0]?.vi).toContain('bãi bỏ');
  expect((await take(samplePortal({ code: 'T.3' }))).outcomes).toEqual(['unchanged']);
});

test('the portal does not stop a counter: process, papers and good terms of the city stay', async () => {
  const content = sampleContent({ name: 'Đăng ký thả đèn' });
  await procedures.installProcedures([
    { code: 'T.4', content, decision: sampleDecision('4/QĐ-UBND', '2020-01-01') },
  ]);
  const channels = [{ channel: 'Trực tiếp', n: 1, unit: null, fee: 'Miễn phí', feeSuspect: false }];
  const { records } = await take(samplePortal({ code: 'T.4', channels, levels: ['Cấp tỉnh'] }));
  expect(records[0]?.warnings.map((warning) => warning.code)).toContain('city-kept');
  const again = await take(samplePortal({ code: 'T.4', channels, levels: ['Cấp tỉnh'] }));
  expect(again.records[0]).toMatchObject({ outcome: 'unchanged', warnings: records[0]?.warnings });
  const version = await procedures.findInForce('T.4', house.clock.today());
  expect(version?.content).toMatchObject({
    name: 'Cấp giấy phép thả đèn trên sông',
    level: 'commune',
    process: 'commune-same-day',
    papers: content.papers,
    channels: content.channels,
    results: content.results,
    legalBasis: ['10/2018/NĐ-CP'],
  });
});

test('what the city has edited since stands until the source changes', async () => {
  await take(samplePortal({ code: 'T.5' }));
  house.clock.set(house.clock.now().add({ hours: 48 }));
  const [imported] = await procedures.versionsOf('T.5');
  const edited = sampleContent({ ...(imported && { source: imported.content.source }) });
  const revision = await procedures.saveDraft({ code: 'T.5', content: edited, revision: 0 }, system);
  const decision = sampleDecision('5/QĐ-UBND', house.clock.today().toString());
  await procedures.publish([{ kind: 'draft', code: 'T.5', revision }], decision, system);
  expect((await take(samplePortal({ code: 'T.5' }))).outcomes).toEqual(['unchanged']);
});

test('refused records are listed, the others go in; a trial writes nothing', async () => {
  const before = await state();
  const reading = readRecords([
    { line: 1, value: samplePortal({ code: 'T.6' }) },
    { line: 2, value: samplePortal({ code: 'T.7', name: '' }) },
  ]);
  const trial = await procedures.importRecords(reading, { actor: system, isTrial: true });
  expect(trial).toMatchObject({ total: 2, accepted: 1, refused: 1 });
  expect(await state()).toEqual(before);
  const done = await procedures.importRecords(reading, { actor: system });
  expect(done).toEqual(trial);
  expect(await procedures.versionsOf('T.6')).toHaveLength(1);
});

test('an import that fails in the middle leaves nothing', async () => {
  const before = await state();
  const { records } = readRecords([{ line: 1, value: samplePortal({ code: 'T.8' }) }]);
  const twice = { records: [...records, ...records], refused: [] };
  await expect(procedures.importRecords(twice, { actor: system })).rejects.toThrow(/unique/);
  expect(await state()).toEqual(before);
});

test('what is exported, as NDJSON or Excel, comes back unchanged', async () => {
  await procedures.installProcedures([
    {
      code: 'T.9',
      content: sampleContent({ alsoLevels: ['city'], agencies: ['X01', 'X02'] }),
      decision: sampleDecision('9/QĐ-UBND', '2021-05-04', '2021-05-01'),
    },
  ]);
  const found = await procedures.exportRecords({});
  expect(found.length).toBeGreaterThan(5);
  for (const bytes of [Buffer.from(toNdjson(found)), await toExcel(found)]) {
    const reading = await readImportFile(bytes);
    if (isRefusal(reading)) throw new Error(reading.text.vi);
    const summary = await procedures.importRecords(reading, { actor: system });
    expect(summary).toMatchObject({ total: found.length, unchanged: found.length });
  }
});

test('the command answers its summary as JSON, and says what is wrong with a file', async () => {
  const { writeFile } = await import('node:fs/promises');
  const file = `${house.dataFolder}/two.ndjson`;
  await writeFile(
    file,
    `${JSON.stringify(samplePortal({ code: 'T.10' }))}\n${JSON.stringify({ code: '' })}\n`,
  );
  const { exitCode, output } = await importProceduresCommand(procedures, [file]);
  expect(exitCode).toBe(0);
  expect(JSON.parse(output)).toMatchObject({ total: 2, accepted: 1, changed: 0, unchanged: 0, refused: 1 });

  await writeFile(file, `{broken\n${JSON.stringify(samplePortal({ code: 'T.11' }))}\n`);
  const broken = await importProceduresCommand(procedures, [file]);
  expect(broken.exitCode).toBe(0);
  const summary: unknown = JSON.parse(broken.output);
  expect(summary).toMatchObject({
    total: 2,
    accepted: 1,
    refused: 1,
    records: [{ line: 1, outcome: 'refused' }, { code: 'T.11' }],
  });
  expect(summary).not.toHaveProperty('fault');
  expect(await procedures.versionsOf('T.11')).toHaveLength(1);
});

test('a file that cannot be read has the same summary, all noughts, with its fault in words', async () => {
  const { writeFile } = await import('node:fs/promises');
  const noise = `${house.dataFolder}/noise.xlsx`;
  await writeFile(noise, Buffer.from([0x9c, 0x00, 0xff, 0x0a, 0xc3, 0x28]));
  const xml = `${house.dataFolder}/procedures.xml`;
  await writeFile(xml, '<?xml version="1.0"?>\n<procedures>\n<procedure code="T.12"/>\n7\n</procedures>\n');
  const list = `${house.dataFolder}/list.json`;
  await writeFile(list, JSON.stringify([samplePortal({ code: 'T.12' })], null, 2));
  const faults: [string[], string, RegExp][] = [
    [[noise], 'unsupported-media', /không phải tệp Excel/],
    [[xml], 'unreadable-file', /không dòng nào của tệp là một bản ghi JSON/],
    [[list], 'unreadable-file', /không có ngoặc vuông bao ngoài/],
    [['/nowhere.ndjson'], 'unreadable-file', /nowhere.*ENOENT/],
    [[], 'usage', /Cách dùng.*--trial.*Mã thoát 0/],
  ];
  for (const [args, code, words] of faults) {
    const { exitCode, output } = await importProceduresCommand(procedures, args);
    expect(exitCode).toBe(1);
    expect(JSON.parse(output)).toEqual({
      total: 0,
      accepted: 0,
      changed: 0,
      unchanged: 0,
      withWarnings: 0,
      refused: 0,
      records: [],
      fault: { code, vi: expect.stringMatching(words), en: expect.any(String) },
    });
  }
});
