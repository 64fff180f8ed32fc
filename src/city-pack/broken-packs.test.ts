import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { Refused } from '../kernel/errors.ts';
import { textProblems } from '../../checks/words.ts';
import { broken } from './broken-samples.ts';
import { readCityPack } from './read.ts';

const demoTown = join(import.meta.dirname, '../../cities/demo-town');

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
