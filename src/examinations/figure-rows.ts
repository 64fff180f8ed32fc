import { agencyNames } from '../indicators/indicators.ts';
import type { RowTable } from '../indicators/schema.ts';
import type { Queries } from '../kernel/database.ts';
import { t, type Language } from '../kernel/messages.ts';
import { formatDay } from '../ui/format.ts';
import type { Phase } from './life.ts';
import { grades, type Grade } from './schema.ts';
import { kindWords, phaseWords, standingWords, words } from './words.ts';
import type { ExamKind } from './rule-schema.ts';
import type { Standing } from './ranking.ts';

export async function examinationRows(
  db: Queries,
  ids: readonly number[],
  language: Language,
): Promise<RowTable> {
  const rows = await db
    .selectFrom('examination')
    .selectAll()
    .where('id', 'in', [0, ...ids])
    .execute();
  return {
    columns: [
      { key: 'title', title: t('Kỳ thi', 'Examination') },
      { key: 'kind', title: t('Loại', 'Kind') },
      { key: 'sitsOn', title: t('Ngày thi', 'Held on') },
      { key: 'phase', title: t('Bước', 'Phase') },
    ],
    rows: inOrder(ids, rows).map((row) => ({
      id: row.id,
      href: `/examinations/${row.id}`,
      cells: {
        title: row.title,
        kind: kindWords[row.kind as ExamKind][language],
        sitsOn: formatDay(row.sitsOn),
        phase: phaseWords[row.phase as Phase][language],
      },
    })),
  };
}

export async function positionRows(
  db: Queries,
  ids: readonly number[],
  language: Language,
): Promise<RowTable> {
  const rows = await db
    .selectFrom('examinationPosition')
    .innerJoin('examination', 'examination.id', 'examinationPosition.examinationId')
    .selectAll('examinationPosition')
    .select('examination.title as examination')
    .where('examinationPosition.id', 'in', [0, ...ids])
    .execute();
  const names = await agencyNames(
    db,
    rows.map((row) => String(row.agencyId)),
  );
  return {
    columns: [
      { key: 'title', title: words.position },
      { key: 'agency', title: words.agency },
      { key: 'grade', title: words.grade },
      { key: 'quota', title: words.quota, numeric: true },
      { key: 'examination', title: t('Kỳ thi', 'Examination') },
    ],
    rows: inOrder(ids, rows).map((row) => ({
      id: row.id,
      href: `/examinations/${row.examinationId}/positions`,
      cells: {
        title: row.title,
        agency: names.get(String(row.agencyId))?.[language] ?? '',
        grade: grades[row.grade as Grade][language],
        quota: String(row.quota),
        examination: row.examination,
      },
    })),
  };
}

/** Numbers and outcomes, no names: figures are open to more people than applications are. */
export async function candidateRows(
  db: Queries,
  ids: readonly number[],
  language: Language,
): Promise<RowTable> {
  const rows = await db
    .selectFrom('examinationCandidate')
    .innerJoin('examinationPosition', 'examinationPosition.id', 'examinationCandidate.positionId')
    .innerJoin('examination', 'examination.id', 'examinationCandidate.examinationId')
    .leftJoin('examinationResult', 'examinationResult.candidateId', 'examinationCandidate.id')
    .select([
      'examinationCandidate.id',
      'examinationCandidate.examinationId',
      'number',
      'agencyId',
      'standing',
      'examinationPosition.title as position',
      'examination.title as examination',
    ])
    .where('examinationCandidate.id', 'in', [0, ...ids])
    .execute();
  const names = await agencyNames(
    db,
    rows.map((row) => String(row.agencyId)),
  );
  return {
    columns: [
      { key: 'number', title: words.number },
      { key: 'position', title: words.position },
      { key: 'agency', title: words.agency },
      { key: 'result', title: words.result },
      { key: 'examination', title: t('Kỳ thi', 'Examination') },
    ],
    rows: inOrder(ids, rows).map((row) => ({
      id: row.id,
      href: `/examinations/${row.examinationId}/candidates/${row.id}`,
      cells: {
        number: row.number ?? '',
        position: row.position,
        agency: names.get(String(row.agencyId))?.[language] ?? '',
        result: row.standing === null ? '' : standingWords[row.standing as Standing][language],
        examination: row.examination,
      },
    })),
  };
}

function inOrder<Row extends { readonly id: number }>(ids: readonly number[], rows: readonly Row[]): Row[] {
  const byId = new Map(rows.map((row) => [row.id, row]));
  return ids.flatMap((id) => byId.get(id) ?? []);
}
