import { actorId, covers, type Actor, type Answer } from '../kernel/access.ts';
import { notFound, Refused } from '../kernel/errors.ts';
import { t } from '../kernel/messages.ts';
import { page, redirect, route, type Asking, type Reply, type Route } from '../kernel/web.ts';
import { CandidatesPage } from './candidates-list.tsx';
import { CandidatePage } from './candidates-pages.tsx';
import { positionWithin, purposes } from './desk.ts';
import type { Examinations } from './examinations.ts';
import {
  again,
  ByCandidate,
  ByFile,
  ById,
  CandidatesQuery,
  JudgeForm,
  RoomsForm,
  WithdrawForm,
  type Filled,
} from './forms.ts';
import type { Examination } from './life.ts';
import { byNow, mayDo } from './office.ts';
import { manageExaminations, readCandidates } from './permissions.ts';
import { parseRooms } from './seating.ts';
import { admittedToSecond } from './sitting.ts';
import { RoomsPage } from './sitting-pages.tsx';
import { candidateSubject, countCandidates, getCandidate, listCandidates } from './store-candidates.ts';
import { findResult } from './store-marks.ts';
import { isPublished } from './frame.tsx';
import { refuse } from '../kernel/errors.ts';

const pageSize = 50;

/** Applications: list, page, screening, rooms, a winner's withdrawal. Each look at a person's application is recorded. */
export function candidateRoutes(examinations: Examinations): Route[] {
  const { desk } = examinations;
  const { house } = desk;

  async function candidatePage(
    { actor, answer }: Asking,
    at: { id: number; candidate: number },
    filled: Filled | null,
  ): Promise<Reply> {
    const examination = await examinations.get(at.id);
    const candidate = await getCandidate(house.db, at.id, at.candidate);
    positionWithin(examination, candidate.positionId, answer);
    await rememberLook(actor, candidate.id, 'page');
    const may = mayDo(actor, examination);
    const id = desk.sealing.unseal(purposes.identity, candidate.idSealed) ?? '';
    const result = may.manage || isPublished(examination) ? await findResult(house.db, candidate.id) : null;
    const props = { examination, candidate, result, may, filled };
    const shown = may.manage ? id : `${'•'.repeat(Math.max(0, id.length - 3))}${id.slice(-3)}`;
    return page(candidate.fullName, <CandidatePage {...props} idNumber={shown} />);
  }

  async function rememberLook(actor: Actor, subjectId: number, purpose: 'page' | 'file'): Promise<void> {
    const accountId = actorId(actor);
    if (accountId === null) return;
    const look = {
      lookedAt: house.clock.now(),
      accountId,
      subjectKind: candidateSubject,
      subjectId,
      purpose,
    };
    await house.db.insertInto('personalDataLook').values(look).execute();
  }

  async function roomsPage({ actor }: Asking, id: number, filled: Filled | null): Promise<Reply> {
    const examination = await examinations.get(id);
    const counts = await countCandidates(house.db, id);
    const candidates = (counts.get('registered') ?? 0) + (counts.get('eligible') ?? 0);
    return page(
      examination.fields.title,
      <RoomsPage
        examination={examination}
        may={mayDo(actor, examination)}
        candidates={candidates}
        unjudged={counts.get('registered') ?? 0}
        filled={filled}
      />,
    );
  }

  return [
    route({
      method: 'GET',
      path: '/examinations/:id/candidates',
      permission: readCandidates,
      params: ById,
      query: CandidatesQuery,
      async handle({ actor, answer, params: { id }, query }) {
        const examination = await examinations.get(id);
        const { q, state, position, round, page: number } = query;
        const ids = round === '2' ? await admittedToSecond(house.db, desk, examination) : undefined;
        if (ids === null) throw new Refused(notFound);
        const within = positionsWithin(examination, answer, position);
        const listed = await listCandidates(house.db, id, {
          q,
          state,
          positionIds: within,
          ids,
          page: number,
          pageSize,
        });
        const props = { examination, may: mayDo(actor, examination), ...listed, page: number, pageSize };
        const values = {
          q,
          state: state ?? '',
          position: position === undefined ? '' : String(position),
          round,
        };
        return page(examination.fields.title, <CandidatesPage {...props} query={values} />);
      },
    }),
    route({
      method: 'GET',
      path: '/examinations/:id/candidates/:candidate',
      permission: readCandidates,
      params: ByCandidate,
      handle: (context) => candidatePage(context, context.params, null),
    }),
    route({
      method: 'POST',
      path: '/examinations/:id/candidates/:candidate',
      permission: manageExaminations,
      params: ByCandidate,
      body: JudgeForm,
      refused: again('judge', ByCandidate, (context, at, filled) => candidatePage(context, at, filled)),
      async handle({ actor, params: { id, candidate }, body }) {
        const found = {
          isEligible: body.verdict === 'eligible',
          priority: body.priority === '' ? null : body.priority,
          exemptions: body.exemptions,
          note: body.note,
        };
        await examinations.judge(byNow(house, actor), id, candidate, found);
        return redirect(
          `/examinations/${id}/candidates`,
          t('Đã ghi kết luận thẩm định.', 'The conclusion is recorded.'),
        );
      },
    }),
    route({
      method: 'GET',
      path: '/examinations/:id/candidates/:candidate/files/:hash',
      permission: readCandidates,
      params: ByFile,
      async handle({ actor, answer, params }) {
        const examination = await examinations.get(params.id);
        const candidate = await getCandidate(house.db, params.id, params.candidate);
        positionWithin(examination, candidate.positionId, answer);
        const file = candidate.fields.files.find(({ hash }) => hash === params.hash);
        if (file === undefined) throw new Refused(notFound);
        await rememberLook(actor, candidate.id, 'file');
        const { hash, mediaType, name } = file;
        return { kind: 'bytes', data: house.files.read(hash), mediaType, fileName: name, isDownload: true };
      },
    }),
    route({
      method: 'GET',
      path: '/examinations/:id/rooms',
      permission: manageExaminations,
      params: ById,
      handle: (context) => roomsPage(context, context.params.id, null),
    }),
    route({
      method: 'POST',
      path: '/examinations/:id/rooms',
      permission: manageExaminations,
      params: ById,
      body: RoomsForm,
      refused: again('rooms', ById, (context, { id }, filled) => roomsPage(context, id, filled)),
      async handle({ actor, params: { id }, body }) {
        const rooms = parseRooms(body.rooms);
        if (typeof rooms === 'number') throw new Refused(badRoom(rooms));
        const screening = body.screened === 'on' ? 'confirmed' : 'asked';
        await examinations.seat(byNow(house, actor), id, rooms, undefined, screening);
        return redirect(
          `/examinations/${id}/candidates`,
          t('Đã đánh số báo danh và xếp phòng.', 'Numbers and rooms are assigned.'),
        );
      },
    }),
    route({
      method: 'POST',
      path: '/examinations/:id/withdraw-winner',
      permission: manageExaminations,
      params: ById,
      body: WithdrawForm,
      refused: (context) => {
        const at = ByCandidate.safeParse({
          id: context.params['id'],
          candidate: context.input['candidateId'],
        });
        if (!at.success) throw new Refused(context.refusals);
        const filled = { form: 'withdraw', refusals: context.refusals, values: context.input };
        return candidatePage(context, at.data, filled);
      },
      async handle({ actor, params: { id }, body }) {
        await examinations.withdrawWinner(byNow(house, actor), id, body);
        return redirect(
          `/examinations/${id}/results`,
          t('Đã ghi nhận và tính lại.', 'Recorded, and computed again.'),
        );
      },
    }),
  ];
}

/** Positions that a reader sees applications of; one when it is asked for. */
function positionsWithin({ positions }: Examination, answer: Answer, wanted: number | undefined): number[] {
  return positions
    .filter((one) => covers(answer, one.agencyId) && (wanted === undefined || one.id === wanted))
    .map(({ id }) => id);
}

function badRoom(line: number) {
  return refuse(
    'invalid',
    t(
      `Dòng ${line} chưa đúng. Hãy viết như "Phòng 1: 24".`,
      `Line ${line} cannot be read. Write it as "Room 1: 24".`,
    ),
    'rooms',
  );
}
