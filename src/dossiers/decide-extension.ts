import { refuse } from '../kernel/errors.ts';
import { timeZone } from '../kernel/clock.ts';
import { t } from '../kernel/messages.ts';
import type { CommandInput } from './commands.ts';
import type { Decision } from './events.ts';
import type { Setting } from './movement.ts';
import type { Dossier } from './schema.ts';

/** An apology with one new date (Decree 61/2018/NĐ-CP art. 19): once, and only forward. */
export function decideExtension(
  dossier: Dossier,
  { newDueAt, reason }: CommandInput<'extend'>,
  setting: Setting,
): Decision {
  const from = dossier.dueAt;
  if (from === null) {
    return refuse(
      'invalid',
      t('Hồ sơ này không có hạn trả nên không cần hẹn lại.', 'This dossier has no due date to extend.'),
    );
  }
  if (dossier.extensions.length > 0) {
    return refuse(
      'extended-already',
      t(
        'Mỗi hồ sơ chỉ được hẹn lại một lần; hồ sơ này đã hẹn lại rồi.',
        'A dossier may be given a new date once; this one has had it.',
      ),
    );
  }
  const to = readInstant(newDueAt);
  if (to === null) {
    const words = t(
      'Hãy ghi ngày và giờ hẹn mới, ví dụ 15/03/2026 17:00.',
      'Enter the new day and time, e.g. 2026-03-15T17:00.',
    );
    return refuse('invalid', words, 'newDueAt');
  }
  if (Temporal.Instant.compare(to, from) <= 0 || Temporal.Instant.compare(to, setting.now) <= 0) {
    return refuse(
      'invalid',
      t(
        'Ngày hẹn mới phải sau ngày hẹn cũ và sau hiện tại.',
        'The new date must be after the old one and after now.',
      ),
      'newDueAt',
    );
  }
  return [{ kind: 'extended', data: { from: from.toString(), to: to.toString(), reason } }];
}

function readInstant(value: string): Temporal.Instant | null {
  try {
    return /Z|[+-]\d\d:?\d\d$/.test(value)
      ? Temporal.Instant.from(value)
      : Temporal.PlainDateTime.from(value).toZonedDateTime(timeZone).toInstant();
  } catch {
    return null; // not a date: the caller refuses it in words
  }
}
