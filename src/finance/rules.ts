import { t, type Text } from '../kernel/messages.ts';
import { formatNumber } from '../ui/format.ts';

/** The amounts of a yearly result, in million đồng; what is not filled is nought. */
export type Amounts = {
  readonly assigned: number;
  readonly spent: number;
  readonly savings: number;
  readonly income: number;
  readonly bonus: number;
  readonly welfare: number;
  readonly funds: number;
  readonly carried: number;
};

export const uses = ['income', 'bonus', 'welfare', 'funds', 'carried'] as const;

/**
 * Where amounts do not add up: savings are what was assigned and not spent, and their uses are all of them (Nghị định
 * 130/2005/NĐ-CP, Điều 8; Nghị định 43/2006/NĐ-CP, Điều 19). Compared to a tenth of a million đồng.
 */
export function resultFaults(amounts: Amounts): Text[] {
  const tenths = (value: number): number => Math.round(value * 10);
  const { assigned, spent, savings } = amounts;
  const left = tenths(assigned) - tenths(spent);
  const used = uses.reduce((sum, use) => sum + tenths(amounts[use]), 0);
  const faults: Text[] = [];
  if (left !== tenths(savings))
    faults.push(
      t(
        `Kinh phí giao trừ đã chi còn ${say(left, 'vi')}, khác kinh phí tiết kiệm ${say(tenths(savings), 'vi')} triệu đồng`,
        `Assigned less spent leaves ${say(left, 'en')}, savings say ${say(tenths(savings), 'en')} million đồng`,
      ),
    );
  if (used !== tenths(savings))
    faults.push(
      t(
        `Các khoản sử dụng cộng lại ${say(used, 'vi')}, khác kinh phí tiết kiệm ${say(tenths(savings), 'vi')} triệu đồng`,
        `The uses add up to ${say(used, 'en')}, savings are ${say(tenths(savings), 'en')} million đồng`,
      ),
    );
  return faults;
}

function say(tenths: number, language: 'vi' | 'en'): string {
  return formatNumber(tenths / 10, language, 1);
}

/** What does not add up, beside the column where it is mended; nothing where all of it does. */
export function faultsByColumn(
  values: Readonly<Partial<Record<keyof Amounts, unknown>>>,
): Partial<Record<'savings', Text>> {
  const of = (name: keyof Amounts): number => Number(values[name] ?? 0);
  const [fault] = resultFaults({
    assigned: of('assigned'),
    spent: of('spent'),
    savings: of('savings'),
    income: of('income'),
    bonus: of('bonus'),
    welfare: of('welfare'),
    funds: of('funds'),
    carried: of('carried'),
  });
  return fault === undefined ? {} : { savings: fault };
}

/** A unit under a regime in a year, with what it sent. */
export type YearLine = {
  readonly unitId: number;
  readonly name: string;
  readonly agencyId: number;
  readonly kind: string;
  readonly level: string;
  readonly regime: string;
  readonly result: { readonly id: number; readonly state: string; readonly amounts: Amounts } | null;
};

/** Lists of the page: who has not sent, whose amounts do not add up, who has sent. */
export type View = 'missing' | 'faults' | 'sent';

export type RegimeSum = {
  readonly level: string;
  readonly regime: string;
  readonly units: number;
  readonly sent: number;
  readonly amounts: Amounts;
};

const nothing: Amounts = {
  assigned: 0,
  spent: 0,
  savings: 0,
  income: 0,
  bonus: 0,
  welfare: 0,
  funds: 0,
  carried: 0,
};

/** One line for each level and regime, levels from the city down. */
export function sumsByRegime(lines: readonly YearLine[]): RegimeSum[] {
  const order = ['city', 'district', 'commune'];
  const sums = new Map<string, RegimeSum>();
  for (const { level, regime, result } of lines) {
    const key = `${level} ${regime}`;
    const before = sums.get(key) ?? { level, regime, units: 0, sent: 0, amounts: nothing };
    sums.set(key, {
      ...before,
      units: before.units + 1,
      sent: before.sent + (result === null ? 0 : 1),
      amounts: result === null ? before.amounts : added(before.amounts, result.amounts),
    });
  }
  return [...sums.values()].toSorted(
    (a, b) => order.indexOf(a.level) - order.indexOf(b.level) || a.regime.localeCompare(b.regime),
  );
}

/** The lines of `sumsByRegime` with their total below, where there are several. */
export function withTotal(sums: readonly RegimeSum[]): (RegimeSum & { readonly isTotal?: true })[] {
  if (sums.length < 2) return [...sums];
  const total = sums.reduce((sum, one) => ({
    level: '',
    regime: '',
    units: sum.units + one.units,
    sent: sum.sent + one.sent,
    amounts: added(sum.amounts, one.amounts),
  }));
  return [...sums, { ...total, isTotal: true }];
}

export function totalOf(lines: readonly YearLine[]): Amounts {
  return lines.reduce((sum, { result }) => (result === null ? sum : added(sum, result.amounts)), nothing);
}

function added(a: Amounts, b: Amounts): Amounts {
  const tenths = (name: keyof Amounts): number => (Math.round(a[name] * 10) + Math.round(b[name] * 10)) / 10;
  return {
    assigned: tenths('assigned'),
    spent: tenths('spent'),
    savings: tenths('savings'),
    income: tenths('income'),
    bonus: tenths('bonus'),
    welfare: tenths('welfare'),
    funds: tenths('funds'),
    carried: tenths('carried'),
  };
}
