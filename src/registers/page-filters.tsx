import { t } from '../kernel/messages.ts';
import { Actions, Button } from '../ui/buttons.tsx';
import { Checkbox } from '../ui/choices.tsx';
import { TextField } from '../ui/fields.tsx';
import { Form } from '../ui/form.tsx';
import { Disclosure } from '../ui/notices.tsx';
import { useSay } from '../ui/page.tsx';
import type { NamedFilter } from './filters.ts';

/** Filters with names: each opens its list; the present one can be kept under a name. */
export function NamedFilters({
  base,
  filters,
  present,
}: {
  base: string;
  filters: readonly NamedFilter[];
  /** What is filtered now; '' for nothing. */
  present: string;
}) {
  const say = useSay();
  if (filters.length === 0 && present === '') return null;
  return (
    <Disclosure
      summary={t(
        filters.length === 0 ? 'Lưu bộ lọc này' : `Bộ lọc đã lưu (${filters.length})`,
        filters.length === 0 ? 'Keep this filter' : `Kept filters (${filters.length})`,
      )}
    >
      {filters.length === 0 ? null : (
        <ul class="grid gap-2">
          {filters.map((filter) => (
            <li key={filter.id} class="flex flex-wrap items-center gap-2">
              <a
                href={`${base}?${filter.query}`}
                aria-current={filter.query === present ? 'page' : undefined}
              >
                {filter.name}
              </a>
              <span class="text-soft">
                {filter.isOwn
                  ? filter.isShared
                    ? say(t('dùng chung trong cơ quan', 'shared with the agency'))
                    : ''
                  : filter.by}
              </span>
              {filter.isOwn ? (
                <Form id={`filter-${filter.id}`} action={`${base}/filters/${filter.id}/remove`}>
                  <Button
                    look="quiet"
                    size="small"
                    icon="trash-2"
                    text={t(`Xóa “${filter.name}”`, `Remove “${filter.name}”`)}
                  />
                </Form>
              ) : null}
            </li>
          ))}
        </ul>
      )}
      {present === '' ? null : (
        <Form id="keep-filter" action={`${base}/filters`}>
          <input type="hidden" name="query" value={present} />
          <TextField
            name="name"
            label={t('Lưu bộ lọc đang dùng với tên', 'Keep the present filter as')}
            required
            maxLength={100}
          />
          <Checkbox
            name="shared"
            checkedValue="on"
            label={t('Dùng chung trong cơ quan tôi', 'Share it with my agency')}
          />
          <Actions>
            <Button icon="save" text={t('Lưu bộ lọc', 'Keep the filter')} />
          </Actions>
        </Form>
      )}
    </Disclosure>
  );
}
