import type { Route } from '../../src/kernel/web.ts';

/** What a parameter of a route's path names. */
export type Meaning =
  | 'dossier'
  | 'procedure'
  | 'process'
  | 'agency'
  | 'unit'
  | 'account'
  | 'number'
  | 'file'
  | 'form'
  | 'command'
  | 'section'
  | 'indicator';

/** For the addresses that begin so: what each of their parameters names. The longest beginning that knows one counts. */
const meanings: Readonly<Record<string, Readonly<Record<string, Meaning>>>> = {
  '/dossiers/': { code: 'dossier', id: 'file', step: 'number', number: 'number', name: 'command' },
  '/dossiers/:code/forms/': { file: 'form', kind: 'form', number: 'number' },
  '/dossiers/:code/files/': { file: 'file', id: 'file', hash: 'file' },
  '/api/v1/dossiers/': { code: 'dossier', name: 'command' },
  '/receive/': { code: 'dossier' },
  '/return/': { code: 'dossier' },
  '/track/': { code: 'dossier' },
  '/api/v1/track/': { code: 'dossier' },
  '/work/': { code: 'dossier' },
  '/procedures/': { code: 'procedure', number: 'number' },
  '/procedures/manage/decisions/': { id: 'number' },
  '/api/v1/procedures/': { code: 'procedure' },
  '/processes/': { code: 'process', number: 'number', version: 'number' },
  '/api/v1/processes/': { code: 'process', number: 'number' },
  '/indicators/': { code: 'indicator' },
  '/api/v1/indicators/': { code: 'indicator' },
  '/agencies/': { code: 'agency' },
  '/agencies/:code/organization/': { code: 'agency', id: 'number' },
  '/reports/': { id: 'number', section: 'command' },
  '/admin/agencies/': { code: 'agency', unit: 'unit' },
  '/admin/accounts/': { id: 'account' },
  '/legislation/': { id: 'number' },
  '/legislation/documents/:id/files/': { id: 'number', hash: 'file' },
  '/programme/': { id: 'number' },
  '/programme/tasks/:id/evidence/': { id: 'number', hash: 'file' },
  '/reform-index/': { cycle: 'number', set: 'number', agency: 'agency', hash: 'file' },
  '/training/': { id: 'number' },
  '/quality/': { id: 'number' },
  '/staff/': {
    id: 'number',
    section: 'section',
    entry: 'number',
    move: 'number',
    correction: 'number',
    hash: 'file',
  },
  '/registers/': { id: 'number', hash: 'file' },
  '/api/v1/registers/': { id: 'number' },
  '/examinations/': { id: 'number', candidate: 'number', hash: 'file', sheet: 'command' },
  '/exams/': { id: 'number' },
  '/positions/': { id: 'number', code: 'agency', position: 'command' },
  '/inspections/': { id: 'number', line: 'number', hash: 'file' },
  '/emulation/': { id: 'number' },
  '/knowledge-tests/': { id: 'number' },
  '/reported-figures/': { id: 'number', indicator: 'indicator' },
  '/reorganization/': { id: 'number', number: 'number' },
  '/reported-figures/forms/:id/evidence/': { id: 'number', hash: 'file' },
};

export function parametersOf({ path }: Route): string[] {
  return [...path.matchAll(/:(\w+)/g)].map(([, name = '']) => name);
}

/** @throws when nobody has said yet what a parameter of this route names: add it above. */
export function meaningOf({ method, path }: Route, parameter: string): Meaning {
  const found = Object.entries(meanings)
    .filter(([beginning, names]) => path.startsWith(beginning) && Object.hasOwn(names, parameter))
    .toSorted(([a], [b]) => b.length - a.length)[0]?.[1][parameter];
  if (found !== undefined) return found;
  throw new Error(
    `${method} ${path}: what does :${parameter} name? Say it in checks/routes/parameters.ts, so that the walk covers it.`,
  );
}

/** The address of a route with each parameter filled in by what it names. */
export function addressOf(entry: Route, valueOf: (meaning: Meaning) => string): string {
  return entry.path.replace(/:(\w+)/g, (_, name: string) =>
    encodeURIComponent(valueOf(meaningOf(entry, name))),
  );
}

/** Public addresses of one dossier that only the secret of its receipt opens. */
export const needReceipt: ReadonlySet<string> = new Set(['/track/:code/proof']);

/** Routes about the whole city: an administrator of a part of it is refused, whatever the permission's scope. */
export const aboutWholeCity: ReadonlySet<string> = new Set([
  '/admin/settings',
  '/admin/settings/clock',
  '/admin/sign-in',
]);

/** Whether the address names something that belongs to one agency. */
export function isAbout(entry: Route, ...wanted: readonly Meaning[]): boolean {
  return parametersOf(entry).some((name) => wanted.includes(meaningOf(entry, name)));
}
