import { timeZone } from '../kernel/clock.ts';
import { system } from '../kernel/access.ts';
import type { Agency } from '../organization/schema.ts';
import type { Entry } from '../registers/registers.ts';
import type { PackUnits } from './pack.ts';

/** A unit as it is made, with what its decisions and results rest on. */
export type MadeUnit = {
  readonly name: string;
  readonly agency: string;
  readonly kind: 'administrative' | 'service';
  readonly level: 'city' | 'district' | 'commune';
  readonly field: string | null;
  readonly staff: number;
  readonly entry: Entry;
};

type Plain = Pick<MadeUnit, 'name' | 'agency' | 'kind' | 'level' | 'field'>;

/** Offices and service units of every level, those of the communes being the communes themselves. */
export function makeUnits(pack: PackUnits, agencies: readonly Agency[]): MadeUnit[] {
  const byCode = new Map(agencies.map((agency) => [agency.code, agency]));
  const nameOf = (code: string): string => byCode.get(code)?.name ?? code;
  const office = (level: MadeUnit['level'], agency: string, name: string): Plain => ({
    name,
    agency,
    kind: 'administrative',
    level,
    field: null,
  });
  const service = (level: MadeUnit['level'], agency: string, field: string, name: string): Plain => ({
    name,
    agency,
    kind: 'service',
    level,
    field,
  });
  const { offices, services, districts } = pack;
  const communes = agencies.filter(({ level, kind }) => level === 'commune' && kind.endsWith('committee'));
  const plain: Plain[] = [
    ...offices.city.departments.map((code) => office('city', code, nameOf(code))),
    ...Object.entries(offices.city.bodies).flatMap(([code, names]) =>
      names.map((name) => office('city', code, name)),
    ),
    ...districts.flatMap((code) =>
      offices.district.map((name) => office('district', code, `${name} ${place(nameOf(code))}`)),
    ),
    ...communes.map(({ code, name }) => office('commune', code, name)),
    ...services.city.flatMap(({ agency, field, names }) =>
      names.map((name) => service('city', agency, field, name)),
    ),
    ...districts.flatMap((code) =>
      services.district.flatMap(({ field, names }) =>
        names.map((name) => service('district', code, field, `${name} ${place(nameOf(code))}`)),
      ),
    ),
    ...Object.entries(services.more).map(([code, name]) =>
      service('district', code, 'economy', `${name} ${place(nameOf(code))}`),
    ),
  ];
  return plain.map(made);
}

/** "Ủy ban nhân dân quận X" → "quận X". */
function place(name: string): string {
  return name.replace(/^Ủy ban nhân dân /u, '');
}

function made(unit: Plain, index: number): MadeUnit {
  const { kind, level, field, name, agency } = unit;
  // Spread over years and months by the number of the unit alone, so that it comes out the same every time.
  const founded = new Temporal.PlainDate(1992 + (index % 13), 1 + (index % 12), 1 + (index % 27));
  const recordedOn = new Temporal.PlainDate(2006, 1 + (index % 12), 1 + (index % 27));
  const staff = kind === 'administrative' ? { city: 38, district: 9, commune: 21 }[level] : 45;
  const quota = staff + (index % 17);
  const schemeOn = new Temporal.PlainDate(2014, 3 + (index % 9), 1 + (index % 27));
  const entry: Entry = {
    by: system,
    at: noon(recordedOn),
    values: {
      name,
      agency,
      kind,
      level,
      ...(field === null ? {} : { field }),
      foundedOn: founded.toString(),
      staffQuota: quota,
    },
    ...(kind === 'service'
      ? {
          course: [
            {
              by: system,
              at: noon(schemeOn.add({ days: 6 })),
              values: { kind, schemeOn: schemeOn.toString(), schemeDecision: `${100 + index}/QĐ-UBND` },
            },
          ],
        }
      : {}),
  };
  return { ...unit, staff: quota, entry };
}

export function noon(day: Temporal.PlainDate): Temporal.Instant {
  return day.toZonedDateTime({ timeZone, plainTime: new Temporal.PlainTime(10) }).toInstant();
}
