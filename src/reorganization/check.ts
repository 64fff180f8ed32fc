import { refuse, type Refusal } from '../kernel/errors.ts';
import { t, type Text } from '../kernel/messages.ts';
import { formatDay } from '../ui/format.ts';
import { isUnique, repeated } from './lists.ts';
import { heirsOf, outcomeOf } from './outcome.ts';
import type { Operation, Plan } from './schema.ts';

/** What of an agency the check looks at. */
export type KnownAgency = {
  readonly code: string;
  readonly name: string;
  readonly parent: string | null;
  /** Its first day. */
  readonly since: Temporal.PlainDate;
  /** It has ended before. */
  readonly isOver: boolean;
  readonly units: readonly { readonly code: string; readonly kind: string }[];
};

/** What is wrong with a plan as a whole, each in words, with the place of the operation in the list when it is one's. */
export type Fault = { readonly operation: number | null; readonly text: Text };

/** Everything that stands in the way of trying the plan out; empty when nothing does. */
export function faultsOf(plan: Plan, agencies: readonly KnownAgency[], today: Temporal.PlainDate): Fault[] {
  const faults: Fault[] = [];
  const add = (operation: number | null, vi: string, en: string): void => {
    faults.push({ operation, text: t(vi, en) });
  };
  if (plan.operations.length === 0) add(null, 'Phương án chưa có việc nào.', 'The plan has no operation.');
  if (plan.effectiveOn === '') add(null, 'Chưa ghi ngày có hiệu lực.', 'The day it takes effect is missing.');
  if (plan.decision.number === '' || plan.decision.issuer === '')
    add(
      null,
      'Chưa ghi số và cơ quan ban hành văn bản quyết định.',
      'Number and body of the decision are missing.',
    );
  if (plan.effectiveOn !== '' && Temporal.PlainDate.from(plan.effectiveOn).year > today.year + 10)
    add(null, 'Ngày có hiệu lực quá xa.', 'The day it takes effect is too far off.');

  const known = new Map(agencies.map((agency) => [agency.code, agency]));
  const created = new Set(
    plan.operations.flatMap((operation) => (operation.kind === 'create' ? [operation.code] : [])),
  );
  const { endings } = outcomeOf(plan);
  const isThere = (code: string): boolean => created.has(code) || known.get(code)?.isOver === false;
  const lives = (code: string): boolean => isThere(code) && !endings.has(code);

  const ends = plan.operations.flatMap((operation) => endsOf(operation));
  for (const code of repeated(ends))
    add(null, `Cơ quan ${code} kết thúc ở hai việc khác nhau.`, `Agency ${code} ends in two operations.`);

  if (plan.effectiveOn !== '')
    for (const code of ends) {
      const agency = known.get(code);
      if (agency === undefined || agency.since.toString() < plan.effectiveOn) continue;
      add(
        null,
        `${agency.name} (${code}) mới thành lập ngày ${formatDay(agency.since)}, không thể kết thúc trước hoặc trong ngày đó.`,
        `${agency.name} (${code}) was established on ${formatDay(agency.since)}; it cannot end before or on that day.`,
      );
    }

  plan.operations.forEach((operation, index) => {
    const needs = (code: string): void => {
      if (!isThere(code))
        add(
          index,
          `Không có cơ quan đang hoạt động mang mã ${code}.`,
          `There is no working agency with the code ${code}.`,
        );
    };
    const needsAfter = (code: string): void => {
      if (!lives(code))
        add(
          index,
          endings.has(code)
            ? `Cơ quan ${code} cũng kết thúc, nên không thể nhận việc. Hãy chọn cơ quan còn hoạt động sau sắp xếp.`
            : `Không có cơ quan mang mã ${code} sau sắp xếp; hãy thêm việc thành lập cơ quan này.`,
          endings.has(code)
            ? `Agency ${code} ends too, so it can take nothing over. Choose one that works afterwards.`
            : `There is no agency ${code} afterwards; add an operation that creates it.`,
        );
    };
    switch (operation.kind) {
      case 'create':
        if (known.has(operation.code))
          add(
            index,
            `Mã ${operation.code} đã được dùng cho ${known.get(operation.code)?.name ?? ''}.`,
            `The code ${operation.code} is taken.`,
          );
        if (
          plan.operations.some(
            (one, at) => at < index && one.kind === 'create' && one.code === operation.code,
          )
        )
          add(
            index,
            `Mã ${operation.code} được lập hai lần.`,
            `The code ${operation.code} is created twice.`,
          );
        needsAfter(operation.parent);
        if (operation.like !== '') needs(operation.like);
        break;
      case 'merge':
        operation.from.forEach(needs);
        needsAfter(operation.into);
        if (!isUnique(operation.from))
          add(index, 'Một cơ quan được ghi hai lần.', 'An agency is named twice.');
        break;
      case 'split':
      case 'abolish': {
        needs(operation.from);
        const heirs = heirsOf({ ...operation, how: operation.kind });
        heirs.forEach(needsAfter);
        if (operation.kind === 'split' && heirs.length < 2)
          add(
            index,
            'Chia tách phải có ít nhất hai cơ quan nhận việc.',
            'A split needs at least two agencies that carry on.',
          );
        break;
      }
      case 'place':
        needs(operation.agency);
        if (endings.has(operation.agency))
          add(
            index,
            `Cơ quan ${operation.agency} kết thúc trong phương án này nên không đổi tên hay cấp được.`,
            `Agency ${operation.agency} ends in this plan, so it cannot be renamed or placed.`,
          );
        if (operation.parent !== '') needsAfter(operation.parent);
        break;
      case 'set-quota': {
        const { agency, quotaKind } = operation;
        needsAfter(agency);
        const isTwice = plan.operations.some(
          (one, at) =>
            at < index && one.kind === 'set-quota' && one.agency === agency && one.quotaKind === quotaKind,
        );
        if (isTwice)
          add(
            index,
            `Cơ quan ${agency} được giao loại biên chế này hai lần.`,
            `Agency ${agency} is given this kind of posts twice.`,
          );
        break;
      }
      case 'move-unit': {
        needs(operation.agency);
        needsAfter(operation.to);
        const unit = known.get(operation.agency)?.units.find(({ code }) => code === operation.unit);
        if (known.has(operation.agency) && unit === undefined)
          add(
            index,
            `Cơ quan ${operation.agency} không có bộ phận ${operation.unit}.`,
            `Agency ${operation.agency} has no unit ${operation.unit}.`,
          );
        break;
      }
      case 'move-procedures':
        if (operation.from !== '') needs(operation.from);
        if (operation.to !== '') needsAfter(operation.to);
        break;
    }
  });
  orphansOf(plan, agencies, endings).forEach(({ code, name, parent }) =>
    add(
      null,
      `${name} (${code}) trực thuộc ${parent ?? ''} là cơ quan kết thúc: hãy cho kết thúc theo, hoặc chuyển sang trực thuộc cơ quan khác.`,
      `${name} (${code}) stands under ${parent ?? ''}, which ends: let it end too, or place it elsewhere.`,
    ),
  );
  if (circleIn(plan, agencies))
    add(
      null,
      'Các cơ quan trực thuộc nhau thành vòng tròn.',
      'Agencies stand under one another in a circle.',
    );
  return faults;
}

/** The faults as refusals of the page's form. */
export function refusalsOf(faults: readonly Fault[]): Refusal[] {
  return faults.map(({ operation, text }) => {
    if (operation === null) return refuse('invalid', text);
    const place = operation + 1;
    return refuse('invalid', t(`Việc ${place}: ${text.vi}`, `Operation ${place}: ${text.en}`));
  });
}

function endsOf(operation: Operation): string[] {
  if (operation.kind === 'merge') return operation.from.filter((code) => code !== operation.into);
  return operation.kind === 'split' || operation.kind === 'abolish' ? [operation.from] : [];
}

function parentsAfter(plan: Plan, agencies: readonly KnownAgency[]): Map<string, string | null> {
  const parents = new Map(agencies.map(({ code, parent }) => [code, parent]));
  for (const operation of plan.operations) {
    if (operation.kind === 'create') parents.set(operation.code, operation.parent);
    if (operation.kind === 'place' && operation.parent !== '')
      parents.set(operation.agency, operation.parent);
  }
  return parents;
}

/** Agencies that would stand under one that has ended. */
function orphansOf(
  plan: Plan,
  agencies: readonly KnownAgency[],
  endings: ReadonlyMap<string, unknown>,
): KnownAgency[] {
  const parents = parentsAfter(plan, agencies);
  return agencies
    .filter(({ code, isOver }) => !isOver && !endings.has(code))
    .map((agency) => ({ ...agency, parent: parents.get(agency.code) ?? null }))
    .filter(({ parent }) => parent !== null && endings.has(parent));
}

function circleIn(plan: Plan, agencies: readonly KnownAgency[]): boolean {
  const parents = parentsAfter(plan, agencies);
  return [...parents.keys()].some((code) => {
    let [at, steps] = [parents.get(code) ?? null, 0];
    while (at !== null && at !== code && steps <= parents.size) {
      at = parents.get(at) ?? null;
      steps += 1;
    }
    return at !== null;
  });
}
