import { refuse, type Refusal } from '../kernel/errors.ts';
import { t } from '../kernel/messages.ts';
import { seatsOf, type Position, type Scheme, type SchemeEvent, type SchemeState } from './schema.ts';

/** What may be asked of a scheme; opening one stands outside its life. */
export type SchemeCommand = Exclude<SchemeEvent, { readonly kind: 'opened' }>;
type Kind = SchemeCommand['kind'];

/**
 * What is open in which state (Nghị định 62/2020/NĐ-CP, Điều 8–13: the agency writes its scheme, the body in charge of
 * personnel appraises it, the competent level approves it). A row here is unverified against the gazette.
 */
export const transitions = {
  drafting: ['position-written', 'position-removed', 'imported', 'import-undone', 'submitted', 'dropped'],
  submitted: ['returned', 'appraised'],
  appraised: ['returned', 'approved'],
  approved: [],
  dropped: [],
} satisfies Record<SchemeState, readonly Kind[]>;

export function isOpen(state: SchemeState, command: Kind): boolean {
  return (transitions[state] as readonly Kind[]).includes(command);
}

export type SchemeContext = {
  /** Names of those who sit in positions of the last import; asked for when it is to be undone. */
  readonly seated: readonly string[];
  /** Staff quota of the agency on the day; null where none is recorded. */
  readonly quota: number | null;
  /** Day from which the agency's latest approved scheme holds; null: there is none. */
  readonly latestInForceOn: string | null;
};

/** What a command leads to, or why not. */
export function decide(
  scheme: Scheme,
  command: SchemeCommand,
  context: SchemeContext,
): readonly SchemeEvent[] | Refusal {
  if (command.kind === 'import-undone' && context.seated.length > 0) return satIn(context.seated);
  if (!isOpen(scheme.state, command.kind)) return notNow(scheme.state);
  switch (command.kind) {
    case 'position-written':
    case 'imported':
    case 'dropped':
      return [command];
    case 'import-undone':
      return notUndone(scheme, command.data.number) ?? [command];
    case 'position-removed':
      return has(scheme.positions, command.data.code) ? [command] : noPosition;
    case 'submitted':
      if (scheme.positions.length === 0) return nothingIn;
      return overQuota(scheme, context) ?? [command];
    case 'returned':
      return command.data.remarks === '' ? noRemarks : [command];
    case 'appraised':
      return overQuota(scheme, context) ?? [command];
    case 'approved': {
      const { decision, approvedOn, inForceOn } = command.data;
      if (decision === '') return noDecision;
      if (inForceOn < approvedOn) return tooEarly;
      if (context.latestInForceOn !== null && inForceOn <= context.latestInForceOn)
        return beforeLast(context.latestInForceOn);
      return overQuota(scheme, context) ?? [command];
    }
  }
}

/** A scheme after one more event. Replaying all of them gives the scheme. */
export function apply(id: number, scheme: Scheme | null, event: SchemeEvent): Scheme {
  if (event.kind === 'opened') {
    const { agencyId, number, positions } = event.data;
    const empty = { remarks: '', opinion: '', decision: '', approvedOn: null, inForceOn: null };
    return {
      id,
      agencyId,
      number,
      state: 'drafting',
      positions: [...positions],
      imports: [],
      ...empty,
      version: 1,
    };
  }
  if (scheme === null) throw new RangeError(`scheme ${id} begins with ${event.kind}`);
  return { ...scheme, ...changed(scheme, event), version: scheme.version + 1 };
}

export function replay(id: number, events: readonly SchemeEvent[]): Scheme | null {
  let scheme: Scheme | null = null;
  for (const event of events) scheme = apply(id, scheme, event);
  return scheme;
}

function changed({ positions, imports, version }: Scheme, event: SchemeCommand): Partial<Scheme> {
  switch (event.kind) {
    case 'position-written':
      return { positions: written(positions, [event.data.position]) };
    case 'imported':
      return {
        positions: written(positions, event.data.positions),
        imports: [
          ...imports,
          {
            number: version + 1,
            brought: event.data.positions,
            replaced: positions.filter(({ code }) => has(event.data.positions, code)),
          },
        ],
      };
    case 'import-undone': {
      const undone = imports.find(({ number }) => number === event.data.number);
      const { brought = [], replaced = [] } = undone ?? {};
      const old = new Map(replaced.map((position) => [position.code, position]));
      return {
        positions: positions.flatMap((position) =>
          has(brought, position.code) ? (old.get(position.code) ?? []) : position,
        ),
        imports: imports.filter((one) => one !== undone),
      };
    }
    case 'position-removed':
      return { positions: positions.filter(({ code }) => code !== event.data.code) };
    case 'submitted':
      return { state: 'submitted', remarks: '' };
    case 'returned':
      return { state: 'drafting', remarks: event.data.remarks, opinion: '' };
    case 'appraised':
      return { state: 'appraised', opinion: event.data.opinion };
    case 'approved':
      return { state: 'approved', ...event.data };
    case 'dropped':
      return { state: 'dropped' };
  }
}

/** Positions with these written over those of the same code, new ones at the end. */
function written(positions: readonly Position[], news: readonly Position[]): Position[] {
  const byCode = new Map(positions.map((position) => [position.code, position]));
  for (const position of news) byCode.set(position.code, position);
  return [...byCode.values()];
}

/** Why an import cannot be taken back: a later one, or positions that somebody has changed since. */
function notUndone({ positions, imports }: Scheme, number: number): Refusal | null {
  const last = imports.at(-1);
  if (last?.number !== number) return notLast;
  const now = new Map(positions.map((position) => [position.code, position]));
  const touched = last.brought.filter(
    (position) => JSON.stringify(now.get(position.code)) !== JSON.stringify(position),
  );
  if (touched.length === 0) return null;
  const names = touched.map(({ code, title }) => `${code} ${title}`).join('; ');
  return refuse(
    'conflict',
    t(
      `Không thu hồi được: vị trí nhập vào đã được sửa hoặc bỏ sau đó (${names}). Hãy sửa từng vị trí.`,
      `It cannot be taken back: positions of it were changed or removed since (${names}). Correct them one by one.`,
    ),
  );
}

function satIn(names: readonly string[]): Refusal {
  return refuse(
    'conflict',
    t(
      `Không thu hồi được: đã có người ở các vị trí nhập vào (${names.join('; ')}).`,
      `It cannot be taken back: people sit in its positions (${names.join('; ')}).`,
    ),
  );
}

const notLast = refuse(
  'conflict',
  t(
    'Chỉ thu hồi được lần nhập gần nhất; lần nhập này đã được thu hồi hoặc đã có lần nhập sau.',
    'Only the latest import can be taken back; this one was, or another came after it.',
  ),
);

function has(positions: readonly Position[], code: string): boolean {
  return positions.some((position) => position.code === code);
}

/** Seats together stay within the quota that the agency was given (Nghị định 62/2020/NĐ-CP, Điều 4). */
function overQuota({ positions }: Scheme, { quota }: SchemeContext): Refusal | null {
  const seats = seatsOf(positions);
  if (quota === null || seats <= quota) return null;
  return refuse(
    'over-quota',
    t(
      `Đề án có ${seats} người, vượt biên chế ${quota} được giao cho cơ quan. Hãy giảm số người ở các vị trí, hoặc trình điều chỉnh biên chế trước.`,
      `The scheme has ${seats} seats, more than the agency’s quota of ${quota}. Reduce the seats, or have the quota changed first.`,
    ),
  );
}

function notNow(state: SchemeState): Refusal {
  const words = {
    drafting: t('đề án đang được xây dựng', 'the scheme is being drafted'),
    submitted: t('đề án đang chờ thẩm định', 'the scheme is being appraised'),
    appraised: t('đề án đang chờ phê duyệt', 'the scheme awaits approval'),
    approved: t('đề án đã được phê duyệt', 'the scheme has been approved'),
    dropped: t('đề án đã bị hủy', 'the scheme has been dropped'),
  }[state];
  return refuse(
    'conflict',
    t(`Không làm được việc này vì ${words.vi}.`, `This cannot be done: ${words.en}.`),
  );
}

const noPosition = refuse('conflict', t('Đề án không có vị trí này.', 'The scheme has no such position.'));
const nothingIn = refuse(
  'invalid',
  t('Đề án chưa có vị trí nào để trình.', 'The scheme has no positions to submit yet.'),
);
const noRemarks = refuse('invalid', t('Hãy ghi nội dung cần sửa.', 'Say what is to be mended.'), 'remarks');
const noDecision = refuse('invalid', t('Hãy ghi số quyết định.', 'Enter the decision’s number.'), 'decision');
const tooEarly = refuse(
  'invalid',
  t('Ngày có hiệu lực không được trước ngày quyết định.', 'It cannot be in force before it is decided.'),
  'inForceOn',
);

function beforeLast(day: string): Refusal {
  const [year, month, date] = day.split('-');
  return refuse(
    'invalid',
    t(
      `Phải sau ngày ${date}/${month}/${year}, khi đề án hiện hành bắt đầu có hiệu lực.`,
      `Must be after ${day}, when the scheme now in force began.`,
    ),
    'inForceOn',
  );
}
