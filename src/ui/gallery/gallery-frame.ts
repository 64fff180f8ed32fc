import { t, type Language } from '../../kernel/messages.ts';
import type { Page } from '../page.tsx';

/** Pages of a city that does not exist, for the gallery. */

const staffNavigation: Page['navigation'] = [
  { href: '/desk', text: t('Bàn làm việc', 'Desk'), icon: 'layout-dashboard' },
  {
    href: '/counter/receive',
    text: t('Tiếp nhận', 'Receive'),
    icon: 'file-plus',
    group: t('Một cửa', 'One-stop'),
  },
  { href: '/dossiers', text: t('Hồ sơ của tôi', 'My dossiers'), icon: 'inbox', count: 23 },
  { href: '/counter/return', text: t('Trả kết quả', 'Return results'), icon: 'file-check', count: 4 },
  { href: '/approvals', text: t('Chờ phê duyệt', 'To approve'), icon: 'signature', count: 128 },
  {
    href: '/procedures',
    text: t('Thủ tục hành chính', 'Procedures'),
    icon: 'book-text',
    group: t('Nền tảng', 'Ground'),
  },
  { href: '/processes', text: t('Quy trình', 'Processes'), icon: 'workflow' },
  { href: '/organization', text: t('Cơ quan, đơn vị', 'Agencies'), icon: 'landmark' },
  { href: '/accounts', text: t('Tài khoản', 'Accounts'), icon: 'users' },
];

export function pageOf(language: Language, path: string, extra: Partial<Page> = {}): Page {
  return {
    language,
    path,
    csrf: 'token',
    site: t('Thành phố Sông Sen', 'Lotus River City'),
    navigation: staffNavigation,
    searchAction: '/search',
    person: {
      name: 'Nguyễn Thị Hồng Nhung',
      agency: 'Ủy ban nhân dân phường An Hòa',
      roles: [t('Công chức một cửa', 'One-stop clerk'), t('Văn thư', 'Records clerk')],
    },
    ...extra,
  };
}

export function publicPage(language: Language, path: string): Page {
  return {
    language,
    path,
    csrf: 'token',
    site: t('Thành phố Sông Sen', 'Lotus River City'),
    navigation: [
      { href: '/procedures', text: t('Thủ tục hành chính', 'Procedures'), icon: 'book-text' },
      { href: '/track', text: t('Tra cứu hồ sơ', 'Track a dossier'), icon: 'search' },
      { href: '/agencies', text: t('Cơ quan một cửa', 'One-stop counters'), icon: 'landmark' },
    ],
  };
}
