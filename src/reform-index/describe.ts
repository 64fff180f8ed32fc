import { t, type Language, type Text } from '../kernel/messages.ts';
import { formatNumber } from '../ui/format.ts';
import type { Rule, Tier } from './schema.ts';
import { ruleWords } from './words.ts';

/** A rule in a sentence, for people who score by it. */
export function describeRule(rule: Rule | null): Text {
  if (rule === null) return t('Chưa có cách chấm', 'No rule yet');
  return { vi: inLanguage(rule, 'vi'), en: inLanguage(rule, 'en') };
}

function inLanguage(rule: Rule, language: Language): string {
  const n = (value: number): string => formatNumber(value, language, 4);
  const say = (vi: string, en: string): string => (language === 'vi' ? vi : en);
  switch (rule.kind) {
    case 'yesNo':
      return say('Có: đủ điểm; không: 0 điểm', 'Yes: full points; no: none');
    case 'tiers':
      return rule.tiers
        .map((tier) => tierText(tier, rule.unit === 'percent' ? ' %' : '', language))
        .join('; ');
    case 'ratio':
      return say('Tỷ lệ × điểm tối đa', 'Ratio × maximum');
    case 'ratioFloor':
      return say(
        `Tỷ lệ × điểm tối đa; dưới ${n(rule.floor)} %: 0 điểm`,
        `Ratio × maximum; below ${n(rule.floor)} %: none`,
      );
    case 'formula':
      return say(`Điểm = ${rule.expression}`, `Points = ${rule.expression}`);
    case 'survey':
      return say(
        `Phiếu điều tra, câu ${rule.question}, trọng số ${rule.weights.map(n).join('/')}`,
        `Survey question ${rule.question}, weights ${rule.weights.map(n).join('/')}`,
      );
    case 'penalty':
      return say(
        `Trừ ${n(rule.each)} điểm mỗi trường hợp, tối đa ${n(rule.most)}`,
        `${n(rule.each)} points off a case, at most ${n(rule.most)}`,
      );
    case 'bonus':
      return say(
        `Cộng ${n(rule.each)} điểm mỗi trường hợp, tối đa ${n(rule.most)}`,
        `${n(rule.each)} points more a case, at most ${n(rule.most)}`,
      );
  }
}

function tierText({ from, to, gives, amount }: Tier, unit: string, language: Language): string {
  const n = (value: number): string => `${formatNumber(value, language, 4)}${unit}`;
  const vi = language === 'vi';
  const range =
    from === null
      ? to === null
        ? vi
          ? 'mọi giá trị'
          : 'any value'
        : vi
          ? `dưới ${n(to)}`
          : `below ${n(to)}`
      : to === null
        ? vi
          ? `từ ${n(from)}`
          : `from ${n(from)}`
        : vi
          ? `từ ${n(from)} đến dưới ${n(to)}`
          : `${n(from)} to below ${n(to)}`;
  const given = formatNumber(amount, language, 4);
  if (gives === 'share') return vi ? `${range}: ${given} % điểm` : `${range}: ${given} % of the points`;
  return vi ? `${range}: ${given} điểm` : `${range}: ${given} points`;
}

/** What the field of a rule asks for. */
export function answerLabel(rule: Rule): Text {
  switch (rule.kind) {
    case 'yesNo':
      return t('Đã thực hiện?', 'Done?');
    case 'ratio':
    case 'ratioFloor':
      return t('Tỷ lệ (%) hoặc phân số', 'Share (%) or fraction');
    case 'tiers':
      return rule.unit === 'percent'
        ? t('Tỷ lệ (%) hoặc phân số', 'Share (%) or fraction')
        : t('Số đạt được', 'Number reached');
    case 'formula':
      return t('Điểm theo công thức', 'Points by the formula');
    case 'penalty':
    case 'bonus':
      return t('Số trường hợp', 'Number of cases');
    case 'survey':
      return ruleWords.survey;
  }
}
