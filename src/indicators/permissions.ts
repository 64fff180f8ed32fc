import { can, covers, permission, type Actor } from '../kernel/access.ts';
import { t } from '../kernel/messages.ts';

/** Who opens figures; of which agencies, each source's own permission says. */
export const readIndicators = permission('indicator.read', t('Xem số liệu thống kê', 'See figures'), {
  clerk: 'agency',
  specialist: 'agency',
  'unit-head': 'agency',
  'records-clerk': 'agency',
  leader: 'tree',
  'procedure-controller': 'city',
  'reform-officer': 'city',
  inspector: 'city',
  'legal-officer': 'city',
  'personnel-officer': 'city',
  'personnel-clerk': 'tree',
  'finance-officer': 'city',
  auditor: 'city',
});

/** Of which agencies an actor sees what they reported. */
export function seenBy(actor: Actor): (agencyId: number) => boolean {
  const answer = can(actor, readIndicators);
  return (id) => covers(answer, id);
}
