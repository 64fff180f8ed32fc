import { kindOf } from './period.ts';
import { createNumbering } from './numbering.ts';
import { renderBlock } from './render-blocks.ts';
import { createWriter } from './render-prose.ts';
import { fillWords } from './report-words.ts';
import { gather, type Gathered } from './gather.ts';
import type { ReportRooms } from './rooms.ts';
import type {
  DocumentBlock,
  DocumentSection,
  Frame,
  ReportCity,
  ReportDocument,
  Template,
  TemplateSection,
} from './schema.ts';
import { neededIn } from './walk.ts';

/** Fills a template in for a period, as known on a day. */
export async function renderReport(
  rooms: ReportRooms,
  city: ReportCity,
  template: Template,
  frame: Frame,
): Promise<ReportDocument> {
  const gathered = await gather(rooms, template, frame);
  const kind = kindOf(frame.period);
  const writer = createWriter(rooms, city, frame, gathered);
  const numbering = createNumbering();
  const sections: DocumentSection[] = [];
  const shown = withoutEmpty(template.sections, (one) => isWritten(one, gathered, writer.holds));
  const written = new Map(shown.map((section) => [section, blocksOf(section, gathered, writer)]));
  const says = (section: TemplateSection): boolean => (written.get(section)?.length ?? 0) > 0;
  // A heading under which every sentence was left out says nothing.
  const kept = shown.filter((section, index) => {
    const below = belowOf(shown, index);
    return says(section) || below.some(says) || (section.blocks.length === 0 && below.length === 0);
  });
  for (const section of kept) {
    const { code, level, isAnnex, isPlain } = section;
    const number = isPlain ? '' : numbering(level, isAnnex);
    const heading = fillWords(section.heading, city, frame);
    const blocks = written.get(section) ?? [];
    sections.push({ code, level, isAnnex, isPlain, number, heading, blocks });
  }
  return {
    template: template.name,
    title: fillWords(template.titles[kind] ?? template.title, city, frame),
    kind,
    period: { from: frame.period.from.toString(), to: frame.period.to.toString() },
    asOf: frame.asOf?.toString() ?? null,
    sections,
    footnotes: writer.footnotes,
    figures: writer.figures,
  };
}

type Writer = ReturnType<typeof createWriter>;

const nothingReported = 'Trong kỳ chưa có số liệu báo cáo về nội dung này.';

function blocksOf(section: TemplateSection, gathered: Gathered, writer: Writer): DocumentBlock[] {
  const isSilent = !hasData(section, gathered);
  writer.begin(section);
  const blocks = section.blocks.flatMap((block) => renderBlock(block, writer, gathered) ?? []);
  if (isSilent && blocks.length === 0 && section.whenNoData === 'say')
    blocks.push({ kind: 'paragraph', runs: [{ kind: 'text', text: nothingReported }] });
  return blocks;
}

/** Whether a section appears: its conditions hold, and it has something to say or is to say that it has not. */
function isWritten(section: TemplateSection, gathered: Gathered, holds: Writer['holds']): boolean {
  if (!section.when.every(holds)) return false;
  return section.whenNoData !== 'omit' || hasData(section, gathered);
}

/** A section that needs no figures is never silent; registers count as figures. */
function hasData(section: TemplateSection, gathered: Gathered): boolean {
  const registers = section.blocks.filter((block) => block.kind === 'register');
  const references = neededIn(section);
  if (references.length === 0 && registers.length === 0) return true;
  return (
    references.some((reference) => gathered.figure(reference).value !== null) ||
    registers.some((block) => gathered.register(block.register) !== null)
  );
}

/** Sections that appear; one that had only sections below it, none of which appears, goes with them. */
function withoutEmpty(
  sections: readonly TemplateSection[],
  isShown: (section: TemplateSection) => boolean,
): TemplateSection[] {
  return sections.filter((section, index) => {
    if (!isShown(section)) return false;
    const below = belowOf(sections, index);
    const above = ancestors(sections, index);
    if (!above.every(isShown)) return false;
    return section.blocks.length > 0 || below.length === 0 || below.some(isShown);
  });
}

/** Sections under the heading of another. */
function belowOf(sections: readonly TemplateSection[], index: number): readonly TemplateSection[] {
  const level = sections[index]?.level ?? 1;
  const end = sections.findIndex((other, at) => at > index && other.level <= level);
  return sections.slice(index + 1, end === -1 ? undefined : end);
}

function ancestors(sections: readonly TemplateSection[], index: number): TemplateSection[] {
  const found: TemplateSection[] = [];
  let level = sections[index]?.level ?? 1;
  for (let at = index - 1; at >= 0 && level > 1; at -= 1) {
    const section = sections[at];
    if (section !== undefined && section.level < level) {
      found.push(section);
      level = section.level;
    }
  }
  return found;
}
