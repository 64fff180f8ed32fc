import { t } from '../kernel/messages.ts';
import type { PublicKey, PublishedHead } from '../ledger/schema.ts';
import { LinkButton } from '../ui/buttons.tsx';
import { Card, PageTitle } from '../ui/content.tsx';
import { formatMoment, formatNumber } from '../ui/format.ts';
import { Disclosure } from '../ui/notices.tsx';
import { Say, useLanguage } from '../ui/page.tsx';
import { DataTable } from '../ui/table.tsx';

export const ledgerTitle = t('Sổ chứng thực', 'The ledger');

/** The signed heads, the key, and how to check them without trusting this page. */
export function LedgerPage({ heads, publicKey }: { heads: readonly PublishedHead[]; publicKey: PublicKey }) {
  const language = useLanguage();
  return (
    <div class="grid gap-5">
      <PageTitle
        title={ledgerTitle}
        lead={t(
          'Mỗi giờ, mọi việc đã ghi trên tất cả hồ sơ được gộp thành một mã băm và ký số. Ai giữ một đầu sổ cũ đều kiểm tra được rằng từ đó đến nay không có gì bị sửa hay xóa.',
          'Every hour all that was recorded on all dossiers is condensed into one hash and signed. Whoever keeps an old head can check that nothing was altered or removed since.',
        )}
      />
      <Card title={t('Các đầu sổ mới nhất', 'Newest heads')} icon="list-ordered">
        <DataTable
          caption={t('Các đầu sổ đã ký, mới nhất trước', 'Signed heads, newest first')}
          rows={heads}
          rowKey={(head) => String(head.size)}
          columns={[
            {
              key: 'signedAt',
              title: t('Ký lúc', 'Signed'),
              heads: true,
              width: 'fit',
              cell: (head) => formatMoment(Temporal.Instant.from(head.signedAt), language),
            },
            {
              key: 'size',
              title: t('Số sự kiện', 'Events'),
              align: 'end',
              width: 'fit',
              cell: (head) => formatNumber(head.size, language),
            },
            {
              key: 'root',
              title: t('Mã băm gốc', 'Root hash'),
              cell: (head) => <code class="break-all">{head.root}</code>,
            },
          ]}
        />
        <div class="actions">
          <LinkButton
            icon="file-text"
            href="/ledger/head"
            text={t('Đầu sổ mới nhất, có chữ ký', 'Newest head, signed')}
          />
          <LinkButton
            look="quiet"
            href="/api/v1/ledger/heads"
            text={t('Tất cả, dạng JSON', 'All of them, as JSON')}
          />
        </div>
      </Card>
      <Card title={t('Khóa công khai', 'Public key')} icon="key-round">
        <p>
          <Say
            text={t(
              'Khóa ký Ed25519. Hãy lưu lại: chữ ký của mọi đầu sổ phải kiểm tra được bằng đúng khóa này.',
              'Ed25519. Keep it: the signature of every head must verify under this very key.',
            )}
          />
        </p>
        <p>
          <code class="break-all">{publicKey.verifierKey}</code>
        </p>
        <div class="actions">
          <LinkButton
            icon="download"
            href="/ledger/key"
            text={t('Tải khóa (PEM)', 'Download the key (PEM)')}
          />
        </div>
      </Card>
      <Card title={t('Tự kiểm tra', 'Check it yourself')} icon="shield-check">
        <p>
          <Say
            text={t(
              'Người có giấy hẹn chỉ cần quét mã QR và bấm “Kiểm tra trên máy của bạn”. Người biết kỹ thuật có thể kiểm tra không cần phần mềm này:',
              'Whoever has a receipt scans its QR code and presses “Check on your own device”. Those who know the technique need nothing of this program:',
            )}
          />
        </p>
        <Disclosure summary={t('Kiểm tra chữ ký bằng openssl', 'Check the signature with openssl')}>
          <pre class="overflow-x-auto rounded-lg bg-shade p-3" tabIndex={0}>
            <code>{commands}</code>
          </pre>
        </Disclosure>
        <Disclosure summary={t('Cách tính mã băm', 'How the hashes are made')}>
          <p>
            <Say
              text={t(
                'Theo RFC 9162: lá là SHA-256 của byte 0x00 và mã băm sự kiện; nút là SHA-256 của byte 0x01, nút trái và nút phải. Đầu sổ là “signed note” của C2SP. Chứng minh sổ chỉ thêm vào giữa hai đầu sổ: /api/v1/ledger/consistency?from=…&to=…',
                'As in RFC 9162: a leaf is SHA-256 over the byte 0x00 and the event’s hash, a node over 0x01, its left and its right. A head is a C2SP signed note. That the ledger only grew between two heads is proved by /api/v1/ledger/consistency?from=…&to=…',
              )}
            />
          </p>
        </Disclosure>
      </Card>
    </div>
  );
}

const commands = `curl -s $CITY/ledger/key > key.pem
curl -s $CITY/ledger/head > head.txt
sed '/^$/,$d' head.txt > text
tail -1 head.txt | cut -d' ' -f3 | base64 -d | tail -c 64 > signature
openssl pkeyutl -verify -pubin -inkey key.pem -rawin -in text -sigfile signature`;
