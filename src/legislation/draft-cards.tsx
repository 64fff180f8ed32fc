import { t } from '../kernel/messages.ts';
import { StatusBadge } from '../ui/badges.tsx';
import { Card, DefinitionList } from '../ui/content.tsx';
import { formatMoment } from '../ui/format.ts';
import { Alert } from '../ui/notices.tsx';
import { Say, useLanguage, useSay } from '../ui/page.tsx';
import { ActFields } from './act-fields.tsx';
import { ActForm } from './act-forms.tsx';
import type { DeskView } from './desk-view.ts';
import { CommentLine, SetAside } from './comment-lines.tsx';
import { showDay } from './parts.tsx';
import { conclusionWords, faultWords, stanceWords, verdictWords } from './words.ts';

/** Opinions, posting, impact and appraisal, as far as there are any. */
export function DraftCards({ view }: { view: DeskView }) {
  const { document, agency } = view;
  const comments = view.comments.filter(({ hiddenWhy }) => hiddenWhy === '');
  const { opinions, posted, impact, appraisal, answer } = document;
  const say = useSay();
  const language = useLanguage();
  return (
    <>
      {opinions.length === 0 && posted === null ? null : (
        <Card icon="message-square" title={t('Lấy ý kiến', 'Opinions')}>
          {posted === null ? null : (
            <p>
              <Say
                text={t(
                  `Đăng công khai từ ${showDay(posted.from)} đến hết ${showDay(posted.until)}; ${comments.length} góp ý.`,
                  `Posted from ${showDay(posted.from)} to ${showDay(posted.until)}; ${comments.length} comments.`,
                )}
              />
            </p>
          )}
          <ul class="grid gap-3">
            {opinions.map(({ agencyId, dueOn, stance, words, at }) => (
              <li key={agencyId}>
                <b>{agency(agencyId)}</b>{' '}
                <StatusBadge
                  tone={stance === null ? 'waiting' : stance === 'disagree' ? 'stopped' : 'done'}
                  text={
                    stance === null
                      ? t(`Chờ đến ${showDay(dueOn)}`, `Awaited by ${showDay(dueOn)}`)
                      : stanceWords[stance]
                  }
                />
                {words === '' ? null : <p class="whitespace-pre-line">{words}</p>}
                {at === null ? null : <p class="text-sm text-soft">{formatMoment(at, language)}</p>}
              </li>
            ))}
            {comments.map((comment) => (
              <CommentLine key={comment.id} {...{ comment, view }} />
            ))}
          </ul>
          <SetAside view={view} />
        </Card>
      )}
      {impact === null ? null : (
        <Card icon="list-checks" title={t('Tác động đến thủ tục hành chính', 'Impact on procedures')}>
          <DefinitionList
            facts={[
              { term: t('Thêm mới', 'Added'), value: impact.adds.join(', ') },
              { term: t('Sửa đổi, bổ sung', 'Amended'), value: <Codes codes={impact.amends} /> },
              { term: t('Bãi bỏ', 'Abolished'), value: <Codes codes={impact.abolishes} /> },
              { term: t('Đánh giá tác động', 'Assessment'), value: impact.assessment },
            ]}
          />
        </Card>
      )}
      {appraisal === null ? null : (
        <Card icon="gavel" title={t('Báo cáo thẩm định', 'Appraisal')}>
          <Alert
            kind={appraisal.verdict === 'disagree' ? 'warning' : 'done'}
            text={verdictWords[appraisal.verdict]}
          />
          <p>
            {[
              appraisal.isLegal ? t('hợp pháp', 'lawful') : t('chưa hợp pháp', 'not lawful'),
              appraisal.isConsistent ? t('thống nhất', 'consistent') : t('chưa thống nhất', 'not consistent'),
              appraisal.isFeasible ? t('khả thi', 'feasible') : t('chưa khả thi', 'not feasible'),
            ]
              .map((one) => say(one))
              .join(', ')}
          </p>
          <p class="whitespace-pre-line">{appraisal.words}</p>
          {answer === '' ? null : (
            <p class="whitespace-pre-line">
              <b>
                <Say text={t('Tiếp thu, giải trình: ', 'Taken in: ')} />
              </b>
              {answer}
            </p>
          )}
        </Card>
      )}
    </>
  );
}

/** Self-checks and conclusions of reviews, each with its remedy followed to the end. */
export function ChecksCard({ view: { document, filled, may } }: { view: DeskView }) {
  const say = useSay();
  const shared = { id: document.id, version: document.version, filled };
  if (document.checks.length + document.conclusions.length === 0) return null;
  return (
    <Card icon="shield-check" title={t('Tự kiểm tra, rà soát', 'Checks and reviews')}>
      <ul class="grid gap-4">
        {document.checks.map(({ number, checkedOn, faults, words, remedy, dueOn, doneOn, doneWords }) => (
          <li key={number}>
            <p>
              {say(t('Tự kiểm tra ngày', 'Checked on'))} {showDay(checkedOn)}:{' '}
              <b>
                {faults.length === 0
                  ? say(t('phù hợp', 'right'))
                  : faults.map((fault) => say(faultWords[fault])).join('; ')}
              </b>
            </p>
            {words === '' ? null : <p class="whitespace-pre-line">{words}</p>}
            {faults.length === 0 ? null : <RemedyLine {...{ remedy, dueOn, doneOn, doneWords }} />}
            {faults.length > 0 && doneOn === null && may('remedy-check') ? (
              <ActForm {...shared} act="remedy-check" suffix={`-${number}`}>
                <input type="hidden" name="number" value={number} />
                <ActFields act="remedy-check" agencies={[]} />
              </ActForm>
            ) : null}
          </li>
        ))}
        {document.conclusions.map(({ reviewId, on, conclusion, words, remedy, dueOn, doneOn, doneWords }) => (
          <li key={`r${reviewId}`}>
            <p>
              <a href={`/legislation/reviews/${reviewId}`}>{say(t('Rà soát', 'Review'))}</a> {showDay(on)}:{' '}
              <b>{say(conclusionWords[conclusion])}</b>
            </p>
            {words === '' ? null : <p class="whitespace-pre-line">{words}</p>}
            {conclusion === 'keep' ? null : <RemedyLine {...{ remedy, dueOn, doneOn, doneWords }} />}
            {conclusion !== 'keep' && doneOn === null && may('remedy-review') ? (
              <ActForm {...shared} act="remedy-review" suffix={`-${reviewId}`}>
                <input type="hidden" name="reviewId" value={reviewId} />
                <ActFields act="remedy-review" agencies={[]} />
              </ActForm>
            ) : null}
          </li>
        ))}
      </ul>
    </Card>
  );
}

function RemedyLine(props: {
  remedy: string;
  dueOn: string | null;
  doneOn: string | null;
  doneWords: string;
}) {
  const due = showDay(props.dueOn);
  return (
    <p class="text-soft">
      {props.remedy}{' '}
      <Say
        text={
          props.doneOn === null
            ? t(`(hạn ${due}, chưa xong)`, `(due ${due}, not done)`)
            : t(
                `(xong ngày ${showDay(props.doneOn)}: ${props.doneWords})`,
                `(done on ${showDay(props.doneOn)}: ${props.doneWords})`,
              )
        }
      />
    </p>
  );
}

function Codes({ codes }: { codes: readonly string[] }) {
  if (codes.length === 0) return <>–</>;
  return (
    <span class="flex flex-wrap gap-x-3">
      {codes.map((code) => (
        <a key={code} class="inline-block py-2" href={`/procedures/${encodeURIComponent(code)}`}>
          {code}
        </a>
      ))}
    </span>
  );
}
