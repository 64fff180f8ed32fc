import { t } from '../kernel/messages.ts';
import { StatusBadge } from '../ui/badges.tsx';
import { LinkButton } from '../ui/buttons.tsx';
import { Card, DefinitionList, PageTitle } from '../ui/content.tsx';
import { formatDay, formatMoney, formatNumber } from '../ui/format.ts';
import { EmptyState } from '../ui/lists.tsx';
import { Alert } from '../ui/notices.tsx';
import { useLanguage, useSay } from '../ui/page.tsx';
import { DataTable } from '../ui/table.tsx';
import { attendances, courses } from './courses.ts';
import type { Attendance, Course } from './store.ts';
import { courseKinds, isResult, results, words } from './words.ts';

export type CoursePageProps = {
  readonly course: Course;
  readonly attendance: readonly Attendance[];
  /** Ids of those whose certificate can be printed. */
  readonly printable: ReadonlySet<number>;
  /** Numbers that more than one certificate of the course bears. */
  readonly twice: readonly string[];
  readonly agencyName: (id: number) => string;
  readonly mayKeep: boolean;
};

/** A course with those who attend it, and their certificates to print. */
export function CoursePage({ course, attendance, printable, twice, agencyName, mayKeep }: CoursePageProps) {
  const say = useSay();
  const language = useLanguage();
  const { id, values, state } = course;
  const base = `/training/courses/${id}`;
  const kind = Object.entries(courseKinds).find(([name]) => name === values.kind)?.[1];
  const certified = printable.size;
  return (
    <>
      <PageTitle
        title={values.name}
        crumbs={[{ href: '/training', text: words.room }]}
        beside={<StatusBadge tone="plain" text={courses.states[state]?.title ?? state} />}
      >
        {certified > 0 ? (
          <LinkButton
            look="next"
            icon="printer"
            newWindow
            href={`${base}/certificates`}
            text={t(`In ${certified} chứng chỉ`, `Print ${certified} certificates`)}
          />
        ) : null}
        {mayKeep ? (
          <LinkButton
            icon="user-plus"
            href={`/registers/training-attendance/new?course=${id}`}
            text={t('Thêm học viên', 'Add a person')}
          />
        ) : null}
        <LinkButton
          icon="notebook-pen"
          href={`/registers/training-course/${id}`}
          text={t('Mở sổ', 'Record')}
        />
      </PageTitle>
      {twice.length === 0 ? null : (
        <Alert
          kind="warning"
          title={t('Số chứng chỉ bị trùng', 'Numbers given twice')}
          text={t(`Cần cấp lại số khác: ${twice.join(', ')}`, `Give other numbers: ${twice.join(', ')}`)}
        />
      )}
      <Card>
        <DefinitionList
          columns={3}
          facts={[
            { term: t('Cơ quan mở lớp', 'Held by'), value: agencyName(course.agencyId) },
            { term: t('Loại', 'Kind'), value: kind === undefined ? values.kind : say(kind) },
            { term: t('Cơ sở đào tạo', 'School'), value: values.school },
            { term: t('Thời gian', 'Days'), value: daysOf(course) },
            {
              term: t('Số lượt người học', 'Attendance'),
              value: values.people === undefined ? undefined : formatNumber(values.people, language),
            },
            {
              term: t('Kinh phí', 'Cost'),
              value:
                values.cost === undefined
                  ? undefined
                  : formatMoney(values.cost, language, { zero: 'number' }),
            },
          ]}
        />
      </Card>
      <Card title={t('Học viên', 'People')} icon="users">
        <DataTable
          caption={t('Học viên của lớp', 'People of the course')}
          keyboard
          rows={attendance}
          rowKey={(row) => String(row.id)}
          rowHref={(row) => `/registers/training-attendance/${row.id}`}
          empty={
            <EmptyState
              icon="users"
              title={t('Chưa ghi học viên nào', 'Nobody is recorded yet')}
              text={t(
                'Thêm từng người, hoặc nhập cả danh sách từ Excel ở sổ học viên.',
                'Add people one by one, or bring the whole list in from Excel in the register.',
              )}
            />
          }
          columns={[
            {
              key: 'name',
              title: t('Họ và tên', 'Name'),
              heads: true,
              cell: (row) => <a href={`/registers/training-attendance/${row.id}`}>{row.values.name}</a>,
            },
            { key: 'agency', title: t('Cơ quan', 'Agency'), cell: (row) => agencyName(row.agencyId) },
            {
              key: 'result',
              title: t('Kết quả', 'Result'),
              cell: ({ values: { result } }) =>
                result !== undefined && isResult(result) ? say(results[result]) : '–',
            },
            {
              key: 'number',
              title: t('Số chứng chỉ', 'Certificate'),
              cell: (row) => row.values.certificateNo ?? '–',
            },
            {
              key: 'state',
              title: t('Tình trạng', 'State'),
              cell: (row) => {
                const known = attendances.states[row.state];
                return <StatusBadge tone={known?.tone ?? 'plain'} text={known?.title ?? row.state} />;
              },
            },
            {
              key: 'print',
              title: t('Chứng chỉ', 'Sheet'),
              width: 'fit',
              cell: (row) =>
                printable.has(row.id) ? (
                  <LinkButton
                    size="small"
                    icon="printer"
                    newWindow
                    href={`${base}/certificates?of=${row.id}`}
                    text={t('In', 'Print')}
                  />
                ) : (
                  '–'
                ),
            },
          ]}
        />
      </Card>
    </>
  );
}

export function daysOf({ values: { startsOn, endsOn } }: Course): string {
  const day = (iso: string): string => formatDay(Temporal.PlainDate.from(iso));
  return endsOn === undefined || endsOn === startsOn ? day(startsOn) : `${day(startsOn)} – ${day(endsOn)}`;
}
