import { bulletsAfter } from './bullets.ts';
import { checkChanges } from './changes.ts';
import { classOfClause, clausesOf, type Clause } from './clauses.ts';
import { quoteOf, type Collector, type Fault } from './collect.ts';
import { en, vi } from './explain.ts';
import { checkFlows } from './flows.ts';
import type { Document, Paragraph } from './sentences.ts';

/** Stocks against flows: what came in is resolved or in progress, the difference to before, and what was added and ended. */
export function checkStocks(document: Document, collector: Collector): void {
  for (const group of groupsOf(document)) for (const turn of turnsOf(group)) checkTurn(turn, collector);
  for (const turn of turnsOverLines(document)) checkTurn(turn, collector);
  const changes = checkChanges(document, collector);
  checkFlows(document, changes, collector);
}

/** Each paragraph by itself, and each paragraph with the bullets it introduces. */
function groupsOf({ paragraphs }: Document): Clause[][] {
  const taken = new Set<number>();
  return paragraphs.flatMap((paragraph, index) => {
    if (taken.has(index)) return [];
    const isHead = /:\s*$/.test(paragraph.text);
    const isFirst = paragraph.marker !== '' && paragraphs[index - 1]?.marker !== paragraph.marker;
    const bullets: readonly Paragraph[] = isHead
      ? bulletsAfter(paragraphs, index)
      : isFirst
        ? sameMarker(paragraphs, index)
        : [];
    for (const bullet of bullets) taken.add(bullet.index);
    const own = clausesOf(paragraph);
    const all = bullets.flatMap((bullet) => clausesOf(bullet).slice(0, 1));
    return bullets.length > 0 ? [own.concat(all), ...bullets.map(clausesOf)] : [own];
  });
}

function sameMarker(paragraphs: readonly Paragraph[], index: number): Paragraph[] {
  const marker = paragraphs[index]?.marker ?? '';
  if (!/^[-+*•]$/u.test(marker)) return [];
  const end = paragraphs.findIndex((other, at) => at > index && other.marker !== marker);
  return paragraphs.slice(index + 1, end < 0 ? undefined : end);
}

type Role = 'opening' | 'received' | 'resolved' | 'pending' | 'other';

function roleOf({ words, figure }: Clause): Role | null {
  if (figure.kind !== 'count' || figure.change !== null) return null;
  if (
    /tiếp nhận và (?:đã )?(?:xử lý|giải quyết|trả)|(?:trước|đúng|quá|trễ|chậm) (?:thời )?(?:hạn|hẹn)/u.test(
      words,
    )
  )
    return null;
  if (/chưa đến hạn/u.test(words) && !/đang (?:giải quyết|xử lý)/u.test(words)) return null;
  if (
    /từ chối|trả lại|(?:^|\s)rút|không (?:đủ|thuộc|tiếp nhận|giải quyết)|dừng|hủy|chuyển (?:cơ quan|đơn vị|đến)|lưu|bổ sung|xin lỗi/u.test(
      words,
    )
  ) {
    return 'other';
  }
  if (
    /chuyển (?:sang|qua)?\s*(?:kỳ|quý|tháng|năm) sau|đang (?:trong |được |tiếp tục )*(?:thời )?(?:hạn )?(?:giải quyết|xử lý|xem xét|thực hiện)|đang trong (?:thời )?hạn|chưa (?:được )?(?:giải quyết|xử lý)|còn (?:lại|tồn)|tồn (?:cuối|đọng)|chưa đến hạn/u.test(
      words,
    )
  ) {
    return 'pending';
  }
  if (
    /(?:kỳ|quý|tháng|năm) (?:trước|\d{4}) (?:chuyển|còn)|(?:từ )?(?:kỳ|quý|tháng|năm) trước|tồn đầu|đầu kỳ|chuyển (?:sang|qua)/u.test(
      words,
    )
  ) {
    return 'opening';
  }
  if (
    /đã (?:được )?(?:giải quyết|xử lý|trả kết quả|hoàn thành)|giải quyết xong|số (?:\p{L}+ )?(?:giải quyết|xử lý)(?: xong)?/u.test(
      words,
    )
  ) {
    return /yêu cầu giải quyết|phải giải quyết|cần giải quyết/u.test(words) ? 'received' : 'resolved';
  }
  return /tiếp nhận|nhận được|yêu cầu giải quyết|phải giải quyết|tổng số (?:hồ sơ|đơn|phản ánh|kiến nghị|pakn)/u.test(
    words,
  )
    ? 'received'
    : null;
}

/** One reception with what became of it. */
type Turn = Partial<Record<Exclude<Role, 'other'>, Clause>> & {
  readonly all: readonly Clause[];
  readonly isClear: boolean;
};

/** Goes through a group: each reception begins a new turn. */
function turnsOf(clauses: readonly Clause[]): Turn[] {
  const turns: { -readonly [K in keyof Turn]: Turn[K] }[] = [];
  let turn: (typeof turns)[number] = { all: [], isClear: true };
  for (const clause of clauses) {
    const role = roleOf(clause);
    if (role === null) continue;
    const startsAnew = turn.pending !== undefined || turn.resolved !== undefined;
    if ((role === 'received' || role === 'opening') && startsAnew) turn = { all: [], isClear: true };
    if (turns.at(-1) !== turn) turns.push(turn);
    const isTwice = role === 'other' || turn[role] !== undefined || clause.figure.isApproximate;
    turn.isClear &&= !isTwice;
    turn.all = [...turn.all, clause];
    if (role !== 'other') turn[role] ??= clause;
  }
  return turns;
}

function checkTurn({ opening, received, resolved, pending, all, isClear }: Turn, collector: Collector): void {
  if (received === undefined || resolved === undefined || pending === undefined) return;
  const [came, done, left] = [received.figure.value, resolved.figure.value, pending.figure.value];
  const before = opening?.figure.value ?? 0;
  const isNew = /mới|trong kỳ/u.test(received.words);
  const enclosed = enclosedOpening(received);
  const sums = isNew ? [before + came] : [came, before + came];
  if (enclosed > 0) sums.push(came, came + enclosed);
  if (all.length > 4 ? false : sums.includes(done + left)) {
    collector.checked('stock');
    return;
  }
  const classes = new Set([received, resolved, pending].map(classOfClause).filter((name) => name !== null));
  if (!isClear || classes.size > 1 || classes.size === 0 || !isSameScope([received, resolved, pending]))
    return;
  const isTotal = opening === undefined || (!isNew && /tổng/u.test(received.words));
  const carried = enclosed > 0 && Math.abs(done + left - came - enclosed) < Math.abs(done + left - came);
  const total = (isTotal ? came : before + came) + (carried ? enclosed : 0);
  if ((done + left) / total < 0.5 || (done + left) / total > 2) return;
  collector.checked('stock');
  const opened = total - came;
  const right =
    opened === 0 ? `${vi(came)} tiếp nhận` : `${vi(opened)} + ${vi(came)} = ${vi(total)} phải giải quyết`;
  const rightEn =
    opened === 0 ? `${en(came)} received` : `${en(opened)} + ${en(came)} = ${en(total)} to be resolved`;
  const gap = Math.abs(done + left - total);
  const fault: Fault = {
    kind: 'stock',
    stated: came,
    computed: done + left - (total - came),
    explanation: `Đã giải quyết + đang giải quyết: ${vi(done)} + ${vi(left)} = ${vi(done + left)}, không khớp ${right} (lệch ${vi(gap)}).`,
    explanationEn: `Resolved + in progress: ${en(done)} + ${en(left)} = ${en(done + left)}, not the ${rightEn} (${en(gap)} off).`,
    also: [resolved, pending]
      .filter(({ paragraph }) => paragraph !== received.paragraph)
      .map(({ paragraph, figure }) => quoteOf(paragraph, figure.start)),
  };
  const last =
    pending.paragraph === received.paragraph
      ? pending
      : resolved.paragraph === received.paragraph
        ? resolved
        : received;
  collector.report(received.paragraph, received.figure, fault, last.figure.start);
}

/** "tiếp nhận 87 phản ánh (kỳ trước chuyển sang 5)": it may be told within the 87 or beside it. */
function enclosedOpening({ figure, paragraph }: Clause): number {
  const after = /^[^().;]{0,60}\(([^()]*)\)/u.exec(paragraph.text.slice(figure.end));
  const inside = after?.[1] ?? '';
  if (!/(?:kỳ|quý|tháng|năm) trước|tồn/iu.test(inside)) return 0;
  const end = figure.end + (after?.[0].length ?? 0);
  const own = paragraph.figures.filter(
    ({ kind, start }) => kind === 'count' && start > figure.end && start < end,
  );
  return own.length === 1 ? (own[0]?.value ?? 0) : 0;
}

const leading: readonly (readonly [Exclude<Role, 'other' | 'opening'>, RegExp])[] = [
  ['received', /^tổng (?:số )?(?:hồ sơ|đơn|phản ánh|pakn)|^số (?:hồ sơ|đơn) phải giải quyết/iu],
  [
    'resolved',
    /^(?:tổng )?(?:số )?(?:hồ sơ |đơn |phản ánh, kiến nghị |pakn )?đã (?:được )?(?:giải quyết|xử lý)/iu,
  ],
  [
    'pending',
    /^(?:tổng )?(?:số )?(?:hồ sơ |đơn |phản ánh, kiến nghị |pakn )?(?:đang|chưa) (?:được |trong )*(?:giải quyết|xử lý)/iu,
  ],
];

/** Totals that begin lines of their own: "Tổng số hồ sơ tiếp nhận: …", some lines on "Số hồ sơ đã giải quyết: …". */
function turnsOverLines({ paragraphs }: Document): Turn[] {
  const turns: Turn[] = [];
  let turn: { -readonly [K in keyof Turn]: Turn[K] } = { all: [], isClear: true };
  let last = 0;
  for (const paragraph of paragraphs) {
    const words = paragraph.text.replace(/^\s*(?:[-+*•]|\p{Ll}\)|\d+(?:\.\d+)*[.)])?\s*/u, '');
    const role = leading.find(([, pattern]) => pattern.test(words))?.[0];
    const [clause] = role === undefined ? [] : clausesOf(paragraph);
    if (/^(?:\d{1,2}[.)]|[IVX]+[.)])$/u.test(paragraph.marker)) turn = { all: [], isClear: true };
    if (role === undefined || clause === undefined || clause.figure.start > 90) continue;
    if (role === 'received' || paragraph.index - last > 10) turn = { all: [], isClear: true };
    turn.isClear &&= turn[role] === undefined && !clause.figure.isApproximate;
    turn[role] ??= clause;
    turn.all = [...turn.all, clause];
    last = paragraph.index;
    const isSpread = turn.received?.paragraph !== clause.paragraph;
    if (role === 'pending' && turn.received !== undefined && isSpread) turns.push(turn);
  }
  return turns;
}

const qualifiers = /trực tuyến|trực tiếp|bưu chính|mức độ|liên thông|toàn trình|một phần|lũy kế|đất đai/gu;
const levels = /cấp (?:tỉnh|thành phố|huyện|xã)/gu;

/** "tiếp nhận trực tuyến" and "đã giải quyết" may not be of the same dossiers; a level is said once for all three. */
function isSameScope([received, ...others]: readonly Clause[]): boolean {
  const found = (clause: Clause | undefined, pattern: RegExp): string =>
    (clause?.words.match(pattern) ?? []).toSorted().join(' ');
  return others.every(
    (clause) =>
      found(clause, qualifiers) === found(received, qualifiers) &&
      ['', found(received, levels)].includes(found(clause, levels)),
  );
}
