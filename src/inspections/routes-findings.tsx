import { can, covers, type Actor } from '../kernel/access.ts';
import { isRefusal, notFound, Refused, type Refusal } from '../kernel/errors.ts';
import { t } from '../kernel/messages.ts';
import { checkScan, scanLimit, type Scan } from '../kernel/scans.ts';
import { page, redirect, route, type Reply, type Route, type UploadedFile } from '../kernel/web.ts';
import { readReformWork } from '../reform-work/reform-work.ts';
import { by, inspects, namesOf, reads, type Desk } from './desk.ts';
import { ById, RemedyForm, ReturnForm } from './forms.ts';
import { FaultsPage, FindingPage } from './page-finding.tsx';
import { room } from './page-overview.tsx';
import { countFaults, evidenceOf, findFinding, type Kept } from './reading.ts';
import { repeatedFaults } from './repeated.ts';

const register = 'inspection-finding';
const base = '/inspections/findings/:id';
const remedying: ReadonlySet<string> = new Set(['leader', 'unit-head', 'specialist']);

/** Findings to the end: the agency's remedy with evidence, the inspector's confirmation; faults that come again. */
export function findingRoutes(desk: Desk): Route[] {
  const { house, inspections, keeping } = desk;

  async function open(actor: Actor, id: number): Promise<Kept> {
    const found = await findFinding(house.db, reads(actor), id);
    if (found === null) throw new Refused(notFound);
    return found;
  }

  async function findingPage(
    actor: Actor,
    id: number,
    refusals: readonly Refusal[] = [],
    values: Readonly<Record<string, unknown>> = {},
    status = 200,
  ): Promise<Reply> {
    const finding = await open(actor, id);
    const evidence = await evidenceOf(house.db, id);
    const isTheirs =
      actor.kind === 'staff' &&
      actor.roles.some((role) => remedying.has(role)) &&
      covers(can(actor, readReformWork), finding.agencyId);
    const mayRemedy = finding.state === 'open' && (isTheirs || inspects(actor, finding.agencyId));
    const mayConfirm = finding.state === 'remedied' && inspects(actor, finding.agencyId);
    return page(
      room.vi,
      <FindingPage
        finding={finding}
        evidence={evidence}
        names={namesOf(desk)}
        mayRemedy={mayRemedy}
        mayConfirm={mayConfirm}
        refusals={refusals}
        values={values}
      />,
      { status },
    );
  }

  async function evidenceIn(files: readonly UploadedFile[]): Promise<Scan[]> {
    const checked = await Promise.all(
      files.filter(({ field, size }) => field === 'files' && size > 0).map((file) => checkScan(house, file)),
    );
    const refusals = checked.filter(isRefusal);
    if (refusals.length > 0) throw new Refused(refusals);
    return checked.filter((one): one is Scan => !isRefusal(one));
  }

  return [
    route({
      method: 'GET',
      path: '/inspections/faults',
      permission: readReformWork,
      async handle({ actor }) {
        const year = house.clock.today().year;
        const years = Array.from({ length: 5 }, (_, index) => year - 4 + index);
        return page(
          room.vi,
          <FaultsPage
            kinds={repeatedFaults(await countFaults(house.db, reads(actor)), years)}
            years={years}
            names={namesOf(desk)}
          />,
        );
      },
    }),
    route({
      method: 'GET',
      path: base,
      permission: readReformWork,
      params: ById,
      handle: ({ actor, params: { id } }) => findingPage(actor, id),
    }),
    route({
      method: 'POST',
      path: `${base}/remedy`,
      permission: readReformWork,
      params: ById,
      upload: scanLimit,
      body: RemedyForm,
      async handle({ actor, params: { id }, body: { words }, files }) {
        await open(actor, id);
        await inspections.remedy(by(desk, actor), id, words, await evidenceIn(files));
        return redirect(
          `/inspections/findings/${id}`,
          t('Đã báo khắc phục; đoàn kiểm tra sẽ xác nhận.', 'Reported; the inspectors will confirm.'),
        );
      },
      refused: ({ actor, params, refusals, input, status }) =>
        findingPage(actor, ById.parse(params).id, refusals, input, status),
    }),
    route({
      method: 'POST',
      path: `${base}/confirm`,
      permission: readReformWork,
      params: ById,
      async handle({ actor, params: { id } }) {
        await open(actor, id);
        await keeping.move(actor, register, id, 'confirmed', {
          values: { confirmedOn: house.clock.today().toString() },
        });
        return redirect(`/inspections/findings/${id}`, t('Đã xác nhận khắc phục.', 'Confirmed.'));
      },
    }),
    route({
      method: 'POST',
      path: `${base}/return`,
      permission: readReformWork,
      params: ById,
      body: ReturnForm,
      async handle({ actor, params: { id }, body: { reason } }) {
        await open(actor, id);
        await keeping.move(actor, register, id, 'open', { reason });
        return redirect(`/inspections/findings/${id}`, t('Đã trả lại để khắc phục tiếp.', 'Returned.'));
      },
      refused: ({ actor, params, refusals, input, status }) =>
        findingPage(actor, ById.parse(params).id, refusals, input, status),
    }),
  ];
}
