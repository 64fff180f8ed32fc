import { rowsAddress } from '../indicators/indicators.ts';
import type { Office, ReportDocument } from './schema.ts';
import { questionOf } from './recount.ts';

/** A report for machines: each figure with what it is, what it is made of and where its rows open (under `origin`). */
export function reportJson(
  { document, office }: { document: ReportDocument; office: Office },
  origin: string,
) {
  const sections = new Map(document.sections.map((section) => [section.code, section]));
  return {
    template: document.template,
    kind: document.kind,
    title: document.title,
    number: office.number === '' ? null : office.number,
    signedOn: office.signedOn === '' ? null : office.signedOn,
    isDemonstration: office.isDemonstration,
    period: document.period,
    asOf: document.asOf,
    sections: document.sections.map(({ code, level, number, heading }) => ({ code, level, number, heading })),
    /** What is to be reached, as said in the text: no figures yet. */
    targets: document.figures
      .filter(({ isTarget }) => isTarget === true)
      .map(({ code, title, text, period, section }) => ({ code, title, text, period, section })),
    figures: document.figures
      .filter(({ isTarget }) => isTarget !== true)
      .map((figure) => ({
        code: figure.code,
        title: figure.title,
        definition: figure.definition,
        unit: figure.unit,
        value: figure.value,
        parts: figure.parts,
        source: figure.source,
        text: figure.text,
        period: figure.period,
        where: figure.where,
        reportedBy: figure.reportedBy,
        section: figure.section,
        heading: sections.get(figure.section)?.heading ?? '',
        rows: `${origin}${rowsAddress(figure.code, questionOf(figure, document.asOf))}`,
      })),
  };
}
