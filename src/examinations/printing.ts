import { readFileSync } from 'node:fs';
import path from 'node:path';
import { renderDocument } from '../forms/forms.ts';
import { timeZone } from '../kernel/clock.ts';
import { refuse, Refused } from '../kernel/errors.ts';
import { t } from '../kernel/messages.ts';
import type { Examination } from './life.ts';
import { showDay } from './parts.tsx';
import type { ListedResult } from './results.ts';
import type { ExamKind } from './rule-schema.ts';
import { findPart, getRules } from './rule-sets.ts';
import type { Candidate } from './store-candidates.ts';
import { formatPoints, standingWords } from './words.ts';

export const sheetNames = ['doors', 'attendance', 'marks', 'results', 'decision'] as const;
export type SheetName = (typeof sheetNames)[number];

/** What stands on a sheet: what it needs of this and nothing else. */
export type SheetContent = {
  /** Code of the part that is sat; '' for all. */
  readonly part: string;
  /** Which room alone; undefined: each on a sheet of its own. */
  readonly room: number | undefined;
  readonly candidates: readonly Candidate[];
  readonly papers: readonly string[];
  readonly results: readonly ListedResult[];
};

export type Head = {
  /** Name of the agency above all, and of the place as documents write it. */
  readonly above: string;
  readonly place: string;
  nameOf(agencyId: number): string;
};

type Column = { readonly title: string; readonly width: number; readonly centred: boolean };
type Section = {
  readonly title: string;
  readonly rows: readonly (readonly string[])[];
  readonly summary: string;
};
type Sheet = {
  readonly title: string;
  readonly columns: readonly Column[];
  readonly sections: readonly Section[];
  readonly signers: readonly [string, string];
};

/** Rows that go on paper at once: some fifty sheets, two seconds of work. */
const mostRows = 1200;

/** Which body holds an examination: its council signs. */
const councils: Readonly<Record<ExamKind, string>> = {
  recruitment: 'Hội đồng tuyển dụng công chức',
  review: 'Hội đồng tuyển dụng công chức',
  promotion: 'Hội đồng thi nâng ngạch công chức',
  selection: 'Hội đồng thi tuyển chức danh lãnh đạo, quản lý',
};

const title = {
  doors: 'Danh sách thí sinh theo phòng thi',
  attendance: 'Danh sách thí sinh ký nộp bài',
  marks: 'Phiếu ghi điểm theo số phách',
  results: 'Bảng kết quả',
  decision: 'Danh sách người trúng tuyển',
} satisfies Record<SheetName, string>;

/** A sheet as PDF. @throws Refused when it holds more than can be printed at once */
export function sheetPdf(
  examination: Examination,
  name: SheetName,
  content: SheetContent,
  head: Head,
  now: Temporal.Instant,
): Uint8Array {
  const sheet = sheetOf(examination, name, content, head);
  const rows = sheet.sections.reduce((sum, one) => sum + one.rows.length, 0);
  if (rows > mostRows) throw new Refused(tooMany(rows));
  const { fields, decision } = examination;
  const rules = getRules(fields.rules);
  const part = findPart(rules, content.part)?.title.vi;
  const data = {
    form: { paper: 'a4', title: sheet.title, number: null },
    above: head.above,
    issuer: councils[rules.kind],
    place: head.place,
    issuedAt: now.toString({ timeZone }),
    examination: fields.title,
    under: [
      ...(part === undefined ? [] : [`Môn thi: ${part}`]),
      ...(name === 'decision' && decision !== null
        ? [`(Kèm theo ${/^quyết định/iu.test(decision) ? decision : `Quyết định số ${decision}`})`]
        : [`Ngày thi: ${showDay(fields.sitsOn)}. Địa điểm: ${fields.place}`]),
    ],
    landscape: name === 'results' || name === 'decision',
    roomy: name === 'attendance' || name === 'marks' ? 6 : 3,
    columns: sheet.columns,
    sections: sheet.sections,
    signers: sheet.signers,
  };
  const file = 'list.typ';
  const source = readFileSync(path.join(import.meta.dirname, 'templates', file), 'utf8');
  return renderDocument(file, { [file]: source }, data, now);
}

const narrow = (words: string, width: number): Column => ({ title: words, width, centred: true });
const wide = (words: string, width = 0): Column => ({ title: words, width, centred: false });
const order = narrow('STT', 10);
const numbered = narrow('Số báo danh', 22);
const named = wide('Họ và tên');
const born = narrow('Ngày sinh', 24);

/** What a sheet says, before it is laid out. */
export function sheetOf(
  examination: Examination,
  name: SheetName,
  content: SheetContent,
  head: Pick<Head, 'nameOf'>,
): Sheet {
  const positions = new Map(examination.positions.map((one) => [one.id, one]));
  const positionOf = (id: number): string => positions.get(id)?.title ?? '';
  const agencyOf = (id: number): string => head.nameOf(positions.get(id)?.agencyId ?? 0);
  switch (name) {
    case 'doors':
      return {
        title: title.doors,
        columns: [narrow('Chỗ', 12), numbered, named, born, wide('Vị trí dự tuyển', 50)],
        sections: byRoom(examination, content, ({ seat, number, fullName, fields, positionId }) => [
          String(seat ?? ''),
          number ?? '',
          fullName,
          showDay(fields.bornOn),
          positionOf(positionId),
        ]),
        signers: ['Người lập danh sách', 'Chủ tịch hội đồng'],
      };
    case 'attendance':
      return {
        title: title.attendance,
        columns: [narrow('Chỗ', 12), numbered, named, born, narrow('Số tờ', 16), narrow('Ký tên', 38)],
        sections: byRoom(examination, content, ({ seat, number, fullName, fields }) => [
          String(seat ?? ''),
          number ?? '',
          fullName,
          showDay(fields.bornOn),
          '',
          '',
        ]).map((section) => ({
          ...section,
          summary: `${section.summary} Số thí sinh dự thi: ……  Số bài: ……  Số tờ: ……`,
        })),
        signers: ['Giám thị 1', 'Giám thị 2'],
      };
    case 'marks':
      return {
        title: title.marks,
        columns: [
          order,
          narrow('Số phách', 28),
          narrow('Điểm bằng số', 34),
          wide('Điểm bằng chữ'),
          wide('Ghi chú', 36),
        ],
        sections: [
          {
            title: '',
            rows: content.papers.map((paper) => ['#', paper, '', '', '']),
            summary: `Danh sách có ${content.papers.length} bài.`,
          },
        ],
        signers: ['Người chấm 1', 'Người chấm 2'],
      };
    case 'results':
      return {
        title: title.results,
        columns: [
          order,
          numbered,
          named,
          born,
          wide('Vị trí dự tuyển', 58),
          narrow('Điểm', 18),
          narrow('Ưu tiên', 18),
          narrow('Hạng', 14),
          wide('Kết quả', 42),
        ],
        sections: [
          {
            title: '',
            rows: content.results.map((one) => [
              '#',
              one.number,
              one.fullName,
              showDay(one.bornOn),
              positionOf(one.positionId),
              one.total === null ? '–' : formatPoints(one.total),
              one.priority === 0 ? '' : formatPoints(one.priority),
              one.rank === null ? '–' : String(one.rank),
              standingWords[one.standing].vi,
            ]),
            summary: `Danh sách có ${content.results.length} thí sinh.`,
          },
        ],
        signers: ['Thư ký hội đồng', 'Chủ tịch hội đồng'],
      };
    case 'decision': {
      const winners = content.results.filter(({ standing }) => standing === 'won');
      return {
        title: title.decision,
        columns: [
          order,
          numbered,
          named,
          born,
          wide('Vị trí trúng tuyển', 58),
          wide('Cơ quan', 62),
          narrow('Tổng điểm', 20),
        ],
        sections: [
          {
            title: '',
            rows: winners.map((one) => [
              '#',
              one.number,
              one.fullName,
              showDay(one.bornOn),
              positionOf(one.positionId),
              agencyOf(one.positionId),
              one.total === null ? '–' : formatPoints(one.total),
            ]),
            summary: `Danh sách có ${winners.length} người. Chỉ tiêu chưa tuyển được: ${examination.computed?.unfilled ?? 0}.`,
          },
        ],
        signers: ['Người lập danh sách', 'Người có thẩm quyền ký'],
      };
    }
  }
}

function byRoom(
  { seating }: Examination,
  { room, candidates }: SheetContent,
  rowOf: (candidate: Candidate) => string[],
): Section[] {
  return (seating?.rooms ?? []).flatMap(({ name }, index) => {
    if (room !== undefined && room !== index) return [];
    const rows = candidates
      .filter((one) => one.room === index)
      .toSorted((one, other) => (one.seat ?? 0) - (other.seat ?? 0))
      .map(rowOf);
    // A room in which nobody sits this part needs no sheet, unless it was asked for.
    if (rows.length === 0 && room === undefined) return [];
    return [{ title: name, rows, summary: `Danh sách có ${rows.length} thí sinh.` }];
  });
}

const tooMany = (rows: number) =>
  refuse(
    'too-large',
    t(
      `Danh sách có ${rows} dòng, nhiều hơn ${mostRows} dòng một lần in. Hãy in từng phòng hoặc từng vị trí.`,
      `The list has ${rows} rows, more than the ${mostRows} that are printed at once. Print room by room or position by position.`,
    ),
  );
