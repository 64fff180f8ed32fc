import { z } from 'zod';
import { isRefusal, notFound, refuse, Refused, type Refusal } from '../kernel/errors.ts';
import { t } from '../kernel/messages.ts';
import { checkScan, scanLimit, type Scan } from '../kernel/scans.ts';
import {
  page,
  redirect,
  route,
  type Reply,
  type RefusedContext,
  type Route,
  type UploadedFile,
} from '../kernel/web.ts';
import { act } from './acting.ts';
import { openRow, showAgain, type Desk } from './desk.ts';
import { createLookups } from './lookups.ts';
import { RowPage } from './page-row.tsx';
import type { Sent } from './page-row-side.tsx';
import { rowPageProps } from './row-reading.ts';
import { moveRow } from './recording.ts';
import { attach, detach, mayWrite, noFiles, remove } from './rules.ts';
import type { KeptFile } from './schema.ts';

export const ById = z.object({ id: z.coerce.number().int().min(1).max(Number.MAX_SAFE_INTEGER) });
export const Version = z.coerce.number().int().min(0).max(1_000_000).nullable().catch(null);
const longestComment = 4000;

/** The page of a row, and everything that is done on it. */
export function rowRoutes(desk: Desk): Route[] {
  const { house, register } = desk;
  const { read, write } = register.access;
  const base = `/registers/${register.code}/:id`;
  const at = (id: number): string => `/registers/${register.code}/${id}`;

  async function rowPage(
    { actor, language }: Pick<RefusedContext, 'actor' | 'language'>,
    id: number,
    sent: Sent | null,
    status = 200,
  ): Promise<Reply> {
    const found = await openRow(desk, actor, id);
    const props = await rowPageProps(desk, { actor, language }, found);
    return page(props.showing.label(register, found.row), <RowPage {...props} sent={sent} />, { status });
  }

  /** Shows the row again with the refusal in the form that was sent. */
  const again =
    (form: (input: RefusedContext['input']) => string) =>
    (context: RefusedContext): Promise<Reply> => {
      const { refusals, status, input } = context;
      const sent = { form: form(input), refusals, values: input };
      return showAgain(context, (id) => rowPage(context, id, sent, status));
    };

  return [
    route({
      method: 'GET',
      path: base,
      permission: read,
      params: ById,
      handle: (context) => rowPage(context, context.params.id, null),
    }),
    route({
      method: 'POST',
      path: `${base}/move`,
      permission: read,
      params: ById,
      body: z.object({
        to: z.string().max(60),
        reason: z.string().default(''),
        version: Version,
        values: z.record(z.string().max(100), z.unknown()).default({}),
      }),
      async handle({ actor, params: { id }, body }) {
        const row = await moveRow(desk, actor, id, body);
        const title = register.states[row.state]?.title ?? t(row.state, row.state);
        return redirect(at(id), t(`Đã chuyển sang "${title.vi}".`, `Moved to "${title.en}".`));
      },
      refused: again((input) => `move-${String(input['to'])}`),
    }),
    route({
      method: 'POST',
      path: `${base}/comments`,
      permission: read,
      params: ById,
      body: z.object({
        text: z
          .string()
          .trim()
          .min(1, 'Hãy ghi ý kiến|Write the comment')
          .max(
            longestComment,
            `Ý kiến nhiều nhất ${longestComment} ký tự|At most ${longestComment} characters`,
          ),
      }),
      async handle({ actor, params: { id }, body: { text } }) {
        await act(house, register, actor, id, null, () => [{ kind: 'commented', data: { text } }]);
        return redirect(at(id), t('Đã gửi ý kiến.', 'Your comment stands.'));
      },
      refused: again(() => 'comment'),
    }),
    route({
      method: 'POST',
      path: `${base}/assignee`,
      permission: write,
      params: ById,
      body: z.object({ to: z.string().max(100).default(''), to_q: z.string().max(200).default('') }),
      async handle({ actor, params: { id }, body: { to, to_q: typed } }) {
        const words = (to === '' ? typed : to).trim();
        await act(house, register, actor, id, null, async (row, tx) => {
          if (!mayWrite(register, actor, row)) return [notFound];
          const found = words === '' ? null : await personNamed(tx, words);
          if (isRefusal(found)) return [found];
          return found === row.assigneeId ? [] : [{ kind: 'assigned', data: { to: found } }];
        });
        return redirect(
          at(id),
          words === '' ? t('Đã thôi giao.', 'Assigned to nobody.') : t('Đã giao.', 'Assigned.'),
        );
      },
      refused: again(() => 'assignee'),
    }),
    route({
      method: 'POST',
      path: `${base}/files`,
      permission: read,
      params: ById,
      upload: scanLimit,
      async handle({ actor, params: { id }, files }) {
        const kept = await keepFiles(desk, files);
        if (kept.length === 0) throw new Refused(noFiles);
        await act(house, register, actor, id, null, (row) => [attach(register, actor, row, kept)].flat());
        return redirect(at(id), t(`Đã đính kèm ${kept.length} tệp.`, `${kept.length} files attached.`));
      },
      refused: again(() => 'files'),
    }),
    route({
      method: 'GET',
      path: `${base}/files/:hash`,
      permission: read,
      params: ById.extend({ hash: z.string().max(64) }),
      async handle({ actor, params: { id, hash } }) {
        const { row } = await openRow(desk, actor, id);
        const file = row.files.find((one) => one.hash === hash);
        if (file === undefined) throw new Refused(notFound);
        const isShown = file.mediaType !== 'image/tiff';
        return {
          kind: 'bytes',
          data: house.files.read(hash),
          mediaType: file.mediaType,
          fileName: file.name,
          isDownload: !isShown,
        };
      },
    }),
    route({
      method: 'POST',
      path: `${base}/files/:hash/detach`,
      permission: write,
      params: ById.extend({ hash: z.string().max(64) }),
      async handle({ actor, params: { id, hash } }) {
        await act(house, register, actor, id, null, (row) => [detach(register, actor, row, hash)].flat());
        return redirect(
          at(id),
          t('Đã gỡ tệp; lịch sử vẫn ghi tên tệp.', 'The file is off; the history names it.'),
        );
      },
      refused: again(() => 'files'),
    }),
    route({
      method: 'POST',
      path: `${base}/remove`,
      permission: write,
      params: ById,
      body: z.object({ reason: z.string().default(''), version: Version }),
      async handle({ actor, params: { id }, body: { reason, version } }) {
        await act(house, register, actor, id, version, (row) =>
          [remove(register, actor, row, reason)].flat(),
        );
        return redirect(`/registers/${register.code}`, t('Đã xóa khỏi sổ.', 'Removed from the register.'));
      },
      refused: again(() => 'remove'),
    }),
  ];

  async function personNamed(
    tx: Parameters<Parameters<typeof act>[5]>[1],
    words: string,
  ): Promise<number | Refusal> {
    const people = await tx
      .selectFrom('account')
      .select(['id', 'username', 'fullName'])
      .where('isActive', '=', true)
      .where(({ or, eb }) =>
        or([eb('username', '=', words), eb('fullName', 'ilike', words.replace(/[%_\\]/g, '\\$&'))]),
      )
      .execute();
    const found = createLookups([], people).person(words);
    return isRefusal(found) ? refuse(found.code, found.text, 'to') : found;
  }
}

/** Files that are what they say, remembered in the house. @throws Refused naming every wrong one */
async function keepFiles({ house }: Desk, uploads: readonly UploadedFile[]): Promise<KeptFile[]> {
  const checked = await Promise.all(
    uploads.filter(({ field }) => field === 'files').map((upload) => checkScan(house, upload)),
  );
  const refusals = checked.filter(isRefusal);
  if (refusals.length > 0) throw new Refused(refusals);
  const files = checked.filter((one): one is Scan => !isRefusal(one));
  const rows = [...new Map(files.map((file) => [file.hash, file])).values()].map(
    ({ hash, size, mediaType }) => ({
      hash,
      size,
      mediaType,
      storedAt: house.clock.now(),
    }),
  );
  if (rows.length > 0)
    await house.db
      .insertInto('file')
      .values(rows)
      .onConflict((conflict) => conflict.doNothing())
      .execute();
  return files;
}
