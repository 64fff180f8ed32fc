import { t } from '../kernel/messages.ts';
import { StatusBadge } from '../ui/badges.tsx';
import { Actions, Button, LinkButton } from '../ui/buttons.tsx';
import { CheckboxGroup, Select } from '../ui/choices.tsx';
import { Card } from '../ui/content.tsx';
import { TextArea } from '../ui/fields.tsx';
import { Form } from '../ui/form.tsx';
import { EmptyState, FilterBar, Pagination } from '../ui/lists.tsx';
import { useSay } from '../ui/page.tsx';
import { DataTable } from '../ui/table.tsx';
import { markText } from './mine-page.tsx';
import { isOpenTo } from './commands.ts';
import { filledIn, type Filled } from './forms.ts';
import { Frame, type May } from './frame.tsx';
import type { Examination } from './life.ts';
import type { ListedResult } from './results.ts';
import { getRules } from './rule-sets.ts';
import { formatPoints, standingWords, words } from './words.ts';

export type TieView = {
  readonly positionId: number;
  readonly places: number;
  readonly people: readonly { readonly id: number; readonly name: string; readonly total: number }[];
};

export function ResultsPage(props: {
  examination: Examination;
  may: May;
  rows: readonly ListedResult[];
  total: number;
  page: number;
  pageSize: number;
  query: { readonly position: string; readonly standing: string };
  ties: readonly TieView[];
  filled: Filled | null;
}) {
  const { examination, may, rows, ties } = props;
  const { id, positions } = examination;
  const titles = new Map(positions.map((one) => [one.id, one.title]));
  const rules = getRules(examination.fields.rules);
  // What is printed is what is looked at.
  const within = props.query.position === '' ? '' : `?position=${props.query.position}`;
  const say = useSay();
  return (
    <Frame
      examination={examination}
      tab="results"
      may={may}
      actions={
        <>
          {may.manage ? (
            <>
              <LinkButton
                icon="printer"
                newWindow
                href={`/examinations/${id}/print/results${within}`}
                text={t('In kết quả', 'Print the results')}
              />
              <LinkButton
                icon="stamp"
                newWindow
                href={`/examinations/${id}/print/decision${within}`}
                text={t('In phụ lục quyết định', 'Print the annex of the decision')}
              />
              <LinkButton
                icon="refresh-cw"
                href={`/examinations/${id}/check`}
                text={t('Kiểm tra lại kết quả', 'Check the results')}
              />
            </>
          ) : null}
        </>
      }
    >
      {may.manage && isOpenTo(examination.phase, 'decideTie')
        ? ties.map((tie) => (
            <Card
              key={tie.positionId}
              title={t(
                `Bằng điểm ở chỉ tiêu cuối cùng: ${titles.get(tie.positionId) ?? ''}`,
                `Equals at the edge of the quota: ${titles.get(tie.positionId) ?? ''}`,
              )}
              icon="scale"
            >
              <Form
                action={`/examinations/${id}/ties`}
                id={`tie-${tie.positionId}`}
                {...filledIn(props.filled, 'tie')}
              >
                <input type="hidden" name="positionId" value={tie.positionId} />
                <CheckboxGroup
                  name="winners"
                  label={t(
                    `Hội đồng chọn ${tie.places} người trong ${tie.people.length} người mà quy chế không phân định được`,
                    `The council chooses ${tie.places} of ${tie.people.length} whom the rules do not tell apart`,
                  )}
                  choices={tie.people.map((one) => ({
                    value: String(one.id),
                    label: `${one.name} – ${formatPoints(one.total)}`,
                  }))}
                />
                <TextArea
                  name="reason"
                  label={t('Lý do, số biên bản', 'Reason, number of the minutes')}
                  required
                  rows={2}
                />
                <Actions>
                  <Button look="next" icon="gavel" text={t('Ghi quyết định', 'Record the decision')} />
                </Actions>
              </Form>
            </Card>
          ))
        : null}
      <FilterBar action={`/examinations/${id}/results`} values={props.query}>
        <Select
          name="position"
          label={words.position}
          empty={t('Tất cả', 'All')}
          choices={positions.map((one) => ({ value: String(one.id), label: one.title }))}
        />
        <Select
          name="standing"
          label={words.result}
          empty={t('Tất cả', 'All')}
          choices={Object.entries(standingWords).map(([value, label]) => ({ value, label }))}
        />
      </FilterBar>
      <DataTable
        caption={words.result}
        rows={rows}
        rowKey={(one) => String(one.id)}
        compact
        empty={<EmptyState title={t('Không có kết quả nào', 'There are no such results')} />}
        columns={[
          { key: 'number', title: words.number, width: 'fit', cell: (one) => one.number },
          {
            key: 'name',
            title: words.name,
            heads: true,
            cell: (one) =>
              may.candidates ? (
                <a href={`/examinations/${id}/candidates/${one.id}`}>{one.fullName}</a>
              ) : (
                one.fullName
              ),
          },
          { key: 'position', title: words.position, cell: (one) => titles.get(one.positionId) ?? '' },
          ...rules.parts.map(({ code, title }) => ({
            key: code,
            title,
            align: 'end' as const,
            cell: (one: ListedResult) => say(markText(one.marks[code])),
          })),
          {
            key: 'priority',
            title: t('Ưu tiên', 'Priority'),
            align: 'end',
            cell: (one) => formatPoints(one.priority),
          },
          {
            key: 'total',
            title: words.total,
            align: 'end',
            cell: (one) => (one.total === null ? '–' : formatPoints(one.total)),
          },
          { key: 'rank', title: t('Hạng', 'Rank'), align: 'end', cell: (one) => one.rank ?? '–' },
          {
            key: 'standing',
            title: words.result,
            cell: (one) => (
              <StatusBadge
                tone={one.standing === 'won' ? 'done' : 'plain'}
                text={standingWords[one.standing]}
              />
            ),
          },
        ]}
      />
      <Pagination page={props.page} pageSize={props.pageSize} total={props.total} />
    </Frame>
  );
}
