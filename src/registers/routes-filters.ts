import { z } from 'zod';
import { notFound, refuse, Refused } from '../kernel/errors.ts';
import { t } from '../kernel/messages.ts';
import { redirect, route, type Route } from '../kernel/web.ts';
import { staffOf, type Desk } from './desk.ts';
import { filterQuery, removeFilter, saveFilter } from './filters.ts';

const mostName = 100;

/** Filters of a list that a person gives a name, and may share with the people of their agency. */
export function filterRoutes(desk: Desk): Route[] {
  const { register } = desk;
  const { read } = register.access;
  const base = `/registers/${register.code}`;
  return [
    route({
      method: 'POST',
      path: `${base}/filters`,
      permission: read,
      body: z.object({
        name: z
          .string()
          .trim()
          .min(1, 'Hãy đặt tên cho bộ lọc|Give the filter a name')
          .max(mostName, `Tên nhiều nhất ${mostName} ký tự|At most ${mostName} characters`),
        query: z.string().max(4000),
        shared: z.string().max(10).optional(),
      }),
      async handle({ actor, body: { name, query, shared } }) {
        const kept = filterQuery(register, query);
        if (kept === '') throw new Refused(nothingFiltered);
        await saveFilter(desk, staffOf(actor), { name, query: kept, isShared: shared !== undefined });
        return redirect(`${base}?${kept}`, t(`Đã lưu bộ lọc "${name}".`, `The filter "${name}" is kept.`));
      },
    }),
    route({
      method: 'POST',
      path: `${base}/filters/:id/remove`,
      permission: read,
      params: z.object({ id: z.coerce.number().int().min(1).max(2_147_483_647) }),
      async handle({ actor, params: { id } }) {
        if (!(await removeFilter(desk, staffOf(actor), id))) throw new Refused(notFound);
        return redirect(base, t('Đã xóa bộ lọc.', 'The filter is gone.'));
      },
    }),
  ];
}

const nothingFiltered = refuse(
  'missing',
  t('Chưa lọc gì; hãy lọc danh sách trước rồi lưu.', 'Nothing is filtered yet; filter the list first.'),
  'query',
);
