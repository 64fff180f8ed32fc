import { refuse, type Refusal } from '../kernel/errors.ts';
import { t, type Text } from '../kernel/messages.ts';

/** How `due` is asked, and what each part of the question means. */
export const dueUsage =
  'due --received 2015-02-11T09:30 --term 5wd [--agency CODE] [--pause FROM/TO[/KIND]]… [--ruleset CODE] [--at NOW] [--json]';

export const dueHelp: readonly Text[] = [
  t(
    '--received: thời điểm nhận hồ sơ, giờ Việt Nam hoặc kèm múi giờ.',
    'when the dossier was received, in Vietnamese time or with an offset.',
  ),
  t(
    '--term: thời hạn: 5wd ngày làm việc, 8wh giờ làm việc, 20d ngày, 2mo tháng, 0wd trong ngày.',
    'the term: 5wd working days, 8wh working hours, 20d days, 2mo months, 0wd within the day.',
  ),
  t(
    '--agency: mã cơ quan; không ghi thì theo giờ làm việc chung của thành phố.',
    'code of an agency; without it the usual office hours of the city.',
  ),
  t(
    '--pause: chờ người nộp, TỪ/ĐẾN, có thể ghi nhiều lần; ĐẾN để trống là còn chờ (cần --at). LOẠI: supplement chờ bổ sung, payment chờ nghĩa vụ tài chính, other. Nơi quy định tính lại thời hạn sau bổ sung, chỉ loại supplement tính lại; không ghi loại thì cộng thêm.',
    'waiting for the applicant, as often as needed; an empty TO is still waiting (needs --at). KIND: supplement, payment, other. Where the rules restart the term after a supplement, only the kind supplement restarts it; without a kind the pause is added.',
  ),
  t(
    '--ruleset: mã bộ quy tắc; không ghi thì theo bộ có hiệu lực ngày nhận.',
    'code of a rule set; without it the one in force on the day of receipt.',
  ),
  t('--at: tính thời gian còn lại đến lúc này.', 'the moment at which to tell the time left.'),
  t('--json: in câu trả lời dạng JSON.', 'print the answer as JSON.'),
];

/** The question as written on the command line. */
export type Asked = {
  receivedAt: string;
  term: string;
  agency?: string;
  ruleSet?: string;
  at?: string;
  /** As written, `FROM/TO/KIND`. */
  pauses: string[];
};

const options: Record<string, keyof Asked> = {
  '--received': 'receivedAt',
  '--term': 'term',
  '--agency': 'agency',
  '--ruleset': 'ruleSet',
  '--at': 'at',
  '--pause': 'pauses',
};

/** Reads the arguments of `due`; what cannot be understood is refused in words, under the field the API calls it by. */
export function readArguments(args: readonly string[]): Asked | Refusal {
  const asked: Asked = { receivedAt: '', term: '', pauses: [] };
  const seen = new Set<string>();
  for (let i = 0; i < args.length; i += 1) {
    const [name = '', ...inline] = (args[i] ?? '').split('=');
    if (name === '--json' && inline.length === 0) continue;
    const key = Object.hasOwn(options, name) ? options[name] : undefined;
    if (key === undefined) {
      const shown = name.slice(0, 60);
      return wrong('argument-unknown', t(`Không hiểu “${shown}”.`, `"${shown}" is not understood.`));
    }
    let value = inline.join('=');
    if (inline.length === 0) {
      i += 1;
      value = args[i] ?? '';
    }
    if (value === '' || value.startsWith('--')) {
      return wrong('value-missing', t(`Thiếu giá trị của ${name}.`, `The value of ${name} is missing.`), key);
    }
    if (key === 'pauses') {
      asked.pauses.push(value);
      continue;
    }
    if (seen.has(key)) {
      return refuse(
        'argument-repeated',
        t(`${name} chỉ được ghi một lần.`, `${name} may be written once only.`),
        key,
      );
    }
    seen.add(key);
    asked[key] = value;
  }
  if (asked.receivedAt === '') {
    const text = t('Thiếu --received: thời điểm nhận hồ sơ.', '--received is missing: when it was received.');
    return wrong('value-missing', text, 'receivedAt');
  }
  if (asked.term === '') {
    const text = t('Thiếu --term: thời hạn giải quyết.', '--term is missing: the time limit.');
    return wrong('value-missing', text, 'term');
  }
  if (asked.at === undefined && asked.pauses.some(isOpen)) return openWithoutAt;
  return asked;
}

/** `FROM/` or `FROM//KIND`: nothing says when the waiting ended. */
function isOpen(pause: string): boolean {
  return /^[^/]+\/(\/|$)/.test(pause);
}

const openWithoutAt = refuse(
  'pause-open',
  t(
    'Khoảng tạm dừng chưa kết thúc: hãy ghi thêm --at là thời điểm tính đến.',
    'A pause has not ended: add --at, the moment up to which to count it.',
  ),
  'pauses',
);

function wrong(code: string, { vi, en }: Text, field?: string): Refusal {
  const example = 'due --received 2015-02-11T09:30 --term 5wd --json';
  return refuse(code, t(`${vi} Ví dụ: ${example}`, `${en} Example: ${example}`), field);
}
