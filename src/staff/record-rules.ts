import { coefficientOf, monthsOf, nextStepOn } from './grades.ts';
import { fieldsOf, mandatedSections, sectionNames, sectionOf, type SectionName } from './sections.ts';
import { isCommuneKind, type Day, type Degree, type Person, type StaffKind, type Values } from './schema.ts';

/** Fields that an entered record has, by section. */
const requiredFields: ReadonlyMap<SectionName, readonly string[]> = new Map(
  sectionNames.map((name) => [
    name,
    fieldsOf(name).flatMap(([field, { required }]) => (required === true ? [field] : [])),
  ]),
);

/** What of a section an entered record still lacks: names of fields; `['']` when the section itself is empty. */
export function missingIn(person: Person, name: SectionName): string[] {
  const section = sectionOf(name);
  if (section.isMandated !== true || (section.none !== undefined && person.none.includes(name))) return [];
  const required = requiredFields.get(name) ?? [];
  const lacking = (values: Values): string[] => required.filter((field) => (values[field] ?? '') === '');
  if (section.isList !== true) return lacking(person.sheets[name] ?? {});
  const entries = person.lists[name] ?? [];
  if (entries.length === 0) return [''];
  if (name === 'qualification' && !entries.some(({ values }) => values['level']?.startsWith('professional.')))
    return ['level'];
  return [...new Set(entries.flatMap(({ values }) => lacking(values)))];
}

/** Mandated sections that are not complete. */
export function incompleteSections(person: Person): SectionName[] {
  return mandatedSections.filter((name) => missingIn(person, name).length > 0);
}

/** A record is entered (đã cập nhật) when every mandated section is complete and somebody is in post. */
export function isEntered(person: Person): boolean {
  return person.moves.length > 0 && incompleteSections(person).length === 0;
}

/** Highest level of a kind of qualification held on a day, by its place in `order`; '' for none. */
export function highest(person: Person, kind: string, order: readonly string[], day: Day): string {
  let best = -1;
  for (const { values } of person.lists['qualification'] ?? []) {
    const [own, level = ''] = (values['level'] ?? '').split('.');
    if (own !== kind || (values['awardedOn'] ?? '') > day) continue;
    best = Math.max(best, order.indexOf(level));
  }
  return order[best] ?? '';
}

const degreeOrder: readonly Degree[] = [
  'elementary',
  'intermediate',
  'college',
  'bachelor',
  'master',
  'doctor',
];
const politicalOrder = ['elementary', 'intermediate', 'advanced'] as const;
const managementOrder = ['clerk', 'officer', 'principal', 'senior'] as const;

export function degreeOn(person: Person, day: Day): Degree | '' {
  return highest(person, 'professional', degreeOrder, day) as Degree | '';
}

/** Major of the highest professional training. */
export function majorOn(person: Person, day: Day): string {
  const level = `professional.${degreeOn(person, day)}`;
  const held = (person.lists['qualification'] ?? []).filter(
    ({ values }) => values['level'] === level && (values['awardedOn'] ?? '') <= day,
  );
  return held.at(-1)?.values['major'] ?? '';
}

/** Commune staff: intermediate professional training at least (Thông tư 06/2012/TT-BNV, art. 2; unverified). */
export function meetsProfessional(kind: StaffKind, degree: Degree | ''): boolean {
  return (
    degreeOrder.indexOf(degree as Degree) >=
    degreeOrder.indexOf(isCommuneKind(kind) ? 'intermediate' : 'elementary')
  );
}

/** Commune staff: intermediate political theory at least (as the city counts it; unverified). */
export function meetsPolitical(person: Person, kind: StaffKind, day: Day): boolean {
  if (!isCommuneKind(kind)) return true;
  return politicalOrder.indexOf(politicalOn(person, day)) >= 1;
}

function politicalOn(person: Person, day: Day): (typeof politicalOrder)[number] {
  return highest(person, 'political', politicalOrder, day) as (typeof politicalOrder)[number];
}

/** What a grade asks for (Thông tư 02/2021/TT-BNV, 06/2022/TT-BNV; unverified): degree and state management. */
const gradeStandards: Readonly<Record<string, readonly [Degree, (typeof managementOrder)[number] | null]>> = {
  '01.001': ['bachelor', 'senior'],
  '01.002': ['bachelor', 'principal'],
  '01.003': ['bachelor', 'officer'],
  '01.004': ['college', null],
  '01.005': ['intermediate', null],
  'V.07.02.26': ['college', null],
  'V.08.05.13': ['intermediate', null],
};

/** Standards of post and grade that the record does not show: `professional`, `political`, `management`. */
export function lacksOn(person: Person, kind: StaffKind, grade: string, day: Day): string[] {
  const degree = degreeOn(person, day);
  const [wanted = null, managed = null] = gradeStandards[grade] ?? [];
  const isShort =
    !meetsProfessional(kind, degree) ||
    (wanted !== null && degreeOrder.indexOf(degree as Degree) < degreeOrder.indexOf(wanted));
  const management = highest(person, 'management', managementOrder, day);
  return [
    ...(isShort ? ['professional'] : []),
    ...(meetsPolitical(person, kind, day) ? [] : ['political']),
    ...(managed !== null &&
    managementOrder.indexOf(management as typeof managed) < managementOrder.indexOf(managed)
      ? ['management']
      : []),
  ];
}

/** Grade and step on a day: the entry with the latest day that has come; one without a day counts as old. */
export function payOn(person: Person, day: Day): { grade: string; step: number; from: Day } {
  let found: Values = {};
  for (const { values } of person.lists['pay'] ?? []) {
    const from = values['from'] ?? '';
    if (from <= day && from >= (found['from'] ?? '')) found = values;
  }
  return { grade: found['grade'] ?? '', step: Number(found['step'] ?? 0), from: found['from'] ?? '' };
}

/**
 * Day from which the next regular step is due as things stand on a day: the months of the grade, longer by discipline and by
 * years not fulfilled since the present step (Thông tư 08/2013/TT-BNV, art. 2, clause 3; unverified). Null without a grade.
 */
export function stepDueOn(person: Person, kind: StaffKind, day: Day): Day | null {
  const pay = payOn(person, day);
  const regular = nextStepOn(pay.grade, pay.from);
  const months = monthsLost(person, kind, pay.from, day);
  if (regular === null || months === 0) return regular;
  return Temporal.PlainDate.from(pay.from)
    .add({ months: months + monthsOf(pay.grade) })
    .toString();
}

/** Months by which the next step is put off, from what happened after `from` and by `day`. */
export function monthsLost(person: Person, kind: StaffKind, from: Day, day: Day): number {
  let months = 0;
  for (const { values } of person.lists['discipline'] ?? []) {
    const on = values['on'] ?? '';
    if (on >= from && on <= day) months += monthsByForm(values['form'] ?? '', kind);
  }
  for (const { values } of person.lists['appraisal'] ?? []) {
    const end = `${values['year'] ?? ''}-12-31`;
    if (values['rating'] === 'failed' && end >= from && end <= day) months += 6;
  }
  return months;
}

function monthsByForm(form: string, kind: StaffKind): number {
  const isEmployee = kind === 'public-employee';
  switch (form) {
    case 'reprimand':
      return isEmployee ? 3 : 6;
    case 'warning':
      return 6;
    case 'demotion':
    case 'removal':
      return 12;
    default:
      return 0; // a lower step begins anew; who is dismissed waits for none
  }
}

/** The coefficient as people write it, `3,33`; '' when the step is not known. */
export function coefficientText(grade: string, step: number): string {
  const found = coefficientOf(grade, step);
  return found === null ? '' : found.toFixed(2).replace('.', ',');
}
