import { formKinds, renderForm, restoreTemplates, type FormInput, type TemplateSet } from '../forms/forms.ts';
import type { FormKind } from '../forms/schema.ts';
import { actorId, type Actor, type Answer } from '../kernel/access.ts';
import { timeZone } from '../kernel/clock.ts';
import { accepted, refuse, Refused } from '../kernel/errors.ts';
import type { House } from '../kernel/house.ts';
import { t } from '../kernel/messages.ts';
import type { Organization } from '../organization/organization.ts';
import type { UnitKind } from '../organization/schema.ts';
import type { Happened } from './events.ts';
import type { ProcedureInForce } from './planner.ts';
import { formData, receiveByWords, type FormContext, type Letterhead } from './printing-data.ts';
import type { Side } from './printing-hand-overs.ts';
import { formRulesOf, letterSigns, occasionOf, placeOf, type DossierForm } from './printing-rules.ts';
import * as store from './printing-store.ts';
import { states, type Dossier } from './schema.ts';
import type { Timekeeping } from './timekeeping.ts';

export type PrintingRooms = {
  readonly organization: Organization;
  readonly procedures: { getVersion(id: number): Promise<ProcedureInForce> };
  readonly time: Timekeeping;
  readonly templates: TemplateSet;
  /** Full name of an account. */
  staffName(accountId: number): Promise<string>;
  /** Name in Vietnamese, e.g. `Thành phố Cần Thơ`; telephone that helps when an agency has none of its own. */
  readonly city: { readonly name: string; readonly hotline: string; readonly portal: string };
  /** Address behind the receipt's QR code. */
  trackingUrl(code: string): string;
};

/** The statutory forms of dossiers as PDF. What was issued once is printed the same later. */
export type Printing = {
  /**
   * A form of a dossier. The first print gives it its number and keeps what it says; a corrected receipt, or a dossier
   * that has moved on, is a new form. @throws Refused when there is nothing yet that the form could tell.
   */
  print(
    dossier: Dossier,
    events: readonly Happened[],
    kind: DossierForm,
    actor: Actor,
    copyFor?: 'applicant' | 'file',
  ): Promise<Uint8Array>;
  /** The register of an agency (form 07), both days included. @throws Refused above 1,000 dossiers. */
  printRegister(
    actor: Actor,
    period: { agencyId: number; from: Temporal.PlainDate; to: Temporal.PlainDate; answer: Answer },
  ): Promise<Uint8Array>;
};

const registerRows = 1000;

export function createPrinting(house: House, rooms: PrintingRooms): Printing {
  const { db, clock } = house;
  const { organization, time, templates } = rooms;

  function letterhead(agencyId: number, day: Temporal.PlainDate, ruleSet = ''): Letterhead {
    const agency = organization.getAgency(agencyId);
    const { address, phone } = agency;
    const parent = agency.parentId === null ? '' : organization.getAgency(agency.parentId).name;
    const known = time.data.ruleSets.find((entry) => entry.code === ruleSet) ?? time.ruleSetOn(day);
    return {
      rules: formRulesOf(known.validFrom),
      parent,
      agency: agency.name,
      unit: unitOf(agencyId, 'clerk') || 'Bộ phận Tiếp nhận và Trả kết quả',
      place: placeOf(agency.name, rooms.city.name),
      address,
      telephone: phone || rooms.city.hotline,
    };
  }

  function unitOf(agencyId: number, role: string): string {
    const kinds: Record<string, UnitKind> = {
      clerk: 'one-stop',
      leader: 'leadership',
      'records-clerk': 'records',
    };
    const units = organization
      .getAgency(agencyId)
      .units.filter((unit) => unit.kind === (kinds[role] ?? 'division'));
    return units.length === 1 ? (units[0]?.name ?? '') : '';
  }

  async function namesOf(dossier: Dossier, events: readonly Happened[]): Promise<Map<number, string>> {
    const people = [
      ...events.map((event) => event.actorId),
      ...dossier.steps.flatMap((step) => [step.assigneeId, step.closedBy]),
    ];
    const ids = [...new Set(people)].filter((id) => id !== null);
    return new Map(await Promise.all(ids.map(async (id) => [id, await rooms.staffName(id)] as const)));
  }

  async function contextOf(
    dossier: Dossier,
    events: readonly Happened[],
    occasion: Happened,
  ): Promise<FormContext> {
    const { code, content } = await rooms.procedures.getVersion(dossier.procedureVersionId);
    const names = await namesOf(dossier, events);
    const nameOf = (id: number | null): string => (id === null ? '' : (names.get(id) ?? ''));
    const day = dossier.registeredAt.toZonedDateTimeISO(timeZone).toPlainDate();
    const way = content.channels.find((entry) => entry.channel === dossier.channel) ?? content.channels[0];
    const judge: FormContext['judge'] = (dueAt, endedAt) =>
      time
        .settingFor(dossier.agencyId, dossier.ruleSet, endedAt)
        .timeliness(dossier.term ?? '1wd', dueAt, endedAt);
    return {
      dossier,
      events,
      occasion,
      head: letterhead(dossier.agencyId, day, dossier.ruleSet),
      number: '',
      now: clock.now(),
      procedure: { code, name: content.name, feeNote: dossier.fee === null ? (way?.feeNote ?? '') : '' },
      termWords: dossier.term === null ? '' : time.termWords(dossier.term).vi,
      trackingUrl: rooms.trackingUrl(dossier.code),
      nameOf,
      sideOf: (side) => sideWords(side, nameOf),
      judge,
    };
  }

  function sideWords({ agencyId, role, personId, name }: Side, nameOf: FormContext['nameOf']) {
    if (agencyId === null) return { agency: 'Người nộp hồ sơ', unit: '', person: name };
    const agency = organization.getAgency(agencyId).name;
    return { agency, unit: unitOf(agencyId, role), person: nameOf(personId) };
  }

  /** Gives the form its number and keeps what it says, unless somebody else has just done so. */
  async function issue(kind: DossierForm, context: FormContext, actor: Actor): Promise<store.Issued> {
    const { dossier, occasion } = context;
    return db.transaction().execute(async (tx) => {
      await store.holdDossier(tx, dossier.id);
      const issued = await store.findIssued(tx, dossier.id, kind, occasion.number);
      if (issued !== undefined) return issued;
      const sign = letterSigns[kind];
      const { year } = occasion.at.toZonedDateTimeISO(timeZone);
      const next =
        sign === null
          ? ''
          : numberText(await store.nextLetterNumber(tx, { agencyId: dossier.agencyId, year, sign }), sign);
      const form = checked(kind, formData[kind]({ ...context, number: next }));
      await store.keepTemplates(tx, templates);
      await store.keepIssued(tx, {
        dossierId: dossier.id,
        kind,
        occasion: occasion.number,
        form,
        templateHash: templates.hash,
        at: clock.now(),
        by: actorId(actor),
      });
      return { data: form, templateHash: templates.hash };
    });
  }

  async function setAgain(
    kind: DossierForm,
    issued: store.Issued,
    copyFor: 'applicant' | 'file',
  ): Promise<Uint8Array> {
    const set =
      issued.templateHash === templates.hash
        ? templates
        : accepted(restoreTemplates(await store.readTemplates(db, issued.templateHash)));
    const data = kind === 'receipt' ? { ...Object(issued.data), copyFor } : issued.data;
    if (!isDataOf(kind, data)) throw new Error(`a stored ${kind} is not one`);
    return accepted(renderForm(kind, data, { templates: set }));
  }

  return {
    async print(dossier, events, kind, actor, copyFor = 'applicant') {
      const occasion = accepted(occasionOf(kind, dossier, events));
      const issued =
        (await store.findIssued(db, dossier.id, kind, occasion.number)) ??
        (await issue(kind, await contextOf(dossier, events, occasion), actor));
      return setAgain(kind, issued, copyFor);
    },
    async printRegister(actor, { agencyId, from, to, answer }) {
      if (Temporal.PlainDate.compare(to, from) < 0) throw new Refused(reversed);
      const start = from.toZonedDateTime(timeZone).toInstant();
      const before = to.add({ days: 1 }).toZonedDateTime(timeZone).toInstant();
      const rows = await store.readRegister(db, { agencyId, from: start, before, answer }, registerRows + 1);
      if (rows.length > registerRows) throw new Refused(tooMany);
      const accountId = actorId(actor);
      if (accountId !== null) {
        const dossierIds = rows.map((row) => row.id);
        await store.recordLooks(db, { accountId, dossierIds, purpose: 'register', at: clock.now() });
      }
      const { address: _a, telephone: _t, ...head } = letterhead(agencyId, to);
      return accepted(
        renderForm(
          'register',
          {
            ...head,
            issuedAt: clock.now().toString(),
            book: String(from.year),
            from: from.toString(),
            to: to.toString(),
            rows: rows.map((row, index) => registerRow(row, index + 1, head.agency)),
          },
          { templates },
        ),
      );
    },
  };
}

function registerRow(row: store.RegisterRow, sequence: number, agency: string) {
  const { applicant } = row.filing;
  return {
    sequence,
    code: row.code,
    procedure: row.procedure,
    sets: row.filing.sets,
    submitter: applicant.name,
    address: applicant.address,
    telephone: applicant.phone,
    agency,
    receivedAt: row.receivedAt.toString(),
    dueAt: row.dueAt?.toString() ?? null,
    returnedAt: row.returnedAt?.toString() ?? null,
    receiveBy: receiveByWords(row.returned?.way ?? row.channel),
    signedBy: row.returned?.receivedBy ?? '',
    note: noteOf(row.state),
  };
}

function noteOf(state: number): string {
  const ended = [states.withdrawn, states.stopped, states.notReceived].find((entry) => entry.code === state);
  return ended?.words.vi ?? '';
}

function numberText(number: number, sign: string): string {
  return `${String(number).padStart(2, '0')}/${sign}`;
}

function isDataOf<K extends FormKind>(kind: K, data: unknown): data is FormInput<K> {
  return formKinds[kind].schema.safeParse(data).success;
}

/** The data as it will be kept: whole, with its defaults, in the form's own shape. */
function checked<K extends FormKind>(kind: K, data: FormInput<K>): unknown {
  const parsed = formKinds[kind].schema.safeParse(data);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  const field = issue?.path.join('.') ?? '';
  throw new Refused(
    refuse(
      'invalid',
      t(
        `Không in được mẫu phiếu: thông tin "${field}" của hồ sơ còn thiếu hoặc không in được. Hãy sửa hồ sơ rồi in lại.`,
        `The form cannot be printed: "${field}" of the dossier is missing or cannot be printed. Correct it and print again.`,
      ),
    ),
  );
}

const reversed = refuse(
  'invalid',
  t('Ngày cuối phải từ ngày đầu trở đi.', 'The last day must not be before the first.'),
  'to',
);
const tooMany = refuse(
  'invalid',
  t(
    'Kỳ này có hơn 1.000 hồ sơ. Hãy in sổ theo từng khoảng ngắn hơn.',
    'There are more than 1,000 dossiers in this period. Print the register in shorter parts.',
  ),
  'to',
);
