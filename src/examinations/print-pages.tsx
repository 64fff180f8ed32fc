import { t, type Text } from '../kernel/messages.ts';
import { PageTitle } from '../ui/content.tsx';
import { Say, useSay } from '../ui/page.tsx';
import { DataTable, type Column } from '../ui/table.tsx';
import type { Examination } from './life.ts';
import { showDay } from './parts.tsx';
import type { ListedResult } from './results.ts';
import { findPart, getRules } from './rule-sets.ts';
import type { Candidate } from './store-candidates.ts';
import { formatPoints, standingWords, words } from './words.ts';

export type SheetName = 'doors' | 'attendance' | 'marks' | 'results';

const titles: Record<SheetName, Text> = {
  doors: t('Danh sách thí sinh theo phòng thi', 'Candidates by room'),
  attendance: t('Danh sách thí sinh ký tên', 'Attendance sheet'),
  marks: t('Phiếu ghi điểm theo số phách', 'Mark sheet by blind code'),
  results: t('Bảng kết quả', 'Results'),
};

/** A sheet to print from the browser; signatures are written by hand. */
export function PrintPage(props: {
  examination: Examination;
  sheet: SheetName;
  part: string;
  room: number | undefined;
  candidates: readonly Candidate[];
  papers: readonly string[];
  results: readonly ListedResult[];
}) {
  const { examination, sheet, part, room, candidates } = props;
  const { id, fields, seating } = examination;
  const rules = getRules(fields.rules);
  const say = useSay();
  const titleOf = new Map(examination.positions.map((one) => [one.id, one.title]));
  const rooms = (seating?.rooms ?? []).map((one, index) => ({ ...one, index }));
  const shown = room === undefined ? rooms : rooms.filter(({ index }) => index === room);
  const empty = (key: string, title: Text) => ({ key, title, cell: () => '' });
  const person: Column<Candidate>[] = [
    { key: 'seat', title: t('Chỗ', 'Seat'), width: 'fit', cell: (one) => one.seat ?? '' },
    { key: 'number', title: words.number, width: 'fit', cell: (one) => one.number ?? '' },
    { key: 'name', title: words.name, heads: true, cell: (one) => one.fullName },
    { key: 'born', title: words.bornOn, cell: (one) => showDay(one.fields.bornOn) },
    { key: 'position', title: words.position, cell: (one) => titleOf.get(one.positionId) ?? '' },
  ];
  const partTitle = findPart(rules, part)?.title;
  return (
    <>
      <PageTitle
        title={titles[sheet]}
        crumbs={[{ href: `/examinations/${id}`, text: fields.title }]}
        lead={[
          fields.title,
          showDay(fields.sitsOn),
          fields.place,
          ...(partTitle === undefined ? [] : [say(partTitle)]),
        ].join(' · ')}
      />
      <p class="hint no-print">
        <Say
          text={t('Dùng lệnh In của trình duyệt (Ctrl+P), khổ A4.', 'Print with your browser (Ctrl+P), A4.')}
        />
      </p>
      {sheet === 'doors' || sheet === 'attendance'
        ? shown.map(({ name, index }) => (
            <section key={index}>
              <h2>{name}</h2>
              <DataTable
                caption={name}
                rows={candidates.filter((one) => one.room === index)}
                rowKey={(one) => String(one.id)}
                columns={
                  sheet === 'doors'
                    ? person
                    : [
                        ...person,
                        empty('papers', t('Số tờ', 'Sheets')),
                        empty('sign', t('Ký tên', 'Signature')),
                      ]
                }
              />
            </section>
          ))
        : null}
      {sheet === 'marks' ? (
        <DataTable
          caption={titles.marks}
          rows={props.papers}
          rowKey={(paper) => paper}
          columns={[
            { key: 'paper', title: words.paper, heads: true, cell: (paper) => paper },
            empty('number', t('Điểm bằng số', 'In figures')),
            empty('words', t('Điểm bằng chữ', 'In words')),
            empty('one', t('Người chấm 1', 'First marker')),
            empty('two', t('Người chấm 2', 'Second marker')),
          ]}
        />
      ) : null}
      {sheet === 'results' ? (
        <DataTable
          caption={titles.results}
          rows={props.results}
          rowKey={(one) => String(one.id)}
          columns={[
            { key: 'number', title: words.number, cell: (one) => one.number },
            { key: 'name', title: words.name, heads: true, cell: (one) => one.fullName },
            { key: 'position', title: words.position, cell: (one) => titleOf.get(one.positionId) ?? '' },
            {
              key: 'total',
              title: words.total,
              align: 'end',
              cell: (one) => (one.total === null ? '–' : formatPoints(one.total)),
            },
            { key: 'rank', title: t('Hạng', 'Rank'), align: 'end', cell: (one) => one.rank ?? '–' },
            { key: 'standing', title: words.result, cell: (one) => say(standingWords[one.standing]) },
          ]}
        />
      ) : null}
    </>
  );
}
