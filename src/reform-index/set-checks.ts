import { t, type Text } from '../kernel/messages.ts';
import { compare, exact, roundTo } from './exact.ts';
import { indicatorsOf, isFormulaError, parseFormula } from './formula.ts';
import type { Item, Rule, SetContent, Tier } from './schema.ts';
import { decimal } from './rule-text.ts';
import { areasOf, areEqual, childrenOf, depthOf, isLeaf, parentCode, pointsTogether } from './set-tree.ts';

/** What is wrong with a set, beside the row it is about; code null: the set as a whole. */
export type SetProblem = {
  readonly code: string | null;
  readonly part: 'code' | 'name' | 'points' | 'rule' | 'set';
  readonly text: Text;
};

/** What the checks must know of an indicator. */
export type KnownIndicator = { readonly unit: string };

/** Everything that stands in the way of publishing a set; empty when it may be used. */
export function setProblems(
  content: SetContent,
  findIndicator: (code: string) => KnownIndicator | undefined,
): SetProblem[] {
  const { items } = content;
  return [
    ...wholeProblems(content),
    ...items.flatMap((item, index) => [
      ...placeProblems(items, item, index),
      ...pointProblems(items, item),
      ...ruleProblems(items, item, findIndicator).map((text) => ({
        code: item.code,
        part: 'rule' as const,
        text,
      })),
    ]),
    ...questionProblems(items),
  ];
}

function wholeProblems({ items, total, grades }: SetContent): SetProblem[] {
  const problem = (text: Text): SetProblem => ({ code: null, part: 'set', text });
  if (items.length === 0)
    return [problem(t('Bộ tiêu chí chưa có tiêu chí nào.', 'The set has no criteria yet.'))];
  const problems: SetProblem[] = [];
  const together = pointsTogether(areasOf(items));
  if (!areEqual(together, exact(total))) {
    const sum = decimal(roundTo(together, 4));
    problems.push(
      problem(
        t(
          `Điểm các lĩnh vực cộng lại là ${sum}, khác tổng điểm của bộ tiêu chí (${decimal(total)}).`,
          `The areas add up to ${sum} points, not to the set's total of ${total}.`,
        ),
      ),
    );
  }
  const falls = grades.every(({ from }, index) => index === 0 || from < (grades[index - 1]?.from ?? 0));
  if (grades.length > 0 && (!falls || grades.at(-1)?.from !== 0))
    problems.push(
      problem(
        t(
          'Các mức xếp loại phải giảm dần và mức cuối bắt đầu từ 0, để mọi kết quả đều có xếp loại.',
          'Grades must fall and the last begin at 0, so that every result has one.',
        ),
      ),
    );
  return problems;
}

function placeProblems(items: readonly Item[], item: Item, index: number): SetProblem[] {
  const { code } = item;
  const problem = (part: SetProblem['part'], text: Text): SetProblem => ({ code, part, text });
  const problems: SetProblem[] = [];
  const above = parentCode(code);
  if (!/^[1-9]\d{0,2}(\.[1-9]\d{0,2}){0,2}$/.test(code))
    problems.push(
      problem(
        'code',
        t(
          `Mã "${code}" chưa đúng; viết dạng 3, 3.2 hoặc 3.2.1.`,
          `"${code}" is no code; write 3, 3.2 or 3.2.1.`,
        ),
      ),
    );
  else if (above !== null && !items.some((other) => other.code === above))
    problems.push(
      problem('code', t(`Không có tiêu chí cấp trên ${above}.`, `There is no criterion ${above} above it.`)),
    );
  if (items.findIndex((other) => other.code === code) !== index)
    problems.push(problem('code', t(`Mã ${code} dùng hai lần.`, `The code ${code} is used twice.`)));
  if (item.name.trim() === '')
    problems.push(problem('name', t('Chưa có tên tiêu chí.', 'The criterion has no name.')));
  if (depthOf(code) === 0 && isLeaf(items, code))
    problems.push(problem('rule', t('Lĩnh vực chưa có tiêu chí nào.', 'The area has no criteria.')));
  return problems;
}

function pointProblems(items: readonly Item[], { code, points, rule }: Item): SetProblem[] {
  const problem = (text: Text): SetProblem => ({ code, part: 'points', text });
  const children = childrenOf(items, code);
  if (children.length > 0) {
    const together = pointsTogether(children);
    if (areEqual(together, exact(points))) return [];
    const sum = decimal(roundTo(together, 4));
    return [
      problem(
        t(
          `Điểm các tiêu chí bên dưới cộng lại là ${sum}, khác ${decimal(points)} điểm ghi ở đây.`,
          `The criteria below add up to ${sum} points, not to the ${points} stated here.`,
        ),
      ),
    ];
  }
  if (roundTo(exact(points), 2) !== points)
    return [problem(t('Điểm có nhiều nhất hai chữ số thập phân.', 'Points have at most two decimals.'))];
  const isExtra = rule?.kind === 'penalty' || rule?.kind === 'bonus';
  if (isExtra && points !== 0)
    return [
      problem(
        t(
          'Điểm trừ, điểm thưởng nằm ngoài tổng điểm: ghi điểm tối đa là 0, giới hạn ghi ở tham số.',
          'Penalties and bonuses stand outside the total: their maximum is 0, their bound is a parameter.',
        ),
      ),
    ];
  return isExtra || points > 0
    ? []
    : [problem(t('Tiêu chí chưa có điểm tối đa.', 'The criterion has no points.'))];
}

function ruleProblems(
  items: readonly Item[],
  { code, points, rule }: Item,
  findIndicator: (code: string) => KnownIndicator | undefined,
): Text[] {
  if (!isLeaf(items, code))
    return rule === null
      ? []
      : [
          t(
            'Có tiêu chí bên dưới thì không chấm trực tiếp ở đây; hãy bỏ cách chấm.',
            'What has criteria below it is not scored itself; take the rule away.',
          ),
        ];
  if (depthOf(code) === 0) return [];
  if (rule === null) return [t('Chưa có cách chấm điểm.', 'There is no rule.')];
  return [...indicatorProblems(rule, findIndicator), ...parameterProblems(rule, points)];
}

function indicatorProblems(rule: Rule, findIndicator: (code: string) => KnownIndicator | undefined): Text[] {
  if (rule.kind === 'formula') {
    const formula = parseFormula(rule.expression);
    if (isFormulaError(formula))
      return [t(`Công thức sai: ${formula.text.vi}.`, `The formula is wrong: ${formula.text.en}.`)];
    return indicatorsOf(formula).flatMap((code) =>
      findIndicator(code) === undefined ? [unknownIndicator(code)] : [],
    );
  }
  if (!('indicator' in rule) || rule.indicator === null) return [];
  const found = findIndicator(rule.indicator);
  if (found === undefined) return [unknownIndicator(rule.indicator)];
  const needsShare =
    rule.kind === 'ratio' || rule.kind === 'ratioFloor' || (rule.kind === 'tiers' && rule.unit === 'percent');
  if (needsShare && found.unit !== 'share')
    return [
      t(`Chỉ tiêu ${rule.indicator} không phải tỷ lệ.`, `The indicator ${rule.indicator} is not a share.`),
    ];
  if (!needsShare && found.unit === 'share')
    return [
      t(
        `Chỉ tiêu ${rule.indicator} là tỷ lệ; cách chấm này cần số lượng.`,
        `The indicator ${rule.indicator} is a share; this rule needs a number.`,
      ),
    ];
  return [];
}

function unknownIndicator(code: string): Text {
  return t(
    `Không có chỉ tiêu "${code}" trong danh mục chỉ tiêu.`,
    `There is no indicator "${code}" in the catalogue.`,
  );
}

function parameterProblems(rule: Rule, points: number): Text[] {
  switch (rule.kind) {
    case 'tiers':
      return tierProblems(rule.tiers, points);
    case 'ratioFloor':
      return rule.floor > 0 && rule.floor <= 100
        ? []
        : [t('Mức sàn phải lớn hơn 0 và không quá 100 %.', 'The floor must be above 0 and at most 100 %.')];
    case 'survey':
      return weightProblems(rule.weights);
    case 'penalty':
    case 'bonus':
      return rule.each > 0 && rule.most >= rule.each
        ? []
        : [
            t(
              'Mỗi trường hợp phải có điểm, và mức cao nhất không nhỏ hơn điểm một trường hợp.',
              'Each case must have points, and the most may not be less than one case.',
            ),
          ];
    default:
      return [];
  }
}

function tierProblems(tiers: readonly Tier[], points: number): Text[] {
  if (tiers.length === 0) return [t('Chưa có bậc nào.', 'There are no tiers.')];
  const problems: Text[] = [];
  const sorted = tiers.toSorted((a, b) => (a.from ?? -Infinity) - (b.from ?? -Infinity));
  if (tiers.some(({ from, to }) => from !== null && to !== null && from >= to))
    problems.push(t('Có bậc mà mức dưới không nhỏ hơn mức trên.', 'A tier begins at or above its end.'));
  if (sorted[0]?.from !== null)
    problems.push(hole(t(`dưới ${decimal(sorted[0]?.from ?? 0)}`, `below ${sorted[0]?.from ?? 0}`)));
  for (const [index, tier] of sorted.entries()) {
    const next = sorted[index + 1];
    if (next === undefined) {
      if (tier.to !== null) problems.push(hole(t(`từ ${decimal(tier.to)} trở lên`, `from ${tier.to}`)));
    } else if (tier.to === null || (next.from ?? -Infinity) < tier.to) {
      const at = decimal(next.from ?? tier.to ?? 0);
      problems.push(t(`Hai bậc chồng lên nhau ở mức ${at}.`, `Two tiers overlap at ${at}.`));
    } else if (next.from !== null && next.from > tier.to) {
      problems.push(
        hole(
          t(`từ ${decimal(tier.to)} đến dưới ${decimal(next.from)}`, `from ${tier.to} to below ${next.from}`),
        ),
      );
    }
  }
  const best = tiers.map(({ gives, amount }) =>
    gives === 'points' ? exact(amount) : exact((amount * points) / 100),
  );
  if (tiers.some(({ gives, amount }) => amount > (gives === 'share' ? 100 : points)))
    problems.push(t('Có bậc cho nhiều hơn điểm tối đa.', 'A tier gives more than the maximum.'));
  else if (!best.some((value) => compare(value, exact(points)) >= 0))
    problems.push(t('Không bậc nào cho đủ điểm tối đa.', 'No tier gives the maximum.'));
  return problems;
}

function hole({ vi, en }: Text): Text {
  return t(`Không bậc nào cho giá trị ${vi}.`, `No tier covers values ${en}.`);
}

function weightProblems(weights: readonly number[]): Text[] {
  if (weights.length < 2)
    return [t('Cần trọng số của ít nhất hai phương án trả lời.', 'At least two answers need weights.')];
  if (weights.some((weight) => weight < 0 || weight > 100))
    return [t('Trọng số từ 0 đến 100.', 'Weights are 0 to 100.')];
  if (weights[0] !== 100)
    return [
      t('Phương án tốt nhất đứng đầu và có trọng số 100.', 'The best answer comes first and weighs 100.'),
    ];
  const falls = weights.every((weight, index) => index === 0 || weight <= (weights[index - 1] ?? 100));
  return falls
    ? []
    : [t('Trọng số phải giảm dần từ phương án tốt nhất.', 'Weights must fall from the best answer on.')];
}

/** A question asked twice must have the same number of answers. */
function questionProblems(items: readonly Item[]): SetProblem[] {
  const asked = new Map<string, number>();
  return items.flatMap(({ code, rule }): SetProblem[] => {
    if (rule?.kind !== 'survey') return [];
    const before = asked.get(rule.question) ?? rule.weights.length;
    asked.set(rule.question, before);
    if (before === rule.weights.length) return [];
    return [
      {
        code,
        part: 'rule',
        text: t(
          `Câu hỏi ${rule.question} có ${before} phương án ở tiêu chí khác.`,
          `Question ${rule.question} has ${before} answers in another criterion.`,
        ),
      },
    ];
  });
}
