import { t } from '../kernel/messages.ts';
import { Card, Timeline } from '../ui/content.tsx';
import { ActForm } from './act-forms.tsx';
import { ActFields, type AgencyChoice } from './act-fields.tsx';
import { isOpen } from './decide.ts';
import type { DeskView, Moment } from './desk-view.ts';
import { ChecksCard, DraftCards } from './draft-cards.tsx';
import type { FormAct } from './forms.ts';
import { isAct, type LegalDocument } from './life.ts';
import { eventWords, relationWords } from './words.ts';

/** The one thing to do next, by where the document stands. */
function nextAct({ standing, appraisal, opinions, posted }: LegalDocument): FormAct | null {
  if (standing === 'proposed') return 'accept';
  if (standing === 'drafting')
    return opinions.length === 0 ? 'ask' : posted === null ? 'post' : 'send-appraisal';
  if (standing === 'opinions')
    return opinions.some(({ stance }) => stance === null) ? 'opine' : 'send-appraisal';
  if (standing === 'appraisal') return appraisal === null ? 'appraise' : 'submit';
  return standing === 'submitted' ? 'issue' : null;
}

const simpleActs = [
  'accept',
  'opine',
  'ask',
  'post',
  'assess',
  'send-appraisal',
  'appraise',
  'submit',
  'issue',
  'relate',
  'articles',
  'attach',
  'check',
  'return',
  'drop',
  'withdraw',
] as const satisfies readonly FormAct[];

export function DeskSide({ view }: { view: DeskView }) {
  const { document, may, filled, answering } = view;
  const { id, version, standing } = document;
  const next = nextAct(document);
  const open = simpleActs.filter(
    (act) => isOpen(standing, act) && (act === 'opine' ? answering.length > 0 : may(act)),
  );
  return (
    <>
      {open.length === 0 ? null : (
        <Card icon="pen-line" title={t('Việc có thể làm', 'What can be done')}>
          {open.map((act) => (
            <ActForm
              key={act}
              act={act}
              id={id}
              version={version}
              isNext={act === next}
              filled={filled}
              values={startOf(act, document, answering)}
            >
              <ActFields act={act} agencies={act === 'opine' ? answering : view.agencies} />
            </ActForm>
          ))}
          {may('conclude') && isOpen(standing, 'conclude') ? <Conclude view={view} /> : null}
          {may('relate') ? <RelationActs view={view} /> : null}
        </Card>
      )}
      <DraftCards view={view} />
      <ChecksCard view={view} />
      <HistoryCard moments={view.moments} />
    </>
  );
}

function startOf(
  act: FormAct,
  { impact, articles, issue }: LegalDocument,
  answering: readonly AgencyChoice[],
): Record<string, unknown> {
  if (act === 'opine') return { agencyId: answering[0]?.value ?? '' };
  if (act === 'assess' && impact !== null)
    return {
      adds: impact.adds.join(', '),
      amends: impact.amends.join(', '),
      abolishes: impact.abolishes.join(', '),
      assessment: impact.assessment,
    };
  if (act === 'articles')
    return {
      articles: articles.map(({ number, heading, text }) => `Điều ${number}. ${heading}\n${text}`).join('\n'),
    };
  // What a document does to another, it does from the day it takes effect, unless told.
  if (act === 'relate') return { effectiveOn: issue?.effectiveOn ?? '' };
  if (act === 'attach') return issue !== null ? { isOpen: 'on' } : {};
  return {};
}

function Conclude({ view: { document, reviews, filled } }: { view: DeskView }) {
  return (
    <>
      {reviews.map(({ id, title }) => (
        <ActForm
          key={id}
          act="conclude"
          id={document.id}
          version={document.version}
          filled={filled}
          suffix={`-${id}`}
          title={t(`Kết luận: ${title}`, `Conclude: ${title}`)}
        >
          <input type="hidden" name="reviewId" value={id} />
          <ActFields act="conclude" agencies={[]} />
        </ActForm>
      ))}
    </>
  );
}

function RelationActs({ view: { document, names, filled } }: { view: DeskView }) {
  const shared = { id: document.id, version: document.version, filled };
  return (
    <>
      {document.relations.map(({ number, kind, targetId, untilOn }) => {
        const other = names.get(targetId)?.number ?? String(targetId);
        const words = relationWords[kind];
        return (
          <div key={number}>
            {kind === 'suspends' && untilOn === null ? (
              <ActForm
                {...shared}
                act="end-suspension"
                suffix={`-${number}`}
                title={t(`Kết thúc ngưng hiệu lực ${other}`, `End the suspension of ${other}`)}
              >
                <input type="hidden" name="number" value={number} />
                <ActFields act="end-suspension" agencies={[]} />
              </ActForm>
            ) : null}
            <ActForm
              {...shared}
              act="unrelate"
              suffix={`-${number}`}
              title={t(
                `Gỡ: ${words.vi.toLowerCase()} ${other}`,
                `Take off: ${words.en.toLowerCase()} ${other}`,
              )}
            >
              <input type="hidden" name="number" value={number} />
              <ActFields act="unrelate" agencies={[]} />
            </ActForm>
          </div>
        );
      })}
    </>
  );
}

function HistoryCard({ moments }: { moments: readonly Moment[] }) {
  return (
    <Card icon="history" title={t('Lịch sử', 'History')}>
      <Timeline
        label={t('Lịch sử, mới nhất trước', 'History, newest first')}
        entries={moments.toReversed().map(({ number, kind, by, happenedAt }) => ({
          id: String(number),
          at: happenedAt,
          title: isAct(kind) || kind === 'proposed' || kind === 'registered' ? eventWords[kind] : kind,
          by: by === '' ? t('Hệ thống', 'The program') : by,
          state: 'done' as const,
        }))}
      />
    </Card>
  );
}
