import type {
  Block,
  Condition,
  FigureReference,
  Piece,
  Sentence,
  Template,
  TemplateSection,
} from './schema.ts';

/** Every figure that a section asks for, its conditions included. */
export function referencesIn(section: TemplateSection): FigureReference[] {
  return [...section.when.flatMap(inCondition), ...section.blocks.flatMap(inBlock)];
}

/** Figures without which a sentence is left out: those outside its clauses and footnotes. */
export function neededIn(section: TemplateSection): FigureReference[] {
  return section.blocks.flatMap((block) => {
    if (block.kind !== 'paragraph') return inBlock(block);
    const pieces = block.sentences.flatMap((sentence) => sentence.pieces);
    return pieces.flatMap((piece) => (piece.kind === 'figure' ? piece.alternatives : []));
  });
}

/** Every word of the report that a text uses. */
export function wordsIn(template: Template): Extract<Piece, { kind: 'word' }>[] {
  return template.sections.flatMap(({ blocks }) =>
    blocks.flatMap((block) => piecesIn(block).filter((piece) => piece.kind === 'word')),
  );
}

function inBlock(block: Block): FigureReference[] {
  if (block.kind === 'breakdown') return block.columns.map(({ figure }) => figure);
  const conditions = block.kind === 'paragraph' ? block.sentences.flatMap(({ when }) => when) : [];
  return [
    ...conditions.flatMap(inCondition),
    ...piecesIn(block).flatMap((piece) => (piece.kind === 'figure' ? piece.alternatives : [])),
  ];
}

function inCondition(condition: Condition): readonly FigureReference[] {
  return 'codes' in condition ? condition.codes : [];
}

function piecesIn(block: Block): Piece[] {
  switch (block.kind) {
    case 'paragraph':
      return block.sentences.flatMap(inSentence);
    case 'table':
    case 'chart':
      return block.rows.flat(2).flatMap(flat);
    default:
      return [];
  }
}

function inSentence({ pieces }: Sentence): Piece[] {
  return pieces.flatMap(flat);
}

/** A piece with those inside it. */
function flat(piece: Piece): Piece[] {
  if (piece.kind === 'clause') return [piece, ...piece.pieces.flatMap(flat)];
  if (piece.kind === 'footnote') return [piece, ...piece.sentences.flatMap(inSentence)];
  return [piece];
}
