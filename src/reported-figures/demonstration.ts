import { timeZone } from '../kernel/clock.ts';
import type { Agency } from '../organization/schema.ts';
import { lineAbove, rootOf, type Rooms } from './acting.ts';
import { askedOf, knownOf } from './asked.ts';
import { applyCollection, decideOpening, replayCollection } from './collection-rules.ts';
import { sampleEvidence } from './demonstration-evidence.ts';
import { readDemonstration, type DemonstrationFile } from './demonstration-file.ts';
import { playForm, type Course, type Player } from './demonstration-play.ts';
import { cityValuesOf, valuesOf } from './recording.ts';
import type { ReportedFigures } from './reported-figures.ts';
import type { CollectionEvent, Collection, FigureForm, Happened } from './schema.ts';
import { insertBulk, readPeople, type BulkForm } from './store-bulk.ts';

/**
 * Two collections of a demonstration city, made by the same rules as by hand: last quarter's, finished, and the present
 * one with forms in every state. Gives the number of forms; 0 for a pack that brings none.
 */
export async function demonstrateReportedFigures(
  { rooms }: Pick<ReportedFigures, 'rooms'>,
  packFolder: string,
): Promise<number> {
  const file = await readDemonstration(packFolder);
  if (file === null) return 0;
  const today = rooms.house.clock.today();
  const present = quarterOf(today);
  const last = quarterOf(quarterOf(today.subtract({ days: 17 })).from.subtract({ days: 1 }));
  const end = last.to;
  const finished = await make(rooms, file, {
    quarter: last,
    indicators: file.indicators.map(({ code }) => code),
    openedOn: end.add({ days: 1 }),
    deadlines: {
      commune: end.add({ days: 9 }),
      district: end.add({ days: 12 }),
      city: end.add({ days: 16 }),
    },
    courseOf: () => 'approved',
    isFinished: true,
  });
  const running = await make(rooms, file, {
    quarter: present,
    indicators: [...file.indicators.slice(0, 7).map(({ code }) => code), ...file.measured],
    openedOn: today.subtract({ days: 16 }),
    deadlines: {
      commune: today.subtract({ days: 2 }),
      district: today.add({ days: 3 }),
      city: today.add({ days: 8 }),
    },
    courseOf: (agency, index) => file.states[agency.code] ?? turn(agency, index),
    isFinished: false,
  });
  return finished + running;
}

type Plan = {
  readonly quarter: Quarter;
  readonly indicators: readonly string[];
  readonly openedOn: Temporal.PlainDate;
  readonly deadlines: Collection['deadlines'];
  courseOf(agency: Agency, index: number): Course;
  readonly isFinished: boolean;
};

async function make(rooms: Rooms, file: DemonstrationFile, plan: Plan): Promise<number> {
  const { house, indicators, organization } = rooms;
  const agencies = organization
    .all()
    .filter(({ kind }) => kind === 'commune-committee' || kind === 'district-committee');
  const codes = plan.indicators.filter((code) => indicators.find(code) !== undefined);
  const opening = decideOpening(
    {
      name: file.name.replace('{quarter}', plan.quarter.name),
      from: plan.quarter.from,
      to: plan.quarter.to,
      indicators: codes,
      levels: [],
      agencies: agencies.map(({ code }) => code).join(' '),
      guidance: file.guidance,
      ...plan.deadlines,
    },
    { today: plan.openedOn, agencies: organization.all(), choosable: new Set(codes), others: [] },
  );
  if (!('kind' in opening)) throw new Error(opening.map(({ text }) => text.en).join(' '));
  const root = rootOf(organization);
  const people = await readPeople(house.db);
  const officer = people.get(`${root.id} leader`) ?? null;
  const openedAt = moment(plan.openedOn, 8, 30);
  const events: Happened<CollectionEvent>[] = [{ ...opening, number: 1, at: openedAt, actorId: officer }];
  const collection = replayCollection(0, events);
  const asked = askedOf(indicators, collection);
  const ids = agencies.map(({ id }) => id);
  const known = await knownOf(indicators, collection, ids);
  const forms: BulkForm[] = [];
  for (const [index, agency] of agencies.entries()) {
    const player: Player = {
      agency,
      asked,
      known: known.get(agency.id) ?? new Map(),
      line: lineAbove(organization, agency.id),
      personAt: (agencyId, role) =>
        people.get(`${agencyId} ${role}`) ?? people.get(`${agencyId} leader`) ?? null,
      file,
      seed: `${agency.code} ${plan.quarter.name}`,
      startedAt: openedAt,
      dueOn: collection.deadlines[agency.level],
      now: house.clock.now(),
      evidence: index % 37 === 0 ? await sampleEvidence(house, agency, index) : null,
    };
    forms.push(playForm(player, plan.courseOf(agency, index), index));
  }
  const lastAt = forms
    .flatMap(({ form }) => form.approvedAt ?? [])
    .toSorted(Temporal.Instant.compare)
    .at(-1);
  const values = forms.flatMap(({ form }) => recorded(collection, asked, form, officer));
  let after = collection;
  if (plan.isFinished && lastAt !== undefined) {
    const by = { at: lastAt, actorId: officer };
    const city = { id: root.id, nameOf: (id: number) => organization.getAgency(id).name };
    values.push(
      ...cityValuesOf(
        collection,
        asked,
        forms.map(({ form }) => form),
        city,
        by,
      ),
    );
    const ends: CollectionEvent[] = [
      { kind: 'total-recorded', data: { approved: forms.length, missing: [] } },
      { kind: 'closed', data: { missing: [], note: '' } },
    ];
    for (const event of ends) {
      const one = { ...event, number: after.version + 1, ...by };
      events.push(one);
      after = applyCollection(after, one);
    }
  }
  await house.db.transaction().execute(async (tx) => {
    await insertBulk(tx, after, events, forms);
    await indicators.recordReported(tx, values);
  });
  return forms.length;
}

function recorded(
  collection: Collection,
  asked: Parameters<typeof valuesOf>[1],
  form: FigureForm,
  actorId: number | null,
) {
  return form.approvedAt === null ? [] : valuesOf(collection, asked, form, { at: form.approvedAt, actorId });
}

/** Communes go through every state by turns; districts too, so that each has something to decide. */
function turn({ level }: Agency, index: number): Course {
  const communes = [
    'approved',
    'waiting',
    'passed',
    'approved',
    'draft',
    'returned',
    'passed',
    'waiting',
    'half',
    'approved',
  ] as const;
  const districts = ['waiting', 'draft', 'approved', 'half'] as const;
  const list: readonly Course[] = level === 'commune' ? communes : districts;
  return list[index % list.length] ?? 'draft';
}

type Quarter = { readonly from: Temporal.PlainDate; readonly to: Temporal.PlainDate; readonly name: string };

function quarterOf(day: Temporal.PlainDate): Quarter {
  const quarter = Math.ceil(day.month / 3);
  const from = day.with({ month: (quarter - 1) * 3 + 1, day: 1 });
  return { from, to: from.add({ months: 3 }).subtract({ days: 1 }), name: `quý ${quarter}/${day.year}` };
}

function moment(day: Temporal.PlainDate, hour: number, minute: number): Temporal.Instant {
  return day.toZonedDateTime({ timeZone, plainTime: { hour, minute } }).toInstant();
}
