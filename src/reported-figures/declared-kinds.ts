import type { Better, Indicator, ReformArea, Unit } from '../indicators/schema.ts';
import { t } from '../kernel/messages.ts';

/** Vietnamese, English. */
export type Words = readonly [vi: string, en: string];

type Options = { readonly better?: Better; readonly law?: string };
type Declare = (code: string, title: Words, definition: Words, options?: Options) => Indicator;

/** Short ways to declare the indicators of one area, which share their legal source unless they name another. */
export type Declaring = {
  /** A number of things that agencies report. */
  readonly count: Declare;
  /** A share reported with its parts, or as a bare share where the reporter had only that. */
  readonly share: Declare;
  /** An amount in đồng. */
  readonly money: Declare;
  /** Part ÷ whole of two other indicators. */
  ratio(
    code: string,
    title: Words,
    definition: Words,
    of: readonly [part: string, whole: string],
    options?: Options,
  ): Indicator;
  /** Sum of others; a minus before a code takes it away. */
  sum(code: string, title: Words, definition: Words, of: readonly string[], options?: Options): Indicator;
};

export function declaring(area: ReformArea, law: string): Declaring {
  function make(
    code: string,
    unit: Unit,
    title: Words,
    definition: Words,
    from: Indicator['from'],
    options: Options,
  ): Indicator {
    return {
      code,
      title: t(...title),
      unit,
      definition: t(...definition),
      law: options.law ?? law,
      area,
      better: options.better ?? 'none',
      from,
    };
  }
  const reported =
    (unit: Unit): Declare =>
    (code, title, definition, options = {}) =>
      make(code, unit, title, definition, { kind: 'reported' }, options);
  return {
    count: reported('count'),
    share: reported('share'),
    money: reported('money'),
    ratio: (code, title, definition, [part, whole], options = {}) =>
      make(code, 'share', title, definition, { kind: 'ratio', part, whole }, options),
    sum: (code, title, definition, of, options = {}) =>
      make(code, 'count', title, definition, { kind: 'sum', of }, options),
  };
}
