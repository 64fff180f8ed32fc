import { t } from '../kernel/messages.ts';
import { StatusBadge } from '../ui/badges.tsx';
import { LinkButton } from '../ui/buttons.tsx';
import { Select } from '../ui/choices.tsx';
import { TextField } from '../ui/fields.tsx';
import { EmptyState, FilterBar, Pagination } from '../ui/lists.tsx';
import { DataTable } from '../ui/table.tsx';
import { isOpenTo } from './commands.ts';
import { Frame, type May } from './frame.tsx';
import type { Examination } from './life.ts';
import { showDay } from './parts.tsx';
import { isSecondRoundKnown } from './sitting.ts';
import type { Candidate } from './store-candidates.ts';
import { candidateWords, words } from './words.ts';

/** Applications of an examination: searched, by state, position and round. */
export function CandidatesPage(props: {
  examination: Examination;
  may: May;
  rows: readonly Candidate[];
  total: number;
  page: number;
  pageSize: number;
  query: { readonly q: string; readonly state: string; readonly position: string; readonly round: string };
}) {
  const { examination, may, rows } = props;
  const { id, positions } = examination;
  const titles = new Map(positions.map((one) => [one.id, one.title]));
  return (
    <Frame
      examination={examination}
      tab="candidates"
      may={may}
      actions={
        <>
          {may.manage && examination.seating !== null ? (
            <LinkButton
              icon="printer"
              newWindow
              href={`/examinations/${id}/print/doors`}
              text={t('In danh sách phòng thi', 'Print the lists of rooms')}
            />
          ) : null}
          {may.manage && isOpenTo(examination.phase, 'seat') ? (
            <LinkButton
              icon="door-open"
              href={`/examinations/${id}/rooms`}
              text={t('Xếp phòng thi', 'Assign rooms')}
            />
          ) : null}
        </>
      }
    >
      <FilterBar action={`/examinations/${id}/candidates`} values={props.query}>
        <TextField name="q" label={t('Tên, mã hồ sơ, số báo danh', 'Name, code, number')} type="search" />
        <Select
          name="state"
          label={t('Trạng thái', 'State')}
          empty={t('Tất cả', 'All')}
          choices={Object.entries(candidateWords).map(([value, label]) => ({ value, label }))}
        />
        <Select
          name="position"
          label={words.position}
          empty={t('Tất cả', 'All')}
          choices={positions.map((one) => ({ value: String(one.id), label: one.title }))}
        />
        {isSecondRoundKnown(examination) ? (
          <Select
            name="round"
            label={t('Vòng thi', 'Round')}
            empty={t('Tất cả', 'All')}
            choices={[{ value: '2', label: t('Được vào vòng 2', 'Goes on to round 2') }]}
          />
        ) : null}
      </FilterBar>
      <DataTable
        caption={t('Thí sinh', 'Candidates')}
        rows={rows}
        rowKey={(one) => String(one.id)}
        rowHref={(one) => `/examinations/${id}/candidates/${one.id}`}
        keyboard
        compact
        empty={
          <EmptyState
            title={t('Không có hồ sơ nào', 'There is no application')}
            text={t(
              'Hồ sơ nộp trên trang công khai sẽ hiện ở đây.',
              'Applications sent on the public page will stand here.',
            )}
          />
        }
        columns={[
          { key: 'number', title: words.number, width: 'fit', cell: (one) => one.number ?? '–' },
          {
            key: 'name',
            title: words.name,
            heads: true,
            cell: (one) => (
              <>
                <a href={`/examinations/${id}/candidates/${one.id}`}>{one.fullName}</a>{' '}
                <span class="hint">{one.code}</span>
              </>
            ),
          },
          { key: 'bornOn', title: words.bornOn, cell: (one) => showDay(one.fields.bornOn) },
          { key: 'position', title: words.position, cell: (one) => titles.get(one.positionId) ?? '' },
          {
            key: 'room',
            title: t('Phòng', 'Room'),
            cell: (one) => (one.room === null ? '–' : (examination.seating?.rooms[one.room]?.name ?? '–')),
          },
          {
            key: 'state',
            title: t('Trạng thái', 'State'),
            cell: (one) => (
              <StatusBadge
                tone={one.state === 'eligible' ? 'done' : one.state === 'registered' ? 'new' : 'stopped'}
                text={candidateWords[one.state]}
              />
            ),
          },
        ]}
      />
      <Pagination page={props.page} pageSize={props.pageSize} total={props.total} />
    </Frame>
  );
}
