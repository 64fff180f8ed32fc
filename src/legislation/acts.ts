import { refuse, Refused } from '../kernel/errors.ts';
import { t } from '../kernel/messages.ts';
import type { UploadedFile } from '../kernel/web.ts';
import { documentNamed, today } from './desk.ts';
import { acceptFiles } from './files.ts';
import type { FormAct, FormOf } from './forms.ts';
import type { Legislation } from './legislation.ts';
import type { Done } from './life.ts';
import { refuseClosed } from './reviews.ts';

type Sent = { [A in FormAct]: { readonly act: A; readonly form: FormOf<A> } }[FormAct];

/** What a form sent, as what then happens. @throws Refused for what only the other documents can tell */
export async function doneOf(
  legislation: Legislation,
  id: number,
  sent: Sent,
  files: readonly UploadedFile[],
): Promise<Done> {
  const { act, form } = sent;
  const { seen: _, ...data } = form;
  switch (act) {
    case 'relate': {
      const { target, kind, effectiveOn, untilOn, articles, survives } = form;
      const targetId = await documentNamed(legislation, target, id);
      const isSuspension = kind === 'suspends';
      return {
        kind: 'relate',
        data: {
          kind,
          targetId,
          effectiveOn,
          untilOn: isSuspension ? untilOn : null,
          articles: kind === 'cites' || kind === 'corrects' ? [] : articles,
          survives: kind === 'guides' && survives,
        },
      };
    }
    case 'issue': {
      const { isShortened, number, issuedOn, effectiveOn, endsOn, signer } = form;
      return {
        kind: 'issue',
        data: { isShortened, issue: { number, issuedOn, effectiveOn, endsOn, signer } },
      };
    }
    case 'conclude': {
      const { reviewId, conclusion, words, remedy, dueOn } = form;
      const { kind: reviewKind } = await refuseClosed(legislation.house.db, reviewId);
      const on = today(legislation);
      return {
        kind: 'conclude',
        data: {
          reviewId,
          reviewKind,
          on,
          conclusion,
          words,
          remedy,
          dueOn: conclusion === 'keep' ? null : dueOn,
        },
      };
    }
    case 'assess':
      await refuseUnknown(legislation, { amends: form.amends, abolishes: form.abolishes });
      return { kind: 'assess', data } as Done;
    case 'attach': {
      const accepted = await acceptFiles(legislation.house, files, 'files');
      return {
        kind: 'attach',
        data: { files: accepted.map((file) => ({ ...file, isOpen: form.isOpen })) },
      };
    }
    default:
      return { kind: act, data } as Done;
  }
}

/** A draft amends and abolishes procedures that are in force. @throws Refused beside the field with the codes that are not */
async function refuseUnknown(
  { house, procedures }: Legislation,
  fields: Readonly<Record<string, readonly string[]>>,
): Promise<void> {
  if (Object.values(fields).every((codes) => codes.length === 0)) return;
  const known = new Set((await procedures(house.clock.today())).map(({ code }) => code));
  const refusals = Object.entries(fields).flatMap(([field, codes]) => {
    const list = codes.filter((code) => !known.has(code)).map((code) => `"${code.slice(0, 40)}"`);
    if (list.length === 0) return [];
    const words = list.slice(0, 10).join(', ');
    return [
      refuse(
        'invalid',
        t(
          `Danh mục không có thủ tục đang áp dụng mã ${words}.`,
          `The catalogue has no procedure in force with the code ${words}.`,
        ),
        field,
      ),
    ];
  });
  if (refusals.length > 0) throw new Refused(refusals);
}
