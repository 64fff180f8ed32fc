import { z } from 'zod';
import { isRole, roles, type Role } from '../kernel/access.ts';
import { timeZone } from '../kernel/clock.ts';

/*
 * Terms. An *account* is a member of staff who may sign in. A *session* is one browser signed in. A *delegation* hands a
 * person's work to a colleague while the person is absent. *Single sign-on* is OpenID Connect at the city's own provider.
 */

export const Username = z
  .string()
  .trim()
  .toLowerCase()
  .regex(/^[a-z][a-z0-9._-]{1,59}$/, {
    error:
      'Tên đăng nhập dài 2–60 ký tự, bắt đầu bằng chữ cái, chỉ gồm chữ thường không dấu, chữ số và . _ -|A username has 2–60 characters, begins with a letter, and is small letters without diacritics, digits and . _ -',
  });

export const RoleName = z.enum(Object.keys(roles).filter(isRole));

/** A password as typed. Composed letters (NFC), so that it is the same from every keyboard of Vietnamese (RFC 8265). */
export const TypedPassword = z
  .string()
  .min(1, { error: 'Hãy nhập mật khẩu|Enter the password' })
  .max(200, { error: 'Mật khẩu dài tối đa 200 ký tự|A password has at most 200 characters' })
  .transform((text) => text.normalize('NFC'));

/** A code of the second factor as typed, or a recovery code. */
export const TypedCode = z
  .string({ error: 'Hãy nhập mã|Enter the code' })
  .trim()
  .min(1, { error: 'Hãy nhập mã|Enter the code' })
  .max(40);

const rowId = z
  .string({ error: 'Hãy chọn một mục|Choose one' })
  .regex(/^\d{1,9}$/, { error: 'Hãy chọn một mục|Choose one' })
  .transform(Number);

const optionalRowId = z.preprocess(
  (value) => (value === '' || value === undefined ? null : value),
  z.union([z.null(), rowId]),
);

const chosenRoles = z.preprocess(
  (value) => (value === undefined || value === '' ? [] : Array.isArray(value) ? value : [value]),
  z
    .array(RoleName)
    .min(1, { error: 'Hãy chọn ít nhất một vai trò|Choose at least one role' })
    .transform((list) => [...new Set(list)]),
);

const Email = z.union([
  z.literal(''),
  z
    .email({ error: 'Thư điện tử có dạng ten@coquan.gov.vn|An e-mail address looks like name@agency.gov.vn' })
    .max(200),
]);

/** What an administrator says of an account; the place is an agency of the administrator's own tree. */
export const AccountDetails = z.object({
  fullName: z.string().trim().min(1, { error: 'Hãy ghi họ và tên|Enter the full name' }).max(120),
  email: Email.default(''),
  agencyId: rowId,
  unitId: optionalRowId,
  roles: chosenRoles,
  /** Identity at the single sign-on (`sub`), '' for none. */
  oidcSubject: z.string().trim().max(255).default(''),
});
export type AccountDetails = z.infer<typeof AccountDetails>;

export const NewAccount = AccountDetails.extend({ username: Username });
export type NewAccount = z.infer<typeof NewAccount>;

/** An account that a city pack brings, by the codes of its agency and unit. */
export type PackAccount = {
  readonly username: string;
  readonly fullName: string;
  readonly email?: string | undefined;
  readonly agency: string;
  readonly unit?: string | undefined;
  readonly roles: readonly Role[];
};

const momentWords =
  'Hãy ghi ngày và giờ, ví dụ 02/03/2026 08:00|Enter a day and a time, e.g. 02/03/2026 08:00';

/** `2026-03-02T08:00` on the clocks of Vietnam, as an instant. */
const LocalMoment = z
  .string({ error: momentWords })
  .regex(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2})?$/, { error: momentWords, abort: true })
  .transform((text, context) => {
    try {
      return Temporal.PlainDateTime.from(text).toZonedDateTime(timeZone).toInstant();
    } catch (error) {
      if (!(error instanceof RangeError)) throw error;
      context.addIssue({ code: 'custom', message: momentWords }); // such as the 30th of February
      return z.NEVER;
    }
  });

/** Handing one's work to a colleague for an absence. */
export const NewDelegation = z.object({
  to: rowId,
  from: LocalMoment,
  until: LocalMoment,
  reason: z
    .string()
    .trim()
    .min(3, {
      error: 'Hãy ghi lý do, ví dụ: nghỉ phép, đi công tác|Give the reason, e.g. leave, a business trip',
    })
    .max(300),
});
export type NewDelegation = z.infer<typeof NewDelegation>;

/** Single sign-on as kept: the client's secret is sealed and is never shown again. */
export const SignOnSetting = z.object({
  isEnabled: z.boolean(),
  /** On the button of the sign-in page, e.g. "Tài khoản công vụ". */
  label: z.string().max(80),
  issuer: z.string().max(500),
  clientId: z.string().max(255),
  sealedSecret: z.string(),
  /** `subject`: only identities bound to an account; `email`: a verified address binds the account at first sign-in. */
  matchBy: z.enum(['subject', 'email']),
});
export type SignOnSetting = z.infer<typeof SignOnSetting>;

/** Single sign-on as an administrator fills it in; an empty secret keeps the one that is there. */
export const SignOnForm = SignOnSetting.omit({ sealedSecret: true, isEnabled: true }).extend({
  isEnabled: z.preprocess((value) => value === 'on' || value === true, z.boolean()),
  label: z.string().trim().max(80),
  issuer: z.string().trim().max(500),
  clientId: z.string().trim().max(255),
  clientSecret: z.string().trim().max(500).default(''),
});
export type SignOnForm = z.infer<typeof SignOnForm>;

/** What the sign-in page of a demonstration shows. */
export const Demonstration = z.object({
  isDemonstration: z.boolean(),
  password: z.string(),
  accounts: z.array(z.object({ username: z.string(), role: z.string(), agency: z.string() })),
});
export type Demonstration = z.infer<typeof Demonstration>;
