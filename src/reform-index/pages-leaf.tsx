import { t } from '../kernel/messages.ts';
import { scanEndings } from '../kernel/scans.ts';
import { FileField, Select } from '../ui/choices.tsx';
import { NumberField, TextArea, TextField } from '../ui/fields.tsx';
import { formatBytes, formatNumber } from '../ui/format.ts';
import { Disclosure } from '../ui/notices.tsx';
import { useLanguage, useSay } from '../ui/page.tsx';
import { writeAnswer } from './answers.ts';
import { answerLabel, describeRule } from './describe.ts';
import type { SheetPageProps } from './sheet-view.ts';
import { Figures, Points } from './parts.tsx';
import { differs } from './rules.ts';
import type { Item, Rule } from './schema.ts';
import { leafOf, selfPoints, type LeafState } from './sheet.ts';
import { keyOf, shownAdjustment, shownStatement } from './sheet-forms.ts';
import { words } from './words.ts';

type Part = {
  readonly item: Item & { readonly rule: Rule };
  readonly leaf: LeafState;
  readonly page: SheetPageProps;
};

/** One criterion: what it is, what the agency states, what the appraisal says. */
export function LeafRow({ item, page }: { item: Item; page: SheetPageProps }) {
  const say = useSay();
  const language = useLanguage();
  const leaf = leafOf(page.state, item.code);
  const { rule } = item;
  const name = language === 'en' && item.nameEn !== '' ? item.nameEn : item.name;
  const part = rule === null ? null : { item: { ...item, rule }, leaf, page };
  return (
    <li
      class={`grid gap-4 border-t border-line py-4 first:border-t-0 ${page.mode === 'score' ? 'lg:grid-cols-2' : 'lg:grid-cols-3'}`}
    >
      <div class="grid content-start gap-1">
        <h3 class="font-semibold">
          {item.code} {name}
        </h3>
        <p class="text-[0.9375em] text-soft">
          {say(words.maximum)}: {formatNumber(item.points, language)} · {say(describeRule(rule))}
        </p>
        {item.guidance === '' ? null : (
          <Disclosure summary={t('Hướng dẫn', 'Guidance')}>
            <p>{item.guidance}</p>
          </Disclosure>
        )}
      </div>
      {part === null || rule?.kind === 'survey' ? (
        <p class="text-soft lg:col-span-2">
          {say(t('Tính từ phiếu điều tra xã hội học', 'Worked out from the survey'))}:{' '}
          <Points value={page.finals.get(item.code) ?? null} />
        </p>
      ) : (
        <>
          {page.mode === 'score' ? <ScoreFields {...part} /> : <Stated {...part} />}
          {page.mode === 'score' && leaf.appraisal === null ? null : <Appraised {...part} />}
        </>
      )}
    </li>
  );
}

function ScoreFields({ item, leaf, page }: Part) {
  const say = useSay();
  const { code, rule } = item;
  const name = (field: string): string => `leaf.${keyOf(code)}.${field}`;
  const files = page.files.get(code) ?? [];
  const isOdd = differs(rule, leaf.answer, leaf.figures);
  const hasRefusal =
    page.refused?.refusals.some(({ field }) => field?.startsWith(`leaf.${keyOf(code)}.`)) === true;
  const hasFigure = leaf.figures.some(({ value }) => value !== null);
  return (
    <div class="grid content-start gap-2">
      <Figures figures={leaf.figures} context={page.context} />
      <input type="hidden" name={name('seen')} value={leaf.revision} />
      <input type="hidden" name={name('was')} value={shownStatement(leaf)} />
      {rule.kind === 'yesNo' ? (
        <Select
          name={name('answer')}
          label={answerLabel(rule)}
          width="short"
          choices={[
            { value: 'yes', label: t('Có', 'Yes') },
            { value: 'no', label: t('Không', 'No') },
          ]}
        />
      ) : (
        <TextField
          name={name('answer')}
          label={answerLabel(rule)}
          width="short"
          inputMode="text"
          autocomplete="off"
          {...(hasFigure
            ? { hint: t('Để trống nếu đúng như hệ thống ghi nhận', 'Leave empty if the system is right') }
            : {})}
        />
      )}
      <p class="text-[0.9375em]">
        {say(t('Điểm tự chấm', 'Self-score'))}:{' '}
        <b>
          <Points value={selfPoints(item, leaf)} />
        </b>
      </p>
      <Disclosure
        open={hasRefusal || isOdd || (item.needsEvidence && files.length === 0)}
        summary={t(
          `Giải thích và ${item.needsEvidence ? 'tài liệu kiểm chứng (cần có)' : 'tài liệu kiểm chứng'}`,
          `Explanation and ${item.needsEvidence ? 'evidence (needed)' : 'evidence'}`,
        )}
      >
        <TextArea name={name('explanation')} label={t('Giải thích', 'Explanation')} rows={2} />
        {files.length === 0 ? null : (
          <ul class="grid gap-1">
            {files.map((file) => (
              <li key={file.hash}>
                <label class="flex items-center gap-2">
                  <input type="checkbox" class="checkbox" name={name('kept')} value={file.sealed} checked />
                  {file.name}
                </label>
              </li>
            ))}
          </ul>
        )}
        <FileField
          name={name('evidence')}
          label={words.evidence}
          hint={
            files.length === 0
              ? t('PDF hoặc ảnh', 'PDF or image')
              : t(
                  'Bỏ đánh dấu tệp không dùng nữa; thêm tệp mới ở dưới',
                  'Untick a file to leave it out; add new ones below',
                )
          }
          accept={scanEndings}
        />
      </Disclosure>
    </div>
  );
}

/** What the agency states, for reading. */
function Stated({ item, leaf, page }: Part) {
  const say = useSay();
  const language = useLanguage();
  const { answer } = leaf;
  const said =
    answer === null
      ? null
      : answer.kind === 'yesNo'
        ? say(answer.yes ? t('Có', 'Yes') : t('Không', 'No'))
        : `${writeAnswer(answer)}${answer.parts === null ? '' : ` = ${formatNumber(answer.value, language)} %`}`;
  const base = `/reform-index/cycles/${page.cycle.id}/sheets/${encodeURIComponent(page.agency.code)}/evidence`;
  return (
    <div class="grid content-start gap-1">
      <Figures figures={leaf.figures} context={page.context} />
      {said === null ? null : (
        <p>
          <span class="text-soft">{say(t('Cơ quan khai', 'The agency states'))}: </span>
          <b>{said}</b>
        </p>
      )}
      <p>
        <span class="text-soft">{say(t('Điểm tự chấm', 'Self-score'))}: </span>
        <b>
          <Points value={selfPoints(item, leaf)} />
        </b>
      </p>
      {leaf.explanation === '' ? null : <p class="whitespace-pre-line">{leaf.explanation}</p>}
      {leaf.evidence.length === 0 ? null : (
        <ul class="grid gap-1">
          {leaf.evidence.map(({ hash, name, size }) => (
            <li key={hash}>
              <a href={`${base}/${hash}`} target="_blank" rel="noopener">
                {name}
              </a>{' '}
              <span class="text-soft">({formatBytes(size, language)})</span>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}

/** Both rounds of the appraisal and the agency's answer between them; fields for whose turn it is. */
function Appraised({ item, leaf, page }: Part) {
  const say = useSay();
  const { mode } = page;
  const name = (field: string): string => `leaf.${keyOf(item.code)}.${field}`;
  const isAdjusted = leaf.appraisal !== null;
  const round =
    mode === 'appraise'
      ? 'appraisal'
      : mode === 'settle' && leaf.response?.agrees === false
        ? 'settlement'
        : null;
  const shown = round === null ? null : shownAdjustment(item, leaf, round);
  const answer = leaf.response === null ? '' : leaf.response.agrees ? 'yes' : 'no';
  return (
    <div class="grid content-start gap-2">
      {leaf.appraisal === null || mode === 'appraise' ? null : (
        <p>
          <span class="text-soft">{say(t('Thẩm định lần 1', 'First round'))}: </span>
          <b>
            <Points value={leaf.appraisal.points} />
          </b>
          {leaf.appraisal.reason === '' ? null : ` – ${leaf.appraisal.reason}`}
        </p>
      )}
      {leaf.response === null || mode === 'respond' ? null : (
        <p>
          <span class="text-soft">{say(t('Cơ quan', 'The agency'))}: </span>
          {say(leaf.response.agrees ? t('đồng ý', 'accepts') : t('không đồng ý', 'objects'))}
          {leaf.response.text === '' ? null : ` – ${leaf.response.text}`}
        </p>
      )}
      {leaf.settlement === null || mode === 'settle' ? null : (
        <p>
          <span class="text-soft">{say(t('Kết luận lần 2', 'Second round'))}: </span>
          <b>
            <Points value={leaf.settlement.points} />
          </b>
          {leaf.settlement.reason === '' ? null : ` – ${leaf.settlement.reason}`}
        </p>
      )}
      {shown === null ? null : (
        <>
          <input type="hidden" name={name('seen')} value={leaf.revision} />
          <input type="hidden" name={name('was')} value={`${shown.points}\n${shown.reason}`} />
          <NumberField name={name('points')} label={t('Điểm thẩm định', 'Points of the appraisal')} decimal />
          <TextArea
            name={name('reason')}
            label={t('Lý do điều chỉnh', 'Reason of the adjustment')}
            rows={2}
          />
        </>
      )}
      {mode === 'respond' && isAdjusted ? (
        <>
          <input type="hidden" name={name('seen')} value={leaf.revision} />
          <input type="hidden" name={name('was')} value={`${answer}\n${leaf.response?.text ?? ''}`} />
          <Select
            name={name('agrees')}
            label={t('Ý kiến của cơ quan', 'Answer of the agency')}
            width="short"
            choices={[
              { value: 'yes', label: t('Đồng ý', 'Accept') },
              { value: 'no', label: t('Không đồng ý', 'Object') },
            ]}
          />
          <TextArea name={name('text')} label={t('Giải trình', 'Grounds')} rows={2} />
        </>
      ) : null}
    </div>
  );
}
