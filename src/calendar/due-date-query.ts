import { z } from 'zod';

/** A moment as people and machines write it: local time of Vietnam, or with an offset. */
function momentText(name: string) {
  const words = `Cần ghi ${name} là ngày và giờ, ví dụ 2015-02-11T09:30.|Write ${name} as a date and time, for example 2015-02-11T09:30.`;
  return z.string(words).max(40, words);
}

/** A code that may be left out; null and an empty text leave it out as well. */
function codeText(vi: string, en: string) {
  const words = `${vi} phải là chữ, dài tối đa 60 ký tự.|${en} must be a text of at most 60 characters.`;
  return z.string(words).max(60, words).nullish();
}

const pauseWords =
  'Khoảng tạm dừng cần ghi TỪ/ĐẾN hoặc TỪ/ĐẾN/LOẠI, ví dụ 2015-02-12T10:00/2015-02-13T15:00/supplement; LOẠI là supplement, payment hoặc other.|Write a pause as FROM/TO or FROM/TO/KIND, for example 2015-02-12T10:00/2015-02-13T15:00/supplement; KIND is supplement, payment or other.';
const kindWords =
  'Loại tạm dừng phải là supplement (chờ bổ sung), payment (chờ nghĩa vụ tài chính) hoặc other.|The kind of a pause must be supplement, payment or other.';
const reasonWords =
  'Lý do tạm dừng phải là chữ, dài tối đa 500 ký tự.|The reason of a pause must be a text of at most 500 characters.';

/** Waiting for the applicant as asked about: an object, or the same written as `FROM/TO` or `FROM/TO/KIND`. */
const PauseQuery = z
  .preprocess(
    splitPause,
    z.object(
      {
        from: momentText('from'),
        /** Null, empty or absent: still waiting. */
        to: momentText('to').nullish(),
        reason: z.string(reasonWords).max(500, reasonWords).nullish(),
        kind: z.enum(['supplement', 'payment', 'other'], kindWords).nullish(),
      },
      pauseWords,
    ),
  )
  .describe(
    'Cũng có thể ghi "TỪ/ĐẾN" hoặc "TỪ/ĐẾN/LOẠI". / "FROM/TO" or "FROM/TO/KIND" may be written as well.',
  );

const pausesWords = 'pauses phải là danh sách các khoảng tạm dừng.|pauses must be a list of pauses.';
const manyPauses = 'Chỉ tính được tối đa 200 khoảng tạm dừng.|At most 200 pauses can be counted.';
const termWords =
  'Cần ghi term là thời hạn, ví dụ 5wd (ngày làm việc), 8wh (giờ làm việc), 20d (ngày) hoặc 2mo (tháng).|Write term as a time limit, for example 5wd (working days), 8wh (working hours), 20d (days) or 2mo (months).';

/** Body of `POST /api/v1/due-dates`. What may be left out may also be null or empty. */
export const DueDateQuery = z.object(
  {
    receivedAt: momentText('receivedAt'),
    term: z.string(termWords).max(20, termWords),
    /** Code of the agency; without it the city's usual office hours apply. */
    agency: codeText('Mã cơ quan (agency)', 'The code of the agency'),
    pauses: z
      .preprocess(
        (value) => (value === null || value === '' ? [] : value),
        z.array(PauseQuery, pausesWords).max(200, manyPauses),
      )
      .optional(),
    /** Code of a rule set; without it the one in force on the day of receipt. */
    ruleSet: codeText('Mã bộ quy tắc (ruleSet)', 'The code of the rule set'),
  },
  'Cần một đối tượng có receivedAt, term và, nếu có, agency, pauses, ruleSet.|Needed: an object with receivedAt, term and, if any, agency, pauses, ruleSet.',
);
export type DueDateQuery = z.input<typeof DueDateQuery>;

/** `FROM/TO/KIND` in its parts; an empty TO is still waiting. What is not of that form stays as it is. */
function splitPause(value: unknown): unknown {
  if (typeof value !== 'string') return emptyKindLeftOut(value);
  const [from = '', to, kind, ...more] = value.split('/');
  if (from === '' || to === undefined || kind === '' || more.length > 0) return value;
  return { from, to, ...(kind === undefined ? {} : { kind }) };
}

function emptyKindLeftOut(value: unknown): unknown {
  const isEmpty = typeof value === 'object' && value !== null && 'kind' in value && value.kind === '';
  return isEmpty ? { ...value, kind: null } : value;
}
