import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { z } from 'zod';
import { system } from '../kernel/access.ts';
import { timeZone } from '../kernel/clock.ts';
import type { Entry, Registers } from '../registers/registers.ts';

const Names = z.array(z.string().min(1));
/** What a city pack gives: `organization/bodies.json`. */
const BodiesPack = z.strictObject({
  startsOn: z.iso.date(),
  recordedOn: z.iso.date(),
  city: z.strictObject({ under: z.string(), basis: z.string(), names: Names }),
  districts: z.strictObject({
    basis: z.string(),
    urban: Names,
    rural: Names,
    everywhere: Names,
    urbanOnly: Names,
    ruralOnly: Names,
    ethnic: z.strictObject({ name: z.string(), at: Names }),
  }),
});
type BodiesPack = z.infer<typeof BodiesPack>;

/** Fills the register of agencies and divisions from the pack; gives how many rows. */
export async function demonstrateBodies(registers: Registers, packFolder: string): Promise<number> {
  const file = path.join(packFolder, 'organization', 'bodies.json');
  if (!existsSync(file)) return 0;
  const pack = BodiesPack.parse(JSON.parse(await readFile(file, 'utf8')));
  const rows = await registers.record('body', entriesOf(pack));
  return rows.length;
}

function entriesOf({ startsOn, recordedOn, city, districts }: BodiesPack): Entry[] {
  const at = Temporal.PlainDate.from(recordedOn)
    .toZonedDateTime({ timeZone, plainTime: '09:00' })
    .toInstant();
  const entry = (values: Readonly<Record<string, string>>): Entry => ({
    by: system,
    at,
    values: { startsOn, ...values },
  });
  const inDistrict = (district: string, area: 'urban' | 'rural'): Entry[] => {
    const { everywhere, urbanOnly, ruralOnly, ethnic, basis } = districts;
    const division = (arrangement: string) => (name: string) =>
      entry({ agency: district, name, kind: 'division', area, arrangement, basis });
    return [
      ...everywhere.map(division('uniform')),
      ...(area === 'urban' ? urbanOnly : ruralOnly).map(division('byArea')),
      ...(ethnic.at.includes(district) ? [division('ethnic')(ethnic.name)] : []),
    ];
  };
  return [
    ...city.names.map((name) => entry({ agency: city.under, name, kind: 'agency', basis: city.basis })),
    ...districts.urban.flatMap((district) => inDistrict(district, 'urban')),
    ...districts.rural.flatMap((district) => inDistrict(district, 'rural')),
  ];
}
