import type { Refusal } from '../kernel/errors.ts';
import { t } from '../kernel/messages.ts';
import { StatusBadge } from '../ui/badges.tsx';
import { Actions, Button, LinkButton } from '../ui/buttons.tsx';
import { FileField, Select } from '../ui/choices.tsx';
import { Card, Columns, PageTitle } from '../ui/content.tsx';
import { NumberField } from '../ui/fields.tsx';
import { FieldRow, Form } from '../ui/form.tsx';
import { EmptyState } from '../ui/lists.tsx';
import { useSay } from '../ui/page.tsx';
import { DataTable } from '../ui/table.tsx';
import { Level } from './schema.ts';
import { leavesOf } from './set-tree.ts';
import type { CriteriaSet } from './store-sets.ts';
import { levelWords, words } from './words.ts';

export const homeCrumb = { href: '/reform-index', text: words.title };
export const setsCrumb = { href: '/reform-index/sets', text: words.sets };

export type RefusedForm = {
  readonly refusals: readonly Refusal[];
  readonly values: Readonly<Record<string, unknown>>;
};

export function SetListPage(props: {
  sets: readonly CriteriaSet[];
  canManage: boolean;
  refused: RefusedForm | null;
}) {
  const { sets, canManage, refused } = props;
  return (
    <>
      <PageTitle
        title={words.sets}
        crumbs={[homeCrumb]}
        lead={t(
          'Cây tiêu chí của từng cấp theo năm, với điểm và cách chấm.',
          'The tree of criteria of each level by year, with points and rules.',
        )}
      >
        <LinkButton
          href="/reform-index/sets/template"
          icon="download"
          download
          text={t('Tệp Excel mẫu', 'Excel template')}
        />
      </PageTitle>
      {canManage ? (
        <Columns side={<NewSet sets={sets} refused={refused} />}>
          <Card>
            <SetTable sets={sets} />
          </Card>
        </Columns>
      ) : (
        <Card>
          <SetTable sets={sets} />
        </Card>
      )}
    </>
  );
}

function SetTable({ sets }: { sets: readonly CriteriaSet[] }) {
  const say = useSay();
  return (
    <DataTable
      caption={words.sets}
      rows={sets}
      rowKey={({ id }) => String(id)}
      rowHref={({ id }) => `/reform-index/sets/${id}`}
      empty={
        <EmptyState
          icon="list-checks"
          title={t('Chưa có bộ tiêu chí nào', 'No set yet')}
          text={t(
            'Tạo bộ mới, chép từ năm trước hoặc nhập từ Excel.',
            'Make a new one, copy last year’s, or read one from Excel.',
          )}
        />
      }
      columns={[
        {
          key: 'level',
          title: t('Cấp', 'Level'),
          heads: true,
          cell: ({ id, level }) => <a href={`/reform-index/sets/${id}`}>{say(levelWords[level])}</a>,
        },
        {
          key: 'year',
          title: t('Năm', 'Year'),
          align: 'end',
          width: 'fit',
          cell: ({ year }) => String(year),
        },
        {
          key: 'leaves',
          title: t('Tiêu chí chấm điểm', 'Scored criteria'),
          align: 'end',
          cell: ({ version, draft }) => String(leavesOf((version ?? draft)?.content.items ?? []).length),
        },
        {
          key: 'state',
          title: t('Tình trạng', 'State'),
          cell: ({ version, draft }) => (
            <span class="flex flex-wrap gap-2">
              {version === null ? null : (
                <StatusBadge
                  tone="done"
                  text={t(`Đã công bố bản ${version.number}`, `Published, version ${version.number}`)}
                />
              )}
              {draft === null ? null : <StatusBadge tone="working" text={t('Có bản nháp', 'Draft')} />}
            </span>
          ),
        },
      ]}
    />
  );
}

function NewSet({ sets, refused }: { sets: readonly CriteriaSet[]; refused: RefusedForm | null }) {
  const say = useSay();
  const copied = sets.map(({ id, level, year }) => ({
    value: String(id),
    label: `${say(levelWords[level])} ${year}`,
  }));
  return (
    <Card title={t('Bộ tiêu chí mới', 'New set')} icon="plus">
      <Form
        action="/reform-index/sets"
        multipart
        refusals={refused?.refusals ?? []}
        values={refused?.values ?? {}}
      >
        <FieldRow>
          <Select
            name="level"
            label={t('Cấp', 'Level')}
            required
            choices={Level.options.map((value) => ({ value, label: levelWords[value] }))}
          />
          <NumberField name="year" label={t('Năm', 'Year')} required />
        </FieldRow>
        <Select
          name="from"
          label={t('Chép từ', 'Copy from')}
          choices={copied}
          empty={t('Không chép', 'Nothing')}
        />
        <FileField
          name="file"
          label={t('Hoặc nhập từ Excel', 'Or read from Excel')}
          accept=".xlsx"
          multiple={false}
        />
        <Actions>
          <Button look="next" icon="plus" text={t('Tạo bản nháp', 'Make a draft')} />
        </Actions>
      </Form>
    </Card>
  );
}
