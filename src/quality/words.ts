import { t } from '../kernel/messages.ts';

export const words = {
  room: t('Quản lý chất lượng (ISO 9001)', 'Quality (ISO 9001)'),
  clauses: t('Bản đồ điều khoản', 'Clause map'),
};

export const checkResults = {
  conforms: t('Phù hợp', 'Conforms'),
  observation: t('Cần lưu ý', 'Observation'),
  nonconforming: t('Không phù hợp', 'Does not conform'),
} as const;
