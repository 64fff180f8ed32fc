import { sql, type RawBuilder, type SqlBool } from 'kysely';
import type { Better, Frame, Indicator, Unit } from '../indicators/schema.ts';
import { t, type Text } from '../kernel/messages.ts';
import { dossierFacts } from './fact-source.ts';

const law = 'Thông tư 02/2017/TT-VPCP, biểu II.06a/VPCP/KSTT';

/** A dossier got in the period, closed in the period, or open at a moment: what the form counts is one of these. */
const within = ({ from, to }: Frame) => sql`fact.happened_on between ${from}::date and ${to}::date`;
const arrival = sql<number>`case when fact.kind in ('received', 'joined') then 1 else -1 end`;

type Counted = {
  readonly code: string;
  readonly title: Text;
  readonly definition: Text;
  readonly better?: Better;
  /** Which facts count … */
  when(frame: Frame): RawBuilder<SqlBool>;
  /** … and for how much; for 1 unless told. */
  readonly adds?: RawBuilder<number>;
  readonly looksAtDue?: true;
};

function count({
  code,
  title,
  definition,
  better = 'none',
  when,
  adds = sql`1`,
  ...more
}: Counted): Indicator {
  return {
    code: `dossier.${code}`,
    title,
    unit: 'count',
    definition,
    law,
    area: 'procedures',
    better,
    from: {
      kind: 'measure',
      of: dossierFacts,
      only: when,
      adds: (frame) => sql`case when ${when(frame)} then ${adds} else 0 end`,
      ...more,
    },
    isOpen: true,
  };
}

type Derived = Omit<Counted, 'when' | 'adds' | 'looksAtDue'> & {
  readonly unit?: Unit;
  readonly from: Indicator['from'];
};

function derived({ code, title, definition, better = 'none', unit = 'share', from }: Derived): Indicator {
  return {
    code: `dossier.${code}`,
    title,
    unit,
    definition,
    law,
    area: 'procedures',
    better,
    from,
    isOpen: true,
  };
}

const ratio = (part: string, whole: string): Indicator['from'] => ({
  kind: 'ratio',
  part: `dossier.${part}`,
  whole: `dossier.${whole}`,
});
const sum = (...of: string[]): Indicator['from'] => ({
  kind: 'sum',
  of: of.map((term) => (term.startsWith('-') ? `-dossier.${term.slice(1)}` : `dossier.${term}`)),
});

/**
 * The columns of form II.06a and the shares that reports make of them. Opening + received + taken over = resolved + in
 * progress + handed over, for every agency in every period; none of them is ever negative. Over the whole city what was
 * handed over is what was taken over, so that opening + received = resolved + in progress.
 */
export const dossierIndicators: readonly Indicator[] = [
  count({
    code: 'opening',
    title: t('Hồ sơ kỳ trước chuyển qua', 'Carried over'),
    definition: t(
      'Hồ sơ cơ quan đang giữ khi bắt đầu kỳ: đã tiếp nhận hoặc nhận bàn giao trước ngày đầu kỳ và chưa giải quyết xong, chưa bàn giao đi đến ngày đó',
      'Held when the period begins: received or taken over before its first day, and neither resolved nor handed over by then',
    ),
    when: (frame) => sql`fact.happened_on < ${frame.from}::date`,
    adds: arrival,
  }),
  count({
    code: 'received',
    title: t('Hồ sơ tiếp nhận mới trong kỳ', 'Received'),
    definition: t(
      'Hồ sơ được tiếp nhận trong kỳ; hồ sơ không được tiếp nhận không tính',
      'Received in the period; what was not accepted does not count',
    ),
    when: (frame) => sql`fact.kind = 'received' and ${within(frame)}`,
  }),
  count({
    code: 'receivedOnline',
    title: t('Hồ sơ tiếp nhận trực tuyến', 'Received online'),
    definition: t('Hồ sơ tiếp nhận trong kỳ, nộp trực tuyến', 'Received in the period, filed online'),
    better: 'more',
    when: (frame) => sql`fact.kind = 'received' and fact.channel = 'online' and ${within(frame)}`,
  }),
  count({
    code: 'receivedDirect',
    title: t('Hồ sơ tiếp nhận trực tiếp, bưu chính', 'Received at counters and by post'),
    definition: t(
      'Hồ sơ tiếp nhận trong kỳ, nộp tại bộ phận một cửa, qua bưu chính hoặc do cơ quan khác chuyển đến',
      'Received in the period at a counter, by post or from another agency',
    ),
    when: (frame) => sql`fact.kind = 'received' and fact.channel <> 'online' and ${within(frame)}`,
  }),
  count({
    code: 'takenOver',
    title: t('Hồ sơ nhận bàn giao do sắp xếp tổ chức', 'Taken over by a reorganisation'),
    definition: t(
      'Hồ sơ đang giải quyết mà cơ quan kế thừa nhận từ cơ quan khác trong kỳ khi sắp xếp tổ chức',
      'Dossiers under way that the succeeding agency took over from another in the period by a reorganisation',
    ),
    when: (frame) => sql`fact.kind = 'joined' and ${within(frame)}`,
  }),
  count({
    code: 'handedOver',
    title: t('Hồ sơ bàn giao đi do sắp xếp tổ chức', 'Handed over by a reorganisation'),
    definition: t(
      'Hồ sơ đang giải quyết mà cơ quan bàn giao cho cơ quan kế thừa trong kỳ khi sắp xếp tổ chức; mã hồ sơ và ngày hẹn giữ nguyên',
      'Dossiers under way that the agency handed over to the succeeding one in the period by a reorganisation; code and due date stay',
    ),
    when: (frame) => sql`fact.kind = 'left' and ${within(frame)}`,
  }),
  derived({
    code: 'total',
    title: t('Tổng số hồ sơ phải giải quyết', 'Dossiers to resolve'),
    definition: t(
      'Kỳ trước chuyển qua cộng tiếp nhận mới trong kỳ; khi sắp xếp tổ chức cộng thêm hồ sơ nhận bàn giao, trừ hồ sơ bàn giao đi',
      'Carried over plus received; in a reorganisation plus what was taken over, less what was handed over',
    ),
    unit: 'count',
    from: sum('opening', 'received', 'takenOver', '-handedOver'),
  }),
  count({
    code: 'resolvedEarly',
    title: t('Giải quyết trước hạn', 'Resolved early'),
    definition: t('Giải quyết xong vào một ngày trước ngày hẹn', 'Resolved on a day before the due day'),
    better: 'more',
    when: (frame) => sql`fact.kind = 'closed' and fact.timeliness = 'early' and ${within(frame)}`,
  }),
  count({
    code: 'resolvedOnTime',
    title: t('Giải quyết đúng hạn', 'Resolved on time'),
    definition: t(
      'Giải quyết xong trong ngày hẹn; thủ tục tính theo giờ: không sau giờ hẹn',
      'Resolved on the due day; for terms in hours, not after the hour due',
    ),
    better: 'more',
    when: (frame) => sql`fact.kind = 'closed' and fact.timeliness = 'onTime' and ${within(frame)}`,
  }),
  count({
    code: 'resolvedLate',
    title: t('Giải quyết quá hạn', 'Resolved late'),
    definition: t('Giải quyết xong sau hạn', 'Resolved after it was due'),
    better: 'less',
    when: (frame) => sql`fact.kind = 'closed' and fact.timeliness = 'late' and ${within(frame)}`,
  }),
  derived({
    code: 'resolved',
    title: t('Hồ sơ đã giải quyết', 'Resolved'),
    definition: t(
      'Hồ sơ có kết quả, từ chối bằng văn bản, rút hoặc dừng trong kỳ: trước hạn, đúng hạn và quá hạn cộng lại',
      'With a result, refused in writing, withdrawn or stopped in the period: early, on time and late together',
    ),
    unit: 'count',
    from: sum('resolvedEarly', 'resolvedOnTime', 'resolvedLate'),
  }),
  count({
    code: 'inProgress',
    title: t('Hồ sơ đang giải quyết', 'In progress'),
    definition: t(
      'Hồ sơ đã tiếp nhận và chưa giải quyết xong đến cuối kỳ',
      'Received and not yet resolved at the end of the period',
    ),
    when: ({ to }) => sql`fact.happened_on <= ${to}::date`,
    adds: arrival,
  }),
  count({
    code: 'inProgressOverdue',
    title: t('Đang giải quyết, đã quá hạn', 'In progress, overdue'),
    definition: t(
      'Chưa giải quyết xong đến cuối kỳ trong khi hạn đã hết',
      'Not yet resolved at the end of the period though due before',
    ),
    better: 'less',
    when: ({ to, at }) => sql`fact.happened_on <= ${to}::date and fact.due_at < ${at}`,
    looksAtDue: true,
    adds: arrival,
  }),
  derived({
    code: 'inProgressWithin',
    title: t('Đang giải quyết, trong hạn', 'In progress, within term'),
    definition: t(
      'Đang giải quyết và chưa hết hạn, kể cả hồ sơ đang chờ người nộp',
      'In progress and not yet due, those waiting for the applicant included',
    ),
    unit: 'count',
    from: sum('inProgress', '-inProgressOverdue'),
  }),
  derived({
    code: 'resolvedInTime',
    title: t('Giải quyết trước và đúng hạn', 'Resolved early or on time'),
    definition: t('Trước hạn cộng đúng hạn', 'Early plus on time'),
    better: 'more',
    unit: 'count',
    from: sum('resolvedEarly', 'resolvedOnTime'),
  }),
  derived({
    code: 'resolvedShare',
    title: t('Tỷ lệ hồ sơ đã giải quyết', 'Share resolved'),
    definition: t('Đã giải quyết chia cho tổng số phải giải quyết', 'Resolved ÷ dossiers to resolve'),
    better: 'more',
    from: ratio('resolved', 'total'),
  }),
  derived({
    code: 'earlyShare',
    title: t('Tỷ lệ giải quyết trước hạn', 'Share early'),
    definition: t('Trước hạn chia cho đã giải quyết', 'Early ÷ resolved'),
    better: 'more',
    from: ratio('resolvedEarly', 'resolved'),
  }),
  derived({
    code: 'onTimeOnlyShare',
    title: t('Tỷ lệ giải quyết đúng ngày hẹn', 'Share on the due day'),
    definition: t('Đúng hạn chia cho đã giải quyết', 'On time ÷ resolved'),
    from: ratio('resolvedOnTime', 'resolved'),
  }),
  derived({
    code: 'lateShare',
    title: t('Tỷ lệ giải quyết quá hạn', 'Share late'),
    definition: t('Quá hạn chia cho đã giải quyết', 'Late ÷ resolved'),
    better: 'less',
    from: ratio('resolvedLate', 'resolved'),
  }),
  derived({
    code: 'onTimeShare',
    title: t('Tỷ lệ giải quyết trước và đúng hạn', 'Share in time'),
    definition: t('Trước hạn và đúng hạn chia cho đã giải quyết', 'Early and on time ÷ resolved'),
    better: 'more',
    from: ratio('resolvedInTime', 'resolved'),
  }),
  derived({
    code: 'onlineShare',
    title: t('Tỷ lệ hồ sơ nộp trực tuyến', 'Share filed online'),
    definition: t('Tiếp nhận trực tuyến chia cho tiếp nhận mới', 'Received online ÷ received'),
    better: 'more',
    from: ratio('receivedOnline', 'received'),
  }),
];
