import { t } from '../kernel/messages.ts';
import { LinkButton } from '../ui/buttons.tsx';
import { Card, Columns, DefinitionList, PageTitle } from '../ui/content.tsx';
import { DocumentsCard } from './documents-card.tsx';
import { HistoryCard } from './history-card.tsx';
import { PlanTable } from './overview-page.tsx';
import { showDay, type Names } from './parts.tsx';
import type { Moment } from './programme.ts';
import type { ProgrammeReading } from './reading.ts';
import type { DocumentReading } from './reading-documents.ts';
import { words } from './words.ts';

/** A programme: what it rests on, its plans, its documents and its history. */
export function ProgrammePage(props: {
  reading: ProgrammeReading;
  documents: readonly DocumentReading[];
  attachable: readonly DocumentReading[];
  moments: readonly Moment[];
  names: Names;
  mayEdit: boolean;
}) {
  const { reading, moments, names, mayEdit } = props;
  const { programme, plans } = reading;
  const { fields } = programme;
  return (
    <>
      <PageTitle title={fields.title} crumbs={[{ href: '/programme', text: words.room }]}>
        {mayEdit ? (
          <>
            <LinkButton
              icon="plus"
              look="next"
              href={`/programme/plans/new?programme=${programme.id}`}
              text={t('Thêm kế hoạch', 'Add a plan')}
            />
            <LinkButton
              icon="pencil"
              href={`/programme/programmes/${programme.id}/edit`}
              text={t('Sửa chương trình', 'Edit the programme')}
            />
          </>
        ) : null}
      </PageTitle>
      <Columns
        side={
          <>
            <DocumentsCard
              directed={{ kind: 'programme', id: programme.id }}
              documents={props.documents}
              attachable={props.attachable}
              mayEdit={mayEdit}
            />
            <HistoryCard moments={moments} names={names} />
          </>
        }
      >
        <Card title={t('Chương trình', 'The programme')} icon="flag">
          <DefinitionList
            facts={[
              { term: t('Mã', 'Code'), value: fields.code },
              {
                term: t('Thời gian', 'Days'),
                value: `${showDay(fields.startsOn)} – ${showDay(fields.endsOn)}`,
              },
              { term: t('Căn cứ', 'Basis'), value: fields.basis },
            ]}
          />
        </Card>
        <Card title={t('Kế hoạch', 'Plans')} icon="calendar-days">
          <PlanTable
            caption={t('Kế hoạch của chương trình', 'Plans of the programme')}
            plans={plans}
            current={new Map()}
          />
        </Card>
      </Columns>
    </>
  );
}
