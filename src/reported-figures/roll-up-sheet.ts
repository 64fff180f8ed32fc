import type { Agency } from '../organization/schema.ts';
import { t } from '../kernel/messages.ts';
import type { FormRow } from './reading.ts';
import { rollUp } from './roll-up.ts';
import type { Asked } from './schema.ts';
import type { Cell, SheetToWrite } from '../kernel/spreadsheet.ts';

type Column = {
  readonly one: Asked;
  readonly part: 'value' | 'numerator' | 'denominator';
  readonly title: string;
};

/** The roll-up as a sheet: a row an agency right below, shares by their parts, the sum last. */
export function rollUpSheet(
  asked: readonly Asked[],
  viewer: Agency,
  branches: readonly { readonly agency: Agency; readonly rows: readonly FormRow[] }[],
  all: readonly FormRow[],
): SheetToWrite {
  const columns = asked.flatMap((one): Column[] =>
    one.unit === 'share'
      ? [
          { one, part: 'numerator', title: `${one.title.vi} – tử số` },
          { one, part: 'denominator', title: `${one.title.vi} – mẫu số` },
        ]
      : [{ one, part: 'value', title: one.title.vi }],
  );
  const line = (code: string, name: string, rows: readonly FormRow[]): Cell[] => {
    const forms = rows.map(({ form }) => form);
    const totals = new Map(asked.map((one) => [one.code, rollUp(one, forms, viewer.id)]));
    const first = totals.get(asked[0]?.code ?? '');
    return [
      code,
      name,
      `${first?.counted ?? 0}/${forms.length}`,
      ...columns.map(({ one, part }) => {
        const given = totals.get(one.code)?.given ?? null;
        if (given === null) return '';
        return part === 'value' ? given.value : (given.parts?.[part] ?? '');
      }),
    ];
  };
  return {
    name: t('Tổng hợp', 'Roll-up').vi,
    columns: [
      { title: 'Mã cơ quan', width: 14 },
      { title: 'Cơ quan', width: 40 },
      { title: 'Đã duyệt', width: 12 },
      ...columns.map(({ title }) => ({ title, width: 22 })),
    ],
    rows: [
      ...branches.map(({ agency, rows }) => line(agency.code, agency.name, rows)),
      line(viewer.code, 'Cộng', all),
    ],
  };
}
