import { t } from '../kernel/messages.ts';
import { StatusBadge } from '../ui/badges.tsx';
import { LinkButton } from '../ui/buttons.tsx';
import { Card, Columns, DefinitionList, PageTitle, Timeline } from '../ui/content.tsx';
import { EmptyState } from '../ui/lists.tsx';
import { Alert } from '../ui/notices.tsx';
import { isOpen } from './life.ts';
import { seatsOf } from './schema.ts';
import type { SchemeProps } from './scheme-props.ts';
import { SchemeSteps } from './scheme-steps.tsx';
import { PositionTables, showDay } from './tables.tsx';
import { eventWords, stateShown, words } from './words.ts';

/** A scheme: its state and the next step, its positions, what has happened to it. */
export function SchemePage(props: SchemeProps) {
  const { agency, scheme, moments, others, quota, may } = props;
  const { id, number, state, positions } = scheme;
  const mayWrite = may['position-written'] && isOpen(state, 'position-written');
  const seats = seatsOf(positions);
  const [other] = others;
  return (
    <>
      <PageTitle
        title={t(`Đề án vị trí việc làm lần ${number}`, `Position scheme no. ${number}`)}
        crumbs={[
          { href: '/positions', text: words.room },
          { href: `/positions/agencies/${agency.code}`, text: agency.name },
        ]}
        beside={<StatusBadge {...stateShown(state, props.hasEnded)} />}
      >
        <LinkButton
          icon="printer"
          newWindow
          href={`/positions/schemes/${id}/annex.pdf`}
          text={t('In phụ lục', 'Print the annex')}
        />
        {other === undefined ? null : (
          <LinkButton
            icon="git-branch"
            href={`/positions/schemes/${id}/compare?with=${other.id}`}
            text={t(`So với lần ${other.number}`, `Compare with no. ${other.number}`)}
          />
        )}
        {mayWrite ? (
          <>
            <LinkButton
              icon="upload"
              href={`/positions/schemes/${id}/import`}
              text={t('Nhập từ Excel', 'Import from Excel')}
            />
            <LinkButton
              icon="plus"
              href={`/positions/schemes/${id}/positions/new`}
              text={t('Thêm vị trí', 'Add a position')}
            />
          </>
        ) : null}
      </PageTitle>
      {scheme.remarks === '' ? null : (
        <Alert kind="warning" title={t('Đề án được trả lại để sửa', 'The scheme was returned')}>
          <p>{scheme.remarks}</p>
        </Alert>
      )}
      <Columns
        side={
          <>
            <SchemeSteps {...props} />
            <Card title={t('Quá trình', 'What happened')} icon="history">
              <Timeline
                label={t('Quá trình', 'What happened')}
                entries={moments.toReversed().map((moment) => ({
                  id: String(moment.number),
                  at: moment.at,
                  title: eventWords[moment.kind],
                  by: moment.by,
                  state: 'done' as const,
                  children: moment.words === '' ? null : <p>{moment.words}</p>,
                }))}
              />
            </Card>
          </>
        }
      >
        <Card title={t('Tóm tắt', 'In short')} icon="info">
          <DefinitionList
            columns={2}
            facts={[
              { term: t('Số vị trí', 'Positions'), value: positions.length },
              {
                term: t('Số người / biên chế được giao', 'Seats / quota'),
                value: `${seats} / ${quota === null ? '–' : quota}`,
              },
              { term: t('Quyết định phê duyệt', 'Approved by'), value: scheme.decision },
              { term: t('Có hiệu lực từ', 'In force from'), value: showDay(scheme.inForceOn) },
            ]}
          />
        </Card>
        {positions.length === 0 ? (
          <EmptyState
            icon="briefcase"
            title={t('Đề án chưa có vị trí nào', 'The scheme has no positions yet')}
            text={t(
              'Thêm từng vị trí, hoặc nhập cả danh mục từ Excel.',
              'Add them one by one, or import the list.',
            )}
          />
        ) : (
          <PositionTables
            positions={positions}
            hrefOf={({ code }) => `/positions/schemes/${id}/positions/${encodeURIComponent(code)}`}
          />
        )}
      </Columns>
    </>
  );
}
