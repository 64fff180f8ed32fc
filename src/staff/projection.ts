import { fold } from '../kernel/messages.ts';
import { dayAfter, dayBefore, spellsOf, staysUntil, type Spell } from './moves.ts';
import {
  degreeOn,
  incompleteSections,
  lacksOn,
  majorOn,
  meetsPolitical,
  meetsProfessional,
  payOn,
  stepDueOn,
} from './record-rules.ts';
import { retiresOn } from './retirement.ts';
import type { Day, Degree, Person, StaffKind } from './schema.ts';

/** A row of `staff_spell`, by its columns. */
export type SpellRow = {
  readonly person_id: number;
  readonly number: number;
  readonly from_on: Day;
  readonly to_on: Day | null;
  readonly is_first: boolean;
  readonly is_last: boolean;
  readonly joined_on: Day;
  readonly left_on: Day | null;
  readonly agency_id: number;
  readonly unit_id: number | null;
  readonly kind: StaffKind;
  readonly title: string;
  readonly full_name: string;
  readonly name_key: string;
  readonly birth_on: Day | null;
  readonly gender: string;
  readonly grade: string;
  readonly step: number;
  readonly step_due_on: Day | null;
  readonly degree: string;
  readonly major: string;
  readonly lacks: readonly string[];
  readonly entered_on: Day | null;
  readonly missing: number;
  readonly retires_on: Day | null;
};

/** A stretch of days in which nothing that figures look at changes. */
export type Fact = {
  readonly agencyId: number;
  readonly kind: StaffKind;
  readonly degree: Degree | '';
  readonly from: Day;
  readonly to: Day | null;
  readonly enteredOn: Day | null;
  readonly meetsProfessional: boolean;
  readonly meetsPolitical: boolean;
};

const far: Day = '9999-12-31';

/**
 * The rows by which lists find a person; what changes by days (grade, training) is as at the end of the stretch, or today.
 * A stretch is divided where something is already recorded for a later day, so that it shows when the day comes.
 */
export function spellRows(person: Person, today: Day): SpellRow[] {
  const spells = spellsOf(person.moves);
  const identity = person.sheets['identity'] ?? {};
  const { fullName = '', birthOn = '', gender = '' } = identity;
  const left = spells.at(-1)?.to ?? null;
  const retires = retiresOn(birthOn, gender);
  const stays = staysUntil(person.moves);
  const missing = incompleteSections(person).length;
  const pieces = divided(spells, laterDays(person, today));
  return pieces.map(({ from, to, post }, index) => {
    const at = to !== null && to < today ? to : from > today ? from : today;
    const pay = payOn(person, at);
    return {
      person_id: person.id,
      number: index + 1,
      from_on: from,
      to_on: to,
      is_first: index === 0,
      is_last: index === pieces.length - 1,
      joined_on: spells[0]?.from ?? from,
      left_on: left,
      agency_id: post.agencyId,
      unit_id: post.unitId,
      kind: post.kind,
      title: post.title,
      full_name: fullName,
      name_key: nameKey(fullName),
      birth_on: birthOn === '' ? null : birthOn,
      gender,
      grade: pay.grade,
      step: pay.step,
      step_due_on: to === null ? stepDueOn(person, post.kind, at) : null,
      degree: degreeOn(person, at),
      major: majorOn(person, at),
      lacks: lacksOn(person, post.kind, pay.grade, at),
      entered_on: person.enteredOn,
      missing,
      retires_on: stays !== null && retires !== null && stays >= retires ? dayAfter(stays) : retires,
    };
  });
}

/** Days to come on which a pay step or a qualification that is recorded already begins to count. */
function laterDays({ lists }: Person, today: Day): Day[] {
  const days = [
    ...(lists['pay'] ?? []).map(({ values }) => values['from'] ?? ''),
    ...(lists['qualification'] ?? []).map(({ values }) => values['awardedOn'] ?? ''),
  ];
  return days.some((day) => day > today) ? [...new Set(days.filter((day) => day > today))].toSorted() : [];
}

function divided(spells: readonly Spell[], days: readonly Day[]): readonly Spell[] {
  if (days.length === 0) return spells;
  return spells.flatMap(({ from, to, post }) => {
    const starts = [from, ...days.filter((day) => day > from && day <= (to ?? far))];
    return starts.map((start, index) => {
      const next = starts[index + 1];
      return { from: start, to: next === undefined ? to : dayBefore(next), post };
    });
  });
}

/** Given name, middle names, surname: `Nguyễn Thị Lan` → `lan thi nguyen`. */
export function nameKey(fullName: string): string {
  return fold(fullName).split(' ').toReversed().join(' ');
}

/** What a person counts for, from day to day. */
export function factsOf(person: Person): Fact[] {
  const turns = (person.lists['qualification'] ?? []).flatMap(({ values: { awardedOn = '' } }) =>
    awardedOn === '' ? [] : [awardedOn],
  );
  return spellsOf(person.moves).flatMap(({ from, to, post }) => {
    const inside = turns.filter((day) => day > from && day <= (to ?? far));
    const starts = [...new Set([from, ...inside])].toSorted();
    const facts: Fact[] = [];
    starts.forEach((start, index) => {
      const next = starts[index + 1];
      const degree = degreeOn(person, start);
      const fact = {
        agencyId: post.agencyId,
        kind: post.kind,
        degree,
        enteredOn: person.enteredOn,
        meetsProfessional: meetsProfessional(post.kind, degree),
        meetsPolitical: meetsPolitical(person, post.kind, start),
      };
      const end = next === undefined ? to : dayBefore(next);
      const last = facts.at(-1);
      // A language certificate divides nothing that is counted.
      if (last !== undefined && isSameBut(last, fact)) facts[facts.length - 1] = { ...last, to: end };
      else facts.push({ ...fact, from: start, to: end });
    });
    return facts;
  });
}

/** The signed facts that lead from what a person counted for to what they count for now. */
export function factChanges(before: readonly Fact[], after: readonly Fact[]): (Fact & { weight: 1 | -1 })[] {
  const known = new Map(before.map((fact) => [keyOf(fact), fact]));
  const added = after.filter((fact) => !known.delete(keyOf(fact)));
  return [
    ...[...known.values()].map((fact) => ({ ...fact, weight: -1 as const })),
    ...added.map((fact) => ({ ...fact, weight: 1 as const })),
  ];
}

function isSameBut(
  fact: Fact,
  { degree, meetsProfessional: own, meetsPolitical: political }: Omit<Fact, 'from' | 'to'>,
) {
  return fact.degree === degree && fact.meetsProfessional === own && fact.meetsPolitical === political;
}

function keyOf(fact: Fact): string {
  return Object.values(fact).join(' ');
}
