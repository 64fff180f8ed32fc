import type { Organization } from '../organization/organization.ts';
import type { PackStaff } from './demonstration-schema.ts';
import { dayAt, shuffled, type Draw, type Wanted } from './made-up.ts';
import type { Degree, StaffKind } from './schema.ts';

export type PackAccount = {
  readonly id: number;
  readonly username: string;
  readonly fullName: string;
  readonly agencyId: number;
  readonly unitId: number | null;
  readonly roles: readonly string[];
};
type Group = PackStaff['groups'][number];
type Seat = Omit<Wanted, 'isEntered' | 'accountId'> & Partial<Pick<Wanted, 'accountId' | 'fullName'>>;
type Agencies = Pick<Organization, 'all' | 'findAgency'>;

const endOf2011 = 729; // days after 1 January 2010

/**
 * Everybody who is in post on the pack's day: as many of each group and degree as the pack says, the accounts among them
 * first, and as many entered records.
 */
export function wantedPeople(
  draw: Draw,
  pack: PackStaff,
  agencies: Agencies,
  accounts: readonly PackAccount[],
): Wanted[] {
  const seats = [
    ...pack.groups.filter(({ kind }) => !isCommune(kind)).flatMap((group) => seatsOf(draw, group, agencies)),
    ...communeSeats(draw, pack, agencies),
  ];
  const taken = new Set<number>();
  const own = accounts.map((account): Seat => {
    const index = seats.findIndex((seat, at) => !taken.has(at) && fits(account, seat, agencies));
    const seat = seats[index];
    if (seat === undefined) throw new RangeError(`the pack has no seat for ${account.fullName}`);
    taken.add(index);
    const { id, username, fullName, agencyId, unitId } = account;
    const title = pack.accounts.find((one) => one.username === username)?.title ?? seat.title;
    return { ...seat, title, agencyId, unitId, fullName, accountId: id };
  });
  const others = seats.filter((_, index) => !taken.has(index));
  const entered = new Set(
    shuffled(
      draw,
      others.map((_, index) => index),
    ).slice(0, pack.entered - own.length),
  );
  // Mixed, so that the beginning of the list is a city in small.
  return [
    ...own.map((seat): Wanted => ({ ...seat, isEntered: true, accountId: seat.accountId ?? null })),
    ...shuffled(
      draw,
      others.map((seat, index): Wanted => ({ ...seat, isEntered: entered.has(index), accountId: null })),
    ),
  ];
}

/** A seat at which an account may sit: of its level, its leader or not, with a university degree. */
function fits({ agencyId, roles }: PackAccount, { kind, degree }: Seat, agencies: Agencies): boolean {
  if (degree !== 'bachelor') return false;
  const level = agencies.all().find(({ id }) => id === agencyId)?.level;
  if (level !== 'commune') return kind === 'civil-servant';
  return kind === (roles.includes('leader') ? 'commune-key-official' : 'commune-civil-servant');
}

function seatsOf(draw: Draw, group: Group, agencies: Agencies): Seat[] {
  const degrees = spread(group.degrees ?? {});
  const places = group.places.flatMap(({ kinds, codes, share }) => {
    const ids = agencies.all().filter(({ code, kind }) => kinds.includes(kind) || codes.includes(code));
    return ids.length === 0 ? [] : Array.from({ length: share }, () => ids);
  });
  return degrees.map((degree) => {
    const place = draw.of(draw.of(places));
    const titles = group.titlesOf[place.code] ?? group.titles;
    return {
      kind: group.kind,
      agencyId: place.id,
      unitId:
        draw.number() < 0.7 ? (place.units[draw.below(Math.max(1, place.units.length))]?.id ?? null) : null,
      title: draw.of(titles),
      degree,
      political: degree !== '' && draw.number() < 0.2 ? '' : null,
      from: dayAt(draw.below(1900) - 1800),
    };
  });
}

/** Commune staff, of whom the pack says how they stood at the end of 2011 as well. */
function communeSeats(draw: Draw, pack: PackStaff, agencies: Agencies): Seat[] {
  const { degrees, since2011, professionalIn2011, political, politicalIn2011 } = pack.communes;
  const communes = agencies.all().filter(({ kind }) => kind === 'commune-committee');
  const groups = pack.groups.filter(({ kind }) => isCommune(kind));
  const kinds = shuffled(
    draw,
    groups.flatMap((group) => Array.from({ length: group.count ?? 0 }, () => group)),
  );
  if (communes.length === 0) return [];
  // Elementary first, so that all of them are among those of 2011; then those who rose from it.
  const ordered = spread(degrees).toSorted((one, other) => rank(one) - rank(other));
  const elementary = degrees.elementary ?? 0;
  const risen = since2011 - professionalIn2011 - elementary;
  const total = ordered.length;
  const later = shuffled(
    draw,
    Array.from({ length: since2011 }, (_, index) => index),
  );
  const since = new Set(later.slice(0, politicalIn2011));
  const newcomers = total - since2011;
  const withIt = Math.min(newcomers, Math.floor(newcomers / 2));
  const reached = new Set(later.slice(politicalIn2011, political - withIt));
  return ordered.map((degree, index): Seat => {
    const group = kinds[index];
    if (group === undefined) throw new RangeError('groups and degrees of communes differ in number');
    const place = communes[index % communes.length];
    const isNew = index >= since2011;
    return {
      kind: group.kind,
      agencyId: place?.id ?? 0,
      unitId: null,
      title: draw.of(group.titles),
      degree,
      ...(index >= elementary && index < elementary + risen
        ? { before: { degree: 'elementary' as const, until: dayAt(endOf2011 + 150 + draw.below(800)) } }
        : {}),
      political: isNew
        ? index - since2011 < withIt
          ? ''
          : null
        : since.has(index)
          ? ''
          : reached.has(index)
            ? dayAt(endOf2011 + 100 + draw.below(1000))
            : null,
      from: isNew ? dayAt(endOf2011 + 40 + draw.below(1000)) : dayAt(draw.below(700) - 600),
    };
  });
}

function spread(degrees: PackStaff['communes']['degrees']): (Degree | '')[] {
  return Object.entries(degrees).flatMap(([degree, count]) =>
    Array.from({ length: count }, () => degree as Degree | ''),
  );
}

const order: readonly (Degree | '')[] = [
  'elementary',
  'intermediate',
  'college',
  'bachelor',
  'master',
  'doctor',
];
const rank = (degree: Degree | ''): number => order.indexOf(degree);
const isCommune = (kind: StaffKind): boolean => kind.startsWith('commune-');
