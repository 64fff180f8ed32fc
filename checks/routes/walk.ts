import type { LightMyRequestResponse } from 'fastify';
import { sql } from 'kysely';
import { agenciesOf } from '../../src/dossiers/permissions.ts';
import { can, covers, type Answer } from '../../src/kernel/access.ts';
import type { Route } from '../../src/kernel/web.ts';
import type { Meaning } from './parameters.ts';
import type { WalkCity, Walker } from './walk-city.ts';

/** A dossier with everything by which it could be recognised. */
export type Known = {
  readonly agency: string;
  readonly name: string;
  readonly id: string;
  readonly code: string;
  /** The agencies that take part in it. */
  readonly agencies: readonly number[];
  /** What each kind of parameter names here. */
  readonly values: Readonly<Record<Meaning, string>>;
};

/** Receives a dossier at an agency's counter, for walks around it. */
export async function knownAt(
  city: WalkCity,
  agency: string,
  applicant: { name: string; id: string },
): Promise<Known> {
  const code = await city.receiveAt(agency, applicant.name, applicant.id);
  const { dossier } = await city.dossiers.get(code, true);
  const agencyId = city.organization.findAgency(agency)?.id ?? 0;
  const [process, account] = await Promise.all([
    city.house.db.selectFrom('process').select('code').orderBy('id').executeTakeFirstOrThrow(),
    city.house.db
      .selectFrom('account')
      .select('id')
      .where('agencyId', '=', agencyId)
      .executeTakeFirstOrThrow(),
  ]);
  const values: Record<Meaning, string> = {
    dossier: code,
    procedure: '1.001193',
    process: process.code,
    agency,
    unit: 'mot-cua',
    account: String(account.id),
    number: '1',
    file: dossier.files[0]?.hash ?? '',
    form: 'receipt.pdf',
    command: 'withdraw',
    section: 'identity',
    indicator: 'dossier.received',
  };
  return { agency, ...applicant, code, agencies: agenciesOf(dossier), values };
}

export function nameOf({ method, path }: Route): string {
  return `${method} ${path}`;
}

/** Whether the route needs a permission of its own, beyond being signed in. */
export function isOfStaff({ permission }: Route): boolean {
  return permission !== 'public' && permission !== 'signed-in';
}

/** What the route's declared permission says of a walker. */
export function answerFor({ actor }: Walker, { permission }: Route): Answer | 'sign in' {
  if (permission === 'public') return true;
  if (actor.kind === 'visitor') return 'sign in';
  return permission === 'signed-in' ? true : can(actor, permission);
}

export function mayUse(walker: Walker, entry: Route): boolean {
  const answer = answerFor(walker, entry);
  return answer !== 'sign in' && answer !== false;
}

/** Whether the walker may use the route for what lies in these agencies. */
export function maySee(walker: Walker, entry: Route, agencies: readonly number[]): boolean {
  const answer = answerFor(walker, entry);
  return answer === true || (typeof answer === 'object' && agencies.some((id) => covers(answer, id)));
}

/** Whether the walker may use the route, but not for what lies in these agencies. */
export function isKeptFrom(walker: Walker, entry: Route, agencies: readonly number[]): boolean {
  return mayUse(walker, entry) && !maySee(walker, entry, agencies);
}

/** Asks as a walker; a body goes as the route takes it: a form, parts or JSON. Its `_csrf` is the token. */
export function ask(
  { server }: WalkCity,
  { cookie }: Walker,
  { method, upload, api }: Route,
  url: string,
  body?: Readonly<Record<string, string>>,
): Promise<LightMyRequestResponse> {
  const headers: Record<string, string> = { cookie };
  if (body === undefined) return server.inject({ method, url, headers });
  if (api !== undefined) {
    const { _csrf: token = '', ...payload } = body;
    return server.inject({ method, url, headers: { ...headers, 'x-csrf-token': token }, payload });
  }
  const isMultipart = upload !== undefined;
  const type = isMultipart ? 'multipart/form-data; boundary=edge' : 'application/x-www-form-urlencoded';
  const payload = isMultipart ? partsOf(body) : new URLSearchParams(body).toString();
  return server.inject({ method, url, headers: { ...headers, 'content-type': type }, payload });
}

function partsOf(body: Readonly<Record<string, string>>): string {
  const parts = Object.entries(body).map(
    ([name, value]) => `--edge\r\ncontent-disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`,
  );
  return `${parts.join('')}--edge--\r\n`;
}

/** Everything that a request may leave behind: events, and looks at personal data. */
export async function traces(city: WalkCity): Promise<string> {
  return `event ${await recorded(city, 'event')}, look ${await recorded(city, 'personalDataLook')}`;
}

/** How far a table has grown that is only ever added to: its newest number, which costs the same however long it is. */
export async function recorded(
  { house: { db } }: Pick<WalkCity, 'house'>,
  table: 'event' | 'personalDataLook',
): Promise<string> {
  const { rows } =
    table === 'event'
      ? await sql<{ newest: string | null }>`select max(seq)::text as newest from event`.execute(db)
      : await sql<{ newest: string | null }>`select max(id)::text as newest from personal_data_look`.execute(
          db,
        );
  return rows[0]?.newest ?? '0';
}
