import type { ReportFigure } from './schema.ts';
import { figureWords } from './figure-words.ts';
import type { Gathered } from './gather.ts';
import { kindOf } from './period.ts';
import { reportWords } from './report-words.ts';
import type { ReportRooms } from './rooms.ts';
import type {
  Condition,
  FigureReference,
  Frame,
  Piece,
  ReportCity,
  Run,
  Sentence,
  TemplateSection,
} from './schema.ts';

export type Writer = {
  readonly figures: ReportFigure[];
  readonly footnotes: { number: number; runs: readonly Run[] }[];
  /** Figures written from now on belong to this section. */
  begin(section: TemplateSection): void;
  holds(condition: Condition): boolean;
  /** Null: the sentence is left out. */
  sentence(sentence: Sentence): Run[] | null;
  /** Null: one of its figures has no data. */
  pieces(pieces: readonly Piece[]): Run[] | null;
  /** A figure known already, as of one line of a breakdown. */
  known(
    reference: FigureReference,
    figure: Omit<ReportFigure, 'number' | 'section' | 'title' | 'definition' | 'law'>,
  ): Run;
};

const noDataHere = 'chưa có số liệu';

/** Writes prose, and keeps its figures and footnotes in their order. */
export function createWriter(
  { indicators }: ReportRooms,
  city: ReportCity,
  frame: Frame,
  gathered: Gathered,
): Writer {
  const figures: ReportFigure[] = [];
  const footnotes: { number: number; runs: readonly Run[] }[] = [];
  const kind = kindOf(frame.period);
  let current: Pick<TemplateSection, 'code' | 'whenNoData'> = { code: '', whenNoData: 'say' };

  function holds(condition: Condition): boolean {
    if (condition.kind === 'for') return condition.kinds.includes(kind);
    if (condition.kind === 'has')
      return condition.registers.every((name) => gathered.register(name) !== null);
    const isKnown = (reference: FigureReference): boolean => gathered.figure(reference).value !== null;
    return condition.kind === 'if' ? condition.codes.every(isKnown) : !condition.codes.some(isKnown);
  }

  function known(
    reference: FigureReference,
    figure: Omit<ReportFigure, 'number' | 'section' | 'title' | 'definition' | 'law'>,
  ): Run {
    const indicator = indicators.find(reference.code);
    if (indicator === undefined) throw new RangeError(`no indicator ${reference.code}`);
    const number = figures.length + 1;
    const { title, definition, law } = indicator;
    figures.push({ ...figure, number, section: current.code, title, definition, law });
    return { kind: 'figure', text: figure.text, number };
  }

  function figureRun(alternatives: readonly FigureReference[]): Run | null {
    for (const reference of alternatives) {
      const figure = gathered.figure(reference);
      const said = { figure, compared: gathered.compared(reference), target: gathered.target(reference) };
      const text = figureWords(reference, said);
      if (text === null) continue;
      const { period, where = {} } = gathered.question(reference);
      return known(reference, {
        code: reference.code,
        unit: figure.unit,
        period: { from: period.from.toString(), to: period.to.toString() },
        where: definedOnly(where),
        value: figure.value,
        parts: figure.parts,
        source: figure.source,
        reportedBy: gathered.reportedBy(reference),
        text,
        ...(reference.options.show === 'target' ? { isTarget: true } : {}),
      });
    }
    return current.whenNoData === 'keep' ? { kind: 'text', text: noDataHere } : null;
  }

  /** What was written is taken back when the whole cannot stand. */
  function allOrNothing(write: () => Run[] | null): Run[] | null {
    const before = [figures.length, footnotes.length] as const;
    const runs = write();
    if (runs === null) {
      figures.length = before[0];
      footnotes.length = before[1];
    }
    return runs;
  }

  function pieces(list: readonly Piece[]): Run[] | null {
    return allOrNothing(() => {
      const runs: Run[] = [];
      for (const piece of list) {
        const written = pieceRuns(piece);
        if (written === null) return null;
        runs.push(...written);
      }
      return joined(runs);
    });
  }

  function pieceRuns(piece: Piece): Run[] | null {
    switch (piece.kind) {
      case 'text':
        return [piece];
      case 'word':
        return [{ kind: 'text', text: reportWords[piece.name]?.(city, frame) ?? '' }];
      case 'figure': {
        const run = figureRun(piece.alternatives);
        return run === null ? null : [run];
      }
      case 'clause':
        return pieces(piece.pieces) ?? [];
      case 'footnote': {
        const runs = piece.sentences.flatMap((one) => sentence(one) ?? []);
        if (runs.length === 0) return [];
        const number = footnotes.length + 1;
        footnotes.push({ number, runs });
        return [{ kind: 'footnote', number }];
      }
    }
  }

  function sentence({ when, pieces: list }: Sentence): Run[] | null {
    return when.every(holds) ? pieces(list) : null;
  }

  return {
    figures,
    footnotes,
    holds,
    sentence,
    pieces,
    known,
    begin(section) {
      current = section;
    },
  };
}

function definedOnly(
  where: Readonly<Record<string, string | readonly number[] | undefined>>,
): ReportFigure['where'] {
  return Object.fromEntries(
    Object.entries(where).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
  );
}

/** Texts that follow each other become one. */
function joined(runs: readonly Run[]): Run[] {
  const list: Run[] = [];
  for (const run of runs) {
    const last = list.at(-1);
    if (run.kind === 'text' && last?.kind === 'text')
      list[list.length - 1] = { kind: 'text', text: last.text + run.text };
    else list.push(run);
  }
  return list;
}
