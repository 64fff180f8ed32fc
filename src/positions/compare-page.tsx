import { t, type Text } from '../kernel/messages.ts';
import type { Agency } from '../organization/schema.ts';
import { degrees } from '../staff/schema.ts';
import { StatusBadge } from '../ui/badges.tsx';
import { PageTitle } from '../ui/content.tsx';
import { EmptyState } from '../ui/lists.tsx';
import { useSay } from '../ui/page.tsx';
import { DataTable } from '../ui/table.tsx';
import { differences, type Difference } from './compare.ts';
import { competenceLines } from './forms.ts';
import { groups, seatsOf, type Position, type Scheme } from './schema.ts';
import { fieldWords, words } from './words.ts';

/** What a later scheme changes against an earlier one. */
export function ComparePage({ agency, before, after }: { agency: Agency; before: Scheme; after: Scheme }) {
  const say = useSay();
  const found = differences(before.positions, after.positions);
  const shown = (position: Position, field: keyof Position): string => {
    if (field === 'group') return say(groups[position.group]);
    if (field === 'degree') return position.degree === null ? '–' : say(degrees[position.degree]);
    if (field === 'competences') return competenceLines(position.competences).replaceAll('\n', '; ') || '–';
    return String(position[field]) || '–';
  };
  return (
    <>
      <PageTitle
        title={t(
          `So đề án lần ${after.number} với lần ${before.number}`,
          `No. ${after.number} against no. ${before.number}`,
        )}
        crumbs={[
          { href: '/positions', text: words.room },
          { href: `/positions/agencies/${agency.code}`, text: agency.name },
          { href: `/positions/schemes/${after.id}`, text: words.scheme(after.number) },
        ]}
        lead={t(
          `Số vị trí ${before.positions.length} → ${after.positions.length}; số người ${seatsOf(before.positions)} → ${seatsOf(after.positions)}.`,
          `Positions ${before.positions.length} → ${after.positions.length}; seats ${seatsOf(before.positions)} → ${seatsOf(after.positions)}.`,
        )}
      />
      <DataTable
        caption={t('Khác nhau', 'Differences')}
        rows={found}
        rowKey={({ code }) => code}
        empty={
          <EmptyState icon="check-check" title={t('Hai đề án giống nhau', 'The two schemes are alike')} />
        }
        columns={[
          { key: 'code', title: fieldWords.code, width: 'fit', cell: ({ code }) => code },
          {
            key: 'title',
            title: fieldWords.title,
            heads: true,
            cell: ({ before: was, after: is }) => (is ?? was)?.title ?? '',
          },
          {
            key: 'what',
            title: t('Thay đổi', 'Change'),
            width: 'fit',
            cell: (one) => <StatusBadge {...what(one)} />,
          },
          {
            key: 'fields',
            title: t('Trước → sau', 'Before → after'),
            width: 'wide',
            cell: ({ before: was, after: is, fields }) =>
              was === null || is === null
                ? `${say(words.seats)}: ${(is ?? was)?.seats ?? 0}`
                : fields.map((field) => (
                    <p key={field}>
                      {say(fieldWords[field])}: {shown(was, field)} → {shown(is, field)}
                    </p>
                  )),
          },
        ]}
      />
    </>
  );
}

function what({ before, after }: Difference): { tone: 'new' | 'stopped' | 'working'; text: Text } {
  if (before === null) return { tone: 'new', text: t('Thêm mới', 'New') };
  if (after === null) return { tone: 'stopped', text: t('Bỏ', 'Gone') };
  return { tone: 'working', text: t('Sửa', 'Changed') };
}
