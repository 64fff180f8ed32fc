import { readFileSync } from 'node:fs';
import path from 'node:path';
import { renderDocument } from '../forms/forms.ts';
import { timeZone } from '../kernel/clock.ts';
import type { Agency } from '../organization/schema.ts';
import { degrees } from '../staff/schema.ts';
import { groups, seatsOf, type Position, type Scheme } from './schema.ts';
import { inGroups } from './tables.tsx';

export type Head = { readonly above: string; readonly place: string };

/** The annex of a scheme: its positions by group, as PDF, A4 across. */
export function annexPdf(scheme: Scheme, agency: Agency, head: Head, now: Temporal.Instant): Uint8Array {
  const numbered = inGroups(scheme.positions).map(([group, own], index) => ({
    roman: ['I', 'II', 'III', 'IV'][index] ?? '',
    title: groups[group].vi,
    seats: String(seatsOf(own)),
    rows: own.map((position, place) => [
      String(place + 1),
      position.code,
      position.title,
      position.unit,
      position.grade,
      position.degree === null ? '' : degrees[position.degree].vi,
      String(position.seats),
    ]),
  }));
  const data = {
    ...common(agency, head, now, 'Danh mục vị trí việc làm'),
    decision: scheme.decision,
    approvedOn: scheme.approvedOn ?? '',
    groups: numbered,
    total: String(seatsOf(scheme.positions)),
  };
  return renderDocument('annex.typ', { 'annex.typ': template('annex.typ') }, data, now);
}

/** The description sheet of one position, as PDF. */
export function sheetPdf(position: Position, agency: Agency, head: Head, now: Temporal.Instant): Uint8Array {
  const data = {
    ...common(agency, head, now, `Bản mô tả vị trí việc làm ${position.title}`),
    code: position.code,
    name: position.title,
    group: groups[position.group].vi,
    unit: position.unit,
    seats: String(position.seats),
    work: position.work,
    outputs: position.outputs,
    grade: position.grade,
    degree: position.degree === null ? '' : degrees[position.degree].vi,
    major: position.major,
    competences: position.competences.map(({ name, level }) => [name, String(level)]),
  };
  return renderDocument('sheet.typ', { 'sheet.typ': template('sheet.typ') }, data, now);
}

function common({ name }: Agency, { above, place }: Head, now: Temporal.Instant, title: string) {
  const issuedAt = now.toString({ timeZone });
  return { form: { paper: 'a4', title, number: null }, issuer: name, above, place, issuedAt };
}

function template(file: string): string {
  return readFileSync(path.join(import.meta.dirname, 'templates', file), 'utf8');
}
