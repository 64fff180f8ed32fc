import type { z } from 'zod';
import type { Permission } from '../kernel/access.ts';
import { route, redirect, type Route } from '../kernel/web.ts';
import { act as record } from './acting.ts';
import { doneOf } from './acts.ts';
import { showAgain } from './again.ts';
import { by } from './desk.ts';
import { fileLimits } from './files.ts';
import { actForms, ById, type FormAct, type FormOf } from './forms.ts';
import type { Legislation } from './legislation.ts';
import { acts } from './life.ts';
import { documentAddress } from './parts.tsx';
import { draftDocuments, giveOpinions, keepDocuments } from './permissions.ts';
import { showDocument } from './routes-public.tsx';
import { actWords } from './words.ts';

const permissions: Readonly<Record<'drafter' | 'asked' | 'officer', Permission>> = {
  drafter: draftDocuments,
  asked: giveOpinions,
  officer: keepDocuments,
};

/** One address for each thing that is done to a document. */
export function actRoutes(legislation: Legislation): Route[] {
  return (Object.keys(actForms) as FormAct[]).map((act) => {
    const body = actForms[act] as unknown as z.ZodType<FormOf<typeof act>>;
    return route({
      method: 'POST',
      path: `/legislation/documents/:id/${act}`,
      permission: permissions[acts[act].by],
      params: ById,
      body,
      ...(act === 'articles' ? { maxBody: 4 * 1024 * 1024 } : {}),
      ...(act === 'attach' ? { upload: fileLimits } : {}),
      refused: (context) =>
        showAgain(context, (id) =>
          showDocument(legislation, context.actor, id, {
            filled: {
              form: formName(act, context.input),
              refusals: context.refusals,
              values: context.input,
            },
          }),
        ),
      async handle({ actor, params: { id }, body: form, files }) {
        const sent = { act, form } as Parameters<typeof doneOf>[2];
        const done = await doneOf(legislation, id, sent, files);
        await record(legislation.house, by(legislation, actor), { id, seen: form.seen }, done);
        return redirect(documentAddress(id), actWords[act].done);
      },
    });
  });
}

/** Of two forms of one act on a page, the one that was sent. */
function formName(act: FormAct, input: Readonly<Record<string, unknown>>): string {
  const of = input[act === 'conclude' || act === 'remedy-review' ? 'reviewId' : 'number'];
  const isOneOfMany = ['conclude', 'remedy-review', 'remedy-check', 'end-suspension', 'unrelate'].includes(
    act,
  );
  return isOneOfMany && typeof of === 'string' ? `${act}-${of}` : act;
}
