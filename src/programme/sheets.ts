import type { Unit } from '../indicators/schema.ts';
import { figureText, partsText, valueText } from '../indicators/indicators.ts';
import { reformAreas } from '../indicators/schema.ts';
import type { SheetToWrite } from '../kernel/spreadsheet.ts';
import type { Names } from './parts.tsx';
import { showDay } from './parts.tsx';
import type { PlanReading } from './reading.ts';
import { statuses } from './status-rules.ts';
import { agenciesMet } from './tables.tsx';
import { comparisonSigns } from './words.ts';

/** Columns of the sheet of tasks, the same in the export, the template and the import; found by their headings. */
export const taskColumns = {
  title: { title: 'Nhiệm vụ', width: 60 },
  product: { title: 'Sản phẩm', width: 40 },
  area: { title: 'Lĩnh vực', width: 30 },
  owner: { title: 'Cơ quan chủ trì', width: 34 },
  coOwners: { title: 'Cơ quan phối hợp', width: 40 },
  startsOn: { title: 'Bắt đầu', width: 12 },
  dueOn: { title: 'Hạn hoàn thành', width: 14 },
} as const;
export type TaskColumn = keyof typeof taskColumns;
export const taskSheet = 'Nhiệm vụ';

/** A plan as a workbook: its tasks, then its targets, each with its status on the day. */
export function planSheets(
  reading: PlanReading,
  names: Names,
  unitOf: (code: string) => Unit,
): SheetToWrite[] {
  return [
    {
      name: taskSheet,
      columns: [
        ...Object.values(taskColumns),
        { title: 'Tiến độ (%)', width: 10 },
        { title: 'Hoàn thành ngày', width: 14 },
        { title: 'Tình trạng', width: 18 },
      ],
      rows: reading.tasks.map(({ task: { fields, own }, status }) => [
        fields.title,
        fields.product,
        reformAreas[fields.area].vi,
        names(fields.ownerId),
        fields.coOwnerIds.map(names).join('; '),
        showDay(fields.startsOn),
        showDay(fields.dueOn),
        own.progress,
        own.doneOn === null ? '' : showDay(own.doneOn),
        statuses[status].vi,
      ]),
    },
    {
      name: 'Mục tiêu',
      columns: [
        { title: 'Số', width: 6 },
        { title: 'Mục tiêu', width: 60 },
        { title: 'Lĩnh vực', width: 30 },
        { title: 'Chỉ tiêu thống kê', width: 26 },
        { title: 'Ngưỡng', width: 12 },
        { title: 'Kết quả', width: 18 },
        { title: 'Tử số/mẫu số', width: 18 },
        { title: 'Hạn', width: 12 },
        { title: 'Cơ quan theo dõi', width: 34 },
        { title: 'Tình trạng', width: 18 },
      ],
      rows: reading.targets.map((row) => {
        const { place, fields } = row.target;
        const { figure } = row;
        return [
          place.number,
          fields.title,
          reformAreas[fields.area].vi,
          fields.indicator,
          `${comparisonSigns[fields.comparison]} ${valueText(fields.threshold, unitOf(fields.indicator), 'vi')}`,
          row.agencies.length > 0 ? agenciesMet(row).vi : figure === null ? '' : figureText(figure, 'vi'),
          figure === null ? '' : partsText(figure, 'vi'),
          showDay(fields.dueOn),
          names(fields.ownerId),
          statuses[row.status].vi,
        ];
      }),
    },
  ];
}

/** The template for new tasks: the headings, two lines of example, and what may stand in the columns. */
export function templateSheets(agencies: readonly { code: string; name: string }[]): SheetToWrite[] {
  const [first, second] = agencies;
  return [
    { name: taskSheet, columns: Object.values(taskColumns), rows: [] },
    {
      name: 'Hướng dẫn',
      columns: [
        { title: 'Cột', width: 24 },
        { title: 'Cách ghi', width: 90 },
      ],
      rows: [
        ['Nhiệm vụ', 'Nội dung nhiệm vụ, nhiều nhất 500 ký tự'],
        ['Sản phẩm', 'Văn bản, phần mềm hoặc kết quả phải có'],
        [
          'Lĩnh vực',
          Object.values(reformAreas)
            .map(({ vi }) => vi)
            .join('; '),
        ],
        ['Cơ quan chủ trì', `Mã hoặc tên cơ quan, ví dụ: ${first?.code ?? ''} hoặc ${first?.name ?? ''}`],
        [
          'Cơ quan phối hợp',
          `Nhiều cơ quan cách nhau bằng dấu chấm phẩy, ví dụ: ${first?.code ?? ''}; ${second?.code ?? ''}`,
        ],
        ['Bắt đầu, Hạn hoàn thành', 'Ngày dạng 30/06/2026 hoặc 2026-06-30, nằm trong thời gian của kế hoạch'],
      ],
    },
    {
      name: 'Cơ quan',
      columns: [
        { title: 'Mã', width: 16 },
        { title: 'Tên', width: 60 },
      ],
      rows: agencies.map(({ code, name }) => [code, name]),
    },
  ];
}
