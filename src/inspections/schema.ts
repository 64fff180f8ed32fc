import { t, type Text } from '../kernel/messages.ts';

/** Kinds of faults, as the register of findings has them. */
export const faultKinds = {
  late: t('Hồ sơ trễ hẹn', 'Late dossiers'),
  apology: t('Thiếu thư xin lỗi', 'No letter of apology'),
  posting: t('Niêm yết chưa đúng', 'Posting'),
  papers: t('Yêu cầu thêm giấy tờ', 'Papers beyond the list'),
  discipline: t('Kỷ luật, giờ giấc', 'Discipline'),
  records: t('Sổ sách, cập nhật phần mềm', 'Records and software'),
} satisfies Record<string, Text>;
export type FaultKind = keyof typeof faultKinds;
export const isFaultKind = (text: string): text is FaultKind => Object.hasOwn(faultKinds, text);

export const answers = {
  ok: t('Đạt', 'In order'),
  fault: t('Có tồn tại', 'Fault'),
  none: t('Không áp dụng', 'Not applicable'),
} satisfies Record<string, Text>;
export type Answer = keyof typeof answers;

export type ChecklistItem = { readonly text: string; readonly basis: string; readonly kind: FaultKind };
export type Checklist = {
  readonly title: string;
  readonly items: readonly ChecklistItem[];
  readonly isRetired: boolean;
  readonly since: string;
};

/** A unit of a yearly plan; `inspectionId` once the visit stands in the register. */
export type PlanLine = {
  readonly number: number;
  readonly agencyId: number;
  readonly quarter: number;
  readonly team: string;
  readonly inspectionId: number | null;
};
export type Plan = {
  readonly year: number;
  readonly state: 'draft' | 'submitted' | 'approved';
  readonly submittedOn: string | null;
  /** What the city's leader asked to be changed; empty once it is submitted again. */
  readonly returned: string;
  /** Number of the decision by which the city's leader approved it. */
  readonly decision: string;
  readonly approvedOn: string | null;
  readonly lines: readonly PlanLine[];
};

export const planWords = {
  draft: t('Đang lập', 'Being drawn up'),
  submitted: t('Chờ duyệt', 'To be approved'),
  approved: t('Đã duyệt', 'Approved'),
} as const;
export const planTones = { draft: 'working', submitted: 'waiting', approved: 'done' } as const;

export type Photo = {
  readonly hash: string;
  readonly name: string;
  readonly size: number;
  readonly mediaType: string;
};
export type ItemAnswer = {
  readonly answer: Answer | null;
  readonly note: string;
  readonly photos: readonly Photo[];
  readonly findingId: number | null;
};
/** A checklist as it is filled at one inspection. Items stand as they were when it began. */
export type FilledSheet = {
  readonly inspectionId: number;
  readonly agencyId: number;
  readonly title: string;
  readonly team: string;
  readonly on: string;
  readonly items: readonly ChecklistItem[];
  readonly answers: readonly ItemAnswer[];
  readonly isConcluded: boolean;
};
