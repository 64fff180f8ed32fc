import { sql, type RawBuilder } from 'kysely';
import type { FactSource, Frame, Indicator } from '../indicators/schema.ts';
import { t } from '../kernel/messages.ts';
import { registerIndicators } from '../registers/registers.ts';
import { onlineMeetings } from './online-meetings.ts';

/** The years of a period with the fewest and the most online meetings: each opens to the meetings of that year. */
export const digitalMeansIndicators: readonly Indicator[] = [
  {
    code: 'digital.fewestOnlineMeetings',
    title: t('Số cuộc họp trực tuyến mỗi năm, ít nhất', 'Online meetings a year, at least'),
    definition: t(
      'Số cuộc họp, hội nghị trực tuyến đã tổ chức trong năm ít nhất của kỳ, tính trên toàn thành phố; kỳ có năm trọn vẹn thì chỉ xét các năm trọn vẹn',
      'Online meetings held in that year of the period which had the fewest in the whole city; where the period has whole years, only these count',
    ),
    ...common(),
    from: measureOf('asc'),
  },
  {
    code: 'digital.mostOnlineMeetings',
    title: t('Số cuộc họp trực tuyến mỗi năm, nhiều nhất', 'Online meetings a year, at most'),
    definition: t(
      'Số cuộc họp, hội nghị trực tuyến đã tổ chức trong năm nhiều nhất của kỳ, tính trên toàn thành phố; kỳ có năm trọn vẹn thì chỉ xét các năm trọn vẹn',
      'Online meetings held in that year of the period which had the most in the whole city; where the period has whole years, only these count',
    ),
    ...common(),
    from: measureOf('desc'),
  },
];

function common() {
  const { law, area } = onlineMeetings;
  return { unit: 'count', law, area, better: 'more', isOpen: true } as const;
}

function measureOf(order: 'asc' | 'desc'): Indicator['from'] {
  return {
    kind: 'measure',
    of: meetingFacts(),
    adds: (frame) => sql<number>`case when fact.state = 'held'
      and fact.data->>'heldOn' between ${frame.from.toString()}::text and ${frame.to.toString()}::text
      and left(fact.data->>'heldOn', 4) = ${yearWith(order, frame)} then 1 else 0 end`,
  };
}

/** The year, as text, with the fewest or the most meetings as they were known then; the earliest of equal ones. */
function yearWith(order: 'asc' | 'desc', frame: Frame): RawBuilder<string> {
  return sql<string>`(select asked.year from unnest(${yearsOf(frame)}::text[]) as asked (year)
    left join register_fact meeting on meeting.register = ${onlineMeetings.code} and meeting.state = 'held'
      and meeting.recorded_at < ${frame.known}
      and meeting.data->>'heldOn' between ${frame.from.toString()}::text and ${frame.to.toString()}::text
      and left(meeting.data->>'heldOn', 4) = asked.year
    group by asked.year order by coalesce(sum(meeting.weight), 0) ${sql.raw(order)}, asked.year limit 1)`;
}

/** Whole calendar years of a period; where it has none, the years that it touches. */
export function yearsOf({ from, to }: Pick<Frame, 'from' | 'to'>): string[] {
  const first = from.month === 1 && from.day === 1 ? from.year : from.year + 1;
  const last = to.month === 12 && to.day === 31 ? to.year : to.year - 1;
  const [begin, end] = first <= last ? [first, last] : [from.year, to.year];
  return Array.from({ length: end - begin + 1 }, (_, index) => String(begin + index));
}

function meetingFacts(): FactSource {
  const [counted] = registerIndicators([onlineMeetings]);
  if (counted?.from.kind !== 'measure') throw new RangeError('the register of meetings counts its meetings');
  return counted.from.of;
}
