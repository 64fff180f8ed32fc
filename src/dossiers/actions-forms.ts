import type { CommandName } from './commands.ts';

/** A form's fields as they came, nested but unchecked. */
export type RawForm = Readonly<Record<string, unknown>>;

/** What a form sends, in the shape of its command's input; the schema of the command judges it. */
export function inputOf(command: CommandName, form: RawForm): RawForm {
  switch (command) {
    case 'assign':
      return { ...form, assigneeId: isBlank(form['assigneeId']) ? null : form['assigneeId'] };
    case 'requestSupplement':
      return { ...form, papers: [...listOf(form['papers']), ...linesOf(form['otherPapers'])] };
    case 'requestPayment':
    case 'pay':
      return { ...form, amount: amountOf(form['amount']) };
    case 'supplement':
    case 'correctReceipt':
      return { ...form, filing: filingOf(form['filing']) };
    default:
      return form;
  }
}

/** Rows of papers left blank fall away; an owner left blank means that the applicant files for themself. */
function filingOf(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value;
  const { owner, papers, ...rest } = { owner: undefined, papers: undefined, ...value } as RawForm;
  const rows = Array.isArray(papers) ? papers.filter((paper) => !isBlank(nameOf(paper))) : [];
  return { ...rest, owner: isBlank(owner) ? null : owner, papers: rows };
}

/** The name of a row of papers; copies without a name still count as a row, so that they are refused and not lost. */
function nameOf(paper: unknown): unknown {
  if (typeof paper !== 'object' || paper === null) return paper;
  const { name, ...copies } = { name: '', ...paper } as RawForm;
  const hasCopies = Object.values(copies).some((count) => !isBlank(count) && count !== '0');
  return hasCopies ? 'copies' : name;
}

/** "20.000" and "20 000" are how people write twenty thousand. An empty amount is no amount, not zero. */
function amountOf(value: unknown): unknown {
  if (typeof value !== 'string') return value;
  const digits = value.replace(/[\s.,]|đồng|đ$/giu, '');
  return digits === '' ? undefined : digits;
}

function listOf(value: unknown): unknown[] {
  if (isBlank(value)) return [];
  return Array.isArray(value) ? value : [value];
}

function linesOf(value: unknown): string[] {
  if (typeof value !== 'string') return [];
  return value
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
}

export function isBlank(value: unknown): boolean {
  if (value === undefined || value === null) return true;
  if (typeof value === 'string') return value.trim() === '';
  return typeof value === 'object' && Object.values(value).every(isBlank);
}
