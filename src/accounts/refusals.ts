import { refuse, type Refusal } from '../kernel/errors.ts';
import { t } from '../kernel/messages.ts';

/** The same words whether the account exists, is closed or locked, or the password is wrong. */
export const signInRefused = refuse(
  'sign-in-refused',
  t(
    'Tên đăng nhập hoặc mật khẩu không đúng. Sau 5 lần sai liên tiếp, tài khoản tạm khóa 15 phút; nếu quên mật khẩu, hãy liên hệ quản trị viên của cơ quan.',
    'The username or the password is not right. After 5 failures in a row an account is locked for 15 minutes; if you forgot the password, ask your agency’s administrator.',
  ),
  'password',
);

export const codeRefused = refuse(
  'code-refused',
  t(
    'Mã không đúng, đã dùng rồi, hoặc tài khoản đang tạm khóa. Hãy đợi mã mới trên điện thoại rồi nhập lại, hoặc dùng một mã khôi phục khác.',
    'The code is not right, was used before, or the account is locked for now. Wait for the next code on your telephone, or use another recovery code.',
  ),
  'code',
);

export const pendingOver = refuse(
  'sign-in-over',
  t(
    'Đã quá 5 phút kể từ lúc nhập mật khẩu. Hãy đăng nhập lại từ đầu.',
    'More than 5 minutes have passed since the password. Sign in again from the beginning.',
  ),
);

export const firstPasswordOver = refuse(
  'sign-in-over',
  t(
    'Lượt đặt mật khẩu này đã quá 15 phút hoặc đã xong. Hãy đăng nhập lại từ đầu.',
    'This setting of a password is older than 15 minutes or already done. Sign in again from the beginning.',
  ),
);

export const passwordWrong = refuse(
  'password-wrong',
  t(
    'Mật khẩu hiện tại không đúng, hoặc đã sai quá 5 lần và phải đợi 15 phút.',
    'The present password is not right, or there were 5 failures and you must wait 15 minutes.',
  ),
  'current',
);

export const passwordsDiffer = refuse(
  'passwords-differ',
  t('Hai lần nhập mật khẩu mới không giống nhau.', 'The two new passwords are not the same.'),
  'repeat',
);

export const passwordSame = refuse(
  'password-same',
  t('Mật khẩu mới phải khác mật khẩu hiện tại.', 'The new password must differ from the present one.'),
  'next',
);

export const noPassword = refuse(
  'no-password',
  t(
    'Tài khoản này chỉ đăng nhập một lần qua hệ thống của thành phố, không có mật khẩu riêng.',
    'This account signs in through the city’s single sign-on only and has no password of its own.',
  ),
);

export const enrolmentOver = refuse(
  'enrolment-over',
  t('Mã QR này đã quá hạn. Hãy quét mã QR mới.', 'This QR image is out of date. Scan the new one.'),
);

export const secondFactorOff = refuse(
  'second-factor-off',
  t(
    'Tài khoản này chưa bật xác thực hai bước, nên không có mã khôi phục.',
    'The second factor of this account is off, so it has no recovery codes.',
  ),
  'code',
);

export const usernameTaken = refuse(
  'username-taken',
  t('Tên đăng nhập này đã có người dùng. Hãy chọn tên khác.', 'This username is taken. Choose another.'),
  'username',
);

export const subjectTaken = refuse(
  'subject-taken',
  t('Mã định danh này đã gắn với một tài khoản khác.', 'This identity is bound to another account.'),
  'oidcSubject',
);

export const agencyOutside = refuse(
  'agency-outside',
  t('Hãy chọn một cơ quan trong phạm vi bạn quản lý.', 'Choose an agency among those you manage.'),
  'agencyId',
);

export const unitElsewhere = refuse(
  'unit-elsewhere',
  t('Bộ phận này không thuộc cơ quan đã chọn.', 'This unit does not belong to the chosen agency.'),
  'unitId',
);

export const ownAccount = refuse(
  'own-account',
  t(
    'Không ai tự đổi vai trò, đặt lại mật khẩu hay khóa tài khoản của chính mình. Hãy nhờ một quản trị viên khác.',
    'Nobody changes roles, resets the password or deactivates an account of their own. Ask another administrator.',
  ),
);

export const cityRole = refuse(
  'city-role',
  t(
    'Vai trò có phạm vi toàn thành phố (kiểm soát thủ tục, cải cách hành chính, thanh tra, kiểm toán) chỉ do quản trị viên cấp thành phố cấp và quản lý.',
    'Roles that reach the whole city (procedure control, reform, inspection, audit) are given and managed by the city’s administrators only.',
  ),
  'roles',
);

export const cityOnly = refuse(
  'forbidden',
  t(
    'Chỉ quản trị viên cấp thành phố được cấu hình đăng nhập một lần.',
    'Only administrators of the whole city configure single sign-on.',
  ),
);

export const colleagueOnly = refuse(
  'colleague-only',
  t(
    'Chỉ ủy quyền cho đồng nghiệp đang hoạt động trong cùng cơ quan.',
    'Delegate only to an active colleague of the same agency.',
  ),
  'to',
);

export const untilBeforeFrom = refuse(
  'until-before-from',
  t('Thời điểm kết thúc phải sau thời điểm bắt đầu.', 'The end must come after the beginning.'),
  'until',
);

export const untilPast = refuse(
  'until-past',
  t('Thời điểm kết thúc đã qua.', 'The end has already passed.'),
  'until',
);

export const tooLong = refuse(
  'delegation-long',
  t('Một lần ủy quyền dài tối đa một năm.', 'A delegation lasts a year at most.'),
  'until',
);

export const delegatedAlready = refuse(
  'delegated-already',
  t(
    'Trong thời gian này bạn đã ủy quyền cho người khác. Hãy kết thúc ủy quyền đó trước.',
    'You have already delegated for this time. End that delegation first.',
  ),
  'from',
);

export const noRole = refuse(
  'no-role',
  t('Hãy chọn ít nhất một vai trò.', 'Choose at least one role.'),
  'roles',
);

export const signOnOff = refuse(
  'not-found',
  t('Thành phố chưa bật đăng nhập một lần.', 'The city has not turned single sign-on on.'),
);

export const signOnOver = refuse(
  'sign-in-over',
  t(
    'Lượt đăng nhập một lần này đã quá hạn hoặc không bắt đầu từ trình duyệt này. Hãy bấm đăng nhập lại.',
    'This single sign-on is out of date or did not begin in this browser. Please start again.',
  ),
);

/** The provider, or the way to it, did not do as it should. `code` finds the line in the log. */
export function signOnFailed(code: string): Refusal {
  return refuse(
    'sign-on-failed',
    t(
      `Hệ thống đăng nhập một lần không trả lời đúng (mã lỗi ${code}). Hãy thử lại, hoặc đăng nhập bằng mật khẩu.`,
      `Single sign-on did not answer as it should (failure ${code}). Try again, or sign in with your password.`,
    ),
  );
}

export const signOnStopped = refuse(
  'sign-on-stopped',
  t(
    'Bạn đã dừng hoặc bị từ chối ở hệ thống đăng nhập một lần. Bạn có thể thử lại hoặc dùng mật khẩu.',
    'You stopped, or were turned away, at the single sign-on. Try again or use your password.',
  ),
);

export const strangerRefused = refuse(
  'sign-on-unknown',
  t(
    'Hệ thống đăng nhập một lần đã xác nhận bạn, nhưng chưa có tài khoản đang hoạt động nào gắn với định danh này. Hãy liên hệ quản trị viên của cơ quan.',
    'Single sign-on knows you, but no active account here is bound to this identity. Ask your agency’s administrator.',
  ),
);

export const issuerUnsafe = refuse(
  'issuer-unsafe',
  t(
    'Địa chỉ nhà cung cấp phải bắt đầu bằng https:// (http:// chỉ dùng được cho chính máy chủ này).',
    'The provider’s address must begin with https:// (http:// only on this very machine).',
  ),
  'issuer',
);

export const issuerSilent = refuse(
  'issuer-silent',
  t(
    'Không đọc được cấu hình OpenID Connect ở địa chỉ này. Hãy kiểm tra địa chỉ và kết nối mạng, hoặc tắt đăng nhập một lần rồi lưu.',
    'No OpenID Connect configuration could be read at this address. Check it and the network, or turn single sign-on off and save.',
  ),
  'issuer',
);

export const clientMissing = refuse(
  'client-missing',
  t('Hãy ghi mã ứng dụng (client ID) do nhà cung cấp cấp.', 'Enter the client ID that the provider gave.'),
  'clientId',
);

export const secretMissing = refuse(
  'secret-missing',
  t(
    'Hãy ghi khóa bí mật (client secret); khi đổi nhà cung cấp hoặc mã ứng dụng thì phải ghi lại khóa.',
    'Enter the client secret; it must be entered again when the provider or the client ID changes.',
  ),
  'clientSecret',
);
