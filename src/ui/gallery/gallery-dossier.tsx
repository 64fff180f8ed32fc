import { t, type Language } from '../../kernel/messages.ts';
import { DueBadge, StatusBadge } from '../badges.tsx';
import { Actions, Button, LinkButton } from '../buttons.tsx';
import { Card, Columns, DefinitionList, PageTitle, Timeline } from '../content.tsx';
import { TextArea } from '../fields.tsx';
import { Form } from '../form.tsx';
import { Layout } from '../layout.tsx';
import { EmptyState } from '../lists.tsx';
import { Code, Confirm, Disclosure, QrImage } from '../notices.tsx';
import { Say } from '../page.tsx';
import { pageOf } from './gallery-frame.ts';

export function Dossier({ language }: { language: Language }) {
  const at = (text: string): Temporal.Instant => Temporal.Instant.from(text);
  return (
    <Layout
      page={pageOf(language, '/dossiers/H13.27.04-150211-0042')}
      title="H13.27.04-150211-0042"
      width="wide"
    >
      <PageTitle
        title={t(
          'Cấp Giấy chứng nhận quyền sử dụng đất, quyền sở hữu nhà ở và tài sản khác gắn liền với đất lần đầu',
          'First certificate of land use rights, house ownership and other assets attached to land',
        )}
        crumbs={[{ href: '/dossiers', text: t('Hồ sơ', 'Dossiers') }]}
        beside={
          <>
            <StatusBadge tone="working" text={t('Đang xử lý', 'In progress')} />
            <DueBadge
              standing={{ kind: 'running', left: { hours: 3, minutes: 20 }, soon: true }}
              dueAt={at('2015-02-27T10:00:00Z')}
            />
          </>
        }
      >
        <Button look="next" icon="forward" text={t('Chuyển bước tiếp', 'Hand on')} type="button" />
        <Confirm
          text={t('Yêu cầu bổ sung', 'Request papers')}
          icon="file-warning"
          question={t(
            'Thời hạn tạm dừng cho đến khi người nộp bổ sung đủ giấy tờ.',
            'The term pauses until the papers are complete.',
          )}
        >
          <Form id="supplement" action="/x">
            <TextArea
              name="reason"
              label={t('Lý do và giấy tờ cần bổ sung', 'Reason and papers needed')}
              required
              rows={3}
            />
            <Actions>
              <Button text={t('Gửi yêu cầu', 'Send')} />
            </Actions>
          </Form>
        </Confirm>
      </PageTitle>
      <Columns
        side={
          <>
            <Card title={t('Giấy tờ', 'Papers')} icon="files">
              <EmptyState
                icon="file-up"
                title={t('Chưa có bản quét nào', 'No scans yet')}
                text={t('Kéo tệp vào đây hoặc chọn từ máy.', 'Drop files here or choose them.')}
              />
            </Card>
            <Card title={t('Chứng thực', 'Proof')} icon="shield-check">
              <div class="flex flex-wrap items-start gap-4">
                <QrImage
                  size={120}
                  label={t('Mã QR của giấy hẹn', 'QR code of the receipt')}
                  source='<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 7 7"><path d="M0 0h3v3H0zM4 0h3v3H4zM0 4h3v3H0zM4 4h1v1H4zM6 5h1v2H6z"/></svg>'
                />
                <p class="max-w-72">
                  <Say
                    text={t(
                      'Mọi bước đều được ghi và móc nối với nhau; ai có giấy hẹn đều kiểm chứng được.',
                      'Each step is recorded and chained; whoever holds the receipt can check it.',
                    )}
                  />
                </p>
              </div>
            </Card>
          </>
        }
      >
        <Card
          title={t('Hồ sơ', 'Dossier')}
          icon="file-text"
          actions={
            <LinkButton
              size="small"
              look="quiet"
              icon="pencil"
              href="#e"
              text={t('Sửa giấy hẹn', 'Correct receipt')}
            />
          }
        >
          <DefinitionList
            columns={2}
            facts={[
              { term: t('Mã hồ sơ', 'Code'), value: <Code>H13.27.04-150211-0042</Code> },
              { term: t('Người nộp', 'Applicant'), value: 'Trần Thị Ngọc Ánh' },
              { term: t('Tiếp nhận', 'Received'), value: '11/02/2015 09:30' },
              { term: t('Hẹn trả', 'Due'), value: '27/02/2015 17:00' },
              {
                term: t('Cơ quan', 'Agency'),
                value: 'Văn phòng Đăng ký quyền sử dụng đất, Phòng Tài nguyên và Môi trường',
              },
              { term: t('Ghi chú', 'Note'), value: '' },
            ]}
          />
          <Disclosure summary={t('Vì sao hẹn ngày này?', 'Why this date?')}>
            <p>
              <Say
                text={t(
                  '5 ngày làm việc tính từ 12/02; nghỉ Tết 16–20/02 và hai ngày cuối tuần không tính.',
                  '5 working days counted from 12/02; Tết 16–20/02 and weekends are not counted.',
                )}
              />
            </p>
          </Disclosure>
        </Card>
        <Card title={t('Diễn biến', 'Course')} icon="history">
          <Timeline
            label={t('Diễn biến hồ sơ', 'Course of the dossier')}
            entries={[
              {
                id: '1',
                at: at('2015-02-11T02:30:00Z'),
                title: t('Tiếp nhận hồ sơ', 'Received'),
                by: 'Nguyễn Thị Hồng Nhung, Bộ phận một cửa',
                state: 'done',
              },
              {
                id: '2',
                at: at('2015-02-11T08:05:00Z'),
                title: t('Chuyển thụ lý', 'Handed to the specialist'),
                by: 'Lê Quốc Khánh, chuyên viên',
                state: 'done',
              },
              {
                id: '3',
                title: t('Thẩm tra hồ sơ, xác minh thực địa', 'Examination and site inspection'),
                by: 'Lê Quốc Khánh, chuyên viên',
                state: 'now',
              },
              { id: '4', title: t('Lãnh đạo phê duyệt', 'Approval'), state: 'ahead' },
              { id: '5', title: t('Trả kết quả', 'Return of the result'), state: 'ahead' },
            ]}
          />
        </Card>
      </Columns>
    </Layout>
  );
}
