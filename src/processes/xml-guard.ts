import { t } from '../kernel/messages.ts';
import type { Problem } from './schema.ts';
import { problem } from './problem.ts';

/** Limits of a model file: bytes of UTF-8, elements, nesting. A drawing of 200 tasks has some 0.3 MB and 3,000 elements. */
export const limits = { bytes: 2 * 1024 * 1024, elements: 20_000, depth: 100 } as const;

export type Guarded = { readonly xml: string; readonly lax: boolean } | { readonly problem: Problem };

/**
 * Looks over a file once, in linear time, before the BPMN reader gets it: size, encoding, no document type
 * declaration (the door of entity bombs, and BPMN has no use for one), well-formed with declared prefixes.
 * What the BPMN reader would have to repair silently is refused here with its line.
 */
export function guardXml(file: string | Uint8Array): Guarded {
  const size = typeof file === 'string' ? Buffer.byteLength(file) : file.byteLength;
  if (size > limits.bytes) return { problem: tooLarge() };
  const xml = typeof file === 'string' ? file.replace(/^\uFEFF/, '') : decode(file);
  if (xml === null) return { problem: badEncoding() };
  const fault = scan(xml);
  return 'code' in fault ? { problem: fault } : { xml, lax: fault.marks * xml.length < readingBudget };
}

/** The BPMN reader recounts lines at each fault it repairs; past this many characters it has to stop at the first. */
const readingBudget = 2e9;

const space = '[ \\t\\r\\n]';
const name = '[A-Za-z_][\\w.-]*(?::[A-Za-z_][\\w.-]*)?';
const openTag = new RegExp(`<(${name})((?:${space}+${name}=(?:"[^"<]*"|'[^'<]*'))*)${space}*(/?)>`, 'y');
const closeTag = new RegExp(`</(${name})${space}*>`, 'y');
const attribute = new RegExp(`(${name})=(?:"([^"<]*)"|'([^'<]*)')`, 'g');
const skipped: readonly (readonly [string, string])[] = [
  ['<!--', '-->'],
  ['<![CDATA[', ']]>'],
  ['<?', '?>'],
];

type Open = { readonly tag: string; readonly prefixes: ReadonlySet<string> };

function scan(xml: string): Problem | { readonly marks: number } {
  const stack: Open[] = [];
  let at = 0;
  let elements = 0;
  let texts = 0;
  while (at < xml.length) {
    const next = xml.indexOf('<', at);
    const text = xml.slice(at, next === -1 ? xml.length : next);
    if (text.trim() !== '') {
      if (stack.length === 0) return broken(xml, at);
      texts += 1;
    }
    if (next === -1) break;
    if (xml.startsWith('<!DOCTYPE', next)) return doctype();
    const skip = skipped.find(([begin]) => xml.startsWith(begin, next));
    if (skip) {
      const end = xml.indexOf(skip[1], next + skip[0].length);
      if (end === -1) return broken(xml, next);
      at = end + skip[1].length;
      continue;
    }
    closeTag.lastIndex = next;
    const close = closeTag.exec(xml);
    if (close) {
      if (stack.pop()?.tag !== close[1]) return broken(xml, next);
      at = closeTag.lastIndex;
      continue;
    }
    openTag.lastIndex = next;
    const open = openTag.exec(xml);
    if (!open || (stack.length === 0 && elements > 0)) return broken(xml, next);
    const prefixes = declared(open[1] ?? '', open[2] ?? '', stack.at(-1)?.prefixes ?? rootPrefixes);
    if (!prefixes) return broken(xml, next);
    elements += 1;
    if (open[3] === '') stack.push({ tag: open[1] ?? '', prefixes });
    if (elements > limits.elements || stack.length > limits.depth) return tooLarge();
    at = openTag.lastIndex;
  }
  return elements === 0 || stack.length > 0 ? broken(xml, xml.length) : { marks: elements + texts };
}

const rootPrefixes: ReadonlySet<string> = new Set(['xml', 'xmlns']);

/** The namespace prefixes in force inside the tag; null when it uses an undeclared one or repeats an attribute. */
function declared(tag: string, attributes: string, outer: ReadonlySet<string>): ReadonlySet<string> | null {
  const names = [...attributes.matchAll(attribute)].map((match) => match[1] ?? '');
  if (new Set(names).size < names.length) return null;
  const own = names.filter((each) => each.startsWith('xmlns:')).map((each) => each.slice('xmlns:'.length));
  const prefixes = own.length === 0 ? outer : new Set([...outer, ...own]);
  return [tag, ...names].every((each) => !each.includes(':') || prefixes.has(each.split(':')[0] ?? ''))
    ? prefixes
    : null;
}

/** UTF-8 (with or without mark) or UTF-16 with a byte order mark; null for anything else. */
function decode(bytes: Uint8Array): string | null {
  const encoding =
    bytes[0] === 0xff && bytes[1] === 0xfe
      ? 'utf-16le'
      : bytes[0] === 0xfe && bytes[1] === 0xff
        ? 'utf-16be'
        : 'utf-8';
  let text: string;
  try {
    text = new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch (error) {
    if (error instanceof TypeError) return null;
    throw error;
  }
  const said = /^<\?xml[^>]*\sencoding=["']([^"']+)["']/.exec(text)?.[1]?.toLowerCase();
  if (text.includes('\0')) return null;
  if (encoding !== 'utf-8' || said === undefined || said === 'utf-8' || said === 'utf8') return text;
  // A file in a one-byte code page that happens to hold only ASCII reads the same.
  return /^[\x20-\x7e\s]*$/.test(text) ? text : null;
}

function broken(xml: string, at: number): Problem {
  const line = xml.slice(0, at).split('\n').length;
  return problem('', 'broken-xml', 'error', brokenAt(line));
}

export function brokenAt(line: number) {
  return t(
    `Tệp không phải XML hợp lệ: lỗi ở dòng ${line}. Hãy xuất lại tệp từ công cụ vẽ BPMN.`,
    `The file is not well-formed XML: fault at line ${line}. Export it again from the BPMN tool.`,
  );
}

function doctype(): Problem {
  return problem(
    '',
    'doctype-refused',
    'error',
    t(
      'Tệp có khai báo DOCTYPE. Tệp BPMN không cần khai báo này và vì an toàn không được nhận; hãy xóa nó.',
      'The file has a DOCTYPE declaration. BPMN does not need one and for safety it is not accepted; remove it.',
    ),
  );
}

function tooLarge(): Problem {
  return problem(
    '',
    'file-too-large',
    'error',
    t(
      `Tệp quá lớn: tối đa 2 MB, ${limits.elements.toLocaleString('vi-VN')} phần tử, lồng nhau ${limits.depth} tầng.`,
      `The file is too large: at most 2 MB, ${limits.elements.toLocaleString('en-GB')} elements, nested ${limits.depth} deep.`,
    ),
  );
}

function badEncoding(): Problem {
  return problem(
    '',
    'wrong-encoding',
    'error',
    t(
      'Không đọc được bảng mã của tệp. Hãy lưu tệp ở dạng UTF-8.',
      'The encoding of the file cannot be read. Save the file as UTF-8.',
    ),
  );
}
