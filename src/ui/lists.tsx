import type { ComponentChildren } from 'preact';
import { t, type Text } from '../kernel/messages.ts';
import { LinkButton } from './buttons.tsx';
import { formatNumber } from './format.ts';
import { Icon } from './icon.tsx';
import type { IconName } from './icons.ts';
import {
  FormContext,
  useLanguage,
  usePage,
  useSay,
  withQuery,
  type FormValues,
  type Words,
} from './page.tsx';

/** Where one is in a long list: "51–100 trong 2.314", earlier, later. Shows nothing for a list that fits one page. */
export function Pagination({
  page,
  pageSize,
  total,
  name = 'page',
}: {
  /** From 1. */
  page: number;
  pageSize: number;
  total: number;
  /** Query parameter of the page number. */
  name?: string;
}) {
  const { path, language } = usePage();
  const say = useSay();
  const pages = Math.max(1, Math.ceil(total / pageSize));
  const href = (number: number): string => withQuery(path, { [name]: number === 1 ? undefined : number });
  if (page > pages) return <BeyondTheEnd pages={pages} href={href(pages)} />;
  if (pages === 1) return null;
  const from = formatNumber((page - 1) * pageSize + 1, language);
  const to = formatNumber(Math.min(total, page * pageSize), language);
  const all = formatNumber(total, language);
  return (
    <nav class="pagination" aria-label={say(t('Trang', 'Pages'))}>
      <p>{say(t(`${from}–${to} trong ${all}`, `${from}–${to} of ${all}`))}</p>
      <ul>
        <Step
          icon="chevron-left"
          text={t('Trang trước', 'Previous page')}
          href={page > 1 ? href(page - 1) : undefined}
          rel="prev"
        />
        {nearPages(page, pages).map((number, index) =>
          number === undefined ? (
            <li key={`gap-${index}`} class="page-gap">
              …
            </li>
          ) : (
            <li key={number}>
              <a class="page-link" href={href(number)} aria-current={number === page ? 'page' : undefined}>
                <span class="sr-only">{say(t('Trang', 'Page'))} </span>
                {formatNumber(number, language)}
              </a>
            </li>
          ),
        )}
        <Step
          icon="chevron-right"
          text={t('Trang sau', 'Next page')}
          href={page < pages ? href(page + 1) : undefined}
          rel="next"
        />
      </ul>
    </nav>
  );
}

/** An address that asks for a page which the list does not have any more. */
function BeyondTheEnd({ pages, href }: { pages: number; href: string }) {
  const say = useSay();
  const number = formatNumber(pages, useLanguage());
  return (
    <nav class="pagination" aria-label={say(t('Trang', 'Pages'))}>
      <p>
        {say(t(`Danh sách chỉ có ${number} trang.`, `The list has ${number} pages only.`))}{' '}
        <a href={href}>{say(t('Về trang cuối', 'Go to the last page'))}</a>
      </p>
    </nav>
  );
}

function Step({
  icon,
  text,
  href,
  rel,
}: {
  icon: IconName;
  text: Text;
  href: string | undefined;
  rel: string;
}) {
  const say = useSay();
  if (href === undefined) {
    return (
      <li class="page-off" aria-hidden="true">
        <Icon name={icon} />
      </li>
    );
  }
  return (
    <li>
      <a class="page-link" href={href} rel={rel} title={say(text)}>
        <Icon name={icon} label={text} />
      </a>
    </li>
  );
}

/** First, last and the neighbours; `undefined` stands for a gap. */
export function nearPages(page: number, pages: number): (number | undefined)[] {
  const shown = [...new Set([1, page - 1, page, page + 1, pages])].filter(
    (number) => number >= 1 && number <= pages,
  );
  shown.sort((a, b) => a - b);
  return shown.flatMap((number, index) => {
    const before = shown[index - 1];
    return before !== undefined && number - before > 1 ? [undefined, number] : [number];
  });
}

/**
 * Filters of a list as a GET form: what is chosen stands in the address. `values` is the page's query; parameters that
 * must survive (e.g. `sort`) go in `keep`.
 */
export function FilterBar({
  action,
  values,
  keep = [],
  children,
  more,
  folded,
}: {
  action: string;
  values: FormValues;
  keep?: readonly string[];
  children: ComponentChildren;
  /** Filters used seldom, folded away unless one of them is set (`moreOpen`). */
  more?: { children: ComponentChildren; open: boolean };
  /** Folds the whole bar away behind the word "Lọc", to give a long list its room; open while something is filtered. */
  folded?: { open: boolean };
}) {
  const say = useSay();
  const bar = (
    <FormContext.Provider value={{ id: 'filter', refusals: [], values }}>
      <form
        class="filter-bar"
        id="filter"
        action={action}
        method="get"
        role="search"
        aria-label={say(t('Lọc danh sách', 'Filter the list'))}
      >
        {keep.map((name) => {
          const value = values[name];
          return typeof value === 'string' && value !== '' ? (
            <input key={name} type="hidden" name={name} value={value} />
          ) : null;
        })}
        <div class="filter-fields">{children}</div>
        {more === undefined ? null : (
          <details class="filter-more" open={more.open}>
            <summary>{say(t('Thêm điều kiện', 'More filters'))}</summary>
            <div class="filter-fields">{more.children}</div>
          </details>
        )}
        <div class="filter-actions">
          <button class="btn btn-plain" type="submit">
            <Icon name="list-filter" />
            <span>{say(t('Lọc', 'Filter'))}</span>
          </button>
          <LinkButton look="quiet" href={action} text={t('Bỏ lọc', 'Clear')} />
        </div>
      </form>
    </FormContext.Provider>
  );
  if (folded === undefined) return bar;
  return (
    <details class="filter-fold" open={folded.open}>
      <summary>
        <Icon name="list-filter" size={18} />
        {say(t('Lọc', 'Filter'))}
      </summary>
      {bar}
    </details>
  );
}

export type Tab = {
  readonly href: string;
  readonly text: Words;
  readonly count?: number;
  readonly current: boolean;
};

/** Views of one subject, each with its own address. */
export function Tabs({ label, tabs }: { label: Words; tabs: readonly Tab[] }) {
  const say = useSay();
  const language = useLanguage();
  return (
    <nav class="tabs-bar" aria-label={say(label)}>
      <ul>
        {tabs.map((tab) => (
          <li key={tab.href}>
            <a href={tab.href} aria-current={tab.current ? 'page' : undefined}>
              {say(tab.text)}
              {tab.count === undefined ? null : (
                <span class="count">{formatNumber(tab.count, language)}</span>
              )}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}

/** Nothing here: says why and what to do. */
export function EmptyState({
  icon = 'inbox',
  title,
  text,
  children,
}: {
  icon?: IconName;
  title: Words;
  text?: Words;
  children?: ComponentChildren;
}) {
  const say = useSay();
  return (
    <div class="empty">
      <span class="empty-icon">
        <Icon name={icon} size={32} />
      </span>
      <p class="empty-title">{say(title)}</p>
      {text === undefined ? null : <p class="empty-text">{say(text)}</p>}
      {children}
    </div>
  );
}
