import path from 'node:path';
import { readFile } from 'node:fs/promises';
import { system } from '../src/kernel/access.ts';
import { projectFolder } from '../src/kernel/config.ts';
import { Plan } from '../src/reorganization/schema.ts';
import { createBulk } from '../src/dossiers/dossiers.ts';
import { Filing } from '../src/dossiers/schema.ts';
import { makeBenchCity, procedure } from './bench-city.ts';

/** Carries the plan of 1 July 2025 out over so many dossiers under way in the 85 wards and communes. */
export async function benchReorganize(dossiers: number): Promise<void> {
  const bench = await makeBenchCity(0);
  try {
    const { house, rooms, organization, offices } = bench.city;
    const communes = organization.working().filter(({ level }) => level === 'commune');
    const bulk = await createBulk(house, rooms);
    const at = house.clock.now().subtract({ hours: 1 });
    for (let index = 0; index < dossiers; index += 1) {
      const filing = Filing.parse({ applicant: { name: `Người nộp ${index}` } });
      const agencyId = communes[index % communes.length]?.id ?? 0;
      await bulk.open(system, at, { procedure, agencyId, filing, files: [], channel: 'counter' });
      if (index % 5000 === 4999) await bulk.flush();
    }
    await bulk.flush();

    const file = path.join(projectFolder, 'cities/can-tho/reorganization/2025-07-01.json');
    const plan = Plan.parse(JSON.parse(await readFile(file, 'utf8')));
    const plans = offices.reorganizations;
    const id = await plans.draft(system, plan);
    const trial = await timed(() => plans.tryOut(system, id, 1));
    await plans.approve(system, id, 2, '');
    const carryingOut = await timed(() => plans.carryOut(system, id, 3));
    const { done } = (await plans.get(id)).reorganization;
    const result = {
      dossiers,
      trialSeconds: trial,
      carryingOutSeconds: carryingOut,
      dossiersASecond: Math.round((done?.dossiers ?? 0) / carryingOut),
      handedOver: done?.dossiers,
      withoutOwner: done?.withoutOwner,
      movedDates: done?.movedDates,
    };
    console.log(JSON.stringify(result));
    console.table(result);
  } finally {
    await bench.close();
  }
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  await work();
  return Math.round(performance.now() - start) / 1000;
}
