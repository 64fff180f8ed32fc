import { refuse, type Refusal } from '../kernel/errors.ts';
import { t } from '../kernel/messages.ts';
import { blockersOf, type Known } from './checks.ts';
import {
  emptyEntry,
  type Asked,
  type Entries,
  type FigureForm,
  type FormEvent,
  type FormAction,
  type FormState,
  type Happened,
} from './schema.ts';
import { actionWords, stateWords } from './words.ts';

/** What may be done with a form in which state; who may do it is in permissions.ts. */
export const formActions = {
  draft: ['save', 'submit'],
  waiting: ['approve', 'return'],
  returned: ['save', 'submit'],
  approved: ['reopen'],
} as const satisfies Record<FormState, readonly FormAction[]>;

export type FormCommand =
  | { readonly action: 'save'; readonly entries: Entries }
  | {
      readonly action: 'submit';
      readonly entries: Entries;
      /** What is asked, what is known of each, and the agencies that approve, in order; the last is the city. */
      readonly asked: readonly Asked[];
      readonly known: ReadonlyMap<string, Known>;
      readonly line: readonly number[];
    }
  | { readonly action: 'approve' }
  | { readonly action: 'return'; readonly reason: string }
  | { readonly action: 'reopen'; readonly reason: string };

export type Setting = {
  /** The collection has been closed: nothing new comes in, but what was approved can be corrected. */
  readonly isClosed: boolean;
  /** Number of the form's last event that the person saw; null for acts that come straight from a list. */
  readonly seen: number | null;
  /** The agencies above the one that approves now, from the form's last sending in. */
  readonly line: readonly number[];
};

export type Decision = readonly FormEvent[] | readonly Refusal[];

export function isRefused(decision: Decision): decision is readonly Refusal[] {
  return decision.some((entry) => 'refused' in entry);
}

export function isOpenFor(state: FormState, action: FormAction): boolean {
  return (formActions[state] as readonly FormAction[]).includes(action);
}

/** State + command → events, or refusals in words. Who may do it was asked before. */
export function decideForm(form: FigureForm, command: FormCommand, setting: Setting): Decision {
  const { action } = command;
  if (!isOpenFor(form.state, action)) return [closedTo(form, action)];
  if (setting.seen !== null && setting.seen !== form.version) return [changedMeanwhile];
  const isFirst = form.approvedAt === null;
  if (setting.isClosed && isFirst && (action === 'save' || action === 'submit')) return [collectionClosed];
  switch (command.action) {
    case 'save':
      return [{ kind: 'saved', data: { entries: command.entries } }];
    case 'submit': {
      const blockers = blockersOf(command.asked, command.entries, command.known);
      if (blockers.length > 0) return blockers;
      const entries = Object.fromEntries(
        command.asked.map(({ code }) => [code, command.entries[code] ?? emptyEntry]),
      );
      return [{ kind: 'submitted', data: { entries, line: [...command.line] } }];
    }
    case 'approve': {
      const at = form.waitsAt ?? 0;
      const next = setting.line[setting.line.indexOf(at) + 1] ?? null;
      return [{ kind: 'approved', data: { at, next } }];
    }
    case 'return':
      if (command.reason === '') return [noReason];
      return [{ kind: 'returned', data: { at: form.waitsAt ?? 0, reason: command.reason } }];
    case 'reopen':
      if (command.reason === '') return [noReason];
      return [{ kind: 'reopened', data: { reason: command.reason } }];
  }
}

/** The form after one more event. Pure: its row is this and nothing else. */
export function applyForm(form: FigureForm, event: Happened<FormEvent>): FigureForm {
  return { ...form, ...changes(form, event), version: event.number };
}

export function emptyForm(id: number, collectionId: number, agencyId: number): FigureForm {
  return {
    id,
    collectionId,
    agencyId,
    state: 'draft',
    waitsAt: null,
    passed: [],
    entries: {},
    standing: null,
    firstSubmittedAt: null,
    submittedAt: null,
    approvedAt: null,
    reason: '',
    version: 0,
  };
}

/** The line of approval of the last sending in, as a reorganisation since may have left it; empty before the first. */
export function lineOf(history: readonly FormEvent[]): readonly number[] {
  const last = history.findLast(({ kind }) => kind === 'submitted' || kind === 'handed-over');
  return last?.kind === 'submitted' || last?.kind === 'handed-over' ? last.data.line : [];
}

/**
 * What a reorganisation makes of a form that is not settled: who comes after its agency has it to fill in, and what waits
 * for an agency that ends waits for the next above it. Null: it does not touch the form.
 */
export function handedOver(
  form: FigureForm,
  line: readonly number[],
  ending: { heirOf(agencyId: number): number | undefined; readonly city: number; readonly decision: string },
): FormEvent | null {
  const hasEnded = (id: number): boolean => ending.heirOf(id) !== undefined;
  const to = ending.heirOf(form.agencyId) ?? null;
  const { waitsAt } = form;
  const ahead = waitsAt === null ? [] : line.slice(line.indexOf(waitsAt));
  if (to === null && !ahead.some(hasEnded)) return null;
  const left = ahead.filter((id) => !hasEnded(id));
  if (waitsAt !== null && left.length === 0) left.push(ending.city);
  const data = { to, decision: ending.decision, waitsAt: left[0] ?? null, line: left };
  return { kind: 'handed-over', data };
}

function changes(form: FigureForm, event: Happened<FormEvent>): Partial<FigureForm> {
  switch (event.kind) {
    case 'saved':
      return { entries: event.data.entries };
    case 'submitted':
      return {
        state: 'waiting',
        entries: event.data.entries,
        waitsAt: event.data.line[0] ?? null,
        passed: [],
        submittedAt: event.at,
        firstSubmittedAt: form.firstSubmittedAt ?? event.at,
        reason: '',
      };
    case 'approved': {
      const { at, next } = event.data;
      const passed = [...form.passed, at];
      if (next !== null) return { passed, waitsAt: next };
      return {
        state: 'approved',
        passed,
        waitsAt: null,
        approvedAt: event.at,
        standing: form.entries,
      };
    }
    case 'returned':
    case 'reopened':
      return { state: 'returned', waitsAt: null, passed: [], reason: event.data.reason };
    case 'handed-over':
      return { waitsAt: event.data.waitsAt };
  }
}

function closedTo(form: FigureForm, action: FormAction): Refusal {
  if (action === 'submit' || action === 'save') {
    return refuse(
      'conflict',
      t(
        'Biểu này đã được gửi rồi; lần gửi trước được giữ nguyên, lần này không ghi gì thêm. Muốn sửa, hãy đề nghị cấp duyệt trả lại.',
        'This form has been sent in already; that submission stands, and nothing was recorded now. To correct it, ask the approving agency to return it.',
      ),
    );
  }
  const state = stateWords[form.state];
  const words = actionWords[action];
  return refuse(
    'conflict',
    t(
      `Biểu đang ở tình trạng "${state.vi}" nên không thể "${words.vi}". Hãy tải lại trang để xem tình trạng mới nhất.`,
      `The form is "${state.en}", so "${words.en}" is not possible. Reload the page to see where it stands.`,
    ),
  );
}

const changedMeanwhile = refuse(
  'conflict',
  t(
    'Người khác vừa lưu hoặc gửi biểu này. Số liệu bạn nhập vẫn còn dưới đây; hãy mở lại biểu ở cửa sổ khác để so sánh rồi lưu lại.',
    'Somebody else has just saved or sent this form. What you entered is still below; open the form in another window, compare, and save again.',
  ),
);

const collectionClosed = refuse(
  'conflict',
  t(
    'Đợt thu thập đã khóa nên không nhận thêm số liệu. Hãy liên hệ cơ quan phụ trách cải cách hành chính.',
    'The collection is closed and takes no more figures. Ask the reform office.',
  ),
);

const noReason = refuse('invalid', t('Hãy ghi lý do.', 'Give the reason.'), 'reason');
