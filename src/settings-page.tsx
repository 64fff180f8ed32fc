import type { Refusal } from './kernel/errors.ts';
import { t } from './kernel/messages.ts';
import { Actions, Button } from './ui/buttons.tsx';
import { Card, PageTitle } from './ui/content.tsx';
import { DateField, TextField } from './ui/fields.tsx';
import { Form } from './ui/form.tsx';
import { formatMoment } from './ui/format.ts';
import { Say, useLanguage } from './ui/page.tsx';

type Props = {
  now: Temporal.Instant;
  isSet: boolean;
  origin: string;
  refusals?: readonly Refusal[];
  input?: Readonly<Record<string, unknown>>;
};

/** Settings that have no page of their own: the clock of a demonstration. */
export function SettingsPage({ now, isSet, origin, refusals = [], input = {} }: Props) {
  const language = useLanguage();
  // Each of the two forms says only what was wrong with its own field.
  const about = (field: string) => refusals.filter((refusal) => refusal.field === field);
  const others = refusals.filter(({ field }) => field !== 'origin' && field !== 'at');
  return (
    <>
      <PageTitle title={t('Cài đặt', 'Settings')} />
      <Card title={t('Địa chỉ của cổng', 'Address of the portal')}>
        <Form action="/admin/settings/address" refusals={about('origin')} values={{ origin, ...input }}>
          <TextField
            name="origin"
            label={t('Địa chỉ người dân truy cập', 'Where people reach it')}
            hint={t(
              'In trong mã QR của giấy hẹn, ví dụ https://motcua.cantho.gov.vn',
              'In the QR code of receipts',
            )}
          />
          <Actions>
            <Button text={t('Lưu địa chỉ', 'Save the address')} />
          </Actions>
        </Form>
      </Card>
      <Card title={t('Đồng hồ của hệ thống', 'The clock of the system')}>
        <p>
          <Say
            text={
              isSet
                ? t('Đang chạy theo giờ đã đặt:', 'Running from a set time:')
                : t('Đang chạy theo giờ của máy:', 'Running on the machine’s time:')
            }
          />{' '}
          <strong>{formatMoment(now, language)}</strong>
        </p>
        <p>
          <Say
            text={t(
              'Chỉ đặt lại đồng hồ khi trình diễn hoặc tập huấn. Mọi sự kiện ghi từ lúc này sẽ mang giờ đã đặt.',
              'Set the clock for demonstrations or training only. Every event recorded from now on will carry the set time.',
            )}
          />
        </p>
        <Form action="/admin/settings/clock" refusals={[...about('at'), ...others]} values={input}>
          <DateField
            name="at"
            withTime
            label={t('Đặt giờ', 'Set to')}
            hint={t('Để trống để trở về giờ của máy', 'Leave empty to return to the machine’s time')}
          />
          <Actions>
            <Button look="next" text={t('Đặt đồng hồ', 'Set the clock')} />
          </Actions>
        </Form>
      </Card>
    </>
  );
}
