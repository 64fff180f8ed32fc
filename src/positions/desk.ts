import { can, covers, type Actor } from '../kernel/access.ts';
import { notFound, refuse, Refused } from '../kernel/errors.ts';
import type { ChainedEvent } from '../kernel/events.ts';
import { t } from '../kernel/messages.ts';
import type { Agency } from '../organization/schema.ts';
import type { SchemeCommand } from './life.ts';
import { appraiseSchemes, approveSchemes, draftSchemes, readPositions } from './permissions.ts';
import type { Positions } from './positions.ts';
import { SchemeEvent, type Position, type Scheme } from './schema.ts';
import type { Moment } from './scheme-props.ts';

/** What the routes of this room share. */
export type Desk = {
  readonly positions: Positions;
  /** Name of the city, as documents write the place of issue. */
  readonly place: string;
};

/** The agency of an address, as far as the actor sees it. @throws Refused not-found */
export function getAgency({ positions }: Desk, actor: Actor, code: string): Agency {
  const agency = positions.organization.findAgency(code);
  if (agency === undefined || !covers(can(actor, readPositions), agency.id)) throw new Refused(notFound);
  return agency;
}

/** What the actor may do with schemes of an agency, whatever their state. */
export function mayOf(
  { positions }: Desk,
  actor: Actor,
  agencyId: number,
): Record<SchemeCommand['kind'], boolean> {
  const drafts = covers(can(actor, draftSchemes), agencyId);
  const appraises = covers(can(actor, appraiseSchemes), agencyId);
  const approves = positions.isChairman(actor) && covers(can(actor, approveSchemes), agencyId);
  return {
    'position-written': drafts,
    'position-removed': drafts,
    imported: drafts,
    'import-undone': drafts,
    submitted: drafts,
    dropped: drafts,
    appraised: appraises,
    returned: appraises || approves,
    approved: approves,
  };
}

export function findPosition({ positions }: Scheme, code: string): Position {
  const found = positions.find((position) => position.code === code);
  if (found === undefined) throw new Refused(notFound);
  return found;
}

/** What happened to a scheme, in words, with the names of who did it. */
export async function momentsOf({ positions }: Desk, events: readonly ChainedEvent[]): Promise<Moment[]> {
  const ids = [...new Set(events.flatMap(({ actorId }) => actorId ?? []))];
  const people =
    ids.length === 0
      ? []
      : await positions.house.db
          .selectFrom('account')
          .select(['id', 'fullName'])
          .where('id', 'in', ids)
          .execute();
  const names = new Map(people.map(({ id, fullName }) => [id, fullName]));
  return events.map(({ number, kind, data, actorId, happenedAt }) => {
    const event = SchemeEvent.parse({ kind, data });
    return {
      number,
      kind: event.kind,
      words: wordsOf(event),
      by: actorId === null ? '' : (names.get(actorId) ?? ''),
      at: happenedAt,
    };
  });
}

function wordsOf(event: SchemeEvent): string {
  switch (event.kind) {
    case 'opened':
      return event.data.source;
    case 'position-written':
      return `${event.data.position.code} ${event.data.position.title}`;
    case 'position-removed':
      return event.data.code;
    case 'imported':
      return event.data.positions.map(({ code }) => code).join(', ');
    case 'import-undone':
      return `#${event.data.number}`;
    case 'submitted':
      return event.data.note;
    case 'returned':
      return event.data.remarks;
    case 'appraised':
      return event.data.opinion;
    case 'approved':
      return event.data.decision;
    case 'dropped':
      return event.data.reason;
  }
}

export const noFile = refuse(
  'no-file',
  t('Hãy chọn tệp Excel cần nhập.', 'Choose the Excel file to import.'),
  'file',
);
