import type { Tx } from '../kernel/database.ts';
import { refuse, Refused, type Refusal } from '../kernel/errors.ts';
import { t } from '../kernel/messages.ts';
import { decidePublication, decisionRefusals, missingPartRefusals } from './rules.ts';
import type { Decision, ProcedureContent } from './schema.ts';
import { deleteDraft, readDrafts } from './store-draft.ts';
import { lockCatalogue, lockNewest, writeVersions, type By, type NewVersion } from './store-write.ts';

/** One thing that a decision does: publishes a draft as it stood at a revision, or abolishes a procedure. */
export type PublicationItem =
  | { readonly kind: 'draft'; readonly code: string; readonly revision: number }
  | { readonly kind: 'abolish'; readonly code: string };

export type Published = { readonly code: string; readonly versionId: number; readonly number: number };

/** Publishes all items of one decision in the caller's transaction, or throws every reason why it cannot. */
export async function publishInto(
  tx: Tx,
  items: readonly PublicationItem[],
  decision: Decision,
  by: By & { today: Temporal.PlainDate },
): Promise<Published[]> {
  const refusals: Refusal[] = [...listRefusals(items), ...decisionRefusals(decision, by.today)];
  if (refusals.length > 0) throw new Refused(refusals);
  await lockCatalogue(tx);
  const codes = items.map((item) => item.code);
  const newest = await lockNewest(tx, codes);
  const drafts = new Map((await readDrafts(tx, codes)).map((draft) => [draft.code, draft]));

  const versions: NewVersion[] = [];
  for (const item of items) {
    const last = newest.get(item.code);
    const next = decidePublication(item.code, last, item.kind === 'abolish', decision.effectiveOn);
    const draft = drafts.get(item.code);
    let content: ProcedureContent | undefined = last?.content;
    if (item.kind === 'draft') {
      if (draft?.revision !== item.revision) refusals.push(draftChanged(item.code));
      else refusals.push(...missingPartRefusals(item.code, draft.content));
      content = draft?.content;
    }
    if ('refused' in next) refusals.push(next);
    else if (content !== undefined) versions.push({ code: item.code, ...next, content, decision });
  }
  if (refusals.length > 0) throw new Refused(refusals);

  const ids = await writeVersions(tx, versions, by);
  for (const item of items) {
    if (item.kind !== 'draft') continue;
    const isGone = await deleteDraft(tx, item.code, item.revision, by, null);
    if (!isGone) throw new Refused(draftChanged(item.code));
  }
  return versions.map(({ code, number }, index) => ({ code, number, versionId: ids[index] ?? 0 }));
}

export function draftChanged(code: string): Refusal {
  return refuse(
    'conflict',
    t(
      `Dự thảo của thủ tục ${code} đã được người khác sửa, công bố hoặc bỏ trong lúc bạn làm. Hãy mở lại bản mới nhất rồi làm tiếp.`,
      `Somebody else has changed, published or discarded the draft of ${code} meanwhile. Open the latest one and go on from there.`,
    ),
  );
}

function listRefusals(items: readonly PublicationItem[]): Refusal[] {
  if (items.length === 0) {
    const words = t(
      'Quyết định chưa có thủ tục nào; hãy chọn ít nhất một.',
      'The decision has no procedure; choose at least one.',
    );
    return [refuse('nothing-to-publish', words, 'drafts')];
  }
  const codes = items.map((item) => item.code);
  const twice = codes.find((code, index) => codes.indexOf(code) !== index);
  if (twice === undefined) return [];
  const words = t(
    `Thủ tục ${twice} có mặt hai lần trong quyết định; mỗi thủ tục chỉ được công bố hoặc bãi bỏ một lần.`,
    `Procedure ${twice} is in the decision twice; each can be published or abolished once.`,
  );
  return [refuse('twice', words, 'abolish')];
}
