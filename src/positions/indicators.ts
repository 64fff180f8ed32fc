import { sql, type RawBuilder, type SqlBool } from 'kysely';
import type { FactSource, Frame, Indicator } from '../indicators/schema.ts';
import { t } from '../kernel/messages.ts';
import { registerIndicators } from '../registers/registers.ts';
import { positionRegisters } from './duties.ts';

const law = 'Nghị định số 36/2013/NĐ-CP; Nghị định số 62/2020/NĐ-CP';

const dutyFacts = duties();

/** Agencies of the list whose scheme has been approved; a figure opens to the agencies. */
export const positionIndicators: readonly Indicator[] = [
  ...shareOf('', '', t('cơ quan', 'agencies'), t('Sở, ngành và quận, huyện', 'Departments and districts')),
  ...shareOf('department', 'department', t('sở, ngành', 'departments'), t('Sở, ngành', 'Departments')),
  ...shareOf('district', 'district', t('quận, huyện', 'districts'), t('Quận, huyện', 'Districts')),
];

function shareOf(
  tier: '' | 'department' | 'district',
  stem: string,
  who: ReturnType<typeof t>,
  whole: ReturnType<typeof t>,
): Indicator[] {
  const code = (word: string): string =>
    `position.${stem}${stem === '' ? word.charAt(0).toLowerCase() + word.slice(1) : word}`;
  const common = { law, area: 'staff', better: 'more', isOpen: true } as const;
  return [
    {
      ...common,
      code: code('Schemes'),
      title: t(
        `Số ${who.vi} hoàn thành đề án vị trí việc làm`,
        `Number of ${who.en} with a job position scheme`,
      ),
      unit: 'count',
      definition: t(
        `${whole.vi} phải có đề án vào ngày cuối kỳ, có đề án được phê duyệt không sau ngày đó`,
        `${whole.en} that must have a scheme on the last day of the period, with one approved by then`,
      ),
      from: {
        kind: 'measure',
        of: dutyFacts,
        adds: (frame) => sql<number>`case when ${completed(tier, frame)} then 1 else 0 end`,
      },
    },
    {
      ...common,
      code: code('SchemeShare'),
      title: t(`Tỷ lệ ${who.vi} hoàn thành đề án vị trí việc làm`, `${whole.en} with a job position scheme`),
      unit: 'share',
      definition: t(
        `${whole.vi} hoàn thành đề án vị trí việc làm trên tổng số phải có`,
        `${whole.en} whose scheme is complete, out of all that must have one`,
      ),
      from: { kind: 'ratio', part: code('Schemes'), whole: code('Duties') },
    },
  ];
}

function completed(tier: string, frame: Frame): RawBuilder<SqlBool> {
  const last = frame.to.toString();
  const within = tier === '' ? sql<SqlBool>`true` : sql<SqlBool>`fact.data->>'tier' = ${tier}`;
  return sql<SqlBool>`${within} and coalesce(fact.data->>'body', '') = ''
    and fact.data->>'startsOn' <= ${last}::text and coalesce(fact.data->>'endsOn', '9999') > ${last}::text
    and fact.agency_id in (
      select scheme.agency_id from position_scheme_fact scheme
      where scheme.recorded_at < ${frame.known} and scheme.approved_on <= ${last}::date
      group by scheme.agency_id having sum(scheme.weight) > 0)`;
}

function duties(): FactSource {
  for (const { from } of registerIndicators(positionRegisters)) if (from.kind === 'measure') return from.of;
  throw new TypeError('the list of agencies counts nothing');
}
