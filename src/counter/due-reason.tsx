import type { DueDate } from '../calendar/calendar.ts';
import { t } from '../kernel/messages.ts';
import type { Fact } from '../ui/content.tsx';
import { formatDay, formatMoment, formatMoney, formatWeekday } from '../ui/format.ts';
import { Icon } from '../ui/icon.tsx';
import { Disclosure } from '../ui/notices.tsx';
import { Say, useLanguage, useSay } from '../ui/page.tsx';
import type { Promised } from './counter.ts';
import { channelWords, words } from './words.ts';

/** Fee and due date of each way of filing, before anything is received, with the reason of the date. */
export function Promises({ promises }: { promises: readonly Promised[] }) {
  const language = useLanguage();
  const say = useSay();
  const [first, ...others] = promises;
  const isSame = others.every(
    (other) => other.term === first?.term && other.fee === first.fee && other.feeNote === first.feeNote,
  );
  const shown = isSame ? promises.slice(0, 1) : promises;
  return (
    <>
      {shown.map((promised) => (
        <div key={promised.channel} class="grid gap-2">
          {isSame ? null : (
            <h3 class="font-semibold">
              <Say text={channelWords[promised.channel]} />
            </h3>
          )}
          <p class="text-2xl font-semibold text-river-deep">
            {promised.due === null ? (
              <Say text={words.noTerm} />
            ) : (
              formatMoment(promised.due.dueAt, language, { weekday: true })
            )}
          </p>
          <p>
            {promised.term === null ? null : `${say(promised.termWords)} · `}
            <FeeWords promised={promised} />
          </p>
          {promised.due === null ? null : <DueReason due={promised.due} />}
        </div>
      ))}
    </>
  );
}

export function FeeWords({ promised }: { promised: Pick<Promised, 'fee' | 'feeNote'> }) {
  const language = useLanguage();
  const say = useSay();
  const { fee, feeNote } = promised;
  if (fee !== null) return <>{formatMoney(fee, language)}</>;
  return <>{feeNote === '' ? say(t('Chưa quy định mức phí cố định', 'No fixed fee is set')) : feeNote}</>;
}

/** The facts of a promise as a line each, for a page about one dossier. */
export function promiseFacts(
  promised: Promised,
  dueAt: Temporal.Instant | null,
  language: 'vi' | 'en',
): Fact[] {
  return [
    {
      term: words.dueAt,
      value: dueAt === null ? <Say text={words.noTerm} /> : formatMoment(dueAt, language, { weekday: true }),
    },
    {
      term: t('Thời hạn giải quyết', 'Term'),
      value: promised.term === null ? '' : <Say text={promised.termWords} />,
    },
    { term: words.fee, value: <FeeWords promised={promised} /> },
  ];
}

/** "Vì sao hẹn ngày này?": each day to the due day, counted or not, and why. */
export function DueReason({ due }: { due: DueDate }) {
  const language = useLanguage();
  const say = useSay();
  const isHours = due.count.input.term.unit === 'wh';
  return (
    <Disclosure summary={words.why}>
      <ol
        class="grid max-h-80 gap-1 overflow-y-auto text-sm"
        tabIndex={0}
        aria-label={say(t('Từng ngày đến ngày hẹn', 'Each day to the due day'))}
      >
        {due.days.map(({ date, counted, reason }) => (
          <li key={date.toString()} class="grid grid-cols-[1.25rem_8.5rem_1fr] items-start gap-2">
            <Icon
              name={counted > 0 ? 'check' : 'minus'}
              size={18}
              label={counted > 0 ? isCounted : notCounted}
            />
            <span class="whitespace-nowrap">
              {formatWeekday(date, language)} {formatDay(date).slice(0, 5)}
            </span>
            <span>
              {say(reason)}
              {isHours && counted > 0 ? ` (${say(minutesWords(counted))})` : ''}
            </span>
          </li>
        ))}
      </ol>
      {due.notes.map((note) => (
        <p key={note.en} class="mt-2 text-sm text-soft">
          {say(note)}
        </p>
      ))}
    </Disclosure>
  );
}

const isCounted = t('Tính', 'Counted');
const notCounted = t('Không tính', 'Not counted');

function minutesWords(minutes: number) {
  const [hours, rest] = [Math.floor(minutes / 60), minutes % 60];
  const vi = [hours > 0 ? `${hours} giờ` : '', rest > 0 ? `${rest} phút` : ''].filter(Boolean).join(' ');
  const en = [hours > 0 ? `${hours} h` : '', rest > 0 ? `${rest} min` : ''].filter(Boolean).join(' ');
  return t(vi, en);
}
