import type { Organization } from '../organization/organization.ts';
import { at } from './demonstration-time.ts';
import type { PackStaff } from './demonstration-schema.ts';
import { dayAt, openingOf, type Draw, type Wanted } from './made-up.ts';
import { retirementAge, retiresOn } from './retirement.ts';
import type { Sealing } from './sealed.ts';
import type { Told } from './store.ts';
import type { Day, Move, Post } from './schema.ts';

type Made = {
  readonly begun: Told[][];
  readonly people: readonly Wanted[];
  readonly sealing: Sealing;
  /** Share of the whole that is made. */
  readonly scale: number;
  readonly now: Day;
  readonly organization: Pick<Organization, 'findAgency' | 'treeOf'>;
};

/** Some of what has happened since the pack's day: people leave, move, rise and come. Gives the newcomers' records. */
export function laterLife(draw: Draw, pack: PackStaff, made: Made): Told[][] {
  const { begun, people, scale, now } = made;
  const count = (whole: number): number => Math.ceil(whole * scale);
  // The accounts come first; the rest are in no order, so that any stretch of them is as good as another.
  let next = pack.accounts.length;
  const days = Math.max(1, Math.floor((Date.parse(now) - Date.parse(pack.asOf)) / 86_400_000) - 120);
  const later = (): Day => dayAt(1923 + 60 + draw.below(days));

  each(count(pack.later.retired), () => ({ kind: 'retire', post: null }));
  each(count(pack.later.resigned), () => ({ kind: 'resign', post: null }));
  each(count(pack.later.transferred), (person) => {
    const other = people[draw.below(people.length)];
    const post =
      other?.kind === person.kind ? { ...postOf(person), agencyId: other.agencyId } : postOf(person);
    return { kind: 'transfer', post: { ...post, unitId: null } };
  });
  each(count(pack.later.appointed), (person) => ({
    kind: 'appoint',
    post: { ...postOf(person), title: 'Phó Trưởng phòng' },
  }));
  keepPay();
  return Array.from({ length: count(pack.later.recruited) }, (_unused, index): Told[] => {
    const like = people[draw.below(people.length)];
    if (like === undefined) return [];
    const { before: _, fullName: __, ...seat } = like;
    const from = later();
    const wanted = { ...seat, from, isEntered: draw.number() < 0.6, accountId: null };
    const opened = openingOf(draw, pack, made.sealing, wanted, people.length + index);
    return [{ ...opened, actorId: null, at: at(from) }];
  }).filter((told) => told.length > 0);

  function each(
    howMany: number,
    moveOf: (person: Wanted) => { kind: Move['kind']; post: Post | null },
  ): void {
    for (let done = 0; done < howMany && next < people.length; next += 1) {
      const person = people[next];
      if (person === undefined || person.kind === 'contract') continue;
      const { kind, post } = moveOf(person);
      const day = kind === 'retire' ? ageOut(begun[next] ?? [], later()) : later();
      const data = {
        kind,
        decision: `${1 + draw.below(900)}/QĐ-UBND`,
        decidedOn: day,
        effectiveOn: day,
        until: null,
        post,
        note: '',
      };
      begun[next]?.push({ kind: 'moved', data, actorId: null, at: at(day) });
      done += 1;
    }
  }

  /** Whoever retires has reached the age: born as long before as the law asks. Gives the first day of retirement. */
  function ageOut(told: Told[], day: Day): Day {
    const [opened] = told;
    const identity = opened?.kind === 'opened' ? opened.data.sheets['identity'] : undefined;
    if (opened?.kind !== 'opened' || identity === undefined) return day;
    const gender = identity['gender'] === 'female' ? 'female' : 'male';
    const birthOn = Temporal.PlainDate.from(day)
      .subtract({ months: retirementAge(gender, Number(day.slice(0, 4))) + 1 })
      .toString();
    told[0] = {
      ...opened,
      data: { ...opened.data, sheets: { ...opened.data.sheets, identity: { ...identity, birthOn } } },
    };
    return retiresOn(birthOn, gender) ?? day;
  }

  /** At one agency and below it steps have been recorded up to the present. */
  function keepPay(): void {
    const agency = made.organization.findAgency(pack.later.stepsIn);
    const tree = new Set(agency === undefined ? [] : made.organization.treeOf(agency.id));
    let left = count(pack.later.steps);
    people.forEach((person, index) => {
      const isOwn = index < pack.accounts.length;
      if (!person.isEntered || (!isOwn && (index < next || !tree.has(person.agencyId) || left <= 0))) return;
      const [opened] = begun[index] ?? [];
      if (opened?.kind !== 'opened') return;
      const [pay] = opened.data.lists['pay'] ?? [];
      const day = `${2023 + draw.below(3)}-${String(1 + draw.below(12)).padStart(2, '0')}-01`;
      if (day > now) return;
      if (!isOwn) left -= 1;
      const step = String(Math.min(Number(pay?.['step'] ?? 1) + 3, 8));
      const values = { grade: pay?.['grade'] ?? '', step, from: day };
      begun[index]?.push({
        kind: 'entry-added',
        data: { section: 'pay', values },
        actorId: null,
        at: at(day),
      });
    });
  }
}

function postOf({ agencyId, unitId, title, kind }: Wanted): Post {
  return { agencyId, unitId, title, kind };
}
