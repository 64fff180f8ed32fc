import { t } from '../kernel/messages.ts';
import { degrees } from '../staff/schema.ts';
import { Card } from '../ui/content.tsx';
import { formatDay } from '../ui/format.ts';
import { useSay } from '../ui/page.tsx';
import { DataTable } from '../ui/table.tsx';
import { groups, type Group, type Position } from './schema.ts';
import { fieldWords } from './words.ts';

/** The positions of a scheme, a table a group. */
export function PositionTables({
  positions,
  hrefOf,
}: {
  positions: readonly Position[];
  hrefOf: (position: Position) => string;
}) {
  const say = useSay();
  return (
    <>
      {inGroups(positions).map(([group, own]) => (
        <Card
          key={group}
          title={t(`${groups[group].vi} (${total(own)} người)`, `${groups[group].en} (${total(own)} seats)`)}
          icon="briefcase"
        >
          <DataTable
            caption={groups[group]}
            compact
            keyboard
            rows={own}
            rowKey={({ code }) => code}
            rowHref={hrefOf}
            columns={[
              { key: 'code', title: fieldWords.code, width: 'fit', cell: ({ code }) => code },
              {
                key: 'title',
                title: fieldWords.title,
                heads: true,
                width: 'wide',
                cell: (position) => <a href={hrefOf(position)}>{position.title}</a>,
              },
              { key: 'unit', title: fieldWords.unit, hideOnPhone: true, cell: ({ unit }) => unit || '–' },
              { key: 'grade', title: fieldWords.grade, width: 'fit', cell: ({ grade }) => grade || '–' },
              {
                key: 'degree',
                title: fieldWords.degree,
                width: 'fit',
                cell: ({ degree }) => (degree === null ? '–' : say(degrees[degree])),
              },
              {
                key: 'seats',
                title: fieldWords.seats,
                align: 'end',
                width: 'fit',
                cell: ({ seats }) => seats,
              },
            ]}
          />
        </Card>
      ))}
    </>
  );
}

/** By group in the order of the law; a group without positions is left out. */
export function inGroups<P extends { readonly group: Group }>(
  positions: readonly P[],
): (readonly [Group, readonly P[]])[] {
  return (Object.keys(groups) as Group[]).flatMap((group) => {
    const own = positions.filter((position) => position.group === group);
    return own.length === 0 ? [] : [[group, own] as const];
  });
}

export function showDay(day: string | null): string {
  return day === null ? '–' : formatDay(Temporal.PlainDate.from(day));
}

function total(positions: readonly Position[]): number {
  return positions.reduce((sum, { seats }) => sum + seats, 0);
}
