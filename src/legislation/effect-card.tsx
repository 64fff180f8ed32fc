import { t, type Text } from '../kernel/messages.ts';
import { Button } from '../ui/buttons.tsx';
import { Card } from '../ui/content.tsx';
import { DateField } from '../ui/fields.tsx';
import { Form } from '../ui/form.tsx';
import { useSay } from '../ui/page.tsx';
import { DataTable } from '../ui/table.tsx';
import type { DocumentView } from './document-view.ts';
import { stateOn, type Course } from './effect.ts';
import type { LegalDocument } from './life.ts';
import { causeId, documentAddress, DocumentLink, EffectMark, showDay } from './parts.tsx';
import type { Day } from './schema.ts';
import { effectWords } from './words.ts';

/** The day asked, and everything that happens to the effect of the document, in order. */
export function EffectCard({ view, course }: { view: DocumentView; course: Course }) {
  const say = useSay();
  const { document, on, names } = view;
  const moments = momentsOf(document, course);
  return (
    <Card icon="calendar-days" title={t('Hiệu lực theo thời gian', 'Effect in time')} id="effect">
      <Form method="get" action={documentAddress(document.id)} id="day" values={{ on }}>
        <div class="flex flex-wrap items-end gap-3">
          <DateField name="on" label={t('Hiệu lực vào ngày', 'As on day')} width="short" />
          <Button icon="calendar-days" text={t('Xem', 'Show')} />
          <span class="pb-2">
            {showDay(on)}: <EffectMark state={stateOn(course, on)} />
          </span>
        </div>
      </Form>
      <DataTable
        caption={t('Diễn biến hiệu lực', 'What happens to its effect')}
        compact
        rows={moments}
        rowKey={({ on: day, words, by }) => `${day} ${words.en} ${by ?? ''}`}
        rowTone={({ on: day }) => (day > on ? 'quiet' : undefined)}
        columns={[
          { key: 'on', title: t('Từ ngày', 'From'), width: 'fit', cell: ({ on: day }) => showDay(day) },
          { key: 'what', title: t('Việc', 'What'), heads: true, cell: ({ words }) => say(words) },
          {
            key: 'by',
            title: t('Theo văn bản', 'By'),
            cell: ({ by }) => (by === null ? '–' : <DocumentLink id={by} names={names} />),
          },
        ]}
      />
    </Card>
  );
}

type Moment = { readonly on: Day; readonly words: Text; readonly by: number | null };

function momentsOf({ issue }: LegalDocument, course: Course): Moment[] {
  const of = (articles: readonly string[]): Text =>
    articles.length === 0
      ? t('', '')
      : t(` (điều ${articles.join(', ')})`, ` (article ${articles.join(', ')})`);
  const moments: Moment[] = [
    { on: issue?.issuedOn ?? course.startsOn, words: t('Ban hành', 'Issued'), by: null },
    { on: course.startsOn, words: t('Có hiệu lực', 'In force'), by: null },
    ...course.parts.map(({ on, change, articles, by }) => ({
      on,
      words:
        change === 'amended'
          ? t(`Được sửa đổi, bổ sung${of(articles).vi}`, `Amended${of(articles).en}`)
          : t(`Hết hiệu lực một phần${of(articles).vi}`, `Partly expired${of(articles).en}`),
      by: causeId(by),
    })),
    ...course.suspensions.map(({ from, until, articles, by }) => ({
      on: from,
      words: t(
        `Ngưng hiệu lực${of(articles).vi} ${until === null ? 'đến khi có văn bản khác' : `đến hết ngày ${showDay(until)}`}`,
        `Suspended${of(articles).en} ${until === null ? 'until further notice' : `to ${showDay(until)}`}`,
      ),
      by: causeId(by),
    })),
  ];
  if (course.endsOn !== null)
    moments.push({ on: course.endsOn, words: effectWords.expired, by: causeId(course.endedBy) });
  return moments.toSorted((one, other) => (one.on < other.on ? -1 : one.on > other.on ? 1 : 0));
}
