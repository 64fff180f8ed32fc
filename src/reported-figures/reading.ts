import { covers, can, type Actor } from '../kernel/access.ts';
import { localDate } from '../kernel/clock.ts';
import { notFound, Refused } from '../kernel/errors.ts';
import { lineageOf } from '../organization/organization.ts';
import type { Agency } from '../organization/schema.ts';
import { rootOf, type Rooms } from './acting.ts';
import { daysLate } from './collection-rules.ts';
import { mayApproveAt, readReportedFigures } from './permissions.ts';
import type { Collection, FigureForm, FormHead } from './schema.ts';
import { findCollection, findForm, readCollections, readFormHeads, readForms } from './store.ts';

/** A form with its agency and its day. */
export type FormRow<Form = FigureForm> = {
  readonly form: Form;
  readonly agency: Agency;
  readonly due: Temporal.PlainDate;
  /** Days after its day at which it came in, or by which it is owed today; 0 when it is not late. */
  readonly late: number;
};

/** Something an agency owes: its own form, or its decision on forms that wait for it. */
export type Owed = {
  readonly kind: 'fill' | 'approve';
  readonly collectionId: number;
  readonly collection: string;
  /** The form to fill in; null for approvals. */
  readonly formId: number | null;
  /** The agency that ended and for which it is filled in; empty for the own form. */
  readonly agency: string;
  /** How many forms. */
  readonly count: number;
  readonly due: Temporal.PlainDate;
  /** Days left to the day, negative when it has passed. */
  readonly daysLeft: number;
  readonly href: string;
};

export type Reading = ReturnType<typeof createReading>;

export function createReading({ house, organization }: Rooms) {
  const { db, clock } = house;

  const rowOf = <Form extends Pick<FigureForm, 'agencyId' | 'firstSubmittedAt'>>(
    collection: Collection,
    form: Form,
  ): FormRow<Form> => {
    const agency = organization.getAgency(form.agencyId);
    const due = collection.deadlines[agency.level];
    const sentOn = form.firstSubmittedAt === null ? null : localDate(form.firstSubmittedAt);
    return { form, agency, due, late: daysLate(due, sentOn, clock.today()) };
  };

  const mayRead = (actor: Actor, form: Pick<FigureForm, 'agencyId' | 'waitsAt'>): boolean =>
    covers(can(actor, readReportedFigures), form.agencyId) ||
    (form.waitsAt !== null && mayApproveAt(actor, form.waitsAt, rootOf(organization).id));

  return {
    mayRead,

    /** Collections in which the actor sees at least one form, the newest first, with those forms. */
    async collections(actor: Actor): Promise<{ collection: Collection; rows: FormRow<FormHead>[] }[]> {
      const [collections, forms] = await Promise.all([readCollections(db), readFormHeads(db)]);
      const byCollection = Map.groupBy(forms, ({ collectionId }) => collectionId);
      return collections.flatMap((collection) => {
        const own = (byCollection.get(collection.id) ?? []).filter((form) => mayRead(actor, form));
        return own.length === 0 ? [] : { collection, rows: own.map((form) => rowOf(collection, form)) };
      });
    },

    /** A collection and its forms that the actor sees. @throws Refused when there are none */
    async collection(actor: Actor, id: number): Promise<{ collection: Collection; rows: FormRow[] }> {
      const collection = await findCollection(db, id);
      if (collection === undefined) throw new Refused(notFound);
      const forms = await readForms(db, { collectionId: id });
      const own = forms.filter((form) => mayRead(actor, form));
      if (own.length === 0) throw new Refused(notFound);
      return { collection, rows: inTreeOrder(own.map((form) => rowOf(collection, form))) };
    },

    /** @throws Refused when there is no such form for this actor */
    async form(actor: Actor, id: number): Promise<{ collection: Collection; row: FormRow }> {
      const form = await findForm(db, id);
      const collection = form === undefined ? undefined : await findCollection(db, form.collectionId);
      if (form === undefined || collection === undefined || !mayRead(actor, form))
        throw new Refused(notFound);
      return { collection, row: rowOf(collection, form) };
    },

    /** Forms that wait for this actor's decision, the earliest sent first. */
    async waitingFor(actor: Actor): Promise<{ collection: Collection; row: FormRow }[]> {
      if (actor.kind !== 'staff') return [];
      const root = rootOf(organization).id;
      const places = [...new Set([actor.agencyId, root])].filter((id) => mayApproveAt(actor, id, root));
      const [forms, collections] = await Promise.all([
        readForms(db, { waitsAt: places }),
        readCollections(db),
      ]);
      const byId = new Map(collections.map((collection) => [collection.id, collection]));
      return forms
        .flatMap((form) => {
          const collection = byId.get(form.collectionId);
          return collection === undefined ? [] : { collection, row: rowOf(collection, form) };
        })
        .toSorted((one, other) => sentAt(one.row) - sentAt(other.row));
    },

    /**
     * What an agency owes in the collections that are open, the forms of those whose work it carries on among it: reminders
     * for its people's first page.
     */
    async owedBy(agencyId: number): Promise<Owed[]> {
      const mains = organization.successions().filter(({ isMain }) => isMain);
      const [own, waiting, collections] = await Promise.all([
        readForms(db, { agencyIds: lineageOf(agencyId, mains) }),
        readForms(db, { waitsAt: [agencyId] }),
        readCollections(db),
      ]);
      const today = clock.today();
      return collections
        .filter(({ state }) => state === 'open')
        .flatMap((collection) => {
          const owed = (
            kind: Owed['kind'],
            of: { id: number | null; agencyId: number },
            count: number,
            href: string,
          ): Owed => {
            const due = collection.deadlines[organization.getAgency(of.agencyId).level];
            const daysLeft = today.until(due, { largestUnit: 'days' }).days;
            return {
              kind,
              collectionId: collection.id,
              collection: collection.name,
              formId: of.id,
              agency: of.agencyId === agencyId ? '' : organization.getAgency(of.agencyId).name,
              count,
              due,
              daysLeft,
              href,
            };
          };
          const toFill = own.filter(
            ({ collectionId, state }) =>
              collectionId === collection.id && (state === 'draft' || state === 'returned'),
          );
          const toApprove = waiting.filter(({ collectionId }) => collectionId === collection.id).length;
          return [
            ...toFill.map((form) => owed('fill', form, 1, `/reported-figures/forms/${form.id}`)),
            ...(toApprove === 0
              ? []
              : [owed('approve', { id: null, agencyId }, toApprove, '/reported-figures/approvals')]),
          ];
        })
        .toSorted((one, other) => one.daysLeft - other.daysLeft);
    },
  };
}

/** Each agency after the one above it, agencies of one parent by their codes. */
export function inTreeOrder(rows: readonly FormRow[]): FormRow[] {
  const ids = new Set(rows.map(({ agency }) => agency.id));
  const byParent = Map.groupBy(rows, ({ agency }) =>
    agency.parentId !== null && ids.has(agency.parentId) ? agency.parentId : null,
  );
  const under = (parentId: number | null): FormRow[] =>
    (byParent.get(parentId) ?? [])
      .toSorted((one, other) => collator.compare(one.agency.code, other.agency.code))
      .flatMap((row) => [row, ...under(row.agency.id)]);
  return under(null);
}

const collator = new Intl.Collator('vi', { numeric: true });

function sentAt({ form }: FormRow): number {
  return form.submittedAt?.epochMilliseconds ?? 0;
}
