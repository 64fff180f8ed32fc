import { t } from '../kernel/messages.ts';
import type { Inclusion } from '../ledger/schema.ts';
import { LinkButton } from '../ui/buttons.tsx';
import { Card } from '../ui/content.tsx';
import { formatMoment } from '../ui/format.ts';
import { Icon } from '../ui/icon.tsx';
import { Disclosure } from '../ui/notices.tsx';
import { Say, useSay } from '../ui/page.tsx';

const outcomes = {
  busy: t('Đang kiểm tra…', 'Checking…'),
  proven: t(
    'Đúng. Trình duyệt của bạn đã tự tính lại: hồ sơ nằm trong sổ chứng thực có chữ ký số, ai sửa cũng sẽ bị phát hiện.',
    'Right. Your browser computed it itself: the dossier is in the signed ledger, and whoever altered it would be found out.',
  ),
  partly: t(
    'Các mã băm đều khớp. Trình duyệt này chưa biết kiểm tra chữ ký Ed25519; hãy thử bằng trình duyệt mới hơn.',
    'All hashes fit. This browser cannot check Ed25519 signatures yet; try a newer one.',
  ),
  wrong: t(
    'Không khớp. Hãy lưu bằng chứng và báo ngay cho cơ quan hoặc thanh tra.',
    'It does not fit. Keep the proof and tell the agency or the inspectorate at once.',
  ),
  unable: t(
    'Trang mở bằng kết nối không mã hóa nên trình duyệt không cho tính toán mật mã. Hãy mở bằng địa chỉ https.',
    'The page came over an unencrypted line, so the browser offers no cryptography. Open it by its https address.',
  ),
  failed: t('Chưa tải được bằng chứng. Hãy thử lại.', 'The proof could not be loaded. Please try again.'),
};

/** That nothing of the dossier was altered: in a sentence for everybody, by calculation for who wants it. */
export function ProofCard({ inclusion, proofHref }: { inclusion: Inclusion; proofHref: string }) {
  const say = useSay();
  return (
    <Card title={t('Hồ sơ không thể bị sửa lén', 'Nothing can be altered unseen')} icon="shield-check">
      {inclusion.kind === 'waiting' ? (
        <p>
          <Say text={inclusion.text} />
        </p>
      ) : (
        <>
          <p>
            <Say text={sealedWords(inclusion)} />
          </p>
          <div class="grid gap-3" data-check-proof={proofHref} data-key={inclusion.proof.publicKey}>
            <div class="actions">
              <button type="button" class="btn btn-plain" hidden>
                <Icon name="fingerprint-pattern" />
                <span>{say(t('Kiểm tra trên máy của bạn', 'Check on your own device'))}</span>
              </button>
              <LinkButton
                look="quiet"
                icon="download"
                href={`${proofHref}&download=1`}
                text={t('Lưu bằng chứng', 'Keep the proof')}
              />
            </div>
            <output
              role="status"
              data-said-busy={say(outcomes.busy)}
              data-said-proven={say(outcomes.proven)}
              data-said-partly={say(outcomes.partly)}
              data-said-wrong={say(outcomes.wrong)}
              data-said-unable={say(outcomes.unable)}
              data-said-failed={say(outcomes.failed)}
            />
          </div>
        </>
      )}
      <Disclosure summary={t('Vì sao tin được?', 'Why can this be trusted?')}>
        <p>
          <Say
            text={t(
              'Mỗi việc cơ quan làm với hồ sơ được ghi thành một sự kiện, nối với sự kiện trước bằng mã băm. Mỗi giờ, tất cả sự kiện của cả thành phố được gộp thành một con số duy nhất và ký bằng khóa riêng. Sửa một chữ trong hồ sơ cũ thì con số ấy không còn khớp.',
              'Everything done to a dossier is recorded as an event, tied to the one before it by its hash. Every hour all events of the city are condensed into one number and signed. Change one letter of the past, and that number no longer fits.',
            )}
          />
        </p>
        <p>
          <a href="/ledger">
            <Say text={t('Sổ chứng thực công khai', 'The public ledger')} />
          </a>
        </p>
      </Disclosure>
    </Card>
  );
}

function sealedWords({ proof, nextAt }: Extract<Inclusion, { kind: 'included' }>) {
  const { head, eventCount, coveredCount } = proof;
  const signedAt = Temporal.Instant.from(head.signedAt);
  const [vi, en] = [formatMoment(signedAt, 'vi'), formatMoment(signedAt, 'en')];
  if (coveredCount === eventCount) {
    return t(
      `Cả ${eventCount} sự kiện của hồ sơ đã nằm trong sổ chứng thực ký lúc ${vi}.`,
      `All ${eventCount} events of the dossier are in the ledger signed on ${en}.`,
    );
  }
  return t(
    `${coveredCount} trong ${eventCount} sự kiện đã nằm trong sổ chứng thực ký lúc ${vi}; phần còn lại được ghi vào ${formatMoment(nextAt, 'vi')}.`,
    `${coveredCount} of ${eventCount} events are in the ledger signed on ${en}; the rest follows on ${formatMoment(nextAt, 'en')}.`,
  );
}
