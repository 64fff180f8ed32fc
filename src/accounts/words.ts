import { t, type Text } from '../kernel/messages.ts';

/** What happened to an account, as its administrator reads it. */
export const eventWords: Record<string, Text> = {
  created: t('Tạo tài khoản', 'Account created'),
  'signed-in': t('Đăng nhập', 'Signed in'),
  'signed-out': t('Đăng xuất', 'Signed out'),
  'sign-in-refused': t('Đăng nhập không thành công', 'Sign-in refused'),
  locked: t('Tạm khóa 15 phút vì sai 5 lần liên tiếp', 'Locked for 15 minutes after 5 failures in a row'),
  unlocked: t('Mở khóa', 'Unlocked'),
  'sessions-ended': t('Kết thúc các phiên đăng nhập khác', 'Other sessions ended'),
  'password-changed': t('Đổi mật khẩu', 'Password changed'),
  'password-reset': t('Quản trị viên đặt lại mật khẩu', 'Password reset by an administrator'),
  'second-factor-on': t('Bật xác thực hai bước', 'Second factor turned on'),
  'second-factor-off': t('Tắt xác thực hai bước', 'Second factor turned off'),
  'recovery-codes-made': t('Tạo bộ mã khôi phục mới', 'New set of recovery codes'),
  'recovery-code-used': t('Dùng một mã khôi phục', 'A recovery code used'),
  'roles-changed': t('Thay đổi vai trò', 'Roles changed'),
  moved: t('Chuyển cơ quan hoặc bộ phận', 'Moved to another agency or unit'),
  reorganized: t('Chuyển cơ quan do sắp xếp tổ chức', 'Moved to another agency by a reorganisation'),
  'details-changed': t('Sửa họ tên hoặc thư điện tử', 'Name or e-mail changed'),
  'identity-bound': t('Gắn định danh đăng nhập một lần', 'Single sign-on identity bound'),
  'identity-unbound': t('Gỡ định danh đăng nhập một lần', 'Single sign-on identity unbound'),
  delegated: t('Ủy quyền khi vắng mặt', 'Delegated for an absence'),
  'delegation-ended': t('Kết thúc ủy quyền', 'Delegation ended'),
  deactivated: t('Ngừng hoạt động', 'Deactivated'),
  reactivated: t('Hoạt động trở lại', 'Activated again'),
  'sign-on-configured': t('Cấu hình đăng nhập một lần', 'Single sign-on configured'),
};

export const stateWords = {
  active: t('Đang hoạt động', 'Active'),
  locked: t('Tạm khóa', 'Locked for now'),
  closed: t('Ngừng hoạt động', 'Deactivated'),
} satisfies Record<string, Text>;

export const words = {
  signIn: t('Đăng nhập', 'Sign in'),
  username: t('Tên đăng nhập', 'Username'),
  password: t('Mật khẩu', 'Password'),
  enterCode: t('Nhập mã xác thực', 'Enter the code'),
  code: t('Mã xác thực 6 chữ số', '6-digit code'),
  myAccount: t('Tài khoản của tôi', 'My account'),
  changePassword: t('Đổi mật khẩu', 'Change password'),
  newPassword: t('Đặt mật khẩu của bạn', 'Set your own password'),
  recoveryCodes: t('Mã khôi phục', 'Recovery codes'),
  secondFactor: t('Xác thực hai bước', 'Second factor'),
  absence: t('Ủy quyền khi vắng', 'Delegation for absence'),
  accounts: t('Tài khoản', 'Accounts'),
  newAccount: t('Tạo tài khoản', 'New account'),
  firstPassword: t('Mật khẩu ban đầu', 'First password'),
  signOn: t('Đăng nhập một lần', 'Single sign-on'),
  agency: t('Cơ quan', 'Agency'),
  unit: t('Bộ phận', 'Unit'),
  roles: t('Vai trò', 'Roles'),
  fullName: t('Họ và tên', 'Full name'),
  email: t('Thư điện tử', 'E-mail'),
  noUnit: t('Không thuộc bộ phận nào', 'In no unit'),
  end: t('Kết thúc', 'End'),
} satisfies Record<string, Text>;

/** How many recovery codes are left, and what to do when they run out. */
export function leftWords(left: number): Text {
  if (left > 3) return t(`Bạn còn ${left} mã khôi phục chưa dùng.`, `You have ${left} recovery codes left.`);
  const rest =
    left === 0
      ? t('Bạn không còn mã khôi phục nào', 'You have no recovery code left')
      : t(
          `Bạn chỉ còn ${left} mã khôi phục chưa dùng`,
          `You have only ${left} recovery ${left === 1 ? 'code' : 'codes'} left`,
        );
  return t(
    `${rest.vi}: hãy tạo bộ mới ở mục “Xác thực hai bước”.`,
    `${rest.en}: make a new set under “Second factor”.`,
  );
}

/** Browser and system of a session in a few words; `user-agent` headers are a thicket, so only the common ones. */
export function browserWords(userAgent: string): Text {
  const find = (known: readonly (readonly [RegExp, string])[]) =>
    known.find(([pattern]) => pattern.test(userAgent))?.[1];
  const browser = find([
    [/coc_coc/i, 'Cốc Cốc'],
    [/Edg/, 'Edge'],
    [/OPR/, 'Opera'],
    [/Firefox/, 'Firefox'],
    [/Chrome/, 'Chrome'],
    [/Safari/, 'Safari'],
  ]);
  const system = find([
    [/Android/, 'Android'],
    [/iPhone|iPad/, 'iOS'],
    [/Windows/, 'Windows'],
    [/Mac OS/, 'macOS'],
    [/Linux/, 'Linux'],
  ]);
  if (browser === undefined) return t('Trình duyệt khác', 'Another browser');
  return system === undefined
    ? t(browser, browser)
    : t(`${browser} trên ${system}`, `${browser} on ${system}`);
}
