import { z } from 'zod';
import { accepted, notFound, Refused } from '../kernel/errors.ts';
import { say } from '../kernel/messages.ts';
import {
  page,
  redirect,
  route,
  type Asking,
  type RefusedContext,
  type Reply,
  type Route,
} from '../kernel/web.ts';
import type { Indicators } from '../indicators/indicators.ts';
import { ItemPage, SettingsPage } from './pages-item.tsx';
import type { RefusedForm } from './pages-sets.tsx';
import { manageReformIndex } from './permissions.ts';
import { OfSet, refusedForm, saved, seen, seenBy, numberIn, showAgain } from './routes-parts.ts';
import { readNumber } from './rule-text.ts';
import { CodeText, GradesText, ItemForm, itemOf } from './set-forms.ts';
import type { Sets } from './sets.ts';
import { words } from './words.ts';

/** Forms of a set's criteria and of its general facts. `onSetPage` shows a refusal on the set's own page. */
export function setItemRoutes(
  sets: Sets,
  indicators: Indicators,
  onSetPage: (context: RefusedContext) => Promise<Reply>,
): Route[] {
  async function itemPage(
    { actor, language }: Asking,
    id: number,
    at: { code: string; under: string },
    refused: RefusedForm | null,
  ): Promise<Reply> {
    const { set, content } = await seenBy(sets, actor, id);
    const item = at.code === '' ? null : (content.items.find(({ code }) => code === at.code) ?? null);
    const above = at.under === '' ? null : content.items.find(({ code }) => code === at.under);
    if ((at.code !== '' && item === null) || above === undefined) throw new Refused(notFound);
    const problems =
      set.draft === null
        ? []
        : sets.problems(content).filter(({ code }) => code !== null && code === item?.code);
    const props = {
      set,
      content,
      item,
      under: at.under === '' ? null : at.under,
      problems,
      refused,
      indicators: indicators.all(),
    };
    return page(say(words.criterion, language), <ItemPage {...props} />);
  }

  async function settingsPage(
    { actor, language }: Asking,
    id: number,
    refused: RefusedForm | null,
  ): Promise<Reply> {
    const { set, content } = await seenBy(sets, actor, id);
    return page(say(words.sets, language), <SettingsPage set={set} content={content} refused={refused} />);
  }

  return [
    route({
      method: 'GET',
      path: '/reform-index/sets/:set/item',
      permission: manageReformIndex,
      params: OfSet,
      query: z.object({ code: CodeText, under: CodeText }),
      handle: (context) => itemPage(context, context.params.set, context.query, null),
    }),
    route({
      method: 'POST',
      path: '/reform-index/sets/:set/item',
      permission: manageReformIndex,
      params: OfSet,
      body: ItemForm.extend({ seen, code: CodeText, under: CodeText }),
      refused(context) {
        const at = { code: textIn(context.input['code']), under: textIn(context.input['under']) };
        return showAgain(context, () =>
          itemPage(context, numberIn(context, 'set'), at, refusedForm(context)),
        );
      },
      async handle({ actor, params, body }) {
        const item = accepted(itemOf(body));
        const editing = { actor, setId: params.set, seen: body.seen };
        const edit =
          body.code === ''
            ? ({ kind: 'add', under: body.under === '' ? null : body.under, item } as const)
            : ({ kind: 'change', code: body.code, item } as const);
        accepted(await sets.edit(editing, edit));
        return redirect(`/reform-index/sets/${params.set}`, saved);
      },
    }),
    route({
      method: 'POST',
      path: '/reform-index/sets/:set/place',
      permission: manageReformIndex,
      params: OfSet,
      body: z.object({
        seen,
        code: CodeText,
        under: CodeText,
        where: z.enum(['up', 'down', 'under', 'remove']),
      }),
      refused: onSetPage,
      async handle({ actor, params, body: { seen: revision, code, under, where } }) {
        const edit =
          where === 'remove'
            ? ({ kind: 'remove', code } as const)
            : where === 'under'
              ? ({ kind: 'moveUnder', code, under: under === '' ? null : under } as const)
              : ({ kind: 'move', code, where } as const);
        accepted(await sets.edit({ actor, setId: params.set, seen: revision }, edit));
        return redirect(`/reform-index/sets/${params.set}`, saved);
      },
    }),
    route({
      method: 'GET',
      path: '/reform-index/sets/:set/settings',
      permission: manageReformIndex,
      params: OfSet,
      handle: (context) => settingsPage(context, context.params.set, null),
    }),
    route({
      method: 'POST',
      path: '/reform-index/sets/:set/settings',
      permission: manageReformIndex,
      params: OfSet,
      body: z.object({
        seen,
        total: z
          .string()
          .transform(readNumber)
          .pipe(
            z
              .number('Hãy ghi một số|Write a number')
              .min(1, 'Từ 1 điểm|From 1 point')
              .max(1000, 'Đến 1000 điểm|Up to 1000 points'),
          ),
        legalBasis: z.string().trim().max(500, 'Nhiều nhất 500 ký tự|At most 500 characters').default(''),
        grades: GradesText,
      }),
      refused: (context) =>
        showAgain(context, () => settingsPage(context, numberIn(context, 'set'), refusedForm(context))),
      async handle({ actor, params, body: { seen: revision, ...settings } }) {
        accepted(
          await sets.edit({ actor, setId: params.set, seen: revision }, { kind: 'settings', settings }),
        );
        return redirect(`/reform-index/sets/${params.set}`, saved);
      },
    }),
  ];
}

function textIn(value: unknown): string {
  return typeof value === 'string' ? value.slice(0, 12) : '';
}
