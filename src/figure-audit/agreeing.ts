import type { List } from './lists.ts';
import type { Figure } from './numbers.ts';

/** The total before a list that is the sum of all its parts, or of the first ones, with those parts. */
export function agreeingTotal({ heads, parts }: List): { head: Figure; count: number } | null {
  let sum = 0;
  let slack = 0;
  for (const [index, { figure }] of parts.entries()) {
    sum += figure.value;
    slack += slackOf(figure);
    if (index === 0) continue;
    const head = heads.find(
      (each) => each.kind === figure.kind && Math.abs(sum - each.value) <= slack + slackOf(each) + 1e-6,
    );
    if (head !== undefined) return { head, count: index + 1 };
  }
  return null;
}

/** What rounding to its last digit may have taken from an amount; a count is exact. */
export function slackOf(figure: Figure): number {
  return figure.kind === 'money' && (figure.decimals > 0 || figure.step > 1) ? figure.step / 2 : 0;
}
