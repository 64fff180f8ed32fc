import { refuse, type Refusal } from '../kernel/errors.ts';
import { t } from '../kernel/messages.ts';
import { divide, exact, multiply, roundTo } from './exact.ts';
import { isInPercent } from './rules.ts';
import { decimal, readNumber } from './rule-text.ts';
import type { Answer, Rule } from './schema.ts';

/** An answer as it stands in a form: `yes`, `no`, `95,5`, or `45/48` where a share is asked. */
export function writeAnswer(answer: Answer | null): string {
  if (answer === null) return '';
  if (answer.kind === 'yesNo') return answer.yes ? 'yes' : 'no';
  const { value, parts } = answer;
  return parts === null ? decimal(value) : `${decimal(parts.numerator)}/${decimal(parts.denominator)}`;
}

/** What was typed; an empty text is no answer. The refusal names no field. */
export function readAnswer(rule: Rule, text: string): Answer | null | Refusal {
  const said = text.trim();
  if (said === '') return null;
  if (rule.kind === 'yesNo') {
    return said === 'yes' || said === 'no' ? { kind: 'yesNo', yes: said === 'yes' } : unreadable;
  }
  const [left = '', right, ...more] = said.replace(/\s*%$/, '').split('/');
  if (right === undefined) {
    const value = readNumber(left);
    return value === null ? unreadable : { kind: 'value', value, parts: null };
  }
  const [numerator, denominator] = [readNumber(left), readNumber(right)];
  if (numerator === null || denominator === null || more.length > 0 || !isInPercent(rule)) return unreadable;
  const share = divide(exact(numerator), exact(denominator));
  const value = share === null ? 0 : roundTo(multiply(share, exact(100)), 6);
  return { kind: 'value', value, parts: { numerator, denominator } };
}

const unreadable = refuse(
  'invalid',
  t(
    'Chưa đọc được; ghi số như 95,5 hoặc (với tỷ lệ) phân số như 45/48.',
    'This cannot be read; write a number such as 95.5 or, for a share, a fraction such as 45/48.',
  ),
);
