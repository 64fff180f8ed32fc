import { createContext, Fragment, type ComponentChildren } from 'preact';
import { useContext } from 'preact/hooks';
import type { Refusal } from '../kernel/errors.ts';
import { say, t, type Language, type Text } from '../kernel/messages.ts';
import type { IconName } from './icons.ts';

/** Words on a page: a `Text` is said in the reader's language, a plain string (a name, a code) stands as it is. */
export type Words = string | Text;

export type NavigationEntry = {
  readonly href: string;
  readonly text: Text;
  readonly icon: IconName;
  /** How many wait behind the entry; 0 and absent show nothing. */
  readonly count?: number;
  /** Heading above the entry where a new group begins. */
  readonly group?: Text;
};

/** The person signed in, as the page's head names them. */
export type SignedInPerson = {
  readonly name: string;
  readonly agency: Words;
  readonly roles: readonly Text[];
};

/** One message on the page after something was done (`done`), to be noted (`note`) or minded (`warning`). */
export type Flash = { readonly kind: 'done' | 'note' | 'warning'; readonly text: Words };

/** What every page knows besides its content: made once per request, from the session and the city's settings. */
export type Page = {
  readonly language: Language;
  /** Path with query of this page, e.g. `/dossiers?state=4&page=2`. */
  readonly path: string;
  /** Token that every POST form sends back as `_csrf`. */
  readonly csrf: string;
  /** Name of the city or organisation that runs this house, e.g. `Thành phố Cần Thơ`. */
  readonly site: Text;
  readonly navigation: readonly NavigationEntry[];
  readonly person?: SignedInPerson;
  /** The account's own secret (base64url of 32 bytes), under which its browser keeps what is being typed. */
  readonly formSecret?: string;
  readonly flash?: Flash;
  /** Where the search box of the page's head sends `q`; absent: no search box. */
  readonly searchAction?: string;
};

/** A form's state for its fields: refusals shown beside them, values kept, prefix of their ids. */
export type FormState = {
  readonly id: string;
  readonly refusals: readonly Refusal[];
  readonly values: FormValues;
};

/** What was typed, by name of the input; several values for multiple choice. */
export type FormValues = Readonly<Record<string, string | readonly string[] | undefined>>;

export const PageContext = createContext<Page>({
  language: 'vi',
  path: '/',
  csrf: '',
  site: t('Một Cửa', 'Một Cửa'),
  navigation: [],
});

export const FormContext = createContext<FormState>({ id: 'f', refusals: [], values: {} });

export function usePage(): Page {
  return useContext(PageContext);
}

export function useLanguage(): Language {
  return usePage().language;
}

/** A function that says words in the reader's language. */
export function useSay(): (words: Words) => string {
  const { language } = usePage();
  return (words) => sayWords(words, language);
}

export function sayWords(words: Words, language: Language): string {
  return typeof words === 'string' ? words : say(words, language);
}

/** Words inside markup: `<p><Say text={t('Xin chào', 'Hello')} /></p>`. */
export function Say({ text }: { text: Words }) {
  const say = useSay();
  return <Fragment>{say(text)}</Fragment>;
}

/** Gives a page's parts what they need to know; `Layout` does it, a fragment without a layout needs it itself. */
export function PageProvider({ page, children }: { page: Page; children?: ComponentChildren }) {
  return <PageContext.Provider value={page}>{children}</PageContext.Provider>;
}

/** The address with some query parameters replaced; `undefined` or '' removes one. */
export function withQuery(
  path: string,
  changes: Readonly<Record<string, string | number | undefined>>,
): string {
  const url = new URL(path, 'http://page.invalid');
  for (const [name, value] of Object.entries(changes)) {
    if (value === undefined || value === '') url.searchParams.delete(name);
    else url.searchParams.set(name, String(value));
  }
  return url.pathname + url.search;
}
