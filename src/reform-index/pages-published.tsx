import { t } from '../kernel/messages.ts';
import { Card, PageTitle } from '../ui/content.tsx';
import { EmptyState } from '../ui/lists.tsx';
import { useSay } from '../ui/page.tsx';
import { Level } from './schema.ts';
import type { Cycle } from './store-cycles.ts';
import { levelWords } from './words.ts';

export const publishedTitle = t('Kết quả chỉ số cải cách hành chính', 'Results of the reform index');

/** For everybody: the published results, newest year first. */
export function PublishedPage({ cycles }: { cycles: readonly Cycle[] }) {
  const say = useSay();
  const years = [...Map.groupBy(cycles, ({ year }) => year)].toSorted(([one], [other]) => other - one);
  return (
    <>
      <PageTitle
        title={publishedTitle}
        lead={t(
          'Mỗi năm thành phố chấm điểm và xếp hạng các cơ quan về cải cách hành chính, có ý kiến của người dân.',
          'Every year the city scores and ranks its agencies on administrative reform, with what residents say.',
        )}
      />
      {years.length === 0 ? (
        <EmptyState
          icon="list-ordered"
          title={t('Chưa có kết quả nào được công bố', 'No results have been published yet')}
          text={t(
            'Kết quả hiện ở đây ngay khi thành phố công bố.',
            'Results stand here once the city publishes them.',
          )}
        />
      ) : null}
      {years.map(([year, list]) => (
        <Card key={year} title={t(`Năm ${year}`, `${year}`)}>
          <ul class="grid gap-2">
            {Level.options
              .flatMap((level) => list.filter((cycle) => cycle.level === level))
              .map(({ id, level }) => (
                <li key={id} class="flex min-h-11 items-center">
                  <a href={`/reform-index/cycles/${id}/ranking`}>{say(levelWords[level])}</a>
                </li>
              ))}
          </ul>
        </Card>
      ))}
    </>
  );
}
