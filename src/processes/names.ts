import { fold, t, type Text } from '../kernel/messages.ts';
import type { EndOutcome } from './schema.ts';

/**
 * What a name says about returning or refusing, in a file that declares no kind of task. Names are judged without
 * diacritics and part by part ("Phát hành và trả kết quả"). A bare verb counts only as the whole part, so that
 * "Kiểm tra hồ sơ" (which folds to "kiem tra ho so") or "Review returned papers" does not; nor does what is
 * denied ("Chưa trả") or sent back to be mended ("Trả lại để sửa").
 */
export function endingByName(name: string): EndOutcome | null {
  const folded = fold(name);
  if (toBeMended.test(folded)) return null;
  const parts = folded.split(/[.,;:()/&+|–—]|\s-\s|\b(?:va|and)\b/).map((part) => part.trim());
  if (parts.some(isRefusing)) return 'refused';
  return parts.some(isReturning) ? 'returned' : null;
}

function isRefusing(part: string): boolean {
  return (
    isSaid(part, refusing) ||
    (unfit.test(part) && !examining.test(part)) ||
    (backUnresolved.test(part) && !inside.test(part))
  );
}

function isReturning(part: string): boolean {
  return isSaid(part, returning) || bareReturn.test(part);
}

/** Whether the part says it without a "not" before it. */
function isSaid(part: string, words: RegExp): boolean {
  const found = words.exec(part);
  return found !== null && !denying.test(part.slice(0, found.index));
}

const denying = /\b(khong|chua|not|never|cannot|without|no|don['’]t)\b/;
const toBeMended =
  /\b(tra lai|de|yeu cau|cho|nham)\b.*\b(sua|chinh sua|bo sung|lam lai|hoan thien|hoan chinh)\b|\b(for|to) (be )?(the )?(further )?(revis|correct|rework|redo|amend|supplement|complet)/;

const refusing =
  /\b(tu choi|khong tiep nhan|refus(e[sd]?|al|ing)|reject(s|ed|ing|ion)?|declin(e[sd]?|ing))\b/;
const unfit = /\bkhong (dong y|du dieu kien)\b/;
const examining = /\b(kiem tra|xem xet|tham dinh|tham tra|xac minh|ra soat)\b/;
const backUnresolved = /^(da )?tra lai ho so\b/;
const inside = /\b(phong|chuyen vien|can bo|cong chuc|bo phan|don vi|buoc)\b/;

// "tra" is also the end of words for examining: kiểm tra, thẩm tra, điều tra, thanh tra.
const returning =
  /(?<!\b(kiem|tham|dieu|thanh|phuc) )\b(tra|giao|trao|giao tra|trao tra) (ket qua|kq|giay|the|ban chinh|ban sao)\b|\b(return|deliver)(s|ed|ing)? (the )?(result|certificate|document)s?\b|\bhand(s|ed|ing)? over (the )?(result|certificate|document)s?\b|\b(result|certificate|document)s? ((is|are|was|were|has been|have been) )?(returned|delivered|handed over)\b/;
const bareReturn =
  /^(da )?(giao |trao )?tra( ho so)?( (cho )?(nguoi (nop|dan|yeu cau)( ho so)?|cong dan|to chuc|doanh nghiep|khach hang))?$|^(return(s|ed|ing)?|deliver(s|ed|ing)?|hand(s|ed|ing)? over)( to (the )?(applicant|citizen|customer|client|business|organi[sz]ation)s?)?$/;

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
