import { z } from 'zod';
import type { Files } from './files.ts';
import type { Problem } from './problem.ts';

const Lock = z.object({
  packages: z.record(
    z.string(),
    z.object({ optionalDependencies: z.record(z.string(), z.string()).optional() }),
  ),
});

/**
 * `npm ci` refuses a lock file that names an optional package (a binary for another system) without an entry for it, which
 * `npm install` leaves behind when it could not reach that package. Such a lock file would fail on every fresh machine.
 */
export function lockProblems(files: Files): Problem[] {
  const path = 'package-lock.json';
  const text = files.get(path);
  if (text === undefined) return [];
  const { packages } = Lock.parse(JSON.parse(text));
  return Object.entries(packages).flatMap(([parent, { optionalDependencies = {} }]) =>
    Object.keys(optionalDependencies)
      .filter((name) => !placesFor(name, parent).some((place) => place in packages))
      .map((name) => ({
        rule: 'whole-lock',
        path,
        words: `has no entry for ${name}, which ${parent} names`,
      })),
  );
}

/** Where a package that `parent` names may lie: beside its own, or in any node_modules further up. */
function placesFor(name: string, parent: string): string[] {
  const inside = `${parent === '' ? '' : `${parent}/`}node_modules/${name}`;
  if (parent === '') return [inside];
  const above = parent.slice(0, Math.max(0, parent.lastIndexOf('node_modules/') - 1));
  return [inside, ...placesFor(name, above)];
}
