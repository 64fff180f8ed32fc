import type { Unit } from '../indicators/schema.ts';
import type { Indicators } from '../indicators/indicators.ts';
import { can, type Actor, type Answer } from '../kernel/access.ts';
import type { House } from '../kernel/house.ts';
import type { Organization } from '../organization/organization.ts';
import type { Agency } from '../organization/schema.ts';
import type { By } from './editing.ts';
import type { Names } from './parts.tsx';
import { editProgramme, readProgramme } from './permissions.ts';
import type { Programme } from './programme.ts';
import type { DocumentReading } from './reading-documents.ts';

/** What the routes of this room work with. */
export type Desk = {
  readonly house: House;
  readonly programme: Programme;
  readonly indicators: Pick<Indicators, 'all' | 'find'>;
  readonly organization: Pick<Organization, 'all'>;
};

export function by({ house }: Desk, actor: Actor): By {
  return { actor, at: house.clock.now() };
}

export function mayEdit(actor: Actor): boolean {
  return can(actor, editProgramme) !== false;
}

/** How far a person sees drafts. */
export function draftsOf(actor: Actor): Answer {
  return can(actor, readProgramme);
}

export function agencies({ organization }: Desk): readonly Agency[] {
  return organization.all();
}

export function namesOf({ organization }: Desk): Names {
  const byId = new Map(organization.all().map(({ id, name }) => [id, name]));
  return (id) => byId.get(id) ?? String(id);
}

export function unitOf({ indicators }: Desk): (code: string) => Unit {
  return (code) => indicators.find(code)?.unit ?? 'count';
}

/** Documents that may be hung on something, newest first; none for who may not edit. */
export async function attachable(
  { programme }: Desk,
  actor: Actor,
  already: readonly DocumentReading[],
): Promise<readonly DocumentReading[]> {
  if (!mayEdit(actor)) return [];
  const all = await programme.findDocuments({ text: '', kind: '', year: 0, standing: '' });
  const there = new Set(already.map(({ document }) => document.id));
  return all.filter(({ document }) => !there.has(document.id)).slice(0, 500);
}
