import { refuse, type Refusal } from '../kernel/errors.ts';
import { t, type Text } from '../kernel/messages.ts';
import { exact, roundTo } from './exact.ts';
import { boundsOf, differs, isInPercent } from './rules.ts';
import type { Answer, Item } from './schema.ts';
import {
  leafOf,
  selfPoints,
  type Adjustment,
  type LeafState,
  type Response,
  type Seen,
  type SheetState,
  type Statement,
} from './sheet.ts';

/** Everything that keeps a sheet from being sent, beside its criterion. */
export function missingIn(state: SheetState, leaves: readonly Item[]): Refusal[] {
  return leaves.flatMap((item) => {
    if (item.rule === null || item.rule.kind === 'survey') return [];
    const leaf = leafOf(state, item.code);
    if (selfPoints(item, leaf) === null)
      return [
        at(
          item.code,
          'answer',
          'missing',
          t(`Tiêu chí ${item.code}: chưa tự chấm.`, `Criterion ${item.code}: not scored yet.`),
        ),
      ];
    return evidenceProblems(item, leaf);
  });
}

export function statementProblems(
  state: SheetState,
  statement: Statement,
  leaves: readonly Item[],
  seen: Seen,
): Refusal[] {
  const { code, answer, explanation } = statement;
  const item = leaves.find((leaf) => leaf.code === code);
  if (item?.rule === undefined || item.rule === null || item.rule.kind === 'survey')
    return [
      at(
        code,
        'answer',
        'invalid',
        t(`Tiêu chí ${code} không do cơ quan tự chấm.`, `Criterion ${code} is not scored by agencies.`),
      ),
    ];
  const leaf = leafOf(state, code);
  if ((seen[code] ?? 0) !== leaf.revision) return [changedMeanwhile(code)];
  const wrong = answerProblem(item, answer);
  if (wrong !== null) return [at(code, 'answer', 'invalid', wrong)];
  if (differs(item.rule, answer, leaf.figures) && explanation.trim() === '')
    return [
      at(
        code,
        'explanation',
        'invalid',
        t(
          `Tiêu chí ${code}: số khác với số hệ thống ghi nhận, hãy giải thích vì sao.`,
          `Criterion ${code}: this is not what the system recorded; explain why.`,
        ),
      ),
    ];
  return [];
}

/** What an answer cannot be. */
function answerProblem({ code, rule, points }: Item, answer: Answer | null): Text | null {
  if (answer === null || rule === null || rule.kind === 'survey') return null;
  if ((rule.kind === 'yesNo') !== (answer.kind === 'yesNo'))
    return t(
      `Tiêu chí ${code}: câu trả lời không đúng loại.`,
      `Criterion ${code}: the answer is of the wrong kind.`,
    );
  if (answer.kind !== 'value') return null;
  const { value, parts } = answer;
  if (parts !== null && parts.denominator === 0)
    return t(
      `Tiêu chí ${code}: mẫu số là 0 nên chưa có tỷ lệ.`,
      `Criterion ${code}: a share of nothing is no data.`,
    );
  if (value < 0)
    return t(`Tiêu chí ${code}: số phải từ 0 trở lên.`, `Criterion ${code}: the number may not be negative.`);
  if (isInPercent(rule) && value > 100)
    return t(`Tiêu chí ${code}: tỷ lệ không quá 100 %.`, `Criterion ${code}: a share is at most 100 %.`);
  if (rule.kind === 'formula' && value > points)
    return t(`Tiêu chí ${code}: điểm không quá ${points}.`, `Criterion ${code}: at most ${points} points.`);
  return null;
}

export function adjustmentProblems(
  state: SheetState,
  { code, points, reason }: Adjustment,
  leaves: readonly Item[],
  seen: Seen,
): Refusal[] {
  const item = leaves.find((leaf) => leaf.code === code);
  if (item?.rule === undefined || item.rule === null || item.rule.kind === 'survey')
    return [
      at(
        code,
        'points',
        'invalid',
        t(`Tiêu chí ${code} không thẩm định được.`, `Criterion ${code} cannot be appraised.`),
      ),
    ];
  const leaf = leafOf(state, code);
  if ((seen[code] ?? 0) !== leaf.revision) return [changedMeanwhile(code)];
  const { low, high } = boundsOf(item.rule, item.points);
  if (points < low || points > high)
    return [
      at(
        code,
        'points',
        'invalid',
        t(
          `Tiêu chí ${code}: điểm từ ${low} đến ${high}.`,
          `Criterion ${code}: points from ${low} to ${high}.`,
        ),
      ),
    ];
  if (roundTo(exact(points), 2) !== points)
    return [
      at(
        code,
        'points',
        'invalid',
        t(
          `Tiêu chí ${code}: điểm có nhiều nhất hai chữ số thập phân.`,
          `Criterion ${code}: points have at most two decimals.`,
        ),
      ),
    ];
  if (points !== (selfPoints(item, leaf) ?? 0) && reason.trim() === '')
    return [
      at(
        code,
        'reason',
        'invalid',
        t(
          `Tiêu chí ${code}: điều chỉnh điểm phải có lý do.`,
          `Criterion ${code}: an adjustment needs a reason.`,
        ),
      ),
    ];
  return [];
}

export function responseProblems(
  state: SheetState,
  { code, agrees, text }: Response,
  leaves: readonly Item[],
  seen: Seen,
): Refusal[] {
  const leaf = leafOf(state, code);
  if (!leaves.some((item) => item.code === code) || leaf.appraisal === null)
    return [
      at(
        code,
        'agrees',
        'invalid',
        t(`Tiêu chí ${code} không bị điều chỉnh.`, `Criterion ${code} was not adjusted.`),
      ),
    ];
  if ((seen[code] ?? 0) !== leaf.revision) return [changedMeanwhile(code)];
  if (!agrees && text.trim() === '')
    return [
      at(
        code,
        'text',
        'invalid',
        t(
          `Tiêu chí ${code}: không đồng ý thì hãy giải trình.`,
          `Criterion ${code}: an objection needs its grounds.`,
        ),
      ),
    ];
  return [];
}

function evidenceProblems({ code, needsEvidence }: Item, leaf: LeafState): Refusal[] {
  const claims =
    leaf.answer !== null && (leaf.answer.kind === 'value' ? leaf.answer.value > 0 : leaf.answer.yes);
  if (!needsEvidence || !claims || leaf.evidence.length > 0) return [];
  return [
    at(
      code,
      'evidence',
      'no-evidence',
      t(`Tiêu chí ${code}: chưa có tài liệu kiểm chứng.`, `Criterion ${code}: evidence is missing.`),
    ),
  ];
}

function at(code: string, field: string, refusal: string, text: Text): Refusal {
  return refuse(refusal, text, fieldName(code, field));
}

/** Name of a criterion's input in the forms: `leaf.1-2-3.answer`. */
export function fieldName(code: string, field: string): string {
  return `leaf.${code.replaceAll('.', '-')}.${field}`;
}

function changedMeanwhile(code: string): Refusal {
  return at(
    code,
    'answer',
    'conflict',
    t(
      `Tiêu chí ${code}: người khác vừa sửa. Số đang lưu hiện ở bên cạnh; hãy xem lại rồi lưu.`,
      `Criterion ${code}: somebody else has just changed it. What is stored is shown beside; check and save again.`,
    ),
  );
}
