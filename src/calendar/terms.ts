import { refuse, type Refusal } from '../kernel/errors.ts';
import { t, type Text } from '../kernel/messages.ts';
import { TermText, TermUnit, type Term } from './schema.ts';

/** A term as written: `5wd`, `8wh`, `20d`, `2mo`, or `0wd` for "within the day". */
export function parseTerm(text: string): Term | Refusal {
  const form = TermText.safeParse(text.trim()).success ? /^(\d+)(wd|wh|d|mo)$/.exec(text.trim()) : null;
  if (form === null && /^\d+(wd|wh|d|mo)$/.test(text.trim())) return outOfRange(text.trim());
  if (form === null) {
    const shown = text.length > 20 ? `${text.slice(0, 20)}…` : text;
    return refuse(
      'term-invalid',
      t(
        `“${shown}” không phải là thời hạn. Hãy ghi 5wd (ngày làm việc), 8wh (giờ làm việc), 20d (ngày) hoặc 2mo (tháng).`,
        `"${shown}" is not a term. Write 5wd (working days), 8wh (working hours), 20d (days) or 2mo (months).`,
      ),
      'term',
    );
  }
  return { amount: Number(form[1]), unit: TermUnit.parse(form[2]) };
}

/** The amount is a number, but none that a term has. */
function outOfRange(text: string): Refusal {
  const shown = text.length > 20 ? `${text.slice(0, 20)}…` : text;
  return refuse(
    'term-invalid',
    t(
      `“${shown}”: thời hạn phải từ 1 đến 9.999 (viết liền 9999), hoặc 0wd nếu trả trong ngày.`,
      `"${shown}": a term has an amount from 1 to 9,999 (written 9999), or is 0wd for within the day.`,
    ),
    'term',
  );
}

/** A term in words: "5 ngày làm việc". */
export function formatTerm(term: Term): Text {
  const { amount, unit } = term;
  if (unit === 'wd' && amount === 0) return t('Trong ngày', 'Same day');
  const [vi, one, many] = units[unit];
  return t(`${amount} ${vi}`, `${amount} ${amount === 1 ? one : many}`);
}

/** A term as written, `5wd`: what `parseTerm` reads. */
export function termText(term: Term): string {
  return `${term.amount}${term.unit}`;
}

const units: Record<Term['unit'], [vi: string, one: string, many: string]> = {
  wd: ['ngày làm việc', 'working day', 'working days'],
  wh: ['giờ làm việc', 'working hour', 'working hours'],
  d: ['ngày', 'day', 'days'],
  mo: ['tháng', 'month', 'months'],
};
