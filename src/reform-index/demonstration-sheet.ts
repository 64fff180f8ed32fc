import { roundTo } from './exact.ts';
import type { Filled } from './filling.ts';
import type { Recorded } from './recording.ts';
import { boundsOf, isInPercent, systemValue } from './rules.ts';
import type { Answer, Evidence, Item, Rule, Stage } from './schema.ts';
import {
  applySheet,
  emptySheet,
  leafOf,
  selfPoints,
  type Seen,
  type SheetCommand,
  type SheetEvent,
  type SheetState,
  type Statement,
} from './sheet.ts';
import { decideSheet } from './sheet-rules.ts';

/** A number from 0 to below 1, the same row of numbers for the same seed. */
export type Draw = () => number;

/** Numbers that follow from `seed` alone (FNV-1a, then mulberry32). */
export function drawFrom(seed: string): Draw {
  let state = 0x811c9dc5;
  for (const character of seed) state = Math.imul(state ^ (character.codePointAt(0) ?? 0), 0x01000193);
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** When each step is done and by whom. */
export type Steps = Readonly<
  Record<'fill' | 'score' | 'submit' | 'appraise' | 'respond' | 'settle', Temporal.Instant>
>;
export type People = { readonly agency: number | null; readonly officer: number | null };

export type SheetPlan = {
  readonly leaves: readonly Item[];
  readonly figures: Filled;
  readonly asOf: string;
  readonly evidence: Evidence;
  /** How well the agency does, 0…1. */
  readonly quality: number;
  readonly steps: Steps;
  readonly people: People;
};

/** The life of one sheet, every step through the rules of real ones; `until` says how far it has come. */
export function liveSheet(
  plan: SheetPlan,
  until: 'filled' | 'half' | 'submitted' | 'settled',
  draw: Draw,
): { events: Recorded<SheetEvent>[]; state: SheetState } {
  const { leaves, people, steps } = plan;
  let state = emptySheet;
  const events: Recorded<SheetEvent>[] = [];
  const act = (command: SheetCommand, stage: Stage, at: Temporal.Instant, accountId: number | null): void => {
    for (const event of decideSheet(state, command, { stage, isLocked: false, leaves })) {
      if ('refused' in event) throw new Error(`the demonstration is refused: ${event.text.en}`);
      events.push({ event, at, accountId });
      state = applySheet(state, event, events.length);
    }
  };
  act(
    { name: 'fillFigures', asOf: plan.asOf, figures: plan.figures },
    'self-scoring',
    steps.fill,
    people.officer,
  );
  if (until === 'filled') return { events, state };
  const statements = leaves.flatMap((item) => statementOf(plan, item, draw));
  const said = until === 'half' ? statements.slice(0, Math.ceil(statements.length * draw())) : statements;
  act(
    { name: 'selfScore', statements: said, seen: seenIn(state, said) },
    'self-scoring',
    steps.score,
    people.agency,
  );
  if (until === 'half') return { events, state };
  act({ name: 'submit' }, 'self-scoring', steps.submit, people.agency);
  if (until === 'submitted') return { events, state };
  const adjustments = adjustmentsOf(state, leaves, draw);
  act(
    { name: 'appraise', adjustments, seen: seenIn(state, adjustments) },
    'appraisal',
    steps.appraise,
    people.officer,
  );
  const responses = adjustments.map(({ code }) =>
    draw() < 0.7
      ? { code, agrees: true, text: '' }
      : { code, agrees: false, text: 'Cơ quan đã bổ sung văn bản kiểm chứng, đề nghị xem xét lại.' },
  );
  act(
    { name: 'respond', responses, seen: seenIn(state, responses) },
    'response',
    steps.respond,
    people.agency,
  );
  const settled = responses
    .filter(({ agrees }) => !agrees)
    .map(({ code }) => {
      const item = leaves.find((leaf) => leaf.code === code);
      const self = item === undefined ? 0 : (selfPoints(item, leafOf(state, code)) ?? 0);
      const first = leafOf(state, code).appraisal?.points ?? 0;
      return draw() < 0.5
        ? { code, points: self, reason: 'Chấp nhận giải trình của cơ quan.' }
        : {
            code,
            points: first,
            reason: 'Văn bản bổ sung ban hành sau thời hạn, giữ nguyên điểm thẩm định.',
          };
    });
  act(
    { name: 'settle', adjustments: settled, seen: seenIn(state, settled) },
    'settlement',
    steps.settle,
    people.officer,
  );
  return { events, state };
}

function seenIn(state: SheetState, entries: readonly { readonly code: string }[]): Seen {
  return Object.fromEntries(entries.map(({ code }) => [code, leafOf(state, code).revision]));
}

/** What the agency says; where the system has a figure it mostly lets it stand. */
function statementOf(plan: SheetPlan, { code, rule, needsEvidence }: Item, draw: Draw): Statement[] {
  if (rule === null || rule.kind === 'survey') return [];
  const figures = plan.figures[code] ?? [];
  const known = systemValue(rule, figures);
  if (known !== null && draw() < 0.93) return [];
  const answer = answerOf(rule, plan.quality, draw);
  const isOther = known !== null && answer.kind === 'value' && roundTo(known, 2) !== answer.value;
  const claims = answer.kind === 'yesNo' ? answer.yes : answer.value > 0;
  return [
    {
      code,
      answer,
      explanation: isOther ? 'Một số hồ sơ nhập chậm vào hệ thống; số này theo sổ theo dõi của cơ quan.' : '',
      evidence: needsEvidence && claims ? [plan.evidence] : [],
    },
  ];
}

function answerOf(rule: Rule, quality: number, draw: Draw): Answer {
  const part = Math.min(1, Math.max(0, quality + (draw() - 0.5) * 0.3));
  if (rule.kind === 'yesNo') return { kind: 'yesNo', yes: draw() < quality + 0.08 };
  if (rule.kind === 'penalty' || rule.kind === 'bonus') {
    const isRare = draw() < (rule.kind === 'penalty' ? 1 - quality : quality / 3);
    return { kind: 'value', value: isRare ? 1 : 0, parts: null };
  }
  if (isInPercent(rule)) {
    const denominator = 8 + Math.floor(draw() * 40);
    const numerator = Math.round(denominator * part);
    return {
      kind: 'value',
      value: Math.round((numerator * 1e8) / denominator) / 1e6,
      parts: { numerator, denominator },
    };
  }
  if (rule.kind === 'tiers') {
    const top = Math.max(0, ...rule.tiers.map(({ from }) => from ?? 0));
    return { kind: 'value', value: Math.round(top * Math.min(1, part + 0.1)), parts: null };
  }
  return { kind: 'value', value: Math.round(part * 100) / 100, parts: null };
}

/** A few criteria lose points for want of proof. */
function adjustmentsOf(state: SheetState, leaves: readonly Item[], draw: Draw) {
  return leaves.flatMap((item) => {
    if (item.rule === null || item.rule.kind === 'survey') return [];
    const { low, high } = boundsOf(item.rule, item.points);
    const self = selfPoints(item, leafOf(state, item.code));
    if (self === null || high === 0 || self <= low || draw() > 0.09) return [];
    const points = Math.max(low, Math.round(self * 50) / 100);
    return points === self
      ? []
      : [{ code: item.code, points, reason: 'Tài liệu kiểm chứng chưa thể hiện đầy đủ kết quả.' }];
  });
}
