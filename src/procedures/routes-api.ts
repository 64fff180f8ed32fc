import { z } from 'zod';
import { notFound, Refused } from '../kernel/errors.ts';
import type { House } from '../kernel/house.ts';
import { t } from '../kernel/messages.ts';
import { json, route, type Route } from '../kernel/web.ts';
import type { Procedures } from './procedures.ts';
import { CatalogueAddress, queryOf } from './query.ts';
import { versionOn } from './rules.ts';
import { Day, type ProcedureSummary } from './schema.ts';
import type { Surroundings } from './surroundings.ts';

const onDate = z.preprocess((value) => (value === '' ? undefined : value), Day.optional());

/** The catalogue for programs; the same rule as the pages: anybody may read. */
export function apiRoutes(
  house: Pick<House, 'clock'>,
  procedures: Procedures,
  surroundings: Surroundings,
): Route[] {
  return [
    route({
      method: 'GET',
      path: '/api/v1/procedures',
      permission: 'public',
      api: t(
        'Tìm trong danh mục thủ tục hành chính: q, level, field, agency, lifeEvent, onDate, page, pageSize',
        'Search the catalogue of procedures: q, level, field, agency, lifeEvent, onDate, page, pageSize',
      ),
      query: CatalogueAddress.omit({ event: true, on: true }).extend({
        lifeEvent: CatalogueAddress.shape.event,
        onDate,
        pageSize: z.coerce.number().int().min(1).max(200).catch(30),
      }),
      async handle({ query }) {
        const address = { ...query, event: query.lifeEvent, on: query.onDate };
        const asked = { ...queryOf(address, surroundings.agencies()), pageSize: query.pageSize };
        const { rows, ...list } = await procedures.search(asked);
        return json({ ...list, procedures: rows.map(withoutId) });
      },
    }),
    route({
      method: 'GET',
      path: '/api/v1/procedures/:code',
      permission: 'public',
      api: t(
        'Nội dung thủ tục có hiệu lực vào ngày onDate (mặc định hôm nay) và các phiên bản',
        'The content of a procedure in force on onDate (today unless given) and its versions',
      ),
      params: z.object({ code: z.string().max(100) }),
      query: z.object({ onDate }),
      async handle({ params, query }) {
        const versions = await procedures.versionsOf(params.code);
        const version = versionOn(versions, query.onDate ?? house.clock.today());
        if (version === undefined || version.change === 'abolished') throw new Refused(notFound);
        const { code, number, change, validFrom, validTo, decision, content } = version;
        const history = versions.map((other) => ({
          number: other.number,
          change: other.change,
          validFrom: other.validFrom,
          validTo: other.validTo,
          decision: other.decision?.number ?? null,
        }));
        return json({
          code,
          version: number,
          change,
          validFrom,
          validTo,
          decision,
          content,
          versions: history,
        });
      },
    }),
  ];
}

function withoutId(row: ProcedureSummary): Omit<ProcedureSummary, 'versionId'> {
  const { versionId: _, ...shown } = row;
  return shown;
}
