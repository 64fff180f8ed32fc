import type { ComponentChildren } from 'preact';
import { refuse } from '../kernel/errors.ts';
import { t, type Language } from '../kernel/messages.ts';
import { DueBadge, StatusBadge } from './badges.tsx';
import { BarChart } from './bar-chart.tsx';
import { Actions, Button, LinkButton } from './buttons.tsx';
import { Checkbox, CheckboxGroup, FileField, RadioCards, Select } from './choices.tsx';
import { Combobox } from './combobox.tsx';
import { Card, Columns, DefinitionList, PageTitle, StatTiles, Timeline } from './content.tsx';
import { DateField, NumberField, TextArea, TextField } from './fields.tsx';
import { FieldGroup, FieldRow, Form } from './form.tsx';
import { Hero, HeroSearch } from './hero.tsx';
import { Icon } from './icon.tsx';
import { Layout, PublicLayout } from './layout.tsx';
import { EmptyState, FilterBar, Pagination, Tabs } from './lists.tsx';
import { Alert, Code, Confirm, Disclosure, Kbd, Progress, QrImage } from './notices.tsx';
import { Say, type Page } from './page.tsx';
import { RefusalPage } from './refusal.tsx';
import { galleryRows, standingAt, tones, type GalleryRow } from './gallery-rows.ts';
import { DataTable, type Column } from './table.tsx';

/** Pages that show every component in its states, with long Vietnamese names, errors and empty lists. */
export const galleryPages = {
  overview: Overview,
  form: FormSheet,
  list: List,
  dossier: Dossier,
  empty: Empty,
  home: Home,
  refusal: Refused,
} as const;

export type GalleryName = keyof typeof galleryPages;

const codes: readonly Column<GalleryRow>[] = [
  {
    key: 'code',
    title: t('Mã hồ sơ', 'Code'),
    heads: true,
    sortable: true,
    width: 'fit',
    cell: (row) => <a href={`/dossiers/${row.code}`}>{row.code}</a>,
  },
  {
    key: 'procedure',
    title: t('Thủ tục', 'Procedure'),
    width: 'wide',
    cell: (row) => <span title={row.procedure}>{row.procedure}</span>,
  },
  { key: 'applicant', title: t('Người nộp', 'Applicant'), sortable: true, cell: (row) => row.applicant },
  {
    key: 'state',
    title: t('Trạng thái', 'State'),
    width: 'fit',
    cell: (row) => <StatusBadge tone={tones[row.state].tone} text={tones[row.state].text} />,
  },
  { key: 'owner', title: t('Đang ở', 'With'), hideOnPhone: true, cell: (row) => row.owner },
  {
    key: 'due',
    title: t('Thời hạn', 'Time left'),
    sortable: true,
    width: 'fit',
    cell: (row) => <DueBadge standing={standingAt(row.dueInMinutes)} />,
  },
];

const staffNavigation: Page['navigation'] = [
  { href: '/desk', text: t('Bàn làm việc', 'Desk'), icon: 'layout-dashboard' },
  {
    href: '/counter/receive',
    text: t('Tiếp nhận', 'Receive'),
    icon: 'file-plus',
    group: t('Một cửa', 'One-stop'),
  },
  { href: '/dossiers', text: t('Hồ sơ của tôi', 'My dossiers'), icon: 'inbox', count: 23 },
  { href: '/counter/return', text: t('Trả kết quả', 'Return results'), icon: 'file-check', count: 4 },
  { href: '/approvals', text: t('Chờ phê duyệt', 'To approve'), icon: 'signature', count: 128 },
  {
    href: '/procedures',
    text: t('Thủ tục hành chính', 'Procedures'),
    icon: 'book-text',
    group: t('Nền tảng', 'Ground'),
  },
  { href: '/processes', text: t('Quy trình', 'Processes'), icon: 'workflow' },
  { href: '/organization', text: t('Cơ quan, đơn vị', 'Agencies'), icon: 'landmark' },
  { href: '/accounts', text: t('Tài khoản', 'Accounts'), icon: 'users' },
];

function pageOf(language: Language, path: string, extra: Partial<Page> = {}): Page {
  return {
    language,
    path,
    csrf: 'token',
    site: t('Thành phố Sông Sen', 'Lotus River City'),
    navigation: staffNavigation,
    searchAction: '/search',
    person: {
      name: 'Nguyễn Thị Hồng Nhung',
      agency: 'Ủy ban nhân dân phường An Hòa',
      roles: [t('Công chức một cửa', 'One-stop clerk'), t('Văn thư', 'Records clerk')],
    },
    ...extra,
  };
}

function publicPage(language: Language, path: string): Page {
  return {
    language,
    path,
    csrf: 'token',
    site: t('Thành phố Sông Sen', 'Lotus River City'),
    navigation: [
      { href: '/procedures', text: t('Thủ tục hành chính', 'Procedures'), icon: 'book-text' },
      { href: '/track', text: t('Tra cứu hồ sơ', 'Track a dossier'), icon: 'search' },
      { href: '/agencies', text: t('Cơ quan một cửa', 'One-stop counters'), icon: 'landmark' },
    ],
  };
}

function Overview({ language }: { language: Language }) {
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

function FormSheet({ language }: { language: Language }) {
  const refusals = [
    refuse(
      'invalid',
      t(
        'Số định danh phải có 9 hoặc 12 chữ số; đang có 8.',
        'An identity number has 9 or 12 digits; this has 8.',
      ),
      'applicant.idNumber',
    ),
    refuse('invalid', t('Hãy chọn cách nhận kết quả.', 'Choose how to receive the result.'), 'delivery'),
  ];
  return (
    <Layout page={pageOf(language, '/counter/receive')} title={t('Tiếp nhận hồ sơ', 'Receive a dossier')}>
      <PageTitle
        title={t('Tiếp nhận hồ sơ', 'Receive a dossier')}
        crumbs={[
          { href: '/desk', text: t('Bàn làm việc', 'Desk') },
          { href: '/dossiers', text: t('Hồ sơ', 'Dossiers') },
        ]}
      />
      <Form
        action="/counter/receive"
        multipart
        refusals={refusals}
        values={{ applicant: { name: 'Trần Thị <b>Ngọc</b> Ánh', idNumber: '36212345' }, papers: ['birth'] }}
      >
        <Card title={t('Thủ tục', 'Procedure')} icon="book-text">
          <Combobox
            name="procedure"
            source="/procedures/search.json"
            label={t('Tên hoặc mã thủ tục', 'Name or code of the procedure')}
            hint={t(
              'Gõ không dấu cũng được: "dang ky khai sinh".',
              'Diacritics are not needed: "dang ky khai sinh".',
            )}
            required
          />
        </Card>
        <Card title={t('Người nộp', 'Applicant')} icon="user">
          <FieldRow>
            <TextField
              name="applicant.name"
              label={t('Họ và tên', 'Full name')}
              required
              autocomplete="off"
            />
            <TextField
              name="applicant.idNumber"
              label={t('Số định danh', 'Identity number')}
              inputMode="numeric"
              required
            />
            <DateField name="applicant.birth" label={t('Ngày sinh', 'Date of birth')} />
          </FieldRow>
          <FieldRow>
            <Select
              name="applicant.kind"
              label={t('Là', 'Is')}
              choices={[
                { value: 'person', label: t('Cá nhân', 'Person') },
                { value: 'company', label: t('Doanh nghiệp, hợp tác xã', 'Company, cooperative') },
              ]}
            />
            <NumberField name="copies" label={t('Số bản sao', 'Copies')} suffix={t('bản', 'copies')} />
            <NumberField
              name="fee"
              label={t('Lệ phí', 'Fee')}
              suffix="đồng"
              hint={t('Theo biểu phí hiện hành.', 'By the current table.')}
            />
          </FieldRow>
          <TextArea name="note" label={t('Ghi chú', 'Note')} rows={3} />
        </Card>
        <Card title={t('Giấy tờ', 'Papers')} icon="files">
          <CheckboxGroup
            name="papers"
            label={t('Giấy tờ đã nộp', 'Papers handed in')}
            choices={[
              {
                value: 'form',
                label: t('Tờ khai đăng ký khai sinh theo mẫu quy định', 'Declaration'),
                hint: t('1 bản chính', '1 original'),
              },
              {
                value: 'birth',
                label: t(
                  'Giấy chứng sinh do cơ sở y tế nơi trẻ em sinh ra cấp; trường hợp không có thì văn bản của người làm chứng',
                  'Certificate of live birth',
                ),
                hint: t('1 bản chính', '1 original'),
              },
            ]}
          />
          <FileField
            name="scans"
            label={t('Bản quét', 'Scans')}
            hint={t(
              'PDF hoặc ảnh, nhiều tệp một lần, mỗi tệp đến 50 MB.',
              'PDF or images, several at once, 50 MB each.',
            )}
            accept=".pdf,image/*"
          />
        </Card>
        <Card title={t('Trả kết quả', 'Result')} icon="send">
          <RadioCards
            name="delivery"
            label={t('Cách nhận kết quả', 'How to receive the result')}
            required
            columns
            choices={[
              {
                value: 'counter',
                label: t('Tại bộ phận một cửa', 'At the counter'),
                hint: t('Mang giấy hẹn', 'Bring the receipt'),
              },
              {
                value: 'post',
                label: t('Qua bưu điện', 'By post'),
                hint: t('Người nộp trả cước', 'Postage is paid by the applicant'),
              },
              {
                value: 'online',
                label: t('Bản điện tử', 'Electronic'),
                hint: t('Ký số, gửi qua cổng', 'Signed, by the portal'),
              },
            ]}
          />
          <FieldGroup title={t('Xác nhận', 'Confirmation')}>
            <Checkbox
              name="checked"
              label={t(
                'Tôi đã kiểm tra giấy tờ với bản chính',
                'I have checked the papers against the originals',
              )}
              required
            />
          </FieldGroup>
        </Card>
        <Actions>
          <Button
            look="next"
            size="large"
            icon="printer"
            text={t('Tiếp nhận và in giấy hẹn', 'Receive and print the receipt')}
          />
          <Button
            look="plain"
            size="large"
            name="draft"
            value="1"
            formNoValidate
            text={t('Lưu tạm', 'Save draft')}
          />
        </Actions>
      </Form>
    </Layout>
  );
}

function List({ language }: { language: Language }) {
  const page = pageOf(language, '/dossiers?state=4&sort=due');
  return (
    <Layout page={page} title={t('Hồ sơ của tôi', 'My dossiers')} width="wide">
      <PageTitle title={t('Hồ sơ của tôi', 'My dossiers')}>
        <LinkButton look="next" icon="file-plus" href="/counter/receive" text={t('Tiếp nhận', 'Receive')} />
      </PageTitle>
      <Tabs
        label={t('Trạng thái', 'State')}
        tabs={[
          { href: '/dossiers?state=4', text: t('Đang xử lý', 'In progress'), count: 2314, current: true },
          { href: '/dossiers?due=soon', text: t('Sắp đến hạn', 'Due soon'), count: 31, current: false },
          { href: '/dossiers?due=late', text: t('Quá hạn', 'Overdue'), count: 2, current: false },
          {
            href: '/dossiers?state=5',
            text: t('Chờ bổ sung', 'Waiting for papers'),
            count: 17,
            current: false,
          },
        ]}
      />
      <FilterBar
        action="/dossiers"
        values={{ state: '4', sort: 'due' }}
        keep={['sort']}
        more={{
          open: false,
          children: <DateField name="from" label={t('Tiếp nhận từ ngày', 'Received from')} />,
        }}
      >
        <TextField
          name="q"
          type="search"
          label={t('Tìm', 'Search')}
          placeholder={t('Mã, tên người nộp', 'Code, applicant')}
        />
        <Select
          name="state"
          label={t('Trạng thái', 'State')}
          empty={t('Mọi trạng thái', 'Any state')}
          choices={Object.entries(tones).map(([value, { text }]) => ({ value, label: text }))}
        />
        <Select
          name="unit"
          label={t('Đơn vị', 'Unit')}
          empty={t('Mọi đơn vị', 'Any unit')}
          choices={[{ value: 'tp', label: 'Tư pháp – Hộ tịch' }]}
        />
      </FilterBar>
      <DataTable
        caption={t('Hồ sơ đang xử lý', 'Dossiers in progress')}
        columns={codes}
        rows={galleryRows(50)}
        rowKey={(row) => row.code}
        rowHref={(row) => `/dossiers/${row.code}`}
        rowTone={(row) => (row.dueInMinutes < 0 ? 'late' : row.dueInMinutes < 480 ? 'soon' : undefined)}
        sort="due"
        compact
        keyboard
        select={{
          name: 'dossier',
          value: (row) => row.code,
          label: (row) => t(`Chọn ${row.code}`, `Select ${row.code}`),
        }}
      />
      <Pagination page={3} pageSize={50} total={2314} />
    </Layout>
  );
}

function Dossier({ language }: { language: Language }) {
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

function Empty({ language }: { language: Language }) {
  return (
    <Layout page={pageOf(language, '/approvals')} title={t('Chờ phê duyệt', 'To approve')}>
      <PageTitle title={t('Chờ phê duyệt', 'To approve')} />
      <DataTable
        caption={t('Hồ sơ chờ phê duyệt', 'Dossiers to approve')}
        columns={codes}
        rows={[]}
        rowKey={(row) => row.code}
        empty={
          <EmptyState
            icon="check-check"
            title={t('Không còn hồ sơ nào chờ ký', 'Nothing waits for your signature')}
            text={t(
              'Hồ sơ trình mới sẽ hiện ở đây ngay khi chuyên viên chuyển lên.',
              'New submissions appear here as soon as they are handed up.',
            )}
          >
            <LinkButton href="/dossiers" text={t('Xem hồ sơ của đơn vị', 'Dossiers of the unit')} />
          </EmptyState>
        }
      />
      <DataTable
        caption={t('Bảng không có dòng', 'A table without rows')}
        showCaption
        columns={codes}
        rows={[]}
        rowKey={(row) => row.code}
      />
      <DataTable
        caption={t('Bảng thường', 'A usual table')}
        showCaption
        columns={codes}
        rows={galleryRows(4)}
        rowKey={(row) => row.code}
      />
    </Layout>
  );
}

function Home({ language }: { language: Language }) {
  const hero = (
    <Hero
      title={t('Bạn cần làm thủ tục gì?', 'What do you need to get done?')}
      lead={t(
        '1.653 thủ tục, 113 nơi tiếp nhận. Gõ việc của bạn, không cần dấu.',
        '1,653 procedures, 113 counters. Say it in your own words.',
      )}
    >
      <HeroSearch
        action="/procedures"
        label={t('Tìm thủ tục', 'Search procedures')}
        placeholder={t('Ví dụ: khai sinh, kết hôn, xây nhà', 'e.g. birth, marriage, building')}
        button={t('Tìm thủ tục', 'Search')}
      />
    </Hero>
  );
  return (
    <PublicLayout page={publicPage(language, '/')} title={t('Trang đầu', 'Home')} hero={hero}>
      <HomeGrid>
        <HomeTopic
          icon="baby"
          title={t('Sinh con', 'A child')}
          text={t('Khai sinh, nhập hộ khẩu, thẻ bảo hiểm y tế', 'Birth, residence, health insurance')}
        />
        <HomeTopic
          icon="handshake"
          title={t('Kết hôn, gia đình', 'Marriage')}
          text={t('Kết hôn, xác nhận tình trạng hôn nhân', 'Marriage, marital status')}
        />
        <HomeTopic
          icon="house"
          title={t('Nhà, đất', 'House and land')}
          text={t(
            'Giấy chứng nhận, tách thửa, giấy phép xây dựng',
            'Certificates, parcels, building permits',
          )}
        />
        <HomeTopic
          icon="store"
          title={t('Kinh doanh', 'Business')}
          text={t('Doanh nghiệp, hộ kinh doanh, con dấu, thuế', 'Companies, households, seal, tax')}
        />
        <HomeTopic
          icon="stamp"
          title={t('Chứng thực', 'Certification')}
          text={t('Bản sao, chữ ký, hợp đồng', 'Copies, signatures, contracts')}
        />
        <HomeTopic
          icon="graduation-cap"
          title={t('Học hành', 'School')}
          text={t('Chuyển trường, cấp lại văn bằng', 'Changing school, diplomas')}
        />
      </HomeGrid>
      <Card title={t('Hồ sơ của tôi đến đâu rồi?', 'Where is my dossier?')} icon="search">
        <Form action="/track" method="get" id="track">
          <FieldRow>
            <TextField
              name="code"
              label={t('Mã hồ sơ trên giấy hẹn', 'Code on the receipt')}
              placeholder="H13.27.04-150211-0042"
            />
            <div>
              <Button icon="search" text={t('Tra cứu', 'Look up')} />
            </div>
          </FieldRow>
        </Form>
      </Card>
    </PublicLayout>
  );
}

function HomeGrid({ children }: { children: ComponentChildren }) {
  return <ul class="grid gap-3 sm:grid-cols-2 lg:grid-cols-3">{children}</ul>;
}

function HomeTopic({
  icon,
  title,
  text,
}: {
  icon: 'baby' | 'handshake' | 'house' | 'store' | 'stamp' | 'graduation-cap';
  title: { vi: string; en: string };
  text: { vi: string; en: string };
}) {
  return (
    <li class="grid">
      <a class="topic" href="/procedures">
        <span class="topic-icon">
          <Icon name={icon} size={24} />
        </span>
        <span>
          <span class="topic-title">
            <Say text={title} />
          </span>
          <span class="topic-text">
            <Say text={text} />
          </span>
        </span>
      </a>
    </li>
  );
}

function Refused({ language }: { language: Language }) {
  return (
    <PublicLayout page={publicPage(language, '/nowhere')} title={t('Không tìm thấy', 'Not found')}>
      <RefusalPage
        status={404}
        refusals={[
          refuse(
            'not-found',
            t(
              'Không tìm thấy trang hoặc dữ liệu này. Hãy kiểm tra lại địa chỉ.',
              'There is no such page. Please check the address.',
            ),
          ),
        ]}
      />
    </PublicLayout>
  );
}
