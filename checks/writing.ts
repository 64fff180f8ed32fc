import type { Files } from './files.ts';
import { isTest } from './floors.ts';
import type { Problem } from './problem.ts';
import type { Finding, Source } from './source.ts';

/** Lines a file of code may have at most; at 250 its writer has already thought again. */
export const longest = 300;

/** The few files that may be longer, each with its reason. Made by a tool, read by nobody. */
const longFiles: ReadonlyMap<string, string> = new Map([
  ['src/kernel/tables.ts', 'the types of all tables, generated from the database'],
]);

/** Texts that no file may hold. Written so that this file does not hold them itself. */
const unwelcome: readonly { rule: string; pattern: RegExp; words: string }[] = [
  { rule: 'nothing-left-to-do', pattern: /\b(?:TO[D]O|FIX[M]E)\b/, words: 'leaves something to do' },
  { rule: 'stands-alone', pattern: /\.\.[/]shared\b/, words: 'reaches outside the checkout' },
  {
    rule: 'no-registry-hosts',
    pattern:
      /\b(?:registry|npm)\.[\w-]+\.(?:org|com|io|net|dev)\b|\bpkg\.dev\b|\bartifactory\b|\bverdaccio\b/i,
    words: 'names a package registry',
  },
  {
    rule: 'no-machine-paths',
    pattern: /(?<![\w.)\]}])[/](?:root\b|home[/]\w|Users[/]\w|work[/](?:main|shared|\.))/,
    words: 'names a folder of one machine',
  },
];

const findings: Record<Finding['kind'], { rule: string; words: string }> = {
  any: { rule: 'no-any', words: 'uses the type any' },
  suppression: { rule: 'no-suppression', words: 'silences the type checker' },
  'narrowed-test': { rule: 'every-test-runs', words: 'narrows, skips or postpones a test' },
  clock: { rule: 'clock', words: 'asks the machine for the time; a rule is told the time by its caller' },
};

/** What a file may hold and how it is called. */
export function writingProblems(files: Files, sources: readonly Source[]): Problem[] {
  return [
    ...[...files].flatMap(([path, text]) => [...textProblems(path, text), ...shapeProblems(path, text)]),
    ...sources.flatMap(sourceProblems),
  ];
}

function textProblems(path: string, text: string): Problem[] {
  return unwelcome.flatMap(({ rule, pattern, words }) => {
    if (!pattern.test(text)) return [];
    return text
      .split('\n')
      .flatMap((content, index) => (pattern.test(content) ? [{ rule, path, line: index + 1, words }] : []));
  });
}

function shapeProblems(path: string, text: string): Problem[] {
  if (!/\.(?:tsx?|m?js|css|sql)$/.test(path)) return [];
  const problems: Problem[] = [];
  const lines = text.trimEnd().split('\n').length;
  if (lines > longest && !longFiles.has(path))
    problems.push({ rule: 'short-files', path, words: `has ${lines} lines; ${longest} are the most` });
  if (/^(?:src|checks|e2e|bench)\//.test(path) && !isKebabCase(path))
    problems.push({ rule: 'kebab-case', path, words: 'is not named in kebab-case' });
  return problems;
}

/** Every folder and file in small letters, digits and single hyphens, with endings such as `.test.ts`. */
function isKebabCase(path: string): boolean {
  return path.split('/').every((part) => /^[a-z0-9]+(?:-[a-z0-9]+)*(?:\.[a-z0-9]+)*$/.test(part));
}

function sourceProblems({ path, findings: found, syntaxErrors }: Source): Problem[] {
  return [
    ...syntaxErrors.map((message) => ({ rule: 'readable', path, words: `cannot be read: ${message}` })),
    ...found
      .filter(({ kind }) => kind !== 'clock' || isPure(path))
      .map(({ kind, line }) => ({ ...findings[kind], path, line })),
  ];
}

/** Rules and the calendar decide from what they are given. */
function isPure(path: string): boolean {
  return !isTest(path) && /(?:[/-]rules\.tsx?$)|^src\/calendar\//.test(path);
}
