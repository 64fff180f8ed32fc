import { t } from '../kernel/messages.ts';
import { StatusBadge, type StatusTone } from '../ui/badges.tsx';
import { formatDay } from '../ui/format.ts';
import { useSay } from '../ui/page.tsx';
import { DataTable } from '../ui/table.tsx';
import type { Phase } from './life.ts';
import type { RuleSet, TieBreak } from './rule-schema.ts';
import { formatPoints, phaseWords, words } from './words.ts';

export type NameOf = (agencyId: number) => string;

export function showDay(day: string): string {
  return day === '' ? '' : formatDay(Temporal.PlainDate.from(day));
}

const tones: Partial<Record<Phase, StatusTone>> = {
  planned: 'plain',
  announced: 'new',
  recognised: 'done',
  closed: 'done',
  cancelled: 'stopped',
};

export function PhaseBadge({ phase }: { phase: Phase }) {
  return <StatusBadge tone={tones[phase] ?? 'working'} text={phaseWords[phase]} />;
}

/** The rule set as people read it: parts, pass marks, weights, priority, order among equals. */
export function PartsTable({ rules }: { rules: RuleSet }) {
  const say = useSay();
  const priorities = rules.priorities.map(({ title, points }) => `${say(title)}: +${formatPoints(points)}`);
  const ties = rules.ties.map((tie) => say(tieWords(rules, tie)));
  return (
    <>
      <DataTable
        caption={t('Môn thi', 'Parts')}
        rows={rules.parts}
        rowKey={({ code }) => code}
        columns={[
          { key: 'title', title: words.part, heads: true, cell: ({ title }) => say(title) },
          { key: 'round', title: t('Vòng', 'Round'), align: 'end', cell: ({ round }) => round },
          {
            key: 'most',
            title: t('Thang điểm', 'Out of'),
            align: 'end',
            cell: ({ most }) => formatPoints(most),
          },
          {
            key: 'pass',
            title: t('Điểm đạt', 'To pass'),
            align: 'end',
            cell: ({ pass }) => formatPoints(pass),
          },
          {
            key: 'weight',
            title: t('Hệ số trong tổng điểm', 'Weight'),
            align: 'end',
            cell: ({ weight }) => (weight === 0 ? say(t('điều kiện', 'condition')) : weight),
          },
        ]}
      />
      {priorities.length === 0 ? null : (
        <p class="hint">
          {say(t('Điểm ưu tiên (chỉ cộng diện cao nhất)', 'Priority points (the highest counts)'))}:{' '}
          {priorities.join('; ')}.
        </p>
      )}
      <p class="hint">
        {say(
          t(
            'Bằng điểm ở chỉ tiêu cuối cùng, xét lần lượt: ',
            'Among equals at the edge of the quota, in this order: ',
          ),
        )}
        {[
          ...ties,
          say(t('hội đồng quyết định, ghi rõ lý do', 'the council decides and gives its reason')),
        ].join('; ')}
        .
      </p>
      {rules.standing === 'verified' ? null : (
        <p class="hint">
          {say(
            t(
              'Quy chế này cần đối chiếu lại với văn bản gốc trước khi áp dụng.',
              'This rule set is to be checked against the text of the law before use.',
            ),
          )}
        </p>
      )}
    </>
  );
}

function tieWords(rules: RuleSet, tie: TieBreak) {
  if (tie.by !== 'part') return personTies[tie.by];
  const title = rules.parts.find(({ code }) => code === tie.part)?.title ?? t('môn thi', 'the part');
  return t(`điểm ${title.vi} cao hơn`, `higher marks in ${title.en}`);
}

const personTies = {
  marks: t('điểm chưa cộng ưu tiên cao hơn', 'higher marks without priority points'),
  honour: t('khen thưởng cao hơn', 'the higher commendation'),
  female: t('nữ', 'women'),
  minority: t('người dân tộc thiểu số', 'ethnic minorities'),
  older: t('người nhiều tuổi hơn', 'the older'),
  service: t('thời gian công tác nhiều hơn', 'the longer service'),
};
