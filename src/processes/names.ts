import { fold, t, type Text } from '../kernel/messages.ts';
import type { EndOutcome } from './schema.ts';

/** The kind of a task in a file that declares none: what its name says about returning or refusing. */
export function endingByName(name: string): EndOutcome | null {
  const folded = fold(name);
  if (refusing.test(folded)) return 'refused';
  return returning.test(folded) ? 'returned' : null;
}

const refusing =
  /\b(tu choi|khong tiep nhan|tra lai ho so|refus(e|es|al|ing)|reject(s|ion|ing)?|declin(e|es|ing))\b/;
const returning =
  /\b(tra (ket qua|kq|giay|the|ban chinh|ban sao)|giao ket qua|return(s|ing)? (the )?(result|certificate|document)s?|(deliver|hand over)(s|ing)? (the )?(result|certificate|document)s?)\b/;

/** The role a lane's name stands for, when the lane declares none: the usual words of the one-stop offices. */
export function roleByName(name: string): string | null {
  const folded = fold(name);
  return roles.find(([, names]) => names.includes(folded))?.[0] ?? null;
}

const roles: readonly (readonly [string, readonly string[]])[] = [
  [
    'clerk',
    [
      'clerk',
      'can bo mot cua',
      'cong chuc mot cua',
      'bo phan mot cua',
      'bo phan tiep nhan va tra ket qua',
      'can bo tiep nhan',
      'cong chuc tiep nhan',
    ],
  ],
  ['specialist', ['specialist', 'chuyen vien', 'cong chuc chuyen mon', 'can bo thu ly', 'can bo chuyen mon']],
  ['unit-head', ['unit-head', 'unit head', 'lanh dao phong', 'truong phong', 'lanh dao don vi']],
  [
    'leader',
    ['leader', 'lanh dao', 'lanh dao co quan', 'lanh dao uy ban nhan dan', 'lanh dao ubnd', 'lanh dao so'],
  ],
  ['records-clerk', ['records-clerk', 'records clerk', 'van thu']],
];

/** What a button says for an outcome whose flow has no name. */
export function outcomeWords(outcome: string): Text | null {
  return outcomes[outcome] ?? null;
}

/** The usual outcomes with their words, to choose from when drawing. */
export function outcomeChoices(): [string, Text][] {
  return Object.entries(outcomes).filter(([outcome]) => outcome !== 'otherwise');
}

const outcomes: Readonly<Record<string, Text>> = {
  approved: t('Đồng ý', 'Approve'),
  revise: t('Yêu cầu làm lại', 'Send back for revision'),
  refused: t('Từ chối', 'Refuse'),
  returned: t('Đã trả kết quả', 'Returned'),
  eligible: t('Đủ điều kiện', 'Eligible'),
  ineligible: t('Không đủ điều kiện', 'Not eligible'),
  passed: t('Đạt', 'Passed'),
  failed: t('Không đạt', 'Failed'),
  yes: t('Có', 'Yes'),
  no: t('Không', 'No'),
  otherwise: t('Trường hợp khác', 'Otherwise'),
};
