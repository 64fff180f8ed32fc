import { t, type Text } from '../kernel/messages.ts';

export const levelWords = {
  city: t('Thành phố', 'City'),
  district: t('Quận, huyện', 'District'),
  commune: t('Phường, xã, thị trấn', 'Commune'),
} satisfies Record<'city' | 'district' | 'commune', Text>;
