import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { checkProcessCommand } from './check-command.ts';
import { draw } from './fixtures/model.ts';

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'motcua-check-'));
});

async function check(...args: string[]) {
  const { exitCode, output } = await checkProcessCommand(args);
  const parsed: { file: string; sound: boolean; problems: Record<string, string>[] } = JSON.parse(output);
  return { exitCode, ...parsed };
}

async function fileWith(content: string | Uint8Array): Promise<string> {
  const file = join(folder, 'model.bpmn');
  await writeFile(file, content);
  return file;
}

describe('check-process', () => {
  it('exits 0 on a sound model', async () => {
    const file = await fileWith(draw('s r1', 'r1 e1'));
    expect(await check(file)).toEqual({ exitCode: 0, file, sound: true, problems: [] });
  });

  it('exits 1 on an unsound one, with element, code and words in both languages', async () => {
    const { exitCode, sound, problems } = await check(await fileWith(draw('s t1', 't1 e1')));
    expect({ exitCode, sound }).toEqual({ exitCode: 1, sound: false });
    expect(problems).toEqual([
      {
        elementId: 'e1',
        code: 'return-skipped',
        severity: 'error',
        vi: expect.stringMatching(
          /^e1: có đường tới đây mà không qua bước trả kết quả hoặc từ chối\..*motcua:kind.*motcua:outcome.*“Trả kết quả”.*“Từ chối”/,
        ),
        en: expect.stringMatching(
          /^e1: a path leads here without returning a result or refusing\..*motcua:kind.*motcua:outcome.*“Return result”.*“Refuse”/,
        ),
      },
    ]);
  });

  it.each([
    ['no file given', () => [], 'usage'],
    ['two files', () => ['a', 'b'], 'usage'],
    ['a missing file', () => [join(folder, 'none.bpmn')], 'file-not-read'],
    ['a folder', () => [folder], 'file-not-read'],
  ])('%s', async (_, args, code) => {
    const { exitCode, sound, problems } = await check(...args());
    expect({ exitCode, sound, code: problems[0]?.['code'] }).toEqual({ exitCode: 1, sound: false, code });
  });

  it('a file beyond the limit is not read at all', async () => {
    const { exitCode, problems } = await check(await fileWith(new Uint8Array(3e6)));
    expect([exitCode, problems[0]?.['code']]).toEqual([1, 'file-too-large']);
  });
});
