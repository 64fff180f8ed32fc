import { t, type Text } from '../kernel/messages.ts';
import { clean } from './portal-schema.ts';

/** A part without which a record is none: where it stands, and its name. */
type NeededPart = { readonly path: readonly [string, ...string[]]; readonly words: Text };

const code: NeededPart = { path: ['code'], words: t('mã thủ tục', 'code of the procedure') };
const name = t('tên thủ tục', 'name of the procedure');
const level = t('cấp thực hiện', 'level at which it is resolved');

/** A crawled record may have lost anything else; an empty list of levels is a doubt, not a refusal. */
export const partsOfPortal: readonly NeededPart[] = [
  code,
  { path: ['name'], words: name },
  { path: ['levels'], words: level },
];

/** Of a record in our own format, and of a row of the workbook. */
export const partsOfContent: readonly NeededPart[] = [
  code,
  { path: ['content', 'name'], words: name },
  { path: ['content', 'level'], words: level },
  { path: ['content', 'field'], words: t('lĩnh vực', 'field') },
];

/** A sentence for each part that a record lacks: it is not there, null or blank. */
export function missingParts(
  record: Readonly<Record<string, unknown>>,
  parts: readonly NeededPart[],
): Text[] {
  return parts
    .filter(({ path }) => isBlank(valueAt(record, path)))
    .map(({ words }) => t(`Thiếu ${words.vi}.`, `The ${words.en} is missing.`));
}

function valueAt(record: unknown, path: readonly string[]): unknown {
  return path.reduce<unknown>(
    (value, key) =>
      typeof value === 'object' && value !== null && Object.hasOwn(value, key)
        ? (value as Readonly<Record<string, unknown>>)[key]
        : undefined,
    record,
  );
}

function isBlank(value: unknown): boolean {
  return value === undefined || value === null || (typeof value === 'string' && clean(value) === '');
}
