import { sql, type RawBuilder, type SqlBool } from 'kysely';
import type { FactSource, Frame, Indicator, Measure } from '../indicators/schema.ts';
import { t } from '../kernel/messages.ts';
import { registerIndicators } from '../registers/registers.ts';
import { autonomyDecisions, autonomyResults } from './autonomy.ts';
import { publicUnits } from './public-units.ts';

const counted = registerIndicators([publicUnits, autonomyDecisions, autonomyResults]);
const unitFacts = sourceOf('register-public-unit');

const levelWords = {
  city: ['cấp thành phố', 'of the city'],
  district: ['cấp huyện', 'of districts'],
  commune: ['cấp xã', 'of communes'],
} as const;
type Level = keyof typeof levelWords;

/** Units of a level under a regime at the end of the period; each share opens to its units. */
const autonomy: readonly Indicator[] = [
  ...shareOf('city', 'administrative'),
  ...shareOf('district', 'administrative'),
  ...shareOf('commune', 'administrative'),
  ...shareOf('city', 'service'),
  ...shareOf('district', 'service'),
];

const schemes: readonly Indicator[] = [
  {
    code: 'position.publicUnits',
    title: t('Số đơn vị sự nghiệp công lập', 'Public service units'),
    unit: 'count',
    definition: t(
      'Đơn vị sự nghiệp công lập còn hoạt động vào ngày cuối kỳ',
      'Public service units that stand on the last day of the period',
    ),
    law: schemeLaw(),
    area: 'staff',
    better: 'none',
    from: measure(unitFacts, (frame) => standing('service', frame)),
    isOpen: true,
  },
  {
    code: 'position.publicUnitSchemes',
    title: t(
      'Số đơn vị sự nghiệp đã có đề án vị trí việc làm',
      'Public service units with a position scheme',
    ),
    unit: 'count',
    definition: t(
      'Đơn vị sự nghiệp công lập còn hoạt động có ngày hoàn thành đề án không sau ngày cuối kỳ',
      'Public service units that stand, whose scheme was complete by the last day of the period',
    ),
    law: schemeLaw(),
    area: 'staff',
    better: 'more',
    from: measure(
      unitFacts,
      (frame) =>
        sql<SqlBool>`${standing('service', frame)} and fact.data->>'schemeOn' <= ${frame.to.toString()}::text`,
    ),
    isOpen: true,
  },
  {
    code: 'position.publicUnitSchemeShare',
    title: t(
      'Tỷ lệ đơn vị sự nghiệp hoàn thành đề án vị trí việc làm',
      'Public service units with a job position scheme',
    ),
    unit: 'share',
    definition: t(
      'Đơn vị sự nghiệp công lập cơ bản hoàn chỉnh đề án vị trí việc làm trên tổng số',
      'Public service units whose scheme is mainly complete, out of all',
    ),
    law: schemeLaw(),
    area: 'staff',
    better: 'more',
    from: { kind: 'ratio', part: 'position.publicUnitSchemes', whole: 'position.publicUnits' },
    isOpen: true,
  },
];

/** What the registers of public finance count beyond their own figures. */
export const financeIndicators: readonly Indicator[] = [...autonomy, ...schemes];

function shareOf(level: Level, kind: 'administrative' | 'service'): Indicator[] {
  const [vi, en] = levelWords[level];
  const isOffice = kind === 'administrative';
  const stem = `finance.${level}${isOffice ? 'Autonomy' : 'Service'}`;
  const who = isOffice
    ? t(`cơ quan hành chính ${vi}`, `administrative agencies ${en}`)
    : t(`đơn vị sự nghiệp công lập ${vi}`, `public service units ${en}`);
  const common = {
    law: isOffice
      ? 'Nghị định số 130/2005/NĐ-CP; Nghị định số 117/2013/NĐ-CP'
      : 'Nghị định số 43/2006/NĐ-CP; Nghị định số 60/2021/NĐ-CP',
    area: 'finance',
    better: 'more',
    isOpen: true,
  } as const;
  return [
    {
      ...common,
      code: `${stem}Units`,
      title: t(`Số ${who.vi} thực hiện chế độ tự chủ`, `Number of ${who.en} under autonomy`),
      unit: 'count',
      definition: t(
        `Số ${who.vi} có quyết định giao tự chủ còn hiệu lực vào ngày cuối kỳ, mỗi đơn vị tính một lần`,
        `Number of ${who.en} with a decision in force on the last day of the period, each counted once`,
      ),
      from: measure(
        unitFacts,
        (frame) =>
          sql<SqlBool>`${standing(kind, frame)} and fact.data->>'level' = ${level} and ${isGranted(frame)}`,
      ),
    },
    {
      ...common,
      code: `${stem}Share`,
      title: isOffice
        ? t(
            `Tỷ lệ cơ quan ${vi} tự chủ biên chế và kinh phí`,
            `Agencies ${en} with autonomy of staff and funds`,
          )
        : t(
            `Tỷ lệ đơn vị sự nghiệp ${vi} tự chủ tài chính`,
            `Public service units ${en} with financial autonomy`,
          ),
      unit: 'share',
      definition: t(
        `Số ${who.vi} thực hiện chế độ tự chủ trên tổng số`,
        `Number of ${who.en} under the autonomy regime, out of all`,
      ),
      from: {
        kind: 'ratio',
        part: `${stem}Units`,
        whole: `finance.${level}${isOffice ? 'Agencies' : 'Services'}`,
      },
    },
  ];
}

/** Stands on the last day of the period. */
function standing(kind: string, frame: Frame): RawBuilder<SqlBool> {
  const last = frame.to.toString();
  return sql<SqlBool>`fact.data->>'kind' = ${kind} and fact.data->>'foundedOn' <= ${last}::text
    and coalesce(fact.data->>'endedOn', '9999') > ${last}::text`;
}

/** Has a decision, as known then, that holds on the last day of the period. */
function isGranted(frame: Frame): RawBuilder<SqlBool> {
  const last = frame.to.toString();
  return sql<SqlBool>`fact.row_id in (
    select (decision.data->>'unit')::bigint from register_fact decision
    where decision.register = ${autonomyDecisions.code} and decision.state = 'granted'
      and decision.recorded_at < ${frame.known} and decision.data->>'startsOn' <= ${last}::text
      and coalesce(decision.data->>'endsOn', '9999') >= ${last}::text
    group by decision.row_id, decision.data->>'unit' having sum(decision.weight) > 0)`;
}

function measure(of: FactSource, counts: (frame: Frame) => RawBuilder<SqlBool>): Measure {
  return { kind: 'measure', of, adds: (frame) => sql<number>`case when ${counts(frame)} then 1 else 0 end` };
}

function sourceOf(code: string): FactSource {
  for (const { from } of counted) if (from.kind === 'measure' && from.of.code === code) return from.of;
  throw new TypeError(`no register counts by ${code}`);
}

function schemeLaw(): string {
  return 'Nghị định số 41/2012/NĐ-CP; Nghị định số 106/2020/NĐ-CP';
}
