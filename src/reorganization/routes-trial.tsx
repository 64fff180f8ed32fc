import { z } from 'zod';
import { notFound, Refused } from '../kernel/errors.ts';
import { t } from '../kernel/messages.ts';
import { excelType } from '../kernel/spreadsheet.ts';
import { page, route, type Route } from '../kernel/web.ts';
import type { Organization } from '../organization/organization.ts';
import { withoutOwner } from './carry-out.ts';
import { writeOperations } from './files.ts';
import { readReorganizations } from './permissions.ts';
import { touchedNumbers, type Reorganizations } from './reorganization.ts';
import { ReportPage } from './report-page.tsx';
import type { Plan } from './schema.ts';
import { linesOf } from './trial-lines.ts';
import { TrialPage, linesPerPage } from './trial-page.tsx';
import { partWords } from './words.ts';

export const ById = z.object({ id: z.coerce.number().int().min(1).max(2_000_000_000) });
const TrialView = z.object({
  part: z.string().max(30).catch('dossiers'),
  page: z.coerce.number().int().min(1).max(100_000).catch(1),
});

type NamesIn = (plan: Plan) => (code: string) => string;

/** Names of agencies by code, those that a plan creates too. */
export function agencyNamesIn(organization: Organization): NamesIn {
  return ({ operations }) => {
    const created = new Map(
      operations.flatMap((one) => (one.kind === 'create' ? [[one.code, one.name] as const] : [])),
    );
    return (code) => created.get(code) ?? organization.findAgency(code)?.name ?? code;
  };
}

/** What a plan touches, what it did, and its operations as a workbook. */
export function trialRoutes(plans: Reorganizations, namesIn: NamesIn): Route[] {
  return [
    route({
      method: 'GET',
      path: '/reorganization/:id/operations.xlsx',
      permission: readReorganizations,
      params: ById,
      async handle({ params }) {
        const { reorganization } = await plans.get(params.id);
        const data = await writeOperations(reorganization.plan.operations);
        return {
          kind: 'bytes',
          data,
          mediaType: excelType,
          fileName: 'sap-xep-to-chuc.xlsx',
          isDownload: true,
        };
      },
    }),
    route({
      method: 'GET',
      path: '/reorganization/:id/trial',
      permission: readReorganizations,
      params: ById,
      query: TrialView,
      async handle({ params, query, language }) {
        const { reorganization } = await plans.get(params.id);
        const trial = await plans.trial(reorganization.plan);
        const part = Object.hasOwn(partWords, query.part) ? query.part : 'dossiers';
        const lines = linesOf(trial, part, namesIn(reorganization.plan));
        const last = Math.max(1, Math.ceil(lines.length / linesPerPage));
        const number = Math.min(query.page, last);
        const body = (
          <TrialPage
            reorganization={reorganization}
            numbers={touchedNumbers(trial)}
            problems={trial.moves.problems}
            hasFaults={trial.faults.length > 0}
            part={part}
            lines={lines.slice((number - 1) * linesPerPage, number * linesPerPage)}
            total={lines.length}
            page={number}
            nameOf={namesIn(reorganization.plan)}
          />
        );
        return page(t('Chạy thử', 'Trial')[language], body);
      },
    }),
    route({
      method: 'GET',
      path: '/reorganization/:id/report',
      permission: readReorganizations,
      params: ById,
      async handle({ params, language }) {
        const { reorganization } = await plans.get(params.id);
        if (reorganization.done === null) throw new Refused(notFound);
        const { outcome, snapshot } = await plans.trial(reorganization.plan);
        const body = (
          <ReportPage
            reorganization={reorganization}
            done={reorganization.done}
            now={withoutOwner(outcome, snapshot)}
          />
        );
        return page(t('Kết quả sắp xếp', 'What was done')[language], body);
      },
    }),
  ];
}
