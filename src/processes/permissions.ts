import { permission } from '../kernel/access.ts';
import { t } from '../kernel/messages.ts';

/** Drawing, checking and publishing process models: the office that controls procedures, for the whole city. */
export const editProcesses = permission(
  'editProcesses',
  t('Vẽ, kiểm tra và ban hành quy trình giải quyết', 'Draw, check and publish processes'),
  { 'procedure-controller': 'city' },
);

/** How many dossiers run on a process is told as far as one may see dossiers, and to those who change processes. */
export const countOnProcesses = permission(
  'countOnProcesses',
  t('Xem số hồ sơ đang giải quyết theo từng quy trình', 'See how many dossiers run on each process'),
  {
    clerk: 'agency',
    specialist: 'agency',
    'unit-head': 'agency',
    'records-clerk': 'agency',
    leader: 'tree',
    'procedure-controller': 'city',
    'reform-officer': 'city',
    inspector: 'city',
    auditor: 'city',
  },
);
