import type { ComponentChildren } from 'preact';
import { t } from '../kernel/messages.ts';
import { formatDay, formatNumber, formatTime } from './format.ts';
import { Icon } from './icon.tsx';
import type { IconName } from './icons.ts';
import { useLanguage, useSay, type Words } from './page.tsx';

export type Crumb = { readonly href: string; readonly text: Words };

/** The page's heading with the way back and what can be done here. */
export function PageTitle({
  title,
  crumbs = [],
  lead,
  children,
  beside,
}: {
  title: Words;
  crumbs?: readonly Crumb[];
  /** A sentence under the heading. */
  lead?: Words;
  /** Badges after the heading. */
  beside?: ComponentChildren;
  /** Buttons at the end of the line. */
  children?: ComponentChildren;
}) {
  const say = useSay();
  return (
    <header class="page-title">
      {crumbs.length === 0 ? null : (
        <nav class="crumbs" aria-label={say(t('Đường dẫn', 'Breadcrumbs'))}>
          <ol>
            {crumbs.map((crumb, index) => (
              <li key={crumb.href}>
                {index === 0 ? null : <Icon name="chevron-right" size={14} />}
                <a href={crumb.href}>{say(crumb.text)}</a>
              </li>
            ))}
          </ol>
        </nav>
      )}
      <div class="page-title-line">
        <div class="page-title-words">
          <h1>
            {say(title)}
            {beside === undefined ? null : <span class="page-title-beside">{beside}</span>}
          </h1>
          {lead === undefined ? null : <p class="lead">{say(lead)}</p>}
        </div>
        {children === undefined ? null : <div class="actions">{children}</div>}
      </div>
    </header>
  );
}

/** Two columns on a large screen, the wider first; the page then takes the whole window. */
export function Columns({ children, side }: { children: ComponentChildren; side: ComponentChildren }) {
  return (
    <div class="columns">
      <div>{children}</div>
      <div>{side}</div>
    </div>
  );
}

/** A sheet on the page, with a heading of its own. `level` is the heading's (2 unless inside another card). */
export function Card({
  title,
  icon,
  level = 2,
  actions,
  id,
  children,
}: {
  title?: Words;
  icon?: IconName;
  level?: 2 | 3;
  /** Beside the heading. */
  actions?: ComponentChildren;
  id?: string;
  children: ComponentChildren;
}) {
  const say = useSay();
  const Heading = level === 2 ? 'h2' : 'h3';
  return (
    <section class="sheet" id={id}>
      {title === undefined ? null : (
        <div class="sheet-head">
          <Heading>
            {icon === undefined ? null : <Icon name={icon} />}
            {say(title)}
          </Heading>
          {actions === undefined ? null : <div class="actions">{actions}</div>}
        </div>
      )}
      {children}
    </section>
  );
}

export type Fact = { readonly term: Words; readonly value: ComponentChildren };

/** Facts by name; a fact without a value shows a dash. */
export function DefinitionList({ facts, columns = 1 }: { facts: readonly Fact[]; columns?: 1 | 2 | 3 }) {
  const say = useSay();
  return (
    <dl class={`facts facts-${columns}`}>
      {facts.map((fact) => (
        <div key={say(fact.term)}>
          <dt>{say(fact.term)}</dt>
          <dd>{fact.value === undefined || fact.value === null || fact.value === '' ? '–' : fact.value}</dd>
        </div>
      ))}
    </dl>
  );
}

export type StatTile = {
  readonly href: string;
  readonly label: Words;
  readonly value: number | string;
  /** `late` and `soon` only for what is late or due soon. */
  readonly tone?: 'plain' | 'late' | 'soon' | 'good';
  readonly note?: Words;
};

/** Figures, each a link to the rows behind it. */
export function StatTiles({ tiles, label }: { tiles: readonly StatTile[]; label: Words }) {
  const say = useSay();
  const language = useLanguage();
  return (
    <ul class="tiles" aria-label={say(label)}>
      {tiles.map((tile) => (
        <li key={say(tile.label)}>
          <a class={`tile tile-${tile.tone ?? 'plain'}`} href={tile.href}>
            <span class="tile-value">
              {typeof tile.value === 'number' ? formatNumber(tile.value, language) : tile.value}
            </span>
            <span class="tile-label">{say(tile.label)}</span>
            {tile.note === undefined ? null : <span class="tile-note">{say(tile.note)}</span>}
          </a>
        </li>
      ))}
    </ul>
  );
}

export type TimelineEntry = {
  readonly id: string;
  readonly at?: Temporal.Instant;
  readonly title: Words;
  /** Who and where, in small type. */
  readonly by?: Words;
  readonly state: 'done' | 'now' | 'ahead' | 'stopped';
  readonly children?: ComponentChildren;
};

/** What happened and what is ahead, in the order given. */
export function Timeline({ entries, label }: { entries: readonly TimelineEntry[]; label: Words }) {
  const say = useSay();
  return (
    <ol class="timeline-list" aria-label={say(label)}>
      {entries.map((entry) => (
        <li
          key={entry.id}
          class={`moment moment-${entry.state}`}
          aria-current={entry.state === 'now' ? 'step' : undefined}
        >
          <p class="moment-at">
            {entry.at === undefined ? (
              <span class="moment-ahead">
                {say(entry.state === 'now' ? t('Đang làm', 'Now') : t('Sắp tới', 'Ahead'))}
              </span>
            ) : (
              <time dateTime={entry.at.toString()}>
                {formatDay(entry.at)} <b>{formatTime(entry.at)}</b>
              </time>
            )}
          </p>
          <div class="moment-body">
            <p class="moment-title">{say(entry.title)}</p>
            {entry.by === undefined ? null : <p class="moment-by">{say(entry.by)}</p>}
            {entry.children}
          </div>
        </li>
      ))}
    </ol>
  );
}
