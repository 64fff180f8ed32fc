import { z } from 'zod';
import { Operation, type Heir, type OperationKind } from './schema.ts';

const text = (most: number) =>
  z.string().max(most, `Nhiều nhất ${most} ký tự|At most ${most} characters`).default('');

/** An operation as a form or a row of a workbook says it: every field a text; lists are separated by `;`. */
export const FlatOperation = z.object({
  kind: z.string().default(''),
  agencies: text(20_000),
  to: text(60),
  name: text(200),
  nameEn: text(200),
  level: text(20),
  agencyKind: text(60),
  parent: text(60),
  address: text(300),
  phone: text(60),
  like: text(60),
  unit: text(60),
  quotaKind: text(60),
  posts: text(20),
  fields: text(4000),
  procedures: text(20_000),
  toLevel: text(20),
  rules: text(20_000),
  stepsTo: text(20),
  unverified: text(20),
  note: text(1000),
});
export type FlatOperation = z.infer<typeof FlatOperation>;

/** Which fields each kind uses, in the order of its form. */
export const fieldsOf = {
  create: ['agencies', 'name', 'nameEn', 'level', 'agencyKind', 'parent', 'address', 'phone', 'like', 'note'],
  merge: ['agencies', 'to', 'unverified', 'note'],
  split: ['agencies', 'to', 'rules', 'stepsTo', 'unverified', 'note'],
  abolish: ['agencies', 'to', 'rules', 'stepsTo', 'unverified', 'note'],
  place: ['agencies', 'name', 'nameEn', 'level', 'agencyKind', 'parent', 'note'],
  'set-quota': ['agencies', 'quotaKind', 'posts', 'note'],
  'move-unit': ['agencies', 'unit', 'to', 'note'],
  'move-procedures': ['procedures', 'fields', 'level', 'agencies', 'to', 'toLevel', 'note'],
} as const satisfies Record<OperationKind, readonly (keyof FlatOperation)[]>;

/** The operation that a form or row says, as its schema takes it; `Operation` tells what is missing. */
export function operationOf(flat: FlatOperation): unknown {
  const { kind, to, note, name, nameEn, level, agencyKind, parent } = flat;
  const agency = flat.agencies.trim();
  const isUnverified = flat.unverified.trim() !== '';
  switch (kind) {
    case 'create': {
      const { address, phone, like } = flat;
      return { kind, code: agency, name, nameEn, level, agencyKind, parent, address, phone, like, note };
    }
    case 'merge':
      return { kind, from: listOf(agency), into: to, isUnverified, note };
    case 'split':
    case 'abolish': {
      const stepsTo = flat.stepsTo === '' ? 'main' : flat.stepsTo;
      return { kind, from: agency, main: to, heirs: heirsIn(flat.rules), stepsTo, isUnverified, note };
    }
    case 'place':
      return { kind, agency, name, nameEn, level, agencyKind, parent, note };
    case 'set-quota': {
      const { quotaKind, posts } = flat;
      return { kind, agency, quotaKind, posts: posts.trim() === '' ? undefined : posts, note };
    }
    case 'move-unit':
      return { kind, agency, unit: flat.unit, to, note };
    case 'move-procedures': {
      const { procedures, fields, toLevel } = flat;
      return {
        kind,
        procedures: listOf(procedures),
        fields: listOf(fields),
        level,
        from: agency,
        to,
        toLevel,
        note,
      };
    }
    default:
      return { kind };
  }
}

/** An operation as its form or row shows it. */
export function flatOf(operation: Operation): FlatOperation {
  const flat = FlatOperation.parse({ kind: operation.kind, note: operation.note });
  switch (operation.kind) {
    case 'create': {
      const { code, kind: _kind, note: _note, ...rest } = operation;
      return { ...flat, agencies: code, ...rest };
    }
    case 'merge':
      return {
        ...flat,
        agencies: operation.from.join('; '),
        to: operation.into,
        unverified: operation.isUnverified ? 'x' : '',
      };
    case 'split':
    case 'abolish':
      return {
        ...flat,
        agencies: operation.from,
        to: operation.main,
        rules: operation.heirs.map(ruleOf).join('\n'),
        stepsTo: operation.stepsTo,
        unverified: operation.isUnverified ? 'x' : '',
      };
    case 'place': {
      const { agency, name, nameEn, level, agencyKind, parent } = operation;
      return { ...flat, agencies: agency, name, nameEn, level, agencyKind, parent };
    }
    case 'set-quota': {
      const { agency, quotaKind, posts } = operation;
      return { ...flat, agencies: agency, quotaKind, posts: String(posts) };
    }
    case 'move-unit':
      return { ...flat, agencies: operation.agency, unit: operation.unit, to: operation.to };
    case 'move-procedures': {
      const { procedures, fields, level, from, to, toLevel } = operation;
      return {
        ...flat,
        agencies: from,
        to,
        level,
        toLevel,
        procedures: procedures.join('; '),
        fields: fields.join('; '),
      };
    }
  }
}

const keys = {
  'lĩnh vực': 'fields',
  'thủ tục': 'procedures',
  'bộ phận': 'units',
  'cán bộ': 'staff',
} as const;

/**
 * Rules as people write them, one line an agency: `H13.09: lĩnh vực = Hoạt động xây dựng; Đường bộ | bộ phận = do-thi`.
 */
function heirsIn(rules: string): unknown[] {
  return rules
    .normalize('NFC')
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .map((line) => {
      const colon = line.indexOf(':');
      const to = (colon < 0 ? line : line.slice(0, colon)).trim();
      const parts = colon < 0 ? [] : line.slice(colon + 1).split('|');
      const said = parts.flatMap((part): [string, string[]][] => {
        const [key = '', value = ''] = part.split('=');
        const known = Object.entries(keys).find(([words]) => words === key.trim().toLowerCase());
        return known === undefined ? [] : [[known[1], listOf(value)]];
      });
      return { to, ...Object.fromEntries(said) };
    });
}

function ruleOf(heir: Heir): string {
  const parts = Object.entries(keys).flatMap(([words, key]) =>
    heir[key].length === 0 ? [] : [`${words} = ${heir[key].join('; ')}`],
  );
  return parts.length === 0 ? heir.to : `${heir.to}: ${parts.join(' | ')}`;
}

function listOf(list: string): string[] {
  return list
    .split(/[;\n]/)
    .map((entry) => entry.trim())
    .filter((entry) => entry !== '');
}
