import type { FormInput } from '../forms/forms.ts';
import type { FormRules } from '../forms/schema.ts';
import type { DossierForm } from './printing-rules.ts';
import { sequenceOf } from './printing-rules.ts';
import { handOvers, type Side } from './printing-hand-overs.ts';
import type { Happened } from './events.ts';
import type { Dossier, Timeliness } from './schema.ts';

/** What the forms of an agency have in common. */
export type Letterhead = {
  readonly rules: FormRules;
  readonly parent: string;
  readonly agency: string;
  readonly unit: string;
  readonly place: string;
  readonly address: string;
  readonly telephone: string;
};

/** All that a form says besides the dossier itself. */
export type FormContext = {
  readonly dossier: Dossier;
  readonly events: readonly Happened[];
  readonly occasion: Happened;
  readonly head: Letterhead;
  /** `12/HDHS`; empty for a form without number. */
  readonly number: string;
  readonly now: Temporal.Instant;
  readonly procedure: { readonly code: string; readonly name: string; readonly feeNote: string };
  readonly termWords: string;
  readonly trackingUrl: string;
  /** Full name of a member of staff; empty when nobody is named. */
  readonly nameOf: (accountId: number | null) => string;
  readonly sideOf: (side: Side) => { agency: string; unit: string; person: string };
  readonly judge: (dueAt: Temporal.Instant, endedAt: Temporal.Instant) => Timeliness;
};

/** The data of each form of a dossier (Circular 03/2025/TT-VPCP annex I). */
export const formData: { readonly [K in DossierForm]: (context: FormContext) => FormInput<K> } = {
  receipt: receiptData,
  supplement: supplementData,
  refusal: refusalData,
  apology: apologyData,
  stop: stopData,
  controlSlip: controlSlipData,
};

export function receiveByWords(channel: string): string {
  if (channel === 'post') return 'Qua dịch vụ bưu chính công ích';
  if (channel === 'online') return 'Trực tuyến';
  return channel === 'linked' ? 'Liên thông' : 'Nhận trực tiếp';
}

function receiptData(context: FormContext): FormInput<'receipt'> {
  const { dossier, head, procedure, occasion } = context;
  const year = (dossier.receivedAt ?? occasion.at).toZonedDateTimeISO('Asia/Ho_Chi_Minh').year;
  return {
    ...common(context, occasion.at),
    number: context.number,
    qrUrl: context.trackingUrl,
    procedureCode: procedure.code,
    papers: [...dossier.filing.papers],
    sets: dossier.filing.sets,
    term: context.termWords,
    receivedAt: (dossier.receivedAt ?? occasion.at).toString(),
    dueAt: promised(dossier)?.toString() ?? null,
    receiveBy: receiveByWords(dossier.channel),
    returnPlace: [head.unit, head.address].filter((part) => part !== '').join(', '),
    fee: dossier.fee,
    feeNote: procedure.feeNote.slice(0, 500),
    book: String(year),
    sequence: sequenceOf(dossier.code),
    official: context.nameOf(dossier.receivedBy) || head.unit,
    reissue: dossier.corrections,
  };
}

function supplementData(context: FormContext): FormInput<'supplement'> {
  const { dossier, head, occasion } = context;
  const request = dossier.supplementRequests.at(-1);
  return {
    ...common(context, occasion.at),
    number: context.number,
    papers: (request?.papers ?? []).map((name) => ({ name })),
    reason: request?.reason ?? '',
    contact: context.nameOf(occasion.actorId) || head.unit,
    contactTelephone: head.telephone,
  };
}

function refusalData(context: FormContext): FormInput<'refusal'> {
  const { dossier, head, occasion } = context;
  return {
    ...common(context, occasion.at),
    number: context.number,
    reason: refusalReason(dossier),
    official: context.nameOf(occasion.actorId) || head.unit,
  };
}

/** The reason given at the counter, or what was written when the step ended that led to the refusal. */
function refusalReason(dossier: Dossier): string {
  if (dossier.closingReason !== '') return dossier.closingReason;
  const { resolvedAt } = dossier;
  const told = dossier.steps.findLast(
    (step) =>
      step.note !== '' &&
      step.closedAt !== null &&
      (resolvedAt === null || Temporal.Instant.compare(step.closedAt, resolvedAt) <= 0),
  );
  return told?.note ?? 'Hồ sơ không đủ điều kiện giải quyết theo quy định của thủ tục hành chính.';
}

function apologyData(context: FormContext): FormInput<'apology'> {
  const { dossier, occasion } = context;
  const extension = dossier.extensions.at(-1);
  const promisedAt = extension?.from ?? occasion.at;
  return {
    ...common(context, occasion.at),
    ...leader(context),
    number: context.number,
    receivedAt: (dossier.receivedAt ?? occasion.at).toString(),
    promisedAt: promisedAt.toString(),
    reason: extension?.reason ?? '',
    newDueAt: (extension?.to ?? promisedAt).toString(),
  };
}

function stopData(context: FormContext): FormInput<'stop'> {
  const { dossier, occasion } = context;
  const isWithdrawn = dossier.state === 'withdrawn';
  return {
    ...common(context, occasion.at),
    ...leader(context),
    number: context.number,
    receivedAt: (dossier.receivedAt ?? occasion.at).toString(),
    stoppedAt: occasion.at.toString(),
    reason: dossier.closingReason,
    legalBasis: isWithdrawn ? 'đề nghị rút hồ sơ của Ông/Bà' : '',
  };
}

function controlSlipData(context: FormContext): FormInput<'controlSlip'> {
  const { dossier, events, now, sideOf } = context;
  const rows = handOvers(dossier, events, context.judge).slice(-500);
  return {
    ...common(context, now),
    receivedAt: (dossier.receivedAt ?? now).toString(),
    dueAt: dossier.dueAt?.toString() ?? null,
    rows: rows.map(({ from, to, givenAt, takenAt, result, remark }) => ({
      from: sideOf(from),
      to: sideOf(to),
      givenAt: givenAt.toString(),
      takenAt: takenAt?.toString() ?? null,
      result: result === 'onTime' ? 'on-time' : result,
      remark,
    })),
  };
}

function common({ dossier, head, procedure }: FormContext, issuedAt: Temporal.Instant) {
  const { applicant, owner } = dossier.filing;
  const { rules, parent, agency, unit, place } = head;
  return {
    rules,
    parent,
    agency,
    unit,
    place,
    issuedAt: issuedAt.toString(),
    code: dossier.code,
    submitter: applicant.name,
    owner: owner?.name ?? '',
    address: applicant.address,
    telephone: applicant.phone,
    email: applicant.email,
    procedure: procedure.name,
  };
}

function leader({ nameOf, occasion, head }: FormContext) {
  return { leaderCapacity: 'Lãnh đạo cơ quan', leader: nameOf(occasion.actorId) || head.agency };
}

/** The date promised at receipt: an extension has its own letter. */
function promised(dossier: Dossier): Temporal.Instant | null {
  return dossier.extensions[0]?.from ?? dossier.dueAt;
}
