import { Fragment, type ComponentChildren } from 'preact';
import { asset } from '../kernel/assets.ts';
import { t } from '../kernel/messages.ts';
import { LanguageSwitch, PersonMenu, SearchBox, SiteName } from './chrome.tsx';
import { formatNumber } from './format.ts';
import { Icon } from './icon.tsx';
import { Mark } from './mark.tsx';
import { Alert, KeyboardHelp, SessionOver } from './notices.tsx';
import { TypedOffer } from './typed-offer.tsx';
import {
  PageProvider,
  sayWords,
  usePage,
  useSay,
  type NavigationEntry,
  type Page,
  type Words,
} from './page.tsx';

export type LayoutProps = {
  page: Page;
  /** In the window's title; the page's own heading is `PageTitle`. */
  title: Words;
  children: ComponentChildren;
  /** Plain names of further scripts of ours, e.g. `process-editor.js`. A style of the same name is loaded with it. */
  scripts?: readonly string[];
  styles?: readonly string[];
  /** Loads htmx, for a page with partial updates. */
  htmx?: boolean;
  /** `wide` lets the content use the whole window (lists, drawings). Default for staff `usual`. */
  width?: 'usual' | 'wide' | 'narrow';
};

/** The staff's page: navigation at the side, search on top. */
export function Layout(props: LayoutProps) {
  const { page } = props;
  return (
    <Shell {...props} kind="staff" scripts={['keyboard.js', 'fields.js', ...(props.scripts ?? [])]}>
      <header class="head">
        <div class="head-line">
          <SiteName />
          {page.searchAction === undefined ? null : <SearchBox action={page.searchAction} />}
          <div class="head-end">
            <LanguageSwitch />
            <PersonMenu />
          </div>
        </div>
      </header>
      <div class="staff">
        <details class="menu-fold">
          <summary>
            <Icon name="menu" />
            <MenuWord />
          </summary>
          <Navigation />
        </details>
        <div class="side">
          <Navigation />
          <KeyboardHelp />
        </div>
        <Main {...props} />
      </div>
      {page.person === undefined ? null : <SessionOver />}
      {page.formSecret === undefined ? null : <TypedOffer secret={page.formSecret} />}
    </Shell>
  );
}

/** The public's page: larger type, navigation on top, the river at the foot. */
export function PublicLayout(props: LayoutProps) {
  return (
    <Shell {...props} kind="public" scripts={['fields.js', ...(props.scripts ?? [])]}>
      <header class="head">
        <div class="head-line">
          <SiteName />
          <details class="menu-fold menu-fold-public">
            <summary>
              <Icon name="menu" />
              <MenuWord />
            </summary>
            <PublicNavigation />
          </details>
          <div class="head-nav">
            <PublicNavigation />
          </div>
          <div class="head-end">
            <LanguageSwitch />
            <PersonMenu />
          </div>
        </div>
      </header>
      <Main {...props} />
      <PublicFooter />
    </Shell>
  );
}

function Shell(props: LayoutProps & { kind: 'staff' | 'public'; scripts: readonly string[] }) {
  const { page } = props;
  const site = sayWords(page.site, page.language);
  return (
    <PageProvider page={page}>
      <html lang={page.language} data-theme="dawn">
        <head>
          <meta charset="utf-8" />
          <meta name="viewport" content="width=device-width, initial-scale=1" />
          <title>{`${sayWords(props.title, page.language)} · Một Cửa ${site}`}</title>
          <meta name="theme-color" content="#0b3f3a" />
          <link rel="icon" type="image/svg+xml" href={asset('mark.svg')} />
          {['latin-400', 'vietnamese-400', 'latin-600', 'vietnamese-600'].map((part) => (
            <link
              key={part}
              rel="preload"
              as="font"
              type="font/woff2"
              href={asset(`be-vietnam-pro-${part}-normal.woff2`)}
              crossorigin="anonymous"
            />
          ))}
          <link rel="stylesheet" href={asset('app.css')} />
          {(props.styles ?? []).map((name) => (
            <link key={name} rel="stylesheet" href={asset(name)} />
          ))}
          {props.htmx ? <script src={asset('htmx.js')} defer /> : null}
          {props.scripts.map((name) => (
            <script key={name} src={asset(name)} defer />
          ))}
        </head>
        <body class={`of-${props.kind}`}>
          <SkipLink />
          {props.children}
        </body>
      </html>
    </PageProvider>
  );
}

function Main({ children, width = 'usual' }: LayoutProps) {
  const { flash } = usePage();
  return (
    <main id="main" class={`main main-${width}`} tabIndex={-1}>
      {flash === undefined ? null : <Alert kind={flash.kind} text={flash.text} live />}
      {children}
    </main>
  );
}

function SkipLink() {
  const say = useSay();
  return (
    <a class="skip" href="#main">
      {say(t('Đến nội dung chính', 'Skip to the content'))}
    </a>
  );
}

function MenuWord() {
  const say = useSay();
  return <span>{say(t('Danh mục', 'Menu'))}</span>;
}

function Navigation() {
  const { navigation } = usePage();
  const say = useSay();
  return (
    <nav class="nav" aria-label={say(t('Danh mục chính', 'Main menu'))}>
      {inGroups(navigation).map(({ heading, entries }) => (
        <Fragment key={entries[0]?.href}>
          {heading === undefined ? null : (
            <p class="nav-group" aria-hidden="true">
              {say(heading)}
            </p>
          )}
          <ul {...(heading === undefined ? {} : { 'aria-label': say(heading) })}>
            {entries.map((entry) => (
              <NavigationItem key={entry.href} entry={entry} />
            ))}
          </ul>
        </Fragment>
      ))}
    </nav>
  );
}

type NavigationGroup = { readonly heading: NavigationEntry['group']; readonly entries: NavigationEntry[] };

/** An entry with a heading begins a group; those after it belong to it. */
function inGroups(navigation: readonly NavigationEntry[]): NavigationGroup[] {
  const groups: NavigationGroup[] = [];
  for (const entry of navigation) {
    const last = groups.at(-1);
    if (last === undefined || entry.group !== undefined)
      groups.push({ heading: entry.group, entries: [entry] });
    else last.entries.push(entry);
  }
  return groups;
}

function NavigationItem({ entry }: { entry: NavigationEntry }) {
  const { language } = usePage();
  const isHere = useIsHere();
  const say = useSay();
  return (
    <li>
      <a href={entry.href} aria-current={isHere(entry.href) ? 'page' : undefined}>
        <Icon name={entry.icon} />
        <span class="nav-text">{say(entry.text)}</span>
        {entry.count === undefined || entry.count === 0 ? null : (
          <span class="nav-count">{formatNumber(entry.count, language)}</span>
        )}
      </a>
    </li>
  );
}

function PublicNavigation() {
  const { navigation } = usePage();
  const isHere = useIsHere();
  const say = useSay();
  return (
    <nav class="nav-public" aria-label={say(t('Danh mục chính', 'Main menu'))}>
      <ul>
        {navigation.map((entry) => (
          <li key={entry.href}>
            <a href={entry.href} aria-current={isHere(entry.href) ? 'page' : undefined}>
              {say(entry.text)}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}

/** The entry whose address is the longest beginning of this page's path is where one is. */
function useIsHere(): (href: string) => boolean {
  const { navigation, path } = usePage();
  const here = path.split('?')[0] ?? '/';
  const matches = navigation
    .map((entry) => entry.href.split('?')[0] ?? '/')
    .filter((href) => here === href || (href !== '/' && here.startsWith(`${href}/`)));
  const longest = matches.toSorted((a, b) => b.length - a.length)[0];
  return (href) => longest !== undefined && href.split('?')[0] === longest;
}

function PublicFooter() {
  const { site } = usePage();
  const say = useSay();
  return (
    <footer class="foot">
      <div class="foot-line">
        <Mark size={36} />
        <div>
          <p class="foot-name">Một Cửa · {say(site)}</p>
          <p>
            {say(
              t(
                'Thủ tục rõ ràng, đúng hẹn, ai cũng kiểm chứng được.',
                'Clear procedures, kept promises, open to anyone’s check.',
              ),
            )}
          </p>
        </div>
      </div>
    </footer>
  );
}
