import type { Refusal } from '../kernel/errors.ts';
import { t } from '../kernel/messages.ts';
import { StatusBadge } from '../ui/badges.tsx';
import { Actions, Button, LinkButton } from '../ui/buttons.tsx';
import { Card, DefinitionList, PageTitle } from '../ui/content.tsx';
import { DateField, TextArea } from '../ui/fields.tsx';
import { ErrorSummary, Form } from '../ui/form.tsx';
import { formatDay } from '../ui/format.ts';
import { Progress } from '../ui/notices.tsx';
import { Say, useSay } from '../ui/page.tsx';
import { FindingsCard } from './findings-card.tsx';
import { crumbs, type Names } from './page-overview.tsx';
import type { Kept } from './reading.ts';
import { answers, faultKinds, type FilledSheet } from './schema.ts';

export type Refused = {
  readonly form: string;
  readonly refusals: readonly Refusal[];
  readonly values: Readonly<Record<string, unknown>>;
} | null;

/** The checklist as it is filled at the place: large answers, one form an item, saved as typed where a script runs. */
export function VisitPage(props: {
  inspection: Kept;
  sheet: { id: number; state: FilledSheet };
  findings: readonly Kept[];
  names: Names;
  inspects: boolean;
  today: string;
  due: string;
  refused: Refused;
}) {
  const {
    inspection,
    sheet: { state: sheet },
    findings,
    names,
    inspects,
    today,
    due,
    refused,
  } = props;
  const say = useSay();
  const base = `/inspections/visits/${inspection.id}`;
  const done = sheet.answers.filter(({ answer }) => answer !== null).length;
  const faulty = sheet.answers.filter(
    ({ answer, findingId }) => answer === 'fault' && findingId === null,
  ).length;
  const writes = inspects && !sheet.isConcluded;
  const sent = (form: string) =>
    refused?.form === form
      ? { refusals: refused.refusals, values: refused.values }
      : { refusals: [], values: {} };
  return (
    <>
      <PageTitle
        title={t(`Kiểm tra tại ${names(sheet.agencyId)}`, `Inspection at ${names(sheet.agencyId)}`)}
        crumbs={crumbs}
        beside={
          <StatusBadge
            tone={sheet.isConcluded ? 'done' : 'working'}
            text={sheet.isConcluded ? t('Đã kết luận', 'Concluded') : t('Đang kiểm tra', 'Under way')}
          />
        }
      >
        {sheet.isConcluded ? (
          <LinkButton
            icon="printer"
            newWindow
            href={`${base}/conclusion.pdf`}
            text={t('In kết luận', 'Print the conclusion')}
          />
        ) : null}
        <LinkButton
          look="quiet"
          icon="notebook-pen"
          href={`/registers/inspection/${inspection.id}`}
          text={t('Trong sổ', 'In the register')}
        />
      </PageTitle>
      <DefinitionList
        columns={3}
        facts={[
          { term: t('Ngày kiểm tra', 'Day'), value: formatDay(Temporal.PlainDate.from(sheet.on)) },
          { term: t('Đoàn kiểm tra', 'Team'), value: sheet.team },
          { term: t('Bảng kiểm', 'Checklist'), value: sheet.title },
        ]}
      />
      <Progress
        value={sheet.items.length === 0 ? 0 : done / sheet.items.length}
        label={t(`Đã kiểm ${done}/${sheet.items.length} mục`, `${done} of ${sheet.items.length} items`)}
      />
      {refused !== null && refused.form === 'page' ? <ErrorSummary refusals={refused.refusals} /> : null}
      {sheet.items.map((item, index) => {
        const given = sheet.answers[index];
        const form = sent(`item-${index}`);
        const shown = form.values['answer'] ?? given?.answer;
        return (
          <Card key={item.text} id={`item-${index}`} title={`${index + 1}. ${item.text}`}>
            <p class="text-soft">
              {item.basis} · {say(faultKinds[item.kind])}
            </p>
            {writes ? (
              <Form
                unkept
                id={`i${index}`}
                action={`${base}/items`}
                multipart
                refusals={form.refusals}
                values={form.refusals.length > 0 ? form.values : { note: given?.note ?? '' }}
              >
                <input type="hidden" name="item" value={index} />
                <fieldset class="field field-full" data-item={`${inspection.id}-${index}`}>
                  <legend class="sr-only">
                    {say(t(`Trả lời mục ${index + 1}`, `Answer to item ${index + 1}`))}
                  </legend>
                  <div class="choice-cards choice-columns">
                    {Object.entries(answers).map(([value, label]) => (
                      <label key={value} class="choice-card">
                        <input
                          type="radio"
                          class="radio"
                          name="answer"
                          value={value}
                          checked={shown === value}
                        />
                        <span class="choice-label">{say(label)}</span>
                      </label>
                    ))}
                  </div>
                </fieldset>
                <TextArea name="note" rows={2} label={t('Ghi chú', 'Note')} />
                <label class="field field-full">
                  <span class="label">
                    {say(
                      t(
                        'Ảnh chụp tại chỗ (JPEG, PNG; vị trí chụp được xóa)',
                        'Photographs (JPEG, PNG; the place is taken out)',
                      ),
                    )}
                  </span>
                  <input
                    type="file"
                    name="photos"
                    class="input"
                    accept="image/jpeg,image/png"
                    capture="environment"
                    multiple
                  />
                </label>
                <Photos base={base} photos={given?.photos ?? []} />
                <p
                  role="status"
                  class="text-soft"
                  data-state
                  data-saved={say(t('Đã lưu.', 'Saved.'))}
                  data-kept={say(
                    t(
                      'Mất kết nối: đã giữ trên máy này, sẽ gửi khi có mạng.',
                      'No connection: kept on this device, to be sent later.',
                    ),
                  )}
                  data-refused={say(
                    t(
                      'Máy chủ chưa nhận. Bấm "Lưu mục này" để xem lý do.',
                      'Not accepted. Press "Save this item" to see why.',
                    ),
                  )}
                />
                <Actions>
                  <Button icon="save" text={t('Lưu mục này', 'Save this item')} />
                </Actions>
              </Form>
            ) : (
              <>
                <p>
                  <b>{given?.answer == null ? '–' : say(answers[given.answer])}</b>
                  {given?.note === '' ? '' : `: ${given?.note ?? ''}`}
                </p>
                <Photos base={base} photos={given?.photos ?? []} />
              </>
            )}
            {given?.findingId == null ? null : (
              <p>
                <a href={`/inspections/findings/${given.findingId}`}>
                  <Say text={t('Tồn tại đã lập', 'The finding made of it')} />
                </a>
              </p>
            )}
          </Card>
        );
      })}
      {writes && faulty > 0 ? (
        <Card
          title={t(`Lập tồn tại từ ${faulty} mục`, `Make ${faulty} findings`)}
          icon="file-warning"
          id="findings-form"
        >
          <Form
            id="findings"
            action={`${base}/findings`}
            {...sent('findings')}
            values={{ dueOn: due, ...sent('findings').values }}
          >
            <DateField name="dueOn" required label={t('Hạn khắc phục', 'To be remedied by')} />
            <Actions>
              <Button
                look="next"
                icon="file-warning"
                text={t('Lập tồn tại kèm ảnh', 'Make the findings with photographs')}
              />
            </Actions>
          </Form>
        </Card>
      ) : null}
      {findings.length === 0 ? null : <FindingsCard findings={findings} today={today} />}
      {writes && faulty === 0 ? (
        <Card title={t('Kết luận', 'Conclusion')} icon="gavel">
          <Form id="conclude" action={`${base}/conclude`} {...sent('conclude')}>
            <TextArea name="conclusion" required rows={5} label={t('Kết luận kiểm tra', 'Conclusion')} />
            <Actions>
              <Button
                look={done === sheet.items.length ? 'next' : 'plain'}
                icon="gavel"
                text={t('Ra kết luận', 'Conclude')}
              />
            </Actions>
          </Form>
        </Card>
      ) : null}
      {sheet.isConcluded ? (
        <Card title={t('Kết luận', 'Conclusion')} icon="gavel">
          <p>{String(inspection.values['conclusion'] ?? '')}</p>
        </Card>
      ) : null}
    </>
  );
}

function Photos({ base, photos }: { base: string; photos: FilledSheet['answers'][number]['photos'] }) {
  const say = useSay();
  if (photos.length === 0) return null;
  return (
    <ul class="flex flex-wrap gap-3">
      {photos.map(({ hash }, index) => (
        <li key={hash}>
          <a href={`${base}/photos/${hash}`}>
            <img
              src={`${base}/photos/${hash}`}
              alt={say(t(`Ảnh ${index + 1}`, `Photograph ${index + 1}`))}
              width={160}
              height={120}
              loading="lazy"
              class="border border-line"
            />
          </a>
        </li>
      ))}
    </ul>
  );
}
