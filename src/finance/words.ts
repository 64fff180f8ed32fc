import { t } from '../kernel/messages.ts';

export const words = {
  room: t('Tự chủ tài chính', 'Financial autonomy'),
  million: t('triệu đồng', 'million đồng'),
} as const;
