import { t } from '../kernel/messages.ts';

/** Headings that the export has beside the register's columns. */
export const stateHeading = t('Tình trạng', 'State');
export const idHeading = t('Số', 'No.');
/** Name under which the state's column goes; no column of a register can have it. */
export const stateColumn = ' state';

/** `A`, …, `Z`, `AA`: columns as a spreadsheet names them, from 0. */
export function letterOf(index: number): string {
  const last = String.fromCodePoint(65 + (index % 26));
  return index < 26 ? last : letterOf(Math.floor(index / 26) - 1) + last;
}
