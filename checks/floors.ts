/**
 * The rooms as ARCHITECTURE.md draws them: a room stands on the floors below its own and may use them. Rooms of one floor
 * may use each other as long as no circle arises.
 */
export const floors: readonly (readonly string[])[] = [
  ['portal', 'counter', 'dashboards', 'open-data'],
  ['reports'],
  [
    'programme',
    'reform-index',
    'statistics',
    'reported-figures',
    'figure-audit',
    'reform-work',
    'inspections',
    'emulation',
    'reorganization',
  ],
  [
    'dossiers',
    'city-pack',
    'positions',
    'examinations',
    'training',
    'finance',
    'quality',
    'digital-means',
    'knowledge-tests',
  ],
  ['procedures', 'processes', 'accounts', 'organization', 'forms', 'ledger', 'legislation', 'staff'],
  ['indicators', 'registers'],
  ['calendar', 'ui'],
  ['kernel'],
];

/** Rooms that are tool chests: each of their files is a tool of its own, so that one door would be a barrel. */
export const openRooms: ReadonlySet<string> = new Set(['kernel', 'ui']);

/** Number of the floor, counted from the top, or -1 for a room that the table does not know. */
export function floorOf(room: string): number {
  return floors.findIndex((floor) => floor.includes(room));
}

/** The room a file belongs to: `src/dossiers/store.ts` → `dossiers`; null outside the rooms. */
export function roomOf(path: string): string | null {
  const match = /^src\/([^/]+)\//.exec(path);
  return match?.[1] === undefined || match[1] === 'commands' ? null : match[1];
}

/** Tests look into every room: what they hold must hold inside too. Nothing is built on them. */
export const isTest = (path: string) => /\.(?:test|e2e|bench)\.tsx?$/.test(path);

/**
 * What puts the house together or walks round it (main.ts, city.ts, commands, tests, bench, e2e, checks, cities) may use any
 * file of any room; no room may use it.
 */
export function isOutsideRooms(path: string): boolean {
  return roomOf(path) === null || isTest(path);
}

/** The files by which others use a room: the one that bears its name, and its schema. */
export function isDoor(path: string): boolean {
  const room = roomOf(path);
  if (room === null || openRooms.has(room)) return true;
  const file = path.slice(`src/${room}/`.length);
  return [`${room}.ts`, `${room}.tsx`, 'schema.ts'].includes(file);
}
