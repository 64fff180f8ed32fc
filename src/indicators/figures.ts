import type { Registry } from './registry.ts';
import { together } from './reported-store.ts';
import type { Figure, Indicator, Parts, ReportedValue, Where } from './schema.ts';

/** What is known of an indicator's leaves: measured numbers by code, and what agencies reported. */
export type Known = {
  /** Whether a leaf's register was begun within the period: a whole reported value then says more. */
  readonly isPartial?: (code: string) => boolean;
  /** Undefined: not measured (no register, or not yet kept in the period). */
  readonly measured: (code: string) => number | undefined;
  readonly reported: (code: string) => Pick<ReportedValue, 'value' | 'parts'> | null;
};

/** Whether the reader sees what is reported of an agency; the city's own values are everybody's. */
export type Sees = (agencyId: number) => boolean;

type Value = { readonly value: number | null; readonly parts: Parts | null };

/** The figure of an indicator from what is known. Where both are, the measured one stands beside the reported one. */
export function figureOf(registry: Registry, code: string, known: Known): Figure {
  const indicator = registry.get(code);
  const measured = valueOf(registry, indicator, (leaf) => known.measured(leaf.code));
  const own = known.reported(code);
  const reported: Value | undefined =
    own === null
      ? valueOf(registry, indicator, (leaf) => known.reported(leaf.code)?.value)
      : { value: own.parts?.denominator === 0 ? null : own.value, parts: own.parts };
  const given =
    reported === undefined || reported.value === null
      ? null
      : { value: reported.value, parts: reported.parts };
  const isPartial = registry.leavesOf(code).some((leaf) => known.isPartial?.(leaf.code) === true);
  const isMeasured = measured !== undefined && !(isPartial && given !== null);
  const stands = isMeasured ? measured : reported;
  return {
    code,
    unit: indicator.unit,
    value: stands?.value ?? null,
    parts: stands?.parts ?? null,
    source: isMeasured ? 'measured' : reported !== undefined ? 'reported' : 'none',
    reported: given,
  };
}

/** By the declaration, from the values of what it rests on; undefined when one of these is not known. */
function valueOf(
  registry: Registry,
  indicator: Indicator,
  leaf: (indicator: Indicator) => number | undefined,
): Value | undefined {
  const { from } = indicator;
  switch (from.kind) {
    case 'measure':
    case 'reported': {
      const value = leaf(indicator);
      return value === undefined ? undefined : { value, parts: null };
    }
    case 'sum': {
      let sum = 0;
      for (const term of from.of) {
        const isTaken = term.startsWith('-');
        const one = resolve(registry, isTaken ? term.slice(1) : term, leaf);
        if (one === undefined) return undefined;
        sum += isTaken ? -one : one;
      }
      return { value: sum, parts: null };
    }
    case 'ratio': {
      const numerator = resolve(registry, from.part, leaf);
      const denominator = resolve(registry, from.whole, leaf);
      if (numerator === undefined || denominator === undefined) return undefined;
      return {
        value: denominator === 0 ? null : numerator / denominator,
        parts: { numerator, denominator },
      };
    }
  }
}

/** A part of a sum or ratio: what is known of it as such, else what its own declaration gives. */
function resolve(
  registry: Registry,
  code: string,
  leaf: (indicator: Indicator) => number | undefined,
): number | undefined {
  const indicator = registry.get(code);
  const direct =
    indicator.from.kind === 'sum' || indicator.from.kind === 'ratio' ? leaf(indicator) : undefined;
  return direct ?? valueOf(registry, indicator, leaf)?.value ?? undefined;
}

/**
 * Reported values for a question: of one agency its own, of several what they give together, of the city the city's own
 * value or, without one, what the agencies give together. Other dimensions are not reported.
 */
export function reportedFor(values: readonly ReportedValue[], where: Where = {}, sees: Sees = () => true) {
  const isDivided = Object.keys(where).some((name) => name !== 'agencyIds' && where[name] !== undefined);
  return (indicator: Indicator): Pick<ReportedValue, 'value' | 'parts'> | null => {
    if (isDivided) return null;
    const own = values.filter(
      ({ indicator: code, aboutAgencyId: id }) => code === indicator.code && (id === null || sees(id)),
    );
    const { agencyIds } = where;
    if (agencyIds === undefined) {
      const city = own.find((entry) => entry.aboutAgencyId === null);
      return city ?? together(own, indicator.unit);
    }
    const about = own.filter(
      (entry) => entry.aboutAgencyId !== null && agencyIds.includes(entry.aboutAgencyId),
    );
    return together(about, indicator.unit);
  };
}
