import { t } from '../kernel/messages.ts';
import type { BreakdownLine } from '../indicators/indicators.ts';
import type { Agency } from '../organization/schema.ts';
import { formatDay } from '../ui/format.ts';

type Span = Pick<Agency, 'validFrom' | 'validTo'>;

/** Agencies of one name, before and after a reorganisation, say in it until or from when they work. */
export function namesApart<Line extends Pick<BreakdownLine, 'key' | 'label'>>(
  lines: readonly Line[],
  spanOf: (agencyId: number) => Span | undefined,
): Line[] {
  const alike = Map.groupBy(lines, ({ label }) => label.vi);
  return lines.map((line) => {
    const span = (alike.get(line.label.vi)?.length ?? 0) > 1 ? spanOf(Number(line.key)) : undefined;
    if (span === undefined) return line;
    const { vi, en } = line.label;
    const [from, to] = [formatDay(span.validFrom), span.validTo === null ? null : formatDay(span.validTo)];
    const label =
      to === null
        ? t(`${vi} (từ ${from})`, `${en} (from ${from})`)
        : t(`${vi} (đến ${to})`, `${en} (until ${to})`);
    return { ...line, label };
  });
}
