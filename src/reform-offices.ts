import { demonstrateEmulation } from './emulation/demonstration.ts';
import { createEmulation, type Emulation } from './emulation/emulation.ts';
import { emulationRoutes } from './emulation/routes.tsx';
import { demonstrateInspections } from './inspections/demonstration.ts';
import { createInspections, type Inspections } from './inspections/inspections.ts';
import { inspectionRoutes } from './inspections/routes.tsx';
import type { House } from './kernel/house.ts';
import type { Route } from './kernel/web.ts';
import { demonstrateKnowledgeTests } from './knowledge-tests/demonstration.ts';
import { createKnowledgeTests } from './knowledge-tests/knowledge-tests.ts';
import { knowledgeTestRoutes } from './knowledge-tests/routes.tsx';
import { demonstrateReformWork, type Keeping } from './reform-work/reform-work.ts';
import { registerKeeping } from './register-keeping.ts';
import type { Organization } from './organization/organization.ts';
import type { ReformIndex } from './reform-index/reform-index.ts';
import { searchPeople } from './registers/lookups.ts';
import type { Registers } from './registers/registers.ts';

type Steering = {
  readonly organization: Organization;
  readonly registers: Registers;
  readonly reformIndex: ReformIndex;
  readonly place: string;
};

/** The rooms of the work of reform that need more than registers: inspections, emulation, knowledge tests. */
type ReformOffices = {
  readonly keeping: Keeping;
  readonly inspections: Inspections;
  readonly emulation: Emulation;
};

export function reformOfficeRoutes(house: House, steering: Steering): Route[] {
  const { organization, place } = steering;
  const { keeping, inspections, emulation } = openReformOffices(house, steering);
  const knowledge = createKnowledgeTests(house);
  const top = () => organization.all().find(({ parentId }) => parentId === null)?.name ?? place;
  const head = {
    place,
    get issuer() {
      return top();
    },
  };
  return [
    ...inspectionRoutes({ house, inspections, keeping, organization, head }),
    ...emulationRoutes({
      house,
      emulation,
      organization,
      head,
      findPeople: (words) => searchPeople(house.db, words),
    }),
    ...knowledgeTestRoutes({ house, knowledge, organization, place, issuer: top }),
  ];
}

export async function demonstrateReformOffices(
  house: House,
  steering: Steering,
  packFolder: string,
  report: (line: string) => void,
): Promise<void> {
  const { organization } = steering;
  const rows = await demonstrateReformWork({ ...steering, house }, packFolder);
  if (rows > 0) report(`${rows} dòng trong các sổ theo dõi CCHC / rows of the reform registers`);
  const tests = await demonstrateKnowledgeTests(
    { house, organization, knowledge: createKnowledgeTests(house) },
    packFolder,
  );
  if (tests > 0) report(`${tests} bài kiểm tra kiến thức đã làm / knowledge tests sat`);
  const plans = await demonstrateInspections(
    { house, inspections: openReformOffices(house, steering).inspections },
    packFolder,
  );
  if (plans > 0)
    report(`${plans} kế hoạch và bảng kiểm của công tác kiểm tra / inspection plans and checklists`);
}

/** Councils and rounds: they look at the registers and at the published index, so they come after both. */
export async function demonstrateCouncils(
  house: House,
  steering: Steering,
  packFolder: string,
): Promise<number> {
  const { emulation } = openReformOffices(house, steering);
  return demonstrateEmulation({ ...steering, house, emulation }, packFolder);
}

function openReformOffices(house: House, { registers, organization, reformIndex }: Steering): ReformOffices {
  const keeping = registerKeeping(house, registers);
  return {
    keeping,
    inspections: createInspections(house, { organization, keeping }),
    emulation: createEmulation(house, { keeping, reformIndex, organization }),
  };
}
