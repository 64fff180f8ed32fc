import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { z } from 'zod';
import { system } from '../kernel/access.ts';
import { timeZone } from '../kernel/clock.ts';
import type { Entry, Registers } from '../registers/registers.ts';
import type { Organization } from './organization.ts';
import type { Agency } from './schema.ts';

const days = z.array(z.iso.date()).min(1);
const Level = z.strictObject({
  /** Kind of agency, as the pack's agencies say it. */
  kind: z.string(),
  except: z.array(z.string()),
  oneStopFrom: days,
  modernFrom: days,
  desks: z.array(z.int().positive()).min(1),
  basis: z.string().min(1),
});
/** What a city pack gives: `organization/one-stops.json`. Days and desks are dealt out to the agencies in turn. */
const OneStopsPack = z.strictObject({
  recordedOn: z.iso.date(),
  since: z.iso.date(),
  levels: z.record(z.string(), Level),
});

/** Fills the register of one-stop counters: each row on one day, its software on the day it came. Gives how many rows. */
export async function demonstrateOneStops(
  registers: Registers,
  organization: Organization,
  packFolder: string,
): Promise<number> {
  const file = path.join(packFolder, 'organization', 'one-stops.json');
  if (!existsSync(file)) return 0;
  const { recordedOn, since, levels } = OneStopsPack.parse(JSON.parse(await readFile(file, 'utf8')));
  const agencies = organization.all();
  const entries = Object.entries(levels).flatMap(([level, { kind, except, ...dealt }]) =>
    agencies
      .filter((agency) => agency.kind === kind && !except.includes(agency.code))
      .map((agency, index): Entry => {
        const modernFrom = turn(dealt.modernFrom, index);
        return {
          by: system,
          at: morning(recordedOn),
          values: {
            agency: agency.code,
            level,
            since,
            oneStopFrom: turn(dealt.oneStopFrom, index),
            desks: turn(dealt.desks, index),
            place: placeOf(agency),
            basis: dealt.basis,
          },
          course: [{ by: system, at: morning(modernFrom), values: { modernFrom } }],
        };
      }),
  );
  return (await registers.record('one-stop', entries)).length;
}

function placeOf({ address, name }: Agency): string {
  return address === '' ? `Trụ sở ${name}` : address;
}

function turn<T>(list: readonly T[], index: number): T {
  const found = list[index % list.length];
  if (found === undefined) throw new RangeError('nothing to deal out');
  return found;
}

function morning(day: string): Temporal.Instant {
  return Temporal.PlainDate.from(day).toZonedDateTime({ timeZone, plainTime: '09:00' }).toInstant();
}
