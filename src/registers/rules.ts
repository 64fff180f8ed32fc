import { can, covers, roles, type Actor, type Answer } from '../kernel/access.ts';
import { forbidden, notFound, refuse, type Refusal } from '../kernel/errors.ts';
import { t, type Text } from '../kernel/messages.ts';
import { formatDay } from '../ui/format.ts';
import { changesBetween, firstState } from './life.ts';
import {
  draft,
  type KeptFile,
  type Register,
  type Row,
  type RowEvent,
  type State,
  type Values,
} from './schema.ts';
import { holds } from './values.ts';

export const mostFiles = 50;
const longestReason = 2000;

/** What stands in the way of a row with these values in this state: columns not filled, each beside its field. */
export function missing(register: Register, values: Values, state: string): Refusal[] {
  const { columns } = register;
  const { needs = [] } = stateOf(register, state);
  return Object.entries(columns).flatMap(([name, column]) => {
    const isNeeded = column.required === true || needs.includes(name);
    if (!isNeeded || values[name] !== undefined || !holds(column.when, values)) return [];
    return [refuse('missing', notFilled(column.title), `values.${name}`)];
  });
}

/** Days that lie before the day after which they come. */
function disordered({ columns }: Register, values: Values): Refusal[] {
  return Object.entries(columns).flatMap(([name, column]) => {
    const first = column.kind === 'day' ? column.notBefore : undefined;
    if (first === undefined) return [];
    const [earliest, on] = [values[first], values[name]];
    if (typeof earliest !== 'string' || typeof on !== 'string' || on >= earliest) return [];
    const day = formatDay(Temporal.PlainDate.from(earliest));
    return [refuse('disagrees', tooEarly(columns[first]?.title ?? column.title, day), `values.${name}`)];
  });
}

/** What stands in the way of recording these values: columns not filled, then columns that do not agree. */
export function wrongWith(register: Register, values: Values, state: string): Refusal[] {
  const lacking = missing(register, values, state);
  const said = register.check?.(values) ?? {};
  const disagreeing = Object.entries(said).flatMap(([name, words]) =>
    words === undefined ? [] : [refuse('disagrees', words, `values.${name}`)],
  );
  const wrong = [...lacking, ...disordered(register, values)];
  return [...wrong, ...disagreeing.filter(({ field }) => !wrong.some((one) => one.field === field))];
}

/** Whether a row in this state has come to an end. */
export function isEnd({ states }: Register, state: string): boolean {
  const { next = [], tone } = states[state] ?? {};
  return next.length === 0 || tone === 'done' || tone === 'stopped';
}

/** Whole days by which a row is past its due day; 0 when it is not, or has come to an end. */
export function daysLate(
  register: Register,
  { state, values }: Pick<Row, 'state' | 'values'>,
  today: Temporal.PlainDate,
): number {
  const due = register.due === undefined ? undefined : values[register.due];
  if (typeof due !== 'string' || state === draft || isEnd(register, state)) return 0;
  return Math.max(0, Temporal.PlainDate.from(due).until(today).days);
}

/** A new row, or a draft of one. */
export function create(
  register: Register,
  actor: Actor,
  values: Values,
  options: { readonly isDraft?: boolean; readonly state?: string; readonly importId?: number | null } = {},
): RowEvent | Refusal[] {
  const owner = ownerOf(register, values);
  const isDraft = options.isDraft === true;
  const state = isDraft ? draft : (options.state ?? firstState(register));
  const agencyId = owner ?? (isDraft && actor.kind === 'staff' ? actor.agencyId : null);
  const refusals = isDraft ? [] : wrongWith(register, values, state);
  if (owner !== null && !covers(can(actor, register.access.write), owner)) refusals.push(notYours(register));
  if (state !== draft && state !== firstState(register) && !mayBring(register, actor, state))
    refusals.push(notForYou(register, state));
  if (agencyId === null && refusals.length === 0) refusals.push(notYours(register));
  if (refusals.length > 0 || agencyId === null) return refusals;
  return { kind: 'created', data: { agencyId, state, values, importId: options.importId ?? null } };
}

/** Other values for a row; a draft may still lack what is required. Gives nothing when nothing changes. */
export function change(
  register: Register,
  actor: Actor,
  row: Row,
  values: Values,
  isDraft: boolean,
): RowEvent[] | Refusal[] {
  const barred = writeBarred(register, actor, row);
  if (barred !== null) return [barred];
  const stays = row.state === draft && isDraft;
  const next = row.state === draft && !isDraft ? firstState(register) : row.state;
  const owner = ownerOf(register, values);
  const refusals = stays ? [] : wrongWith(register, values, next);
  const keeps = owner === row.agencyId ? keepAnswer(register, actor, row) : can(actor, register.access.write);
  if (owner !== null && !covers(keeps, owner)) refusals.push(notYours(register));
  if (refusals.length > 0) return refusals;
  const changes = changesBetween(register, row.values, values);
  const events: RowEvent[] = [];
  if (Object.keys(changes).length > 0)
    events.push({ kind: 'changed', data: { agencyId: owner ?? row.agencyId, changes } });
  if (next !== row.state) events.push({ kind: 'moved', data: { from: draft, to: next, reason: '' } });
  return events;
}

/** A row goes to another state. */
export function move(
  register: Register,
  actor: Actor,
  row: Row,
  to: string,
  reason: string,
): RowEvent | Refusal[] {
  if (!movesOpen(register, actor, row).includes(to)) {
    const isNext = stateOf(register, row.state).next?.includes(to) === true;
    return [isNext ? notForYou(register, to) : noSuchMove(register, row.state, to)];
  }
  const words = reason.trim();
  const refusals = missing(register, row.values, to);
  if (stateOf(register, to).reason === true && words === '') refusals.push(noReason);
  if (words.length > longestReason) refusals.push(longReason);
  return refusals.length > 0 ? refusals : { kind: 'moved', data: { from: row.state, to, reason: words } };
}

export function attach(
  register: Register,
  actor: Actor,
  row: Row,
  files: readonly KeptFile[],
): RowEvent | Refusal[] {
  if (!mayTakePart(register, actor, row)) return [forbidden];
  const known = new Set(row.files.map(({ hash }) => hash));
  const fresh = [
    ...new Map(files.filter(({ hash }) => !known.has(hash)).map((file) => [file.hash, file])).values(),
  ];
  if (fresh.length === 0) return [noFiles];
  if (row.files.length + fresh.length > mostFiles) return [tooManyFiles];
  return { kind: 'attached', data: { files: fresh } };
}

/** Takes a file off a row; its history goes on naming it. */
export function detach(register: Register, actor: Actor, row: Row, hash: string): RowEvent | Refusal[] {
  const barred = writeBarred(register, actor, row);
  if (barred !== null) return [barred];
  const file = row.files.find((one) => one.hash === hash);
  return file === undefined ? [notFound] : { kind: 'detached', data: { hash, name: file.name } };
}

export function remove(register: Register, actor: Actor, row: Row, reason: string): RowEvent | Refusal[] {
  const barred = writeBarred(register, actor, row);
  if (barred !== null) return [barred];
  if (row.state !== draft && reason.trim() === '') return [noReason];
  if (reason.length > longestReason) return [longReason];
  return { kind: 'removed', data: { reason: reason.trim() } };
}

/** States to which this actor may bring the row now. */
export function movesOpen(register: Register, actor: Actor, row: Row): string[] {
  if (row.state === draft || row.isRemoved) return [];
  return (stateOf(register, row.state).next ?? []).filter(
    (to) => mayBring(register, actor, to) && covers(answerForMoves(register, actor, row, to), row.agencyId),
  );
}

export function mayWrite(register: Register, actor: Actor, row: Row): boolean {
  return writeBarred(register, actor, row) === null;
}

/** Who writes a row or brings it on adds files to it. */
export function mayTakePart(register: Register, actor: Actor, row: Row): boolean {
  return !row.isRemoved && (mayWrite(register, actor, row) || movesOpen(register, actor, row).length > 0);
}

export function stateOf({ states }: Register, state: string): State {
  return states[state] ?? { title: draftTitle };
}

export const draftTitle = t('Bản nháp', 'Draft');

function mayBring(register: Register, actor: Actor, to: string): boolean {
  const { by } = stateOf(register, to);
  if (actor.kind === 'system') return true;
  if (actor.kind === 'visitor') return false;
  return by === undefined
    ? can(actor, register.access.write) !== false
    : actor.roles.some((role) => by.includes(role));
}

function answerForMoves(register: Register, actor: Actor, row: Row, to: string): Answer {
  if (stateOf(register, to).by !== undefined) return can(actor, register.access.read);
  return keepAnswer(register, actor, row);
}

/** For which agencies the actor keeps a row in its state: what an ended agency left open, its successor goes on with. */
function keepAnswer(register: Register, actor: Actor, { state }: Row): Answer {
  const { write } = register.access;
  return can(actor, state === draft || !isEnd(register, state) ? { ...write, withArchive: true } : write);
}

function ownerOf({ owner }: Register, values: Values): number | null {
  const value = values[owner];
  return typeof value === 'number' ? value : null;
}

function writeBarred(register: Register, actor: Actor, row: Row): Refusal | null {
  const isOwnDraft = row.state === draft && actor.kind === 'staff' && actor.accountId === row.authorId;
  if (!isOwnDraft && !covers(keepAnswer(register, actor, row), row.agencyId)) return forbidden;
  return stateOf(register, row.state).locked === true ? isLocked(stateOf(register, row.state).title) : null;
}

const tooEarly = ({ vi, en }: Text, day: string): Text =>
  t(`Không được trước "${vi}" (${day}).`, `Not before "${en}" (${day}).`);

const notFilled = ({ vi, en }: Text): Text => t(`Chưa ghi "${vi}".`, `"${en}" is not filled in.`);

const notYours = (register: Register): Refusal =>
  refuse(
    'not-yours',
    t(
      'Bạn không ghi sổ này cho cơ quan đó; hãy chọn cơ quan của mình.',
      'You do not keep this register for that agency; choose your own.',
    ),
    `values.${register.owner}`,
  );

function notForYou(register: Register, to: string): Refusal {
  const { title, by = [] } = stateOf(register, to);
  const names = by.map((role) => roles[role]);
  return refuse(
    'forbidden',
    t(
      `Chỉ ${names.map(({ vi }) => vi).join(', ') || 'người giữ sổ'} mới chuyển sang "${title.vi}".`,
      `Only ${names.map(({ en }) => en).join(', ') || 'who keeps the register'} may move it to "${title.en}".`,
    ),
    'to',
  );
}

function noSuchMove(register: Register, from: string, to: string): Refusal {
  const [one, other] = [stateOf(register, from).title, stateOf(register, to).title];
  return refuse(
    'no-such-move',
    t(
      `Không chuyển từ "${one.vi}" sang "${other.vi}" được; có thể đã có người chuyển trước. Hãy tải lại trang.`,
      `It cannot go from "${one.en}" to "${other.en}"; somebody may have moved it before. Reload the page.`,
    ),
    'to',
  );
}

const noReason = refuse('missing', t('Hãy ghi lý do.', 'Give a reason.'), 'reason');
const longReason = refuse(
  'invalid',
  t(`Lý do nhiều nhất ${longestReason} ký tự.`, `A reason has at most ${longestReason} characters.`),
  'reason',
);
export const noFiles = refuse(
  'missing',
  t('Hãy chọn tệp chưa có ở dòng này.', 'Choose files that are not here yet.'),
  'files',
);
const tooManyFiles = refuse(
  'too-large',
  t(`Mỗi dòng nhiều nhất ${mostFiles} tệp.`, `A row has at most ${mostFiles} files.`),
  'files',
);
const isLocked = ({ vi, en }: Text): Refusal =>
  refuse(
    'locked',
    t(`Dòng ở tình trạng "${vi}" không sửa được nữa.`, `A row that is "${en}" is not edited any more.`),
  );
