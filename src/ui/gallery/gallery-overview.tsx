import { tones } from './gallery-rows.ts';
import { t, type Language } from '../../kernel/messages.ts';
import { DueBadge, StatusBadge } from '../badges.tsx';
import { BarChart } from '../bar-chart.tsx';
import { Actions, Button, LinkButton } from '../buttons.tsx';
import { Card, PageTitle, StatTiles } from '../content.tsx';
import { Layout } from '../layout.tsx';
import { Alert, Code, Kbd, Progress } from '../notices.tsx';
import { Say } from '../page.tsx';
import { pageOf } from './gallery-frame.ts';

export function Overview({ language }: { language: Language }) {
  const page = pageOf(language, '/desk', {
    flash: {
      kind: 'done',
      text: t('Đã tiếp nhận hồ sơ H13.27.04-150211-0042.', 'Dossier H13.27.04-150211-0042 received.'),
    },
  });
  return (
    <Layout page={page} title={t('Bàn làm việc', 'Desk')}>
      <PageTitle
        title={t('Chào chị Nhung, hôm nay có 23 hồ sơ chờ', 'Good morning, 23 dossiers wait today')}
        lead={t(
          'Thứ Tư, 11/02/2015. Giờ làm việc: 07:00–11:00, 13:00–17:00.',
          'Wednesday, 11/02/2015. Office hours 07:00–11:00, 13:00–17:00.',
        )}
      >
        <LinkButton
          look="next"
          icon="file-plus"
          href="/counter/receive"
          text={t('Tiếp nhận hồ sơ', 'Receive a dossier')}
        />
        <LinkButton icon="printer" href="/register.pdf" text={t('In sổ theo dõi', 'Print the register')} />
        <LinkButton look="quiet" icon="download" href="/x.xlsx" text={t('Xuất Excel', 'Excel')} />
      </PageTitle>
      <StatTiles
        label={t('Tình hình hôm nay', 'Today')}
        tiles={[
          { href: '#1', label: t('Đang chờ tôi xử lý', 'Waiting for me'), value: 23 },
          { href: '#2', label: t('Đến hạn trong hôm nay', 'Due today'), value: 5, tone: 'soon' },
          { href: '#3', label: t('Đã quá hạn', 'Overdue'), value: 2, tone: 'late' },
          {
            href: '#4',
            label: t('Tiếp nhận trong tháng', 'Received this month'),
            value: 1653,
            note: t('tăng 12 % so với tháng trước', 'up 12 % on last month'),
          },
          { href: '#5', label: t('Đúng hạn và sớm hạn', 'On time or early'), value: '99,81 %', tone: 'good' },
        ]}
      />
      <div class="grid gap-5 xl:grid-cols-2">
        <Card title={t('Hồ sơ theo đơn vị', 'Dossiers by unit')} icon="chart-column">
          <BarChart
            caption={t('Đang giải quyết', 'In progress')}
            bars={[
              { label: 'Phòng Tài nguyên và Môi trường', value: 312, href: '#a' },
              { label: 'Phòng Quản lý đô thị và Hạ tầng kỹ thuật', value: 148, href: '#b' },
              { label: 'Tư pháp – Hộ tịch', value: 41, href: '#c' },
              { label: 'Quá hạn ở mọi đơn vị', value: 9, tone: 'late' },
            ]}
          />
        </Card>
        <Card title={t('Thông báo và nhãn', 'Notices and labels')} icon="bell">
          <Alert
            kind="note"
            text={t(
              'Thủ tục 1.000894 có phiên bản mới từ ngày 01/07/2015.',
              'Procedure 1.000894 has a new version from 01/07/2015.',
            )}
          />
          <Alert
            kind="warning"
            title={t('Có thể trùng hồ sơ', 'Possibly a duplicate')}
            text={t(
              'Ông Trần Văn Út đã nộp thủ tục này ngày 09/02/2015.',
              'Mr Trần Văn Út filed this procedure on 09/02/2015.',
            )}
          />
          <div class="flex flex-wrap gap-2">
            {Object.values(tones).map((state) => (
              <StatusBadge key={state.text.en} tone={state.tone} text={state.text} />
            ))}
          </div>
          <div class="flex flex-wrap gap-x-4 gap-y-2">
            <DueBadge standing={{ kind: 'running', left: { days: 2, hours: 3 }, soon: false }} />
            <DueBadge standing={{ kind: 'running', left: { hours: 3, minutes: 20 }, soon: true }} />
            <DueBadge standing={{ kind: 'late', by: { days: 1 } }} />
            <DueBadge standing={{ kind: 'paused' }} />
            <DueBadge standing={{ kind: 'finished', when: 'early', by: { days: 1 } }} />
            <DueBadge standing={{ kind: 'none' }} />
          </div>
          <Progress value={0.62} label={t('Đã số hóa', 'Digitised')} />
          <p>
            <Say text={t('Bấm', 'Press')} /> <Kbd>/</Kbd> <Say text={t('để tìm; mã', 'to search; code')} />{' '}
            <Code>H13.27.04-150211-0042</Code>
          </p>
          <Actions>
            <Button look="plain" size="small" icon="copy" text={t('Sao chép', 'Copy')} type="button" />
            <Button look="danger" size="small" icon="ban" text={t('Dừng xử lý', 'Stop')} type="button" />
            <Button look="quiet" size="small" icon="pencil" iconOnly text={t('Sửa', 'Edit')} type="button" />
            <Button size="small" disabled text={t('Chưa đủ giấy tờ', 'Papers missing')} type="button" />
          </Actions>
        </Card>
      </div>
    </Layout>
  );
}
