import { t } from '../kernel/messages.ts';
import { StatusBadge } from '../ui/badges.tsx';
import { Button } from '../ui/buttons.tsx';
import { DateField, TextField } from '../ui/fields.tsx';
import { Form } from '../ui/form.tsx';
import { Confirm } from '../ui/notices.tsx';
import { Say, useSay } from '../ui/page.tsx';
import { DataTable } from '../ui/table.tsx';
import type { PositionLine, Seat } from './occupancy.ts';
import { seatingKinds, type Day, type Position } from './schema.ts';
import { inGroups, showDay } from './tables.tsx';

/** A seat with who sits in it, or all empty seats of a position on one line. */
type SeatRow = Seat & { readonly position: Position; readonly empty: number };

/** Who sits where, and how many seats of each position are empty. */
export function SeatTable({
  lines,
  day,
  maySeat,
}: {
  lines: readonly PositionLine[];
  day: Day;
  maySeat: boolean;
}) {
  const say = useSay();
  const rows = inGroups(lines.map((line) => ({ ...line, group: line.position.group }))).flatMap(([, own]) =>
    own.flatMap(({ position, seats }): SeatRow[] => {
      const [first, ...others] = seats.filter(({ taken }) => taken === null);
      const sitting = seats.filter(({ taken }) => taken !== null);
      return [
        ...sitting.map((seat) => ({ ...seat, position, empty: 0 })),
        ...(first === undefined ? [] : [{ ...first, position, empty: others.length + 1 }]),
      ];
    }),
  );
  return (
    <DataTable
      caption={t('Ai ở vị trí nào', 'Who sits where')}
      rows={rows}
      rowKey={({ position, number }) => `${position.code} ${number}`}
      columns={[
        {
          key: 'title',
          title: t('Vị trí', 'Position'),
          heads: true,
          cell: ({ position, number, empty }) =>
            position.seats === 1 || empty > 0
              ? position.title
              : `${position.title} (${number}/${position.seats})`,
        },
        {
          key: 'person',
          title: t('Người', 'Person'),
          cell: ({ taken, empty, position }) =>
            taken === null ? (
              <StatusBadge
                tone="new"
                text={
                  position.seats === 1
                    ? t('Còn trống', 'Empty')
                    : t(`Còn trống ${empty}/${position.seats}`, `${empty} of ${position.seats} empty`)
                }
              />
            ) : taken.person === null ? (
              <StatusBadge tone="stopped" text={t('Người đã rời cơ quan', 'Has left the agency')} />
            ) : (
              <>
                {taken.person.fullName}
                <span class="block text-soft">
                  {say(t(`từ ${showDay(taken.seating.from)}`, `since ${showDay(taken.seating.from)}`))}
                  {taken.seating.kind === 'acting' ? ` · ${say(seatingKinds.acting)}` : ''}
                </span>
              </>
            ),
        },
        {
          key: 'lacks',
          title: t('Đạt yêu cầu', 'Meets it'),
          width: 'wide',
          cell: ({ taken }) =>
            taken === null || taken.person === null ? (
              '–'
            ) : taken.lacks.length === 0 ? (
              <StatusBadge tone="done" text={t('Đạt', 'Yes')} />
            ) : (
              taken.lacks.map((text) => (
                <p key={text.en}>
                  <Say text={text} />
                </p>
              ))
            ),
        },
        ...(maySeat
          ? [
              {
                key: 'end',
                title: t('Kết thúc', 'End'),
                width: 'fit' as const,
                cell: ({ taken }: SeatRow) =>
                  taken === null || taken.seating.to !== null ? null : (
                    <Confirm
                      text={t('Kết thúc', 'End')}
                      question={t('Người này thôi ở vị trí từ sau ngày:', 'The last day in the seat:')}
                    >
                      <Form
                        id={`end-${taken.seating.id}`}
                        action={`/positions/seatings/${taken.seating.id}/end`}
                        values={{ to: day }}
                      >
                        <DateField name="to" label={t('Ngày cuối', 'Last day')} required />
                        <TextField
                          name="reason"
                          label={t('Lý do, quyết định', 'Reason, decision')}
                          maxLength={500}
                        />
                        <Button size="small" text={t('Kết thúc', 'End')} />
                      </Form>
                    </Confirm>
                  ),
              },
            ]
          : []),
      ]}
    />
  );
}
