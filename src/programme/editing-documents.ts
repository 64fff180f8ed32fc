import { forbidden, notFound, refuse, Refused } from '../kernel/errors.ts';
import type { Tx } from '../kernel/database.ts';
import type { House } from '../kernel/house.ts';
import { t } from '../kernel/messages.ts';
import { draft, hold, mayEdit, type At, type By } from './editing.ts';
import { documentFact, writeFact } from './facts.ts';
import { differencesOf } from './field-rules.ts';
import {
  documentLife,
  planLife,
  programmeLife,
  targetLife,
  taskLife,
  type SteeringDocument,
} from './lives.ts';
import { documentRow, insertRow, writeLinks } from './rows.ts';
import type { Directed, DocumentFields } from './schema.ts';
import { append, findState } from './store.ts';

/** Changes to steering documents, each an event with who and when. Every one may throw `Refused`. */
export type DocumentEditing = {
  createDocument(by: By, fields: DocumentFields): Promise<number>;
  changeDocument(by: By, at: At, fields: DocumentFields): Promise<void>;
  /** Hangs the document on what it directs, or takes it off. */
  direct(by: By, at: At, directed: Directed, isOn: boolean): Promise<void>;
  followUp(by: By, at: At, data: { words: string; isDone: boolean }): Promise<void>;
  /** Takes out a document that was entered by mistake; its history stays. */
  withdrawDocument(by: By, at: At, reason: string): Promise<void>;
};

export function createDocumentEditing({ db }: Pick<House, 'db'>): DocumentEditing {
  async function change(
    by: By,
    at: At,
    act: (tx: Tx, document: SteeringDocument) => Promise<{ kind: string; data: unknown } | null>,
  ): Promise<void> {
    mayEdit(by);
    await db.transaction().execute(async (tx) => {
      const document = await hold(tx, documentLife, at);
      if (document.own.withdrawn !== null) throw new Refused(forbidden);
      const event = await act(tx, document);
      if (event === null) return;
      const moment = draft(event.kind, event.data, by);
      const after = await append(tx, documentLife, document.id, document, moment);
      await tx
        .updateTable('steeringDocument')
        .set(documentRow(after))
        .where('id', '=', document.id)
        .execute();
      await writeLinks(tx, after);
      await writeFact(tx, documentFact(document), documentFact(after), by.at);
    });
  }

  return {
    async createDocument(by, fields) {
      mayEdit(by);
      return db.transaction().execute(async (tx) => {
        await refuseTaken(tx, fields);
        await refuseUnknown(tx, fields.directs);
        const id = await insertRow(tx, 'steeringDocument', documentRow({ fields, own: documentLife.begin }));
        const created = draft('created', { fields, place: {} }, by);
        const document = await append(tx, documentLife, id, undefined, created);
        await writeLinks(tx, document);
        await writeFact(tx, null, documentFact(document), by.at);
        return id;
      });
    },

    changeDocument: (by, at, fields) =>
      change(by, at, async (tx, document) => {
        await refuseTaken(tx, fields, document.id);
        const data = differencesOf(document.fields, fields);
        return data === null ? null : { kind: 'changed', data };
      }),

    direct: (by, at, directed, isOn) =>
      change(by, at, async (tx, { fields }) => {
        if (isOn) await refuseUnknown(tx, [directed]);
        const others = fields.directs.filter(({ kind, id }) => kind !== directed.kind || id !== directed.id);
        const data = differencesOf(fields, { ...fields, directs: isOn ? [...others, directed] : others });
        return data === null ? null : { kind: 'changed', data };
      }),

    followUp: (by, at, data) => change(by, at, () => Promise.resolve({ kind: 'followed-up', data })),

    withdrawDocument: (by, at, reason) =>
      change(by, at, () => Promise.resolve({ kind: 'withdrawn', data: { reason } })),
  };
}

async function refuseTaken(tx: Tx, { number, issuedOn, issuer }: DocumentFields, self = 0): Promise<void> {
  const row = await tx
    .selectFrom('steeringDocument')
    .select('id')
    .where('number', '=', number)
    .where('issuedOn', '=', Temporal.PlainDate.from(issuedOn))
    .where('issuer', '=', issuer)
    .where('isWithdrawn', '=', false)
    .where('id', '<>', self)
    .executeTakeFirst();
  if (row !== undefined) throw new Refused(alreadyThere);
}

async function refuseUnknown(tx: Tx, directs: readonly Directed[]): Promise<void> {
  for (const { kind, id } of directs) {
    const found =
      kind === 'programme'
        ? await findState(tx, programmeLife, id)
        : kind === 'programme-plan'
          ? await findState(tx, planLife, id)
          : kind === 'programme-target'
            ? await findState(tx, targetLife, id)
            : await findState(tx, taskLife, id);
    if (found === undefined) throw new Refused(notFound);
  }
}

const alreadyThere = refuse(
  'taken',
  t(
    'Văn bản cùng số, ngày và cơ quan ban hành đã có trong danh mục.',
    'A document of this number, day and issuer is there already.',
  ),
  'number',
);
