import { z } from 'zod';
import { can } from '../kernel/access.ts';
import { notFound, Refused } from '../kernel/errors.ts';
import type { House } from '../kernel/house.ts';
import { t } from '../kernel/messages.ts';
import { excelType } from '../kernel/spreadsheet.ts';
import { page, route, type Route } from '../kernel/web.ts';
import type { Organization } from '../organization/organization.ts';
import { withoutOwner } from './carry-out.ts';
import { writeOperations } from './files.ts';
import { compareFigures, readReorganizations } from './permissions.ts';
import { PlanPrintPage } from './print-page.tsx';
import { touchedNumbers, type Reorganizations } from './reorganization.ts';
import { reportLines, type ReportRooms } from './report-lines.ts';
import { doneNumbers, ReportPage } from './report-page.tsx';
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
export function trialRoutes(
  plans: Reorganizations,
  namesIn: NamesIn,
  { db, clock }: Pick<House, 'db' | 'clock'>,
  rooms: Omit<ReportRooms, 'db'>,
): Route[] {
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
        const lines = linesOf(trial, part, namesIn(reorganization.plan), rooms.registerName);
        const last = Math.max(1, Math.ceil(lines.length / linesPerPage));
        const number = Math.min(query.page, last);
        const body = (
          <TrialPage
            reorganization={reorganization}
            numbers={touchedNumbers(trial)}
            problems={trial.moves.problems}
            hasFaults={trial.faults.length > 0}
            today={clock.today()}
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
      path: '/reorganization/:id/print',
      permission: readReorganizations,
      params: ById,
      async handle({ params }) {
        const { reorganization, moments } = await plans.get(params.id);
        const { plan, done, state } = reorganization;
        const trial = state === 'carried-out' ? null : await plans.trial(plan);
        const body = (
          <PlanPrintPage
            reorganization={reorganization}
            moments={moments}
            numbers={trial === null ? (done === null ? {} : doneNumbers(done)) : touchedNumbers(trial)}
            problems={trial?.moves.problems ?? []}
            nameOf={namesIn(plan)}
          />
        );
        return page(plan.title, body);
      },
    }),
    route({
      method: 'GET',
      path: '/reorganization/:id/report',
      permission: readReorganizations,
      params: ById,
      query: TrialView,
      async handle({ actor, params, query, language }) {
        const { reorganization, moments } = await plans.get(params.id);
        const { done, id, plan } = reorganization;
        const moment = moments.find(({ event }) => event.kind === 'carried-out');
        if (done === null || moment === undefined) throw new Refused(notFound);
        const { outcome, snapshot } = await plans.trial(plan);
        const part = Object.hasOwn(partWords, query.part) ? query.part : 'dossiers';
        const occasion = { done, reorganizationId: id, at: moment.at };
        const body = (
          <ReportPage
            reorganization={reorganization}
            done={done}
            now={withoutOwner(outcome, snapshot)}
            part={part}
            mayCompare={can(actor, compareFigures) !== false}
            {...await reportLines({ ...rooms, db }, occasion, part, query.page)}
          />
        );
        return page(t('Kết quả sắp xếp', 'What was done')[language], body);
      },
    }),
  ];
}
