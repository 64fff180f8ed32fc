import type { Indicators } from '../indicators/indicators.ts';
import { actorId, type Actor } from '../kernel/access.ts';
import type { Tx } from '../kernel/database.ts';
import { notFound, Refused } from '../kernel/errors.ts';
import type { House } from '../kernel/house.ts';
import type { Organization } from '../organization/organization.ts';
import { askedOf, isChoosable, knownOf } from './asked.ts';
import {
  applyCollection,
  closedAlready,
  deadlineRefusals,
  decideOpening,
  plainDeadlines,
} from './collection-rules.ts';
import { cityValuesOf, missingOf, valuesOf } from './recording.ts';
import { applyForm, decideForm, isRefused, lineOf, type FormCommand } from './rules.ts';
import type { Collection, CollectionEvent, Deadlines, Entries, FigureForm, NewCollection } from './schema.ts';
import {
  findCollection,
  findForm,
  insertCollection,
  lockCollection,
  readCollections,
  readFormHistory,
  readForms,
  recordCollection,
  recordForm,
  type By,
} from './store.ts';

export type Rooms = {
  readonly house: House;
  readonly indicators: Indicators;
  readonly organization: Organization;
};

/** What is done to collections and forms. Whether the actor may do it is asked before; each refusal changes nothing. */
export type Acts = {
  /** Gives the new collection's id. @throws Refused */
  open(actor: Actor, input: NewCollection): Promise<number>;
  /** @throws Refused */
  changeDeadlines(actor: Actor, id: number, deadlines: Deadlines, reason: string): Promise<void>;
  /** Closes it with what has come; the missing are named in the city's values. @throws Refused */
  close(actor: Actor, id: number, note: string): Promise<void>;
  /** Keeps a draft. `seen`: number of the last event the person saw. @throws Refused */
  save(actor: Actor, formId: number, seen: number, entries: Entries): Promise<void>;
  /** Keeps drafts of several forms of one collection, all or none. @throws Refused */
  saveAll(actor: Actor, collectionId: number, drafts: ReadonlyMap<number, Entries>): Promise<void>;
  /** @throws Refused with everything that stands in the way */
  submit(actor: Actor, formId: number, seen: number, entries: Entries): Promise<void>;
  /** Approves at the agency for which it waits; the city's approval records the values. @throws Refused */
  approve(actor: Actor, formId: number, seen: number | null): Promise<void>;
  giveBack(actor: Actor, formId: number, seen: number | null, reason: string): Promise<void>;
  reopen(actor: Actor, formId: number, seen: number | null, reason: string): Promise<void>;
};

export function createActs({ house, indicators, organization }: Rooms): Acts {
  const { db, clock } = house;
  const byOf = (actor: Actor): By => ({ actorId: actorId(actor), at: clock.now() });

  /** One command on one form, in one transaction with what it brings about. */
  async function act(
    actor: Actor,
    formId: number,
    seen: number | null,
    commandFor: (form: FigureForm, collection: Collection) => Promise<FormCommand> | FormCommand,
  ): Promise<void> {
    const known = await findForm(db, formId);
    const place = known === undefined ? undefined : await findCollection(db, known.collectionId);
    if (known === undefined || place === undefined) throw new Refused(notFound);
    const command = await commandFor(known, place);
    await db.transaction().execute(async (tx) => {
      const collection = await lockCollection(tx, known.collectionId);
      await actOn(tx, collection, formId, seen, command, byOf(actor));
    });
  }

  async function actOn(
    tx: Tx,
    collection: Collection,
    formId: number,
    seen: number | null,
    command: FormCommand,
    by: By,
  ): Promise<void> {
    const form = await findForm(tx, formId);
    if (form === undefined) throw new Refused(notFound);
    const line = command.action === 'approve' ? lineOf(await readFormHistory(tx, formId)) : [];
    const decision = decideForm(form, command, { isClosed: collection.state === 'closed', seen, line });
    if (isRefused(decision)) throw new Refused(decision);
    const after = decision.reduce(
      (state, event, index) => applyForm(state, { ...event, number: form.version + index + 1, ...by }),
      form,
    );
    await recordForm(tx, after, decision, by);
    if (command.action === 'approve' && after.state === 'approved')
      await recordValues(tx, collection, after, by);
  }

  /** An approved form's values, and the city's when all have come or the city's are there already. */
  async function recordValues(tx: Tx, collection: Collection, form: FigureForm, by: By): Promise<void> {
    const asked = askedOf(indicators, collection);
    await indicators.recordReported(tx, valuesOf(collection, asked, form, by));
    const forms = await readForms(tx, { collectionId: collection.id });
    if (collection.hasTotal || missingOf(forms).length === 0) await recordTotal(tx, collection, forms, by);
  }

  async function recordTotal(
    tx: Tx,
    collection: Collection,
    forms: readonly FigureForm[],
    by: By,
    more: readonly CollectionEvent[] = [],
  ): Promise<void> {
    const city = { id: rootOf(organization).id, nameOf: (id: number) => organization.getAgency(id).name };
    const missing = missingOf(forms);
    const values = cityValuesOf(collection, askedOf(indicators, collection), forms, city, by);
    await indicators.recordReported(tx, values);
    const total: CollectionEvent = {
      kind: 'total-recorded',
      data: { approved: forms.length - missing.length, missing },
    };
    await recordCollectionEvents(tx, collection, [...(values.length === 0 ? [] : [total]), ...more], by);
  }

  async function recordCollectionEvents(
    tx: Tx,
    collection: Collection,
    events: readonly CollectionEvent[],
    by: By,
  ): Promise<void> {
    const after = events.reduce(
      (state, event) => applyCollection(state, { ...event, number: state.version + 1, ...by }),
      collection,
    );
    await recordCollection(tx, after, events, by);
  }

  return {
    async open(actor, input) {
      return db.transaction().execute(async (tx) => {
        const opening = decideOpening(input, {
          today: clock.today(),
          agencies: organization.all(),
          choosable: new Set(
            indicators.all().flatMap((one) => (isChoosable(indicators, one) ? one.code : [])),
          ),
          others: await readCollections(tx),
        });
        if (!('kind' in opening)) throw new Refused(opening);
        if (opening.kind !== 'opened') throw new Error('a collection begins with its opening');
        return insertCollection(tx, opening, byOf(actor));
      });
    },
    async changeDeadlines(actor, id, deadlines, reason) {
      const refusals = deadlineRefusals(deadlines);
      if (refusals.length > 0) throw new Refused(refusals);
      await db.transaction().execute(async (tx) => {
        const collection = await lockCollection(tx, id);
        if (collection.state === 'closed') throw new Refused(closedAlready);
        const data = { deadlines: plainDeadlines(deadlines), reason };
        await recordCollectionEvents(tx, collection, [{ kind: 'deadlines-changed', data }], byOf(actor));
      });
    },
    async close(actor, id, note) {
      await db.transaction().execute(async (tx) => {
        const collection = await lockCollection(tx, id);
        if (collection.state === 'closed') throw new Refused(closedAlready);
        const forms = await readForms(tx, { collectionId: id });
        const closing: CollectionEvent = { kind: 'closed', data: { missing: missingOf(forms), note } };
        if (collection.hasTotal) await recordCollectionEvents(tx, collection, [closing], byOf(actor));
        else await recordTotal(tx, collection, forms, byOf(actor), [closing]);
      });
    },
    save: (actor, formId, seen, entries) => act(actor, formId, seen, () => ({ action: 'save', entries })),
    async saveAll(actor, collectionId, drafts) {
      await db.transaction().execute(async (tx) => {
        const collection = await lockCollection(tx, collectionId);
        for (const [formId, entries] of drafts)
          await actOn(tx, collection, formId, null, { action: 'save', entries }, byOf(actor));
      });
    },
    submit: (actor, formId, seen, entries) =>
      act(actor, formId, seen, async (form, collection) => ({
        action: 'submit',
        entries,
        asked: askedOf(indicators, collection),
        known: (await knownOf(indicators, collection, [form.agencyId])).get(form.agencyId) ?? new Map(),
        line: lineAbove(organization, form.agencyId),
      })),
    approve: (actor, formId, seen) => act(actor, formId, seen, () => ({ action: 'approve' })),
    giveBack: (actor, formId, seen, reason) => act(actor, formId, seen, () => ({ action: 'return', reason })),
    reopen: (actor, formId, seen, reason) => act(actor, formId, seen, () => ({ action: 'reopen', reason })),
  };
}

/** The agency above all. */
export function rootOf(organization: Organization) {
  const root = organization.all().find(({ parentId }) => parentId === null);
  if (root === undefined) throw new Error('the city has no agency above all');
  return root;
}

/**
 * The agencies that approve an agency's figures, from the next above to the city; the city's own it approves itself. One
 * that has ended approves nothing.
 */
export function lineAbove(organization: Organization, agencyId: number): number[] {
  const line: number[] = [];
  for (let id = organization.getAgency(agencyId).parentId; id !== null;) {
    const { parentId, validTo } = organization.getAgency(id);
    if (validTo === null) line.push(id);
    id = parentId;
  }
  return line.length === 0 ? [agencyId] : line;
}
