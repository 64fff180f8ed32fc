import { notFound, Refused } from '../kernel/errors.ts';
import type { House } from '../kernel/house.ts';
import { copyPlan } from './copying.ts';
import type { By } from './editing.ts';
import { createDocumentEditing, type DocumentEditing } from './editing-documents.ts';
import { createItemEditing, type ItemEditing, type ItemRooms } from './editing-items.ts';
import { createPlanEditing, type PlanEditing } from './editing-plans.ts';
import type { FigureRooms, TargetReading } from './figures.ts';
import { documentLife, type Happened } from './lives.ts';
import { knownInstant } from './looks.ts';
import { createReading, type Reading } from './reading.ts';
import {
  findDocuments,
  reading as readingOf,
  type DocumentFilter,
  type DocumentReading,
} from './reading-documents.ts';
import type { PlanFields, SubjectKind } from './schema.ts';
import { findState, readHistory } from './store.ts';

export { handOverTargets, handOverTasks } from './handing-over.ts';
export { programmeIndicators } from './indicators.ts';
export { editProgramme, readProgramme, reportProgress } from './permissions.ts';
export { statuses, type Status } from './status-rules.ts';
export type { TargetReading } from './figures.ts';

/** An event with the name of who did it; empty for the program itself. */
export type Moment = Happened & { readonly by: string };

/** Programmes, plans, targets, tasks and steering documents of reform. */
export type Programme = PlanEditing &
  ItemEditing &
  DocumentEditing &
  Reading & {
    readonly rooms: ItemRooms & FigureRooms;
    copyPlan(by: By, from: { planId: number; onlyOpen: boolean }, fields: PlanFields): Promise<number>;
    findDocuments(filter: DocumentFilter, asOf?: Temporal.PlainDate): Promise<readonly DocumentReading[]>;
    getDocument(id: number, asOf?: Temporal.PlainDate): Promise<DocumentReading>;
    /** What happened to a subject, oldest first, as far as known on a day. */
    history(subject: SubjectKind, id: number, asOf?: Temporal.PlainDate): Promise<readonly Moment[]>;
    /**
     * Targets of a plan, by its code, with status and figure as known on a day (today unless told): what reports say of a
     * programme. `isReached` counts those at their threshold, due or not.
     */
    targetStatus(planCode: string, asOf?: Temporal.PlainDate): Promise<readonly TargetReading[]>;
  };

export function createProgramme(
  house: Pick<House, 'db' | 'clock'>,
  indicators: ItemRooms['indicators'] & FigureRooms['indicators'],
  organization: FigureRooms['organization'],
): Programme {
  const rooms = { indicators, organization };
  const reading = createReading(house, rooms);
  return {
    ...createPlanEditing(house),
    ...createItemEditing(house, rooms),
    ...createDocumentEditing(house),
    ...reading,
    rooms,
    copyPlan: (by, from, fields) => copyPlan(house, rooms, by, from, fields),
    findDocuments: (filter, asOf) => findDocuments(house.db, filter, reading.lookOf(asOf)),
    async getDocument(id, asOf) {
      const look = reading.lookOf(asOf);
      const document = await findState(house.db, documentLife, id, knownInstant(look));
      if (document === undefined || document.own.withdrawn !== null) throw new Refused(notFound);
      return readingOf(document, look.day);
    },
    async history(subject, id, asOf) {
      const known = knownInstant(reading.lookOf(asOf));
      const moments = await readHistory(house.db, subject, id);
      return moments.filter(
        ({ recordedAt }) => known === undefined || Temporal.Instant.compare(recordedAt, known) < 0,
      );
    },
    async targetStatus(planCode, asOf) {
      const id = await reading.findPlanId(planCode);
      if (id === undefined) throw new RangeError(`no plan ${planCode}`);
      return (await reading.getPlan(id, { answer: true, asOf })).targets;
    },
  };
}
