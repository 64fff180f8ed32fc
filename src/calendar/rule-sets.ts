import { refuse, type Refusal } from '../kernel/errors.ts';
import { t } from '../kernel/messages.ts';
import { formatDate } from './local-time.ts';
import type { CalendarData, RuleSet } from './schema.ts';

/** The one-stop rules in force on a day; refused where none were. */
export function ruleSetAt(data: CalendarData, date: Temporal.PlainDate): RuleSet | Refusal {
  const day = date.toString();
  const found = data.ruleSets.find(
    ({ validFrom, validTo }) => validFrom <= day && (validTo === null || day <= validTo),
  );
  return (
    found ??
    refuse(
      'no-rule-set',
      t(
        `Không có quy định một cửa nào có hiệu lực vào ngày ${formatDate(date)}.`,
        `No one-stop rules were in force on ${formatDate(date)}.`,
      ),
      'receivedAt',
    )
  );
}

/** The rules by their code; without one, those in force on the day. */
export function ruleSetFor(data: CalendarData, date: Temporal.PlainDate, code?: string): RuleSet | Refusal {
  if (code === undefined) return ruleSetAt(data, date);
  const known = data.ruleSets.map((rules) => rules.code).join(', ');
  return (
    data.ruleSets.find((rules) => rules.code === code) ??
    refuse(
      'rule-set-unknown',
      t(
        `Không có bộ quy tắc “${code.slice(0, 60)}”. Các bộ hiện có: ${known}.`,
        `There is no rule set "${code.slice(0, 60)}". Known: ${known}.`,
      ),
      'ruleSet',
    )
  );
}
