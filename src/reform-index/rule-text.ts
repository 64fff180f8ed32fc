import { refuse, type Refusal } from '../kernel/errors.ts';
import { fold, t, type Text } from '../kernel/messages.ts';
import { Rule, type RuleKind, type Tier } from './schema.ts';
import { ruleWords, unitWords } from './words.ts';

/*
 * A rule as people write it, in a spreadsheet or a form: its kind, the indicator, the unit, and parameters in one text.
 * What `writeRule` writes, `readRule` reads back as the same rule.
 */

export type RuleText = {
  readonly kind: string;
  readonly indicator: string;
  readonly unit: string;
  readonly parameters: string;
};
export type RulePart = keyof RuleText;

export const emptyRuleText: RuleText = { kind: '', indicator: '', unit: '', parameters: '' };

/** What is to be written as parameters, by kind. */
export const parameterHints: Record<RuleKind, Text> = {
  yesNo: t('Không cần tham số.', 'Nothing needed.'),
  tiers: t(
    'Mỗi dòng một bậc: "dưới 70: 0", "70 - 90: 0,5" (từ 70 đến dưới 90), "từ 90: 1"; số điểm hoặc % của điểm tối đa.',
    'A line for each tier: "below 70: 0", "70 - 90: 0.5" (70 to below 90), "from 90: 1"; points or % of the maximum.',
  ),
  ratio: t('Không cần tham số: tỷ lệ % × điểm tối đa.', 'Nothing needed: percent × maximum.'),
  ratioFloor: t(
    'Mức sàn, ví dụ "50 %"; dưới mức sàn được 0 điểm.',
    'The floor, e.g. "50 %"; below it there are no points.',
  ),
  formula: t(
    'Công thức ra số điểm, ví dụ "dossier.onTimeShare * 2"; tỷ lệ tính từ 0 đến 1; có + − × ÷ ( ) min(a; b) max(a; b).',
    'A formula that gives points, e.g. "dossier.onTimeShare * 2"; shares are 0 to 1; + − × ÷ ( ) min(a; b) max(a; b).',
  ),
  survey: t(
    'Mã câu hỏi và trọng số từng phương án, ví dụ "Q1: 100/60/20/0".',
    'Code of the question and the weight of each answer, e.g. "Q1: 100/60/20/0".',
  ),
  penalty: t(
    'Điểm trừ mỗi trường hợp và mức trừ cao nhất: "0,5; 2".',
    'Points off for each case, and the most: "0.5; 2".',
  ),
  bonus: t(
    'Điểm thưởng mỗi trường hợp và mức thưởng cao nhất: "0,5; 2".',
    'Points for each case, and the most: "0.5; 2".',
  ),
};

export function writeRule(rule: Rule | null): RuleText {
  if (rule === null) return emptyRuleText;
  const text = { ...emptyRuleText, kind: ruleWords[rule.kind].vi };
  switch (rule.kind) {
    case 'yesNo':
      return text;
    case 'tiers':
      return {
        ...text,
        indicator: rule.indicator ?? '',
        unit: unitWords[rule.unit].vi,
        parameters: rule.tiers.map(writeTier).join('\n'),
      };
    case 'ratio':
      return { ...text, indicator: rule.indicator ?? '' };
    case 'ratioFloor':
      return { ...text, indicator: rule.indicator ?? '', parameters: `${decimal(rule.floor)} %` };
    case 'formula':
      return { ...text, parameters: rule.expression };
    case 'survey':
      return { ...text, parameters: `${rule.question}: ${rule.weights.map(decimal).join('/')}` };
    case 'penalty':
    case 'bonus':
      return {
        ...text,
        indicator: rule.indicator ?? '',
        parameters: `${decimal(rule.each)}; ${decimal(rule.most)}`,
      };
  }
}

/** The rule, null for an empty one, or a refusal whose field is the part that cannot be read. */
export function readRule(text: RuleText): Rule | null | Refusal {
  const kind = kindOf(text.kind);
  const parameters = text.parameters.trim();
  if (text.kind.trim() === '' && text.indicator.trim() === '' && parameters === '') return null;
  if (kind === null) return unknownKind(text.kind);
  const indicator = text.indicator.trim() === '' ? null : text.indicator.trim();
  const wrong = (): Refusal => refuse('invalid', wrongParameters(kind), 'parameters');
  const rule = ruleOf(kind, indicator, text.unit, parameters);
  if (rule === null) return wrong();
  if ('refused' in rule) return rule;
  const parsed = Rule.safeParse(rule);
  return parsed.success ? parsed.data : wrong();
}

function ruleOf(
  kind: RuleKind,
  indicator: string | null,
  unitText: string,
  parameters: string,
): Rule | null | Refusal {
  switch (kind) {
    case 'yesNo':
      return { kind };
    case 'ratio':
      return { kind, indicator };
    case 'ratioFloor': {
      const floor = readNumber(parameters.replace(/%\s*$/, ''));
      return floor === null ? null : { kind, indicator, floor };
    }
    case 'tiers': {
      const unit = (['percent', 'number'] as const).find((key) => isNamed(unitText, key, unitWords[key]));
      if (unit === undefined) return refuse('invalid', unknownUnit, 'unit');
      const tiers = readTiers(parameters);
      return Array.isArray(tiers) ? { kind, indicator, unit, tiers } : tiers;
    }
    case 'formula':
      return parameters === '' ? null : { kind, expression: parameters };
    case 'survey': {
      const match = /^(\p{L}[\p{L}\d_-]{0,19})\s*:\s*(.+)$/u.exec(parameters);
      const weights = (match?.[2] ?? '').split('/').map(readNumber);
      if (match?.[1] === undefined || weights.includes(null)) return null;
      return { kind, question: match[1], weights: weights.filter((weight) => weight !== null) };
    }
    case 'penalty':
    case 'bonus': {
      const [each, most, ...more] = parameters.split(';').map(readNumber);
      if (typeof each !== 'number' || typeof most !== 'number' || more.length > 0) return null;
      return { kind, indicator, each, most };
    }
  }
}

/** A number as people write it, with a decimal comma or point; null when it is none. */
export function readNumber(text: string): number | null {
  const match = /^[+-]?\d{1,12}(?:[.,]\d{1,10})?$/.exec(text.trim());
  return match === null ? null : Number(match[0].replace(',', '.'));
}

/** A number with a decimal comma, every digit of it. */
export function decimal(value: number): string {
  return String(value).replace('.', ',');
}

function writeTier({ from, to, gives, amount }: Tier): string {
  const range =
    from === null
      ? to === null
        ? 'mọi giá trị'
        : `dưới ${decimal(to)}`
      : to === null
        ? `từ ${decimal(from)}`
        : `${decimal(from)} - ${decimal(to)}`;
  return `${range}: ${decimal(amount)}${gives === 'share' ? ' %' : ''}`;
}

function readTiers(text: string): Tier[] | Refusal {
  const lines = text.split(/\r?\n|\|/).filter((line) => line.trim() !== '');
  const tiers: Tier[] = [];
  for (const line of lines) {
    const tier = readTier(line);
    if (tier === null) return refuse('invalid', unreadableTier(line.trim()), 'parameters');
    tiers.push(tier);
  }
  return tiers;
}

function readTier(line: string): Tier | null {
  const colon = line.lastIndexOf(':');
  const range = fold(line.slice(0, colon)).replaceAll('%', '').replace(/\s+/g, ' ').trim();
  const gift = line.slice(colon + 1).trim();
  const isShare = gift.endsWith('%');
  const amount = readNumber(gift.replace(/%$/, '').replace(/(điểm|points?)$/iu, ''));
  if (colon === -1 || amount === null || amount < 0) return null;
  const given = { gives: isShare ? ('share' as const) : ('points' as const), amount };
  if (range === 'moi gia tri' || range === 'any') return { from: null, to: null, ...given };
  const below = /^(?:duoi|below|under|<) ?(-?[\d.,]+)$/.exec(range);
  const above = /^(?:tu|from|>=|≥) ?(-?[\d.,]+)(?: tro len)?$/.exec(range);
  const span = /^(?:tu )?(-?[\d.,]+) ?(?:-|–|den duoi|to below) ?(-?[\d.,]+)$/.exec(range);
  const from = readNumber(above?.[1] ?? span?.[1] ?? '');
  const to = readNumber(below?.[1] ?? span?.[2] ?? '');
  if (below !== null && to !== null) return { from: null, to, ...given };
  if (above !== null && from !== null) return { from, to: null, ...given };
  return span !== null && from !== null && to !== null ? { from, to, ...given } : null;
}

function kindOf(text: string): RuleKind | null {
  const found = Object.entries(ruleWords).find(([key, words]) => isNamed(text, key, words));
  return found === undefined ? null : (found[0] as RuleKind);
}

function isNamed(text: string, key: string, { vi, en }: Text): boolean {
  const said = fold(text);
  return said === fold(key) || said === fold(vi) || said === fold(en);
}

function unknownKind(said: string): Refusal {
  const vi = Object.values(ruleWords).map((words) => words.vi);
  const en = Object.values(ruleWords).map((words) => words.en);
  const text = t(
    `Chưa rõ cách chấm "${said.slice(0, 60)}"; chọn một trong: ${vi.join(', ')}.`,
    `"${said.slice(0, 60)}" is no kind of rule; choose one of: ${en.join(', ')}.`,
  );
  return refuse('invalid', text, 'kind');
}

const unknownUnit = t(
  'Chấm theo bậc cần đơn vị "Phần trăm" hoặc "Số".',
  'Tiers need a unit, "Percent" or "Number".',
);

function wrongParameters(kind: RuleKind): Text {
  const hint = parameterHints[kind];
  return t(`Tham số chưa đúng. ${hint.vi}`, `The parameters cannot be read. ${hint.en}`);
}

function unreadableTier(line: string): Text {
  const said = line.slice(0, 60);
  return t(
    `Không đọc được bậc "${said}". ${parameterHints.tiers.vi}`,
    `The tier "${said}" cannot be read. ${parameterHints.tiers.en}`,
  );
}
