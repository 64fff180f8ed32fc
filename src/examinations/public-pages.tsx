import { t } from '../kernel/messages.ts';
import { StatusBadge } from '../ui/badges.tsx';
import { LinkButton } from '../ui/buttons.tsx';
import { Card, DefinitionList, PageTitle } from '../ui/content.tsx';
import { formatDay } from '../ui/format.ts';
import { EmptyState, Pagination } from '../ui/lists.tsx';
import { useLanguage, useSay } from '../ui/page.tsx';
import { DataTable } from '../ui/table.tsx';
import { isOpenTo } from './commands.ts';
import type { Examination } from './life.ts';
import { PartsTable, PhaseBadge, showDay, type NameOf } from './parts.tsx';
import type { ListedResult } from './results.ts';
import { getRules } from './rule-sets.ts';
import { educations, grades } from './schema.ts';
import { isSecondRoundKnown } from './sitting.ts';
import type { Candidate } from './store-candidates.ts';
import type { ListedExamination } from './store.ts';
import { formatPoints, kindWords, standingWords, words } from './words.ts';

export const resultsShown: ReadonlySet<string> = new Set(['published', 'recognised', 'closed']);
const listShown: ReadonlySet<string> = new Set(['sitting', 'computed', ...resultsShown]);

/** Examinations that have been announced, for everybody. */
export function PublicListPage({ examinations }: { examinations: readonly ListedExamination[] }) {
  const say = useSay();
  return (
    <>
      <PageTitle
        title={words.publicRoom}
        lead={t(
          'Thông báo thi tuyển, xét tuyển, thi nâng ngạch; nộp hồ sơ, xem phòng thi và kết quả.',
          'Announcements of examinations; apply, find your room and your result.',
        )}
      >
        <LinkButton
          icon="search"
          href="/exams/look-up"
          text={t('Tra cứu hồ sơ dự tuyển', 'Look up an application')}
        />
      </PageTitle>
      <DataTable
        caption={words.publicRoom}
        rows={examinations}
        rowKey={({ id }) => String(id)}
        rowHref={({ id }) => `/exams/${id}`}
        empty={
          <EmptyState
            title={t('Hiện chưa có kỳ thi nào', 'There is no examination now')}
            text={t('Thông báo mới sẽ được đăng tại đây.', 'New announcements will stand here.')}
          />
        }
        columns={[
          {
            key: 'title',
            title: t('Kỳ thi', 'Examination'),
            heads: true,
            width: 'wide',
            cell: ({ id, title }) => <a href={`/exams/${id}`}>{title}</a>,
          },
          { key: 'kind', title: t('Loại', 'Kind'), cell: ({ kind }) => say(kindWords[kind]) },
          { key: 'quota', title: words.quota, align: 'end', cell: ({ quota }) => quota },
          { key: 'sitsOn', title: t('Ngày thi', 'Held on'), cell: ({ sitsOn }) => formatDay(sitsOn) },
          {
            key: 'phase',
            title: t('Trạng thái', 'State'),
            cell: ({ phase }) => <PhaseBadge phase={phase} />,
          },
        ]}
      />
    </>
  );
}

export function PublicExaminationPage({
  examination,
  nameOf,
  isOpen,
}: {
  examination: Examination;
  nameOf: NameOf;
  isOpen: boolean;
}) {
  const { id, fields, phase } = examination;
  const rules = getRules(fields.rules);
  const say = useSay();
  return (
    <>
      <PageTitle
        title={fields.title}
        crumbs={[{ href: '/exams', text: words.publicRoom }]}
        beside={<PhaseBadge phase={phase} />}
      >
        {isOpen ? (
          <LinkButton
            look="next"
            icon="file-pen"
            href={`/exams/${id}/register`}
            text={t('Nộp hồ sơ dự tuyển', 'Apply')}
          />
        ) : null}
        {listShown.has(phase) ? (
          <LinkButton
            icon="users"
            href={`/exams/${id}/list`}
            text={t('Danh sách dự thi', 'List of candidates')}
          />
        ) : null}
        {listShown.has(phase) && isSecondRoundKnown(examination) ? (
          <LinkButton
            icon="users"
            href={`/exams/${id}/list?round=2`}
            text={t('Danh sách vào vòng 2', 'Who goes on to round 2')}
          />
        ) : null}
        {resultsShown.has(phase) ? (
          <LinkButton icon="list-ordered" href={`/exams/${id}/results`} text={t('Kết quả', 'Results')} />
        ) : null}
        <LinkButton icon="search" href="/exams/look-up" text={t('Tra cứu hồ sơ', 'Look up')} />
      </PageTitle>
      <Card title={t('Thông báo', 'Announcement')} icon="info">
        <DefinitionList
          columns={2}
          facts={[
            { term: t('Hình thức', 'Kind'), value: say(kindWords[rules.kind]) },
            {
              term: t('Nhận hồ sơ', 'Applications'),
              value: `${showDay(fields.registerFrom)} – ${showDay(fields.registerTo)}`,
            },
            { term: t('Ngày thi', 'Held on'), value: showDay(fields.sitsOn) },
            { term: t('Địa điểm', 'Place'), value: fields.place },
            { term: t('Quy chế', 'Rules'), value: rules.law },
            {
              term: t('Điều kiện chung', 'Conditions'),
              value: say(
                t(
                  `Công dân Việt Nam, đủ ${rules.youngest} tuổi trở lên, có văn bằng phù hợp với vị trí dự tuyển`,
                  `Citizens of Viet Nam, ${rules.youngest} or older, with a diploma that fits the position`,
                ),
              ),
            },
          ]}
        />
        {fields.notice === '' ? null : <p>{fields.notice}</p>}
      </Card>
      <Card title={t('Vị trí và chỉ tiêu', 'Positions and quotas')} icon="briefcase">
        <DataTable
          caption={t('Vị trí và chỉ tiêu', 'Positions and quotas')}
          rows={examination.positions.filter((one) => one.state === 'approved')}
          rowKey={(one) => String(one.id)}
          columns={[
            { key: 'title', title: words.position, heads: true, cell: (one) => one.title },
            { key: 'agency', title: words.agency, cell: (one) => nameOf(one.agencyId) },
            { key: 'grade', title: words.grade, cell: (one) => say(grades[one.grade]) },
            {
              key: 'needs',
              title: t('Trình độ, chuyên ngành', 'Education'),
              cell: (one) =>
                [
                  say(educations[one.education]),
                  ...(one.majors.length > 0 ? [one.majors.join(', ')] : []),
                ].join(': '),
            },
            { key: 'quota', title: words.quota, align: 'end', cell: (one) => one.quota },
          ]}
        />
      </Card>
      <Card title={t('Môn thi và cách tính điểm', 'Parts and marks')} icon="list-checks">
        <PartsTable rules={rules} />
      </Card>
    </>
  );
}

/** The list of candidates as it is posted: number, name and year of birth, room; no other data of the person. */
export function PublicCandidatesPage(props: {
  examination: Examination;
  /** Those who go on to round 2. */
  isSecond: boolean;
  rows: readonly Candidate[];
  total: number;
  page: number;
  pageSize: number;
}) {
  const { examination, rows } = props;
  const titles = new Map(examination.positions.map((one) => [one.id, one.title]));
  const language = useLanguage();
  const title = props.isSecond
    ? t('Danh sách thí sinh dự thi vòng 2', 'Candidates who go on to round 2')
    : t('Danh sách thí sinh dự thi', 'List of candidates');
  return (
    <>
      <PageTitle title={title} crumbs={crumbsOf(examination)} />
      <DataTable
        caption={title}
        rows={rows}
        rowKey={(one) => String(one.id)}
        columns={[
          { key: 'number', title: words.number, width: 'fit', cell: (one) => one.number ?? one.code },
          { key: 'name', title: words.name, heads: true, cell: (one) => one.fullName },
          {
            key: 'born',
            title: t('Năm sinh', 'Year of birth'),
            cell: (one) => one.fields.bornOn.slice(0, 4),
          },
          { key: 'position', title: words.position, cell: (one) => titles.get(one.positionId) ?? '' },
          {
            key: 'room',
            title: t('Phòng thi', 'Room'),
            cell: (one) =>
              one.room === null ? one.note : (examination.seating?.rooms[one.room]?.name ?? ''),
          },
        ]}
        empty={<EmptyState title={t('Chưa có danh sách', 'There is no list yet')} />}
      />
      <Pagination page={props.page} pageSize={props.pageSize} total={props.total} />
      <p lang={language} class="hint">
        {examination.fields.place}
      </p>
    </>
  );
}

export function PublicResultsPage(props: {
  examination: Examination;
  rows: readonly ListedResult[];
  total: number;
  page: number;
  pageSize: number;
}) {
  const { examination, rows } = props;
  const titles = new Map(examination.positions.map((one) => [one.id, one.title]));
  const say = useSay();
  return (
    <>
      <PageTitle
        title={t('Kết quả kỳ thi', 'Results')}
        crumbs={crumbsOf(examination)}
        lead={
          examination.phase === 'published'
            ? t(
                `Nhận đơn phúc khảo đến hết ngày ${showDay(examination.appealsUntil ?? '')}.`,
                `Appeals are taken until the end of ${showDay(examination.appealsUntil ?? '')}.`,
              )
            : t(
                `Công nhận tại ${examination.decision ?? ''}.`,
                `Recognised by ${examination.decision ?? ''}.`,
              )
        }
      />
      <DataTable
        caption={t('Kết quả kỳ thi', 'Results')}
        rows={rows}
        rowKey={(one) => String(one.id)}
        columns={[
          { key: 'number', title: words.number, width: 'fit', cell: (one) => one.number },
          { key: 'name', title: words.name, heads: true, cell: (one) => one.fullName },
          { key: 'position', title: words.position, cell: (one) => titles.get(one.positionId) ?? '' },
          {
            key: 'total',
            title: words.total,
            align: 'end',
            cell: (one) => (one.total === null ? '–' : formatPoints(one.total)),
          },
          { key: 'rank', title: t('Thứ hạng', 'Rank'), align: 'end', cell: (one) => one.rank ?? '–' },
          {
            key: 'result',
            title: words.result,
            cell: (one) => (
              <StatusBadge
                tone={one.standing === 'won' ? 'done' : 'plain'}
                text={say(standingWords[one.standing])}
              />
            ),
          },
        ]}
        empty={<EmptyState title={t('Chưa có kết quả', 'There are no results yet')} />}
      />
      <Pagination page={props.page} pageSize={props.pageSize} total={props.total} />
    </>
  );
}

function crumbsOf({ id, fields }: Examination) {
  return [
    { href: '/exams', text: words.publicRoom },
    { href: `/exams/${id}`, text: fields.title },
  ];
}

/** Whether applications are taken on this day. */
export function takesApplications({ phase, fields }: Examination, today: string): boolean {
  return isOpenTo(phase, 'register') && fields.registerFrom <= today && today <= fields.registerTo;
}
