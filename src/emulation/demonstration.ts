import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { sql } from 'kysely';
import { z } from 'zod';
import { system } from '../kernel/access.ts';
import { timeZone } from '../kernel/clock.ts';
import type { House } from '../kernel/house.ts';
import type { Organization } from '../organization/organization.ts';
import type { ReformIndex } from '../reform-index/reform-index.ts';
import { commendations, initiatives, type By } from '../reform-work/reform-work.ts';
import { readRows } from '../registers/registers.ts';
import type { CouncilEvent, Judged, Member } from './council.ts';
import type { Emulation } from './emulation.ts';
import { drawCollectives, type DrawRule, type Nominee, type RoundEvent } from './round.ts';

const Line = z.string().min(1);
const File = z.strictObject({
  criteria: z.array(z.strictObject({ name: Line, most: z.number().positive() })).min(1),
  scoring: Line,
  closed: Line,
  decided: Line,
  voting: Line,
  awarded: Line,
  people: z.array(z.strictObject({ name: Line, post: Line, agency: Line, achievement: Line })),
});
type File = z.infer<typeof File>;
type Rooms = {
  readonly house: Pick<House, 'db' | 'clock'>;
  readonly emulation: Emulation;
  readonly organization: Pick<Organization, 'all' | 'findAgency'>;
  readonly reformIndex: Pick<ReformIndex, 'published'>;
};
const rules: readonly DrawRule[] = [
  { level: 'department', top: 3, least: 80 },
  { level: 'district', top: 2, least: 80 },
  { level: 'commune', top: 5, least: 80 },
];

/**
 * Councils and rounds behind what the registers hold: initiatives that are being scored, wait for a decision, or were
 * recognised; a round that votes on the published index, and one that was decided. Gives how many. A pack without
 * `reform-work/emulation.json` has none.
 */
export async function demonstrateEmulation(rooms: Rooms, packFolder: string): Promise<number> {
  const place = path.join(packFolder, 'reform-work', 'emulation.json');
  if (!existsSync(place)) return 0;
  const file = File.parse(JSON.parse(await readFile(place, 'utf8')));
  const members = await findMembers(rooms);
  if (members.length < 3) return 0;
  const councils = await makeCouncils(rooms, file, members);
  return councils + (await makeRounds(rooms, file, members));
}

/** Those who sit in the councils of the city: a leader, and the officers of inspection, personnel and finance. */
async function findMembers({ house, organization }: Rooms): Promise<Member[]> {
  const top = organization.all().find(({ parentId }) => parentId === null)?.id ?? 0;
  const rows = await house.db
    .selectFrom('account')
    .select(['id', 'fullName', 'roles', 'agencyId'])
    .where('isActive', '=', true)
    .where(sql<boolean>`roles && array['leader', 'inspector', 'personnel-officer', 'finance-officer']`)
    .orderBy('id')
    .execute();
  return ['leader', 'inspector', 'personnel-officer', 'finance-officer'].flatMap((role) => {
    const found = rows.find(
      ({ roles, agencyId }) => roles.includes(role) && (role !== 'leader' || agencyId === top),
    );
    return found === undefined ? [] : [{ accountId: found.id, name: found.fullName }];
  });
}

/** Rows of the last three years, the newest first. */
const sinceThen = ({ house }: Rooms) => house.clock.today().subtract({ years: 3 }).toString();

async function makeCouncils(rooms: Rooms, file: File, members: readonly Member[]): Promise<number> {
  const least = { proposedOn: sinceThen(rooms) };
  const proposals = await readRows(rooms.house.db, initiatives, system, { least });
  const now = rooms.house.clock.now();
  const recognised = latestDecision(proposals.filter(({ state }) => state === 'recognised'));
  const plans = [
    { title: file.scoring, rows: proposals.filter(({ state }) => state === 'proposed'), from: 6 },
    { title: file.closed, rows: proposals.filter(({ state }) => state === 'judged'), from: 30 },
    { title: file.decided, rows: recognised, from: 75 },
  ];
  const begun = plans.flatMap(({ title, rows, from }, stage) => {
    if (rows.length === 0) return [];
    const opens = now.subtract({ hours: 24 * from });
    const by = (hours: number): By => ({ actor: system, at: opens.add({ hours }) });
    const on = opens.toZonedDateTimeISO(timeZone).toPlainDate().toString();
    const judged = rows.slice(0, 8).map((row): Judged => ({
      id: row.id,
      name: row.values.name,
      agencyId: row.agencyId,
      author: row.values.author,
      proposedBy: row.authorId,
      spreadTo: [],
    }));
    const { criteria } = file;
    const opened: CouncilEvent = {
      kind: 'opened',
      data: { title, on, criteria, members, quorum: 3, threshold: 65, initiatives: judged },
    };
    // While it is being scored the first member still has to; the mean of the others is what the register holds.
    const scorers = stage === 0 ? members.slice(1) : members;
    const marked = judged.flatMap(({ id: initiative }, place) =>
      scorers.map(({ accountId }, index): CouncilEvent => {
        const mean = rows[place]?.values.marks ?? 62 + ((initiative * 7) % 31);
        const isOdd = index === scorers.length - 1 && scorers.length % 2 === 1;
        const points = split(mean + (isOdd ? 0 : index % 2 === 0 ? 1 : -1), criteria);
        return { kind: 'marked', data: { initiative, accountId, points } };
      }),
    );
    const happened = [
      { by: by(0), event: opened },
      ...marked.map((event, index) => ({ by: by(24 + index), event })),
    ];
    const closed: CouncilEvent = { kind: 'closed', data: {} };
    const decided: CouncilEvent = {
      kind: 'decided',
      data: { decision: rows[0]?.values.decision ?? '' },
    };
    if (stage > 0) happened.push({ by: by(240), event: closed });
    if (stage > 1) happened.push({ by: by(480), event: decided });
    return [{ happened }];
  });
  return (await rooms.emulation.councils.beginMany(begun)).length;
}

async function makeRounds(rooms: Rooms, file: File, members: readonly Member[]): Promise<number> {
  const { house, organization, reformIndex } = rooms;
  const today = house.clock.today();
  const year = today.year - 1;
  const rankings = await Promise.all(
    rules.map(async (rule) => ({ rule, ranking: await reformIndex.published(rule.level, year) })),
  );
  const drawn = rankings.flatMap(({ rule, ranking }) =>
    ranking === null ? [] : drawCollectives(rule, ranking),
  );
  const people = file.people.flatMap(({ agency, ...one }) => {
    const agencyId = organization.findAgency(agency)?.id;
    return agencyId === undefined
      ? []
      : [{ ...one, agencyId, kind: 'person' as const, indexScore: null, rank: null }];
  });
  const commended = await readRows(house.db, commendations, system, {
    states: ['awarded'],
    least: { proposedOn: sinceThen(rooms) },
  });
  const awarded = latestDecision(commended);
  const before = awarded.map((row): Omit<Nominee, 'number'> => ({
    kind: row.values.kind,
    agencyId: row.agencyId,
    name: row.values.name,
    post: row.values.post ?? '',
    achievement: row.values.achievement,
    indexScore: row.values.indexScore ?? null,
    rank: null,
  }));
  const decidedOn = awarded[0]?.values.decidedOn;
  const rounds = [
    { title: file.voting, of: [...drawn, ...people], year, on: today.subtract({ days: 10 }), decision: '' },
    ...(decidedOn !== undefined
      ? [
          {
            title: file.awarded,
            of: before,
            year: Temporal.PlainDate.from(decidedOn).year,
            on: Temporal.PlainDate.from(decidedOn).subtract({ days: 20 }),
            decision: awarded[0]?.values.decision ?? '',
          },
        ]
      : []),
  ].filter(({ of }) => of.length > 0);
  const made = await rooms.emulation.rounds.beginMany(
    rounds.map(({ title, of, decision, on, ...round }) => {
      const opens = on.toZonedDateTime({ timeZone, plainTime: '09:00' }).toInstant();
      const nominees = of.map((one, index): Nominee => ({ ...one, number: index + 1 }));
      // In the round that votes the last member still has to.
      const voters = decision === '' ? members.slice(1) : members;
      const events: RoundEvent[] = [
        {
          kind: 'opened',
          data: {
            ...round,
            title: `${title} năm ${round.year}`,
            on: on.toString(),
            rules,
            members,
            nominees,
          },
        },
        { kind: 'called', data: {} },
        ...nominees.flatMap(({ number }) =>
          voters.map(({ accountId }): RoundEvent => ({
            kind: 'voted',
            data: { nominee: number, accountId, isFor: decision !== '' || (number + accountId) % 5 !== 0 },
          })),
        ),
        ...(decision === '' ? [] : [{ kind: 'decided', data: { decision } } as const]),
      ];
      return {
        happened: events.map((event, index) => ({
          by: { actor: system, at: opens.add({ minutes: index * 20 }) },
          event,
        })),
      };
    }),
  );
  return made.length;
}

/** Rows of the decision that came last. */
function latestDecision<Row extends { readonly values: { readonly decision?: string } }>(
  rows: readonly Row[],
): Row[] {
  const last = rows.find(({ values }) => values.decision !== undefined)?.values.decision;
  return rows.filter(({ values }) => last !== undefined && values.decision === last);
}

/** Points of each criterion that come to a sum, whole but for the last. */
function split(sum: number, criteria: readonly { readonly most: number }[]): number[] {
  const most = criteria.reduce((all, one) => all + one.most, 0);
  const share = Math.min(Math.max(sum, 0), most) / most;
  const firsts = criteria.slice(0, -1).map((one) => Math.floor(one.most * share));
  const rest = Math.round((most * share - firsts.reduce((all, one) => all + one, 0)) * 10) / 10;
  const last = criteria.at(-1)?.most ?? 0;
  return rest <= last ? [...firsts, rest] : [(firsts[0] ?? 0) + rest - last, ...firsts.slice(1), last];
}
