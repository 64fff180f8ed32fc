import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { z } from 'zod';
import type { Indicators } from '../indicators/indicators.ts';
import type { House } from '../kernel/house.ts';
import type { Organization } from '../organization/organization.ts';
import { getPlan, type By } from './editing.ts';
import { refuseTask } from './editing-items.ts';
import { insertTasks, type NewTask } from './inserting.ts';
import { makeDocuments, onDay } from './demonstration-documents.ts';
import { PackDocuments, PackProgrammes, type PackTask } from './demonstration-schema.ts';
import type { Programme } from './programme.ts';
import type { Directed } from './schema.ts';

export type DemonstrationRooms = {
  readonly house: Pick<House, 'db' | 'clock'>;
  readonly programme: Programme;
  readonly indicators: Pick<Indicators, 'recordReported' | 'find'>;
  readonly organization: Pick<Organization, 'findAgency' | 'all'>;
};

/**
 * Makes the programmes, plans, tasks and steering documents of a city pack (`programme/programmes.json`,
 * `programme/documents.json`) through the same commands as real ones, each at its own day; what lies after now is left
 * out; gives how many plans. A pack without the folder has none. @throws ZodError when a file does not fit
 */
export async function demonstrateProgramme(rooms: DemonstrationRooms, packFolder: string): Promise<number> {
  const folder = path.join(packFolder, 'programme');
  if (!existsSync(folder)) return 0;
  let made = 0;
  const now = rooms.house.clock.now();
  const directed = new Map<string, Directed>();
  for (const entry of await readPack(folder, 'programmes.json', PackProgrammes)) {
    const { plans, recordedOn, ...fields } = entry;
    const id = await rooms.programme.createProgramme(onDay(recordedOn), fields);
    directed.set(fields.code, { kind: 'programme', id });
    for (const plan of plans) await makePlan(plan, id);
    made += plans.length;
  }
  await makeDocuments(
    rooms.programme,
    await readPack(folder, 'documents.json', PackDocuments),
    directed,
    now,
  );
  return made;

  async function makePlan(
    {
      recordedOn,
      parent,
      kind,
      targets,
      tasks,
      ...fields
    }: z.infer<typeof PackProgrammes>[number]['plans'][number],
    programmeId: number,
  ): Promise<void> {
    const by = onDay(recordedOn);
    const parentId = parent === null ? null : (directed.get(parent)?.id ?? null);
    const planId = await rooms.programme.createPlan(by, { programmeId, parentId, kind }, fields);
    directed.set(fields.code, { kind: 'programme-plan', id: planId });
    for (const [index, { owner, reported, ...target }] of targets.entries()) {
      const wanted = { ...target, ownerId: agencyId(owner) };
      const id = await rooms.programme.createTarget(by, planId, wanted);
      directed.set(`${fields.code}/target/${index + 1}`, { kind: 'programme-target', id });
      if (reported !== null) await report(target.indicator, reported, agencyId(owner));
    }
    await rooms.programme.publishPlan(by, { id: planId });
    const ids = await rooms.house.db.transaction().execute(async (tx) => {
      const plan = await getPlan(tx, planId);
      const made = tasks.map((task) => newTask(task, by));
      for (const task of made) refuseTask(rooms, task.fields, plan);
      return insertTasks(tx, plan, made);
    });
    for (const [index, id] of ids.entries())
      directed.set(`${fields.code}/task/${index + 1}`, { kind: 'programme-task', id });
  }

  /** A task as the pack has it, with what has happened to it until now. */
  function newTask({ owner, coOwners, moments, ...fields }: PackTask, by: By): NewTask {
    return {
      by,
      fields: { ...fields, ownerId: agencyId(owner), coOwnerIds: coOwners.map(agencyId) },
      course: moments
        .map(({ on, ...command }) => ({ by: onDay(on), command }))
        .filter((step) => Temporal.Instant.compare(step.by.at, now) <= 0),
    };
  }

  async function report(
    indicator: string,
    { from, to, value, recordedOn }: { from: string; to: string; value: number; recordedOn: string },
    byAgencyId: number,
  ): Promise<void> {
    const period = { from: Temporal.PlainDate.from(from), to: Temporal.PlainDate.from(to) };
    const recordedAt = onDay(recordedOn).at;
    await rooms.indicators.recordReported(rooms.house.db, [
      {
        indicator,
        aboutAgencyId: null,
        byAgencyId,
        period,
        value,
        parts: null,
        recordedAt,
        recordedBy: null,
      },
    ]);
  }

  function agencyId(code: string): number {
    const agency = rooms.organization.findAgency(code);
    if (agency === undefined) throw new RangeError(`the pack has no agency ${code}`);
    return agency.id;
  }
}

async function readPack<T>(folder: string, name: string, schema: z.ZodType<T>): Promise<T> {
  return schema.parse(JSON.parse(await readFile(path.join(folder, name), 'utf8')));
}
