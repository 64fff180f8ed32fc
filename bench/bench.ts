import { benchExaminations } from './examinations.ts';
import { benchFigures } from './figures.ts';
import { benchLegislation } from './legislation.ts';
import { benchList, benchSearch } from './reading.ts';
import { benchRegisters } from './registers.ts';
import { benchReorganize } from './reorganize.ts';
import { benchStaff } from './staff.ts';
import { benchReceive, benchStep } from './writing.ts';

/** `npm run bench -- NAME [DOSSIERS]` */
const benches: Record<string, (dossiers: number) => Promise<unknown>> = {
  receive: benchReceive,
  step: benchStep,
  search: benchSearch,
  list: benchList,
  figures: benchFigures,
  registers: benchRegisters,
  reorganize: benchReorganize,
  examinations: benchExaminations,
  legislation: benchLegislation,
  staff: benchStaff,
  'due-dates': () => import('./due-dates.ts'),
  forms: () => import('./forms.ts'),
};

const [name = '', dossiers = '100000'] = process.argv.slice(2);
const bench = Object.hasOwn(benches, name) ? benches[name] : undefined;
if (bench === undefined) {
  console.error(`npm run bench -- ${Object.keys(benches).join('|')} [DOSSIERS]`);
  process.exitCode = 1;
} else {
  await bench(Number(dossiers));
}
