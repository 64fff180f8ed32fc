/**
 * A day as it is typed, for a form: `2/3/2026`, `02-03-2026`, `02.03.26`, `02032026` or `2026-03-02`, with a time after it
 * where there is one (`9:30`, `9h30`). Null when it is none; whether the day exists is left to who reads the form.
 */
export function dayOf(words: string, hasTime = false): string | null {
  const text = words.trim();
  const found =
    /^(?<day>\d{1,2})[/\-. ](?<month>\d{1,2})[/\-. ](?<year>\d{4}|\d{2})(?<rest>\D.*)?$/.exec(text) ??
    /^(?<day>\d{2})(?<month>\d{2})(?<year>\d{4})(?<rest>\D.*)?$/.exec(text) ??
    /^(?<year>\d{4})-(?<month>\d{1,2})-(?<day>\d{1,2})(?<rest>\D.*)?$/.exec(text);
  const { day = '', month = '', year = '', rest = '' } = found?.groups ?? {};
  if (found === null) return null;
  const date = `${year.length === 2 ? `20${year}` : year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  if (!hasTime) return rest.trim() === '' ? date : null;
  const time = /^[T ,]+(\d{1,2})[:hg](\d{2})?$/i.exec(rest);
  if (time === null) return null;
  return `${date}T${(time[1] ?? '').padStart(2, '0')}:${time[2] ?? '00'}`;
}
