import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { Refused } from '../kernel/errors.ts';
import { textProblems } from '../../checks/words.ts';
import { readCityPack } from './read.ts';

const demoTown = join(import.meta.dirname, '../../cities/demo-town');

/** One thing broken in a copy of the demonstration town → the words that begin its refusal. */
const broken: [what: string, file: string, path: string, value: unknown, words: string][] = [
  [
    'an unknown parent',
    'agencies.json',
    'agencies.1.parent',
    'X99.77',
    'agencies.json, X99.01, parent: không có cơ quan X99.77',
  ],
  [
    'no parent',
    'agencies.json',
    'agencies.1.parent',
    undefined,
    'agencies.json, X99.01, parent: thiếu cơ quan cấp trên',
  ],
  [
    'agencies in a circle',
    'agencies.json',
    'agencies.3.parent',
    'X99.10',
    'agencies.json, X99.10, parent: không dẫn lên X99',
  ],
  [
    'a parent of a lower level',
    'agencies.json',
    'agencies.1.parent',
    'X99.10.01',
    'agencies.json, X99.01, parent: X99.10.01 ở cấp thấp hơn',
  ],
  [
    'a code twice',
    'agencies.json',
    'agencies.2.code',
    'X99.01',
    'agencies.json, X99.01, code: mã cơ quan bị trùng',
  ],
  [
    'a kind at the wrong level',
    'agencies.json',
    'agencies.3.level',
    'city',
    'agencies.json, X99.10, level: loại "district-committee" thuộc cấp district',
  ],
  [
    'unknown office hours',
    'agencies.json',
    'agencies.4.officeHours',
    'night',
    'agencies.json, X99.10.01, officeHours: không có giờ làm việc "night"',
  ],
  [
    'an unknown template',
    'agencies.json',
    'agencies.1.template',
    'bureau',
    'agencies.json, X99.01, template: không có mẫu đơn vị "bureau"',
  ],
  [
    'no one-stop unit',
    'agencies.json',
    'templates.department.0.kind',
    'division',
    'agencies.json, X99.01, units: chưa có Bộ phận Tiếp nhận',
  ],
  [
    'a unit code twice',
    'agencies.json',
    'templates.department.1.code',
    'quay',
    'agencies.json, X99.01, units.quay: mã đơn vị bị trùng',
  ],
  [
    'a malformed agency code',
    'agencies.json',
    'agencies.1.code',
    'x-99',
    'agencies.json, x-99, code: Mã cơ quan có dạng H13.21.05',
  ],
  ['an unknown field', 'agencies.json', 'agencies.1.fax', '123', 'agencies.json, X99.01'],
  [
    'a city that is no agency',
    'city.json',
    'code',
    'X98',
    'city.json, code: agencies.json không có cơ quan X98',
  ],
  [
    'a code pattern without its number',
    'city.json',
    'dossierCode',
    '{agency}-{yymmdd}',
    'city.json, dossierCode: Thiếu ký hiệu {sequence}',
  ],
  [
    'a code pattern with a stranger',
    'city.json',
    'dossierCode',
    '{agency}{yymmdd}{sequence}{year}',
    'city.json, dossierCode: Không có ký hiệu {year}',
  ],
  [
    'an unknown time zone',
    'city.json',
    'timeZone',
    'Asia/Can_Tho',
    'city.json, timeZone: Không có múi giờ này',
  ],
  [
    'an account of no agency',
    'accounts.json',
    'accounts.0.agency',
    'X99.55',
    'accounts.json, clerk, agency: không có cơ quan X99.55',
  ],
  [
    'an account of no unit',
    'accounts.json',
    'accounts.0.unit',
    'kho',
    'accounts.json, clerk, unit: X99.10.01 không có đơn vị "kho"',
  ],
  [
    'a username twice',
    'accounts.json',
    'accounts.1.username',
    'clerk',
    'accounts.json, clerk, username: tên đăng nhập bị trùng',
  ],
  [
    'a role nobody is named for',
    'accounts.json',
    'accounts.5.roles',
    ['auditor'],
    'accounts.json, accounts, roles: chưa có tài khoản nêu tên nào giữ vai trò "administrator"',
  ],
  ['an unknown role', 'accounts.json', 'accounts.0.roles.0', 'wizard', 'accounts.json, clerk, roles.0: '],
  [
    'a decision in effect before it is issued',
    'decisions.json',
    '1.effectiveOn',
    '2024-05-01',
    'decisions.json, 07/QĐ-BM, effectiveOn: có hiệu lực trước ngày ban hành',
  ],
  [
    'a day that does not exist',
    'decisions.json',
    '0.issuedOn',
    '2019-02-30',
    'decisions.json, 01/QĐ-BM, issuedOn: ',
  ],
  [
    'an unknown decision',
    'procedures/town.json',
    '0.decision',
    '99/QĐ-BM',
    'procedures/town.json, BM.001, decision: không có quyết định 99/QĐ-BM',
  ],
  [
    'an amendment before the first version',
    'procedures/town.json',
    '1.amendments.0.decision',
    '01/QĐ-BM',
    'procedures/town.json, BM.002, amendments.0.decision: 01/QĐ-BM không sau quyết định trước',
  ],
  [
    'a malformed amendment',
    'procedures/town.json',
    '1.amendments.0.content.sets',
    0,
    'procedures/town.json, BM.002, amendments.0.content.sets: ',
  ],
  [
    'a procedure twice',
    'procedures/town.json',
    '1.code',
    'BM.001',
    'procedures/town.json, BM.001, code: mã thủ tục bị trùng',
  ],
  [
    'an unknown process',
    'procedures/town.json',
    '2.content.process',
    'slow',
    'procedures/town.json, BM.003, process: không có processes/slow.bpmn',
  ],
  [
    'an unknown agency',
    'procedures/town.json',
    '1.content.agencies.0',
    'X99.10',
    'procedures/town.json, BM.002, agencies: không có cơ quan X99.10 ở cấp city',
  ],
  [
    'a procedure nobody offers',
    'procedures/town.json',
    '0.offeredBy',
    'tax',
    'procedures/town.json, BM.001, offeredBy: không cơ quan nào ở cấp commune',
  ],
  [
    'a malformed term',
    'procedures/town.json',
    '0.content.channels.0.term',
    '8 hours',
    'procedures/town.json, BM.001, content.channels.0.term: ',
  ],
  [
    'a weight of no procedure',
    'demonstration.json',
    'weights',
    { 'BM.404': 2 },
    'demonstration.json, BM.404, weights: không có thủ tục mang mã này',
  ],
];

describe('a broken pack is refused in words', () => {
  let folder: string;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'city-pack-'));
    await cp(demoTown, folder, { recursive: true });
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));

  test.each(broken)('%s', async (_, file, path, value, words) => {
    const text = await readFile(join(folder, file), 'utf8');
    await expectRefused(file, JSON.stringify(changed(JSON.parse(text), path.split('.'), value)), words);
  });

  const processes: [what: string, from: string, to: string, words: string][] = [
    [
      'an agency out of reach',
      'motcua:agency="parent"',
      'motcua:agency="police"',
      'processes/ward-to-town.bpmn, motcua:agency: từ X99.10.01 không tìm thấy cơ quan "police"',
    ],
    [
      'a role nobody holds',
      'motcua:role="leader"',
      'motcua:role="inspector"',
      'processes/ward-to-town.bpmn, motcua:role: không ai ở X99.10 giữ vai trò "inspector"',
    ],
    [
      'a call of no procedure',
      '<bpmn:userTask id="Pay"',
      '<bpmn:callActivity calledElement="BM.777"/><bpmn:userTask id="Pay"',
      'processes/ward-to-town.bpmn, calledElement: không có thủ tục BM.777',
    ],
    [
      'a call at the wrong agency',
      '<bpmn:userTask id="Pay"',
      '<bpmn:callActivity calledElement="BM.002"/><bpmn:userTask id="Pay"',
      'processes/ward-to-town.bpmn, calledElement: thủ tục BM.002 không thực hiện tại "own" của X99.10.01',
    ],
    [
      'an id that is not its file',
      '<bpmn:process id="ward-to-town"',
      '<bpmn:process id="other"',
      'processes/ward-to-town.bpmn, process: id của quy trình phải là "ward-to-town"',
    ],
  ];
  test.each(processes)('a process with %s', async (_, from, to, words) => {
    const file = 'processes/ward-to-town.bpmn';
    const text = await readFile(join(folder, file), 'utf8');
    expect(text).toContain(from);
    await expectRefused(file, text.replaceAll(from, to), words);
  });

  test('a file that is not JSON', () =>
    expectRefused('city.json', '{ "code": ', 'city.json: không phải JSON hợp lệ'));

  test('a folder that is not there', async () => {
    const refusals = await refusalsOf(join(folder, 'nowhere'));
    expect(refusals.map(({ text }) => text.vi).join('\n')).toContain('city.json: không đọc được tệp');
  });

  test('several faults at once: each is named', async () => {
    const text = await readFile(join(folder, 'agencies.json'), 'utf8');
    const once = changed(JSON.parse(text), ['agencies', '1', 'officeHours'], 'night');
    const twice = changed(once, ['agencies', '2', 'parent'], 'X99.77');
    const refusals = await withFile('agencies.json', JSON.stringify(twice), () => refusalsOf(folder));
    expect(refusals.map(({ field }) => field)).toEqual(
      expect.arrayContaining(['agencies.json › X99.01 › officeHours', 'agencies.json › X99.02 › parent']),
    );
  });

  async function expectRefused(file: string, text: string, words: string): Promise<void> {
    const refusals = await withFile(file, text, () => refusalsOf(folder));
    expect(refusals.map((refusal) => refusal.text.vi).join('\n')).toContain(words);
    for (const refusal of refusals) expect(textProblems(refusal.text), refusal.text.vi).toEqual([]);
  }

  async function withFile<T>(file: string, text: string, work: () => Promise<T>): Promise<T> {
    const path = join(folder, file);
    const before = await readFile(path, 'utf8');
    await writeFile(path, text);
    try {
      return await work();
    } finally {
      await writeFile(path, before);
    }
  }
});

async function refusalsOf(folder: string) {
  const outcome = await readCityPack(folder).catch((error: unknown) => error);
  if (!(outcome instanceof Refused)) throw new Error('The pack was read', { cause: outcome });
  return outcome.refusals;
}

/** A copy of `node` with the value at `path` replaced, or left out when it is undefined. */
function changed(node: unknown, path: readonly string[], value: unknown): unknown {
  const [step, ...rest] = path;
  if (step === undefined) return value;
  if (Array.isArray(node)) {
    return node.map((child: unknown, i) => (String(i) === step ? changed(child, rest, value) : child));
  }
  if (typeof node !== 'object' || node === null) throw new Error(`nothing at ${step}`);
  const old: unknown = Object.entries(node).find(([name]) => name === step)?.[1];
  return { ...node, [step]: changed(old, rest, value) };
}
