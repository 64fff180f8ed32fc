import type { FormKind, FormRules } from '../forms/schema.ts';
import { refuse, type Refusal } from '../kernel/errors.ts';
import { t } from '../kernel/messages.ts';
import type { DossierEventKind, Happened } from './events.ts';
import type { Dossier } from './schema.ts';

/** Forms of one dossier; the register (07) is of an agency and a period. */
export type DossierForm = Exclude<FormKind, 'register'>;

const dossierForms = ['receipt', 'supplement', 'refusal', 'apology', 'stop', 'controlSlip'] as const;

/** First day of Circular 03/2025/TT-VPCP: dossiers under a rule set from that day on are printed by its numbers. */
const circular2025 = '2025-07-01';

export function formRulesOf(ruleSetValidFrom: string): FormRules {
  return ruleSetValidFrom >= circular2025 ? '2025' : '2018';
}

/** Sign of the letter's number; null: the form has none. */
export const letterSigns: Record<DossierForm, string | null> = {
  receipt: 'BPTNTKQ',
  supplement: 'HDHS',
  refusal: 'BPTNTKQ',
  apology: 'PXL',
  stop: 'TB',
  controlSlip: null,
};

/** What brings a form about; the newest such event is what the form says. */
const occasions: Record<DossierForm, readonly DossierEventKind[]> = {
  receipt: ['received', 'receiptCorrected'],
  supplement: ['supplementRequested'],
  refusal: ['notReceived', 'resolved'],
  apology: ['extended'],
  stop: ['stopped', 'withdrawn'],
  controlSlip: [],
};

/** The forms that can be printed of a dossier as it stands, in the order of their numbers. */
export function printableForms(dossier: Dossier): readonly DossierForm[] {
  const is: Record<DossierForm, boolean> = {
    receipt: dossier.receivedAt !== null,
    supplement: dossier.supplementRequests.length > 0,
    refusal: dossier.state === 'notReceived' || dossier.result === 'refused',
    apology: dossier.extensions.length > 0,
    stop: dossier.receivedAt !== null && (dossier.state === 'stopped' || dossier.state === 'withdrawn'),
    controlSlip: dossier.receivedAt !== null,
  };
  return dossierForms.filter((kind) => is[kind]);
}

/** The event a form is about. The control slip tells the whole way, so it is about the last thing that happened. */
export function occasionOf(
  kind: DossierForm,
  dossier: Dossier,
  events: readonly Happened[],
): Happened | Refusal {
  const found =
    kind === 'controlSlip' ? events.at(-1) : events.findLast((event) => occasions[kind].includes(event.kind));
  return found !== undefined && printableForms(dossier).includes(kind) ? found : noOccasion;
}

const noOccasion = refuse(
  'not-found',
  t(
    'Hồ sơ này chưa có việc để in mẫu phiếu đó, ví dụ chưa được tiếp nhận hoặc chưa yêu cầu bổ sung.',
    'Nothing has happened to this dossier yet that this form tells of.',
  ),
);

/** The end of a dossier's code, its number within the day: `H13.31.02-260302-0007` → `260302-0007`. */
export function sequenceOf(code: string): string {
  return /\d{6,8}\D\d+$/.exec(code)?.[0] ?? '';
}

/** The place that stands before the date of a letter (Decree 30/2020/NĐ-CP annex I): the unit of the agency's territory. */
export function placeOf(agencyName: string, cityName: string): string {
  const committee = /(?:phường|thị trấn|xã|quận|huyện|thị xã|thành phố|khu)\s+(\p{Lu}.*)$/u.exec(agencyName);
  return committee?.[1] ?? /^(?:thành phố|tỉnh|thị xã)\s+(.+)$/iu.exec(cityName)?.[1] ?? cityName;
}
