import { figureText, partsText, periodWords } from '../indicators/indicators.ts';
import type { Unit } from '../indicators/schema.ts';
import { t } from '../kernel/messages.ts';
import type { Agency } from '../organization/schema.ts';
import { DueBadge, StatusBadge } from '../ui/badges.tsx';
import type { Crumb } from '../ui/content.tsx';
import { formatDay, formatNumber } from '../ui/format.ts';
import { Tabs } from '../ui/lists.tsx';
import { Icon } from '../ui/icon.tsx';
import { Say, useLanguage } from '../ui/page.tsx';
import type { Given } from './checks.ts';
import type { FormRow } from './reading.ts';
import type { Collection, FigureForm } from './schema.ts';
import { stateTones, stateWords, words } from './words.ts';

export const rootCrumb: Crumb = { href: '/reported-figures', text: words.room };

export function collectionAddress(id: number, rest = ''): string {
  return `/reported-figures/collections/${id}${rest}`;
}

export function formAddress(id: number, rest = ''): string {
  return `/reported-figures/forms/${id}${rest}`;
}

export function collectionCrumbs({ id, name }: Collection): Crumb[] {
  return [rootCrumb, { href: collectionAddress(id), text: name }];
}

/** Name of an agency in both languages. */
export function agencyName({ name, nameEn }: Agency) {
  return t(name, nameEn === '' ? name : nameEn);
}

export function periodLead({ period }: Collection) {
  const { vi, en } = periodWords(period);
  return t(`Kỳ số liệu: ${vi}`, `Period: ${en}`);
}

/** A value as people write it, a share with its parts; a dash while there is none. */
export function GivenText({ given, unit }: { given: Given | null; unit: Unit }) {
  const language = useLanguage();
  if (given === null) return <>–</>;
  const parts = partsText(given, language);
  return (
    <span>
      {figureText({ ...given, unit }, language)}
      {parts === '' ? null : <span class="text-soft"> ({parts})</span>}
    </span>
  );
}

/** Where a form stands, and with whom. */
export function StateBadge({ form, waitsAt }: { form: Pick<FigureForm, 'state'>; waitsAt?: string }) {
  const state = stateWords[form.state];
  const text =
    form.state === 'waiting' && waitsAt !== undefined
      ? t(`${state.vi}: ${waitsAt}`, `${state.en}: ${waitsAt}`)
      : state;
  return <StatusBadge tone={stateTones[form.state]} text={text} />;
}

/** Whether a form came in in time; while it is owed, how long there is. */
export function Lateness({ row, today }: { row: FormRow; today: Temporal.PlainDate }) {
  const { form, late, due } = row;
  if (form.firstSubmittedAt !== null) {
    if (late === 0) {
      return (
        <span class="due due-met">
          <Icon name="check" size={16} />
          <Say text={t('gửi đúng hạn', 'sent on time')} />
        </span>
      );
    }
    return (
      <span class="due due-late">
        <Say
          text={t(`gửi trễ ${formatNumber(late, 'vi')} ngày`, `sent ${formatNumber(late, 'en')} days late`)}
        />
      </span>
    );
  }
  if (late > 0) return <DueBadge standing={{ kind: 'late', by: { days: late } }} />;
  const left = today.until(due, { largestUnit: 'days' }).days;
  if (left === 0) {
    return (
      <span class="due due-soon">
        <Say text={t('đến hạn hôm nay', 'due today')} />
      </span>
    );
  }
  return <DueBadge standing={{ kind: 'running', left: { days: left }, soon: left <= 3 }} />;
}

/** Day, and how a form stands against it. */
export function DueCell({ row, today }: { row: FormRow; today: Temporal.PlainDate }) {
  return (
    <span>
      {formatDay(row.due)} <Lateness row={row} today={today} />
    </span>
  );
}

/** How many have been approved, in words and figures. */
export function ApprovedOf({ counted, of }: { counted: number; of: number }) {
  const language = useLanguage();
  return (
    <span>
      {formatNumber(counted, language)}/{formatNumber(of, language)}
    </span>
  );
}

export type CollectionView = 'progress' | 'roll-up' | 'excel';

/** The views of one collection. */
export function CollectionTabs({ collection, current }: { collection: Collection; current: CollectionView }) {
  const tab = (view: CollectionView, rest: string, text: ReturnType<typeof t>) => ({
    href: collectionAddress(collection.id, rest),
    text,
    current: current === view,
  });
  return (
    <Tabs
      label={words.collection}
      tabs={[
        tab('progress', '', t('Tiến độ', 'Progress')),
        tab('roll-up', '/roll-up', words.rollUp),
        tab('excel', '/excel', t('Tệp Excel', 'Excel')),
      ]}
    />
  );
}
