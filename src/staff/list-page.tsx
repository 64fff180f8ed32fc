import { t } from '../kernel/messages.ts';
import type { Agency } from '../organization/schema.ts';
import { StatusBadge } from '../ui/badges.tsx';
import { LinkButton } from '../ui/buttons.tsx';
import { Select } from '../ui/choices.tsx';
import { PageTitle } from '../ui/content.tsx';
import { TextField } from '../ui/fields.tsx';
import { formatNumber } from '../ui/format.ts';
import { EmptyState, FilterBar, Pagination } from '../ui/lists.tsx';
import { Say, useLanguage, usePage } from '../ui/page.tsx';
import { DataTable } from '../ui/table.tsx';
import { gradeChoices } from './grades.ts';
import { agencyChoices, choicesOf } from './inputs.tsx';
import type { ListedPerson } from './listing.ts';
import { degrees, employmentStates, staffKinds } from './schema.ts';
import { roomTitle, standardWords } from './words.ts';

export const recordWords = {
  entered: t('Đã cập nhật đủ', 'Entered'),
  open: t('Chưa đủ', 'Not complete'),
  waiting: t('Có đề nghị đính chính', 'Correction waits'),
};

export function RoomLinks({ mayEdit }: { mayEdit: boolean }) {
  return (
    <>
      <LinkButton
        icon="square-check"
        href="/staff/completeness"
        text={t('Mức độ cập nhật', 'Completeness')}
      />
      <LinkButton icon="calendar-clock" href="/staff/forecast" text={t('Dự báo', 'Forecast')} />
      {mayEdit ? (
        <>
          <LinkButton
            icon="message-square-warning"
            href="/staff/corrections"
            text={t('Đề nghị đính chính', 'Corrections')}
          />
          <LinkButton icon="upload" href="/staff/import" text={t('Nhập từ Excel', 'Import')} />
          <LinkButton
            look="next"
            icon="user-plus"
            href="/staff/new"
            text={t('Lập hồ sơ mới', 'New record')}
          />
        </>
      ) : null}
    </>
  );
}

export function ListPage(props: {
  people: readonly ListedPerson[];
  total: number;
  page: number;
  pageSize: number;
  values: Readonly<Record<string, string>>;
  agencies: readonly Agency[];
  mayEdit: boolean;
}) {
  const { people, total, values } = props;
  const { path } = usePage();
  const language = useLanguage();
  const query = path.includes('?') ? path.slice(path.indexOf('?')) : '';
  const isFiltered = Object.entries(values).some(
    ([name, value]) => name !== 'page' && name !== 'sort' && value !== '',
  );
  return (
    <>
      <PageTitle title={roomTitle}>
        <LinkButton icon="download" href={`/staff/rows.xlsx${query}`} text={t('Excel', 'Excel')} download />
        <RoomLinks mayEdit={props.mayEdit} />
      </PageTitle>
      <FilterBar
        action="/staff"
        values={values}
        keep={['retires', 'sort']}
        more={{
          open: ['kind', 'grade', 'degree', 'lacks', 'state'].some((name) => (values[name] ?? '') !== ''),
          children: (
            <>
              <Select
                name="kind"
                label={t('Loại', 'Kind')}
                choices={choicesOf(staffKinds)}
                empty={t('Tất cả', 'Any')}
              />
              <Select
                name="grade"
                label={t('Ngạch', 'Grade')}
                choices={[
                  { value: 'none', label: t('Chưa ghi ngạch', 'No grade recorded') },
                  ...choicesOf(gradeChoices),
                ]}
                empty={t('Tất cả', 'Any')}
              />
              <Select
                name="degree"
                label={t('Trình độ', 'Degree')}
                choices={choicesOf(degrees)}
                empty={t('Tất cả', 'Any')}
              />
              <Select
                name="lacks"
                label={t('Tiêu chuẩn', 'Standards')}
                choices={choicesOf(standardWords)}
                empty={t('Tất cả', 'Any')}
              />
              <Select
                name="state"
                label={t('Tình trạng', 'State')}
                choices={choicesOf(employmentStates)}
                empty={employmentStates.working}
              />
            </>
          ),
        }}
      >
        <TextField name="q" type="search" label={t('Tìm theo tên', 'Name')} />
        <Select
          name="agency"
          label={t('Cơ quan', 'Agency')}
          choices={agencyChoices(props.agencies)}
          empty={t('Mọi cơ quan', 'Any')}
        />
        <Select
          name="record"
          label={t('Hồ sơ', 'Record')}
          choices={choicesOf(recordWords)}
          empty={t('Tất cả', 'Any')}
        />
      </FilterBar>
      {people.length === 0 ? null : (
        <p class="text-soft">
          <Say text={t(`${formatNumber(total, 'vi')} người`, `${formatNumber(total, 'en')} people`)} />
        </p>
      )}
      <DataTable
        caption={roomTitle}
        rows={people}
        rowKey={({ personId }) => String(personId)}
        rowHref={({ personId }) => `/staff/${personId}`}
        keyboard
        compact
        sort={values['sort'] === '' ? 'name' : (values['sort'] ?? 'name')}
        columns={[
          {
            key: 'name',
            title: t('Họ và tên', 'Name'),
            heads: true,
            sortable: true,
            cell: ({ personId, fullName }) => (
              <a href={`/staff/${personId}`}>{fullName === '' ? `#${personId}` : fullName}</a>
            ),
          },
          {
            key: 'birth',
            title: t('Năm sinh', 'Born'),
            width: 'fit',
            sortable: true,
            cell: ({ birthOn }) => birthOn?.year ?? '',
          },
          { key: 'agency', title: t('Cơ quan', 'Agency'), cell: ({ agency }) => agency },
          { key: 'title', title: t('Chức danh', 'Post'), cell: ({ title }) => title },
          {
            key: 'kind',
            title: t('Loại', 'Kind'),
            cell: ({ kind }) => staffKinds[kind][language],
            hideOnPhone: true,
          },
          {
            key: 'degree',
            title: t('Trình độ', 'Degree'),
            width: 'fit',
            cell: ({ degree }) => degreeText(degree, language),
          },
          {
            key: 'missing',
            title: t('Hồ sơ', 'Record'),
            width: 'fit',
            sortable: true,
            cell: ({ missing }) => <RecordBadge missing={missing} />,
          },
        ]}
        empty={<Empty isFiltered={isFiltered} mayEdit={props.mayEdit} />}
      />
      <Pagination page={props.page} pageSize={props.pageSize} total={total} />
    </>
  );
}

export function degreeText(degree: string, language: 'vi' | 'en'): string {
  return Object.entries(degrees).find(([key]) => key === degree)?.[1][language] ?? '';
}

export function RecordBadge({ missing }: { missing: number }) {
  return missing === 0 ? (
    <StatusBadge tone="done" text={t('Đã đủ', 'Complete')} />
  ) : (
    <StatusBadge tone="waiting" text={t(`Thiếu ${missing} phần`, `${missing} parts missing`)} />
  );
}

function Empty({ isFiltered, mayEdit }: { isFiltered: boolean; mayEdit: boolean }) {
  if (isFiltered)
    return (
      <EmptyState
        icon="search"
        title={t('Không có ai khớp', 'Nobody matches')}
        text={t('Thử ít từ hơn, hoặc bỏ bớt điều kiện lọc.', 'Try fewer words, or take a filter away.')}
      >
        <LinkButton href="/staff" text={t('Xem tất cả', 'See all')} />
      </EmptyState>
    );
  return (
    <EmptyState
      icon="users"
      title={t('Chưa có hồ sơ nào', 'No records yet')}
      text={t(
        'Cán bộ nhân sự lập hồ sơ từng người, hoặc nhập cả danh sách từ Excel.',
        'A personnel clerk opens records one by one, or brings a whole list in from Excel.',
      )}
    >
      {mayEdit ? (
        <LinkButton href="/staff/new" icon="user-plus" text={t('Lập hồ sơ mới', 'New record')} />
      ) : null}
    </EmptyState>
  );
}
