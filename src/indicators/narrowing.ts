import type { Queries } from '../kernel/database.ts';
import { t, type Text } from '../kernel/messages.ts';
import type { Indicators } from './indicators.ts';
import type { FactSource, Question } from './schema.ts';

/** One thing by which a question is narrowed, in words, and the question without it. */
export type Narrowing = { readonly title: Text; readonly value: Text; readonly without: Question };

/** All by which a question is narrowed besides its period and its as-of day: agencies first. */
export async function narrowingsOf(
  db: Queries,
  indicators: Pick<Indicators, 'find'>,
  code: string,
  question: Question,
  agencyName: (id: number) => string,
): Promise<Narrowing[]> {
  const { agencyIds, ...others } = question.where ?? {};
  const names = agencyIds?.map(agencyName).join(', ');
  const agencies: Narrowing[] =
    names === undefined || names === ''
      ? []
      : [
          {
            title: t('Cơ quan', 'Agency'),
            value: t(names, names),
            without: { ...question, where: others },
          },
        ];
  const dimensions = sourceOf(indicators, code)?.dimensions ?? {};
  const rest = await Promise.all(
    Object.entries(others).map(async ([name, key]): Promise<Narrowing[]> => {
      if (typeof key !== 'string') return [];
      const dimension = dimensions[name];
      const { [name]: _without, ...where } = question.where ?? {};
      const without = { ...question, where };
      if (dimension === undefined) return [{ title: t(name, name), value: t(key, key), without }];
      const isNumber = /^\d{1,9}$/.test(key);
      const labels = name === 'procedure' && !isNumber ? undefined : await dimension.labels(db, [key]);
      return [{ title: dimension.title, value: labels?.get(key) ?? t(key, key), without }];
    }),
  );
  return [...agencies, ...rest.flat()];
}

/** Where the facts of an indicator lie; of one made of others, where those of its first part lie. */
function sourceOf(indicators: Pick<Indicators, 'find'>, code: string): FactSource | undefined {
  const from = indicators.find(code)?.from;
  switch (from?.kind) {
    case 'measure':
      return from.of;
    case 'ratio':
      return sourceOf(indicators, from.part);
    case 'sum':
      return sourceOf(indicators, from.of[0]?.replace(/^-/, '') ?? '');
    case 'reported':
    case undefined:
      return undefined;
  }
}
