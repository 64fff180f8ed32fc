import { fileURLToPath } from 'node:url';
import { readFiles, type Files } from './files.ts';
import { importProblems } from './imports.ts';
import { lockProblems } from './lock.ts';
import { sayProblem, type Problem } from './problem.ts';
import { roomProblems } from './rooms.ts';
import { isSourcePath, readSource, type Source } from './source.ts';
import { writingProblems } from './writing.ts';

/** What the check must have seen at least; a check that saw nothing has proved nothing. */
export type Least = { readonly files: number; readonly imports: number };

/** Well below what the house has, far above what a wrong folder or a failing parser would show. */
const least: Least = { files: 60, imports: 200 };

/** Every place where the house rules of ARCHITECTURE.md do not hold, in the order of the paths. */
export function houseProblems(files: Files, needed: Least): Problem[] {
  const sources = [...files].flatMap(([path, text]) => (isSourcePath(path) ? [readSource(path, text)] : []));
  return [
    ...sightProblems(sources, needed),
    ...lockProblems(files),
    ...roomProblems(files),
    ...importProblems(sources, files),
    ...writingProblems(files, sources),
  ].toSorted((a, b) => compare(a.path, b.path) || (a.line ?? 0) - (b.line ?? 0));
}

function sightProblems(sources: readonly Source[], needed: Least): Problem[] {
  const inRooms = sources.filter(({ path }) => path.startsWith('src/'));
  const imports = inRooms.flatMap((source) => source.imports).filter(({ target }) => target !== null).length;
  const problems: Problem[] = [];
  const report = (words: string) => problems.push({ rule: 'saw-the-house', path: 'src', words });
  if (inRooms.length < needed.files)
    report(`shows ${inRooms.length} files; at least ${needed.files} are there`);
  if (imports < needed.imports) report(`shows ${imports} imports; at least ${needed.imports} are there`);
  return problems;
}

function compare(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const files = readFiles(fileURLToPath(new URL('..', import.meta.url)));
  const problems = houseProblems(files, least);
  for (const problem of problems) console.log(sayProblem(problem));
  const seen = `${files.size} files read`;
  console.log(
    problems.length === 0 ? `The house rules hold (${seen}).` : `${problems.length} problems (${seen}).`,
  );
  process.exitCode = problems.length === 0 ? 0 : 1;
}
