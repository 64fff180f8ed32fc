import { t } from '../kernel/messages.ts';
import type { Refusal } from '../kernel/errors.ts';
import { Actions, Button, LinkButton } from '../ui/buttons.tsx';
import { FileField, Select } from '../ui/choices.tsx';
import { Card, DefinitionList } from '../ui/content.tsx';
import { TextField } from '../ui/fields.tsx';
import { Form } from '../ui/form.tsx';
import { EmptyState, FilterBar, Pagination } from '../ui/lists.tsx';
import { Alert, Progress } from '../ui/notices.tsx';
import { useSay } from '../ui/page.tsx';
import { DataTable } from '../ui/table.tsx';
import { filledIn, type Filled } from './forms.ts';
import { Frame, type May } from './frame.tsx';
import type { Examination } from './life.ts';
import { getPart, getRules } from './rule-sets.ts';
import { formatPoints, words } from './words.ts';

/** Choosing the part, and how far it is. */
function PartBar({ examination, part, path }: { examination: Examination; part: string; path: string }) {
  const rules = getRules(examination.fields.rules);
  return (
    <FilterBar action={`/examinations/${examination.id}/${path}`} values={{ part }}>
      <Select
        name="part"
        label={words.part}
        required
        choices={rules.parts.map(({ code, title }) => ({ value: code, label: title }))}
      />
    </FilterBar>
  );
}

export type PaperView = { readonly paper: string; readonly own: number | null };
export type MarkingView = {
  readonly part: string;
  readonly all: number;
  readonly agreed: number;
  readonly unread: number;
  readonly differing: readonly string[];
  /** Papers that this person has something to enter for. */
  readonly total: number;
  readonly papers: readonly PaperView[];
  readonly page: number;
  readonly pageSize: number;
};

/** Marks by blind code: nobody sees what the other reader entered. */
export function MarksPage({
  examination,
  may,
  marking,
  filled,
}: {
  examination: Examination;
  may: May;
  marking: MarkingView;
  filled: Filled | null;
}) {
  const { id, sessions } = examination;
  const { part: code, all, agreed, differing } = marking;
  const part = getPart(getRules(examination.fields.rules), code);
  const session = sessions[code];
  const say = useSay();
  return (
    <Frame
      examination={examination}
      tab="marks"
      may={may}
      actions={
        session === undefined ? null : (
          <>
            <LinkButton
              icon="printer"
              newWindow
              href={`/examinations/${id}/print/marks?part=${code}`}
              text={t('In phiếu điểm', 'Print the mark sheet')}
            />
            <LinkButton
              icon="download"
              href={`/examinations/${id}/marks/template.xlsx?part=${code}`}
              text={t('Tệp Excel mẫu', 'Excel template')}
              download
            />
          </>
        )
      }
    >
      <PartBar examination={examination} part={code} path="marks" />
      {session === undefined ? (
        <EmptyState
          title={t('Chưa chốt điểm danh môn này', 'The attendance of this part is not closed')}
          text={t('Số phách có sau khi chốt điểm danh.', 'Blind codes follow once it is.')}
        />
      ) : (
        <>
          <DefinitionList
            columns={3}
            facts={[
              { term: words.part, value: `${say(part.title)} (0–${formatPoints(part.most)})` },
              {
                term: t('Đã thống nhất', 'Agreed'),
                value: <Progress value={all === 0 ? 1 : agreed / all} label={t('Đã thống nhất', 'Agreed')} />,
              },
              { term: t('Chưa đủ hai lượt', 'Not entered twice'), value: String(marking.unread) },
            ]}
          />
          {differing.length === 0 ? null : (
            <Alert
              kind="warning"
              title={t(
                `${differing.length} bài có hai lượt nhập lệch nhau`,
                `Of ${differing.length} papers the two entries differ`,
              )}
              text={t(
                `Cần người thứ ba đọc lại bài: ${differing.slice(0, 40).join(', ')}`,
                `A third reader is needed for: ${differing.slice(0, 40).join(', ')}`,
              )}
            />
          )}
          {session.state === 'settled' ? (
            <Alert kind="done" title={t('Điểm môn này đã chốt', 'The marks of this part are settled')} />
          ) : (
            <>
              <Form action={`/examinations/${id}/marks`} id="marks" {...filledIn(filled, 'marks')}>
                <input type="hidden" name="part" value={code} />
                <DataTable
                  caption={t('Nhập điểm theo số phách', 'Marks by blind code')}
                  rows={marking.papers}
                  rowKey={({ paper }) => paper}
                  compact
                  empty={
                    <EmptyState
                      title={t('Bạn không còn bài nào phải nhập', 'You have nothing left to enter')}
                    />
                  }
                  columns={[
                    { key: 'paper', title: words.paper, heads: true, cell: ({ paper }) => paper },
                    {
                      key: 'points',
                      title: words.points,
                      cell: ({ paper, own }) => (
                        <TextField
                          name={`marks.${paper}`}
                          label={t(`Điểm bài ${paper}`, `Mark of ${paper}`)}
                          hideLabel
                          inputMode="decimal"
                          width="short"
                          {...(filled?.form === 'marks' || own === null ? {} : { value: formatPoints(own) })}
                        />
                      ),
                    },
                  ]}
                />
                <Pagination page={marking.page} pageSize={marking.pageSize} total={marking.total} />
                {marking.papers.length === 0 ? null : (
                  <Actions>
                    <Button look="next" icon="save" text={t('Lưu điểm', 'Save the marks')} />
                  </Actions>
                )}
              </Form>
              <Card title={t('Nhập từ Excel', 'From Excel')} icon="file-up">
                <Form
                  action={`/examinations/${id}/marks/import`}
                  id="import"
                  multipart
                  {...filledIn(filled, 'import')}
                >
                  <input type="hidden" name="part" value={code} />
                  <FileField
                    name="file"
                    label={t('Tệp .xlsx theo mẫu', 'An .xlsx file like the template')}
                    accept=".xlsx"
                    multiple={false}
                  />
                  <Actions>
                    <Button icon="upload" text={t('Đọc thử', 'Try')} />
                  </Actions>
                </Form>
              </Card>
              <Form
                action={`/examinations/${id}/sessions/settle`}
                id="settle"
                {...filledIn(filled, 'settle')}
              >
                <input type="hidden" name="part" value={code} />
                <Actions>
                  <Button icon="lock" text={t('Chốt điểm môn này', 'Settle this part')} />
                </Actions>
              </Form>
            </>
          )}
        </>
      )}
    </Frame>
  );
}

/** What a tried spreadsheet would do: nothing has been entered yet. */
export function TriedPage(props: {
  examination: Examination;
  may: May;
  part: string;
  marks: ReadonlyMap<string, number>;
  refusals: readonly Refusal[];
}) {
  const { examination, part, marks, refusals } = props;
  const say = useSay();
  return (
    <Frame examination={examination} tab="marks" may={props.may}>
      <Card title={t('Kết quả đọc thử', 'What was read')} icon="file-search">
        <p>
          {say(
            t(
              `Đọc được ${marks.size} điểm, ${refusals.length} ô có lỗi. Chưa có gì được nhập.`,
              `${marks.size} marks were read, ${refusals.length} cells are wrong. Nothing has been entered yet.`,
            ),
          )}
        </p>
        {refusals.length === 0 ? (
          <Form action={`/examinations/${examination.id}/marks/confirm`} id="confirm">
            <input type="hidden" name="part" value={part} />
            <input
              type="hidden"
              name="lines"
              value={[...marks].map(([paper, points]) => `${paper};${formatPoints(points)}`).join('|')}
            />
            <Actions>
              <Button look="next" icon="check" text={t('Nhập các điểm này', 'Enter these marks')} />
            </Actions>
          </Form>
        ) : (
          <ul>
            {refusals.slice(0, 200).map((refusal, index) => (
              <li key={index}>
                <strong>{refusal.field}</strong>: {say(refusal.text)}
              </li>
            ))}
          </ul>
        )}
        <LinkButton
          look="quiet"
          href={`/examinations/${examination.id}/marks?part=${part}`}
          text={t('Quay lại, sửa tệp', 'Back, to mend the file')}
        />
      </Card>
    </Frame>
  );
}
