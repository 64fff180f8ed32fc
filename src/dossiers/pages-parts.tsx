import { t } from '../kernel/messages.ts';
import { StatusBadge } from '../ui/badges.tsx';
import { formatDay, formatMoment } from '../ui/format.ts';
import { Say, useLanguage } from '../ui/page.tsx';
import { states, type State } from './schema.ts';
import { nobody, stateTones } from './words.ts';

/** The address of a dossier's page, or below it; a city's codes may hold slashes. */
export function dossierAddress(code: string, rest = ''): string {
  return `/dossiers/${encodeURIComponent(code)}${rest}`;
}

export function StateBadge({ state }: { state: State }) {
  return <StatusBadge tone={stateTones[state]} text={states[state].words} />;
}

export function CodeLink({ code }: { code: string }) {
  return (
    <a class="whitespace-nowrap" href={dossierAddress(code)}>
      {code}
    </a>
  );
}

/** A procedure in a list: its name cut to one line, whole when pointed at. */
export function ProcedureName({ name }: { name: string }) {
  return (
    <span
      class="block max-w-72 truncate max-md:max-w-none max-md:whitespace-normal 2xl:max-w-[32rem]"
      title={name}
    >
      {name}
    </span>
  );
}

export function Day({ at }: { at: Temporal.Instant | null }) {
  const language = useLanguage();
  if (at === null) return <>–</>;
  return (
    <time class="whitespace-nowrap" dateTime={at.toString()} title={formatMoment(at, language)}>
      {formatDay(at)}
    </time>
  );
}

export function Moment({ at }: { at: Temporal.Instant | null }) {
  const language = useLanguage();
  if (at === null) return <>–</>;
  return <time dateTime={at.toString()}>{formatMoment(at, language)}</time>;
}

/** Who has a step; for whom, when one stands in for them. */
export function Person({ name, isStoodInFor = false }: { name: string | null; isStoodInFor?: boolean }) {
  if (name === null) {
    return (
      <span class="text-soft">
        <Say text={nobody} />
      </span>
    );
  }
  return isStoodInFor ? <Say text={t(`thay cho ${name}`, `for ${name}`)} /> : <>{name}</>;
}
