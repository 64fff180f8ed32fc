import { readFile } from 'node:fs/promises';
import type { Staff } from '../kernel/access.ts';
import { stoppedClock } from '../kernel/clock.ts';
import { openDatabase } from '../kernel/database.ts';
import { carryOut } from './import.ts';
import { courses } from './sample-courses.ts';

// An import in a program of its own, for the test that kills it: it says how many rows it has written so far and waits.
const { DATABASE = '', PLACE = '', OFFICER = '' } = process.env;
const { db } = openDatabase(DATABASE, 'city', 2);
const house = { db, clock: stoppedClock('2026-03-02T01:30:00Z') };
const officer = JSON.parse(OFFICER) as Staff;
let isWriting = false;
await carryOut(
  house,
  [courses],
  courses,
  officer,
  { name: 'lop.xlsx', bytes: await readFile(PLACE) },
  async (done, total) => {
    // Reading tells its progress up to the whole; writing begins anew.
    if (!isWriting) {
      isWriting = done === total;
      return;
    }
    process.send?.(done);
    await new Promise((resolve) => setTimeout(resolve, 60_000));
  },
);
