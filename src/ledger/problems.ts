import { t, type Text } from '../kernel/messages.ts';

/** What can be wrong with the record, and how it is said. */
export const faults = {
  'event-changed': t(
    'Nội dung sự kiện không còn khớp với mã băm của nó: dữ liệu đã bị sửa.',
    'The content of the event no longer fits its hash: it was changed.',
  ),
  'chain-broken': t(
    'Sự kiện không nối tiếp sự kiện đứng trước (mã băm trước đó không khớp).',
    'The event does not follow from the one before it (previous hash differs).',
  ),
  'event-missing': t(
    'Thiếu sự kiện này: số thứ tự bị ngắt quãng hoặc sổ đã ghi mà sự kiện không còn.',
    'The event is missing: its number is skipped, or the ledger has its leaf and the event is gone.',
  ),
  'hash-replaced': t(
    'Mã băm của sự kiện khác với mã băm đã ghi vào sổ: sự kiện và chuỗi sau nó đã bị viết lại.',
    'The hash of the event differs from the one anchored in the ledger: event and chain were rewritten.',
  ),
  'not-anchored': t(
    'Sự kiện cũ hơn đầu sổ mới nhất nhưng không có trong sổ: sự kiện đã bị chèn thêm, hoặc lá của nó đã bị xóa.',
    'The event is older than the newest head, but not in the ledger: it was inserted, or its leaf was removed.',
  ),
  'order-changed': t(
    'Thứ tự ghi nhận của sự kiện khác với thứ tự trong sổ.',
    'The order in which the event was recorded differs from the order in the ledger.',
  ),
  'leaf-missing': t(
    'Sổ bị mất lá: số thứ tự lá không liên tục tại đây.',
    'The ledger lacks leaves: their numbering is not continuous here.',
  ),
  'tile-changed': t(
    'Dữ liệu cây băm đã lưu của sổ khác với dữ liệu tính lại từ các sự kiện.',
    'The stored tiles of the ledger differ from those computed from the events.',
  ),
  'head-changed': t(
    'Đầu sổ đã ký không khớp với các sự kiện: một trong các sự kiện ghi sổ lần đó đã bị thay đổi, kể từ sự kiện này.',
    'A signed head does not fit the events: one of those it was the first to cover, from this one on, was changed.',
  ),
  'head-forged': t(
    'Chữ ký của đầu sổ không phải của khóa ký sổ: đầu sổ bị thay thế.',
    'The signature of the head is not by the ledger’s key: the head was replaced.',
  ),
  'head-missing': t(
    'Thiếu đầu sổ: sự kiện đã ghi sổ mà không còn đầu sổ đã ký nào bao gồm nó.',
    'A head is missing: the event is anchored, but no signed head covers it any more.',
  ),
  'head-unknown': t(
    'Đầu sổ đã ký được lưu ngoài cơ sở dữ liệu không còn trong cơ sở dữ liệu: sổ đã bị cắt hoặc thay thế.',
    'A signed head that is kept outside the database is no longer in it: the ledger was cut off or replaced.',
  ),
  'row-changed': t(
    'Dòng dữ liệu của hồ sơ khác với kết quả tính lại từ các sự kiện của nó.',
    'The dossier’s row differs from what its events give.',
  ),
  'row-missing': t(
    'Hồ sơ có sự kiện nhưng không còn dòng dữ liệu.',
    'The dossier has events, but its row is gone.',
  ),
  'events-missing': t(
    'Hồ sơ có dòng dữ liệu nhưng không có sự kiện nào.',
    'The dossier has a row, but no events at all.',
  ),
} satisfies Record<string, Text>;
export type Fault = keyof typeof faults;

/** The event a problem is about; kind and seq are unknown of one that is gone. */
export type EventName = {
  readonly subjectKind: string;
  readonly subjectId: number;
  /** Code of the dossier, else kind and id. */
  readonly subject: string;
  readonly number: number;
  readonly kind: string | null;
  readonly seq: number | null;
};

export type Problem = {
  readonly fault: Fault;
  readonly event: EventName | null;
  /** Size of the head that it is about. */
  readonly head: number | null;
  /** What exactly, e.g. which columns differ. */
  readonly detail: string;
  readonly text: Text;
};

/** A problem as it is met; `place` is that of its event among all events (`StoredEvent`). */
export type Found = {
  fault: Fault;
  place: number;
  event?: Omit<EventName, 'subject'>;
  head?: number;
  detail?: string;
};

export function nameOf(event: Omit<EventName, 'subject'>): Omit<EventName, 'subject'> {
  const { subjectKind, subjectId, number, kind, seq } = event;
  return { subjectKind, subjectId, number, kind, seq };
}

/** Collects problems while the streams run; remembers the first of them, and at most `most` in all. */
export type Collector = {
  add(found: Found): void;
  count(): number;
  /** Whether a problem with one of the leaves of this range has been named. */
  hasNamed(begin: number, end: number): boolean;
  nameLeaf(leafIndex: number): void;
  sorted(): Found[];
};

const most = 1000;

export function collectProblems(): Collector {
  const found = new Map<string, Found>();
  const leaves = new Set<number>();
  let count = 0;
  /** Once the list is full, later problems than this are only counted. */
  let latest = Infinity;
  return {
    add(problem) {
      const { event, head, fault, place } = problem;
      const key =
        event === undefined ? `${fault} ${head}` : `${event.subjectKind}/${event.subjectId}/${event.number}`;
      const known = found.get(key);
      if (known !== undefined) {
        // The same event met from another side: keep what was said first, and the earlier and fuller naming.
        known.place = Math.min(known.place, place);
        if (known.event?.seq === null && event?.seq !== undefined) known.event = event;
        return;
      }
      count += 1;
      if (found.size >= most) {
        if (place >= latest) return;
        latest = dropLatest(found);
      }
      found.set(key, problem);
    },
    count: () => count,
    hasNamed: (begin, end) => [...leaves].some((leaf) => leaf >= begin && leaf < end),
    nameLeaf(leafIndex) {
      if (leaves.size < most) leaves.add(leafIndex);
    },
    sorted: () => [...found.values()].toSorted((a, b) => a.place - b.place),
  };
}

/** Makes room in a full list; gives the place of the latest problem that is left. */
function dropLatest(found: Map<string, Found>): number {
  const [latest, next] = [...found].toSorted(([, a], [, b]) => b.place - a.place);
  if (latest !== undefined) found.delete(latest[0]);
  return next?.[1].place ?? Infinity;
}
