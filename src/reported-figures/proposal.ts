/** What the form of a new collection proposes: the present quarter, its days in the month after it. */
export function proposedCollection(today: Temporal.PlainDate): Record<string, unknown> {
  const quarter = Math.ceil(today.month / 3);
  const from = today.with({ month: (quarter - 1) * 3 + 1, day: 1 });
  const next = from.add({ months: 3 });
  const day = (days: number): string => next.add({ days }).toString();
  return {
    name: `Số liệu cải cách hành chính quý ${quarter}/${today.year}`,
    from: from.toString(),
    to: next.subtract({ days: 1 }).toString(),
    levels: ['commune', 'district'],
    commune: day(4),
    district: day(9),
    city: day(14),
  };
}
