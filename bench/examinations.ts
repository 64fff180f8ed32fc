import { rank, type Entrant } from '../src/examinations/ranking.ts';
import { getRules } from '../src/examinations/rule-sets.ts';
import { assignSeats, blindCodes } from '../src/examinations/seating.ts';

const perPosition = 50;
const perRoom = 24;
/** Milliseconds that each step may take for 100,000 candidates; more of them may take so much longer. */
const limit = 5000;

/** Numbers and seats, blind codes and the ranking of so many candidates, each for one place in fifty. */
export async function benchExaminations(candidates: number): Promise<void> {
  const rules = getRules('recruitment-2020');
  const ids = Array.from({ length: candidates }, (_, index) => index + 1);
  const rooms = Array.from({ length: Math.ceil(candidates / perRoom) }, (_, index) => ({
    name: `Phòng ${index + 1}`,
    capacity: perRoom,
  }));
  const quotas = new Map(
    Array.from({ length: Math.ceil(candidates / perPosition) }, (_, index) => [index, 1] as const),
  );
  const entrants = ids.map((id): Entrant => entrantOf(id));
  const steps: Record<string, () => unknown> = {
    'numbers and seats': () => assignSeats('bench', rooms, ids),
    'blind codes of a part': () => blindCodes('bench', 'specialised', ids),
    ranking: () => rank(rules, quotas, entrants),
  };
  const most = (limit * Math.max(candidates, 1000)) / 100_000;
  for (const [name, work] of Object.entries(steps)) {
    const began = performance.now();
    work();
    const took = performance.now() - began;
    console.log(`${name}: ${took.toFixed(0)} ms for ${candidates} candidates (at most ${most.toFixed(0)})`);
    if (took > most) process.exitCode = 1;
  }
}

/** Marks that spread over the scale, with ties, absences and papers below the pass mark among them. */
function entrantOf(id: number): Entrant {
  const specialised = (id * 7919) % 20 === 0 ? 'absent' : 3000 + ((id * 104_729) % 7001);
  return {
    id,
    positionId: Math.floor((id - 1) / perPosition),
    isOutside: false,
    priority: null,
    marks: { general: 3000 + ((id * 31) % 3001), language: 1500 + ((id * 17) % 1501), specialised },
    isFemale: id % 2 === 0,
    isMinority: id % 11 === 0,
    bornOn: '1999-04-30',
    service: 0,
    honour: 0,
    hasWithdrawn: id % 997 === 0,
  };
}
