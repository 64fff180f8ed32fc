import { figureText } from '../indicators/indicators.ts';
import type { Gathered } from './gather.ts';
import type { Writer } from './render-prose.ts';
import type { Block, Cell, DocumentBlock, Run } from './schema.ts';

/** A block with its figures filled in; null when nothing of it is left. */
export function renderBlock(block: Block, writer: Writer, gathered: Gathered): DocumentBlock | null {
  switch (block.kind) {
    case 'paragraph': {
      const written = block.sentences.flatMap((sentence) => {
        const runs = writer.sentence(sentence);
        return runs === null || runs.length === 0 ? [] : [runs];
      });
      if (written.length === 0) return null;
      const space: Run = { kind: 'text', text: ' ' };
      return {
        kind: 'paragraph',
        runs: written.flatMap((runs, index) => (index === 0 ? runs : [space, ...runs])),
      };
    }
    case 'table':
      return table(block, writer);
    case 'chart':
      return chart(block, writer);
    case 'breakdown':
      return breakdown(block, writer, gathered);
    case 'register': {
      const found = gathered.register(block.register);
      if (found === null) return null;
      const rows = found.rows.map((row) => row.map((text): Cell => [{ kind: 'text', text }]));
      const { heads, numeric, widths } = found;
      return { kind: 'table', caption: block.caption, heads, numeric, widths, rows };
    }
  }
}

/** Rows in which no figure has data are left out; a figure without data beside one that has is a dash. */
function table(block: Extract<Block, { kind: 'table' | 'chart' }>, writer: Writer): DocumentBlock | null {
  const rows = block.rows.flatMap((row) => {
    const cells = row.map((pieces) => writer.pieces(pieces));
    const asks = row.map((pieces) => pieces.some(({ kind }) => kind === 'figure'));
    const isEmpty =
      asks.includes(true) && !cells.some((cell, index) => asks[index] === true && cell !== null);
    return isEmpty ? [] : [cells.map((cell): Cell => cell ?? [{ kind: 'text', text: '–' }])];
  });
  if (rows.length === 0) return null;
  const numeric = block.heads.map((_, column) =>
    block.rows.some((row) => row[column]?.some(({ kind }) => kind === 'figure') === true),
  );
  return { kind: 'table', caption: block.caption, heads: block.heads, numeric, rows };
}

function chart(block: Extract<Block, { kind: 'table' | 'chart' }>, writer: Writer): DocumentBlock | null {
  const bars = block.rows.flatMap(([label = [], figure = []]) => {
    const [words, runs] = [writer.pieces(label), writer.pieces(figure)];
    const run = runs?.find(({ kind }) => kind === 'figure');
    if (words === null || run?.kind !== 'figure') return [];
    const value = writer.figures[run.number - 1]?.value ?? 0;
    return [{ label: words.map((one) => (one.kind === 'footnote' ? '' : one.text)).join(''), value, run }];
  });
  return bars.length === 0 ? null : { kind: 'chart', caption: block.caption, bars };
}

/** One row for each value of the dimension, and the total where the columns can be added up. */
function breakdown(
  block: Extract<Block, { kind: 'breakdown' }>,
  writer: Writer,
  gathered: Gathered,
): DocumentBlock | null {
  const lines = gathered
    .breakdown(block)
    .filter(({ figures }) =>
      block.columns.some(({ figure }) => (figures.get(figure.code)?.value ?? 0) !== 0),
    );
  if (lines.length === 0) return null;
  const rows = inOrder(lines).map(({ key, label, figures }) => [
    [{ kind: 'text', text: label.vi } as const],
    ...block.columns.map(({ figure: reference }): Cell => {
      const figure = figures.get(reference.code);
      if (figure === undefined || figure.value === null) return [{ kind: 'text', text: '–' }];
      const { period } = gathered.question(reference);
      const where = block.dimension === 'agency' ? { agencyIds: [Number(key)] } : { [block.dimension]: key };
      return [
        writer.known(reference, {
          code: reference.code,
          unit: figure.unit,
          period: { from: period.from.toString(), to: period.to.toString() },
          where,
          value: figure.value,
          parts: figure.parts,
          source: figure.source,
          reportedBy: gathered.reportedBy(reference),
          text: figureText(figure, 'vi', reference.options.decimals),
        }),
      ];
    }),
  ]);
  return {
    kind: 'table',
    caption: block.caption,
    heads: ['Nội dung', ...block.columns.map(({ head }) => head)],
    numeric: [false, ...block.columns.map(() => true)],
    rows: [...rows, sumRow(block, writer)],
  };
}

/** Levels from the city down; everything else as it comes, by name. */
function inOrder<Line extends { readonly key: string }>(lines: readonly Line[]): Line[] {
  return lines.toSorted((one, other) => levels.indexOf(one.key) - levels.indexOf(other.key));
}

const levels = ['city', 'district', 'commune'];

/** The whole city's own figure, not the sum of the rows: what several agencies share counts once. */
function sumRow(block: Extract<Block, { kind: 'breakdown' }>, writer: Writer): readonly Cell[] {
  const cells = block.columns.map(
    ({ figure }): Cell =>
      writer.pieces([{ kind: 'figure', alternatives: [figure] }]) ?? [{ kind: 'text', text: '–' }],
  );
  return [[{ kind: 'text', text: 'Toàn thành phố' }], ...cells];
}
