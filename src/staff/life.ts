import { refuse, type Refusal } from '../kernel/errors.ts';
import { localDate } from '../kernel/clock.ts';
import { t } from '../kernel/messages.ts';
import { checkMove, checkWithdraw, inOrder, tidyMove } from './moves.ts';
import { isEntered } from './record-rules.ts';
import { isSection, sectionOf } from './sections.ts';
import type { Entry, Person, Recorded, StaffEvent } from './schema.ts';

export const staffSubject = 'staff';

/** The record after an event. */
export function apply(id: number, before: Person | null, event: Recorded): Person {
  const person = before ?? { ...nobody, id };
  const after: Person = { ...changed(person, event), version: person.version + 1 };
  const entered = isEntered(after);
  return {
    ...after,
    enteredOn: entered ? (after.enteredOn ?? localDate(event.recordedAt).toString()) : null,
  };
}

export function replay(id: number, events: readonly Recorded[]): Person | null {
  let person: Person | null = null;
  for (const event of events) person = apply(id, person, event);
  return person;
}

function changed(person: Person, event: Recorded): Person {
  switch (event.kind) {
    case 'opened': {
      const { accountId, sheets, lists, none, moves, importId = null } = event.data;
      let entry = 0;
      return {
        ...person,
        accountId,
        sheets,
        lists: Object.fromEntries(
          Object.entries(lists).map(([name, values]) => [
            name,
            values.map((one): Entry => ({ entry: (entry += 1), values: one })),
          ]),
        ),
        none,
        moves: moves.map((move, index) => ({ ...move, number: index + 1 })),
        importId,
      };
    }
    case 'import-undone':
      return { ...nobody, id: person.id, version: person.version, importId: person.importId, isVoid: true };
    case 'sheet-written': {
      const { section, values } = event.data;
      const none = person.none.filter((name) => name !== section);
      return { ...person, none, sheets: { ...person.sheets, [section]: values } };
    }
    case 'entry-added': {
      const { section, values } = event.data;
      const own = person.lists[section] ?? [];
      const none = person.none.filter((name) => name !== section);
      return {
        ...person,
        none,
        lists: { ...person.lists, [section]: [...own, { entry: nextEntry(person), values }] },
      };
    }
    case 'entry-changed': {
      const { section, entry, values } = event.data;
      const own = (person.lists[section] ?? []).map((one) => (one.entry === entry ? { entry, values } : one));
      return { ...person, lists: { ...person.lists, [section]: own } };
    }
    case 'entry-removed': {
      const { section, entry } = event.data;
      const own = (person.lists[section] ?? []).filter((one) => one.entry !== entry);
      return { ...person, lists: { ...person.lists, [section]: own } };
    }
    case 'none-declared': {
      const { section, isNone } = event.data;
      const others = person.none.filter((name) => name !== section);
      const { [section]: _, ...sheets } = person.sheets;
      return {
        ...person,
        none: isNone ? [...others, section] : others,
        sheets: isNone ? sheets : person.sheets,
      };
    }
    case 'moved': {
      const number = Math.max(0, ...person.moves.map((move) => move.number)) + 1;
      return { ...person, moves: [...person.moves, { ...event.data, number }] };
    }
    case 'move-withdrawn':
      return { ...person, moves: person.moves.filter(({ number }) => number !== event.data.number) };
    case 'linked':
      return { ...person, accountId: event.data.accountId };
    case 'correction-requested':
      return {
        ...person,
        corrections: [
          ...person.corrections,
          {
            ...event.data,
            number: person.corrections.length + 1,
            requestedAt: event.recordedAt,
            standing: 'waiting',
            answer: '',
          },
        ],
      };
    case 'correction-accepted':
    case 'correction-refused': {
      const { number, answer } = event.data;
      const standing = event.kind === 'correction-accepted' ? 'accepted' : 'refused';
      return {
        ...person,
        corrections: person.corrections.map((one) =>
          one.number === number ? { ...one, standing, answer } : one,
        ),
      };
    }
  }
}

/** Entries are never numbered twice, so that a history can name them. */
function nextEntry(person: Person): number {
  return (
    Math.max(
      person.version * 1000,
      ...Object.values(person.lists).flatMap((own) => own.map(({ entry }) => entry)),
    ) + 1
  );
}

/** What may happen to a record that is there: the events as they are recorded, or why not. */
export function decide(person: Person, wanted: StaffEvent): readonly StaffEvent[] | readonly Refusal[] {
  if (person.isVoid) return [gone];
  switch (wanted.kind) {
    case 'import-undone':
      return person.importId === wanted.data.importId && person.version === 1 ? [wanted] : [touched];
    case 'opened':
      return [refuse('conflict', t('Hồ sơ đã có.', 'The record is there already.'))];
    case 'moved': {
      const move = tidyMove(wanted.data);
      const refusals = checkMove(person, move);
      return refusals.length > 0 ? refusals : [{ kind: 'moved', data: move }];
    }
    case 'move-withdrawn': {
      const refusal = checkWithdraw(person, wanted.data.number);
      return refusal === null ? [wanted] : [refusal];
    }
    case 'sheet-written':
      return sameValues(person.sheets[wanted.data.section] ?? {}, wanted.data.values) ? [] : [wanted];
    case 'entry-changed':
    case 'entry-removed': {
      const { section, entry } = wanted.data;
      const own = person.lists[section]?.find((one) => one.entry === entry);
      if (own === undefined) return [gone];
      if (wanted.kind === 'entry-changed' && sameValues(own.values, wanted.data.values)) return [];
      return [wanted];
    }
    case 'none-declared': {
      const { section, isNone } = wanted.data;
      if (!isSection(section) || sectionOf(section).none === undefined) return [gone];
      if (isNone && (person.lists[section] ?? []).length > 0) return [notEmpty];
      return person.none.includes(section) === isNone ? [] : [wanted];
    }
    case 'correction-accepted':
    case 'correction-refused':
      return person.corrections.some(
        ({ number, standing }) => number === wanted.data.number && standing === 'waiting',
      )
        ? [wanted]
        : [answered];
    default:
      return [wanted];
  }
}

/** Only the numbers of posts that are still to come or last; for a page. */
export function lastMove(person: Person): number {
  return inOrder(person.moves).at(-1)?.number ?? 0;
}

export function sameValues(
  one: Readonly<Record<string, string>>,
  other: Readonly<Record<string, string>>,
): boolean {
  const names = new Set([...Object.keys(one), ...Object.keys(other)]);
  return [...names].every((name) => (one[name] ?? '') === (other[name] ?? ''));
}

const nobody: Omit<Person, 'id'> = {
  accountId: null,
  sheets: {},
  lists: {},
  none: [],
  moves: [],
  corrections: [],
  enteredOn: null,
  importId: null,
  isVoid: false,
  version: 0,
};

const gone = refuse(
  'not-found',
  t('Mục này không còn trong hồ sơ.', 'This entry is no longer in the record.'),
);
const touched = refuse(
  'conflict',
  t(
    'Hồ sơ này đã được cập nhật sau khi nhập nên không thu hồi được cùng tệp.',
    'This record has been changed since it was imported, so it cannot go back with the file.',
  ),
);
const notEmpty = refuse(
  'conflict',
  t(
    'Mục này đang có nội dung. Hãy bỏ các dòng trước khi ghi là không có.',
    'There are entries here. Remove them first.',
  ),
);
const answered = refuse('conflict', t('Đề nghị này đã được giải quyết.', 'This request has been answered.'));
