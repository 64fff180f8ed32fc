import { refuse, type Refusal } from '../kernel/errors.ts';
import { t } from '../kernel/messages.ts';

/** No figure of a city is larger; beyond it a number is no longer exact. */
const largest = 1_000_000_000_000_000;

/**
 * A whole number as people write it: `1234`, `1.234`, `1,234`, `1 234`, `-5`. Dots and commas separate thousands only, so
 * that "12.5" or "1.23" is refused instead of being guessed at. Null for nothing written.
 */
export function readWhole(text: string, field: string): number | null | Refusal {
  const said = text.normalize('NFKC').trim();
  if (said === '') return null;
  const plain = /^[-−]?\d+$/.test(said) || /^[-−]?\d{1,3}([., ])\d{3}(\1\d{3})*$/.test(said);
  if (!plain) return refuse('invalid', unreadable(said), field);
  const number = Number(said.replace('−', '-').replace(/[., ]/g, ''));
  return Math.abs(number) > largest ? refuse('invalid', tooLarge, field) : number + 0;
}

const tooLarge = t('Số này quá lớn; hãy kiểm tra lại.', 'This number is too large; please check.');

function unreadable(said: string) {
  const shown = said.slice(0, 40);
  return /^[-−]?\d+[.,]\d+$/.test(said)
    ? t(
        `"${shown}" không rõ là số lẻ hay hàng nghìn; chỉ nhập số nguyên, ví dụ 1234 hoặc 1.234.`,
        `"${shown}" may be a fraction or thousands; enter a whole number, e.g. 1234 or 1,234.`,
      )
    : t(
        `"${shown}" không phải là số; hãy nhập số nguyên, ví dụ 1234 hoặc 1.234.`,
        `"${shown}" is not a number; enter a whole number, e.g. 1234 or 1,234.`,
      );
}
