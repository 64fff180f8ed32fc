import { can, roles, type Actor, type Permission } from './kernel/access.ts';
import { t, type Text } from './kernel/messages.ts';
import type { Asking, Shell } from './kernel/web.ts';
import { manageAccounts } from './accounts/permissions.ts';
import { processDossiers, readDossiers, receiveDossiers, superviseDossiers } from './dossiers/permissions.ts';
import { readExaminations } from './examinations/examinations.ts';
import { readFinance } from './finance/finance.ts';
import { readIndicators } from './indicators/indicators.ts';
import { manageAgencies } from './organization/permissions.ts';
import { readPositions } from './positions/positions.ts';
import { editProcedures } from './procedures/procedures.ts';
import { readQuality } from './quality/quality.ts';
import { readReformWork } from './reform-work/reform-work.ts';
import { readReportedFigures } from './reported-figures/permissions.ts';
import { readReorganizations } from './reorganization/reorganization.ts';
import { readReports } from './reports/reports.ts';
import { readStaff } from './staff/staff.ts';
import { readTraining } from './training/training.ts';
import { Layout, PublicLayout } from './ui/layout.tsx';
import { declaredRegisters } from './declared.ts';
import type { NavigationEntry, Page } from './ui/page.tsx';
import { RefusalPage } from './ui/refusal.tsx';
import { render, renderFragment } from './ui/render.tsx';

/** Who is shown an entry: those with the permission, or with any of several. */
type Entry = Omit<NavigationEntry, 'group'> & {
  readonly for: Permission | readonly Permission[] | 'signed-in';
};
type Group = { readonly heading?: Text; readonly entries: readonly Entry[] };

/** The staff's menu in groups: each entry for those who hold its permission; the first group needs no heading. */
const staffMenu: readonly Group[] = [
  {
    entries: [{ for: 'signed-in', href: '/today', text: t('Hôm nay', 'Today'), icon: 'house' }],
  },
  {
    heading: t('Hồ sơ', 'Dossiers'),
    entries: [
      { for: receiveDossiers, href: '/receive', text: t('Tiếp nhận', 'Receive'), icon: 'file-plus' },
      { for: processDossiers, href: '/work', text: t('Việc cần làm', 'My work'), icon: 'list-checks' },
      { for: receiveDossiers, href: '/return', text: t('Trả kết quả', 'Return results'), icon: 'handshake' },
      {
        for: superviseDossiers,
        href: '/overview',
        text: t('Theo dõi', 'Overview'),
        icon: 'layout-dashboard',
      },
      { for: readDossiers, href: '/dossiers', text: t('Tra cứu hồ sơ', 'Dossiers'), icon: 'search' },
    ],
  },
  {
    heading: t('Thủ tục, cơ quan', 'Procedures, agencies'),
    entries: [
      { for: 'signed-in', href: '/procedures', text: t('Thủ tục', 'Procedures'), icon: 'book-open' },
      {
        for: editProcedures,
        href: '/procedures/manage',
        text: t('Soạn thủ tục', 'Edit procedures'),
        icon: 'pencil',
      },
      { for: 'signed-in', href: '/processes', text: t('Quy trình', 'Processes'), icon: 'workflow' },
      { for: 'signed-in', href: '/agencies', text: t('Cơ quan', 'Agencies'), icon: 'building' },
    ],
  },
  {
    heading: t('Số liệu, báo cáo', 'Figures, reports'),
    entries: [
      { for: readDossiers, href: '/statistics', text: t('Thống kê', 'Statistics'), icon: 'chart-line' },
      { for: readIndicators, href: '/indicators', text: t('Chỉ tiêu', 'Indicators'), icon: 'chart-column' },
      {
        for: readReportedFigures,
        href: '/reported-figures',
        text: t('Số liệu báo cáo', 'Reported figures'),
        icon: 'clipboard-list',
      },
      {
        for: declaredRegisters.map(({ access }) => access.read),
        href: '/registers',
        text: t('Sổ theo dõi', 'Registers'),
        icon: 'notebook-pen',
      },
      { for: readReports, href: '/reports', text: t('Báo cáo', 'Reports'), icon: 'file-text' },
      {
        for: 'signed-in',
        href: '/figure-audit',
        text: t('Soát số liệu', 'Figure audit'),
        icon: 'file-search',
      },
    ],
  },
  {
    heading: t('Cải cách hành chính', 'Administrative reform'),
    entries: [
      {
        for: 'signed-in',
        href: '/programme',
        text: t('Chương trình cải cách', 'Reform programme'),
        icon: 'flag',
      },
      {
        for: readReformWork,
        href: '/inspections',
        text: t('Kiểm tra CCHC', 'Inspections'),
        icon: 'clipboard-check',
      },
      {
        for: 'signed-in',
        href: '/emulation',
        text: t('Sáng kiến, khen thưởng', 'Initiatives, commendations'),
        icon: 'star',
      },
      {
        for: 'signed-in',
        href: '/knowledge-tests',
        text: t('Kiểm tra kiến thức', 'Knowledge tests'),
        icon: 'pen-line',
      },
      {
        for: 'signed-in',
        href: '/reform-index',
        text: t('Chỉ số CCHC', 'Reform index'),
        icon: 'list-ordered',
      },
    ],
  },
  {
    heading: t('Pháp luật, nhân sự, tài chính', 'Law, people, money'),
    entries: [
      {
        for: 'signed-in',
        href: '/legislation',
        text: t('Văn bản pháp luật', 'Legal documents'),
        icon: 'scale',
      },
      {
        for: readReorganizations,
        href: '/reorganization',
        text: t('Sắp xếp tổ chức', 'Reorganisation'),
        icon: 'git-merge',
      },
      {
        for: readStaff,
        href: '/staff',
        text: t('Cán bộ, công chức', 'Staff'),
        icon: 'users-round',
      },
      { for: 'signed-in', href: '/staff/me', text: t('Hồ sơ của tôi', 'My record'), icon: 'id-card' },
      {
        for: readPositions,
        href: '/positions',
        text: t('Vị trí việc làm', 'Job positions'),
        icon: 'briefcase',
      },
      {
        for: readExaminations,
        href: '/examinations',
        text: t('Kỳ thi, tuyển dụng', 'Examinations'),
        icon: 'clipboard-check',
      },
      {
        for: readFinance,
        href: '/finance',
        text: t('Tự chủ tài chính', 'Financial autonomy'),
        icon: 'wallet',
      },
      {
        for: readTraining,
        href: '/training',
        text: t('Đào tạo, thu hút', 'Training, talent'),
        icon: 'graduation-cap',
      },
      {
        for: readQuality,
        href: '/quality',
        text: t('Chất lượng (ISO)', 'Quality (ISO)'),
        icon: 'shield-check',
      },
    ],
  },
  {
    heading: t('Quản trị', 'Administration'),
    entries: [
      {
        for: manageAgencies,
        href: '/admin/agencies',
        text: t('Quản lý cơ quan', 'Manage agencies'),
        icon: 'building-2',
      },
      { for: manageAccounts, href: '/admin/accounts', text: t('Tài khoản', 'Accounts'), icon: 'users' },
      { for: manageAccounts, href: '/admin/settings', text: t('Cài đặt', 'Settings'), icon: 'settings' },
    ],
  },
];

const publicMenu: readonly NavigationEntry[] = [
  { href: '/procedures', text: t('Thủ tục', 'Procedures'), icon: 'book-open' },
  { href: '/dossiers/look-up', text: t('Hồ sơ', 'Dossiers'), icon: 'search' },
  { href: '/legislation', text: t('Văn bản', 'Legal documents'), icon: 'scale' },
  { href: '/agencies', text: t('Cơ quan', 'Agencies'), icon: 'building' },
  { href: '/exams', text: t('Thi tuyển', 'Examinations'), icon: 'graduation-cap' },
  { href: '/open-data', text: t('Dữ liệu mở', 'Open data'), icon: 'database' },
  { href: '/help', text: t('Hướng dẫn', 'Help'), icon: 'info' },
];

/** The page a member of staff begins with: the first of their menu. */
export function firstPageOf(actor: Actor): string {
  return menuOf(actor)[0]?.href ?? '/account';
}

/** Puts the house's look around every page. */
export function createShell(site: Text): Shell {
  function pageOf(asking: Asking, flash: Text | null): Page {
    const { actor, language, url, csrf, formSecret } = asking;
    const base = { language, path: url, csrf, site };
    const message = flash === null ? {} : { flash: { kind: 'done' as const, text: flash } };
    if (actor.kind !== 'staff') {
      return { ...base, ...message, navigation: publicMenu };
    }
    return {
      ...base,
      ...message,
      navigation: menuOf(actor),
      ...(formSecret === undefined ? {} : { formSecret }),
      person: {
        name: actor.fullName,
        agency: actor.agencyName,
        roles: actor.roles.map((role) => roles[role]),
      },
      ...(can(actor, readDossiers) === false ? {} : { searchAction: '/dossiers' }),
    };
  }

  return {
    page(asking, reply, flash) {
      const View = asking.actor.kind === 'staff' ? Layout : PublicLayout;
      return render(
        <View
          page={pageOf(asking, flash)}
          title={reply.title}
          width={reply.isTool === true ? 'wide' : 'usual'}
          scripts={reply.scripts ?? []}
          styles={reply.styles ?? []}
        >
          {reply.body}
        </View>,
      );
    },
    fragment(asking, body) {
      return renderFragment(pageOf(asking, null), body);
    },
    failure(asking, status, refusals, { failureCode, typed } = {}) {
      const View = asking.actor.kind === 'staff' ? Layout : PublicLayout;
      return render(
        <View page={pageOf(asking, null)} title={t('Chưa thực hiện được', 'Not done')}>
          <RefusalPage
            status={status}
            refusals={refusals}
            {...(failureCode === undefined ? {} : { failureCode })}
            {...(typed === undefined ? {} : { typed })}
          />
        </View>,
      );
    },
  };
}

/** The entries open to a person, the first of each group under its heading. */
function menuOf(actor: Actor): NavigationEntry[] {
  return staffMenu.flatMap(({ heading, entries }) =>
    entries
      .filter((entry) => isFor(actor, entry))
      .map((entry, index) => (index === 0 && heading !== undefined ? { ...entry, group: heading } : entry)),
  );
}

function isFor(actor: Actor, entry: Entry): boolean {
  if (entry.for === 'signed-in') return true;
  return [entry.for].flat().some((permission) => can(actor, permission) !== false);
}
