import { permission, type Permission, type Staff } from '../kernel/access.ts';
import { t } from '../kernel/messages.ts';
import type { CommandName } from './commands.ts';
import type { Dossier } from './schema.ts';

/**
 * Who sees dossiers at all: everybody of an agency that takes part in them, and those who oversee. What an agency had
 * closed before it ended is seen by its successor, which answers for its archive.
 */
export const readDossiers = permission(
  'dossier.read',
  t('Xem hồ sơ', 'See dossiers'),
  {
    clerk: 'agency',
    specialist: 'agency',
    'unit-head': 'agency',
    'records-clerk': 'agency',
    leader: 'tree',
    'reform-officer': 'city',
    inspector: 'city',
    auditor: 'city',
  },
  { withArchive: true },
);

export const receiveDossiers = permission(
  'dossier.receive',
  t('Tiếp nhận hồ sơ, trả kết quả', 'Receive dossiers and return results'),
  { clerk: 'agency' },
);

export const processDossiers = permission(
  'dossier.process',
  t('Xử lý hồ sơ theo bước được giao', 'Work on dossiers'),
  {
    clerk: 'agency',
    specialist: 'agency',
    'unit-head': 'agency',
    'records-clerk': 'agency',
    leader: 'agency',
  },
);

export const leadDossiers = permission(
  'dossier.lead',
  t('Phân công, gia hạn, dừng xử lý hồ sơ', 'Assign, extend and stop dossiers'),
  { 'unit-head': 'agency', leader: 'agency' },
);

export const superviseDossiers = permission(
  'dossier.supervise',
  t('Theo dõi tiến độ của cơ quan', 'Follow the work of an agency'),
  {
    'unit-head': 'agency',
    leader: 'tree',
    'reform-officer': 'city',
    inspector: 'city',
    auditor: 'city',
  },
);

export const dossierPermissions: readonly Permission[] = [
  readDossiers,
  receiveDossiers,
  processDossiers,
  leadDossiers,
  superviseDossiers,
];

/** Which permission a command needs, at the dossier's own agency or at the agency of one of its open steps. */
export const commandPermissions: Record<CommandName, Permission> = {
  receive: receiveDossiers,
  refuse: receiveDossiers,
  assign: processDossiers,
  completeStep: processDossiers,
  requestSupplement: processDossiers,
  supplement: receiveDossiers,
  requestPayment: processDossiers,
  pay: receiveDossiers,
  extend: leadDossiers,
  withdraw: receiveDossiers,
  stop: leadDossiers,
  correctReceipt: receiveDossiers,
  attach: processDossiers,
  return: receiveDossiers,
};

/** Whether a member of staff may do a step: their role at its agency, and it is nobody else's. */
export function mayDoStep(staff: Staff, step: Dossier['steps'][number]): boolean {
  const mine =
    step.assigneeId === null ||
    step.assigneeId === staff.accountId ||
    staff.standsInFor.includes(step.assigneeId);
  return mine && step.agencyId === staff.agencyId && hasRole(staff, step.role);
}

/** Heads and leaders hand work out; anybody may take a free step of their own role, or give their own back. */
export function mayAssign(staff: Staff, step: Dossier['steps'][number], assigneeId: number | null): boolean {
  if (step.agencyId !== staff.agencyId) return false;
  if (hasRole(staff, 'unit-head') || hasRole(staff, 'leader')) return true;
  if (!hasRole(staff, step.role)) return false;
  const takes = assigneeId === staff.accountId && step.assigneeId === null;
  const givesBack = assigneeId === null && step.assigneeId === staff.accountId;
  return takes || givesBack;
}

function hasRole(staff: Staff, role: string): boolean {
  return (staff.roles as readonly string[]).includes(role);
}

/** The agencies that take part in a dossier. */
export function agenciesOf(dossier: Dossier): number[] {
  return [...new Set([dossier.agencyId, ...dossier.steps.map((step) => step.agencyId)])];
}
