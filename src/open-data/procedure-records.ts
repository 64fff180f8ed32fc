import type { Procedures } from '../procedures/procedures.ts';

export type FoundRecord = Awaited<ReturnType<Procedures['exportRecords']>>[number];

/** The procedures in force, one row each; several ways to file are joined by semicolons. */
export function proceduresTable(records: readonly FoundRecord[]) {
  return {
    name: 'procedures',
    headings: [
      'code',
      'name',
      'level',
      'field',
      'decidingAgency',
      'onlineLevel',
      'channels',
      'terms',
      'feesVnd',
      'papers',
      'results',
      'legalBasis',
      'decision',
      'validFrom',
    ],
    rows: records.map(({ code, content, decision, validFrom }) => [
      code,
      content.name,
      content.level,
      content.field,
      content.decidingAgency,
      content.onlineLevel,
      content.channels.map(({ channel }) => channel).join(';'),
      content.channels.map(({ term }) => term ?? '').join(';'),
      content.channels.map(({ fee }) => fee ?? '').join(';'),
      content.papers.map(({ name }) => name).join('; '),
      content.results.join('; '),
      content.legalBasis.join('; '),
      decision?.number ?? '',
      validFrom,
    ]),
  };
}

/** A procedure as published: without the record of another catalogue that it was imported from. */
export function published({ code, content, decision, version, validFrom }: FoundRecord) {
  const { source: _source, process: _process, ...parts } = content;
  return { code, version, validFrom, decision, ...parts };
}
