import type { Refusal } from '../kernel/errors.ts';
import { t, type Text } from '../kernel/messages.ts';
import { Actions, Button, LinkButton } from '../ui/buttons.tsx';
import { CheckboxGroup, Select } from '../ui/choices.tsx';
import { PageTitle } from '../ui/content.tsx';
import { NumberField, TextArea, TextField } from '../ui/fields.tsx';
import { FieldGroup, FieldRow, Form } from '../ui/form.tsx';
import { Alert, Confirm, Disclosure } from '../ui/notices.tsx';
import { Say } from '../ui/page.tsx';
import { flatten, rowsOf, type RawForm } from './edit-form.ts';
import { ChannelRows, PaperRows } from './pages-edit-rows.tsx';
import { editAddress } from './pages-procedure.tsx';
import type { NamedAgency } from './surroundings.ts';
import { levelWords, onlineLevelWords, partWords } from './words.ts';

export type EditProps = {
  /** Null: a procedure that is not in the catalogue yet. */
  readonly code: string | null;
  readonly form: RawForm;
  /** 0: no draft is kept yet. */
  readonly revision: number;
  readonly refusals?: readonly Refusal[];
  readonly agencies: readonly NamedAgency[];
  readonly processes: readonly { readonly code: string; readonly name: string }[];
};

const aLine: Text = t('Mỗi dòng một mục.', 'One item a line.');

export function EditPage(props: EditProps) {
  const { code, form, revision, refusals = [], agencies, processes } = props;
  const action = code === null ? '/procedures/manage/new' : editAddress(code);
  const isConflict = refusals.some((refusal) => refusal.code === 'conflict');
  return (
    <>
      <PageTitle
        title={
          code === null ? t('Thủ tục mới', 'New procedure') : t(`Dự thảo thủ tục ${code}`, `Draft of ${code}`)
        }
        crumbs={[{ href: '/procedures/manage', text: t('Soạn và công bố', 'Edit and publish') }]}
        lead={t(
          'Dự thảo chỉ có hiệu lực khi được công bố bằng một quyết định.',
          'A draft takes effect only when a decision publishes it.',
        )}
      />
      {isConflict && code !== null ? (
        <Alert kind="warning">
          <a href={`/procedures/manage/${encodeURIComponent(code)}/preview`} target="_blank" rel="noopener">
            <Say text={t('Xem bản dự thảo mới nhất (trang mới)', 'See the latest draft (new page)')} />
          </a>
        </Alert>
      ) : null}
      <Form action={action} refusals={refusals} values={flatten(form)}>
        <input type="hidden" name="revision" value={String(revision)} />
        <SaveButtons hasLook />
        <FieldGroup title={t('Tên và nơi xếp', 'Name and place')}>
          {code === null ? (
            <TextField
              name="code"
              label={t('Mã thủ tục', 'Code')}
              hint={t(
                'Mã quốc gia, ví dụ 1.001193, hoặc mã của địa phương.',
                'National, e.g. 1.001193, or local.',
              )}
              required
              width="medium"
              autocomplete="off"
            />
          ) : null}
          <TextArea name="name" label={partWords.name} required rows={2} />
          <TextArea name="nameEn" label={partWords.nameEn} rows={2} />
          <FieldRow>
            <Select name="level" label={partWords.level} required choices={levelChoices} />
            <TextField name="field" label={partWords.field} required />
          </FieldRow>
          <Disclosure
            summary={t('Cấp thực hiện khác, cơ quan tiếp nhận', 'Further levels, receiving agencies')}
          >
            <CheckboxGroup
              name="alsoLevels"
              label={t('Cùng thủ tục này còn được thực hiện ở', 'The same procedure is also resolved at')}
              choices={levelChoices}
              columns
            />
            <CheckboxGroup
              name="agencies"
              label={partWords.agencies}
              hint={t(
                'Không chọn: mọi cơ quan thuộc cấp thực hiện.',
                'None chosen: every agency of the level.',
              )}
              choices={agencies.map(({ code: value, name, level }) => ({
                value,
                label: name,
                hint: levelWords[level],
              }))}
              columns
            />
          </Disclosure>
          <TextArea name="lifeEvents" label={partWords.lifeEvents} hint={aLine} rows={2} />
        </FieldGroup>
        <FieldGroup title={t('Nội dung', 'Content')}>
          <TextArea
            name="sequence"
            label={partWords.sequence}
            hint={t(
              'Mỗi bước một đoạn, cách nhau một dòng trống.',
              'A paragraph a step, with a blank line between.',
            )}
            rows={8}
          />
          <ChannelRows count={rowsOf(form, 'channels').length} />
          <PaperRows count={rowsOf(form, 'papers').length} />
          <NumberField name="sets" label={partWords.sets} suffix={t('bộ', 'sets')} />
          <TextArea name="audience" label={partWords.audience} hint={aLine} rows={3} />
          <TextArea name="decidingAgency" label={partWords.decidingAgency} rows={2} />
          <TextArea name="results" label={partWords.results} hint={aLine} rows={3} />
          <TextArea name="forms" label={partWords.forms} hint={aLine} rows={3} />
          <TextArea name="conditions" label={partWords.conditions} rows={4} />
          <TextArea name="legalBasis" label={partWords.legalBasis} hint={aLine} rows={5} />
        </FieldGroup>
        <FieldGroup title={t('Giải quyết', 'Resolving it')}>
          <Select
            name="onlineLevel"
            label={partWords.onlineLevel}
            choices={Object.entries(onlineLevelWords).map(([value, label]) => ({ value, label }))}
          />
          <Select
            name="process"
            label={partWords.process}
            hint={t('Chưa chọn: quầy chưa tiếp nhận thủ tục này.', 'None: no counter receives it yet.')}
            empty={t('Chưa tiếp nhận', 'Not received')}
            choices={processes.map(({ code: value, name }) => ({ value, label: `${name} (${value})` }))}
          />
        </FieldGroup>
        <SaveButtons />
      </Form>
      {code !== null && revision > 0 ? <Discard code={code} revision={revision} /> : null}
    </>
  );
}

const levelChoices = Object.entries(levelWords).map(([value, label]) => ({ value, label }));

/** The first of them is what Enter in a field does: it must be saving. */
function SaveButtons({ hasLook = false }: { hasLook?: boolean }) {
  return (
    <Actions>
      <Button
        name="do"
        value="save"
        icon="save"
        look={hasLook ? 'next' : 'plain'}
        text={t('Lưu dự thảo', 'Save the draft')}
      />
      <Button name="do" value="preview" icon="eye" text={t('Lưu và xem trước', 'Save and preview')} />
      <LinkButton look="quiet" href="/procedures/manage" text={t('Thôi', 'Cancel')} />
    </Actions>
  );
}

function Discard({ code, revision }: { code: string; revision: number }) {
  return (
    <Confirm
      text={t('Bỏ dự thảo', 'Discard the draft')}
      icon="trash-2"
      look="quiet"
      question={t(
        `Bỏ hẳn dự thảo của thủ tục ${code}? Các phiên bản đã công bố không thay đổi.`,
        `Discard the draft of ${code} for good? Published versions do not change.`,
      )}
    >
      <Form id="discard" action={`/procedures/manage/${encodeURIComponent(code)}/discard`}>
        <input type="hidden" name="revision" value={String(revision)} />
        <Button look="danger" icon="trash-2" text={t('Bỏ dự thảo', 'Discard')} />
      </Form>
    </Confirm>
  );
}
