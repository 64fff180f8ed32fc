import { t } from '../kernel/messages.ts';
import type { Inclusion } from '../ledger/schema.ts';
import { StatusBadge } from '../ui/badges.tsx';
import { LinkButton } from '../ui/buttons.tsx';
import { Card, DefinitionList, PageTitle, Timeline } from '../ui/content.tsx';
import { formatMoment } from '../ui/format.ts';
import { Icon } from '../ui/icon.tsx';
import { Alert } from '../ui/notices.tsx';
import { Say, useLanguage } from '../ui/page.tsx';
import { LookUpCard } from './home-page.tsx';
import { ProofCard } from './proof-card.tsx';
import { handOverNotice } from './notice.ts';
import type { BriefView, FullView, TimeLeft } from './view.ts';
import { notFoundWords, stateTones } from './words.ts';

export const trackTitle = t('Tra cứu hồ sơ', 'Look up a dossier');

/** Asks for a code; `wasNotFound` says that there is no dossier with the one typed. */
export function LookUpPage({ code = '', wasNotFound }: { code?: string; wasNotFound: boolean }) {
  return (
    <div class="grid max-w-2xl gap-5">
      <PageTitle
        title={trackTitle}
        lead={t(
          'Gõ mã hồ sơ để biết hồ sơ đang ở đâu và ngày trả kết quả.',
          'Type the code to see where the dossier stands and when the result is due.',
        )}
      />
      {wasNotFound ? (
        <LookUpCard code={code} error={notFoundWords} isNext />
      ) : (
        <LookUpCard code={code} isNext />
      )}
    </div>
  );
}

/** For whoever knows a code only. */
export function BriefPage({ view }: { view: BriefView }) {
  return (
    <div class="grid max-w-3xl gap-5 wrap-anywhere">
      <Heading view={view} />
      <HandOverNotice view={view} />
      <Card>
        <DefinitionList facts={[stateFact(view), dueFact(view, null)]} />
      </Card>
      <Alert
        kind="note"
        title={t('Muốn xem đầy đủ?', 'To see all of it')}
        text={t(
          'Hãy quét mã QR trên giấy hẹn: trang mở ra cho biết hồ sơ đang ở bước nào, bạn cần làm gì tiếp và bằng chứng hồ sơ không bị sửa.',
          'Scan the QR code on the receipt: its page shows the present step, what to do next, and the proof that nothing was altered.',
        )}
      />
      <LookUpCard />
    </div>
  );
}

/** For the holder of the receipt. */
export function TrackPage({
  view,
  inclusion,
  proofHref,
}: {
  view: FullView;
  inclusion: Inclusion;
  proofHref: string;
}) {
  const { agency, advice, milestones } = view;
  const where = [agency.address, agency.phone].filter((part) => part !== '').join(' · ');
  return (
    <div class="grid gap-5 wrap-anywhere">
      <Heading view={view} />
      <HandOverNotice view={view} />
      <div class="grid items-start gap-5 lg:grid-cols-2">
        <div class="grid gap-5">
          <Card title={advice.title} icon={advice.isAsked ? 'bell' : 'circle-check'}>
            <p>
              <Say text={advice.text} />
            </p>
            <p>
              {agency.name}
              {where === '' ? null : <span class="text-soft"> · {where}</span>}
            </p>
            <div class="actions">
              <LinkButton
                look={advice.isAsked ? 'next' : 'plain'}
                icon="map-pin"
                href={`/agencies/${encodeURIComponent(agency.code)}`}
                text={t('Địa chỉ và giờ làm việc', 'Address and office hours')}
              />
            </div>
          </Card>
          <Card title={t('Quá trình giải quyết', 'How it went')} icon="route">
            <Timeline
              label={t('Quá trình giải quyết', 'How it went')}
              entries={milestones.map(({ at, ...entry }) => (at === null ? entry : { ...entry, at }))}
            />
          </Card>
        </div>
        <div class="grid gap-5">
          <Card title={t('Thông tin chung', 'In general')} icon="info">
            <DefinitionList
              facts={[
                { term: t('Thủ tục', 'Procedure'), value: view.procedure },
                stateFact(view),
                {
                  term: t('Ngày tiếp nhận', 'Received'),
                  value: view.receivedAt === null ? null : <Moment at={view.receivedAt} />,
                },
                dueFact(view, view.timeLeft),
              ]}
            />
          </Card>
          <ProofCard inclusion={inclusion} proofHref={proofHref} />
        </div>
      </div>
    </div>
  );
}

function Heading({ view }: { view: BriefView }) {
  const { code, state, stateWords } = view;
  return (
    <PageTitle
      title={t(`Hồ sơ ${code}`, `Dossier ${code}`)}
      crumbs={[{ href: '/dossiers/look-up', text: trackTitle }]}
      beside={<StatusBadge tone={stateTones[state]} text={stateWords} />}
    />
  );
}

/** Who handles it now, where an agency handed it over. */
function HandOverNotice({ view }: { view: BriefView }) {
  const lines = handOverNotice(view);
  if (view.handedOver === null) return null;
  const { name, code } = view.handedOver.to;
  return (
    <Alert kind="note" title={t(`Hồ sơ nay do ${name} giải quyết`, `Now handled by ${name}`)}>
      {lines.map((line) => (
        <p key={line.en}>
          <Say text={line} />
        </p>
      ))}
      <p>
        <a href={`/agencies/${encodeURIComponent(code)}`}>
          <Say text={t(`Địa chỉ và giờ làm việc của ${name}`, `Address and office hours of ${name}`)} />
        </a>
      </p>
    </Alert>
  );
}

function stateFact({ stateWords }: BriefView) {
  return { term: t('Tình trạng', 'State'), value: <Say text={stateWords} /> };
}

function dueFact({ dueAt }: BriefView, left: TimeLeft | null) {
  const value =
    dueAt === null ? (
      <Say text={t('Không hẹn ngày', 'No date set')} />
    ) : (
      <>
        <strong>
          <Moment at={dueAt} />
        </strong>
        {left === null ? null : (
          <p>
            <span class={left.isOverdue ? 'due due-late' : 'due due-running'}>
              <Icon name={left.isOverdue ? 'clock-alert' : 'clock'} size={16} />
              <Say text={left.text} />
            </span>
          </p>
        )}
      </>
    );
  return { term: t('Hẹn trả kết quả', 'Result due'), value };
}

function Moment({ at }: { at: Temporal.Instant }) {
  const language = useLanguage();
  return <time dateTime={at.toString()}>{formatMoment(at, language, { weekday: true })}</time>;
}
