import type { OfficeHours } from '../calendar/schema.ts';
import { t } from '../kernel/messages.ts';
import { Card, Timeline } from '../ui/content.tsx';
import { EmptyState } from '../ui/lists.tsx';
import { Say, useSay, type Words } from '../ui/page.tsx';
import type { AgencyMoment } from './change-store.ts';
import { AgencyLevel, UnitKind, weekdays, type AgencyEvent } from './schema.ts';
import { writeWeek } from './week-text.ts';
import {
  agencyKindText,
  eventWords,
  fieldWords,
  levelWords,
  powerKindWords,
  quotaKindWords,
  unitKindWords,
  weekdayWords,
  words,
} from './words.ts';

const mostShown = 50;

/** What was changed at an agency, newest first, each with what it was and what it became. */
export function HistoryCard({ moments, usual }: { moments: readonly AgencyMoment[]; usual: OfficeHours }) {
  const shown = moments.toReversed().slice(0, mostShown);
  return (
    <Card title={words.history} icon="history">
      {shown.length === 0 ? (
        <EmptyState icon="history" title={t('Chưa có thay đổi nào', 'Nothing has been changed')} />
      ) : (
        <Timeline
          label={t('Lịch sử thay đổi, mới nhất trước', 'History of changes, newest first')}
          entries={shown.map(({ number, at, by, event }) => ({
            id: String(number),
            at,
            title: eventWords[event.kind],
            by: by === '' ? t('Hệ thống', 'The system') : by,
            state: 'done' as const,
            children: <Changes event={event} usual={usual} />,
          }))}
        />
      )}
      {moments.length > shown.length ? (
        <p class="hint">
          <Say
            text={t(
              `Hiện ${shown.length} thay đổi mới nhất trong ${moments.length} thay đổi đã ghi.`,
              `The newest ${shown.length} of ${moments.length} recorded changes.`,
            )}
          />
        </p>
      ) : null}
    </Card>
  );
}

type Change = { readonly of: Words; readonly before: Words; readonly after: Words };

function Changes({ event, usual }: { event: AgencyEvent; usual: OfficeHours }) {
  const say = useSay();
  const shown = (value: Words): string => (say(value) === '' ? say(words.none) : say(value));
  return (
    <ul>
      {changesOf(event, usual).map(({ of, before, after }) => (
        <li key={say(of)}>
          {say(of)}: <del>{shown(before)}</del> → <ins>{shown(after)}</ins>
        </li>
      ))}
    </ul>
  );
}

function changesOf(event: AgencyEvent, usual: OfficeHours): Change[] {
  switch (event.kind) {
    case 'office-hours-changed':
      return hoursChanges(event.data.before, event.data.after, usual);
    case 'unit-added':
      return [{ of: unitKindWords[event.data.kind], before: '', after: event.data.name }];
    case 'unit-changed':
      return fieldChanges(event.data.changes, `${event.data.name}, `);
    case 'power-added':
      return [{ of: powerKindWords[event.data.kind], before: '', after: event.data.content }];
    case 'power-ended':
      return [{ of: t('Đến hết ngày', 'Until'), before: event.data.content, after: event.data.validTo }];
    case 'quota-set': {
      const { kind, before, posts } = event.data;
      return [{ of: quotaKindWords[kind], before: String(before ?? ''), after: String(posts) }];
    }
    case 'established':
      return [
        { of: event.data.decision, before: event.data.predecessors.join(', '), after: event.data.name },
      ];
    case 'ended':
      return [
        { of: event.data.decision, before: event.data.validTo, after: event.data.successors.join(', ') },
      ];
    case 'unit-moved':
      return [{ of: event.data.name, before: event.data.from, after: event.data.to }];
    default:
      return fieldChanges(event.data.changes, '');
  }
}

function fieldChanges(
  changes: Readonly<Record<string, readonly [string, string]>>,
  prefix: string,
): Change[] {
  return Object.entries(changes).map(([field, [before, after]]) => {
    const name = fieldWords[field] ?? t(field, field);
    const of = { vi: prefix + name.vi, en: prefix + name.en };
    return { of, before: kindName(field, before), after: kindName(field, after) };
  });
}

function kindName(field: string, value: string): Words {
  if (field === 'level') return levelWords[AgencyLevel.parse(value)];
  if (field !== 'kind') return value;
  const kind = UnitKind.safeParse(value);
  return kind.success ? unitKindWords[kind.data] : agencyKindText(value);
}

/** The days that differ; hours that follow the city's count as those. */
function hoursChanges(before: OfficeHours | null, after: OfficeHours | null, usual: OfficeHours): Change[] {
  const [old, wanted] = [writeWeek(before ?? usual), writeWeek(after ?? usual)];
  const named = (line: string): Words => (line === '' ? words.dayOff : line);
  const days = weekdays
    .filter((day) => old[day] !== wanted[day])
    .map((day) => ({ of: weekdayWords[day], before: named(old[day]), after: named(wanted[day]) }));
  if ((before === null) === (after === null)) return days;
  const source = (hours: OfficeHours | null): Words => (hours === null ? words.usualHours : words.ownHours);
  return [{ of: words.hours, before: source(before), after: source(after) }, ...days];
}
