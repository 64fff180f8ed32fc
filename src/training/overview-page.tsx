import { t } from '../kernel/messages.ts';
import { StatusBadge } from '../ui/badges.tsx';
import { Actions, LinkButton } from '../ui/buttons.tsx';
import { Card, PageTitle, StatTiles, type StatTile } from '../ui/content.tsx';
import { EmptyState } from '../ui/lists.tsx';
import { DataTable } from '../ui/table.tsx';
import { daysOf } from './course-page.tsx';
import { courses as courseRegister } from './courses.ts';
import type { Course } from './store.ts';
import { words } from './words.ts';

export type OverviewProps = {
  readonly year: number;
  readonly tiles: readonly StatTile[];
  readonly courses: readonly Course[];
  readonly registers: readonly { readonly href: string; readonly title: { vi: string; en: string } }[];
  readonly agencyName: (id: number) => string;
  readonly mayKeep: boolean;
};

/** What is being taught, what the year has brought, and the way to the registers. */
export function OverviewPage({ year, tiles, courses, registers, agencyName, mayKeep }: OverviewProps) {
  return (
    <>
      <PageTitle
        title={words.room}
        lead={t(
          'Lớp học, chứng chỉ, người được cử đi học và cam kết của họ, chính sách thu hút, hỗ trợ.',
          'Courses, certificates, sponsored study and its commitments, talent policies.',
        )}
      >
        {mayKeep ? (
          <LinkButton
            look="next"
            icon="plus"
            href="/registers/training-course/new"
            text={t('Thêm lớp', 'New course')}
          />
        ) : null}
        <LinkButton icon="graduation-cap" href="/training/commitments" text={words.commitments} />
        <LinkButton icon="badge-check" href="/certificates/verify" text={words.verify} />
      </PageTitle>
      <StatTiles label={t(`Số liệu năm ${year}`, `Figures of ${year}`)} tiles={tiles} />
      <Card title={t('Lớp đang mở, sắp mở', 'Courses under way and to come')} icon="graduation-cap">
        <DataTable
          caption={t('Lớp đang mở, sắp mở', 'Courses under way and to come')}
          keyboard
          rows={courses}
          rowKey={({ id }) => String(id)}
          rowHref={({ id }) => `/training/courses/${id}`}
          empty={
            <EmptyState
              icon="graduation-cap"
              title={t('Không có lớp nào đang mở', 'No course is under way')}
              text={t('Lớp đã bế giảng nằm trong sổ lớp.', 'Courses that are over are in the register.')}
            />
          }
          columns={[
            {
              key: 'name',
              title: t('Lớp', 'Course'),
              heads: true,
              width: 'wide',
              cell: ({ id, values }) => <a href={`/training/courses/${id}`}>{values.name}</a>,
            },
            { key: 'agency', title: t('Cơ quan', 'Agency'), cell: ({ agencyId }) => agencyName(agencyId) },
            { key: 'days', title: t('Thời gian', 'Days'), cell: daysOf },
            {
              key: 'people',
              title: t('Số người', 'People'),
              align: 'end',
              cell: ({ values }) => values.people ?? values.quota ?? '–',
            },
            {
              key: 'state',
              title: t('Tình trạng', 'State'),
              cell: ({ state }) => {
                const known = courseRegister.states[state];
                return <StatusBadge tone={known?.tone ?? 'new'} text={known?.title ?? state} />;
              },
            },
          ]}
        />
      </Card>
      <Card title={t('Sổ', 'Registers')} icon="notebook-pen">
        <Actions>
          {registers.map(({ href, title }) => (
            <LinkButton key={href} look="quiet" icon="notebook-pen" href={href} text={title} />
          ))}
        </Actions>
      </Card>
    </>
  );
}
