import type { Actor } from '../kernel/access.ts';
import { auditStaffLooks } from './permissions.ts';
import { can, covers } from '../kernel/access.ts';
import { cover, isSensitive, showPerson, type Sight } from './masking.ts';
import type { RecordProps } from './record-props.ts';
import { agencyOf } from './actions.ts';
import { standingOf, todayOf } from './desk.ts';
import type { Staff } from './staff.ts';
import { nameOf } from './names.ts';
import type { Day, Person } from './schema.ts';

/** What a page of one record needs: the record as far as it is to be seen, and what its reader may do. */
export function recordProps(
  staff: Staff,
  actor: Actor,
  person: Person,
  options: { readonly sight: Sight; readonly isOwn?: boolean; readonly asOf?: Day | undefined },
): Omit<RecordProps, 'refused' | 'children'> {
  const { sight, isOwn = false, asOf } = options;
  const today = todayOf(staff);
  return {
    person: withWanted(person, sight, staff),
    shown: showPerson(person, sight, staff.sealing),
    isOpen: sight === 'open',
    standing: standingOf(staff, actor, person),
    isOwn,
    asOf: asOf === undefined || asOf >= today ? null : asOf,
    today,
    seesLooks: covers(can(actor, auditStaffLooks), agencyOf(person, today)),
    agencyName: nameOf(staff.organization),
  };
}

/** What a correction wants is as sensitive as the field it is about. */
function withWanted(person: Person, sight: Sight, { sealing }: Staff): Person {
  return {
    ...person,
    corrections: person.corrections.map((one) => {
      if (one.wanted === '' || one.field === '') return one;
      if (sight === 'covered' && isSensitive(one.section, one.field)) return { ...one, wanted: cover };
      const opened = sealing.open(one.wanted);
      return opened === '' ? one : { ...one, wanted: opened };
    }),
  };
}
