import type { Refusal } from '../kernel/errors.ts';
import { t } from '../kernel/messages.ts';
import { Actions, Button, LinkButton } from '../ui/buttons.tsx';
import { Select } from '../ui/choices.tsx';
import { Card, PageTitle } from '../ui/content.tsx';
import { DateField } from '../ui/fields.tsx';
import { FieldRow, Form } from '../ui/form.tsx';
import { EmptyState } from '../ui/lists.tsx';
import { useSay } from '../ui/page.tsx';
import { homeCrumb } from './pages-sets.tsx';
import { dueStages } from './schema.ts';
import type { CriteriaSet } from './store-sets.ts';
import { dueWords, levelWords, words } from './words.ts';

export type NewCycleProps = {
  readonly sets: readonly CriteriaSet[];
  readonly suggested: Readonly<Record<string, string>>;
  readonly refusals: readonly Refusal[];
  readonly values: Readonly<Record<string, unknown>> | null;
};

/** Opens a cycle on a published set. */
export function NewCyclePage({ sets, suggested, refusals, values }: NewCycleProps) {
  const say = useSay();
  return (
    <>
      <PageTitle title={t('Mở kỳ đánh giá', 'New cycle')} crumbs={[homeCrumb]} />
      {sets.length === 0 ? (
        <EmptyState
          icon="list-checks"
          title={t('Không có bộ tiêu chí nào chờ mở kỳ', 'No set waits for a cycle')}
          text={t('Hãy công bố bộ tiêu chí của năm trước.', 'Publish the criteria of the year first.')}
        >
          <LinkButton href="/reform-index/sets" text={words.sets} />
        </EmptyState>
      ) : (
        <Card>
          <Form action="/reform-index/cycles" refusals={refusals} values={values ?? { deadlines: suggested }}>
            <Select
              name="setId"
              label={t('Bộ tiêu chí đã công bố', 'Published set')}
              required
              choices={sets.map(({ id, level, year }) => ({
                value: String(id),
                label: `${say(levelWords[level])} ${year}`,
              }))}
            />
            <FieldRow>
              {dueStages.map((stage) => (
                <DateField key={stage} name={`deadlines.${stage}`} label={dueWords[stage]} required />
              ))}
            </FieldRow>
            <Actions>
              <Button look="next" icon="plus" text={t('Lập kỳ đánh giá', 'Make the cycle')} />
            </Actions>
          </Form>
        </Card>
      )}
    </>
  );
}
