import { dueDate, parseTerm, type DueDate } from '../calendar/calendar.ts';
import { readDossiers, recordLook, type Dossiers, type Loaded, type Recorded } from '../dossiers/dossiers.ts';
import { IdNumber, type AttachedFile, type Dossier, type Person } from '../dossiers/schema.ts';
import { can, type Staff } from '../kernel/access.ts';
import { accepted, isRefusal, refuse, Refused, type Refusal } from '../kernel/errors.ts';
import type { House } from '../kernel/house.ts';
import { t, type Text } from '../kernel/messages.ts';
import type { Organization } from '../organization/organization.ts';
import type { Procedures } from '../procedures/procedures.ts';
import type { Office, ProcedureSummary, ProcedureVersion } from '../procedures/schema.ts';
import { isLikelyDuplicate, lacksPapers, wayOf } from './rules.ts';
import { filingOf, type PersonQuery, type ReceiveForm } from './schema.ts';
import * as store from './store.ts';

export type CounterRooms = {
  readonly dossiers: Dossiers;
  readonly procedures: Pick<Procedures, 'offeredAt' | 'findInForce' | 'getVersion'>;
  readonly organization: Pick<Organization, 'getAgency'>;
};

/** Fee and due date of a way of filing, if a dossier came in now. */
export type Promised = {
  readonly channel: 'counter' | 'post';
  readonly term: string | null;
  /** The term in words; empty without one. */
  readonly termWords: Text;
  /** In đồng; null when it is not a fixed amount. */
  readonly fee: number | null;
  readonly feeNote: string;
  /** Null where the law sets no term. */
  readonly due: DueDate | null;
};

/** What is known of the person who stands at the desk. */
export type Known = {
  readonly earlier: readonly store.DossierLine[];
  readonly duplicates: readonly store.DossierLine[];
};

/** The clerk's desk: what it offers, what it promises, whom it knows, and the receipt itself. */
export type Counter = {
  offered(staff: Staff): Promise<ProcedureSummary[]>;
  /** The procedures most received at the desk, filled up with others that it offers. */
  usual(staff: Staff, offered: readonly ProcedureSummary[]): Promise<ProcedureSummary[]>;
  /** The version in force today, if this desk takes it. */
  findOffered(staff: Staff, code: string): Promise<ProcedureVersion | undefined>;
  promises(staff: Staff, version: ProcedureVersion): readonly Promised[];
  knownOf(staff: Staff, person: PersonQuery): Promise<Known>;
  /** The applicant of an earlier dossier; the look is recorded. @throws Refused when it may not be seen. */
  applicantOf(staff: Staff, code: string): Promise<Person>;
  /** The dossier as the desk may see it; the look is recorded. @throws Refused when it may not be seen. */
  look(staff: Staff, code: string, purpose: string): Promise<Loaded>;
  /**
   * Receives what a form sent; the same key again gives what it gave before.
   * @throws Refused for a likely duplicate or missing papers that were not confirmed, and whatever the dossier's rules refuse.
   */
  receive(staff: Staff, form: ReceiveForm, scans: readonly AttachedFile[]): Promise<Pick<Recorded, 'code'>>;
  /** What a dossier filed online would be promised if it were received now. */
  promiseFor(dossier: Dossier): Promise<Promised>;
};

const usualCount = 9;

export function createCounter(house: House, rooms: CounterRooms): Counter {
  const { db, clock } = house;
  const { dossiers, procedures, organization } = rooms;

  function officeOf(staff: Staff): Office {
    const { code, level } = organization.getAgency(staff.agencyId);
    return { code, level };
  }

  const offered = (staff: Staff): Promise<ProcedureSummary[]> =>
    procedures.offeredAt(officeOf(staff), clock.today());

  function promise(agencyId: number, { content }: ProcedureVersion, channel: Promised['channel']): Promised {
    const way = wayOf(content, channel);
    const term = way?.term ?? null;
    return {
      channel,
      term,
      termWords: wordsOf(term),
      fee: way?.fee ?? null,
      feeNote: way?.feeNote ?? '',
      due: term === null ? null : due(agencyId, term),
    };
  }

  function wordsOf(term: string | null): Text {
    return term === null ? t('', '') : dossiers.time.termWords(term);
  }

  function due(agencyId: number, term: string): DueDate | null {
    const now = clock.now();
    const { time } = dossiers;
    const answer = dueDate({
      receivedAt: now,
      term: accepted(parseTerm(term)),
      calendar: time.calendar,
      hours: time.hoursOf(agencyId),
      pauses: [],
      ruleSet: time.ruleSetOn(clock.today()),
      asOf: now,
    });
    return isRefusal(answer) ? null : answer;
  }

  async function look(staff: Staff, code: string, purpose: string): Promise<Loaded> {
    const loaded = await dossiers.get(code, can(staff, readDossiers));
    await recordLook(db, {
      accountId: staff.accountId,
      dossierId: loaded.dossier.id,
      purpose,
      at: clock.now(),
    });
    return loaded;
  }

  async function duplicates(staff: Staff, procedure: string, given: string): Promise<store.DossierLine[]> {
    const idNumber = IdNumber.safeParse(given).data ?? '';
    if (idNumber === '') return [];
    const same = await store.findSameMatter(db, { procedure, idNumber }, can(staff, readDossiers));
    return same.filter((line) => isLikelyDuplicate(line, clock.now()));
  }

  /** What a clerk may well mean, but has to confirm. */
  async function doubtsAbout(staff: Staff, form: ReceiveForm): Promise<Refusal[]> {
    const version = await procedures.findInForce(form.procedure, clock.today());
    const likely = await duplicates(staff, form.procedure, form.applicant.idNumber);
    const isDouble = likely.length > 0 && form.confirmDuplicate === undefined;
    const isBare = version !== undefined && lacksPapers(version.content, filingOf(form));
    return [
      ...(isBare && form.confirmNoPapers === undefined ? [noPapers] : []),
      ...(isBare && form.confirmNoPapers !== undefined && form.note.trim() === '' ? [noReason] : []),
      ...(isDouble ? [likelyDuplicate(likely.map((line) => line.code))] : []),
    ];
  }

  return {
    offered,
    look,
    async usual(staff, list) {
      const codes = await store.mostReceived(db, staff.agencyId, usualCount);
      const known = new Map(list.map((procedure) => [procedure.code, procedure]));
      const often = codes.flatMap((code) => known.get(code) ?? []);
      const others = list.filter((procedure) => !often.includes(procedure));
      return [...often, ...others].slice(0, usualCount);
    },
    async findOffered(staff, code) {
      const version = await procedures.findInForce(code, clock.today());
      const list = await offered(staff);
      return list.some((entry) => entry.versionId === version?.id) ? version : undefined;
    },
    promises: (staff, version) =>
      (['counter', 'post'] as const).map((channel) => promise(staff.agencyId, version, channel)),
    async knownOf(staff, { procedure, idNumber: given, name }) {
      const idNumber = IdNumber.safeParse(given).data ?? '';
      const earlier = await store.findOfPerson(db, { idNumber, name }, can(staff, readDossiers), 8);
      return { earlier, duplicates: await duplicates(staff, procedure, given) };
    },
    applicantOf: async (staff, code) =>
      (await look(staff, code, 'fill in the applicant')).dossier.filing.applicant,
    async receive(staff, form, scans) {
      const { procedure, versionId, channel } = form;
      const { agencyId } = staff;
      const dossier = { procedure, versionId, agencyId, filing: filingOf(form), files: scans, channel };
      const sent = await dossiers.findSubmitted(staff, dossier, form.key);
      if (sent !== undefined) return sent;
      const doubts = await doubtsAbout(staff, form);
      if (doubts.length > 0) {
        // Pressed twice: the first sending may have become the very dossier that looks like a duplicate.
        const meanwhile = await dossiers.findSubmitted(staff, dossier, form.key);
        if (meanwhile !== undefined) return meanwhile;
        throw new Refused(doubts);
      }
      await store.keepFiles(db, scans, clock.now());
      return dossiers.receive(staff, dossier, form.key);
    },
    async promiseFor(dossier) {
      const version = await procedures.getVersion(dossier.procedureVersionId);
      const way = wayOf(version.content, dossier.channel);
      const term = way?.term ?? null;
      return {
        channel: 'counter',
        term,
        termWords: wordsOf(term),
        fee: dossier.fee,
        feeNote: way?.feeNote ?? '',
        due: term === null ? null : due(dossier.agencyId, term),
      };
    },
  };
}

const noPapers = refuse(
  'no-papers',
  t(
    'Thủ tục có giấy tờ bắt buộc nhưng chưa đánh dấu giấy tờ nào. Hãy đánh dấu giấy tờ đã nhận, hoặc xác nhận và ghi lý do vào ô Ghi chú.',
    'The procedure requires papers, but none is ticked. Tick what was handed in, or confirm and give the reason in the note.',
  ),
  'confirmNoPapers',
);

const noReason = refuse(
  'no-papers',
  t(
    'Hãy ghi lý do tiếp nhận khi chưa có giấy tờ bắt buộc.',
    'Give the reason for receiving without the required papers.',
  ),
  'note',
);

function likelyDuplicate(codes: readonly string[]) {
  const list = codes.slice(0, 3).join(', ');
  return refuse(
    'likely-duplicate',
    t(
      `Người này đã có hồ sơ cùng thủ tục: ${list}. Nếu đây là hồ sơ khác, hãy đánh dấu xác nhận rồi tiếp nhận lại.`,
      `This person already has a dossier of the same procedure: ${list}. If this is another matter, tick to confirm and receive again.`,
    ),
    'confirmDuplicate',
  );
}
