import type { Agency } from '../organization/schema.ts';
import { t } from '../kernel/messages.ts';
import { StatusBadge } from '../ui/badges.tsx';
import { Actions, Button } from '../ui/buttons.tsx';
import { Select } from '../ui/choices.tsx';
import { Card } from '../ui/content.tsx';
import { NumberField, TextArea, TextField } from '../ui/fields.tsx';
import { FieldRow, Form } from '../ui/form.tsx';
import { EmptyState } from '../ui/lists.tsx';
import { useSay } from '../ui/page.tsx';
import { DataTable, type Column } from '../ui/table.tsx';
import { isOpenTo } from './commands.ts';
import type { Vacancy } from './desk.ts';
import { filledIn, type Filled } from './forms.ts';
import { Frame, type May } from './frame.tsx';
import type { Examination, Position } from './life.ts';
import type { NameOf } from './parts.tsx';
import { educations, grades } from './schema.ts';
import { words } from './words.ts';

const states = {
  asked: { tone: 'waiting', text: t('Đề nghị, chờ duyệt', 'Asked for') },
  approved: { tone: 'done', text: t('Đã duyệt', 'Approved') },
  refused: { tone: 'stopped', text: t('Không duyệt', 'Refused') },
} as const;

/** Quotas by position: agencies ask, the personnel office decides. */
export function PositionsPage(props: {
  examination: Examination;
  may: May;
  agencies: readonly Agency[];
  vacancies: readonly Vacancy[];
  nameOf: NameOf;
  filled: Filled | null;
}) {
  const { examination, may, nameOf, filled } = props;
  const { id, phase, positions, computed } = examination;
  const mayDecide = may.manage && isOpenTo(phase, 'decidePosition') && positions.length > 0;
  const say = useSay();
  const columns: Column<Position>[] = [
    { key: 'title', title: words.position, heads: true, cell: (one) => one.title },
    { key: 'agency', title: words.agency, cell: (one) => nameOf(one.agencyId) },
    { key: 'grade', title: words.grade, cell: (one) => say(grades[one.grade]) },
    {
      key: 'needs',
      title: t('Trình độ, chuyên ngành', 'Education'),
      cell: (one) => [say(educations[one.education]), ...one.majors].join(', '),
    },
    { key: 'asked', title: t('Đề nghị', 'Asked'), align: 'end', cell: (one) => one.asked },
    {
      key: 'quota',
      title: words.quota,
      align: 'end',
      cell: (one) =>
        mayDecide ? (
          <TextField
            name={`quotas.p${one.id}`}
            label={t(`Chỉ tiêu duyệt cho ${one.title}`, `Approved for ${one.title}`)}
            hideLabel
            inputMode="numeric"
            width="short"
            value={one.state === 'asked' ? '' : String(one.quota)}
          />
        ) : (
          one.quota
        ),
    },
    ...(computed === null
      ? []
      : [
          {
            key: 'filled',
            title: t('Trúng tuyển', 'Won'),
            align: 'end' as const,
            cell: (one: Position) => computed.filled[one.id] ?? 0,
          },
        ]),
    {
      key: 'state',
      title: t('Trạng thái', 'State'),
      width: 'fit',
      cell: (one) => <StatusBadge tone={states[one.state].tone} text={states[one.state].text} />,
    },
  ];
  const table = (
    <DataTable
      caption={t('Chỉ tiêu theo vị trí', 'Quotas by position')}
      rows={positions}
      rowKey={(one) => String(one.id)}
      columns={columns}
      empty={
        <EmptyState
          title={t('Chưa có đề nghị chỉ tiêu', 'No quota has been asked for')}
          text={t('Các cơ quan đề nghị chỉ tiêu ở biểu mẫu bên dưới.', 'Agencies ask with the form below.')}
        />
      }
    />
  );
  return (
    <Frame examination={examination} tab="positions" may={may}>
      {mayDecide ? (
        <Form action={`/examinations/${id}/positions/decide`} id="decide" {...filledIn(filled, 'decide')}>
          {table}
          <TextField
            name="note"
            label={t('Ghi chú', 'Note')}
            hint={t(
              'Để trống ô chỉ tiêu: chưa quyết định; 0: không duyệt',
              'Empty: not decided yet; 0: refused',
            )}
          />
          <Actions>
            <Button icon="check" text={t('Duyệt chỉ tiêu', 'Decide the quotas')} />
          </Actions>
        </Form>
      ) : (
        table
      )}
      {may.ask && isOpenTo(phase, 'askPosition') ? (
        <Card title={t('Đề nghị chỉ tiêu', 'Ask for a quota')} icon="plus">
          {props.vacancies.length === 0 ? null : (
            <p class="hint">
              {say(t('Vị trí đang trống: ', 'Vacant now: '))}
              {props.vacancies.map((one) => `${one.title} (${one.count})`).join('; ')}
            </p>
          )}
          <Form action={`/examinations/${id}/positions`} id="ask" {...filledIn(filled, 'ask')}>
            <FieldRow>
              <Select
                name="agencyId"
                label={words.agency}
                required
                choices={props.agencies.map((one) => ({ value: String(one.id), label: one.name }))}
              />
              <Select
                name="grade"
                label={words.grade}
                required
                choices={Object.entries(grades).map(([value, label]) => ({ value, label }))}
              />
            </FieldRow>
            <TextField
              name="title"
              label={words.position}
              required
              suggestions={props.vacancies.map((one) => one.title)}
            />
            <FieldRow>
              <NumberField name="asked" label={t('Số chỉ tiêu đề nghị', 'Number asked for')} required />
              <Select
                name="education"
                label={t('Trình độ tối thiểu', 'Least education')}
                required
                choices={Object.entries(educations).map(([value, label]) => ({ value, label }))}
              />
            </FieldRow>
            <TextArea
              name="majors"
              label={t('Chuyên ngành được dự tuyển, mỗi dòng một ngành', 'Specialities accepted, one a line')}
              hint={t('Để trống: mọi chuyên ngành', 'Empty: any')}
              rows={3}
            />
            <Actions>
              <Button look="next" icon="send" text={t('Gửi đề nghị', 'Send')} />
            </Actions>
          </Form>
        </Card>
      ) : null}
    </Frame>
  );
}
