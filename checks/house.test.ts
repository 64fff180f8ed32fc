import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { readFiles } from './files.ts';
import { floors } from './floors.ts';
import { houseProblems } from './house.ts';
import { circles } from './imports.ts';
import { longest } from './writing.ts';

const rooms = floors.flat();

/** A made-up house in which every rule holds: each room with its README and its door, dossiers using the calendar. */
const soundHouse: Record<string, string> = {
  'ARCHITECTURE.md': rooms.map((room) => `\`${room}/\``).join('\n'),
  ...Object.fromEntries(
    rooms.flatMap((room) => [
      [`src/${room}/README.md`, `# ${room}`],
      [`src/${room}/${room}.ts`, `export const name = '${room}';`],
    ]),
  ),
  'src/calendar/schema.ts': `export type Term = string;`,
  'src/calendar/holidays.ts': `export const holidays = [];`,
  'src/kernel/clock.ts': `export const now = () => Date.now();`,
  'src/dossiers/rules.ts': `import { name } from '../calendar/calendar.ts'; export const rules = [name];`,
  'src/dossiers/store.ts': `import type { Term } from '../calendar/schema.ts';
    import { now } from '../kernel/clock.ts';
    export const store = (term: Term) => [term, now()];`,
  'src/dossiers/rules.test.ts': `import { holidays } from '../calendar/holidays.ts';
    import { rules } from './rules.ts';
    it('holds', () => [holidays, rules]);`,
  'src/main.ts': `import { holidays } from './calendar/holidays.ts'; void holidays;`,
};

const few = { files: 5, imports: 5 };

/** What is found when these files are added to the sound house (or taken out, with null). */
function broken(changes: Record<string, string | null>): string[] {
  const files = new Map(Object.entries(soundHouse));
  for (const [path, text] of Object.entries(changes)) {
    if (text === null) files.delete(path);
    else files.set(path, text);
  }
  return houseProblems(files, few).map(({ rule, path }) => `${rule} ${path}`);
}

test('the sound house has no problems', () => {
  expect(broken({})).toEqual([]);
});

/** A lock file in which the package `a` names the binary `a-x64`. */
function lock(others: Record<string, object>): string {
  const packages = Object.entries({ a: { optionalDependencies: { 'a-x64': '1' } }, ...others });
  return JSON.stringify({
    packages: Object.fromEntries(packages.map(([name, entry]) => [`node_modules/${name}`, entry])),
  });
}

const file = (path: string, text: string) => ({ [path]: text });

// Put together here, so that this file does not itself hold what it is about.
const slash = '/';
const at = '@';
const todo = ['TO', 'DO'].join('');
const registry = ['registry', 'example', 'org'].join('.');

/** Each rule, broken once. */
const faults: readonly [rule: string, changes: Record<string, string | null>, path: string][] = [
  ['arrows-down', file('src/calendar/a.ts', `import '../portal/portal.ts';`), 'src/calendar/a.ts'],
  [
    'arrows-down',
    file('src/calendar/a.ts', `type A = import('../portal/portal.ts').A;`),
    'src/calendar/a.ts',
  ],
  ['arrows-down', file('src/counter/a.ts', `import '../main.ts';`), 'src/counter/a.ts'],
  [
    'kernel-alone',
    file('src/kernel/a.ts', `export { name } from '../ui/ui.ts'; export let a;`),
    'src/kernel/a.ts',
  ],
  ['doors', file('src/dossiers/a.ts', `import '../calendar/holidays.ts';`), 'src/dossiers/a.ts'],
  ['doors', file('src/dossiers/a.ts', `await import('../calendar/holidays.ts');`), 'src/dossiers/a.ts'],
  ['import-exists', file('src/dossiers/a.ts', `import './nowhere.ts';`), 'src/dossiers/a.ts'],
  ['tests-are-leaves', file('src/dossiers/a.ts', `import './rules.test.ts';`), 'src/dossiers/a.ts'],
  ['no-barrels', file('src/ui/all.ts', `import { name } from './ui.ts'; export { name };`), 'src/ui/all.ts'],
  ['no-barrels', file('src/ui/all.ts', `export * from './ui.ts';`), 'src/ui/all.ts'],
  [
    'no-file-cycles',
    { 'src/ui/a.ts': `import './b.ts';`, 'src/ui/b.ts': `import type { A } from './a.ts';` },
    'src/ui/a.ts',
  ],
  [
    'no-room-cycles',
    {
      'src/accounts/a.ts': `import '../forms/forms.ts';`,
      'src/forms/b.ts': `import '../accounts/accounts.ts';`,
    },
    'src/accounts',
  ],
  ['room-readme', { 'src/ui/README.md': null }, 'src/ui'],
  ['room-not-empty', { 'src/forms/forms.ts': null, 'src/forms/a.test.ts': '' }, 'src/forms'],
  ['room-in-picture', { 'src/utils/README.md': '', 'src/utils/a.ts': '' }, 'src/utils'],
  ['room-in-picture', { 'src/portal/README.md': null, 'src/portal/portal.ts': null }, 'src/portal'],
  [
    'room-in-picture',
    file(
      'ARCHITECTURE.md',
      rooms
        .map((room) => `\`${room}/\``)
        .slice(1)
        .join(),
    ),
    `src/${rooms[0]}`,
  ],
  ['short-files', file('src/ui/long.ts', 'let a;\n'.repeat(longest + 1)), 'src/ui/long.ts'],
  ['kebab-case', file('src/ui/workList.tsx', ''), 'src/ui/workList.tsx'],
  ['no-any', file('e2e/a.ts', `let a: any;`), 'e2e/a.ts'],
  ['no-suppression', file('bench/a.ts', `// ${at}ts-ignore\nlet a;`), 'bench/a.ts'],
  ['nothing-left-to-do', file('db/0001_a.sql', `-- ${todo}: index`), 'db/0001_a.sql'],
  ['every-test-runs', file('src/ui/a.test.ts', `it.only('a', () => {});`), 'src/ui/a.test.ts'],
  ['every-test-runs', file('src/ui/a.test.ts', `describe.skip('a', () => {});`), 'src/ui/a.test.ts'],
  ['every-test-runs', file('src/ui/a.test.ts', `test.each([1]).skip('a', () => {});`), 'src/ui/a.test.ts'],
  ['clock', file('src/dossiers/rules.ts', `export const a = Date.now();`), 'src/dossiers/rules.ts'],
  [
    'clock',
    file('src/dossiers/pause-rules.ts', `export const a = new Date();`),
    'src/dossiers/pause-rules.ts',
  ],
  ['clock', file('src/calendar/a.ts', `export const a = Temporal.Now.instant();`), 'src/calendar/a.ts'],
  ['readable', file('src/ui/a.ts', `export const = ;`), 'src/ui/a.ts'],
  ['stands-alone', file('docs/a.md', `see ..${slash}shared/data`), 'docs/a.md'],
  ['no-registry-hosts', file('.npmrc', `registry=https://${registry}/`), '.npmrc'],
  ['whole-lock', file('package-lock.json', lock({ b: {}, 'b/node_modules/a-x64': {} })), 'package-lock.json'],
  ['no-machine-paths', file('docs/a.md', `in ${slash}root/data`), 'docs/a.md'],
  ['no-machine-paths', file('docs/a.md', `"${slash}work${slash}main/src"`), 'docs/a.md'],
];

test.each(faults)('%s is found out: %j', (rule, changes, path) => {
  expect(broken(changes)).toEqual([`${rule} ${path}`]);
});

test('what looks like a fault and is none passes', () => {
  expect(
    broken({
      'src/dossiers/rules.ts': `export const day = new Date(0); export const only = { it: 1 }.it;`,
      'src/dossiers/a.ts': `import '../kernel/clock.ts'; import data from '../../package.json';`,
      'src/portal/a.tsx': `export const a = <a href="${slash}work/today">any</a>;`,
      'package.json': '{}',
      'package-lock.json': lock({ 'a-x64': {} }),
      'src/kernel/tables.ts': 'let a;\n'.repeat(longest + 1),
      'src/commands/due.ts': `import '../calendar/holidays.ts';`,
    }),
  ).toEqual([]);
});

test('a check that saw no files or no imports fails', () => {
  expect(houseProblems(new Map(), few).map(({ rule }) => rule)).toContain('saw-the-house');
  const withoutImports = new Map(
    Object.entries(soundHouse).map(([path, text]) => [path, text.replace(/import .*?;/g, '')]),
  );
  expect(houseProblems(withoutImports, few)).toEqual([
    { rule: 'saw-the-house', path: 'src', words: 'shows 0 imports; at least 5 are there' },
  ]);
});

test('a circle is found whatever leads into it', () => {
  const arrows = new Map([
    ['a', ['b', 'd']],
    ['b', ['c']],
    ['c', ['b']],
    ['d', ['c']],
  ]);
  expect(circles(arrows)).toEqual([['b', 'c']]);
  expect(circles(new Map([['a', ['a']]]))).toEqual([['a']]);
  expect(
    circles(
      new Map([
        ['a', ['b', 'c']],
        ['b', ['c']],
      ]),
    ),
  ).toEqual([]);
});

test('files are read from disk without what is made', () => {
  const root = mkdtempSync(join(tmpdir(), 'motcua-house-'));
  try {
    for (const path of ['src/ui', 'node_modules/a', 'src/data'])
      mkdirSync(join(root, path), { recursive: true });
    writeFileSync(join(root, 'src/ui/ui.ts'), 'đ');
    writeFileSync(join(root, 'node_modules/a/a.ts'), '');
    writeFileSync(join(root, 'src/data/a.ts'), '');
    writeFileSync(join(root, 'src/mark.png'), Buffer.from([0x89, 0, 1]));
    expect([...readFiles(root)]).toEqual([['src/ui/ui.ts', 'đ']]);
  } finally {
    rmSync(root, { recursive: true });
  }
});
