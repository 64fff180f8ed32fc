import { languages, t, type Language } from '../kernel/messages.ts';
import { Icon } from './icon.tsx';
import { Mark } from './mark.tsx';
import { usePage, useSay, withQuery, type Page } from './page.tsx';

/** Addresses that the page's head leads to. */
export const headPaths = {
  home: '/',
  signIn: '/sign-in',
  signOut: '/sign-out',
  account: '/account',
} as const;

const languageNames: Record<Language, string> = { vi: 'Tiếng Việt', en: 'English' };

/** Where a person's day begins: the first entry of the staff's menu; for the public the first page. */
export function homeOf(page: Page): string {
  return page.person === undefined ? headPaths.home : (page.navigation[0]?.href ?? headPaths.home);
}

export function SiteName() {
  const page = usePage();
  const { site } = page;
  const say = useSay();
  return (
    <a class="site-name" href={homeOf(page)}>
      <Mark size={36} />
      <span>
        <span class="site-product">Một Cửa</span>
        <span class="site-city">{say(site)}</span>
      </span>
    </a>
  );
}

export function SearchBox({ action }: { action: string }) {
  const { path } = usePage();
  const say = useSay();
  const isHere = path.split('?')[0] === action;
  const words = isHere ? (new URL(path, 'http://page.invalid').searchParams.get('q') ?? '') : '';
  return (
    <form
      class="head-search"
      action={action}
      method="get"
      role="search"
      aria-label={say(t('Tìm trong toàn hệ thống', 'Search everything'))}
    >
      <label class="sr-only" for="site-search">
        {say(t('Tìm hồ sơ, thủ tục, người nộp', 'Search dossiers, procedures, applicants'))}
      </label>
      <Icon name="search" size={18} />
      <input
        id="site-search"
        type="search"
        name="q"
        value={words}
        autocomplete="off"
        placeholder={say(t('Mã hồ sơ, tên, số định danh', 'Code, name, identity number'))}
      />
      <kbd class="key" aria-hidden="true">
        /
      </kbd>
    </form>
  );
}

/** The same page in the other language: `?lang=en` is remembered in a cookie by the web layer. */
export function LanguageSwitch() {
  const { language, path } = usePage();
  const other = languages.find((candidate) => candidate !== language) ?? 'vi';
  return (
    <a
      class="head-link"
      href={withQuery(path, { lang: other })}
      hreflang={other}
      lang={other}
      rel="alternate"
    >
      <Icon name="globe" size={18} />
      <span>{languageNames[other]}</span>
    </a>
  );
}

/** Who is signed in, their account and the way out; or the way in. */
export function PersonMenu() {
  const { person, csrf } = usePage();
  const say = useSay();
  if (person === undefined) {
    return (
      <a class="head-link" href={headPaths.signIn}>
        <Icon name="log-in" size={18} />
        <span>{say(t('Đăng nhập', 'Sign in'))}</span>
      </a>
    );
  }
  return (
    <details class="person">
      <summary>
        <span class="person-initial" aria-hidden="true">
          {initial(person.name)}
        </span>
        <span class="person-name">{person.name}</span>
        <Icon name="chevron-down" size={16} />
      </summary>
      <div class="person-menu">
        <p class="person-full">{person.name}</p>
        <p>{say(person.agency)}</p>
        <p class="person-roles">{person.roles.map(say).join(' · ')}</p>
        <a class="btn btn-plain btn-sm" href={headPaths.account}>
          <Icon name="user-cog" size={16} />
          <span>{say(t('Tài khoản của tôi', 'My account'))}</span>
        </a>
        <form action={headPaths.signOut} method="post">
          <input type="hidden" name="_csrf" value={csrf} />
          <button class="btn btn-plain btn-sm" type="submit">
            <Icon name="log-out" size={16} />
            <span>{say(t('Đăng xuất', 'Sign out'))}</span>
          </button>
        </form>
      </div>
    </details>
  );
}

/** A Vietnamese name is called by its last word. */
function initial(name: string): string {
  const given = name.trim().split(/\s+/).at(-1) ?? '';
  return given.charAt(0).toLocaleUpperCase('vi');
}
