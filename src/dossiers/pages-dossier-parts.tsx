import { t } from '../kernel/messages.ts';
import { Card, DefinitionList, type Fact } from '../ui/content.tsx';
import { formatBytes, formatMoney, formatNumber } from '../ui/format.ts';
import { Icon } from '../ui/icon.tsx';
import { Say, useLanguage } from '../ui/page.tsx';
import { DataTable } from '../ui/table.tsx';
import { CodeLink, dossierAddress, Moment, StateBadge } from './pages-parts.tsx';
import { printableForms, type DossierForm } from './printing-rules.ts';
import type { DossierView, LinkedDossier } from './reading-dossier.ts';
import type { Person } from './schema.ts';
import { channelWords, pauseWords, payWays } from './words.ts';

type Part = { readonly view: DossierView };

export function PeopleCard({ view }: Part) {
  const { applicant, owner, note } = view.dossier.filing;
  return (
    <Card title={t('Người nộp', 'Applicant')} icon="user-round">
      <DefinitionList
        facts={[
          ...personFacts(applicant),
          { term: t('Cách nộp', 'Filed'), value: <Say text={channelWords[view.dossier.channel]} /> },
          ...(note === '' ? [] : [{ term: t('Ghi chú', 'Note'), value: note }]),
        ]}
      />
      {owner === null ? null : (
        <>
          <h3>
            <Say text={t('Chủ hồ sơ', 'Owner')} />
          </h3>
          <DefinitionList facts={personFacts(owner)} />
        </>
      )}
    </Card>
  );
}

function personFacts({ name, idNumber, phone, email, address }: Person): Fact[] {
  return [
    { term: t('Họ tên', 'Name'), value: <b>{name}</b> },
    { term: t('Số định danh', 'Identity number'), value: idNumber },
    { term: t('Điện thoại', 'Telephone'), value: phone === '' ? '' : <a href={`tel:${phone}`}>{phone}</a> },
    ...(email === '' ? [] : [{ term: t('Thư điện tử', 'E-mail'), value: email }]),
    { term: t('Địa chỉ', 'Address'), value: address },
  ];
}

export function PapersCard({ view }: Part) {
  const { filing, files, code } = view.dossier;
  const language = useLanguage();
  const count = (value: number): string => (value === 0 ? '–' : formatNumber(value, language));
  return (
    <Card title={t('Giấy tờ và tệp', 'Papers and files')} icon="files">
      <DataTable
        caption={t('Giấy tờ đã nộp', 'Papers handed in')}
        rows={filing.papers.map((paper, index) => ({ ...paper, index }))}
        rowKey={({ index }) => String(index)}
        columns={[
          { key: 'name', title: t('Giấy tờ', 'Paper'), heads: true, width: 'wide', cell: ({ name }) => name },
          {
            key: 'original',
            title: t('Bản chính', 'Original'),
            align: 'end',
            cell: (row) => count(row.original),
          },
          {
            key: 'certified',
            title: t('Chứng thực', 'Certified'),
            align: 'end',
            cell: (row) => count(row.certified),
          },
          { key: 'plain', title: t('Bản sao', 'Copy'), align: 'end', cell: (row) => count(row.plain) },
        ]}
        empty={
          <p class="text-soft">
            <Say text={t('Không ghi giấy tờ nào.', 'No papers were listed.')} />
          </p>
        }
      />
      {files.length === 0 ? null : (
        <ul class="grid gap-1">
          {files.map((file, index) => (
            <li key={`${file.hash} ${index}`} class="flex flex-wrap items-center gap-2">
              <Icon name={file.mediaType === 'application/pdf' ? 'file-text' : 'image'} size={18} />
              <a href={dossierAddress(code, `/files/${file.hash}`)} class="break-all">
                {file.name}
              </a>
              <span class="text-soft">{formatBytes(file.size, language)}</span>
            </li>
          ))}
        </ul>
      )}
    </Card>
  );
}

export function MoneyCard({ view }: Part) {
  const language = useLanguage();
  const { fee, amountDue, payments, pauses } = view.dossier;
  const feeNote = view.procedure.content.channels.find((way) => way.feeNote !== '')?.feeNote ?? '';
  const facts: Fact[] = [
    { term: t('Phí, lệ phí', 'Fee'), value: fee === null ? feeNote : formatMoney(fee, language) },
    ...(amountDue === null
      ? []
      : [
          {
            term: t('Đang chờ nộp', 'Due now'),
            value: <b>{formatMoney(amountDue, language, { zero: 'number' })}</b>,
          },
        ]),
    ...payments.map((payment, index) => ({
      term: t(`Đã nộp lần ${index + 1}`, `Payment ${index + 1}`),
      value: (
        <>
          {formatMoney(payment.amount, language, { zero: 'number' })}, <PayWay way={payment.way} />,{' '}
          <Moment at={payment.at} />
        </>
      ),
    })),
  ];
  return (
    <Card title={t('Phí và khoảng chờ', 'Fee and waiting')} icon="receipt-text">
      <DefinitionList facts={facts} />
      {pauses.length === 0 ? null : (
        <ul class="grid gap-2">
          {pauses.map((pause) => (
            <li key={pause.from.toString()}>
              <b>
                <Say text={pauseWords[pause.kind]} />
              </b>
              : <Moment at={pause.from} /> –{' '}
              {pause.to === null ? <Say text={t('đến nay', 'until now')} /> : <Moment at={pause.to} />}
              <span class="block text-soft">{pause.reason}</span>
            </li>
          ))}
        </ul>
      )}
    </Card>
  );
}

function PayWay({ way }: { way: string }) {
  const words = way === 'cash' || way === 'transfer' || way === 'online' ? payWays[way] : way;
  return <Say text={words} />;
}

const formWords: Record<DossierForm, { vi: string; en: string }> = {
  receipt: t('Giấy tiếp nhận và hẹn trả kết quả', 'Receipt and appointment'),
  supplement: t('Phiếu yêu cầu bổ sung', 'Request to supplement'),
  refusal: t('Phiếu từ chối', 'Refusal'),
  apology: t('Phiếu xin lỗi và hẹn lại', 'Apology and new date'),
  stop: t('Thông báo dừng giải quyết', 'Notice of stopping'),
  controlSlip: t('Phiếu kiểm soát quá trình giải quyết', 'Process control slip'),
};

/** The printed forms that this dossier has come to, and the public page of its proof. */
export function FormsCard({ view }: Part) {
  const { code } = view.dossier;
  return (
    <Card title={t('Biểu mẫu in và chứng thực', 'Printed forms and proof')} icon="printer">
      <ul class="grid gap-1">
        {printableForms(view.dossier).map((kind) => (
          <li key={kind}>
            <a href={dossierAddress(code, `/forms/${fileOf(kind)}`)} target="_blank" rel="noopener">
              <Say text={formWords[kind]} />
            </a>
          </li>
        ))}
        <li>
          <a href={`/track/${encodeURIComponent(code)}`}>
            <Say text={t('Trang tra cứu công khai và bằng chứng', 'Public page with its proof')} />
          </a>
        </li>
      </ul>
    </Card>
  );
}

function fileOf(kind: DossierForm): string {
  return `${kind.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}.pdf`;
}

/** The dossier that called this one, and the parts at other agencies. */
export function LinksCard({ view }: Part) {
  const { parent, children } = view;
  if (parent === null && children.length === 0) return null;
  return (
    <Card title={t('Hồ sơ liên thông', 'Linked dossiers')} icon="git-branch">
      {parent === null ? null : (
        <p>
          <Say text={t('Thuộc hồ sơ', 'Part of')} /> <LinkTo link={parent} /> (
          {view.agencyName(parent.agencyId)}) <StateBadge state={parent.state} />
        </p>
      )}
      {children.length === 0 ? null : (
        <DataTable
          caption={t('Phần việc của từng cơ quan', 'Each agency’s part')}
          rows={children}
          rowKey={(link) => link.code}
          columns={[
            {
              key: 'code',
              title: t('Mã hồ sơ', 'Code'),
              heads: true,
              width: 'fit',
              cell: (link) => <LinkTo link={link} />,
            },
            { key: 'agency', title: t('Cơ quan', 'Agency'), cell: (link) => view.agencyName(link.agencyId) },
            { key: 'procedure', title: t('Thủ tục', 'Procedure'), cell: (link) => link.procedure },
            { key: 'due', title: t('Hẹn trả', 'Due'), cell: (link) => <Moment at={link.dueAt} /> },
            {
              key: 'state',
              title: t('Trạng thái', 'State'),
              cell: (link) => <StateBadge state={link.state} />,
            },
          ]}
        />
      )}
    </Card>
  );
}

/** Another agency's part may be known without being open to read. */
function LinkTo({ link }: { link: LinkedDossier }) {
  return link.isVisible ? <CodeLink code={link.code} /> : <>{link.code}</>;
}
