import { t } from '../kernel/messages.ts';
import type { Choice } from '../ui/choices.tsx';
import { PeopleFields } from '../ui/people-fields.tsx';

/** Seats of a council, each found by name. `found`: whom typed words fit, to choose from without script. */
export function MembersFields({ found }: { found: ReadonlyMap<string, readonly Choice[]> }) {
  return (
    <PeopleFields
      name="members"
      title={t('Thành viên hội đồng', 'Members of the council')}
      label={(number) => t(`Thành viên ${number}`, `Member ${number}`)}
      more={t('Thêm thành viên', 'More members')}
      count={15}
      shown={6}
      required={3}
      found={found}
    />
  );
}
