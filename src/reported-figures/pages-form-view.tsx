import { t, type Text } from '../kernel/messages.ts';
import { LinkButton } from '../ui/buttons.tsx';
import { Card, PageTitle, Timeline } from '../ui/content.tsx';
import { Alert } from '../ui/notices.tsx';
import { Say, useSay } from '../ui/page.tsx';
import { Decide, type DecideProps } from './pages-form-decide.tsx';
import { FormTable, type FormTableProps } from './pages-form-table.tsx';
import { FormFields } from './pages-form.tsx';
import { agencyName, collectionCrumbs, DueCell, formAddress, periodLead, StateBadge } from './parts.tsx';
import type { FormEvent, Happened } from './schema.ts';
import { formEventWords, words } from './words.ts';

export type FormPageProps = FormTableProps &
  DecideProps & {
    history: readonly { event: Happened<FormEvent>; by: string }[];
    today: Temporal.PlainDate;
    nameOf: (agencyId: number) => string;
    mayEdit: boolean;
  };

/** One agency's form: to be filled in, to be decided on, or to be read. */
export function FormPage(props: FormPageProps) {
  const { collection, row, asked, known, today, nameOf, refused } = props;
  const { form } = row;
  const say = useSay();
  return (
    <>
      <PageTitle
        title={agencyName(row.agency)}
        crumbs={collectionCrumbs(collection)}
        lead={periodLead(collection)}
        beside={
          <StateBadge form={form} {...(form.waitsAt === null ? {} : { waitsAt: nameOf(form.waitsAt) })} />
        }
      >
        {props.mayEdit ? null : (
          <LinkButton
            icon="printer"
            href={formAddress(form.id, '/print')}
            newWindow
            text={t('Bản in', 'Print')}
          />
        )}
        <LinkButton
          icon="download"
          href={`/reported-figures/collections/${collection.id}/template?agency=${form.agencyId}&layout=indicators`}
          download
          text={t('Tải biểu Excel', 'Excel form')}
        />
      </PageTitle>
      <p>
        <Say text={words.due} />: <DueCell row={row} today={today} />
      </p>
      {form.reason === '' ? null : (
        <Alert
          kind="warning"
          title={t('Biểu bị trả lại để sửa', 'Returned for correction')}
          text={form.reason}
        />
      )}
      {form.standing !== null && form.state !== 'approved' ? (
        <Alert
          text={t(
            'Số liệu đã duyệt trước đây vẫn có hiệu lực cho đến khi bản đính chính được thành phố duyệt.',
            'The figures approved before stand until the city approves the correction.',
          )}
        />
      ) : null}
      {collection.guidance === '' ? null : (
        <Alert title={t('Hướng dẫn', 'Guidance')} text={collection.guidance} />
      )}
      {props.mayEdit ? (
        <FormFields
          form={form}
          asked={asked}
          known={known}
          refusals={refused?.form === 'fill' ? refused.refusals : []}
          typed={refused?.form === 'fill' ? refused.values : null}
        />
      ) : (
        <>
          {refused?.form === 'fill'
            ? refused.refusals.map(({ text }) => <Alert key={text.en} kind="warning" text={say(text)} live />)
            : null}
          <FormTable {...props} />
        </>
      )}
      <Decide {...props} />
      <FormHistory {...props} />
    </>
  );
}

type HandedOver = Extract<FormEvent, { kind: 'handed-over' }>['data'];

function handOverText({ to, decision, waitsAt }: HandedOver, nameOf: (agencyId: number) => string): Text {
  const parts = [
    ...(to === null ? [] : [t(`${nameOf(to)} kê khai tiếp`, `${nameOf(to)} goes on with it`)]),
    ...(waitsAt === null ? [] : [t(`chờ ${nameOf(waitsAt)} duyệt`, `waits for ${nameOf(waitsAt)}`)]),
    t(`theo ${decision}`, `by ${decision}`),
  ];
  return t(parts.map(({ vi }) => vi).join('; '), parts.map(({ en }) => en).join('; '));
}

function FormHistory({ history, nameOf }: FormPageProps) {
  const say = useSay();
  if (history.length === 0) return null;
  return (
    <Card title={words.history} icon="history">
      <Timeline
        label={words.history}
        entries={history.map(({ event, by }) => {
          const place = event.kind === 'approved' || event.kind === 'returned' ? nameOf(event.data.at) : '';
          return {
            id: String(event.number),
            at: event.at,
            title: formEventWords[event.kind],
            by: [by, place].filter((part) => part !== '').join(', '),
            state:
              event.kind === 'returned' || event.kind === 'reopened'
                ? ('stopped' as const)
                : ('done' as const),
            children:
              event.kind === 'handed-over' ? (
                <p>{say(handOverText(event.data, nameOf))}</p>
              ) : 'reason' in event.data ? (
                <p>{event.data.reason}</p>
              ) : undefined,
          };
        })}
      />
    </Card>
  );
}
