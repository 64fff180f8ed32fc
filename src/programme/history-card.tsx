import { reformAreas } from '../indicators/schema.ts';
import { t } from '../kernel/messages.ts';
import { Card, Timeline } from '../ui/content.tsx';
import { Say, useLanguage, useSay, type Words } from '../ui/page.tsx';
import { Changed } from './lives.ts';
import { showDay, type Names } from './parts.tsx';
import type { Moment } from './programme.ts';
import { comparisonWords, documentKindWords, eventWords, fieldWords, words } from './words.ts';

const mostShown = 50;

/** What happened, newest first, each change with what it was and what it became. */
export function HistoryCard({ moments, names }: { moments: readonly Moment[]; names: Names }) {
  const shown = moments.toReversed().slice(0, mostShown);
  return (
    <Card title={words.history} icon="history">
      <Timeline
        label={t('Lịch sử, mới nhất trước', 'History, newest first')}
        entries={shown.map((moment) => ({
          id: String(moment.number),
          at: moment.happenedAt,
          title: eventWords[moment.kind] ?? moment.kind,
          by: moment.by === '' ? words.system : moment.by,
          state: 'done' as const,
          children: <Details moment={moment} names={names} />,
        }))}
      />
      {moments.length > shown.length ? (
        <p class="hint">
          <Say
            text={t(
              `Hiện ${shown.length} lần ghi mới nhất trong ${moments.length} lần.`,
              `The newest ${shown.length} of ${moments.length} entries.`,
            )}
          />
        </p>
      ) : null}
    </Card>
  );
}

function Details({ moment, names }: { moment: Moment; names: Names }) {
  const say = useSay();
  const language = useLanguage();
  if (moment.kind === 'changed') {
    const { before, after } = Changed.parse(moment.data);
    return (
      <ul>
        {Object.keys(after).map((field) => (
          <li key={field}>
            {say(fieldWords[field] ?? field)}:{' '}
            <del>{say(valueWords(field, before[field], names, language))}</del> →{' '}
            <ins>{say(valueWords(field, after[field], names, language))}</ins>
          </li>
        ))}
      </ul>
    );
  }
  const lines = saidIn(moment.data);
  return lines.length === 0 ? null : (
    <>
      {lines.map((line) => (
        <p key={line}>{line}</p>
      ))}
    </>
  );
}

/** What a person wrote with the event: percent, words, a reason, a note. */
function saidIn(data: unknown): string[] {
  if (typeof data !== 'object' || data === null) return [];
  const found: Readonly<Record<string, unknown>> = { ...data };
  const percent = typeof found['percent'] === 'number' ? [`${found['percent']} %`] : [];
  const texts = ['words', 'reason', 'note'].flatMap((name) => {
    const text = found[name];
    return typeof text === 'string' && text !== '' ? [text] : [];
  });
  return [...percent, ...texts];
}

function valueWords(field: string, value: unknown, names: Names, language: 'vi' | 'en'): Words {
  if (value === null || value === undefined || value === '') return t('(trống)', '(empty)');
  if (typeof value === 'number') {
    return field === 'ownerId'
      ? names(value)
      : new Intl.NumberFormat(language === 'vi' ? 'vi-VN' : 'en-GB').format(value);
  }
  if (typeof value === 'string') {
    if (/^\d{4}-\d{2}-\d{2}$/.test(value)) return showDay(value);
    const known: Readonly<Record<string, Words>> = {
      ...reformAreas,
      ...comparisonWords,
      ...documentKindWords,
    };
    return known[value] ?? value;
  }
  if (Array.isArray(value)) {
    if (field === 'coOwnerIds')
      return value.map((id) => names(Number(id))).join(', ') || t('(trống)', '(empty)');
    if (field === 'directs') return t(`${value.length} nội dung`, `${value.length} subjects`);
    return value.join('; ') || t('(trống)', '(empty)');
  }
  if (typeof value === 'object' && 'name' in value) return String(value.name);
  return JSON.stringify(value);
}
