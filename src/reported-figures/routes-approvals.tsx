import { z } from 'zod';
import { can, type Actor } from '../kernel/access.ts';
import { Refused } from '../kernel/errors.ts';
import { say, t } from '../kernel/messages.ts';
import { page, redirect, route, type RefusedContext, type Reply, type Route } from '../kernel/web.ts';
import { rootOf } from './acting.ts';
import { ApprovalsPage } from './pages-approvals.tsx';
import { approveReportedFigures, mayApproveAt } from './permissions.ts';
import type { ReportedFigures } from './reported-figures.ts';
import { findForm } from './store.ts';
import { words } from './words.ts';

const chosen = /^(\d{1,9}):(\d{1,9})$/;
const Chosen = z.object({
  forms: z
    .union([z.string().transform((one) => [one]), z.array(z.string())])
    .default([])
    .transform((list) => list.filter((one) => chosen.test(one)).slice(0, 500)),
});

/** What waits for one's approval, one by one or several at once. */
export function approvalRoutes(figures: ReportedFigures): Route[] {
  const { house, organization } = figures.rooms;
  const { db } = house;
  const rootId = (): number => rootOf(organization).id;

  async function approvals(
    actor: Actor,
    language: 'vi' | 'en',
    refusals: RefusedContext['refusals'] = [],
  ): Promise<Reply> {
    if (can(actor, approveReportedFigures) === false) throw new Refused(refusals);
    const waiting = await figures.waitingFor(actor);
    const props = { waiting, refusals, today: house.clock.today() };
    return page(say(words.approvals, language), <ApprovalsPage {...props} />);
  }

  return [
    route({
      method: 'GET',
      path: '/reported-figures/approvals',
      permission: approveReportedFigures,
      handle: ({ actor, language }) => approvals(actor, language),
    }),
    route({
      method: 'POST',
      path: '/reported-figures/approvals',
      permission: approveReportedFigures,
      body: Chosen,
      async handle({ actor, body }) {
        if (body.forms.length === 0) throw new Refused(nothingChosen);
        for (const one of body.forms) {
          const [, id = '0', version = '0'] = chosen.exec(one) ?? [];
          const form = await findForm(db, Number(id));
          if (form?.waitsAt == null || !mayApproveAt(actor, form.waitsAt, rootId()))
            throw new Refused(notWaiting);
          await figures.approve(actor, form.id, Number(version));
        }
        const count = body.forms.length;
        return redirect(
          '/reported-figures/approvals',
          t(`Đã duyệt ${count} biểu.`, `${count} ${count === 1 ? 'form' : 'forms'} approved.`),
        );
      },
      refused: ({ actor, language, refusals }) => approvals(actor, language, refusals),
    }),
  ];
}

const nothingChosen = {
  refused: true,
  code: 'invalid',
  text: t('Hãy chọn ít nhất một biểu.', 'Select at least one form.'),
} as const;

const notWaiting = {
  refused: true,
  code: 'conflict',
  text: t(
    'Có biểu không còn chờ bạn duyệt. Những biểu trước đó trong danh sách đã được duyệt; hãy xem lại phần còn lại.',
    'One of the forms no longer waits for you. Those before it have been approved; look at the rest again.',
  ),
} as const;
