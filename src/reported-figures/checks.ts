import { refuse, type Refusal } from '../kernel/errors.ts';
import { t, type Text } from '../kernel/messages.ts';
import type { Parts } from '../indicators/schema.ts';
import { emptyEntry, type Asked, type Entries, type Entry } from './schema.ts';

/** What else is known of an indicator for the same agency. */
export type Known = {
  readonly previous: Given | null;
  readonly measured: Given | null;
};
export type Given = { readonly value: number; readonly parts: Parts | null };

/** Something about an entry: `wrong` must be corrected, `explain` wants a note before it is sent. */
export type Finding = {
  readonly severity: 'missing' | 'wrong' | 'explain';
  readonly field: 'value' | 'numerator' | 'denominator' | 'isNone' | 'note';
  readonly text: Text;
};

export const nothingKnown: Known = { previous: null, measured: null };

/** Value and parts of an entry; null while it is missing. A share of nothing (0/0) has the value 0 and says nothing. */
export function givenOf(unit: Asked['unit'], entry: Entry): Given | null {
  const { value, numerator, denominator, isNone } = entry;
  if (unit !== 'share') {
    if (value === null) return isNone ? { value: 0, parts: null } : null;
    return { value, parts: null };
  }
  if (numerator === null || denominator === null) {
    const isSilent = numerator === null && denominator === null;
    return isNone && isSilent ? { value: 0, parts: { numerator: 0, denominator: 0 } } : null;
  }
  return {
    value: denominator === 0 ? 0 : numerator / denominator,
    parts: { numerator, denominator },
  };
}

/** Everything to say about one entry. */
export function findingsOf({ unit }: Asked, entry: Entry, known: Known): Finding[] {
  const given = givenOf(unit, entry);
  const findings = [...contradictions(unit, entry)];
  if (given === null) {
    if (findings.length === 0) findings.push(...missing(unit, entry));
    return findings;
  }
  if (findings.length > 0 || entry.note !== '') return findings;
  if (known.measured !== null && differs(given, known.measured) && !entry.acceptsMeasured)
    findings.push(notAsMeasured);
  if (known.previous !== null && hasLeapt(given, known.previous)) findings.push(leapt);
  return findings;
}

/** What stands in the way of sending a form in, each at its field (`entries.2.value`). */
export function blockersOf(
  asked: readonly Asked[],
  entries: Entries,
  known: ReadonlyMap<string, Known>,
): Refusal[] {
  return asked.flatMap((one, index) => {
    const entry = entries[one.code] ?? emptyEntry;
    return findingsOf(one, entry, known.get(one.code) ?? nothingKnown).map((finding) =>
      refuse(
        'invalid',
        t(`${one.title.vi}: ${lowered(finding.text.vi)}`, `${one.title.en}: ${lowered(finding.text.en)}`),
        `entries.${index}.${finding.field}`,
      ),
    );
  });
}

/** Whether two givens say something else: shares by their parts when both have them. */
export function differs(one: Given, other: Given): boolean {
  if (one.parts !== null && other.parts !== null)
    return one.parts.numerator !== other.parts.numerator || one.parts.denominator !== other.parts.denominator;
  return Math.abs(one.value - other.value) > 1e-9;
}

/** More than half away from the last period's value; from nothing, anything is a leap. */
export function hasLeapt(now: Given, before: Given): boolean {
  if (isSilent(now) || isSilent(before)) return false;
  return Math.abs(now.value - before.value) * 2 > Math.abs(before.value) + 1e-12;
}

function isSilent({ parts }: Given): boolean {
  return parts?.denominator === 0;
}

function contradictions(unit: Asked['unit'], entry: Entry): Finding[] {
  const { value, numerator, denominator, isNone } = entry;
  const found: Finding[] = [];
  const wrong = (field: Finding['field'], text: Text) => found.push({ severity: 'wrong', field, text });
  const fields =
    unit === 'share'
      ? ({ numerator, denominator } as const)
      : ({ value } as Readonly<Record<string, number | null>>);
  for (const [field, number] of Object.entries(fields))
    if (number !== null && number < 0) wrong(field as Finding['field'], negative);
  if (unit === 'share' && numerator !== null && denominator !== null && numerator > denominator)
    wrong('numerator', aboveDenominator);
  if (isNone && Object.values(fields).some((number) => number !== null && number !== 0))
    wrong('isNone', noneAndSome);
  return found;
}

function missing(unit: Asked['unit'], { numerator, denominator }: Entry): Finding[] {
  if (unit !== 'share') return [{ severity: 'missing', field: 'value', text: notGiven }];
  if (numerator === null && denominator === null)
    return [{ severity: 'missing', field: 'numerator', text: notGiven }];
  const field = numerator === null ? 'numerator' : 'denominator';
  return [{ severity: 'missing', field, text: halfGiven }];
}

/** A sentence that goes on after a colon. */
function lowered(words: string): string {
  return words.charAt(0).toLowerCase() + words.slice(1);
}

const notGiven = t(
  'Chưa có số liệu; nhập số, hoặc đánh dấu "Không phát sinh".',
  'No value yet; enter one, or tick "Nothing to report".',
);
const halfGiven = t('Tỷ lệ cần cả tử số và mẫu số.', 'A share needs both numerator and denominator.');
const negative = t('Số liệu không thể âm.', 'The value cannot be negative.');
const aboveDenominator = t(
  'Tử số lớn hơn mẫu số; hãy kiểm tra lại.',
  'The numerator is larger than the denominator; please check.',
);
const noneAndSome = t(
  'Đã đánh dấu "Không phát sinh" nhưng vẫn có số liệu; hãy bỏ một trong hai.',
  '"Nothing to report" is ticked, yet there is a value; take one of them away.',
);
const leapt: Finding = {
  severity: 'explain',
  field: 'note',
  text: t(
    'Số liệu thay đổi hơn một nửa so với kỳ trước; hãy giải trình ở phần ghi chú.',
    'The value has changed by more than half since the last period; explain it in the note.',
  ),
};
const notAsMeasured: Finding = {
  severity: 'explain',
  field: 'note',
  text: t(
    'Số liệu khác với số hệ thống đo được; hãy giải trình ở phần ghi chú hoặc chấp nhận số của hệ thống.',
    'The value differs from the one measured by the system; explain it in the note or accept the measured one.',
  ),
};
