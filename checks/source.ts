import { posix } from 'node:path';
import { parseSync, Visitor, type Expression, type Program } from 'oxc-parser';

/** What the house rules want to know of one TypeScript file, read from its syntax tree rather than from its letters. */
export type Source = {
  readonly path: string;
  readonly imports: readonly Import[];
  /** True when the file only passes on what others export. */
  readonly isBarrel: boolean;
  /** Places of a thing that is not allowed, or not everywhere. */
  readonly findings: readonly Finding[];
  readonly syntaxErrors: readonly string[];
};

/** An import of any kind: `import`, `export … from`, `import(…)`, `import('…').Type`. */
export type Import = { readonly specifier: string; readonly target: string | null; readonly line: number };

export type Finding = {
  readonly kind: 'any' | 'narrowed-test' | 'clock' | 'suppression';
  readonly line: number;
};

const testFunctions = new Set(['describe', 'it', 'test', 'suite', 'bench']);
const narrowings = new Set(['only', 'skip', 'skipIf', 'runIf', 'todo']);

export const isSourcePath = (path: string) => /\.(?:ts|tsx|mts)$/.test(path);

/** Reads one file; a relative import becomes the path it points to, any other has `target` null. */
export function readSource(path: string, text: string): Source {
  const { program, comments, errors } = parseSync(path, text);
  const lineAt = lineFinder(text);
  const imports: Import[] = [];
  const findings: Finding[] = [];
  const meet = (specifier: string, at: number) =>
    imports.push({ specifier, target: targetOf(path, specifier), line: lineAt(at) });
  const find = (kind: Finding['kind'], at: number) => findings.push({ kind, line: lineAt(at) });

  new Visitor({
    ImportDeclaration: (node) => meet(node.source.value, node.start),
    ExportAllDeclaration: (node) => meet(node.source.value, node.start),
    ExportNamedDeclaration: (node) => {
      if (node.source) meet(node.source.value, node.start);
    },
    ImportExpression: (node) => {
      if (node.source.type === 'Literal' && typeof node.source.value === 'string')
        meet(node.source.value, node.start);
    },
    TSImportType: (node) => meet(node.source.value, node.start),
    TSAnyKeyword: (node) => find('any', node.start),
    MemberExpression: (node) => {
      if (node.computed || node.property.type !== 'Identifier') return;
      const name = node.property.name;
      const owner = rootName(node.object);
      if (narrowings.has(name) && testFunctions.has(owner)) find('narrowed-test', node.start);
      if (owner === 'Date' && name === 'now') find('clock', node.start);
      if (owner === 'Temporal' && name === 'Now') find('clock', node.start);
    },
    NewExpression: (node) => {
      if (rootName(node.callee) === 'Date' && node.arguments.length === 0) find('clock', node.start);
    },
  }).visit(program);

  for (const comment of comments)
    if (/@ts-(?:ignore|nocheck|expect-error)/.test(comment.value)) find('suppression', comment.start);

  return {
    path,
    imports,
    findings,
    isBarrel: onlyPassesOn(program),
    syntaxErrors: errors.map((error) => error.message),
  };
}

function targetOf(path: string, specifier: string): string | null {
  if (!specifier.startsWith('.')) return null;
  return posix.join(posix.dirname(path), specifier.replace(/\?.*$/, ''));
}

function onlyPassesOn({ body }: Program): boolean {
  const exports = body.filter((statement) => statement.type.startsWith('Export'));
  return (
    exports.length > 0 &&
    body.every(
      (statement) =>
        statement.type === 'ImportDeclaration' ||
        statement.type === 'ExportAllDeclaration' ||
        (statement.type === 'ExportNamedDeclaration' && statement.declaration === null),
    )
  );
}

/** The leftmost name of `a.b.c` or `a.b(…).c`, '' when there is none. */
function rootName(expression: Expression | { type: 'Super' }): string {
  if (expression.type === 'Identifier') return expression.name;
  if (expression.type === 'MemberExpression') return rootName(expression.object);
  if (expression.type === 'CallExpression') return rootName(expression.callee);
  return '';
}

function lineFinder(text: string): (offset: number) => number {
  const starts = [0];
  for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
  return (offset) => starts.findLastIndex((start) => start <= offset) + 1;
}
