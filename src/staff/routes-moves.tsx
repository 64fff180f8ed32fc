import { can, covers, type Actor } from '../kernel/access.ts';
import { say, t, type Language } from '../kernel/messages.ts';
import { page, redirect, route, type Reply, type Route } from '../kernel/web.ts';
import { agencyOf } from './actions.ts';
import { ById, Id, showAgain, standingOf, todayOf } from './desk.ts';
import { MovePage, type Filled } from './form-pages.tsx';
import { MoveForm, moveOf, WithdrawForm } from './forms.ts';
import { openMoves, standingOn } from './moves.ts';
import { editStaff } from './permissions.ts';
import { recordReply } from './routes-record.tsx';
import type { Staff } from './staff.ts';
import { handMoves, type MoveKind } from './schema.ts';

/** Decisions on posts: recorded, and the last one taken back. */
export function moveRoutes(staff: Staff): Route[] {
  const { actions, organization } = staff;

  async function movePage(actor: Actor, language: Language, id: number, filled?: Filled): Promise<Reply> {
    const { person } = await actions.read(actor, id, editStaff);
    const now = openMoves[standingOn(person.moves, todayOf(staff))];
    // Somebody who will be lent or has left by then has other movements open: all are offered, those of today first.
    const kinds = [...now, ...handMoves.filter((kind) => !(now as readonly MoveKind[]).includes(kind))];
    return page(
      say(t('Ghi quyết định', 'Record a decision'), language),
      <MovePage
        person={person}
        fullName={standingOf(staff, actor, person).fullName}
        kinds={kinds}
        agencies={organization.all()}
        {...(filled === undefined ? {} : { filled })}
      />,
    );
  }

  return [
    route({
      method: 'GET',
      path: '/staff/:id/moves/new',
      permission: editStaff,
      params: ById,
      handle: ({ actor, language, params }) => movePage(actor, language, params.id),
    }),
    route({
      method: 'POST',
      path: '/staff/:id/moves',
      permission: editStaff,
      params: ById,
      body: MoveForm,
      refused: (context) =>
        showAgain(context, (id) =>
          movePage(context.actor, context.language, id, {
            refusals: context.refusals,
            values: context.input,
          }),
        ),
      async handle({ actor, params: { id }, body }) {
        const moved = await actions.change(actor, { id, seen: body.seen }, [
          { kind: 'moved', data: moveOf(body.move, organization) },
        ]);
        // Whoever sends somebody to another agency on this day reads the record no longer.
        const isOurs = covers(can(actor, editStaff), agencyOf(moved, todayOf(staff)));
        return redirect(
          isOurs ? `/staff/${id}` : '/staff',
          t('Đã ghi quyết định.', 'The decision is recorded.'),
        );
      },
    }),
    route({
      method: 'POST',
      path: '/staff/:id/moves/:move/withdraw',
      permission: editStaff,
      params: ById.extend({ move: Id }),
      body: WithdrawForm,
      refused: (context) =>
        showAgain(context, (id) =>
          recordReply(staff, context.actor, id, {
            refused: { form: 'withdraw', refusals: context.refusals, values: context.input },
          }),
        ),
      async handle({ actor, params: { id, move }, body }) {
        const data = { number: move, reason: body.reason };
        await actions.change(actor, { id, seen: body.seen }, [{ kind: 'move-withdrawn', data }]);
        return redirect(`/staff/${id}`, t('Đã thu hồi quyết định.', 'The decision has been taken back.'));
      },
    }),
  ];
}
