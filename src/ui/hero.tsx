import type { ComponentChildren } from 'preact';
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
