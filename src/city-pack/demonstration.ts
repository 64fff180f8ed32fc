import type { Staff } from '../kernel/access.ts';
import { localDate } from '../kernel/clock.ts';
import type { Bulk, NewDossier } from '../dossiers/dossiers.ts';
import type { Dossier, Filing } from '../dossiers/schema.ts';
import type { OpenWork } from './open-work.ts';
import { plansOf, type WaitsFor } from './filing-plans.ts';
import { madeUpFiling } from './made-up-filing.ts';
import { drawFrom, pick, type Draw } from './people.ts';
import type { CityPack, DemonstrationFile } from './schema.ts';

/** A procedure as some agencies offered it from a day on, before another (YYYY-MM-DD; null: to this day). */
export type Offer = {
  readonly code: string;
  readonly agencyIds: readonly number[];
  readonly from: string;
  readonly before: string | null;
  readonly papers: Filing['papers'];
};

export type DemonstrationRooms = {
  readonly bulk: Bulk;
  readonly offers: readonly Offer[];
  /** Agencies of the people shown on the sign-in page: their desks are to have work. */
  readonly shownAgencyIds: readonly number[];
  /** People of an agency who hold a role; empty when nobody does. */
  staffOf(agencyId: number, role: string): readonly Staff[];
  /** The first moment at or after one in which the agency's office is open. */
  openMoment(agencyId: number, at: Temporal.Instant): Temporal.Instant;
  /** What is to be done next with a dossier, by its process. */
  workOn(dossier: Dossier): Promise<OpenWork | null>;
};

/**
 * Makes the demonstration's dossiers: people file, clerks receive, the offices work, some wait, some are late. Every
 * step goes through the rules of real dossiers at its own moment. The same seed and day give the same city.
 */
export async function makeDossiers(
  rooms: DemonstrationRooms,
  pack: CityPack,
  now: Temporal.Instant,
  onProgress: (made: number) => void,
): Promise<number> {
  const { demonstration } = pack;
  const draw = drawFrom(`${pack.city.slug} ${demonstration.seed}`);
  let made = 0;
  const [desk] = rooms.shownAgencyIds;
  const opensAt = (at: Temporal.Instant) => (desk === undefined ? at : rooms.openMoment(desk, at));
  for (const { filedAt, waitsFor } of plansOf(demonstration, now, opensAt, draw)) {
    const opened = await file(rooms, demonstration, filedAt, now, waitsFor === 'receipt', draw);
    if (opened === null) continue;
    await live(rooms, opened, filedAt, now, waitsFor, draw);
    made += 1;
    if (made % dossiersAtOnce === 0) {
      await rooms.bulk.flush();
      onProgress(made);
    }
  }
  await rooms.bulk.flush();
  return made;
}

/** So many are lived through before they are written: the rest of the program has its turn while they are. */
const dossiersAtOnce = 250;

async function file(
  rooms: DemonstrationRooms,
  demonstration: DemonstrationFile,
  wanted: Temporal.Instant,
  now: Temporal.Instant,
  isOnlyRegistered: boolean,
  draw: Draw,
): Promise<Dossier | null> {
  const day = localDate(wanted).toString();
  const inForce = rooms.offers.filter(
    ({ from, before, agencyIds }) => agencyIds.length > 0 && from <= day && (before === null || day < before),
  );
  if (inForce.length === 0) return null;
  const offer = pickWeighted(inForce, ({ code }) => demonstration.weights[code] ?? 1, draw);
  const shown = rooms.shownAgencyIds.filter((id) => offer.agencyIds.includes(id));
  const agencyId = pick(shown.length > 0 && draw() < 0.4 ? shown : offer.agencyIds, draw);
  const at = rooms.openMoment(agencyId, wanted);
  if (Temporal.Instant.compare(at, now) >= 0) return null;
  const clerk = pick(rooms.staffOf(agencyId, 'clerk'), draw);
  const channel = isOnlyRegistered || draw() < 0.05 ? 'online' : draw() < 0.03 ? 'post' : 'counter';
  const dossier: NewDossier = {
    procedure: offer.code,
    agencyId,
    filing: madeUpFiling(demonstration, offer.papers, draw),
    files: [],
    channel,
  };
  if (channel !== 'online') return rooms.bulk.open(clerk, at, dossier);
  const registered = await rooms.bulk.open({ kind: 'visitor' }, at, dossier, false);
  if (isOnlyRegistered) return registered;
  const receivedAt = rooms.openMoment(agencyId, at.add({ minutes: Math.floor(draw() * 900) }));
  if (Temporal.Instant.compare(receivedAt, now) >= 0) return registered;
  if (draw() < 0.08) {
    const reason = 'Hồ sơ chưa đúng thành phần theo quy định, đề nghị nộp lại.';
    return rooms.bulk.act(clerk, receivedAt, registered.id, { name: 'refuse', input: { reason } });
  }
  return rooms.bulk.act(clerk, receivedAt, registered.id, { name: 'receive' });
}

/** Lives a dossier and its linked ones through, as far as the present day lets them. */
async function live(
  rooms: DemonstrationRooms,
  opened: Dossier,
  filedAt: Temporal.Instant,
  now: Temporal.Instant,
  waitsFor: WaitsFor,
  draw: Draw,
): Promise<void> {
  const habits = {
    isSlow: draw() < 0.035,
    willSupplement: waitsFor === 'supplement' || draw() < 0.04,
    willPay: waitsFor === 'payment',
    willEnd: waitsFor === null && draw() < 0.012,
    hasSupplemented: false,
  };
  let at = filedAt;
  for (let turn = 0; turn < 80; turn += 1) {
    const next = await findWork(rooms, rooms.bulk.get(opened.id));
    if (next === null) return;
    const { dossier, work } = next;
    if (waitsFor !== null && waitingFor(work) === waitsFor) return;
    at = rooms.openMoment(work.agencyId, later(at, momentOf(work, at, habits.isSlow, draw)));
    if (Temporal.Instant.compare(at, now) >= 0) return;
    await doWork(rooms, dossier, work, at, habits, draw);
  }
}

function waitingFor(work: OpenWork): string {
  return work.kind === 'step' && work.role === 'leader' ? 'signature' : work.kind;
}

/** The linked parts go first: their caller waits for them. */
async function findWork(
  rooms: DemonstrationRooms,
  dossier: Dossier,
): Promise<{ dossier: Dossier; work: OpenWork } | null> {
  for (const child of rooms.bulk.childrenOf(dossier.id)) {
    const found = await findWork(rooms, child);
    if (found !== null) return found;
  }
  const work = await rooms.workOn(dossier);
  return work === null ? null : { dossier, work };
}

function momentOf(work: OpenWork, at: Temporal.Instant, isSlow: boolean, draw: Draw): Temporal.Instant {
  if (work.kind === 'timer') return work.firesAt;
  if (work.kind !== 'step' || work.dueAt === null)
    return at.add({ minutes: 60 + Math.floor(draw() * 3 * 1440) });
  const room = Math.max(work.dueAt.epochMilliseconds - at.epochMilliseconds, 20 * 60_000);
  const part = isSlow ? 0.9 + draw() * 0.9 : 0.1 + draw() * 0.75;
  return at.add({ milliseconds: Math.floor(room * part) });
}

type Habits = {
  isSlow: boolean;
  willSupplement: boolean;
  willPay: boolean;
  willEnd: boolean;
  hasSupplemented: boolean;
};

async function doWork(
  rooms: DemonstrationRooms,
  dossier: Dossier,
  work: OpenWork,
  at: Temporal.Instant,
  habits: Habits,
  draw: Draw,
): Promise<void> {
  const { bulk } = rooms;
  const someone = (role: string): Staff =>
    pick([...rooms.staffOf(work.agencyId, role), ...rooms.staffOf(work.agencyId, 'clerk')].slice(0, 8), draw);
  switch (work.kind) {
    case 'timer':
      await bulk.fireTimer(at, dossier.id, work.elementId);
      return;
    case 'supplement':
      await bulk.act(someone('clerk'), at, dossier.id, {
        name: 'supplement',
        input: { filing: dossier.filing },
        files: [],
      });
      return;
    case 'payment': {
      const amount = dossier.amountDue ?? 50_000 * (1 + Math.floor(draw() * 40));
      await bulk.act(someone('clerk'), at, dossier.id, {
        name: 'pay',
        input: { amount, way: pick(['cash', 'transfer'] as const, draw) },
      });
      return;
    }
    case 'return': {
      const input = {
        receivedBy: dossier.filing.applicant.name,
        way: draw() < 0.1 ? ('post' as const) : ('counter' as const),
      };
      await bulk.act(someone('clerk'), at, dossier.id, { name: 'return', input });
      return;
    }
    case 'step':
      await workStep(rooms, dossier, work, at, someone(work.role), habits, draw);
  }
}

async function workStep(
  { bulk }: DemonstrationRooms,
  dossier: Dossier,
  work: Extract<OpenWork, { kind: 'step' }>,
  at: Temporal.Instant,
  actor: Staff,
  habits: Habits,
  draw: Draw,
): Promise<void> {
  const isTop = dossier.parent === null;
  if (work.isFree && work.role === 'specialist' && draw() < 0.35) {
    const input = { step: work.step, assigneeId: actor.accountId, note: '' };
    await bulk.act(actor, at, dossier.id, { name: 'assign', input });
    return;
  }
  if (isTop && habits.willEnd && draw() < 0.4) {
    const command =
      draw() < 0.7
        ? ({ name: 'withdraw', input: { reason: 'Người nộp đề nghị rút hồ sơ.' } } as const)
        : ({
            name: 'stop',
            input: { reason: 'Thửa đất đang có tranh chấp, chờ kết luận của cơ quan có thẩm quyền.' },
          } as const);
    await bulk.act(actor, at, dossier.id, command);
    return;
  }
  if (isTop && habits.willSupplement && !habits.hasSupplemented) {
    habits.hasSupplemented = true;
    const papers = dossier.filing.papers.slice(0, 1).map((paper) => paper.name.slice(0, 500));
    const input = {
      reason: 'Giấy tờ nộp kèm chưa rõ thông tin, đề nghị bổ sung bản rõ hơn.',
      papers: papers.length > 0 ? papers : ['Giấy tờ chứng minh nhân thân'],
    };
    await bulk.act(actor, at, dossier.id, { name: 'requestSupplement', input });
    return;
  }
  if (isTop && habits.willPay) {
    habits.willPay = false;
    const input = {
      amount: 50_000 * (1 + Math.floor(draw() * 30)),
      reason: 'Lệ phí theo thông báo của cơ quan thuế.',
    };
    await bulk.act(actor, at, dossier.id, { name: 'requestPayment', input });
    return;
  }
  const isPastDue = dossier.dueAt !== null && Temporal.Instant.compare(at, dossier.dueAt) > 0;
  if (isTop && isPastDue && dossier.extensions.length === 0 && draw() < 0.6) {
    const newDueAt = at.add({ hours: 24 * (3 + Math.floor(draw() * 7)) }).toString();
    const reason = 'Cần thêm thời gian xác minh với cơ quan phối hợp; cơ quan xin lỗi và hẹn lại.';
    await bulk.act(actor, at, dossier.id, { name: 'extend', input: { newDueAt, reason } });
    return;
  }
  const outcome = work.outcomes.length === 0 ? null : pickOutcome(work.outcomes, draw);
  await bulk.act(actor, at, dossier.id, {
    name: 'completeStep',
    input: { step: work.step, outcome, note: '' },
  });
}

/** The first way on is the usual one; sent back now and then, refused seldom. */
function pickOutcome(outcomes: readonly string[], draw: Draw): string | null {
  const chance = draw();
  const usual = outcomes.find((outcome) => outcome === 'approved') ?? outcomes[0] ?? null;
  if (chance < 0.03 && outcomes.includes('refused')) return 'refused';
  if (chance < 0.09 && outcomes.includes('revise')) return 'revise';
  return usual;
}

function pickWeighted<T>(list: readonly T[], weigh: (item: T) => number, draw: Draw): T {
  const total = list.reduce((sum, item) => sum + weigh(item), 0);
  let mark = draw() * total;
  const found = list.find((item) => (mark -= weigh(item)) < 0);
  return found ?? pick(list, draw);
}

function later(a: Temporal.Instant, b: Temporal.Instant): Temporal.Instant {
  return Temporal.Instant.compare(a, b) >= 0 ? a : b;
}
