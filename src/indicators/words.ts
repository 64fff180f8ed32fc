import { t, type Text } from '../kernel/messages.ts';
import type { Better } from './schema.ts';

export const betterWords: Record<Better, Text> = {
  more: t('Càng cao càng tốt', 'More is better'),
  less: t('Càng thấp càng tốt', 'Less is better'),
  none: t('Chỉ cho biết quy mô', 'Only tells how much'),
};

export const sourceKinds = {
  computed: t('Tính từ hồ sơ, sổ sách', 'Computed from records'),
  reported: t('Cơ quan báo cáo', 'Reported by agencies'),
} satisfies Record<string, Text>;

export const sourceWords = {
  measured: t('Đo từ hồ sơ', 'Measured'),
  reported: t('Cơ quan báo cáo', 'Reported'),
  none: t('Chưa có số liệu', 'No data'),
} satisfies Record<string, Text>;

export const crumbs = [{ href: '/indicators', text: t('Chỉ tiêu', 'Indicators') }] as const;
