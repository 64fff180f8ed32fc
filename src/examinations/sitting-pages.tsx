import { t } from '../kernel/messages.ts';
import { Actions, Button, LinkButton } from '../ui/buttons.tsx';
import { Checkbox, Select } from '../ui/choices.tsx';
import { Card, DefinitionList } from '../ui/content.tsx';
import { TextArea } from '../ui/fields.tsx';
import { Form } from '../ui/form.tsx';
import { EmptyState, FilterBar } from '../ui/lists.tsx';
import { Alert, Progress } from '../ui/notices.tsx';
import { useSay } from '../ui/page.tsx';
import { DataTable } from '../ui/table.tsx';
import { filledIn, type Filled } from './forms.ts';
import { Frame, type May } from './frame.tsx';
import type { Examination } from './life.ts';
import { getPart, getRules } from './rule-sets.ts';
import { Attendance } from './schema.ts';
import type { Candidate } from './store-candidates.ts';
import { attendanceWords, words } from './words.ts';

export function RoomsPage({
  examination,
  may,
  candidates,
  unjudged,
  filled,
}: {
  examination: Examination;
  may: May;
  candidates: number;
  unjudged: number;
  filled: Filled | null;
}) {
  return (
    <Frame examination={examination} tab="candidates" may={may}>
      <Card title={t('Đánh số báo danh, xếp phòng', 'Assign numbers and rooms')} icon="door-open">
        <Alert
          kind="note"
          text={t(
            `Có ${candidates} thí sinh. Thứ tự được xáo theo một số ngẫu nhiên ghi trong lịch sử, ai có số đó và danh sách đều kiểm lại được.`,
            `There are ${candidates} candidates. The order follows a random number kept in the history; whoever has it and the list finds the same.`,
          )}
        />
        <Form action={`/examinations/${examination.id}/rooms`} id="rooms" {...filledIn(filled, 'rooms')}>
          <TextArea
            name="rooms"
            label={t('Phòng thi và số chỗ, mỗi dòng một phòng', 'Rooms and seats, one a line')}
            placeholder={t('Phòng 1: 24', 'Room 1: 24')}
            rows={8}
            required
          />
          {unjudged === 0 ? null : (
            <Checkbox
              name="screened"
              label={t(
                `Xác nhận ${unjudged} hồ sơ chưa ghi kết luận đều đã được thẩm định và đủ điều kiện`,
                `The ${unjudged} applications without a conclusion have been looked at and are eligible`,
              )}
              hint={t(
                'Hồ sơ khai diện ưu tiên hoặc xin miễn thi phải được kết luận riêng.',
                'Those that claim priority or an exemption need a conclusion of their own.',
              )}
            />
          )}
          <Actions>
            <Button look="next" icon="check" text={t('Xếp phòng', 'Assign')} />
          </Actions>
        </Form>
      </Card>
    </Frame>
  );
}

export type SessionView = {
  readonly code: string;
  readonly expected: number;
  readonly entered: number;
};

export function AttendancePage(props: {
  examination: Examination;
  may: May;
  session: SessionView;
  room: number;
  candidates: readonly Candidate[];
  attendance: ReadonlyMap<number, Attendance>;
  filled: Filled | null;
}) {
  const { examination, session, room, candidates } = props;
  const { id, seating, sessions } = examination;
  const part = getPart(getRules(examination.fields.rules), session.code);
  const closed = sessions[session.code];
  const rooms = seating?.rooms ?? [];
  const say = useSay();
  return (
    <Frame
      examination={examination}
      tab="attendance"
      may={props.may}
      actions={
        <LinkButton
          icon="printer"
          newWindow
          href={`/examinations/${id}/print/attendance?part=${session.code}&room=${room}`}
          text={t('In danh sách ký tên', 'Print the attendance sheet')}
        />
      }
    >
      <FilterBar
        action={`/examinations/${id}/attendance`}
        values={{ part: session.code, room: String(room) }}
      >
        <Select
          name="part"
          label={words.part}
          required
          choices={getRules(examination.fields.rules).parts.map(({ code, title }) => ({
            value: code,
            label: title,
          }))}
        />
        <Select
          name="room"
          label={t('Phòng thi', 'Room')}
          required
          choices={rooms.map((one, index) => ({ value: String(index), label: one.name }))}
        />
      </FilterBar>
      <DefinitionList
        columns={2}
        facts={[
          { term: words.part, value: say(part.title) },
          {
            term: t('Đã điểm danh', 'Entered'),
            value: (
              <Progress
                value={session.expected === 0 ? 0 : session.entered / session.expected}
                label={t('Đã điểm danh', 'Entered')}
              />
            ),
          },
        ]}
      />
      {closed === undefined ? (
        <Form action={`/examinations/${id}/attendance`} id="attend" {...filledIn(props.filled, 'attend')}>
          <input type="hidden" name="part" value={session.code} />
          <input type="hidden" name="room" value={room} />
          <DataTable
            caption={t('Điểm danh', 'Attendance')}
            rows={candidates}
            rowKey={(one) => String(one.id)}
            compact
            empty={
              <EmptyState
                title={t('Phòng này không có thí sinh dự môn này', 'Nobody in this room sits this part')}
              />
            }
            columns={[
              { key: 'number', title: words.number, width: 'fit', cell: (one) => one.number ?? '' },
              { key: 'name', title: words.name, heads: true, cell: (one) => one.fullName },
              {
                key: 'state',
                title: t('Điểm danh', 'Attendance'),
                cell: (one) => (
                  <Select
                    name={`state.c${one.id}`}
                    label={t(`Điểm danh ${one.fullName}`, `Attendance of ${one.fullName}`)}
                    hideLabel
                    required
                    value={props.attendance.get(one.id) ?? 'present'}
                    choices={Attendance.options.map((value) => ({ value, label: attendanceWords[value] }))}
                  />
                ),
              },
            ]}
          />
          <Actions>
            {candidates.length === 0 ? null : (
              <Button look="next" icon="save" text={t('Lưu điểm danh phòng này', 'Save this room')} />
            )}
          </Actions>
        </Form>
      ) : (
        <Alert
          kind="done"
          title={t('Đã chốt điểm danh môn này', 'The attendance of this part is closed')}
          text={t(
            `Có ${closed.present} bài, đã đánh số phách.`,
            `There are ${closed.present} papers with blind codes.`,
          )}
        />
      )}
      {closed === undefined ? (
        <Form action={`/examinations/${id}/sessions/close`} id="close" {...filledIn(props.filled, 'close')}>
          <input type="hidden" name="part" value={session.code} />
          <Actions>
            <Button
              icon="lock"
              text={t('Chốt điểm danh, đánh số phách', 'Close the attendance, give blind codes')}
            />
          </Actions>
        </Form>
      ) : null}
    </Frame>
  );
}
