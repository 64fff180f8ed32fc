import type { Indicators } from '../indicators/indicators.ts';
import { t } from '../kernel/messages.ts';
import type { Refusal } from '../kernel/errors.ts';
import { reportWords } from './report-words.ts';
import { refuseFault, SyntaxFault } from './syntax.ts';
import type { Block, FigureReference, Template, TemplateSection } from './schema.ts';
import { referencesIn, wordsIn } from './walk.ts';

/** Whatever a template names must be there: indicators, the dimensions by which they are asked, words, agencies. */
export type Known = {
  readonly indicators: Pick<Indicators, 'find' | 'dimensionsOf'>;
  readonly hasAgency: (code: string) => boolean;
};

/** The first thing that a section names and nobody knows; null when all is known. */
export function checkSection(section: TemplateSection, known: Known, field?: string): Refusal | null {
  const fault = [
    ...referencesIn(section).map((reference) => faultOf(reference, known)),
    ...section.blocks.flatMap((block) => dimensionFaults(block, known)),
    ...wordsIn({ name: '', title: '', titles: {}, recipients: [], sections: [section] }).map(
      ({ name, place }) => (Object.hasOwn(reportWords, name) ? null : new SyntaxFault(noWord(name), place)),
    ),
  ].find((one) => one !== null);
  return fault === undefined ? null : refuseFault(fault, section.heading, field);
}

/** The first fault of a template, or null. */
export function checkTemplate({ sections }: Template, known: Known): Refusal | null {
  for (const section of sections) {
    const refusal = checkSection(section, known);
    if (refusal !== null) return refusal;
  }
  return null;
}

function faultOf({ code, options, place }: FigureReference, known: Known): SyntaxFault | null {
  const indicator = known.indicators.find(code);
  if (indicator === undefined) return new SyntaxFault(noIndicator(code), place);
  if (options.show === 'billions' && indicator.unit !== 'money')
    return new SyntaxFault(noBillions(code), place);
  if (options.show === 'parts' && indicator.unit !== 'share' && indicator.from.kind !== 'ratio')
    return new SyntaxFault(noParts(code), place);
  if (options.agency !== undefined && !known.hasAgency(options.agency))
    return new SyntaxFault(noAgency(options.agency), place);
  const dimensions = known.indicators.dimensionsOf(code);
  const strange = Object.keys(options.where).find((name) => !Object.hasOwn(dimensions, name));
  return strange === undefined ? null : new SyntaxFault(noDimension(code, strange), place);
}

function dimensionFaults(block: Block, known: Known): SyntaxFault[] {
  if (block.kind !== 'breakdown') return [];
  return block.columns.flatMap(({ figure: { code, place } }) => {
    if (known.indicators.find(code) === undefined || block.dimension === 'agency') return [];
    const dimensions = known.indicators.dimensionsOf(code);
    return Object.hasOwn(dimensions, block.dimension)
      ? []
      : [new SyntaxFault(noDimension(code, block.dimension), place)];
  });
}

const noIndicator = (code: string) =>
  t(
    `Không có chỉ tiêu “${code}”. Hãy tra mã trong danh mục chỉ tiêu.`,
    `There is no indicator "${code}". Look its code up in the catalogue of indicators.`,
  );
const noDimension = (code: string, name: string) =>
  t(
    `Chỉ tiêu “${code}” không chia được theo “${name}”.`,
    `The indicator "${code}" cannot be divided by "${name}".`,
  );
const noAgency = (code: string) =>
  t(`Không có cơ quan mã “${code}”.`, `There is no agency with the code "${code}".`);
const noBillions = (code: string) =>
  t(
    `Chỉ tiêu “${code}” không phải là số tiền nên không viết theo tỷ đồng.`,
    `The indicator "${code}" is no money.`,
  );
const noParts = (code: string) =>
  t(
    `Chỉ tiêu “${code}” không phải là tỷ lệ nên không có tử số, mẫu số.`,
    `The indicator "${code}" is no share and has no parts.`,
  );
const noWord = (name: string) =>
  t(
    `Không có từ “=${name}”; hãy dùng ${Object.keys(reportWords).join(', ')}.`,
    `There is no word "=${name}"; use ${Object.keys(reportWords).join(', ')}.`,
  );
