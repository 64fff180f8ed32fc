import type { Indicators } from '../indicators/indicators.ts';
import type { Figure, Question } from '../indicators/schema.ts';
import { system } from '../kernel/access.ts';
import type { ReportDocument, ReportFigure } from './schema.ts';

/** A frozen figure beside what the same question gives now. */
export type Recount = {
  readonly frozen: ReportFigure;
  /** Asked again as known on the report's day: the same, unless the record itself was tampered with. */
  readonly again: Figure | null;
  /** As known today: late entries and corrections show. */
  readonly today: Figure | null;
};

/** The question behind a figure of a report. */
export function questionOf(figure: ReportFigure, asOf: string | null): Question {
  return {
    period: {
      from: Temporal.PlainDate.from(figure.period.from),
      to: Temporal.PlainDate.from(figure.period.to),
    },
    ...(asOf === null ? {} : { asOf: Temporal.PlainDate.from(asOf) }),
    ...(Object.keys(figure.where).length === 0 ? {} : { where: figure.where }),
  };
}

/** Asks every figure of a frozen report again, as of its day and as of today. */
export async function recount(indicators: Indicators, document: ReportDocument): Promise<Recount[]> {
  const known = document.figures.filter(({ code }) => indicators.find(code) !== undefined);
  const ask = async (asOf: string | null): Promise<Map<number, Figure>> => {
    const groups = Map.groupBy(known, ({ period, where }) => JSON.stringify([period, where]));
    const answers = new Map<number, Figure>();
    for (const group of groups.values()) {
      const [first] = group;
      if (first === undefined) continue;
      const codes = [...new Set(group.map(({ code }) => code))];
      const found = await indicators.figures(system, codes, questionOf(first, asOf));
      for (const { number, code } of group) {
        const figure = found.get(code);
        if (figure !== undefined) answers.set(number, figure);
      }
    }
    return answers;
  };
  const again = await ask(document.asOf);
  const today = await ask(null);
  return document.figures.map((frozen) => ({
    frozen,
    again: again.get(frozen.number) ?? null,
    today: today.get(frozen.number) ?? null,
  }));
}

/** Whether a figure says the same as the frozen one: value, parts and source. */
export function isSame(frozen: ReportFigure, figure: Figure | null): boolean {
  if (figure === null || figure.source !== frozen.source) return false;
  if (figure.parts?.numerator !== frozen.parts?.numerator) return false;
  if (figure.parts?.denominator !== frozen.parts?.denominator) return false;
  if (figure.value === null || frozen.value === null) return figure.value === frozen.value;
  return Math.abs(figure.value - frozen.value) <= 1e-9 * Math.max(1, Math.abs(frozen.value));
}
