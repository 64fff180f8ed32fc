import { t } from '../kernel/messages.ts';
import { Button } from '../ui/buttons.tsx';
import { FieldError, useField } from '../ui/fields.tsx';
import { Kbd } from '../ui/notices.tsx';
import { Say, useSay, type Words } from '../ui/page.tsx';
import { words } from './words.ts';

/** A line of the list: a paper of the procedure, or one that was added. */
export type PaperRow = {
  readonly name: string;
  readonly isFixed: boolean;
  readonly isRequired: boolean;
  readonly given: boolean;
  readonly original: string;
  readonly certified: string;
  readonly plain: string;
};

/** Papers to tick, with how many of each kind. Arrow keys move through them, Space ticks. */
export function PapersTable({ rows }: { rows: readonly PaperRow[] }) {
  const say = useSay();
  return (
    <div class="grid gap-3" data-papers>
      <p class="hint">
        <Say text={howTo} /> <Kbd>↑</Kbd> <Kbd>↓</Kbd> <Kbd>←</Kbd> <Kbd>→</Kbd>
      </p>
      <div class="tick hidden" data-papers-all>
        <input type="checkbox" class="checkbox" id="papers-all" />
        <label for="papers-all" class="font-semibold">
          <Say text={t('Đủ giấy tờ bắt buộc', 'All required papers are here')} />
        </label>
      </div>
      <div>
        <div class={`${columns} hidden pb-1 text-sm font-semibold text-soft md:grid`} aria-hidden="true">
          <span>{say(t('Giấy tờ đã nộp', 'Papers handed in'))}</span>
          <span>{say(words.original)}</span>
          <span>{say(words.certified)}</span>
          <span>{say(words.plain)}</span>
        </div>
        <ul data-papers-list>
          {rows.map((row, index) => (
            <Line key={index} row={row} index={index} />
          ))}
        </ul>
      </div>
      <div>
        <Button
          look="quiet"
          icon="plus"
          name="add"
          value="paper"
          formAction="/receive/check"
          text={t('Thêm giấy tờ khác', 'Add another paper')}
        />
      </div>
    </div>
  );
}

/** Name and three numbers beside each other; on a phone the numbers stand under the name. */
const columns = 'md:grid-cols-[minmax(0,1fr)_repeat(3,5.5rem)] items-end gap-x-3';

function Line({ row, index }: { row: PaperRow; index: number }) {
  const say = useSay();
  const name = useField({ name: `papers.${index}.name`, label: words.papers, value: row.name });
  const tickId = `papers-${index}-given`;
  return (
    <li
      class={`grid gap-y-2 border-t border-line py-2 ${columns} md:items-center`}
      data-required={row.isFixed && row.isRequired ? '' : undefined}
    >
      <div class="tick items-center">
        <input
          type="checkbox"
          class="checkbox"
          id={tickId}
          name={`papers.${index}.given`}
          value="on"
          checked={row.given}
          {...(row.isFixed ? {} : { 'aria-label': say(t('Có nộp', 'Handed in')) })}
        />
        {row.isFixed ? (
          <label for={tickId} class="grow">
            {row.name}
            {row.isRequired ? null : <span class="text-soft"> ({say(t('nếu có', 'if any'))})</span>}
            <input type="hidden" name={name.control.name} value={row.name} />
          </label>
        ) : (
          <span class="grow">
            <input
              {...name.control}
              class="input"
              type="text"
              value={row.name}
              maxLength={2000}
              placeholder={say(t('Giấy tờ khác', 'Another paper'))}
              aria-label={say(t('Tên giấy tờ khác', 'Name of another paper'))}
            />
            <FieldError field={name} />
          </span>
        )}
      </div>
      <div class="grid grid-cols-3 items-end gap-3 pl-9 md:contents">
        <Count index={index} kind="original" value={row.original} label={words.original} of={row.name} />
        <Count index={index} kind="certified" value={row.certified} label={words.certified} of={row.name} />
        <Count index={index} kind="plain" value={row.plain} label={words.plain} of={row.name} />
      </div>
    </li>
  );
}

function Count(props: { index: number; kind: string; value: string; label: Words; of: string }) {
  const say = useSay();
  const field = useField({
    name: `papers.${props.index}.${props.kind}`,
    label: props.label,
    value: props.value,
  });
  return (
    <div>
      <span class="text-sm leading-tight text-soft md:hidden" aria-hidden="true">
        {say(props.label)}
      </span>
      <input
        {...field.control}
        class="input text-center"
        type="text"
        inputMode="numeric"
        maxLength={2}
        value={props.value}
        autocomplete="off"
        aria-label={`${say(props.label)}: ${props.of}`}
      />
      <FieldError field={field} />
    </div>
  );
}

const howTo = t(
  'Đánh dấu giấy tờ đã nhận và số bản của từng loại. Di chuyển bằng phím mũi tên, dấu cách để đánh dấu:',
  'Tick what was handed in and how many of each kind. Move with the arrow keys, Space ticks:',
);

/** The lines to show, each in the place in which it was sent; and `extra` empty ones to add to. */
export function paperRows(
  required: readonly {
    name: string;
    original: number;
    certified: number;
    plain: number;
    required: boolean;
  }[],
  sent: unknown,
  extra: number,
): PaperRow[] {
  const before = Array.isArray(sent) ? sent.map(asRecord) : null;
  const fixed = required.map((paper, index): PaperRow => {
    const typed = before?.[index];
    const isSame = typed?.['name'] === paper.name;
    const counts = paper.original + paper.certified + paper.plain === 0 ? { ...paper, plain: 1 } : paper;
    return {
      name: paper.name,
      isFixed: true,
      isRequired: paper.required,
      given: isSame && typed['given'] !== undefined,
      original: isSame ? textOf(typed['original']) : String(counts.original),
      certified: isSame ? textOf(typed['certified']) : String(counts.certified),
      plain: isSame ? textOf(typed['plain']) : String(counts.plain),
    };
  });
  const added = (before ?? [])
    .filter((typed, index) => typed['name'] !== required[index]?.name)
    .map((typed): PaperRow => ({
      name: textOf(typed['name']),
      isFixed: false,
      isRequired: false,
      given: typed['given'] !== undefined,
      original: textOf(typed['original']),
      certified: textOf(typed['certified']),
      plain: textOf(typed['plain']),
    }));
  const empty = { name: '', isFixed: false, isRequired: false, given: false };
  const blank: PaperRow = { ...empty, original: '0', certified: '0', plain: '1' };
  return [...fixed, ...added, ...Array.from({ length: extra }, () => blank)];
}

function asRecord(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null ? { ...value } : {};
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : '';
}
