import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { z } from 'zod';
import { system } from '../kernel/access.ts';
import { timeZone } from '../kernel/clock.ts';
import type { House } from '../kernel/house.ts';
import { inspections as register } from '../reform-work/reform-work.ts';
import { readRows } from '../registers/registers.ts';
import type { Inspections } from './inspections.ts';
import type { PlanEvent } from './lives.ts';
import { isFaultKind } from './schema.ts';

const File = z.strictObject({
  checklists: z.array(
    z.strictObject({
      title: z.string().min(1),
      items: z
        .array(
          z.strictObject({
            text: z.string(),
            basis: z.string(),
            kind: z.string().refine(isFaultKind),
          }),
        )
        .min(1),
    }),
  ),
});
type Rooms = { readonly house: Pick<House, 'db' | 'clock'>; readonly inspections: Inspections };

/** Checklists of the pack, and the yearly plans behind the planned inspections that stand in the register. */
export async function demonstrateInspections(
  { house, inspections }: Rooms,
  packFolder: string,
): Promise<number> {
  const file = path.join(packFolder, 'reform-work', 'checklists.json');
  if (!existsSync(file)) return 0;
  const { checklists } = File.parse(JSON.parse(await readFile(file, 'utf8')));
  const by = { actor: system, at: house.clock.now() };
  const today = house.clock.today().toString();
  const lists = await inspections.checklists.beginMany(
    checklists.map((data) => ({
      happened: [{ by, event: { kind: 'created', data: { ...data, on: today } } }],
    })),
  );
  const rows = await readRows(house.db, register, true, { where: { kind: 'planned' }, order: 'heldOn' });
  const planned = rows.map(({ values: { heldOn, team = '' }, ...row }) => ({
    ...row,
    onDay: Temporal.PlainDate.from(heldOn),
    team,
  }));
  const plans = [...Map.groupBy(planned, ({ onDay }) => onDay.year)].map(([year, lines]) => {
    const approvedAt = new Temporal.PlainDate(year, 1, 9)
      .toZonedDateTime({ timeZone, plainTime: '09:00' })
      .toInstant();
    // Next year's plan waits for its approval.
    const isApproved = Temporal.Instant.compare(approvedAt, by.at) <= 0;
    const at = isApproved ? approvedAt : by.at;
    const seen = new Set<string>();
    const units = lines.filter(({ agencyId, onDay }) => {
      const key = `${agencyId} ${quarterOf(onDay)}`;
      const isFirst = !seen.has(key);
      seen.add(key);
      return isFirst;
    });
    const events: PlanEvent[] = [
      { kind: 'created', data: { year } },
      ...units.map(({ agencyId, onDay, team }): PlanEvent => ({
        kind: 'lined',
        data: { agencyId, quarter: quarterOf(onDay), team },
      })),
      { kind: 'submitted', data: { on: isApproved ? `${year - 1}-12-25` : today } },
      ...(isApproved ? [approvalOf(year)] : []),
      ...units.flatMap(({ id, state }, index): PlanEvent[] =>
        isApproved && ['held', 'concluded', 'closed'].includes(state)
          ? [{ kind: 'visited', data: { line: index + 1, inspectionId: id } }]
          : [],
      ),
    ];
    return { happened: events.map((event) => ({ by: { actor: system, at }, event })) };
  });
  return lists.length + (await inspections.plans.beginMany(plans)).length;
}

function approvalOf(year: number): PlanEvent {
  return { kind: 'approved', data: { decision: `${year % 90}/KH-UBND`, on: `${year}-01-09` } };
}

function quarterOf({ month }: Temporal.PlainDate): number {
  return Math.ceil(month / 3);
}
