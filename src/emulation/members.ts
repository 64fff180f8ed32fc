import { t } from '../kernel/messages.ts';
import { readPeople, type FindPeople, type SentPeople } from '../ui/people.ts';

/** User names of a council's members. @throws Refused beside each seat that names nobody, several or somebody again */
export function readMembers(findPeople: FindPeople, sent: SentPeople): Promise<string[]> {
  return readPeople(findPeople, sent, { field: 'members', twice: seatedTwice });
}

const seatedTwice = t('Người này đã có trong hội đồng.', 'This person is on the council already.');
