import { createHmac, timingSafeEqual } from 'node:crypto';
import { z } from 'zod';
import { isRefusal, refuse, type Refusal } from '../kernel/errors.ts';
import type { House } from '../kernel/house.ts';
import { t } from '../kernel/messages.ts';
import { checkScan } from '../kernel/scans.ts';
import type { UploadedFile } from '../kernel/web.ts';
import { readAnswer, writeAnswer } from './answers.ts';
import { readNumber } from './rule-text.ts';
import { decimal } from './rule-text.ts';
import { Evidence, type Item } from './schema.ts';
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
import { fieldName } from './sheet-problems.ts';

const text = (most: number) =>
  z.string().max(most, `Nhiều nhất ${most} ký tự|At most ${most} characters`).default('');
const revision = z.coerce.number().int().min(0).max(1_000_000_000).catch(-1);

/** Criteria in a form are named by their codes with hyphens: `leaf.1-2-3.answer`. `was`: what the form showed. */
const leaves = <Shape extends z.ZodRawShape>(shape: Shape) =>
  z.record(z.string().max(20), z.object({ seen: revision, was: text(12_000), ...shape })).default({});

const kept = z
  .union([
    z
      .string()
      .max(2000)
      .transform((one) => [one]),
    z.array(z.string().max(2000)).max(50),
  ])
  .default([]);

export const ScoreForm = z.object({
  /** Says that the form has come whole, even when the filter shows no criterion. */
  form: z.literal(
    'score',
    'Biểu mẫu chưa đầy đủ, hãy tải lại trang|The form is not whole; load the page again',
  ),
  action: z.enum(['save', 'submit']).default('save'),
  leaf: leaves({ answer: text(60), explanation: text(4000), kept }),
});
export type ScoreForm = z.infer<typeof ScoreForm>;

export const AppraiseForm = z.object({ leaf: leaves({ points: text(20), reason: text(4000) }) });
export type AppraiseForm = z.infer<typeof AppraiseForm>;

export const RespondForm = z.object({
  leaf: leaves({ agrees: z.enum(['', 'yes', 'no']).catch('').default(''), text: text(4000) }),
});
export type RespondForm = z.infer<typeof RespondForm>;

export const keyOf = (code: string): string => code.replaceAll('.', '-');

/** What a form shows of a criterion, in one text: what comes back the same was not touched. */
export function shownStatement({
  answer,
  explanation,
  evidence,
}: Pick<LeafState, 'answer' | 'explanation' | 'evidence'>): string {
  return [writeAnswer(answer), oneWay(explanation), ...evidence.map(({ hash }) => hash)].join('\n');
}

export function shownAdjustment(
  item: Item,
  leaf: LeafState,
  round: 'appraisal' | 'settlement',
): { points: string; reason: string } {
  const before = round === 'appraisal' ? leaf.appraisal : (leaf.settlement ?? leaf.appraisal);
  const points = before?.points ?? selfPoints(item, leaf) ?? 0;
  return {
    points: decimal(points),
    reason: (round === 'appraisal' ? leaf.appraisal : leaf.settlement)?.reason ?? '',
  };
}

/** The statements that were touched, or every field that cannot be read. */
export async function statementsOf(
  house: Pick<House, 'files' | 'secret'>,
  form: ScoreForm,
  files: readonly UploadedFile[],
  items: readonly Item[],
  purpose: string,
): Promise<{ statements: Statement[]; seen: Seen; refusals: Refusal[] }> {
  const refusals: Refusal[] = [];
  const statements: Statement[] = [];
  const seen: Record<string, number> = {};
  for (const { code, rule } of items) {
    const given = form.leaf[keyOf(code)];
    if (given === undefined || rule === null) continue;
    const field = fieldName(code, 'evidence');
    const { evidence, refusals: wrong } = await evidenceOf(
      house,
      given.kept,
      files.filter((file) => file.field === field),
      purpose,
    );
    refusals.push(...wrong);
    const answer = readAnswer(rule, given.answer);
    const explanation = oneWay(given.explanation).trim();
    const isTouched =
      [given.answer.trim(), oneWay(given.explanation), ...evidence.map(({ hash }) => hash)].join('\n') !==
      oneWay(given.was);
    if (!isTouched) continue;
    if (isRefusal(answer)) {
      const words = t(`Tiêu chí ${code}: ${answer.text.vi}`, `Criterion ${code}: ${answer.text.en}`);
      refusals.push(refuse('invalid', words, fieldName(code, 'answer')));
      continue;
    }
    seen[code] = given.seen;
    statements.push({ code, answer, explanation, evidence });
  }
  return { statements, seen, refusals };
}

/** Files of a form: those already there or sent before (sealed), and those that came now. */
export async function evidenceOf(
  house: Pick<House, 'files' | 'secret'>,
  sealed: readonly string[],
  files: readonly UploadedFile[],
  purpose: string,
): Promise<{ evidence: Evidence[]; refusals: Refusal[] }> {
  const checked = await Promise.all(files.map((file) => checkScan(house, file)));
  const fresh = checked.flatMap((scan): Evidence[] => (isRefusal(scan) ? [] : [scan]));
  const all = [...sealed.flatMap((one) => openEvidence(house, purpose, one) ?? []), ...fresh];
  return {
    evidence: [...new Map(all.map((one) => [one.hash, one])).values()],
    refusals: checked.filter(isRefusal),
  };
}

export function adjustmentsOf(
  form: AppraiseForm,
  items: readonly Item[],
  state: SheetState,
  round: 'appraisal' | 'settlement',
): { adjustments: Adjustment[]; seen: Seen; refusals: Refusal[] } {
  const refusals: Refusal[] = [];
  const adjustments: Adjustment[] = [];
  const seen: Record<string, number> = {};
  for (const item of items) {
    const { code } = item;
    const given = form.leaf[keyOf(code)];
    if (given === undefined || `${given.points.trim()}\n${oneWay(given.reason)}` === oneWay(given.was))
      continue;
    const points = readNumber(given.points);
    if (points === null) {
      const words = t(
        `Tiêu chí ${code}: điểm phải là một số.`,
        `Criterion ${code}: points must be a number.`,
      );
      refusals.push(refuse('invalid', words, fieldName(code, 'points')));
      continue;
    }
    if (round === 'settlement' && leafOf(state, code).appraisal === null) continue;
    seen[code] = given.seen;
    adjustments.push({ code, points, reason: oneWay(given.reason).trim() });
  }
  return { adjustments, seen, refusals };
}

export function responsesOf(
  form: RespondForm,
  items: readonly Item[],
): { responses: Response[]; seen: Seen } {
  const seen: Record<string, number> = {};
  const responses = items.flatMap(({ code }): Response[] => {
    const given = form.leaf[keyOf(code)];
    if (
      given === undefined ||
      given.agrees === '' ||
      `${given.agrees}\n${oneWay(given.text)}` === oneWay(given.was)
    )
      return [];
    seen[code] = given.seen;
    return [{ code, agrees: given.agrees === 'yes', text: oneWay(given.text).trim() }];
  });
  return { responses, seen };
}

/** A file as a hidden field: only a form of the same sheet and person can send it on. */
export function sealEvidence({ secret }: Pick<House, 'secret'>, purpose: string, evidence: Evidence): string {
  const packed = Buffer.from(JSON.stringify(evidence)).toString('base64url');
  return `${packed}.${sealOf(secret, purpose, packed).toString('base64url')}`;
}

function openEvidence(
  { secret }: Pick<House, 'secret'>,
  purpose: string,
  sealed: string,
): Evidence | undefined {
  const [packed = '', given = ''] = sealed.split('.', 2);
  const [expected, bytes] = [sealOf(secret, purpose, packed), Buffer.from(given, 'base64url')];
  if (bytes.length !== expected.length || !timingSafeEqual(bytes, expected)) return undefined;
  return Evidence.parse(JSON.parse(Buffer.from(packed, 'base64url').toString()));
}

function sealOf(secret: Buffer, purpose: string, packed: string): Buffer {
  return createHmac('sha256', secret).update(`reform evidence ${purpose} ${packed}`).digest();
}

/** Browsers send line ends as CR LF. */
function oneWay(typed: string): string {
  return typed.replaceAll('\r\n', '\n');
}
