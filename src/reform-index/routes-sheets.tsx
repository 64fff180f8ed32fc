import { z } from 'zod';
import { can, covers, type Actor, type Answer } from '../kernel/access.ts';
import { notFound, Refused, type Refusal } from '../kernel/errors.ts';
import type { House } from '../kernel/house.ts';
import { t, type Text } from '../kernel/messages.ts';
import { scanLimit } from '../kernel/scans.ts';
import { excelType, writeWorkbook } from '../kernel/spreadsheet.ts';
import {
  page,
  redirect,
  route,
  type Asking,
  type RefusedContext,
  type Reply,
  type Route,
  type UploadedFile,
} from '../kernel/web.ts';
import type { Indicators } from '../indicators/indicators.ts';
import type { Organization } from '../organization/organization.ts';
import { isPast } from './cycle-rules.ts';
import { SheetPage } from './pages-sheet.tsx';
import { shows, type SheetMode, type Show } from './sheet-view.ts';
import { manageReformIndex, readReformIndex, scoreReformIndex } from './permissions.ts';
import type { ReformIndex } from './reform-index.ts';
import { finalPoints } from './results.ts';
import { agencyIn, OfCycle } from './routes-cycles.tsx';
import { numberIn, showAgain } from './routes-parts.ts';
import { dueStages, type Evidence } from './schema.ts';
import { leavesOf } from './set-tree.ts';
import { leafOf, type SheetCommand } from './sheet.ts';
import { sheetTable } from './sheet-excel.ts';
import {
  adjustmentsOf,
  AppraiseForm,
  evidenceOf,
  keyOf,
  RespondForm,
  responsesOf,
  ScoreForm,
  sealEvidence,
  statementsOf,
} from './sheet-forms.ts';
import { fieldName } from './sheet-problems.ts';
import type { Cycle, Sheet } from './store-cycles.ts';
import { getVersion } from './store-sets.ts';

const OfSheet = OfCycle.extend({ agency: z.string().max(60) });
const path = '/reform-index/cycles/:cycle/sheets/:agency';

/** Scoring sheets: self-scoring, answers, both rounds of appraisal, evidence. */
export function sheetRoutes(
  house: House,
  index: ReformIndex,
  indicators: Indicators,
  organization: Organization,
): Route[] {
  const { cycles, sheets, surveys } = index;

  /** A sheet within the reach of an answer; any other is answered as one that is not there. */
  async function sheetIn(answer: Answer, cycleId: number, code: string) {
    const agency = agencyIn(organization, answer, code);
    const [cycle, sheet] = await Promise.all([cycles.get(cycleId), sheets.find(cycleId, agency.id)]);
    if (sheet === undefined) throw new Refused(notFound);
    const { content } = await getVersion(house.db, cycle.setVersionId);
    return { agency, cycle, sheet, content, leaves: leavesOf(content.items) };
  }

  function isLockedNow({ stage, state }: Cycle): boolean {
    const due = dueStages.find((candidate) => candidate === stage);
    return due !== undefined && isPast(state, due, house.clock.today());
  }

  function modeOf(actor: Actor, cycle: Cycle, sheet: Sheet): SheetMode {
    const maySay = covers(can(actor, scoreReformIndex), sheet.agencyId) && !isLockedNow(cycle);
    const manages = can(actor, manageReformIndex) === true;
    if (cycle.stage === 'self-scoring' && maySay && !sheet.state.submitted) return 'score';
    if (cycle.stage === 'response' && maySay) return 'respond';
    if (cycle.stage === 'appraisal' && manages) return 'appraise';
    return cycle.stage === 'settlement' && manages ? 'settle' : 'read';
  }

  const purposeOf = (actor: Actor, sheet: Sheet): string =>
    `${actor.kind === 'staff' ? actor.accountId : 0} ${sheet.id}`;

  async function sheetPage(
    asking: Asking,
    at: { cycle: number; agency: string },
    show: Show,
    refused: RefusedContext | null,
  ): Promise<Reply> {
    const { actor } = asking;
    const found = await sheetIn(can(actor, readReformIndex), at.cycle, at.agency);
    const { agency, cycle, sheet, content, leaves } = found;
    const counts = (await surveys.counts(cycle.id)).get(agency.id) ?? new Map<string, readonly number[]>();
    const mode = modeOf(actor, cycle, sheet);
    const files = mode === 'score' ? await filesOf(actor, sheet, refused) : new Map<string, never[]>();
    const isLocked = isLockedNow(cycle);
    const mayTakeBack =
      cycle.stage === 'self-scoring' &&
      sheet.state.submitted &&
      !isLocked &&
      covers(can(actor, scoreReformIndex), agency.id);
    const props = {
      cycle,
      agency,
      content,
      leaves,
      state: sheet.state,
      answers:
        sheet.state.handedOver === undefined ? '' : organization.getAgency(sheet.state.handedOver.to).name,
      mode,
      show,
      isLocked,
      mayTakeBack,
      context: { indicators, year: cycle.year, agencyId: agency.id, asOf: sheet.state.asOf },
      finals: new Map(leaves.map((item) => [item.code, finalPoints(item, sheet.state, counts)])),
      files,
      refused: refused === null ? null : { refusals: refused.refusals, values: refused.input },
    };
    return page(agency.name, <SheetPage {...props} />);
  }

  /** Files that a form shows: those stored, or those of a refused form with what came with it. */
  async function filesOf(actor: Actor, sheet: Sheet, refused: RefusedContext | null) {
    const purpose = purposeOf(actor, sheet);
    const typed = refused === null ? null : ScoreForm.safeParse(refused.input);
    const codes = new Set([...Object.keys(sheet.state.leaves), ...codesIn(refused?.files ?? [])]);
    const shown = new Map<string, (Evidence & { sealed: string })[]>();
    for (const code of codes) {
      const given = typed?.success === true ? typed.data.leaf[keyOf(code)] : undefined;
      const fresh = (refused?.files ?? []).filter(({ field }) => field === fieldName(code, 'evidence'));
      const evidence =
        given === undefined && fresh.length === 0
          ? leafOf(sheet.state, code).evidence
          : (await evidenceOf(house, given?.kept ?? [], fresh, purpose)).evidence;
      shown.set(
        code,
        evidence.map((one) => ({ ...one, sealed: sealEvidence(house, purpose, one) })),
      );
    }
    return shown;
  }

  const again = (context: RefusedContext): Promise<Reply> =>
    showAgain(context, () => {
      const at = { cycle: numberIn(context, 'cycle'), agency: context.params['agency'] ?? '' };
      return sheetPage(context, at, 'all', context);
    });

  async function act(
    actor: Actor,
    { cycle, sheet }: { cycle: Cycle; sheet: Sheet },
    command: SheetCommand,
  ): Promise<void> {
    throwAll(await sheets.act(actor, cycle.id, sheet.agencyId, command));
  }

  const done = (at: z.infer<typeof OfSheet>, words: Text): Reply =>
    redirect(`/reform-index/cycles/${at.cycle}/sheets/${encodeURIComponent(at.agency)}`, words);

  return [
    route({
      method: 'GET',
      path,
      permission: readReformIndex,
      params: OfSheet,
      query: z.object({ show: z.enum(shows).catch('all') }),
      handle: (context) => sheetPage(context, context.params, context.query.show, null),
    }),
    route({
      method: 'POST',
      path: `${path}/score`,
      permission: scoreReformIndex,
      params: OfSheet,
      upload: scanLimit,
      perMinute: 60,
      body: ScoreForm,
      refused: again,
      async handle({ actor, answer, params, body, files }) {
        const found = await sheetIn(answer, params.cycle, params.agency);
        const read = await statementsOf(house, body, files, found.leaves, purposeOf(actor, found.sheet));
        throwAll(read.refusals);
        await act(actor, found, { name: 'selfScore', statements: read.statements, seen: read.seen });
        if (body.action === 'save') return done(params, t('Đã lưu.', 'Saved.'));
        await act(actor, found, { name: 'submit' });
        return done(params, t('Đã gửi phiếu.', 'The sheet has been sent.'));
      },
    }),
    route({
      method: 'POST',
      path: `${path}/take-back`,
      permission: scoreReformIndex,
      params: OfSheet,
      refused: again,
      async handle({ actor, answer, params }) {
        await act(actor, await sheetIn(answer, params.cycle, params.agency), {
          name: 'takeBack',
          reason: '',
        });
        return done(params, t('Đã rút phiếu về.', 'The sheet is back.'));
      },
    }),
    route({
      method: 'POST',
      path: `${path}/refill`,
      permission: scoreReformIndex,
      params: OfSheet,
      perMinute: 20,
      refused: again,
      async handle({ actor, answer, params }) {
        const { cycle, sheet } = await sheetIn(answer, params.cycle, params.agency);
        throwAll(await sheets.refill(actor, cycle.id, sheet.agencyId));
        return done(params, t('Đã lấy lại số liệu.', 'The figures are up to date.'));
      },
    }),
    route({
      method: 'POST',
      path: `${path}/respond`,
      permission: scoreReformIndex,
      params: OfSheet,
      body: RespondForm,
      refused: again,
      async handle({ actor, answer, params, body }) {
        const found = await sheetIn(answer, params.cycle, params.agency);
        await act(actor, found, { name: 'respond', ...responsesOf(body, found.leaves) });
        return done(params, t('Đã gửi ý kiến.', 'The answers have been sent.'));
      },
    }),
    route({
      method: 'POST',
      path: `${path}/appraise`,
      permission: manageReformIndex,
      params: OfSheet,
      body: AppraiseForm,
      refused: again,
      async handle({ actor, answer, params, body }) {
        const found = await sheetIn(answer, params.cycle, params.agency);
        const round = found.cycle.stage === 'settlement' ? 'settlement' : 'appraisal';
        const { adjustments, seen, refusals } = adjustmentsOf(body, found.leaves, found.sheet.state, round);
        throwAll(refusals);
        await act(actor, found, { name: round === 'settlement' ? 'settle' : 'appraise', adjustments, seen });
        return done(params, t('Đã lưu thẩm định.', 'The appraisal is saved.'));
      },
    }),
    route({
      method: 'GET',
      path: `${path}/excel`,
      permission: readReformIndex,
      params: OfSheet,
      async handle({ answer, params, language }) {
        const { agency, cycle, sheet, content } = await sheetIn(answer, params.cycle, params.agency);
        const counts =
          (await surveys.counts(cycle.id)).get(agency.id) ?? new Map<string, readonly number[]>();
        const data = await writeWorkbook([sheetTable(content.items, sheet.state, counts, language)]);
        return {
          kind: 'bytes',
          data,
          mediaType: excelType,
          fileName: `chi-so-cchc-${cycle.year}-${agency.code}.xlsx`,
          isDownload: true,
        };
      },
    }),
    route({
      method: 'GET',
      path: `${path}/evidence/:hash`,
      permission: readReformIndex,
      params: OfSheet.extend({ hash: z.string().regex(/^[0-9a-f]{64}$/) }),
      async handle({ answer, params }) {
        const { sheet } = await sheetIn(answer, params.cycle, params.agency);
        const all = Object.values(sheet.state.leaves).flatMap(({ evidence }) => evidence);
        const file = all.find(({ hash }) => hash === params.hash);
        if (file === undefined) throw new Refused(notFound);
        return {
          kind: 'bytes',
          data: house.files.read(file.hash),
          mediaType: file.mediaType,
          fileName: file.name,
          isImmutable: true,
        };
      },
    }),
  ];
}

function throwAll(refusals: readonly Refusal[]): void {
  if (refusals.length > 0) throw new Refused(refusals);
}

/** Criteria for which files came: `leaf.1-2-3.evidence` is that of 1.2.3. */
function codesIn(files: readonly UploadedFile[]): string[] {
  return files.flatMap(
    ({ field }) => /^leaf\.([\d-]+)\.evidence$/.exec(field)?.[1]?.replaceAll('-', '.') ?? [],
  );
}
