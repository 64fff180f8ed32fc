import { agencyKinds, agencyKindText, quotaKindWords } from '../organization/organization.ts';
import { t, type Text } from '../kernel/messages.ts';
import { levelWords } from './level-words.ts';
import { Actions, Button, LinkButton } from '../ui/buttons.tsx';
import { Checkbox, FileField, Select } from '../ui/choices.tsx';
import { Card } from '../ui/content.tsx';
import { TextArea, TextField } from '../ui/fields.tsx';
import { Form } from '../ui/form.tsx';
import { Tabs } from '../ui/lists.tsx';
import { FlatOperation, fieldsOf, flatOf } from './flat.ts';
import type { PlanPageProps } from './plan-view.tsx';
import type { OperationKind } from './schema.ts';
import { operationWords } from './words.ts';

const kinds = Object.keys(operationWords) as OperationKind[];

/** One operation to add or change: choose what, and only its fields are asked. */
export function OperationCard({ reorganization, editing, refused }: PlanPageProps) {
  const { id, plan, version } = reorganization;
  const kind = editing?.kind ?? 'merge';
  const index = editing?.index ?? null;
  const present = index === null ? undefined : plan.operations[index];
  const flat = present === undefined ? FlatOperation.parse({ kind }) : flatOf(present);
  const values = { ...flat, unverified: flat.unverified === '' ? '' : 'on' };
  const shown =
    refused?.form === 'operation' ? { refusals: refused.refusals, values: refused.values } : { values };
  const title =
    index === null
      ? t('Thêm việc', 'Add an operation')
      : t(`Sửa việc ${index + 1}`, `Change operation ${index + 1}`);
  return (
    <Card title={title} icon="plus">
      <div id="operation">
        {index === null ? (
          <Tabs
            label={t('Loại việc', 'Kind of operation')}
            tabs={kinds.map((value) => ({
              href: `/reorganization/${id}?add=${value}#operation`,
              text: operationWords[value],
              current: value === kind,
            }))}
          />
        ) : null}
        <Form
          action={`/reorganization/${id}/operations${index === null ? '' : `/${index}`}`}
          id="op"
          {...shown}
        >
          <input type="hidden" name="seen" value={String(version)} />
          <input type="hidden" name="kind" value={kind} />
          {fieldsOf[kind].map((name) => (
            <OperationField key={name} kind={kind} name={name} />
          ))}
          <Actions>
            <Button icon={index === null ? 'plus' : 'save'} text={title} />
            {index === null ? null : (
              <LinkButton look="quiet" href={`/reorganization/${id}`} text={t('Thôi', 'Leave it')} />
            )}
          </Actions>
        </Form>
      </div>
    </Card>
  );
}

const agencyLabels: Record<OperationKind, Text> = {
  create: t('Mã cơ quan mới', 'Code of the new agency'),
  merge: t(
    'Mã các cơ quan hợp nhất, cách nhau bằng dấu ;',
    'Codes of the agencies that merge, separated by ;',
  ),
  split: t('Mã cơ quan chia tách', 'Code of the agency that is split'),
  abolish: t('Mã cơ quan kết thúc', 'Code of the agency that ends'),
  place: t('Mã cơ quan', 'Code of the agency'),
  'set-quota': t('Mã cơ quan được giao', 'Code of the agency'),
  'move-unit': t('Mã cơ quan có bộ phận', 'Code of the agency that has the unit'),
  'move-procedures': t(
    'Mã cơ quan đang thực hiện (trống: mọi cơ quan)',
    'Performing agency now (empty: all)',
  ),
};

const levels = Object.entries(levelWords).map(([value, label]) => ({ value, label }));

function OperationField({ kind, name }: { kind: OperationKind; name: keyof FlatOperation }) {
  switch (name) {
    case 'agencies':
      return kind === 'merge' ? (
        <TextArea name={name} label={agencyLabels[kind]} rows={2} required maxLength={20_000} />
      ) : (
        <TextField
          name={name}
          label={agencyLabels[kind]}
          required={kind !== 'move-procedures'}
          maxLength={60}
        />
      );
    case 'to':
      return (
        <TextField
          name={name}
          label={t('Mã cơ quan nhận', 'Code of the agency that takes over')}
          required={kind !== 'move-procedures'}
          maxLength={60}
        />
      );
    case 'level':
    case 'toLevel':
      return (
        <Select
          name={name}
          label={
            name === 'level' ? t('Cấp', 'Level') : t('Chuyển về mọi cơ quan cấp', 'To every agency of level')
          }
          choices={levels}
          required={kind === 'create'}
        />
      );
    case 'stepsTo':
      return (
        <Select
          name={name}
          label={t('Phần việc trên hồ sơ của cơ quan khác', 'Work on dossiers of other agencies')}
          choices={[
            { value: 'main', label: t('Theo cơ quan nhận của cơ quan này', 'Goes with this agency’s work') },
            { value: 'dossier', label: t('Về cơ quan giữ hồ sơ', 'Goes to whoever holds the dossier') },
          ]}
        />
      );
    case 'rules':
      return (
        <TextArea
          name={name}
          rows={4}
          maxLength={20_000}
          label={t('Quy tắc chia việc, mỗi dòng một cơ quan', 'Rules, one line an agency')}
          hint={t(
            'Ví dụ: H13.09: lĩnh vực = Hoạt động xây dựng; Đường bộ | thủ tục = 1.013225 | bộ phận = quan-ly-do-thi | cán bộ = truongphong. Việc không có quy tắc về cơ quan nhận ghi trên.',
            'E.g. H13.09: lĩnh vực = Hoạt động xây dựng | thủ tục = 1.013225 | bộ phận = quan-ly-do-thi | cán bộ = truongphong. What no rule names goes to the agency above.',
          )}
        />
      );
    case 'unverified':
      return (
        <Checkbox name={name} label={t('Chưa đối chiếu với văn bản', 'Not checked against a document yet')} />
      );
    case 'procedures':
      return (
        <TextArea
          name={name}
          rows={2}
          maxLength={20_000}
          label={t('Mã thủ tục, cách nhau bằng dấu ;', 'Codes of procedures, separated by ;')}
        />
      );
    case 'agencyKind':
      return (
        <Select
          name={name}
          label={t('Loại cơ quan', 'Kind of agency')}
          choices={agencyKinds.map((value) => ({ value, label: agencyKindText(value) }))}
          required={kind === 'create'}
        />
      );
    case 'quotaKind':
      return (
        <Select
          name={name}
          label={t('Loại biên chế', 'Kind of posts')}
          choices={Object.entries(quotaKindWords).map(([value, label]) => ({ value, label }))}
          required
        />
      );
    case 'posts':
      return (
        <TextField
          name={name}
          label={t('Số biên chế từ ngày có hiệu lực', 'Posts from the day it takes effect')}
          hint={t(
            'Thay cho tổng biên chế của các cơ quan kết thúc',
            'In the place of the sum of what the ended agencies had',
          )}
          required
          maxLength={20}
        />
      );
    case 'note':
      return <TextField name={name} label={t('Ghi chú', 'Note')} maxLength={1000} />;
    default:
      return (
        <TextField
          name={name}
          label={otherLabels[name] ?? t(name, name)}
          required={kind === 'create' ? ['name', 'parent'].includes(name) : name === 'unit'}
          maxLength={200}
        />
      );
  }
}

const otherLabels: Readonly<Partial<Record<keyof FlatOperation, Text>>> = {
  name: t('Tên', 'Name'),
  nameEn: t('Tên tiếng Anh', 'Name in English'),
  parent: t('Mã cơ quan trực thuộc', 'Code of the agency above'),
  address: t('Địa chỉ bộ phận Một cửa', 'Address of the one-stop counter'),
  phone: t('Điện thoại', 'Telephone'),
  like: t('Bộ phận theo mẫu cơ quan (mã)', 'Units like those of (code)'),
  unit: t('Mã bộ phận', 'Code of the unit'),
  fields: t('Lĩnh vực, cách nhau bằng dấu ;', 'Fields, separated by ;'),
};

/** The whole list from a file, for the big case. */
export function ImportCard({ reorganization, refused }: PlanPageProps) {
  const { id, version, plan } = reorganization;
  const shown = refused?.form === 'import' ? { refusals: refused.refusals, values: refused.values } : {};
  return (
    <Card title={t('Nạp cả danh sách từ tệp', 'Load the whole list from a file')} icon="upload">
      <Form action={`/reorganization/${id}/import`} id="import" multipart {...shown}>
        <input type="hidden" name="seen" value={String(version)} />
        <FileField
          name="file"
          label={t('Tệp Excel hoặc JSON', 'Excel or JSON file')}
          hint={t(
            `Thay cho ${plan.operations.length} việc đang có. Tệp mẫu là tệp xuất Excel ở trên: mỗi dòng một việc.`,
            `Takes the place of the ${plan.operations.length} operations there are. The export above is the template: a row an operation.`,
          )}
          required
        />
        <Actions>
          <Button icon="upload" text={t('Nạp tệp', 'Load the file')} />
        </Actions>
      </Form>
    </Card>
  );
}
