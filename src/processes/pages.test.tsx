import { readFile } from 'node:fs/promises';
import type { VNode } from 'preact';
import { describe, expect, it } from 'vitest';
import { t, type Language } from '../kernel/messages.ts';
import { renderFragment } from '../ui/render.tsx';
import { Drawing } from './drawing.tsx';
import { supportedOnly } from './editor/supported.ts';
import { translator } from './editor/translate.ts';
import { draw } from './fixtures/model.ts';
import { EditorPage } from './pages-editor.tsx';
import { ProcessListPage } from './pages-list.tsx';
import { ProcessPage } from './pages-process.tsx';
import { StepTable } from './parts.tsx';
import { checkProcess, compileProcess } from './processes.ts';
import type { Graph } from './schema.ts';
import { stepsOf } from './steps.ts';

const at = Temporal.Instant.from('2015-02-11T02:30:00Z');

function html(node: VNode, language: Language = 'vi'): string {
  const page = { language, path: '/processes', csrf: 'token', site: t('Cần Thơ', 'Can Tho'), navigation: [] };
  return renderFragment(page, node);
}

async function graphOf(...flows: string[]): Promise<Graph> {
  const { graph } = await compileProcess(draw(...flows));
  if (!graph) throw new Error('The sample must compile.');
  return graph;
}

const office = [
  's p1',
  'p1 t1',
  'p1 c1',
  't1 p2',
  'c1 p2',
  'p2 w1',
  'w1 t2',
  't2 x1',
  'x1 t1x revise',
  't1x x0',
  'x0 t3',
  'x1 x0 approved',
  't3 r1',
  'r1 e1',
];

describe('the table beside the drawing', () => {
  it('names every step in order, with where it goes', async () => {
    const rows = stepsOf(await graphOf(...office));
    expect(rows.map((row) => row.node.id)).toEqual(['t1', 'c1', 'w1', 't2', 't1x', 't3', 'r1']);
    const onward = (id: string) =>
      rows
        .find((row) => row.node.id === id)
        ?.onward.map((each) => [each.outcome?.vi, each.to.map((node) => node.id), each.isJoined]);
    expect(onward('t1')).toEqual([[undefined, ['w1'], true]]);
    expect(onward('t2')).toEqual([
      ['Yêu cầu làm lại', ['t1x'], false],
      ['Đồng ý', ['t3'], false],
    ]);
    expect(onward('r1')).toEqual([[undefined, ['e1'], false]]);
  });

  it('says in words where a dossier stands', async () => {
    const graph = await graphOf(...office);
    const page = html(<StepTable graph={graph} agencies={new Map()} current={['w1']} done={['t1']} />);
    expect(page).toContain('Đang ở đây');
    expect(page).toContain('Đã qua');
    expect(page).toContain('Chờ 3 ngày');
    expect(page).toContain('Gọi thủ tục 1.001193');
  });
});

describe('pages', () => {
  it('the list leads to each process; a new one and drafts only for those who may', () => {
    const row = { code: 'ward', name: 'Cấp xã', number: 3, publishedAt: at, hasDraft: true };
    const processes = [{ ...row, procedures: 12, dossiers: 1653 }];
    const props = { processes, q: '', canEdit: true, countsDossiers: true };
    const page = html(<ProcessListPage {...props} />);
    for (const part of ['href="/processes/ward"', 'href="/processes/new"', '1.653', 'Có bản thảo'])
      expect(page).toContain(part);
    const reader = html(<ProcessListPage {...props} canEdit={false} countsDossiers={false} />);
    for (const part of ['/processes/new', '1.653', 'Có bản thảo']) expect(reader).not.toContain(part);
  });

  const base = {
    code: 'ward',
    name: 'Cấp xã',
    agencies: new Map(),
    procedures: [{ code: '1.001193', name: 'Đăng ký khai sinh' }],
    running: new Map([[1, 7]]),
  };
  const draft = { updatedAt: at, updatedBy: 'Lê Văn Tám' };
  const seen = { revision: 4, version: 1 };

  it('a version shows drawing, steps, uses and versions; editing only to those who may', async () => {
    const graph = await graphOf(...office);
    const versions = [{ number: 1, name: 'Cấp xã', publishedAt: at, publishedBy: 'Nguyễn Thị Hoa' }];
    const work = { draft, seen, problems: [], isSound: true, refusals: [] };
    const props = { ...base, number: 1, graph, versions, work };
    const page = html(<ProcessPage {...props} />);
    for (const part of [
      'data-xml-url="/processes/ward/versions/1/xml"',
      'Việc t2',
      'Nguyễn Thị Hoa',
      'Lê Văn Tám',
      'href="/procedures/1.001193"',
      'action="/processes/ward/discard"',
      'action="/processes/ward/publish"',
      'name="revision" value="4"',
    ]) {
      expect(page).toContain(part);
    }
    expect(page.match(/btn-next/g)).toHaveLength(1);
    const reader = html(<ProcessPage {...props} work={null} />, 'en');
    for (const part of ['/edit"', '<form', 'Lê Văn Tám']) expect(reader).not.toContain(part);
    expect(reader).toContain('Version 1, in force');
  });

  it('a draft that cannot be compiled shows its problems, and cannot be published', async () => {
    const { problems } = await checkProcess('<nothing/>');
    const work = { draft, seen: { revision: 1, version: 0 }, problems, isSound: false, refusals: [] };
    const page = html(<ProcessPage {...base} number={null} versions={[]} graph={null} work={work} />);
    expect(page).toContain('không phải là mô hình BPMN 2.0');
    expect(page).toContain('/processes/ward/draft/xml');
    expect(page).not.toContain('/publish"');
  });

  it('the editor has every button its script knows, and nothing inline', async () => {
    const setup = {
      language: 'vi' as const,
      code: 'x"<',
      revision: 2,
      xmlUrl: '/processes/x/draft/xml',
      checkUrl: '/c',
      draftUrl: '/d',
      publishUrl: '/p',
      proceduresUrl: null,
      csrf: 'token',
      agencies: [],
    };
    const page = html(<EditorPage setup={setup} name="Cấp xã" />);
    const script = await readFile(new URL('editor.client.ts', import.meta.url), 'utf8');
    const actions = /const actions[^{]*\{([\s\S]*?)\n {2}\};/.exec(script)?.[1] ?? '';
    const known = [...actions.matchAll(/^ {4}'?([a-z-]+)'?: /gm)].map((match) => match[1]);
    const shown = [...page.matchAll(/name="do" value="([a-z-]+)"/g)].map((match) => match[1]);
    expect(known.length).toBeGreaterThan(8);
    expect(new Set(shown)).toEqual(new Set(known));
    expect(page).not.toMatch(/<script|\sstyle=|\son[a-z]+=/);
    expect(html(<EditorPage setup={{ ...setup, publishUrl: null }} name="x" />)).not.toContain(
      'value="publish"',
    );
  });

  it('a drawing works without script as a link', () => {
    const page = html(<Drawing xmlUrl="/m.bpmn" current={['a', 'b']} done={['c']} />);
    expect(page).toContain('data-current="a,b"');
    expect(page).toContain('<a href="/m.bpmn" download>');
  });
});

describe('the editor’s own words', () => {
  it('every tool of the palette is said in Vietnamese', () => {
    const [, Palette] = supportedOnly.supportedPalette;
    if (typeof Palette !== 'function') throw new Error('The palette is a class.');
    const said: string[] = [];
    const say = translator('vi');
    const factory = { createShape: () => never(), createParticipantShape: () => never() };
    const palette = new Palette(
      { registerProvider: () => undefined },
      { start: () => undefined },
      factory,
      (words: string) => {
        said.push(words);
        return say(words);
      },
    );
    const entries = palette.getPaletteEntries()({});
    expect(said.length).toBe(8);
    for (const [index, entry] of Object.values(entries).entries()) {
      expect(entry['title']).not.toBe(said[index]);
    }
  });

  it('places are filled in, and unknown words stand as they are', () => {
    expect(translator('vi')('Open {element}', { element: 'Bước 1' })).toBe('Mở Bước 1');
    expect(translator('en')('Open {element}', { element: 'A' })).toBe('Open A');
    expect(translator('vi')('Unheard of {x}')).toBe('Unheard of {x}');
  });
});

function never(): never {
  throw new Error('Nothing is drawn in this test.');
}
