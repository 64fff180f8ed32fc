import { refuse, type Refusal } from '../kernel/errors.ts';
import { t } from '../kernel/messages.ts';
import { formatDay } from '../ui/format.ts';
import { dayAfter } from './effect.ts';
import { earliestEffect, leastPosting } from './law-rules.ts';
import { acts, type Act, type DataOf, type Done, type LegalDocument, type Standing } from './life.ts';
import type { Day, DocumentFields, Issue } from './schema.ts';
import { standingWords } from './words.ts';

/** Acts open in a standing. */
export function openActs(standing: Standing): readonly Act[] {
  return (Object.keys(acts) as Act[]).filter((act) => isOpen(standing, act));
}

export function isOpen(standing: Standing, act: Act): boolean {
  return (acts[act].in as readonly Standing[]).includes(standing);
}

/** Whether this may be done to the document today: the event, or everything that stands in the way. */
export function decide(state: LegalDocument, done: Done, today: Day): Done | readonly Refusal[] {
  if (!isOpen(state.standing, done.kind)) return [notOpen(state.standing)];
  const refusals = obstacles(state, done, today);
  return refusals.length === 0 ? done : refusals;
}

function obstacles(state: LegalDocument, { kind, data }: Done, today: Day): readonly Refusal[] {
  switch (kind) {
    case 'ask':
      return [...notBefore(data.dueOn, today, 'dueOn'), ...askedTwice(state, data.agencyIds)];
    case 'opine':
      return state.opinions.some(({ agencyId }) => agencyId === data.agencyId) ? [] : [notAsked];
    case 'post':
      return postingRefusals(state, data, today);
    case 'send-appraisal':
      return unready(state, today);
    case 'submit':
      return state.appraisal === null ? [notAppraised] : [];
    case 'issue':
      return issueRefusals(state.fields, data.issue, { isShortened: data.isShortened, today });
    case 'correct':
      return entryRefusals(data.fields, data.issue, today);
    case 'relate':
      return data.kind === 'suspends' && data.untilOn !== null && data.untilOn < data.effectiveOn
        ? [endsFirst('untilOn')]
        : [];
    case 'end-suspension': {
      const found = state.relations.find((one) => one.number === data.number && one.kind === 'suspends');
      if (found === undefined) return [noRelation];
      return data.lastDay < found.effectiveOn ? [endsFirst('lastDay')] : [];
    }
    case 'unrelate':
      return state.relations.some(({ number }) => number === data.number) ? [] : [noRelation];
    case 'open-file':
      return state.files.some(({ hash }) => hash === data.hash) ? [] : [noFile];
    case 'articles':
      return twice(data.articles.map(({ number }) => number));
    case 'check':
      return [...notAfter(data.checkedOn, today, 'checkedOn'), ...faultRefusals(data)];
    case 'remedy-check': {
      const found = state.checks.find(({ number }) => number === data.number);
      return found === undefined || found.faults.length === 0
        ? [nothingToRemedy]
        : between(data.doneOn, found.checkedOn, today);
    }
    case 'conclude':
      return conclusionRefusals(data);
    case 'remedy-review': {
      const found = state.conclusions.find(({ reviewId }) => reviewId === data.reviewId);
      return found === undefined || found.conclusion === 'keep'
        ? [nothingToRemedy]
        : between(data.doneOn, found.on, today);
    }
    default:
      return [];
  }
}

/** What is wrong with a document that is entered as issued. */
export function entryRefusals(fields: DocumentFields, issue: Issue, today: Day): readonly Refusal[] {
  const refusals: Refusal[] = [...notAfter(issue.issuedOn, today, 'issuedOn')];
  if (issue.effectiveOn < issue.issuedOn) refusals.push(effectFirst);
  if (issue.endsOn !== null && issue.endsOn < issue.effectiveOn) refusals.push(endsFirst('endsOn'));
  if ((fields.level === 'central') !== (fields.body === 'central')) refusals.push(wrongBody);
  return refusals;
}

function issueRefusals(
  fields: DocumentFields,
  issue: Issue,
  { isShortened, today }: { isShortened: boolean; today: Day },
): readonly Refusal[] {
  const refusals = [...entryRefusals(fields, issue, today)];
  const earliest = earliestEffect(fields.level, issue.issuedOn, isShortened);
  if (issue.effectiveOn >= issue.issuedOn && issue.effectiveOn < earliest.on) {
    const day = shown(earliest.on);
    refusals.push(
      refuse(
        'too-early',
        t(
          `Có hiệu lực sớm nhất từ ngày ${day}: không sớm hơn ${earliest.days} ngày kể từ ngày ký ban hành hoặc thông qua (${earliest.source}).`,
          `In force from ${day} at the earliest: not before ${earliest.days} days have passed (${earliest.source}).`,
        ),
        'effectiveOn',
      ),
    );
  }
  const year = /\/(\d{4})\//.exec(issue.number)?.[1];
  const symbol = { decision: 'QĐ-', directive: 'CT-', resolution: 'NQ-' }[fields.kind as string];
  if (fields.level !== 'central' && year !== issue.issuedOn.slice(0, 4)) refusals.push(wrongYear);
  if (symbol !== undefined && !issue.number.includes(`/${symbol}`)) refusals.push(wrongSymbol(symbol));
  return refusals;
}

function postingRefusals(state: LegalDocument, data: DataOf<'post'>, today: Day): readonly Refusal[] {
  const { days, source } = leastPosting(state.fields.level, today);
  const least = dayAfter(data.from, Math.max(days - 1, 0));
  if (data.until < data.from) return [endsFirst('until')];
  if (data.until >= least) return notBefore(data.from, today, 'from');
  return [
    ...notBefore(data.from, today, 'from'),
    refuse(
      'too-short',
      t(
        `Dự thảo phải được đăng ít nhất ${days} ngày, tức đến hết ngày ${shown(least)} (${source}).`,
        `A draft stands open for at least ${days} days, to ${shown(least)} (${source}).`,
      ),
      'until',
    ),
  ];
}

/** What is missing before a draft may go to the justice department. */
function unready({ opinions, posted, impact, fields }: LegalDocument, today: Day): readonly Refusal[] {
  const refusals: Refusal[] = [];
  if (opinions.some(({ stance, dueOn }) => stance === null && dueOn >= today)) refusals.push(stillAsked);
  if (leastPosting(fields.level, today).days > 0 && (posted === null || posted.until >= today))
    refusals.push(notPosted);
  const touched = impact === null ? 0 : impact.adds.length + impact.amends.length + impact.abolishes.length;
  if (impact === null) refusals.push(noImpact);
  else if (touched > 0 && impact.assessment === '') refusals.push(notAssessed);
  return refusals;
}

function askedTwice({ opinions }: LegalDocument, agencyIds: readonly number[]): readonly Refusal[] {
  return opinions.some(({ agencyId }) => agencyIds.includes(agencyId)) ? [alreadyAsked] : [];
}

function faultRefusals({ faults, words, remedy, dueOn }: DataOf<'check'>): readonly Refusal[] {
  if (faults.length === 0) return [];
  return [
    ...(words === '' ? [sayIt('words')] : []),
    ...(remedy === '' ? [sayIt('remedy')] : []),
    ...(dueOn === null ? [sayIt('dueOn')] : []),
  ];
}

function conclusionRefusals({ conclusion, remedy, dueOn }: DataOf<'conclude'>): readonly Refusal[] {
  if (conclusion === 'keep') return [];
  return [...(remedy === '' ? [sayIt('remedy')] : []), ...(dueOn === null ? [sayIt('dueOn')] : [])];
}

function twice(numbers: readonly string[]): readonly Refusal[] {
  return new Set(numbers).size === numbers.length ? [] : [articleTwice];
}

function between(day: Day, from: Day, today: Day): readonly Refusal[] {
  return [...(day < from ? [endsFirst('doneOn')] : []), ...notAfter(day, today, 'doneOn')];
}

function notBefore(day: Day, today: Day, field: string): readonly Refusal[] {
  return day < today
    ? [refuse('past', t('Ngày này đã qua; hãy chọn từ hôm nay trở đi.', 'Choose today or later.'), field)]
    : [];
}

function notAfter(day: Day, today: Day, field: string): readonly Refusal[] {
  return day > today
    ? [
        refuse(
          'future',
          t('Ngày này chưa đến; hãy ghi ngày đã có thật.', 'This day has not come yet.'),
          field,
        ),
      ]
    : [];
}

const shown = (day: Day): string => formatDay(Temporal.PlainDate.from(day));

const notOpen = (standing: Standing): Refusal =>
  refuse(
    'not-open',
    t(
      `Văn bản đang ở bước "${standingWords[standing].vi}" nên không làm việc này được. Hãy tải lại trang.`,
      `The document is at "${standingWords[standing].en}", where this cannot be done. Load the page again.`,
    ),
  );
const endsFirst = (field: string): Refusal =>
  refuse('order', t('Ngày kết thúc trước ngày bắt đầu.', 'It ends before it begins.'), field);
const sayIt = (field: string): Refusal =>
  refuse('missing', t('Hãy ghi phần này.', 'Please fill this in.'), field);
const effectFirst = refuse(
  'order',
  t('Ngày có hiệu lực trước ngày ban hành.', 'In force before it was issued.'),
  'effectiveOn',
);
const wrongBody = refuse(
  'invalid',
  t(
    'Văn bản trung ương do cơ quan trung ương ban hành, văn bản địa phương do HĐND, UBND hoặc Chủ tịch UBND.',
    'A central document is issued by a central organ, a local one by the council, the committee or its chairman.',
  ),
  'body',
);
const wrongYear = refuse(
  'invalid',
  t('Năm trong số, ký hiệu không phải năm ban hành.', 'The year in the number is not the year of issue.'),
  'number',
);
const wrongSymbol = (symbol: string): Refusal =>
  refuse(
    'invalid',
    t(
      `Ký hiệu của loại văn bản này có "${symbol}", ví dụ 12/2026/${symbol}UBND.`,
      `The symbol of this kind of document has "${symbol}".`,
    ),
    'number',
  );
const alreadyAsked = refuse(
  'asked',
  t('Có cơ quan đã được lấy ý kiến rồi.', 'One of the agencies has been asked already.'),
  'agencyIds',
);
const notAsked = refuse('not-asked', t('Cơ quan này không được hỏi ý kiến.', 'This agency was not asked.'));
const stillAsked = refuse(
  'awaited',
  t(
    'Còn cơ quan chưa góp ý mà thời hạn chưa hết.',
    'Opinions are still awaited, and their time has not passed.',
  ),
);
const notPosted = refuse(
  'not-posted',
  t(
    'Dự thảo chưa được đăng lấy ý kiến đủ thời hạn.',
    'The draft has not stood open for comments for the whole time.',
  ),
);
const noImpact = refuse(
  'no-impact',
  t(
    'Chưa ghi tác động đến thủ tục hành chính; để trống mọi mã nếu không có thủ tục nào.',
    'Say what it does to procedures; leave every code empty where it touches none.',
  ),
);
const notAssessed = refuse(
  'not-assessed',
  t(
    'Có thủ tục chịu tác động mà chưa có bản đánh giá tác động (Nghị định 63/2010/NĐ-CP, điều 10).',
    'It touches procedures, but the assessment is missing (decree 63/2010, article 10).',
  ),
);
const notAppraised = refuse(
  'not-appraised',
  t('Chưa có báo cáo thẩm định.', 'There is no appraisal report yet.'),
);
const noRelation = refuse('not-there', t('Không có quan hệ này.', 'There is no such relation.'));
const noFile = refuse('not-there', t('Không có tệp này.', 'There is no such file.'));
const nothingToRemedy = refuse('not-there', t('Không có gì phải xử lý.', 'There is nothing to remedy.'));
const articleTwice = refuse(
  'twice',
  t('Có điều được ghi hai lần.', 'An article is given twice.'),
  'articles',
);
