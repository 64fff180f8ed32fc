import { z } from 'zod';
import { can, covers, type Actor, type Answer } from '../kernel/access.ts';
import { accepted, notFound, Refused } from '../kernel/errors.ts';
import { readEvents } from '../kernel/events.ts';
import type { House } from '../kernel/house.ts';
import { say, t, type Text } from '../kernel/messages.ts';
import {
  page,
  redirect,
  route,
  type Asking,
  type RefusedContext,
  type Reply,
  type Route,
} from '../kernel/web.ts';
import type { Organization } from '../organization/organization.ts';
import { formatDay } from '../ui/format.ts';
import { isPast, type CycleCommand, type CycleEvent } from './cycle-rules.ts';
import { CyclePage, type SheetProgress } from './pages-cycle.tsx';
import { NewCyclePage } from './pages-new-cycle.tsx';
import { HomePage, type HomeRow } from './pages-home.tsx';
import { manageReformIndex, readReformIndex } from './permissions.ts';
import type { ReformIndex } from './reform-index.ts';
import { numberIn, showAgain } from './routes-parts.ts';
import { Deadlines, dueStages, Stage, type Item } from './schema.ts';
import { leavesOf } from './set-tree.ts';
import { isOpenObjection, leafOf, selfPoints } from './sheet.ts';
import { cycleSubject, type Cycle, type Sheet } from './store-cycles.ts';
import { getVersion } from './store-sets.ts';
import { codeTitle, dueWords, stageWords, words } from './words.ts';

export const OfCycle = z.object({ cycle: z.coerce.number().int().min(1).max(2_000_000_000) });
const reason = z.string().trim().max(1000, 'Nhiều nhất 1000 ký tự|At most 1000 characters').default('');

/** Cycles: list, progress, stages. */
export function cycleRoutes(house: House, index: ReformIndex, organization: Organization): Route[] {
  const { cycles, sets, sheets } = index;

  async function home({ actor, language }: Asking): Promise<Reply> {
    const answer = can(actor, readReformIndex);
    const rows = await Promise.all((await cycles.list()).map((cycle) => homeRow(actor, answer, cycle)));
    const canManage = can(actor, manageReformIndex) === true;
    return page(say(words.title, language), <HomePage rows={rows} canManage={canManage} />);
  }

  async function homeRow(actor: Actor, answer: Answer, cycle: Cycle): Promise<HomeRow> {
    const base = `/reform-index/cycles/${cycle.id}`;
    const ranking =
      cycle.stage === 'published' || (cycle.stage === 'result' && answer === true) ? `${base}/ranking` : null;
    const own =
      actor.kind === 'staff' && answer !== false ? await sheets.find(cycle.id, actor.agencyId) : undefined;
    // Who answers for agencies that have ended chooses among their sheets.
    const isOneOfMany = actor.kind === 'staff' && (actor.archiveOf ?? []).length > 0;
    const mine =
      own === undefined || actor.kind !== 'staff' || isOneOfMany
        ? null
        : `${base}/sheets/${encodeURIComponent(actor.agencyCode)}`;
    return { cycle, ranking, href: answer === false ? ranking : (mine ?? base) };
  }

  async function cyclePage(
    asking: Asking,
    id: number,
    refused: RefusedContext | null = null,
  ): Promise<Reply> {
    const { actor, language } = asking;
    const answer = can(actor, readReformIndex);
    const cycle = await cycles.get(id);
    const [{ content }, list, events] = await Promise.all([
      getVersion(house.db, cycle.setVersionId),
      sheets.list(id),
      readEvents(house.db, cycleSubject, id),
    ]);
    const leaves = leavesOf(content.items).filter(({ rule }) => rule?.kind !== 'survey');
    const late = new Set(cycle.state.lateAgencyIds);
    const due = dueStages.find((stage) => stage === cycle.stage);
    const past = due !== undefined && isPast(cycle.state, due, house.clock.today());
    const progress = list
      .filter(({ agencyId }) => covers(answer, agencyId))
      .map((sheet) =>
        progressOf(
          sheet,
          leaves,
          late.has(sheet.agencyId) || (past && cycle.stage === 'self-scoring' && !sheet.state.submitted),
        ),
      );
    const names = await staffNames(events.flatMap(({ actorId }) => actorId ?? []));
    const history = events.map(({ kind, data, happenedAt, actorId }) => ({
      at: happenedAt,
      title: eventWords({ kind, data } as CycleEvent),
      by: actorId === null ? '' : (names.get(actorId) ?? ''),
    }));
    const props = {
      cycle,
      progress,
      history: history.toReversed(),
      isPast: past,
      canManage: can(actor, manageReformIndex) === true,
      refused: refused === null ? null : { refusals: refused.refusals, values: refused.input },
    };
    return page(say(codeTitle(cycle.level, cycle.year), language), <CyclePage {...props} />);
  }

  function progressOf({ agencyId, state }: Sheet, leaves: readonly Item[], isLate: boolean): SheetProgress {
    const agency = organization.getAgency(agencyId);
    const own = leaves.map((item) => ({ item, leaf: leafOf(state, item.code) }));
    return {
      agencyCode: agency.code,
      agencyName: agency.name,
      done: own.filter(({ item, leaf }) => selfPoints(item, leaf) !== null).length,
      all: leaves.length,
      submitted: state.submitted,
      isLate,
      adjusted: own.filter(
        ({ item, leaf }) =>
          leaf.appraisal !== null && leaf.appraisal.points !== (selfPoints(item, leaf) ?? 0),
      ).length,
      objections: own.filter(({ leaf }) => isOpenObjection(leaf)).length,
    };
  }

  async function staffNames(ids: readonly number[]): Promise<Map<number, string>> {
    if (ids.length === 0) return new Map();
    const rows = await house.db
      .selectFrom('account')
      .select(['id', 'fullName'])
      .where('id', 'in', [...new Set(ids)])
      .execute();
    return new Map(rows.map(({ id, fullName }) => [id, fullName]));
  }

  async function newPage({ language }: Asking, refused: RefusedContext | null): Promise<Reply> {
    const taken = new Set((await cycles.list()).map(({ level, year }) => `${level} ${year}`));
    const free = (await sets.list()).filter(
      ({ version, level, year }) => version !== null && !taken.has(`${level} ${year}`),
    );
    const today = house.clock.today();
    const suggested = Object.fromEntries(
      dueStages.map((stage, step) => [stage, today.add({ days: 30 + 20 * step }).toString()]),
    );
    const props = {
      sets: free,
      suggested,
      refusals: refused?.refusals ?? [],
      values: refused?.input ?? null,
    };
    return page(t('Mở kỳ đánh giá', 'New cycle')[language], <NewCyclePage {...props} />);
  }

  function acting<B>(
    path: string,
    body: z.ZodType<B>,
    done: Text,
    commandOf: (body: B) => CycleCommand,
  ): Route {
    return route({
      method: 'POST',
      path: `/reform-index/cycles/:cycle/${path}`,
      permission: manageReformIndex,
      params: OfCycle,
      body,
      refused: (context) => showAgain(context, () => cyclePage(context, numberIn(context, 'cycle'), context)),
      async handle({ actor, params, body: given }) {
        accepted(await cycles.act(actor, params.cycle, commandOf(given)));
        return redirect(`/reform-index/cycles/${params.cycle}`, done);
      },
    });
  }

  return [
    route({ method: 'GET', path: '/reform-index', permission: 'signed-in', handle: home }),
    route({
      method: 'GET',
      path: '/reform-index/cycles/new',
      permission: manageReformIndex,
      handle: (context) => newPage(context, null),
    }),
    route({
      method: 'POST',
      path: '/reform-index/cycles',
      permission: manageReformIndex,
      body: z.object({
        setId: z.coerce
          .number('Hãy chọn bộ tiêu chí|Choose a set')
          .int()
          .min(1, 'Hãy chọn bộ tiêu chí|Choose a set')
          .max(2_000_000_000),
        deadlines: Deadlines,
      }),
      refused: (context) => showAgain(context, () => newPage(context, context)),
      async handle({ actor, body }) {
        const id = accepted(await cycles.prepare(actor, body.setId, body.deadlines));
        return redirect(`/reform-index/cycles/${id}`, t('Đã lập kỳ đánh giá.', 'The cycle is made.'));
      },
    }),
    route({
      method: 'GET',
      path: '/reform-index/cycles/:cycle',
      permission: readReformIndex,
      params: OfCycle,
      handle: (context) => cyclePage(context, context.params.cycle),
    }),
    acting(
      'move-on',
      z.object({ from: Stage, confirmed: z.string().optional() }),
      t('Đã chuyển bước.', 'The cycle has moved on.'),
      ({ from, confirmed }) => ({ name: 'moveOn', from, confirmed: confirmed !== undefined }),
    ),
    acting(
      'reopen',
      z.object({ to: z.enum(Stage.options, 'Hãy chọn bước|Choose a stage'), reason }),
      t('Đã mở lại.', 'Reopened.'),
      (body) => ({ name: 'reopen', ...body }),
    ),
    acting(
      'deadline',
      z.object({
        stage: z.enum(dueStages, 'Hãy chọn bước|Choose a stage'),
        until: Deadlines.shape.appraisal,
        reason,
      }),
      t('Đã đổi thời hạn.', 'The deadline is changed.'),
      (body) => ({ name: 'changeDeadline', ...body }),
    ),
    route({
      method: 'POST',
      path: '/reform-index/cycles/:cycle/compute',
      permission: manageReformIndex,
      params: OfCycle,
      refused: (context) => showAgain(context, () => cyclePage(context, numberIn(context, 'cycle'), context)),
      async handle({ actor, params }) {
        accepted(await cycles.compute(actor, params.cycle));
        return redirect(
          `/reform-index/cycles/${params.cycle}/ranking`,
          t('Đã tính lại từ toàn bộ phiếu.', 'Computed again from all sheets.'),
        );
      },
    }),
  ];
}

function eventWords(event: CycleEvent): Text {
  switch (event.kind) {
    case 'prepared':
      return t('Lập kỳ đánh giá', 'Cycle made');
    case 'moved-on': {
      const { to, lateAgencyIds } = event.data;
      const late = lateAgencyIds.length;
      return t(
        `Chuyển sang "${stageWords[to].vi}"${late === 0 ? '' : `; ${late} cơ quan chưa gửi phiếu`}`,
        `Moved on to "${stageWords[to].en}"${late === 0 ? '' : `; ${late} agencies had not sent their sheets`}`,
      );
    }
    case 'reopened':
      return t(
        `Mở lại "${stageWords[event.data.to].vi}": ${event.data.reason}`,
        `Reopened "${stageWords[event.data.to].en}": ${event.data.reason}`,
      );
    case 'deadline-changed': {
      const { stage, until } = event.data;
      const day = formatDay(Temporal.PlainDate.from(until));
      return t(
        `${dueWords[stage].vi} đổi thành ${day}: ${event.data.reason}`,
        `${dueWords[stage].en} ${day}: ${event.data.reason}`,
      );
    }
    case 'survey-recorded':
      return t(
        `Nhập phiếu điều tra "${event.data.name}" (${event.data.answers} câu trả lời)`,
        `Survey "${event.data.name}" recorded (${event.data.answers} answers)`,
      );
    case 'survey-withdrawn':
      return t(`Rút một đợt phiếu: ${event.data.reason}`, `A batch withdrawn: ${event.data.reason}`);
    case 'results-computed':
      return t(
        `Tính kết quả ${event.data.agencies} cơ quan`,
        `Results of ${event.data.agencies} agencies computed`,
      );
  }
}

/** The agency that an address names, when the actor may see it here; else as one that is not there. */
export function agencyIn(organization: Organization, answer: Answer, code: string) {
  const agency = organization.findAgency(code);
  if (agency === undefined || !covers(answer, agency.id)) throw new Refused(notFound);
  return agency;
}
