import { findDay } from '../kernel/clock.ts';
import { t, type Text } from '../kernel/messages.ts';
import { comparisons, yearNames, type Comparison, type FigureOptions, type YearName } from './schema.ts';

type Draft = { -readonly [key in keyof FigureOptions]: FigureOptions[key] };

/**
 * Options of a figure in prose, each `name` or `name=value`:
 *
 * `decimals=1` digits after the comma · `parts` its numerator and denominator · `words` in words · `pad` two digits at
 * least · `billions` in billions · `target` the threshold set for it · `compare=previous|last-year|target` how it moved, or
 * whether the target is reached · `noun=hồ sơ` what the comparison counts · `some` left out when 0 · `year=2014|first|end|last|next`, `from=… to=…` another
 * period · `agency=CODE`, `level=…` and other dimensions.
 */
export function optionsOf(words: readonly string[], fault: (words: Text) => Error): FigureOptions {
  const options: Draft = { show: 'value', where: {} };
  let from: Temporal.PlainDate | null = null;
  let to: Temporal.PlainDate | null = null;
  for (const word of words) {
    const [name = '', value = ''] = word.split('=').map((part) => part.trim());
    switch (name) {
      case 'decimals':
        if (!/^[0-6]$/.test(value)) throw fault(badDecimals(value));
        options.decimals = Number(value);
        break;
      case 'parts':
      case 'words':
      case 'pad':
      case 'billions':
      case 'target':
        options.show = name;
        break;
      case 'compare':
        options.show = comparison(value, fault);
        break;
      case 'some':
        options.isSome = true;
        break;
      case 'noun':
        options.noun = value;
        break;
      case 'year':
        options.year = year(value, fault);
        break;
      case 'from':
        from = day(value, fault);
        break;
      case 'to':
        to = day(value, fault);
        break;
      case 'agency':
        if (value === '') throw fault(noValue(name));
        options.agency = value;
        break;
      case 'level':
      case 'field':
      case 'procedure':
      case 'channel':
        if (value === '') throw fault(noValue(name));
        options.where = { ...options.where, [name]: value };
        break;
      default:
        throw fault(noOption(name));
    }
  }
  if (from === null && to === null) return options;
  if (from === null || to === null || Temporal.PlainDate.compare(from, to) > 0) throw fault(badPeriod);
  return { ...options, period: { from, to } };
}

function comparison(value: string, fault: (words: Text) => Error): Comparison {
  const wanted = value === 'target' ? 'against-target' : value;
  const known = comparisons.find((name) => name === wanted);
  if (known === undefined) throw fault(noComparison(value));
  return known;
}

function year(value: string, fault: (words: Text) => Error): number | YearName {
  const named = yearNames.find((name) => name === value);
  if (named !== undefined) return named;
  if (!/^(?:19|20|21)\d\d$/.test(value)) throw fault(badYear(value));
  return Number(value);
}

function day(value: string, fault: (words: Text) => Error): Temporal.PlainDate {
  const found = findDay(value);
  if (found === null) throw fault(badDay(value));
  return found;
}

const badDecimals = (value: string) =>
  t(`decimals=${value}: số chữ số thập phân từ 0 đến 6.`, `decimals=${value}: digits are 0 to 6.`);
const badYear = (value: string) =>
  t(
    `year=${value}: hãy ghi một năm hoặc ${yearNames.join(', ')}.`,
    `year=${value}: write a year or ${yearNames.join(', ')}.`,
  );
const badDay = (value: string) =>
  t(`“${value}” không phải là ngày; viết dạng 2026-06-30.`, `"${value}" is not a day; write 2026-06-30.`);
const badPeriod = t(
  'Kỳ riêng của số liệu cần cả from và to, và không kết thúc trước khi bắt đầu.',
  'A period of its own needs both from and to, and cannot end before it begins.',
);
const noComparison = (value: string) =>
  t(
    `compare=${value}: chỉ so sánh với previous, last-year hoặc target.`,
    `compare=${value}: compare with previous, last-year or target.`,
  );
const noValue = (name: string) => t(`Tùy chọn ${name} cần một giá trị.`, `The option ${name} needs a value.`);
const noOption = (name: string) =>
  t(`Không có tùy chọn “${name}” cho số liệu.`, `There is no option "${name}" for a figure.`);
