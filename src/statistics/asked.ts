import { covers } from '../kernel/access.ts';
import type { Asking } from '../kernel/web.ts';
import { parameters, questionOf, readDay, type FigureAddress } from '../indicators/indicators.ts';
import type { Organization } from '../organization/organization.ts';
import { Division } from './schema.ts';

export type Asked = ReturnType<typeof askedOf>;

/** What a page of statistics is asked: the question, what was typed, and the agencies one may choose from. */
export function askedOf(
  query: FigureAddress,
  { answer }: Pick<Asking, 'answer'>,
  organization: Organization,
  today: Temporal.PlainDate,
) {
  const agencies = organization.all().filter(({ id }) => covers(answer, id));
  const { question, problems } = questionOf(query, today, (id) =>
    agencies.some((agency) => agency.id === id),
  );
  const division = Division.catch('agency').parse(query.by);
  const { period, asOf } = question;
  const structure = division === 'agency' ? readDay(query.structure) : undefined;
  const placeOf = structure === undefined ? undefined : organization.structureOn(structure);
  const inStructure = structure === undefined ? '' : `&structure=${structure.toString()}`;
  const values = {
    from: period.from.toString(),
    to: period.to.toString(),
    asOf: asOf?.toString() ?? '',
    agency: question.where?.agencyIds?.join(',') ?? '',
    by: division === 'agency' ? '' : division,
    structure: structure?.toString() ?? '',
  };
  return {
    question,
    problems,
    agencies,
    division,
    values,
    placeOf,
    query: `${parameters(question)}&by=${division}${inStructure}`,
  };
}
