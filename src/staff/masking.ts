import type { Sealing } from './sealed.ts';
import { fieldsOf, isSection, sectionNames, type Field, type SectionName } from './sections.ts';
import type { Entry, Person, Values } from './schema.ts';

/** What stands where something is covered. */
export const cover = '•••';

/** How much of a record is shown: covered, or open to who needs it. */
export type Sight = 'covered' | 'open';

/** A record as it is shown: sealed texts opened, or everything sensitive covered. Never holds what is not to be seen. */
export type ShownPerson = Pick<Person, 'sheets' | 'lists'>;

export function showPerson(person: Person, sight: Sight, sealing: Sealing): ShownPerson {
  const sheets: Record<string, Values> = {};
  const lists: Record<string, readonly Entry[]> = {};
  for (const name of sectionNames) {
    const sheet = person.sheets[name];
    if (sheet !== undefined) sheets[name] = showValues(name, sheet, sight, sealing);
    const list = person.lists[name];
    if (list !== undefined)
      lists[name] = list.map(({ entry, values }) => ({
        entry,
        values: showValues(name, values, sight, sealing),
      }));
  }
  return { sheets, lists };
}

export function showValues(name: SectionName, values: Values, sight: Sight, sealing: Sealing): Values {
  return Object.fromEntries(
    fieldsOf(name).flatMap(([field, declared]) => {
      const value = values[field] ?? '';
      return value === '' ? [] : [[field, showValue(declared, value, sight, sealing)]];
    }),
  );
}

function showValue({ kind, sensitive }: Field, value: string, sight: Sight, sealing: Sealing): string {
  const isCovered = sight === 'covered' && sensitive === true;
  if (kind !== 'sealed') return isCovered ? cover : value;
  // The last digits let a clerk tell two people of one name apart.
  return isCovered ? `${cover}${sealing.open(value).slice(-3)}` : sealing.open(value);
}

/** Whether a field is covered from those who do not need it; unknown ones are. */
export function isSensitive(section: string, field: string): boolean {
  if (!isSection(section)) return true;
  return fieldsOf(section).find(([name]) => name === field)?.[1].sensitive === true;
}

/** Whether anything in the section is. */
export function hasSensitive(section: SectionName): boolean {
  return fieldsOf(section).some(([, { sensitive }]) => sensitive === true);
}
