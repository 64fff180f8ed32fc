import type { Refusal } from '../kernel/errors.ts';
import { t } from '../kernel/messages.ts';
import { scanEndings } from '../kernel/scans.ts';
import { Actions, Button } from '../ui/buttons.tsx';
import { FileField } from '../ui/choices.tsx';
import { Combobox } from '../ui/combobox.tsx';
import { Card } from '../ui/content.tsx';
import { TextArea } from '../ui/fields.tsx';
import { formatBytes, formatMoment } from '../ui/format.ts';
import { Form } from '../ui/form.tsx';
import { Confirm } from '../ui/notices.tsx';
import { Say, useLanguage, useSay } from '../ui/page.tsx';
import { ColumnField } from './form-fields.tsx';
import type { Place } from './lookups.ts';
import { stateOf } from './rules.ts';
import { draft, type Register, type Row } from './schema.ts';

/** A form that was refused: which, why, and what was typed. */
export type Sent = {
  readonly form: string;
  readonly refusals: readonly Refusal[];
  readonly values: Readonly<Record<string, unknown>>;
};
export type Comment = {
  readonly number: number;
  readonly by: string;
  readonly at: Temporal.Instant;
  readonly text: string;
};
export type ActionsProps = {
  readonly register: Register;
  readonly row: Row;
  readonly moves: readonly string[];
  readonly mayWrite: boolean;
  readonly mayTakePart: boolean;
  readonly comments: readonly Comment[];
  readonly assignee: string;
  /** Agencies for which this person writes. */
  readonly places: readonly Place[];
  readonly sent: Sent | null;
};

/** A button for each state that is open; what that state asks for and is not filled yet is filled here. */
export function Moves({ register, row, moves, sent, mayWrite, places }: ActionsProps) {
  if (moves.length === 0) return null;
  const missing = (to: string): readonly string[] =>
    mayWrite ? (stateOf(register, to).needs ?? []).filter((name) => row.values[name] === undefined) : [];
  return (
    <Card title={t('Chuyển tình trạng', 'Move on')} icon="forward">
      {moves.map((to, index) => {
        const { title, reason } = stateOf(register, to);
        const own = sent?.form === `move-${to}` ? sent : null;
        return (
          <Form
            key={to}
            id={`move-${to}`}
            action={`/registers/${register.code}/${row.id}/move`}
            refusals={own?.refusals ?? []}
            values={own?.values ?? {}}
          >
            <input type="hidden" name="to" value={to} />
            <input type="hidden" name="version" value={row.version} />
            {missing(to).map((name) => (
              <ColumnField
                key={name}
                name={name}
                register={register}
                places={places}
                chosen={{}}
                standing={row.values}
                isNeeded
              />
            ))}
            {reason === true ? (
              <TextArea
                name="reason"
                label={t(`Lý do, kết quả khi chuyển sang “${title.vi}”`, `Reason for “${title.en}”`)}
                required
                rows={2}
              />
            ) : null}
            <Actions>
              <Button
                look={index === 0 ? 'next' : 'plain'}
                text={t(`Chuyển sang: ${title.vi}`, `Move to: ${title.en}`)}
              />
            </Actions>
          </Form>
        );
      })}
    </Card>
  );
}

export function Assignment({ register, row, assignee, mayWrite, sent }: ActionsProps) {
  const say = useSay();
  const own = sent?.form === 'assignee' ? sent : null;
  if (row.state === draft) return null;
  return (
    <Card title={t('Người theo dõi', 'Assigned to')} icon="user-check">
      <p>{assignee === '' ? say(t('Chưa giao cho ai.', 'Nobody yet.')) : <strong>{assignee}</strong>}</p>
      {mayWrite ? (
        <Form
          id="assignee"
          action={`/registers/${register.code}/${row.id}/assignee`}
          refusals={own?.refusals ?? []}
          values={own?.values ?? {}}
        >
          <Combobox
            name="to"
            label={t('Giao cho', 'Assign to')}
            hint={t('Để trống là thôi giao', 'Empty: to nobody')}
            source="/registers/people"
          />
          <Actions>
            <Button text={t('Giao', 'Assign')} />
          </Actions>
        </Form>
      ) : null}
    </Card>
  );
}

export function Files({ register, row, mayTakePart, mayWrite, sent }: ActionsProps) {
  const language = useLanguage();
  const base = `/registers/${register.code}/${row.id}/files`;
  const own = sent?.form === 'files' ? sent : null;
  return (
    <Card title={t('Tệp đính kèm', 'Files')} icon="paperclip">
      {row.files.length === 0 ? (
        <p class="text-soft">
          <Say text={t('Chưa có tệp nào.', 'None yet.')} />
        </p>
      ) : (
        <ul class="grid gap-2">
          {row.files.map(({ hash, name, size }) => (
            <li key={hash}>
              <a href={`${base}/${hash}`}>{name}</a>{' '}
              <span class="text-soft">{formatBytes(size, language)}</span>
              {mayWrite ? (
                <Confirm
                  text={t(`Gỡ “${name}”`, `Take “${name}” off`)}
                  question={t(
                    'Tệp sẽ không còn ở dòng này; lịch sử vẫn ghi tên tệp.',
                    'The file leaves the row; its history goes on naming it.',
                  )}
                  icon="x"
                  look="quiet"
                >
                  <Form id={`detach-${hash.slice(0, 8)}`} action={`${base}/${hash}/detach`}>
                    <Actions>
                      <Button look="danger" text={t('Gỡ tệp', 'Take it off')} />
                    </Actions>
                  </Form>
                </Confirm>
              ) : null}
            </li>
          ))}
        </ul>
      )}
      {mayTakePart ? (
        <Form id="files" action={base} multipart refusals={own?.refusals ?? []}>
          <FileField
            name="files"
            label={t('Thêm tệp (PDF, ảnh)', 'Add files (PDF, images)')}
            accept={scanEndings}
          />
          <Actions>
            <Button icon="upload" text={t('Đính kèm', 'Attach')} />
          </Actions>
        </Form>
      ) : null}
    </Card>
  );
}

export function Comments({ register, row, comments, mayWrite, sent }: ActionsProps) {
  const language = useLanguage();
  const base = `/registers/${register.code}/${row.id}`;
  const own = sent?.form === 'comment' ? sent : null;
  const removal = sent?.form === 'remove' ? sent : null;
  return (
    <>
      {row.state === draft ? null : (
        <Card title={t('Trao đổi', 'Comments')} icon="message-square">
          {comments.map(({ number, by, at, text }) => (
            <div key={number}>
              <p class="text-soft">
                <strong>{by}</strong> · {formatMoment(at, language)}
              </p>
              <p class="whitespace-pre-line">{text}</p>
            </div>
          ))}
          <Form
            id="comment"
            action={`${base}/comments`}
            refusals={own?.refusals ?? []}
            values={own?.values ?? {}}
          >
            <TextArea name="text" label={t('Ý kiến', 'Comment')} rows={2} required />
            <Actions>
              <Button text={t('Gửi ý kiến', 'Comment')} />
            </Actions>
          </Form>
        </Card>
      )}
      {mayWrite ? (
        <Confirm
          text={
            row.state === draft
              ? t('Bỏ bản nháp', 'Throw the draft away')
              : t('Xóa khỏi sổ', 'Remove from the register')
          }
          question={t(
            'Dòng sẽ không còn trong danh sách và số liệu; lịch sử vẫn được giữ.',
            'The row leaves lists and figures; its history is kept.',
          )}
          icon="trash-2"
          look="quiet"
          open={removal !== null}
        >
          <Form
            id="remove"
            action={`${base}/remove`}
            refusals={removal?.refusals ?? []}
            values={removal?.values ?? {}}
          >
            <input type="hidden" name="version" value={row.version} />
            {row.state === draft ? null : (
              <TextArea name="reason" label={t('Lý do', 'Reason')} rows={2} required />
            )}
            <Actions>
              <Button look="danger" text={t('Xóa', 'Remove')} />
            </Actions>
          </Form>
        </Confirm>
      ) : null}
    </>
  );
}
