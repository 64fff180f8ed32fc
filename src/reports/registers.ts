import { dayWords } from './period.ts';
import type { ReportRooms } from './rooms.ts';
import type { Frame, RegisterName } from './schema.ts';

/** A register as a report prints it. */
export type RegisterTable = {
  readonly heads: readonly string[];
  readonly numeric: readonly boolean[];
  /** Shares of the width. */
  readonly widths: readonly number[];
  readonly rows: readonly (readonly string[])[];
};

/** What a register holds for the period; null when it holds nothing. */
export async function registerTable(
  { registers }: ReportRooms,
  name: RegisterName,
  { period, asOf }: Frame,
): Promise<RegisterTable | null> {
  switch (name) {
    case 'documents': {
      const lines = await registers.documents(period, asOf);
      return numbered(
        [7, 20, 15, 23, 40],
        ['Số, ký hiệu', 'Ngày ban hành', 'Cơ quan ban hành', 'Trích yếu nội dung'],
        lines.map(({ number, issuedOn, issuer, title }) => [number, dayWords(issuedOn), issuer, title]),
      );
    }
    case 'targets': {
      const lines = await registers.targets(period, asOf);
      return numbered(
        [7, 45, 16, 16, 18],
        ['Mục tiêu', 'Mức đề ra', 'Kết quả', 'Đánh giá'],
        lines.map(({ title, wanted, reached, status }) => [
          title,
          wanted,
          reached === '' ? '–' : reached,
          status.vi,
        ]),
      );
    }
    case 'tasks': {
      const lines = await registers.tasks(period, asOf);
      return numbered(
        [7, 42, 24, 14, 15],
        ['Nội dung công việc', 'Cơ quan chủ trì', 'Thời hạn', 'Tình hình thực hiện'],
        lines.map(({ title, owner, dueOn, status }) => [title, owner, dayWords(dueOn), status.vi]),
      );
    }
    case 'departments':
    case 'districts':
    case 'communes': {
      const level = ({ departments: 'department', districts: 'district', communes: 'commune' } as const)[
        name
      ];
      const lines = await registers.ranks(level, period, asOf);
      const table = numbered(
        [7, 10, 50, 16, 14],
        ['Năm', 'Cơ quan, đơn vị', 'Chỉ số', 'Xếp hạng'],
        lines.map(({ year, agency, score, rank }) => [
          String(year),
          agency,
          score.toFixed(2).replace('.', ','),
          String(rank),
        ]),
      );
      return table === null ? null : { ...table, numeric: [true, false, false, true, true] };
    }
  }
}

function numbered(
  widths: readonly number[],
  heads: readonly string[],
  rows: readonly (readonly string[])[],
): RegisterTable | null {
  if (rows.length === 0) return null;
  return {
    widths,
    heads: ['TT', ...heads],
    numeric: [true, ...heads.map(() => false)],
    rows: rows.map((row, index) => [String(index + 1), ...row]),
  };
}
