import { z } from 'zod';
import { system } from '../kernel/access.ts';
import { timeZone } from '../kernel/clock.ts';
import type { Agency } from '../organization/schema.ts';
import type { Entry } from '../registers/registers.ts';

/** What a city pack gives: `digital-means/online-services.json`. Procedures of a level, shared out among agencies in turn. */
export const OnlineServicesPack = z.strictObject({
  source: z.string().min(1),
  levels: z.array(
    z.strictObject({
      level: z.enum(['1', '2', '3', '4']),
      services: z.int().positive(),
      openedFrom: z.iso.date(),
      /** Days from one agency's beginning to the next one's. */
      everyDays: z.int().min(0),
    }),
  ),
});
type OnlineServicesPack = z.infer<typeof OnlineServicesPack>;

/** A row for each agency and level, recorded on the day it was offered. */
export function makeOnlineServices(
  { levels, source }: OnlineServicesPack,
  agencies: readonly Agency[],
): Entry[] {
  return levels.flatMap(({ level, services, openedFrom, everyDays }) =>
    agencies.flatMap(({ code }, index): Entry[] => {
      const share = Math.floor(services / agencies.length) + (index < services % agencies.length ? 1 : 0);
      if (share === 0) return [];
      const openedOn = Temporal.PlainDate.from(openedFrom).add({ days: index * everyDays });
      const at = openedOn.toZonedDateTime({ timeZone, plainTime: '14:00' }).toInstant();
      return [
        {
          by: system,
          at,
          values: { agency: code, level, services: share, openedOn: openedOn.toString(), source },
        },
      ];
    }),
  );
}
