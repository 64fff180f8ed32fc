import { actorId, type Actor } from '../kernel/access.ts';
import type { Tx } from '../kernel/database.ts';
import { isRefusal, notFound, refuse, Refused, type Refusal } from '../kernel/errors.ts';
import type { House } from '../kernel/house.ts';
import { t } from '../kernel/messages.ts';
import type { Indicators } from '../indicators/indicators.ts';
import type { Level, SetContent } from './schema.ts';
import { setProblems, type SetProblem } from './set-checks.ts';
import { editSet, type SetEdit } from './set-edit.ts';
import {
  deleteDraft,
  findSet,
  insertDraft,
  insertSet,
  insertVersion,
  lockSet,
  readSets,
  type CriteriaSet,
} from './store-sets.ts';

/** Who changes a set, and the revision of the draft that they saw (0: none). */
export type Editing = { readonly actor: Actor; readonly setId: number; readonly seen: number };

export type Sets = {
  list(): Promise<CriteriaSet[]>;
  get(id: number): Promise<CriteriaSet>;
  /** What stands in the way of publishing a content. */
  problems(content: SetContent): SetProblem[];
  /** A new set, as a draft: empty, or with the criteria of another one. */
  create(actor: Actor, level: Level, year: number, content: SetContent): Promise<number | Refusal>;
  edit(editing: Editing, edit: SetEdit): Promise<true | Refusal>;
  /** The whole content at once, from a file. */
  replace(editing: Editing, content: SetContent): Promise<true | Refusal>;
  undo(editing: Editing): Promise<true | Refusal>;
  discard(editing: Editing): Promise<true | Refusal>;
  /** Gives the new version's id. */
  publish(editing: Editing): Promise<number | Refusal>;
};

export const emptySet: SetContent = {
  total: 100,
  legalBasis: '',
  grades: [
    { from: 90, name: 'Xuất sắc', nameEn: 'Excellent' },
    { from: 80, name: 'Tốt', nameEn: 'Good' },
    { from: 70, name: 'Khá', nameEn: 'Fair' },
    { from: 50, name: 'Trung bình', nameEn: 'Average' },
    { from: 0, name: 'Yếu', nameEn: 'Weak' },
  ],
  items: [],
};

export function createSets(house: Pick<House, 'db' | 'clock'>, indicators: Pick<Indicators, 'find'>): Sets {
  const { db, clock } = house;
  const by = (actor: Actor) => ({ at: clock.now(), accountId: actorId(actor) });
  const problems = (content: SetContent): SetProblem[] =>
    setProblems(content, (code) => indicators.find(code));

  async function get(id: number): Promise<CriteriaSet> {
    const set = await findSet(db, id);
    if (set === undefined) throw new Refused(notFound);
    return set;
  }

  /** One change after the other: the second of two that saw the same draft is told. */
  function change<T>(
    { setId, seen }: Editing,
    act: (tx: Tx, set: CriteriaSet) => Promise<T | Refusal>,
  ): Promise<T | Refusal> {
    return db.transaction().execute(async (tx) => {
      await lockSet(tx, setId);
      const set = await findSet(tx, setId);
      if (set === undefined) throw new Refused(notFound);
      return (set.draft?.revision ?? 0) === seen ? act(tx, set) : changedMeanwhile;
    });
  }

  function save(
    editing: Editing,
    make: (content: SetContent) => SetContent | Refusal,
  ): Promise<true | Refusal> {
    return change(editing, async (tx, set): Promise<true | Refusal> => {
      const content = make(set.draft?.content ?? set.version?.content ?? emptySet);
      if (isRefusal(content)) return content;
      const isNew = await insertDraft(tx, set.id, editing.seen + 1, content, by(editing.actor));
      return isNew ? true : changedMeanwhile;
    });
  }

  return {
    list: () => readSets(db),
    get,
    problems,
    create: (actor, level, year, content) =>
      db.transaction().execute(async (tx) => {
        const id = await insertSet(tx, level, year);
        if (id === undefined) return alreadyThere;
        await insertDraft(tx, id, 1, content, by(actor));
        return id;
      }),
    edit: (editing, edit) => save(editing, (content) => editSet(content, edit)),
    replace: (editing, content) => save(editing, () => content),
    undo: (editing) =>
      change(editing, async (tx, set): Promise<true | Refusal> => {
        if (set.draft === null || (set.draft.revision === 1 && set.version === null)) return nothingToUndo;
        await deleteDraft(tx, set.id, set.draft.revision);
        return true;
      }),
    discard: (editing) =>
      change(editing, async (tx, set): Promise<true | Refusal> => {
        if (set.draft === null || set.version === null) return nothingToUndo;
        await deleteDraft(tx, set.id, 1);
        return true;
      }),
    publish: (editing) =>
      change(editing, async (tx, set): Promise<number | Refusal> => {
        if (set.draft === null) return nothingToPublish;
        const count = problems(set.draft.content).length;
        if (count > 0) return notReady(count);
        const number = (set.version?.number ?? 0) + 1;
        const id = await insertVersion(tx, set.id, number, set.draft.content, by(editing.actor));
        await deleteDraft(tx, set.id, 1);
        return id;
      }),
  };
}

const changedMeanwhile = refuse(
  'conflict',
  t(
    'Người khác vừa sửa bộ tiêu chí này. Bản mới nhất hiện bên dưới; hãy xem lại rồi làm tiếp.',
    'Somebody else has just changed this set. The latest draft is shown below; look at it and go on.',
  ),
);
const alreadyThere = refuse(
  'conflict',
  t('Cấp này đã có bộ tiêu chí cho năm đó.', 'This level has a set for that year already.'),
  'year',
);
const nothingToUndo = refuse(
  'conflict',
  t('Không còn thay đổi nào để hoàn tác.', 'There is nothing left to undo.'),
);
const nothingToPublish = refuse(
  'conflict',
  t('Bộ tiêu chí không có bản nháp để công bố.', 'There is no draft to publish.'),
);

function notReady(count: number): Refusal {
  return refuse(
    'set-not-ready',
    t(
      `Chưa công bố được: bộ tiêu chí còn ${count} chỗ cần sửa, ghi bên cạnh từng dòng.`,
      `Not published: ${count} things are to be corrected, each beside its row.`,
    ),
  );
}
