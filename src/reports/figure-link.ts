import { figureAddress } from '../indicators/indicators.ts';
import { questionOf } from './recount.ts';
import type { ReportDocument } from './schema.ts';

/** Address of the page of a figure of a report, with the report's period and as-of day. */
export function figureLink(document: ReportDocument, number: number): string {
  const figure = document.figures[number - 1];
  return figure === undefined ? '' : figureAddress(figure.code, questionOf(figure, document.asOf));
}

/** Measured from records, or reported by agencies. */
export function isReported(document: ReportDocument, number: number): boolean {
  return document.figures[number - 1]?.source === 'reported';
}
