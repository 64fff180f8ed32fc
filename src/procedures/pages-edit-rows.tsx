import { t } from '../kernel/messages.ts';
import { Actions, Button } from '../ui/buttons.tsx';
import { Checkbox, Select } from '../ui/choices.tsx';
import { NumberField, TextArea, TextField } from '../ui/fields.tsx';
import { FieldGroup, FieldRow } from '../ui/form.tsx';
import { channelWords, partWords } from './words.ts';

/** Ways to file, a group of fields each. Buttons add and take away rows by sending the form: no script is needed. */
export function ChannelRows({ count }: { count: number }) {
  return (
    <FieldGroup title={partWords.channels}>
      {Array.from({ length: count }, (_, index) => (
        <FieldGroup key={index} title={t(`Cách nộp ${index + 1}`, `Way to file ${index + 1}`)}>
          <FieldRow>
            <Select
              name={`channels.${index}.channel`}
              label={t('Cách nộp', 'Way to file')}
              choices={channels}
            />
            <NumberField name={`channels.${index}.count`} label={t('Thời hạn', 'Time limit')} />
            <Select
              name={`channels.${index}.unit`}
              label={t('Đơn vị', 'Unit')}
              empty={t('Không quy định', 'None')}
              choices={units}
            />
            <NumberField
              name={`channels.${index}.fee`}
              label={t('Phí, lệ phí', 'Fee')}
              suffix="đồng"
              hint={t('0: không thu. Để trống: xem ghi chú.', '0: free. Blank: see the note.')}
            />
          </FieldRow>
          <FieldRow>
            <TextField name={`channels.${index}.feeNote`} label={t('Cách tính phí', 'How the fee is set')} />
            <TextField name={`channels.${index}.note`} label={t('Ghi chú', 'Note')} />
          </FieldRow>
          <RemoveRow part="channels" index={index} />
        </FieldGroup>
      ))}
      <Actions>
        {' '}
        <Button
          name="do"
          value="add channels"
          size="small"
          icon="plus"
          text={t('Thêm cách nộp', 'Add a way to file')}
        />
      </Actions>
    </FieldGroup>
  );
}

export function PaperRows({ count }: { count: number }) {
  return (
    <FieldGroup title={partWords.papers}>
      {Array.from({ length: count }, (_, index) => (
        <FieldGroup key={index} title={t(`Giấy tờ ${index + 1}`, `Paper ${index + 1}`)}>
          <TextArea name={`papers.${index}.name`} label={t('Tên giấy tờ', 'Name')} rows={2} />
          <FieldRow>
            <NumberField name={`papers.${index}.original`} label={t('Bản chính', 'Originals')} />
            <NumberField
              name={`papers.${index}.certified`}
              label={t('Bản sao chứng thực', 'Certified copies')}
            />
            <NumberField name={`papers.${index}.plain`} label={t('Bản sao', 'Plain copies')} />
          </FieldRow>
          <Checkbox
            name={`papers.${index}.required`}
            label={t('Bắt buộc với mọi hồ sơ', 'Required in every dossier')}
          />
          <TextField name={`papers.${index}.note`} label={t('Ghi chú', 'Note')} />
          <RemoveRow part="papers" index={index} />
        </FieldGroup>
      ))}
      <Actions>
        {' '}
        <Button
          name="do"
          value="add papers"
          size="small"
          icon="plus"
          text={t('Thêm giấy tờ', 'Add a paper')}
        />
      </Actions>
    </FieldGroup>
  );
}

function RemoveRow({ part, index }: { part: 'channels' | 'papers'; index: number }) {
  const words = {
    channels: t(`Bỏ cách nộp ${index + 1}`, `Remove way to file ${index + 1}`),
    papers: t(`Bỏ giấy tờ ${index + 1}`, `Remove paper ${index + 1}`),
  };
  return (
    <Actions>
      <Button
        name="do"
        value={`remove ${part} ${index}`}
        size="small"
        look="quiet"
        icon="trash-2"
        text={words[part]}
      />
    </Actions>
  );
}

const channels = Object.entries(channelWords).map(([value, label]) => ({ value, label }));
const units = [
  { value: 'wd', label: t('ngày làm việc', 'working days') },
  { value: 'wh', label: t('giờ làm việc', 'working hours') },
  { value: 'd', label: t('ngày', 'calendar days') },
  { value: 'mo', label: t('tháng', 'months') },
];
