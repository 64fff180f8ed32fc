import type { Foundations } from './foundations.ts';
import { demonstrateDigitalMeans } from './digital-means/digital-means.ts';
import { demonstrateExaminations } from './examinations/demonstration.ts';
import { createExaminations, type Examinations } from './examinations/examinations.ts';
import { examinationRoutes } from './examinations/routes.ts';
import { demonstrateFinance, financeRoutes } from './finance/finance.ts';
import { t, type Text } from './kernel/messages.ts';
import { markOf, seal, unseal } from './kernel/sealed.ts';
import type { Route } from './kernel/web.ts';
import { demonstrateLegislation } from './legislation/demonstration.ts';
import { createLegislation, type Legislation } from './legislation/legislation.ts';
import { legislationRoutes } from './legislation/routes.tsx';
import { demonstratePositions } from './positions/demonstration.ts';
import { createPositions, seatedAmong, type Positions } from './positions/positions.ts';
import { quotaFrom } from './positions/quota.ts';
import { positionRoutes } from './positions/routes.tsx';
import { demonstrateQuality, qualityRoutes } from './quality/quality.ts';
import { searchPeople } from './registers/lookups.ts';
import { demonstrateReformOffices, reformOfficeRoutes } from './reform-offices.ts';
import { demonstrateOneStops } from './organization/demonstration-one-stops.ts';
import { demonstrateBodies } from './organization/demonstration.ts';
import { organizationInTimeRoutes } from './organization/time-routes.tsx';
import { registerKeeping } from './register-keeping.ts';
import { createReorganizations, type Reorganizations } from './reorganization/reorganization.ts';
import { compareRoutes } from './reorganization/routes-compare.tsx';
import { reorganizationRoutes } from './reorganization/routes.tsx';
import { mend } from './registers/import-sheet.ts';
import { handOverSections } from './reports/reports.ts';
import { demonstrateStaff } from './staff/demonstration.ts';
import { staffRoutes } from './staff/routes.tsx';
import { createStaff, type Staff } from './staff/staff.ts';
import type { Steering } from './steering.ts';
import { demonstrateTraining, trainingRoutes } from './training/training.ts';

/** The rooms of law, people and money. */
export type Offices = Foundations & {
  readonly reorganizations: Reorganizations;
  readonly steering: Steering;
  readonly legislation: Legislation;
  readonly staff: Staff;
  readonly positions: Positions;
  readonly examinations: Examinations;
};

export function openOffices(foundations: Foundations, steering: Steering): Offices {
  const { house, organization } = foundations;
  const legislation = createLegislation(house, organization, (day) => foundations.procedures.legalBases(day));
  const staff = createStaff(house, organization, seatedAmong);
  const positions = createPositions(house, organization, staff, quotaFrom(organization));
  const examinations = createExaminations({
    house,
    organization,
    place: steering.place,
    sealing: {
      seal: (purpose, text) => seal(house.secret, purpose, text),
      unseal: (purpose, sealed) => unseal(house.secret, purpose, sealed),
      mark: (purpose, text) => markOf(house.secret, purpose, text),
    },
    findPeople: (words) => searchPeople(house.db, words),
    async vacancies(agencyId) {
      const found = await positions.vacanciesOf(agencyId, house.clock.today().toString());
      return found.map(({ title, empty }) => ({ agencyId, title, count: empty }));
    },
  });
  const reorganizations = createReorganizations(house, { ...foundations, handOverSections });
  return { ...foundations, reorganizations, steering, legislation, staff, positions, examinations };
}

export function officeRoutes({
  legislation,
  reorganizations,
  house,
  organization,
  positions,
  staff,
  examinations,
  steering,
  procedures,
  processes,
}: Offices): Route[] {
  return [
    ...reformOfficeRoutes(house, steering),
    ...organizationInTimeRoutes(organization, house.clock),
    ...reorganizationRoutes(house, reorganizations, organization, (code) => registerName(steering, code)),
    ...compareRoutes(house, reorganizations, organization, steering.indicators),
    ...legislationRoutes(legislation, steering.place, mend),
    ...financeRoutes(house, organization),
    ...staffRoutes(staff),
    ...positionRoutes({ positions, place: steering.place }),
    ...examinationRoutes(examinations),
    ...trainingRoutes(steering),
    ...qualityRoutes({
      ...steering,
      procedures,
      processes,
      keepScope: (actor, id, codes) =>
        registerKeeping(house, steering.registers).change(actor, 'quality-system', id, { procedures: codes }),
    }),
  ];
}

function registerName({ registers }: Steering, code: string): Text {
  return registers.all.find((register) => register.code === code)?.title ?? t(code, code);
}

/** Fills the rooms from the pack, those that do not look at each other side by side; each part says how much it made. */
export async function demonstrateOffices(
  { legislation, house, organization, steering, staff, examinations }: Offices,
  packFolder: string,
  report: (line: string) => void,
): Promise<void> {
  const rooms = { house, organization, registers: steering.registers };
  await Promise.all([peopleAndSeats(), recruitment(), worksOfReform()]);

  async function peopleAndSeats(): Promise<void> {
    const people = await demonstrateStaff({ house, organization }, packFolder);
    if (people > 0) report(`${people} hồ sơ cán bộ, công chức, viên chức / personnel records`);
    const schemes = await demonstratePositions({ ...rooms, staff }, packFolder);
    if (schemes > 0) report(`${schemes} đề án vị trí việc làm / position schemes`);
  }

  async function recruitment(): Promise<void> {
    const applications = await demonstrateExaminations(examinations, packFolder);
    if (applications > 0) report(`${applications} hồ sơ dự tuyển / applications for examinations`);
  }

  async function worksOfReform(): Promise<void> {
    await demonstrateReformOffices(house, steering, packFolder, report);
    const bodies =
      (await demonstrateBodies(steering.registers, packFolder)) +
      (await demonstrateOneStops(steering.registers, organization, packFolder));
    if (bodies > 0)
      report(
        `${bodies} dòng về cơ quan bên trong, Bộ phận Một cửa / rows of bodies within agencies, one-stop counters`,
      );
    const documents = await demonstrateLegislation(legislation, packFolder);
    if (documents > 0) report(`${documents} văn bản pháp luật / legal documents`);
    const finance = await demonstrateFinance(rooms, packFolder);
    if (finance > 0) report(`${finance} dòng trong các sổ tài chính công / rows of public finance`);
    const trained = await demonstrateTraining(rooms, packFolder);
    if (trained > 0) report(`${trained} dòng trong các sổ đào tạo, thu hút / rows of training and talent`);
    const quality =
      (await demonstrateQuality(rooms, packFolder)) + (await demonstrateDigitalMeans(rooms, packFolder));
    if (quality > 0) report(`${quality} dòng về chất lượng, phương tiện điện tử / rows of quality and means`);
  }
}
