import type { Files } from './files.ts';
import { floors, isTest } from './floors.ts';
import type { Problem } from './problem.ts';
import { isSourcePath } from './source.ts';

/** Every room has a place in the picture, a README and code; every place in the picture has its room. */
export function roomProblems(files: Files): Problem[] {
  const rooms = foldersOf(files);
  const planned = floors.flat();
  const architecture = files.get('ARCHITECTURE.md') ?? '';
  const problems: Problem[] = [];

  for (const [room, paths] of rooms) {
    const report = (rule: string, words: string) => problems.push({ rule, path: `src/${room}`, words });
    if (!planned.includes(room)) report('room-in-picture', 'is missing from the floors in checks/floors.ts');
    if (!paths.includes(`src/${room}/README.md`)) report('room-readme', 'has no README.md');
    if (!paths.some((path) => isSourcePath(path) && !isTest(path)))
      report('room-not-empty', 'holds no code, so it is no room yet');
  }
  for (const room of planned) {
    const report = (words: string) => problems.push({ rule: 'room-in-picture', path: `src/${room}`, words });
    if (!rooms.has(room)) report('is drawn in checks/floors.ts, but is not there');
    if (!architecture.includes(`\`${room}/\``)) report('is not named in ARCHITECTURE.md');
  }
  return problems;
}

/** The files of each folder under src/, but for commands/, which is the house's list of commands and no room. */
function foldersOf(files: Files): Map<string, string[]> {
  const rooms = new Map<string, string[]>();
  for (const path of files.keys()) {
    const room = /^src\/([^/]+)\//.exec(path)?.[1];
    if (room === undefined || room === 'commands') continue;
    rooms.set(room, [...(rooms.get(room) ?? []), path]);
  }
  return rooms;
}
