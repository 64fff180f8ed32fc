import { refuse, type Refusal } from '../kernel/errors.ts';
import { t, type Text } from '../kernel/messages.ts';
import type { Office } from './schema.ts';

export const reportStates = {
  draft: t('Đang soạn', 'Being written'),
  frozen: t('Đã chốt số liệu', 'Figures frozen'),
  approved: t('Đã duyệt', 'Approved'),
  published: t('Đã phát hành', 'Published'),
} satisfies Record<string, Text>;
export type ReportState = keyof typeof reportStates;

export const sectionStates = {
  open: t('Đang soạn', 'Being written'),
  submitted: t('Chờ duyệt', 'Waiting for approval'),
  approved: t('Đã duyệt', 'Approved'),
} satisfies Record<string, Text>;
export type SectionState = keyof typeof sectionStates;

export type ReportAct = 'write' | 'assign' | 'comment' | 'office' | 'freeze' | 'thaw' | 'approve' | 'publish';
export type SectionAct = 'draft' | 'submit' | 'approve' | 'return';

/** What may be done with a report in each state. */
export const openActs = {
  draft: ['write', 'assign', 'comment', 'office', 'freeze'],
  frozen: ['comment', 'office', 'thaw', 'approve'],
  approved: ['comment', 'office', 'thaw', 'publish'],
  published: [],
} as const satisfies Record<ReportState, readonly ReportAct[]>;

/** What may be done with a section of a report that is being written. */
export const openSectionActs = {
  open: ['draft', 'submit'],
  submitted: ['draft', 'approve', 'return'],
  approved: ['return'],
} as const satisfies Record<SectionState, readonly SectionAct[]>;

export function mayDo(state: ReportState, act: ReportAct): true | Refusal {
  const open: readonly ReportAct[] = openActs[state];
  return open.includes(act) ? true : notNow(reportStates[state]);
}

export function mayDoSection(state: SectionState, act: SectionAct): true | Refusal {
  const open: readonly SectionAct[] = openSectionActs[state];
  return open.includes(act) ? true : notNow(sectionStates[state]);
}

export type SectionStanding = {
  readonly heading: string;
  readonly agencyIds: readonly number[];
  readonly state: SectionState;
};

/** Figures are frozen when every assigned section has been approved, for a day that is not before the period's last. */
export function mayFreeze(
  sections: readonly SectionStanding[],
  to: Temporal.PlainDate,
  asOf: Temporal.PlainDate,
  today: Temporal.PlainDate,
): true | Refusal {
  const waiting = sections.filter(({ agencyIds, state }) => agencyIds.length > 0 && state !== 'approved');
  if (waiting.length > 0) return notApproved(waiting.map(({ heading }) => heading));
  if (Temporal.PlainDate.compare(asOf, today) > 0) return asOfAhead;
  return Temporal.PlainDate.compare(asOf, to) < 0 ? asOfTooEarly : true;
}

/** An official document has number, day and signer (Decree 30/2020/NĐ-CP art. 8). */
export function mayPublish({ number, signedOn, signer }: Office): true | Refusal {
  if (number === '')
    return missing(
      'number',
      t('Hãy ghi số, ký hiệu văn bản trước khi phát hành.', 'Enter number and sign before publishing.'),
    );
  if (signedOn === '')
    return missing(
      'signedOn',
      t('Hãy chọn ngày ký trước khi phát hành.', 'Choose the day of signing before publishing.'),
    );
  if (signer === '')
    return missing(
      'signer',
      t('Hãy ghi người ký trước khi phát hành.', 'Enter who signs before publishing.'),
    );
  return true;
}

const missing = (field: string, words: Text): Refusal => refuse('invalid', words, field);

function notNow(state: Text): Refusal {
  return refuse(
    'conflict',
    t(
      `Không làm được việc này khi đang ở trạng thái “${state.vi}”. Hãy tải lại trang.`,
      `This cannot be done while it is "${state.en}". Reload the page.`,
    ),
  );
}

function notApproved(headings: readonly string[]): Refusal {
  const list = headings
    .slice(0, 5)
    .map((heading) => `“${heading}”`)
    .join(', ');
  const more = headings.length > 5 ? '…' : '';
  return refuse(
    'conflict',
    t(
      `Chưa chốt số liệu được: còn mục đã giao nhưng chưa duyệt (${list}${more}).`,
      `Figures cannot be frozen yet: assigned sections are not approved (${list}${more}).`,
    ),
  );
}

const asOfAhead = refuse(
  'invalid',
  t('Ngày chốt số liệu không thể ở tương lai.', 'Figures cannot be frozen as of a day to come.'),
  'asOf',
);
const asOfTooEarly = refuse(
  'invalid',
  t(
    'Ngày chốt số liệu không thể trước ngày cuối của kỳ báo cáo.',
    'Figures cannot be frozen as of a day before the period ends.',
  ),
  'asOf',
);
export const changedMeanwhile = refuse(
  'conflict',
  t(
    'Báo cáo vừa được người khác thay đổi. Nội dung bạn nhập còn nguyên ở đây; hãy mở lại trang để xem bản mới rồi lưu lại.',
    'Somebody else has just changed the report. What you typed is kept here; open the page again to see the new version, then save.',
  ),
);
