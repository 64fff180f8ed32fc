import type { ComponentChildren } from 'preact';
import { Icon } from './icon.tsx';
import type { IconName } from './icons.ts';
import { useSay, type Words } from './page.tsx';

/** The dawn over the river, above a public first page: one heading, one sentence, one thing to do. */
export function Hero({
  title,
  lead,
  children,
}: {
  title: Words;
  lead?: Words;
  children?: ComponentChildren;
}) {
  const say = useSay();
  return (
    <section class="hero" aria-label={say(title)}>
      <div class="hero-body">
        <h1>{say(title)}</h1>
        {lead === undefined ? null : <p class="lead">{say(lead)}</p>}
        {children}
      </div>
    </section>
  );
}

/** The large search box of a first page. The button is the page's thing to do next. */
export function HeroSearch(props: {
  action: string;
  name?: string;
  label: Words;
  placeholder: Words;
  button: Words;
  value?: string;
}) {
  const say = useSay();
  return (
    <form action={props.action} method="get" role="search" aria-label={say(props.label)}>
      <div class="hero-search">
        <input
          type="search"
          name={props.name ?? 'q'}
          value={props.value}
          aria-label={say(props.label)}
          placeholder={say(props.placeholder)}
        />
        <button class="btn btn-next" type="submit">
          {say(props.button)}
        </button>
      </div>
    </form>
  );
}

export type Topic = {
  readonly href: string;
  readonly icon: IconName;
  readonly title: Words;
  readonly text?: Words;
};

/** What people come for, e.g. life events, each on a card with its sign. */
export function Topics({ label, topics }: { label: Words; topics: readonly Topic[] }) {
  const say = useSay();
  return (
    <ul class="topics" aria-label={say(label)}>
      {topics.map((topic) => (
        <li key={topic.href}>
          <a class="topic" href={topic.href}>
            <span class="topic-icon">
              <Icon name={topic.icon} size={24} />
            </span>
            <span>
              <span class="topic-title">{say(topic.title)}</span>
              {topic.text === undefined ? null : <span class="topic-text">{say(topic.text)}</span>}
            </span>
          </a>
        </li>
      ))}
    </ul>
  );
}
