import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { system } from '../kernel/access.ts';
import { timeZone } from '../kernel/clock.ts';
import type { House } from '../kernel/house.ts';
import type { Organization } from '../organization/organization.ts';
import type { Entry, Registers } from '../registers/registers.ts';
import { makeAttendance, makePastCourses, makeRecentCourses } from './making-courses.ts';
import { makeCases, makePayments, makePolicies, makeRepayments, makeStudies } from './making-talent.ts';
import { createMaking, TrainingPack } from './making.ts';

/**
 * Fills the registers of training and talent from the pack's `training/training.json`: the courses and people of the years
 * that the report is about, recorded in their own time, and what goes on today. Gives how many rows.
 */
export async function demonstrateTraining(
  rooms: {
    readonly house: Pick<House, 'clock'>;
    readonly registers: Registers;
    readonly organization: Pick<Organization, 'all'>;
  },
  packFolder: string,
): Promise<number> {
  const file = path.join(packFolder, 'training', 'training.json');
  if (!existsSync(file)) return 0;
  const pack = TrainingPack.parse(JSON.parse(await readFile(file, 'utf8')));
  const making = createMaking(pack, rooms.organization.all(), system, rooms.house.clock.now());
  let made = 0;
  async function record(code: string, entries: readonly Entry[]): Promise<number[]> {
    const ids = await rooms.registers.record(code, entries);
    made += ids.length;
    return ids;
  }

  await record(
    'study-rule',
    pack.studyRules.map((values) => ({
      by: system,
      at: Temporal.PlainDate.from(values.validFrom)
        .toZonedDateTime({ timeZone, plainTime: new Temporal.PlainTime(9) })
        .toInstant(),
      values,
    })),
  );
  const recent = makeRecentCourses(making);
  await record('training-course', makePastCourses(making));
  const courseIds = await record('training-course', recent);
  await record('training-attendance', makeAttendance(making, recent, courseIds));
  const studies = makeStudies(making);
  const studyIds = await record('sponsored-study', studies);
  await record('study-repayment', makeRepayments(making, studies, studyIds));
  const policyIds = await record('talent-policy', makePolicies(making));
  const cases = makeCases(making, policyIds);
  const caseIds = await record('talent-case', cases);
  await record('talent-payment', makePayments(making, cases, caseIds));
  return made;
}
