import { refuse, type Refusal } from '../kernel/errors.ts';
import { t } from '../kernel/messages.ts';
import { parseBlocks } from './template-blocks.ts';
import { parseSentence, refuseFault, SyntaxFault } from './syntax.ts';
import {
  noDataWays,
  reportKinds,
  type Condition,
  type NoDataWay,
  type ReportKind,
  type Template,
  type TemplateSection,
} from './schema.ts';

/**
 * Reads a template. First lines `name: value` (`name`, `title`, `title.year` …, `recipient` once each), then sections, each
 * a heading with its code and the text below it:
 *
 * ```
 * ## steering: Công tác chỉ đạo, điều hành
 * ```
 *
 * One `#` is a part, two a chapter (I), three a section (1), four a point (a); `#! code: …` is an annex, and
 * `#- code: …` stands without heading and number (how a report begins and ends). Numbers are given
 * when it is rendered. After a heading, `@no-data say|quiet|omit|keep` tells what happens when none of the section's figures has
 * data, and `@when (for year)` on what it depends. Lines that begin with `//` are remarks.
 */
export function readTemplate(source: string): Template | Refusal {
  const lines = source.split('\n');
  const first = lines.findIndex((line) => line.startsWith('#'));
  const head = readHead(lines.slice(0, first === -1 ? lines.length : first));
  if ('refused' in head) return head;
  const sections: TemplateSection[] = [];
  for (const chunk of chunksOf(lines, first)) {
    const section = readSection(chunk.heading, chunk.body.join('\n'), chunk.line);
    if ('refused' in section) return section;
    if (sections.some(({ code }) => code === section.code)) return twice(section);
    sections.push(section);
  }
  if (sections.length === 0) return nothing;
  return { ...head, sections };
}

/** A section's own text, written anew by an agency; its heading and settings stay the template's. */
export function readSectionText(section: TemplateSection, source: string): TemplateSection | Refusal {
  const blocks = parseBlocks(source, 1);
  if (blocks instanceof SyntaxFault) return refuseFault(blocks, section.heading, 'text');
  return { ...section, blocks, source };
}

type Chunk = { readonly heading: string; readonly body: string[]; readonly line: number };

function chunksOf(lines: readonly string[], first: number): Chunk[] {
  const chunks: Chunk[] = [];
  if (first === -1) return chunks;
  lines.slice(first).forEach((line, index) => {
    if (line.startsWith('#')) chunks.push({ heading: line, body: [], line: first + index + 1 });
    else chunks.at(-1)?.body.push(line);
  });
  return chunks;
}

function readHead(lines: readonly string[]): Omit<Template, 'sections'> | Refusal {
  let name = '';
  let title = '';
  const titles: Partial<Record<ReportKind, string>> = {};
  const recipients: string[] = [];
  for (const [index, line] of lines.entries()) {
    if (line.trim() === '' || line.startsWith('//')) continue;
    const [key = '', ...rest] = line.split(':');
    const value = rest.join(':').trim();
    const kind = reportKinds.find((known) => key === `title.${known}`);
    if (key === 'name') name = value;
    else if (key === 'title') title = value;
    else if (kind !== undefined) titles[kind] = value;
    else if (key === 'recipient') recipients.push(value);
    else return badHead(line.trim().slice(0, 60), index + 1);
  }
  if (name === '' || title === '') return badHead('', 1);
  return { name, title, titles, recipients };
}

function readSection(line: string, body: string, at: number): TemplateSection | Refusal {
  const match = /^(#{1,4}|#!|#-) ([a-z][a-z0-9-]*): (.+)$/.exec(line.trimEnd());
  if (match === null) return badHeading(line.trim().slice(0, 60), at);
  const [, sign = '#', code = '', heading = ''] = match;
  const settings = settingsOf(body, at + 1);
  if (settings instanceof SyntaxFault) return refuseFault(settings, heading);
  const blocks = parseBlocks(settings.body, at + 1);
  if (blocks instanceof SyntaxFault) return refuseFault(blocks, heading);
  const level = sign === '#!' || sign === '#-' ? 1 : sign.length;
  return {
    code,
    heading,
    level: level === 4 ? 4 : level === 3 ? 3 : level === 2 ? 2 : 1,
    isAnnex: sign === '#!',
    isPlain: sign === '#-',
    whenNoData: settings.whenNoData,
    when: settings.when,
    blocks,
    source: settings.body.trim(),
    line: at,
  };
}

type Settings = {
  readonly whenNoData: NoDataWay;
  readonly when: readonly Condition[];
  readonly body: string;
};

/** What the lines `@no-data` and `@when` say; in the text they become empty lines, so that places stay. */
function settingsOf(body: string, first: number): Settings | SyntaxFault {
  let whenNoData: NoDataWay = 'say';
  let when: readonly Condition[] = [];
  const lines = body.split('\n');
  for (const [index, line] of lines.entries()) {
    const place = { line: first + index, column: 1 };
    const [, name, value = ''] = /^@(no-data|when)\s*(.*)$/.exec(line.trim()) ?? [];
    if (name === undefined) continue;
    lines[index] = '';
    if (name === 'no-data') {
      const way = noDataWays.find((known) => known === value);
      if (way === undefined) return new SyntaxFault(noWay(value), place);
      whenNoData = way;
    } else {
      const parsed = parseSentence(value, place);
      if (parsed instanceof SyntaxFault) return parsed;
      when = parsed.when;
    }
  }
  return { whenNoData, when, body: lines.join('\n') };
}

const noWay = (value: string) =>
  t(
    `@no-data ${value}: chỉ dùng ${noDataWays.join(', ')}.`,
    `@no-data ${value}: use ${noDataWays.join(', ')}.`,
  );

const nothing = refuse(
  'invalid',
  t(
    'Mẫu báo cáo chưa có mục nào (dòng bắt đầu bằng #).',
    'The template has no section (a line that begins with #).',
  ),
);

function twice({ code, line }: TemplateSection): Refusal {
  return refuse(
    'invalid',
    t(
      `Dòng ${line}: mã mục “${code}” đã dùng cho một mục khác.`,
      `Line ${line}: the code "${code}" is already that of another section.`,
    ),
  );
}

function badHeading(line: string, at: number): Refusal {
  return refuse(
    'invalid',
    t(
      `Dòng ${at}: đề mục “${line}” chưa đúng; viết dạng “## ma-muc: Tên mục”.`,
      `Line ${at}: the heading "${line}" is not right; write "## code: Heading".`,
    ),
  );
}

function badHead(line: string, at: number): Refusal {
  return refuse(
    'invalid',
    line === ''
      ? t(
          'Mẫu báo cáo thiếu dòng “name:” hoặc “title:” ở đầu.',
          'The template lacks "name:" or "title:" at its top.',
        )
      : t(
          `Dòng ${at}: “${line}” không phải là dòng đầu của mẫu (name, title, recipient).`,
          `Line ${at}: "${line}" does not belong to the top of a template (name, title, recipient).`,
        ),
  );
}
