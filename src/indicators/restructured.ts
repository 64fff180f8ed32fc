import type { Text } from '../kernel/messages.ts';
import { t } from '../kernel/messages.ts';
import type { Figure, Parts } from './schema.ts';

/** Where an agency's figures stand in the structure of a day; what is on no agency of that day says why. */
export type PlaceInStructure = {
  readonly agencyId: number;
  readonly standing: 'then' | 'split' | 'merged' | 'new';
};

type Figures = ReadonlyMap<string, Figure>;
export type AgencyLine = { readonly key: string; readonly label: Text; readonly figures: Figures };
/** A line of a breakdown in the structure of a day, with the agencies whose figures it adds. */
export type StructureLine = AgencyLine & { readonly agencyIds: readonly number[] };

/**
 * Lines of agencies as lines of the structure of a day: what predecessors counted is added to who came after them, parts to
 * parts, so that every sum stays what it was. What went to several agencies, or came of several, is not shared out by a
 * guess: it stays on a line of its own that says so.
 */
export function restructured(
  lines: readonly AgencyLine[],
  placeOf: (agencyId: number) => PlaceInStructure,
  names: { nameOf?(agencyId: number): string },
): StructureLine[] {
  const groups = Map.groupBy(lines, ({ key }) => {
    const { agencyId, standing } = placeOf(Number(key));
    return `${agencyId} ${standing}`;
  });
  return [...groups]
    .map(([group, members]): StructureLine => {
      const [id = '0', standing = 'then'] = group.split(' ');
      const [first] = members;
      const own = members.find(({ key }) => key === id)?.label;
      const name = own ?? textOf(names.nameOf?.(Number(id))) ?? first?.label ?? t(id, id);
      return {
        key: id,
        label: labelled(name, standing),
        agencyIds: members.map(({ key }) => Number(key)),
        figures: added(members.map(({ figures }) => figures)),
      };
    })
    .toSorted((one, other) => collator.compare(one.label.vi, other.label.vi));
}

function textOf(name: string | undefined): Text | undefined {
  return name === undefined || name === '' ? undefined : t(name, name);
}

function labelled(name: Text, standing: string): Text {
  switch (standing) {
    case 'split':
      return t(
        `${name.vi} (trước khi chia tách, không phân bổ)`,
        `${name.en} (before the split, not shared out)`,
      );
    case 'merged':
      return t(
        `${name.vi} (sau khi hợp nhất, không tách ngược)`,
        `${name.en} (after the merger, not taken apart)`,
      );
    case 'new':
      return t(`${name.vi} (thành lập sau ngày này)`, `${name.en} (established later)`);
    default:
      return name;
  }
}

function added(all: readonly Figures[]): Figures {
  const codes = new Set(all.flatMap((figures) => [...figures.keys()]));
  return new Map(
    [...codes].flatMap((code): [string, Figure][] => {
      const figures = all.flatMap((one) => one.get(code) ?? []);
      const [first, ...others] = figures;
      if (first === undefined) return [];
      return [[code, others.length === 0 ? first : sumOf(first, figures)]];
    }),
  );
}

function sumOf(first: Figure, figures: readonly Figure[]): Figure {
  const known = figures.filter(({ value }) => value !== null);
  const source = known.some((figure) => figure.source === 'measured')
    ? 'measured'
    : (known[0]?.source ?? first.source);
  const same = { code: first.code, unit: first.unit, source, reported: null };
  if (known.length === 0) return { ...same, value: null, parts: null };
  if (known.length === 1 && known[0] !== undefined) return { ...known[0], reported: null };
  if (first.unit === 'count' || first.unit === 'money')
    return { ...same, value: known.reduce((sum, { value }) => sum + (value ?? 0), 0), parts: null };
  const parts = known.flatMap((figure): readonly Parts[] => (figure.parts === null ? [] : [figure.parts]));
  if (parts.length < known.length) return { ...same, value: null, parts: null };
  const numerator = parts.reduce((sum, part) => sum + part.numerator, 0);
  const denominator = parts.reduce((sum, part) => sum + part.denominator, 0);
  return {
    ...same,
    value: denominator === 0 ? null : numerator / denominator,
    parts: { numerator, denominator },
  };
}

const collator = new Intl.Collator('vi', { numeric: true });
