import { t } from '../kernel/messages.ts';
import { Actions, Button, LinkButton } from '../ui/buttons.tsx';
import { Select } from '../ui/choices.tsx';
import { PageTitle } from '../ui/content.tsx';
import { DateField, TextArea, TextField } from '../ui/fields.tsx';
import { FieldRow, Form } from '../ui/form.tsx';
import { formatDay } from '../ui/format.ts';
import { EmptyState, FilterBar } from '../ui/lists.tsx';
import { useSay } from '../ui/page.tsx';
import { DataTable } from '../ui/table.tsx';
import type { Filled } from './forms.ts';
import { PhaseBadge } from './parts.tsx';
import { isInForce, ruleSets } from './rule-sets.ts';
import type { ListedExamination } from './store.ts';
import { kindWords, words } from './words.ts';

export function ExaminationsPage({
  examinations,
  kind,
  mayManage,
}: {
  examinations: readonly ListedExamination[];
  kind: string;
  mayManage: boolean;
}) {
  const say = useSay();
  return (
    <>
      <PageTitle
        title={words.room}
        lead={t(
          'Từ chỉ tiêu đến công nhận kết quả, mỗi bước một trang.',
          'From quotas to recognised results.',
        )}
      >
        {mayManage ? (
          <LinkButton
            look="next"
            icon="plus"
            href="/examinations/new"
            text={t('Lập kế hoạch kỳ thi', 'Plan an examination')}
          />
        ) : null}
        <LinkButton icon="globe" href="/exams" text={t('Trang công khai', 'Public page')} />
      </PageTitle>
      <FilterBar action="/examinations" values={{ kind }}>
        <Select
          name="kind"
          label={t('Loại kỳ thi', 'Kind')}
          empty={t('Tất cả', 'All')}
          choices={Object.entries(kindWords).map(([value, label]) => ({ value, label }))}
        />
      </FilterBar>
      <DataTable
        caption={words.room}
        rows={examinations}
        rowKey={({ id }) => String(id)}
        rowHref={({ id }) => `/examinations/${id}`}
        keyboard
        empty={
          <EmptyState
            title={t('Chưa có kỳ thi nào', 'There is no examination yet')}
            text={t(
              'Cán bộ tổ chức lập kế hoạch kỳ thi, các cơ quan đề nghị chỉ tiêu.',
              'The personnel office plans one; agencies ask for quotas.',
            )}
          />
        }
        columns={[
          {
            key: 'title',
            title: t('Kỳ thi', 'Examination'),
            heads: true,
            width: 'wide',
            cell: ({ id, title, code }) => (
              <>
                <a href={`/examinations/${id}`}>{title}</a> <span class="hint">{code}</span>
              </>
            ),
          },
          { key: 'kind', title: t('Loại', 'Kind'), cell: (one) => say(kindWords[one.kind]) },
          { key: 'sitsOn', title: t('Ngày thi', 'Held on'), cell: ({ sitsOn }) => formatDay(sitsOn) },
          { key: 'quota', title: words.quota, align: 'end', cell: ({ quota }) => quota },
          {
            key: 'candidates',
            title: t('Hồ sơ', 'Applications'),
            align: 'end',
            cell: ({ candidates }) => candidates,
          },
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

export function PlanPage({
  id,
  today,
  filled,
}: {
  id: number | null;
  today: string;
  filled: Pick<Filled, 'refusals' | 'values'>;
}) {
  const back = id === null ? '/examinations' : `/examinations/${id}`;
  return (
    <>
      <PageTitle
        title={
          id === null ? t('Lập kế hoạch kỳ thi', 'Plan an examination') : t('Sửa kế hoạch', 'Change the plan')
        }
        crumbs={[{ href: '/examinations', text: words.room }]}
      />
      <Form action={id === null ? '/examinations/new' : `${back}/edit`} {...filled}>
        <FieldRow>
          <TextField name="code" label={t('Mã kỳ thi', 'Code')} required width="medium" />
          <Select
            name="rules"
            label={t('Quy chế thi', 'Rule set')}
            required
            choices={ruleSets.map((rules) => ({
              value: rules.code,
              label: t(`${rules.title.vi} – ${rules.law}`, `${rules.title.en} – ${rules.law}`),
              group: isInForce(rules, today)
                ? t('Đang có hiệu lực', 'In force')
                : t('Quy chế cũ', 'Past rules'),
            }))}
          />
        </FieldRow>
        <TextField name="title" label={t('Tên kỳ thi', 'Title')} required />
        <FieldRow>
          <DateField name="registerFrom" label={t('Nhận hồ sơ từ', 'Applications from')} required />
          <DateField name="registerTo" label={t('đến hết', 'to')} required />
          <DateField name="sitsOn" label={t('Ngày thi', 'Held on')} required />
        </FieldRow>
        <TextField name="place" label={t('Địa điểm thi', 'Place')} required />
        <TextArea name="notice" label={t('Nội dung thông báo thêm', 'Further announcement')} />
        <Actions>
          <Button look="next" icon="save" text={t('Lưu', 'Save')} />
          <LinkButton look="quiet" href={back} text={t('Thôi', 'Cancel')} />
        </Actions>
      </Form>
    </>
  );
}
