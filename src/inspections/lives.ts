import { refuse, type Refusal } from '../kernel/errors.ts';
import { t } from '../kernel/messages.ts';
import type { Life } from '../reform-work/reform-work.ts';
import type {
  Answer,
  Checklist,
  ChecklistItem,
  FilledSheet,
  ItemAnswer,
  Photo,
  Plan,
  PlanLine,
} from './schema.ts';

export type ChecklistEvent =
  | {
      readonly kind: 'created' | 'changed';
      readonly data: {
        readonly title: string;
        readonly items: readonly ChecklistItem[];
        readonly on: string;
      };
    }
  | { readonly kind: 'retired'; readonly data: Record<string, never> };

export const checklistLife: Life<Checklist, ChecklistEvent> = {
  kind: 'inspection-checklist',
  apply(state, event) {
    if (event.kind === 'retired') return { ...there(state), isRetired: true };
    const { title, items, on } = event.data;
    return { title, items, isRetired: false, since: state?.since ?? on };
  },
  row: ({ title, isRetired, since }) => ({
    key: isRetired ? null : title,
    agencyId: null,
    state: isRetired ? 'retired' : 'active',
    onDay: since,
  }),
};

export type PlanEvent =
  | { readonly kind: 'created'; readonly data: { readonly year: number } }
  | { readonly kind: 'lined'; readonly data: Omit<PlanLine, 'number' | 'inspectionId'> }
  | { readonly kind: 'unlined'; readonly data: { readonly line: number } }
  | { readonly kind: 'submitted'; readonly data: { readonly on: string } }
  | { readonly kind: 'returned'; readonly data: { readonly reason: string } }
  | { readonly kind: 'approved'; readonly data: { readonly decision: string; readonly on: string } }
  | { readonly kind: 'visited'; readonly data: { readonly line: number; readonly inspectionId: number } };

/** Which commands are open in which state: a submitted plan waits, an approved one is carried out, neither is edited. */
export const planCommands = {
  draft: ['line', 'unline', 'submit'],
  submitted: ['return', 'approve'],
  approved: ['visit'],
} as const satisfies Record<Plan['state'], readonly PlanCommand['kind'][]>;
export type PlanCommand =
  | { readonly kind: 'line'; readonly line: Omit<PlanLine, 'number' | 'inspectionId'> }
  | { readonly kind: 'unline'; readonly line: number }
  | { readonly kind: 'submit'; readonly on: string }
  | { readonly kind: 'return'; readonly reason: string; readonly isCityLeader: boolean }
  | {
      readonly kind: 'approve';
      readonly decision: string;
      readonly on: string;
      readonly isCityLeader: boolean;
    }
  | { readonly kind: 'visit'; readonly line: number; readonly inspectionId: number };

export function decidePlan(plan: Plan, command: PlanCommand): PlanEvent[] | Refusal {
  const open: readonly string[] = planCommands[plan.state];
  if (!open.includes(command.kind)) return notNow(plan, command);
  switch (command.kind) {
    case 'line':
      return plan.lines.some(
        ({ agencyId, quarter }) => agencyId === command.line.agencyId && quarter === command.line.quarter,
      )
        ? lineTwice
        : [{ kind: 'lined', data: command.line }];
    case 'unline':
      return plan.lines.some(({ number }) => number === command.line)
        ? [{ kind: 'unlined', data: { line: command.line } }]
        : noLine;
    case 'submit':
      return plan.lines.length === 0 ? emptyPlan : [{ kind: 'submitted', data: { on: command.on } }];
    case 'return':
      if (!command.isCityLeader) return leaderOnly;
      return [{ kind: 'returned', data: { reason: command.reason } }];
    case 'approve':
      if (!command.isCityLeader) return leaderOnly;
      return [{ kind: 'approved', data: { decision: command.decision, on: command.on } }];
    case 'visit': {
      const line = plan.lines.find(({ number }) => number === command.line);
      if (line === undefined) return noLine;
      return line.inspectionId === null
        ? [{ kind: 'visited', data: { line: command.line, inspectionId: command.inspectionId } }]
        : visitedBefore;
    }
  }
}

export const planLife: Life<Plan, PlanEvent> = {
  kind: 'inspection-plan',
  apply(state, event) {
    if (event.kind === 'created')
      return {
        year: event.data.year,
        state: 'draft',
        submittedOn: null,
        returned: '',
        decision: '',
        approvedOn: null,
        lines: [],
      };
    const plan = there(state);
    switch (event.kind) {
      case 'lined': {
        const number = Math.max(0, ...plan.lines.map((line) => line.number)) + 1;
        return { ...plan, lines: [...plan.lines, { ...event.data, number, inspectionId: null }] };
      }
      case 'unlined':
        return { ...plan, lines: plan.lines.filter(({ number }) => number !== event.data.line) };
      case 'submitted':
        return { ...plan, state: 'submitted', submittedOn: event.data.on, returned: '' };
      case 'returned':
        return { ...plan, state: 'draft', submittedOn: null, returned: event.data.reason };
      case 'approved':
        return { ...plan, state: 'approved', decision: event.data.decision, approvedOn: event.data.on };
      case 'visited': {
        const { line: wanted, inspectionId } = event.data;
        return {
          ...plan,
          lines: plan.lines.map((line) => (line.number === wanted ? { ...line, inspectionId } : line)),
        };
      }
    }
  },
  row: ({ year, state }) => ({ key: String(year), agencyId: null, state, onDay: `${year}-01-01` }),
};

export type SheetEvent =
  | { readonly kind: 'started'; readonly data: Omit<FilledSheet, 'answers' | 'isConcluded'> }
  | {
      readonly kind: 'answered';
      readonly data: { readonly item: number; readonly answer: Answer | null; readonly note: string };
    }
  | {
      readonly kind: 'photographed';
      readonly data: { readonly item: number; readonly photos: readonly Photo[] };
    }
  | { readonly kind: 'found'; readonly data: { readonly item: number; readonly findingId: number } }
  | { readonly kind: 'concluded'; readonly data: Record<string, never> };

export const mostPhotos = 6;

/** An item is saved by itself, so that a line that drops loses at most the one being typed. */
export function answerItem(
  sheet: FilledSheet,
  {
    item,
    answer,
    note,
    photos,
  }: {
    readonly item: number;
    readonly answer: Answer | null;
    readonly note: string;
    readonly photos: readonly Photo[];
  },
): SheetEvent[] | Refusal {
  const before = sheet.answers[item];
  if (before === undefined) return noItem;
  if (sheet.isConcluded) return isConcluded;
  if (before.findingId !== null && answer !== 'fault') return foundBefore;
  const fresh = photos.filter(
    ({ hash }, index) =>
      !before.photos.some((photo) => photo.hash === hash) &&
      photos.findIndex((photo) => photo.hash === hash) === index,
  );
  if (before.photos.length + fresh.length > mostPhotos) return tooManyPhotos;
  return [
    ...(before.answer === answer && before.note === note
      ? []
      : [{ kind: 'answered', data: { item, answer, note } } as const]),
    ...(fresh.length === 0 ? [] : [{ kind: 'photographed', data: { item, photos: fresh } } as const]),
  ];
}

/** Faulty items of which no finding has been made yet. */
export function faultyItems(
  sheet: FilledSheet,
): { readonly item: number; readonly checked: ChecklistItem; readonly answer: ItemAnswer }[] {
  return sheet.items.flatMap((checked, item) => {
    const answer = sheet.answers[item];
    return answer?.answer === 'fault' && answer.findingId === null ? [{ item, checked, answer }] : [];
  });
}

export const sheetLife: Life<FilledSheet, SheetEvent> = {
  kind: 'inspection-sheet',
  apply(state, event) {
    if (event.kind === 'started')
      return {
        ...event.data,
        answers: event.data.items.map(() => ({ answer: null, note: '', photos: [], findingId: null })),
        isConcluded: false,
      };
    const sheet = there(state);
    if (event.kind === 'concluded') return { ...sheet, isConcluded: true };
    const change = (made: (answer: ItemAnswer) => ItemAnswer): FilledSheet => ({
      ...sheet,
      answers: sheet.answers.map((answer, index) => (index === event.data.item ? made(answer) : answer)),
    });
    switch (event.kind) {
      case 'answered':
        return change((before) => ({ ...before, answer: event.data.answer, note: event.data.note }));
      case 'photographed':
        return change((before) => ({ ...before, photos: [...before.photos, ...event.data.photos] }));
      case 'found':
        return change((before) => ({ ...before, findingId: event.data.findingId }));
    }
  },
  row: ({ inspectionId, agencyId, isConcluded: done, on }) => ({
    key: String(inspectionId),
    agencyId,
    state: done ? 'concluded' : 'open',
    onDay: on,
  }),
};

function there<S>(state: S | null): S {
  if (state === null) throw new Error('a life begins with its creation');
  return state;
}

const isApproved = refuse(
  'locked',
  t(
    'Kế hoạch đã được duyệt nên không sửa được nữa.',
    'The plan has been approved and is not changed any more.',
  ),
);
function notNow(plan: Plan, command: PlanCommand): Refusal {
  if (plan.state === 'approved') return isApproved;
  if (plan.state === 'submitted') return isSubmitted;
  return command.kind === 'visit' ? notApproved : notSubmitted;
}

const isSubmitted = refuse(
  'locked',
  t(
    'Kế hoạch đã trình, đang chờ lãnh đạo thành phố duyệt.',
    'The plan has been submitted and waits for the city’s leader.',
  ),
);
const notSubmitted = refuse(
  'not-yet',
  t('Kế hoạch chưa được trình.', 'The plan has not been submitted yet.'),
);
const notApproved = refuse(
  'not-yet',
  t('Kế hoạch chưa được duyệt nên chưa kiểm tra theo kế hoạch được.', 'The plan has not been approved yet.'),
);
const lineTwice = refuse(
  'conflict',
  t('Đơn vị này đã có trong quý đó.', 'This unit is in that quarter already.'),
  'agency',
);
const noLine = refuse('not-found', t('Kế hoạch không có dòng này.', 'The plan has no such line.'));
const leaderOnly = refuse(
  'forbidden',
  t(
    'Chỉ lãnh đạo Ủy ban nhân dân thành phố duyệt hoặc trả lại kế hoạch kiểm tra.',
    'Only a leader of the city approves or returns the plan.',
  ),
);
const emptyPlan = refuse('missing', t('Kế hoạch chưa có đơn vị nào.', 'The plan names no unit yet.'));
const visitedBefore = refuse(
  'conflict',
  t('Đơn vị này đã được kiểm tra theo dòng kế hoạch này.', 'This line of the plan has been visited.'),
);
const noItem = refuse('not-found', t('Phiếu không có mục này.', 'The checklist has no such item.'));
const isConcluded = refuse(
  'locked',
  t('Đã ra kết luận nên không sửa phiếu được nữa.', 'The conclusion stands: the checklist is closed.'),
);
const foundBefore = refuse(
  'locked',
  t(
    'Mục này đã lập tồn tại, không đổi câu trả lời được.',
    'A finding was made of this item: its answer stands.',
  ),
  'answer',
);
const tooManyPhotos = refuse(
  'too-large',
  t(`Mỗi mục nhiều nhất ${mostPhotos} ảnh.`, `At most ${mostPhotos} photographs an item.`),
  'photos',
);
