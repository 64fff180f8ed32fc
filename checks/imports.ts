import type { Files } from './files.ts';
import { floorOf, isDoor, isOutsideRooms, isTest, roomOf } from './floors.ts';
import type { Problem } from './problem.ts';
import type { Source } from './source.ts';

/** Arrows point down, rooms are used through their doors, and nothing goes in a circle. */
export function importProblems(sources: readonly Source[], files: Files): Problem[] {
  return [
    ...sources.flatMap((source) => arrowProblems(source, files)),
    ...fileCycles(sources),
    ...roomCycles(sources),
    ...sources
      .filter((source) => source.isBarrel)
      .map(({ path }) => ({ rule: 'no-barrels', path, words: 'only passes on what others export' })),
  ];
}

function arrowProblems({ path, imports }: Source, files: Files): Problem[] {
  const problems: Problem[] = [];
  for (const { target, specifier, line } of imports) {
    if (target === null) continue;
    const report = (rule: string, words: string) => problems.push({ rule, path, line, words });
    if (!files.has(target)) report('import-exists', `imports ${specifier}, which is not there`);
    if (isTest(target)) report('tests-are-leaves', `imports the test ${target}`);
    if (isOutsideRooms(path)) continue;

    const from = roomOf(path);
    const to = roomOf(target);
    if (from === null || from === to) continue;
    if (to === null) {
      if (isSourceOutside(target))
        report('arrows-down', `${from} uses ${target}, which stands above the rooms`);
    } else if (from === 'kernel') report('kernel-alone', `the kernel uses the room ${to}`);
    else if (floorOf(to) < floorOf(from)) report('arrows-down', `${from} uses ${to}, which stands above it`);
    else if (!isDoor(target)) report('doors', `uses ${target} instead of ${to}/${to}.ts or ${to}/schema.ts`);
  }
  return problems;
}

/** Code outside the rooms; data such as package.json may be read from inside. */
const isSourceOutside = (target: string) => /\.tsx?$/.test(target);

function fileCycles(sources: readonly Source[]): Problem[] {
  const arrows = new Map(
    sources.map(({ path, imports }) => [
      path,
      new Set(imports.flatMap(({ target }) => (target === null ? [] : [target]))),
    ]),
  );
  return circles(arrows).map((circle) => ({
    rule: 'no-file-cycles',
    path: circle[0] ?? '',
    words: `goes in a circle: ${[...circle, circle[0]].join(' → ')}`,
  }));
}

function roomCycles(sources: readonly Source[]): Problem[] {
  const arrows = new Map<string, Set<string>>();
  for (const { path, imports } of sources) {
    const from = roomOf(path);
    if (from === null || isTest(path)) continue;
    for (const { target } of imports) {
      const to = target === null ? null : roomOf(target);
      if (to !== null && to !== from) arrows.set(from, (arrows.get(from) ?? new Set()).add(to));
    }
  }
  return circles(arrows).map((circle) => ({
    rule: 'no-room-cycles',
    path: `src/${circle[0] ?? ''}`,
    words: `rooms use each other in a circle: ${[...circle, circle[0]].join(' → ')}`,
  }));
}

/** One circle for every place where a walk along the arrows comes back to a node it is still standing on. */
export function circles(arrows: ReadonlyMap<string, Iterable<string>>): string[][] {
  const done = new Set<string>();
  const walk: string[] = [];
  const found: string[][] = [];
  const visit = (node: string) => {
    const at = walk.indexOf(node);
    if (at !== -1) found.push(walk.slice(at));
    if (at !== -1 || done.has(node)) return;
    walk.push(node);
    for (const next of arrows.get(node) ?? []) visit(next);
    walk.pop();
    done.add(node);
  };
  for (const node of [...arrows.keys()].toSorted()) visit(node);
  return found;
}
