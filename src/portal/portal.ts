import type { WorkingCalendar } from '../calendar/calendar.ts';
import type { OfficeHours } from '../calendar/schema.ts';
import type { Dossier } from '../dossiers/schema.ts';
import type { House } from '../kernel/house.ts';
import { t, type Text } from '../kernel/messages.ts';
import type { Ledger } from '../ledger/ledger.ts';
import type { Inclusion } from '../ledger/schema.ts';
import type { Organization } from '../organization/organization.ts';
import type { Procedures } from '../procedures/procedures.ts';
import { isTrackingToken, trackingUrl } from './tokens.ts';
import {
  advice,
  briefView,
  isClosed,
  milestones,
  type AgencyView,
  type BriefView,
  type FullView,
  type PublicEvent,
  type TimeLeft,
} from './view.ts';

/** What the portal asks of the rooms below it; the house that puts them together gives it. */
export type PortalRooms = {
  readonly dossiers: {
    /** Null when there is none with this code. */
    findPublic(code: string): Promise<Dossier | null>;
    getPublic(id: number): Promise<Dossier>;
    /** All events of a dossier, in order. */
    events(id: number): Promise<readonly PublicEvent[]>;
  };
  readonly time: {
    readonly calendar: WorkingCalendar;
    hoursOf(agencyId: number): OfficeHours;
    /** Null without a term, and once an extension has set the date by hand. */
    remaining(dossier: Dossier, now: Temporal.Instant): TimeLeft | null;
  };
  readonly organization: Pick<Organization, 'all' | 'getAgency' | 'findAgency' | 'successions'>;
  readonly procedures: Pick<Procedures, 'search' | 'offeredAt' | 'getVersion'>;
  readonly ledger: Pick<Ledger, 'publicKey' | 'heads' | 'inclusionOf'>;
};

/** A dossier as it is shown: in full to the holder of the receipt, else code, state and due date. */
export type Tracked =
  | { readonly kind: 'brief'; readonly view: BriefView }
  | { readonly kind: 'full'; readonly view: FullView; readonly inclusion: Inclusion }
  /** A part of a linked dossier: the applicant sees one, its parent. */
  | { readonly kind: 'moved'; readonly path: string };

export type Portal = {
  readonly rooms: PortalRooms;
  readonly house: Pick<House, 'clock'>;
  /** Address in the QR of a receipt. */
  trackingUrl(origin: string, code: string): string;
  /** Null when there is no dossier with this code. */
  track(code: string, token: string | undefined): Promise<Tracked | null>;
};

export function createPortal(house: Pick<House, 'clock' | 'secret'>, rooms: PortalRooms): Portal {
  const { dossiers, time, organization, procedures, ledger } = rooms;

  async function fullView(dossier: Dossier): Promise<FullView> {
    const [events, version] = await Promise.all([
      dossiers.events(dossier.id),
      procedures.getVersion(dossier.procedureVersionId),
    ]);
    return {
      ...briefView(dossier, agencyOf),
      procedure: version.content.name,
      agency: agencyOf(dossier.agencyId),
      receivedAt: dossier.receivedAt,
      timeLeft: timeLeft(dossier),
      advice: advice(dossier),
      milestones: milestones(dossier, events, (id) => agencyOf(id).name),
    };
  }

  function agencyOf(id: number): AgencyView {
    const { code, name, address, phone } = organization.getAgency(id);
    return { code, name, address, phone };
  }

  function timeLeft(dossier: Dossier): TimeLeft | null {
    const { state, dueAt, timeliness } = dossier;
    if (state === 'resolved' || state === 'returned')
      return timeliness === null
        ? null
        : { text: timelinessWords[timeliness], isOverdue: timeliness === 'late' };
    if (dueAt === null || isClosed(state)) return null;
    const now = house.clock.now();
    const left = time.remaining(dossier, now);
    if (left !== null) return { text: left.text, isOverdue: left.isOverdue };
    return Temporal.Instant.compare(now, dueAt) > 0
      ? { text: t('Đã quá ngày hẹn lại', 'The new date has passed'), isOverdue: true }
      : { text: t('Ngày hẹn đã được gia hạn', 'The date was extended'), isOverdue: false };
  }

  return {
    rooms,
    house,
    trackingUrl: (origin, code) => trackingUrl(house.secret, origin, code),
    async track(code, token) {
      const dossier = await dossiers.findPublic(code);
      if (dossier === null) return null;
      const isHolder = isTrackingToken(house.secret, dossier.code, token);
      if (dossier.parent !== null) {
        const root = await rootOf(dossier);
        const path = isHolder
          ? trackingUrl(house.secret, '', root.code)
          : `/track/${encodeURIComponent(root.code)}`;
        return { kind: 'moved', path };
      }
      if (!isHolder) return { kind: 'brief', view: briefView(dossier, agencyOf) };
      const [view, inclusion] = await Promise.all([fullView(dossier), ledger.inclusionOf(dossier.id)]);
      return { kind: 'full', view, inclusion };
    },
  };

  async function rootOf(dossier: Dossier): Promise<Dossier> {
    return dossier.parent === null ? dossier : rootOf(await dossiers.getPublic(dossier.parent.id));
  }
}

const timelinessWords: Record<NonNullable<Dossier['timeliness']>, Text> = {
  early: t('Xong trước hạn', 'Done early'),
  onTime: t('Xong đúng hạn', 'Done on time'),
  late: t('Xong trễ hạn', 'Done late'),
};
