import type { DueDate } from '../calendar/calendar.ts';
import { isRefusal } from '../kernel/errors.ts';
import { t, type Text } from '../kernel/messages.ts';
import { DueBadge } from '../ui/badges.tsx';
import { Card, DefinitionList } from '../ui/content.tsx';
import { formatDay, formatMoment, formatTerm, formatWeekday } from '../ui/format.ts';
import { Disclosure } from '../ui/notices.tsx';
import { Say, useLanguage, useSay } from '../ui/page.tsx';
import { DataTable } from '../ui/table.tsx';
import { Moment } from './pages-parts.tsx';
import type { DossierView } from './reading-dossier.ts';

/** The promised date and everything that moved it. */
export function TimeCard({ view }: { view: DossierView }) {
  const language = useLanguage();
  const { dossier, due, standing } = view;
  const { dueAt, term, extensions } = dossier;
  return (
    <Card title={t('Thời hạn', 'Time limit')} icon="calendar-clock">
      <DefinitionList
        facts={[
          { term: t('Tiếp nhận', 'Received'), value: <Moment at={dossier.receivedAt} /> },
          {
            term: t('Thời hạn giải quyết', 'Term'),
            value: term === null ? '' : formatTerm(term, language),
          },
          {
            term: t('Hẹn trả', 'Due'),
            value: dueAt === null ? '' : <b>{formatMoment(dueAt, language, { weekday: true })}</b>,
          },
          {
            term: t('Còn lại', 'Time left'),
            value: <DueBadge standing={standing} {...(dueAt === null ? {} : { dueAt })} />,
          },
          ...(dossier.resolvedAt === null
            ? []
            : [{ term: t('Xử lý xong', 'Resolved'), value: <Moment at={dossier.resolvedAt} /> }]),
        ]}
      />
      {extensions.map((extension) => (
        <p key={extension.at.toString()}>
          <Say text={t('Đã hẹn lại một lần: từ', 'Given a new date: from')} /> <Moment at={extension.from} />{' '}
          <Say text={t('sang', 'to')} /> <Moment at={extension.to} />
          <span class="block text-soft">{extension.reason}</span>
        </p>
      ))}
      {due === null ? null : isRefusal(due) ? (
        <p class="text-soft">
          <Say text={due.text} />
        </p>
      ) : (
        <WhyThisDay due={due} isExtended={extensions.length > 0} />
      )}
    </Card>
  );
}

/** "Vì sao hẹn ngày này?": every day from the receipt to the due day, counted or not, and why. */
function WhyThisDay({ due, isExtended }: { due: DueDate; isExtended: boolean }) {
  const language = useLanguage();
  const say = useSay();
  const isHours = due.count.input.term.unit === 'wh';
  return (
    <Disclosure
      summary={
        isExtended
          ? t('Vì sao lúc đầu hẹn ngày đó?', 'Why the first date?')
          : t('Vì sao hẹn ngày này?', 'Why this day?')
      }
    >
      {due.notes.map((note) => (
        <p key={note.en}>
          <Say text={note} />
        </p>
      ))}
      <DataTable
        caption={t('Từng ngày từ lúc tiếp nhận đến ngày hẹn', 'Each day from receipt to the due day')}
        rows={due.days}
        rowKey={(day) => day.date.toString()}
        rowTone={(day) => (day.counted === 0 ? 'quiet' : undefined)}
        columns={[
          {
            key: 'date',
            title: t('Ngày', 'Day'),
            heads: true,
            width: 'fit',
            cell: (day) => `${formatWeekday(day.date, language)} ${formatDay(day.date)}`,
          },
          {
            key: 'counted',
            title: t('Tính', 'Counted'),
            width: 'fit',
            cell: (day) => say(countedWords(day.counted, isHours)),
          },
          { key: 'reason', title: t('Lý do', 'Reason'), cell: (day) => say(day.reason) },
        ]}
      />
    </Disclosure>
  );
}

function countedWords(counted: number, isHours: boolean): Text {
  if (counted === 0) return t('không tính', 'no');
  if (!isHours) return t('1 ngày', '1 day');
  const [hours, minutes] = [Math.floor(counted / 60), counted % 60];
  const vi = [hours > 0 ? `${hours} giờ` : '', minutes > 0 ? `${minutes} phút` : ''].filter(
    (part) => part !== '',
  );
  const en = [hours > 0 ? `${hours} h` : '', minutes > 0 ? `${minutes} min` : ''].filter(
    (part) => part !== '',
  );
  return t(vi.join(' '), en.join(' '));
}
