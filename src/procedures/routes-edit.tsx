import { z } from 'zod';
import { notFound, refuse, Refused } from '../kernel/errors.ts';
import type { House } from '../kernel/house.ts';
import { t } from '../kernel/messages.ts';
import { parseInput } from '../kernel/parse.ts';
import { page, redirect, route, type RefusedContext, type Reply, type Route } from '../kernel/web.ts';
import { changeRows, ContentForm, formOf, type RawForm } from './edit-form.ts';
import { keepWithin } from './kept-input.ts';
import { EditPage } from './pages-edit.tsx';
import { editAddress, ProcedurePage } from './pages-procedure.tsx';
import { editProcedures, type Procedures } from './procedures.ts';
import { ProcedureCode, type ProcedureContent, type ProcedureDraft } from './schema.ts';
import type { Surroundings } from './surroundings.ts';

const CodeParam = z.object({ code: z.string().max(100) });
const Revision = z.coerce.number().int().min(0).max(1_000_000_000);
const Raw = z.record(z.string(), z.unknown());
const largestForm = 4 * 1024 * 1024;
const mostCutsTold = 50;

/** Where the controller writes: forms of drafts, their rows, preview, discarding. */
export function editRoutes(
  house: Pick<House, 'clock'>,
  procedures: Procedures,
  surroundings: Surroundings,
): Route[] {
  const saved = t('Đã lưu dự thảo.', 'The draft is saved.');

  async function show(
    code: string | null,
    input: RawForm,
    revision: number,
    refused: RefusedContext['refusals'] = [],
  ): Promise<Reply> {
    const { form, refusals: cut } = keepWithin(input);
    const refusals = [...refused, ...cut.slice(0, mostCutsTold)];
    const agencies = surroundings.agencies();
    const processes = await surroundings.processes();
    const title = code === null ? 'Thủ tục mới' : `Dự thảo ${code}`;
    return page(title, <EditPage {...{ code, form, revision, refusals, agencies, processes }} />);
  }

  /** What a draft starts from: the draft itself, else the newest version. */
  async function startOf(code: string): Promise<{ draft?: ProcedureDraft; content?: ProcedureContent }> {
    const draft = await procedures.findDraft(code);
    if (draft !== undefined) return { draft, content: draft.content };
    const [newest] = await procedures.versionsOf(code);
    return newest === undefined ? {} : { content: newest.content };
  }

  async function read(form: RawForm, before: ProcedureContent | undefined): Promise<ProcedureContent> {
    const content = parseInput(ContentForm, form);
    const known = new Set(surroundings.agencies().map((agency) => agency.code));
    const stranger = content.agencies.find((code) => !known.has(code) && !before?.agencies.includes(code));
    const processes = await surroundings.processes();
    const isKnown = content.process === '' || processes.some(({ code }) => code === content.process);
    const refusals = [
      ...(stranger === undefined ? [] : [unknownAgency(stranger)]),
      ...(isKnown || content.process === before?.process ? [] : [unknownProcess]),
    ];
    if (refusals.length > 0) throw new Refused(refusals);
    return before?.source === undefined ? content : { ...content, source: before.source };
  }

  const refused = (context: RefusedContext): Promise<Reply> => {
    const revision = Revision.catch(0).parse(context.input['revision']);
    return show(context.params['code'] ?? null, context.input, revision, context.refusals);
  };

  return [
    route({
      method: 'GET',
      path: '/procedures/manage/new',
      permission: editProcedures,
      handle: () =>
        show(
          null,
          { channels: [{ channel: 'counter', unit: 'wd' }], papers: [], sets: '1', onlineLevel: '2' },
          0,
        ),
    }),
    route({
      method: 'POST',
      path: '/procedures/manage/new',
      permission: editProcedures,
      maxBody: largestForm,
      body: Raw,
      refused,
      async handle({ body, actor }) {
        const action = actionOf(body);
        if (isRowAction(action)) return show(null, changeRows(body, action), 0);
        const [{ code }, content] = await bothOrRefusals(
          async () => parseInput(z.object({ code: ProcedureCode }), { code: trimmed(body['code']) }),
          () => read(body, undefined),
        );
        const before = await startOf(code);
        if (before.content !== undefined) throw new Refused(codeTaken);
        await procedures.saveDraft({ code, content, revision: 0 }, actor);
        return redirect(afterSave(code, action), saved);
      },
    }),
    route({
      method: 'GET',
      path: '/procedures/manage/:code/edit',
      permission: editProcedures,
      params: CodeParam,
      async handle({ params }) {
        const { draft, content } = await startOf(params.code);
        if (content === undefined) throw new Refused(notFound);
        return show(params.code, formOf(content), draft?.revision ?? 0);
      },
    }),
    route({
      method: 'POST',
      path: '/procedures/manage/:code/edit',
      permission: editProcedures,
      maxBody: largestForm,
      params: CodeParam,
      body: Raw,
      refused,
      async handle({ params: { code }, body, actor }) {
        const { content: before } = await startOf(code);
        if (before === undefined) throw new Refused(notFound);
        const { revision } = parseInput(z.object({ revision: Revision }), body);
        const action = actionOf(body);
        if (isRowAction(action)) return show(code, changeRows(body, action), revision);
        await procedures.saveDraft({ code, content: await read(body, before), revision }, actor);
        return redirect(afterSave(code, action), saved);
      },
    }),
    route({
      method: 'POST',
      path: '/procedures/manage/:code/discard',
      permission: editProcedures,
      params: CodeParam,
      body: z.object({ revision: Revision }),
      async handle({ params, body, actor }) {
        await procedures.discardDraft(params.code, body.revision, actor);
        const words = t(
          `Đã bỏ dự thảo của thủ tục ${params.code}.`,
          `The draft of ${params.code} is discarded.`,
        );
        return redirect('/procedures/manage', words);
      },
    }),
    route({
      method: 'GET',
      path: '/procedures/manage/:code/preview',
      permission: editProcedures,
      params: CodeParam,
      async handle({ params }) {
        const draft = await procedures.findDraft(params.code);
        if (draft === undefined) throw new Refused(notFound);
        const versions = await procedures.versionsOf(params.code);
        const day = house.clock.today();
        const version = previewOf(draft, versions[0]?.number ?? 0, day);
        const agencies = surroundings.agencies();
        return page(
          draft.content.name,
          <ProcedurePage
            {...{ version, versions, day, isInForce: false, agencies, canManage: true, isDraft: true }}
          />,
        );
      },
    }),
  ];
}

function previewOf(draft: ProcedureDraft, last: number, day: Temporal.PlainDate) {
  return {
    id: 0,
    procedureId: 0,
    code: draft.code,
    number: last + 1,
    change: last === 0 ? ('new' as const) : ('amended' as const),
    validFrom: day,
    validTo: null,
    content: draft.content,
    decision: null,
    publishedAt: draft.updatedAt,
    publishedBy: draft.updatedBy,
  };
}

/** Which button was pressed; Enter in a field saves. */
function actionOf(form: RawForm): string {
  return typeof form['do'] === 'string' ? form['do'] : 'save';
}

function isRowAction(action: string): boolean {
  return action.startsWith('add ') || action.startsWith('remove ');
}

function afterSave(code: string, action: string): string {
  return action === 'preview' ? `/procedures/manage/${encodeURIComponent(code)}/preview` : editAddress(code);
}

/** Both results, or the refusals of both together, so that a form names everything wrong with it at once. */
async function bothOrRefusals<A, B>(first: () => Promise<A>, second: () => Promise<B>): Promise<[A, B]> {
  const [a, b] = await Promise.allSettled([first(), second()]);
  if (a.status === 'fulfilled' && b.status === 'fulfilled') return [a.value, b.value];
  const reasons: unknown[] = [a, b].flatMap((outcome) =>
    outcome.status === 'rejected' ? [outcome.reason] : [],
  );
  const failure = reasons.find((reason) => !(reason instanceof Refused));
  if (failure !== undefined) throw failure;
  throw new Refused(reasons.flatMap((reason) => (reason instanceof Refused ? reason.refusals : [])));
}

function trimmed(value: unknown): unknown {
  return typeof value === 'string' ? value.trim() : value;
}

function unknownAgency(code: string) {
  const shown = code.slice(0, 60);
  return refuse(
    'unknown-agency',
    t(`Không có cơ quan mã ${shown}.`, `There is no agency ${shown}.`),
    'agencies',
  );
}

const unknownProcess = refuse(
  'unknown-process',
  t(
    'Quy trình này chưa được công bố; hãy chọn trong danh sách.',
    'This process is not published; choose from the list.',
  ),
  'process',
);

const codeTaken = refuse(
  'code-taken',
  t(
    'Mã này đã có trong danh mục hoặc đã có dự thảo; hãy mở thủ tục đó để sửa.',
    'The code is already in the catalogue or has a draft; open that procedure instead.',
  ),
  'code',
);
