import type { CityFile } from './schema.ts';

/**
 * The code of a dossier by the city's pattern, e.g. `{agency}-{yymmdd}-{sequence:4}` → `H13.31.02-150211-0007`.
 * A sequence longer than its digits is written whole.
 */
export function dossierCode(
  city: Pick<CityFile, 'code' | 'dossierCode'>,
  agencyCode: string,
  day: Temporal.PlainDate,
  sequence: number,
): string {
  const date = day.toString().replaceAll('-', '');
  const parts: Record<string, string> = {
    city: city.code,
    agency: agencyCode,
    yyyymmdd: date,
    yymmdd: date.slice(2),
  };
  return city.dossierCode.replace(/\{(\w+)(?::(\d))?\}/g, (_, name: string, digits?: string) =>
    name === 'sequence' ? String(sequence).padStart(Number(digits ?? 1), '0') : (parts[name] ?? ''),
  );
}
