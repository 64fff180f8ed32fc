import { t, type Text } from '../kernel/messages.ts';
import { courseKinds, degrees, ranks, theories } from './words.ts';

type Kind = keyof typeof courseKinds;

const law = 'Nghị định số 18/2010/NĐ-CP; Nghị định số 101/2017/NĐ-CP';
const held = ['held', 'finished'] as const;

function attendance(kind: Kind, about: Text, level: { readonly [column in Level]?: string } = {}) {
  return {
    title: t(
      `Số lượt đào tạo, bồi dưỡng ${about.vi.toLowerCase()}`,
      `Training attendance: ${about.en.toLowerCase()}`,
    ),
    law,
    when: { kind, ...level },
    states: held,
    sum: 'people',
    better: 'more',
  } as const;
}

type Level = 'degree' | 'theory' | 'rank';
type Attendance = ReturnType<typeof attendance>;

/** A figure for each level of a kind: `training.professional.doctor`. */
function byLevel(kind: Kind, column: Level, levels: Readonly<Record<string, Text>>): [string, Attendance][] {
  return Object.entries(levels).map(([level, title]) => [
    `training.${kind}.${level}`,
    attendance(
      kind,
      t(
        `về ${courseKinds[kind].vi.toLowerCase()}: ${title.vi.toLowerCase()}`,
        `${courseKinds[kind].en}, ${title.en}`,
      ),
      { [column]: level },
    ),
  ]);
}

/** Attendance by kind and level; the totals of each kind are sums declared with what reports ask for. */
export const courseFigures = {
  ...Object.fromEntries([
    ...byLevel('professional', 'degree', degrees),
    ...byLevel('political', 'theory', theories),
    ...byLevel('stateManagement', 'rank', ranks),
  ]),
  'training.skills.languages': attendance('languages', t('về ngoại ngữ', 'languages')),
  'training.skills.computing': attendance('computing', t('về tin học', 'computing')),
  'training.courses': {
    title: t('Số lớp đào tạo, bồi dưỡng đã mở', 'Courses held'),
    law,
    states: held,
    better: 'more',
  },
  'training.cost': {
    title: t('Kinh phí đào tạo, bồi dưỡng', 'Cost of training'),
    unit: 'money',
    law,
    states: held,
    sum: 'cost',
  },
} as const;
