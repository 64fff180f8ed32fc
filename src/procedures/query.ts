import { z } from 'zod';
import { Day, ProcedureLevel, type ProcedureQuery } from './schema.ts';
import type { NamedAgency } from './surroundings.ts';

const words = (length: number) =>
  z
    .string()
    .transform((text) => text.trim().slice(0, length))
    .optional()
    .catch(undefined);

const emptyAsNone = (value: unknown): unknown => (value === '' ? undefined : value);

/** The catalogue's address: `?q=khai+sinh&level=commune&field=Hộ tịch&agency=…&event=…&on=2015-05-15&page=2`. */
export const CatalogueAddress = z.object({
  q: words(200),
  level: ProcedureLevel.optional().catch(undefined),
  field: words(300),
  agency: words(60),
  event: words(100),
  on: z.preprocess(emptyAsNone, Day.optional()),
  page: z.coerce.number().int().min(1).max(10_000).catch(1),
});
export type CatalogueAddress = z.infer<typeof CatalogueAddress>;

/** A procedure's address: `?on=2015-05-15`, as in the catalogue's; `?date=` is the same. */
export const ProcedureAddress = z
  .object({ on: CatalogueAddress.shape.on, date: CatalogueAddress.shape.on })
  .transform(({ on, date }) => ({ on: on ?? date }));

/** What an address asks of the catalogue; an agency that the city does not have narrows nothing. */
export function queryOf(address: CatalogueAddress, agencies: readonly NamedAgency[]): ProcedureQuery {
  const none = (text: string | undefined): string | undefined => (text === '' ? undefined : text);
  return {
    text: none(address.q),
    level: address.level,
    field: none(address.field),
    agency: agencies.find((agency) => agency.code === address.agency),
    lifeEvent: none(address.event),
    onDate: address.on,
    page: address.page,
  };
}
