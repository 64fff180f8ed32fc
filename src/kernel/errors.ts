import { t, type Text } from './messages.ts';

/** A refusal in words: what is wrong, where (`field`), what to do. A decision that refuses changes nothing. */
export type Refusal = {
  readonly refused: true;
  readonly code: string;
  readonly text: Text;
  /** Name of the input the refusal is about, as in the form or JSON body, e.g. `applicant.idNumber`. */
  readonly field?: string;
};

export function refuse(code: string, text: Text, field?: string): Refusal {
  return field === undefined ? { refused: true, code, text } : { refused: true, code, text, field };
}

export function isRefusal(value: unknown): value is Refusal {
  return typeof value === 'object' && value !== null && 'refused' in value && value.refused === true;
}

/** HTTP status of each general refusal code; a code that is not here answers 422. */
const statuses: Record<string, number> = {
  'not-signed-in': 401,
  forbidden: 403,
  'csrf-failed': 403,
  'not-found': 404,
  conflict: 409,
  'form-used': 409,
  'too-large': 413,
  'unsupported-media': 415,
  'malformed-request': 400,
  invalid: 422,
  locked: 423,
  'too-many-requests': 429,
  unavailable: 503,
};

/** Thrown at the edge of a decision to leave a transaction or a handler with one refusal or several. */
export class Refused extends Error {
  readonly refusals: readonly Refusal[];
  readonly status: number;

  constructor(refusals: Refusal | readonly Refusal[]) {
    const list = 'refused' in refusals ? [refusals] : refusals;
    super(list.map((refusal) => refusal.text.en).join(' '));
    this.name = 'Refused';
    this.refusals = list;
    this.status = statuses[list[0]?.code ?? 'invalid'] ?? 422;
  }
}

/** What a decision gave, or its refusal thrown. */
export function accepted<T>(outcome: T | Refusal): T {
  if (isRefusal(outcome)) throw new Refused(outcome);
  return outcome;
}

export const notFound = refuse(
  'not-found',
  t(
    'Không tìm thấy trang hoặc dữ liệu này, hoặc bạn không có quyền xem. Hãy kiểm tra lại địa chỉ.',
    'There is no such page or record, or you may not see it. Please check the address.',
  ),
);

export const forbidden = refuse(
  'forbidden',
  t(
    'Tài khoản của bạn không có quyền làm việc này. Hãy liên hệ quản trị viên của cơ quan nếu cần.',
    'Your account may not do this. Ask the administrator of your agency if you need to.',
  ),
);

export const notSignedIn = refuse(
  'not-signed-in',
  t('Bạn cần đăng nhập để tiếp tục.', 'Please sign in to continue.'),
);
