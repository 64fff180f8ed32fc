import type { Refusal } from '../kernel/errors.ts';
import { t } from '../kernel/messages.ts';
import { Actions, Button } from '../ui/buttons.tsx';
import { Checkbox, RadioCards, Select } from '../ui/choices.tsx';
import { Card, PageTitle } from '../ui/content.tsx';
import { DateField, NumberField, TextField } from '../ui/fields.tsx';
import { FieldGroup, FieldRow, Form } from '../ui/form.tsx';
import { Alert } from '../ui/notices.tsx';
import { useSay } from '../ui/page.tsx';
import { difficulties, subjects, type Difficulty } from './schema.ts';
import { words } from './words.ts';

export type Topic = { readonly topic: string; readonly difficulty: Difficulty; readonly count: number };

export function TestFormPage(props: {
  action: string;
  refusals: readonly Refusal[];
  values: Readonly<Record<string, unknown>>;
  topics: readonly Topic[];
  agencies: readonly { value: string; label: string }[];
}) {
  const { action, refusals, values, topics, agencies } = props;
  const say = useSay();
  return (
    <>
      <PageTitle
        title={t('Bài kiểm tra', 'Test')}
        crumbs={[{ href: '/knowledge-tests', text: words.room }]}
      />
      <Card>
        <Form action={action} refusals={refusals} values={values}>
          <TextField name="title" required label={t('Tên bài kiểm tra', 'Title')} maxLength={300} />
          <RadioCards
            name="subject"
            columns
            required
            label={t('Nội dung', 'Subject')}
            choices={Object.entries(subjects).map(([value, label]) => ({ value, label }))}
          />
          <FieldGroup
            title={t('Cơ cấu đề', 'Made of')}
            hint={t(
              'Số câu lấy từ mỗi chủ đề và độ khó; bên cạnh là số câu đang dùng.',
              'Questions taken from each topic and difficulty; beside it how many are in use.',
            )}
          >
            {refusals
              .filter(({ field }) => field === 'shares')
              .map(({ text }) => (
                <p class="error" id="f-shares" key={text.vi}>
                  {say(text)}
                </p>
              ))}
            {topics.length === 0 ? (
              <Alert
                kind="warning"
                text={t('Ngân hàng chưa có câu hỏi đang dùng.', 'The bank has no question in use.')}
              />
            ) : null}
            {topics.map(({ topic, difficulty, count }, index) => (
              <NumberField
                key={`${topic} ${difficulty}`}
                name={`shares.s${index}`}
                label={t(
                  `${topic}, ${difficulties[difficulty].vi.toLowerCase()}`,
                  `${topic}, ${difficulties[difficulty].en.toLowerCase()}`,
                )}
                suffix={t(`/ ${count} câu`, `of ${count}`)}
              />
            ))}
          </FieldGroup>
          <FieldRow>
            <NumberField
              name="minutes"
              required
              label={t('Thời gian làm bài', 'Time')}
              suffix={t('phút', 'minutes')}
            />
            <NumberField name="passMark" required label={t('Điểm đạt (thang 100)', 'Pass mark (of 100)')} />
            <NumberField name="attempts" required label={t('Số lần được làm', 'Attempts')} />
          </FieldRow>
          <FieldRow>
            <DateField name="opensAt" required withTime label={t('Mở lúc', 'Opens')} />
            <DateField name="closesAt" required withTime label={t('Đóng lúc', 'Closes')} />
          </FieldRow>
          <Select
            name="agency"
            label={t('Dành cho', 'For')}
            empty={t('Mọi cán bộ, công chức, viên chức', 'All staff')}
            choices={agencies}
            hint={t(
              'Chọn một cơ quan thì gồm cả các cơ quan trực thuộc.',
              'An agency stands for those below it too.',
            )}
          />
          <NumberField
            name="called"
            label={t('Số người phải dự', 'People called')}
            hint={t(
              'Để tính tỷ lệ tham gia; bỏ trống nếu không tính.',
              'For the share that took part; may be empty.',
            )}
          />
          <Checkbox name="showsAtOnce" label={t('Báo điểm ngay khi nộp bài', 'Tell marks at once')} />
          <Actions>
            <Button look="next" icon="save" text={t('Lưu bài kiểm tra', 'Save')} />
          </Actions>
        </Form>
      </Card>
    </>
  );
}
