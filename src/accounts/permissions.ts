import { permission } from '../kernel/access.ts';
import { t } from '../kernel/messages.ts';

export const manageAccounts = permission(
  'accounts.manage',
  t(
    'Quản lý tài khoản của cơ quan mình và các cơ quan cấp dưới: tạo, phân vai trò, đặt lại mật khẩu, khóa',
    'Manage the accounts of one’s own agency and those below it: create, give roles, reset passwords, deactivate',
  ),
  { administrator: 'tree' },
);

/** Holds for the whole city, so it is for administrators whose tree is the whole city; `administration` checks that. */
export const configureSignIn = permission(
  'accounts.configure-sign-in',
  t('Cấu hình đăng nhập một lần cho toàn thành phố', 'Configure single sign-on for the whole city'),
  { administrator: 'tree' },
);
