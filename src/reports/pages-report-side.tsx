import type { ComponentChildren, VNode } from 'preact';
import { t, type Text } from '../kernel/messages.ts';
import { Actions, Button } from '../ui/buttons.tsx';
import { Card, DefinitionList } from '../ui/content.tsx';
import { DateField, TextArea, TextField } from '../ui/fields.tsx';
import { FieldRow, Form } from '../ui/form.tsx';
import { formatDay } from '../ui/format.ts';
import { Confirm } from '../ui/notices.tsx';
import { Say } from '../ui/page.tsx';
import type { RefusedForm, ReportRights } from './pages-parts.ts';
import { wordsOfPeriod } from './period.ts';
import type { ReportView } from './face.ts';
import { openActs, type ReportAct } from './rules.ts';
import type { ReportCity } from './schema.ts';

type Props = {
  readonly view: ReportView;
  readonly city: ReportCity;
  readonly rights: ReportRights;
  readonly refused: RefusedForm | null;
  readonly today: Temporal.PlainDate;
};

/** What a report is, and what can be done with it now. */
export function Side({ view, city, rights, refused, today }: Props) {
  const { report } = view;
  const open: readonly ReportAct[] = openActs[report.state];
  const { office } = report;
  const base = `/reports/${report.id}`;
  const seen = <input type="hidden" name="seen" value={String(report.version)} />;
  const of = (form: string) => (refused?.form === form ? refused : null);
  const mayDo = (act: ReportAct): boolean =>
    open.includes(act) && (act === 'approve' ? rights.isApprover : rights.isManager);
  const officeValues = { ...office, recipients: office.recipients.join('\n') };
  return (
    <>
      <Card title={t('Thông tin', 'About')} icon="info">
        <DefinitionList
          facts={[
            {
              term: t('Kỳ báo cáo', 'Period'),
              value: `${wordsOfPeriod(report.period)} (${formatDay(report.period.from)} – ${formatDay(report.period.to)})`,
            },
            {
              term: t('Số liệu biết đến hết ngày', 'Figures as known on'),
              value:
                report.asOf === null ? <Say text={t('chưa chốt', 'not frozen')} /> : formatDay(report.asOf),
            },
            { term: t('Số, ký hiệu', 'Number'), value: office.number },
            {
              term: t('Ngày ký', 'Signed on'),
              value: office.signedOn === '' ? '' : formatDay(Temporal.PlainDate.from(office.signedOn)),
            },
          ]}
        />
        {report.state === 'frozen' && !rights.isApprover ? (
          <p class="text-soft">
            <Say
              text={t(
                `Đang chờ lãnh đạo ${city.authority} duyệt.`,
                `Waiting to be approved by a leader of ${city.authority}.`,
              )}
            />
          </p>
        ) : null}
        {office.isDemonstration ? (
          <p class="text-soft">
            <Say
              text={t('Bản minh họa, không có giá trị hành chính.', 'A demonstration without legal force.')}
            />
          </p>
        ) : null}
      </Card>
      {mayDo('freeze') ? (
        <Act
          id="freeze"
          base={base}
          seen={seen}
          refused={of('freeze')}
          look="next"
          icon="lock"
          text={t('Chốt số liệu', 'Freeze figures')}
          question={t(
            'Mọi số liệu được giữ nguyên như đã biết đến hết ngày này; các mục không sửa được nữa cho đến khi mở lại.',
            'All figures are kept as known at the end of this day; sections can no longer be changed until it is opened again.',
          )}
          values={{ asOf: today.toString() }}
        >
          <DateField name="asOf" label={t('Số liệu biết đến hết ngày', 'Figures as known on')} required />
        </Act>
      ) : null}
      {mayDo('approve') ? (
        <Act
          id="approve"
          base={base}
          seen={seen}
          refused={of('approve')}
          look="next"
          icon="check"
          text={t('Duyệt báo cáo', 'Approve the report')}
          question={t(
            'Bạn duyệt nội dung và số liệu đã chốt của báo cáo này.',
            'You approve the text and the frozen figures of this report.',
          )}
        />
      ) : null}
      {mayDo('publish') ? (
        <Act
          id="publish"
          base={base}
          seen={seen}
          refused={of('publish')}
          look="next"
          icon="send"
          text={t('Phát hành', 'Publish')}
          question={t(
            'Báo cáo sẽ hiện với toàn thể cán bộ và không sửa được nữa.',
            'All staff will see the report, and it can no longer be changed.',
          )}
        />
      ) : null}
      {mayDo('thaw') ? (
        <Act
          id="thaw"
          base={base}
          seen={seen}
          refused={of('thaw')}
          icon="lock-open"
          text={t('Mở lại để sửa', 'Open again')}
          question={t(
            'Số liệu đã chốt được bỏ, báo cáo trở lại trạng thái đang soạn.',
            'The frozen figures are dropped and the report is being written again.',
          )}
        />
      ) : null}
      {mayDo('office') ? (
        <Card title={t('Thể thức văn bản', 'Number and signature')} icon="stamp">
          <Form
            id="office"
            action={`${base}/office`}
            refusals={of('office')?.refusals ?? []}
            values={of('office')?.values ?? officeValues}
          >
            {seen}
            <FieldRow>
              <TextField
                name="number"
                label={t('Số, ký hiệu', 'Number and sign')}
                hint={t('Ví dụ 92/BC-UBND', 'E.g. 92/BC-UBND')}
              />
              <DateField name="signedOn" label={t('Ngày ký', 'Signed on')} />
            </FieldRow>
            <TextField name="authority" label={t('Thay mặt', 'On behalf of')} />
            <FieldRow>
              <TextField name="capacity" label={t('Chức vụ', 'Capacity')} />
              <TextField name="signer" label={t('Người ký', 'Signed by')} />
            </FieldRow>
            <TextArea
              name="recipients"
              label={t('Nơi nhận, mỗi dòng một nơi', 'Recipients, one a line')}
              rows={6}
            />
            <Actions>
              <Button text={t('Lưu', 'Save')} icon="save" />
            </Actions>
          </Form>
        </Card>
      ) : null}
    </>
  );
}

function Act(props: {
  id: string;
  base: string;
  seen: VNode;
  refused: RefusedForm | null;
  text: Text;
  question: Text;
  icon: 'lock' | 'lock-open' | 'check' | 'send';
  look?: 'next';
  values?: Readonly<Record<string, unknown>>;
  children?: ComponentChildren;
}) {
  const { id, base, seen, refused, text, question, icon, look, values = {}, children } = props;
  return (
    <Card>
      <Confirm text={text} question={question} icon={icon} open={refused !== null}>
        <Form
          id={id}
          action={`${base}/${id}`}
          refusals={refused?.refusals ?? []}
          values={refused?.values ?? values}
        >
          {seen}
          {children}
          <Actions>
            <Button text={text} icon={icon} {...(look === undefined ? {} : { look })} />
          </Actions>
        </Form>
      </Confirm>
    </Card>
  );
}
