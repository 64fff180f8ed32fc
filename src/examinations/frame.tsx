import type { ComponentChildren } from 'preact';
import { t } from '../kernel/messages.ts';
import { PageTitle } from '../ui/content.tsx';
import { Tabs } from '../ui/lists.tsx';
import type { Words } from '../ui/page.tsx';
import type { Examination } from './life.ts';
import { PhaseBadge } from './parts.tsx';
import { words } from './words.ts';

export const tabs = {
  overview: { path: '', text: t('Tổng quan', 'Overview') },
  positions: { path: '/positions', text: t('Chỉ tiêu', 'Quotas') },
  candidates: { path: '/candidates', text: t('Thí sinh', 'Candidates') },
  attendance: { path: '/attendance', text: t('Coi thi', 'Attendance') },
  marks: { path: '/marks', text: t('Nhập điểm', 'Marks') },
  results: { path: '/results', text: t('Kết quả', 'Results') },
  appeals: { path: '/appeals', text: t('Phúc khảo', 'Appeals') },
} as const;
export type TabName = keyof typeof tabs;

/** What a person may do with an examination. */
export type May = {
  readonly manage: boolean;
  readonly ask: boolean;
  readonly candidates: boolean;
  readonly examine: boolean;
};

/** An examination's page: title, where it stands, and its views. */
export function Frame({
  examination,
  tab,
  may,
  actions,
  children,
}: {
  examination: Examination;
  tab: TabName;
  may: May;
  actions?: ComponentChildren;
  children: ComponentChildren;
}) {
  const { id, fields, phase, seating } = examination;
  const hasResults = examination.computed !== null && (may.manage || isPublished(examination));
  const shown: Record<TabName, boolean> = {
    overview: true,
    positions: true,
    candidates: may.candidates,
    attendance: may.examine && seating !== null,
    marks: may.examine && seating !== null,
    results: hasResults,
    appeals: may.manage && isPublished(examination),
  };
  const names = Object.keys(tabs) as TabName[];
  return (
    <>
      <PageTitle
        title={fields.title}
        crumbs={[{ href: '/examinations', text: words.room }]}
        beside={<PhaseBadge phase={phase} />}
      >
        {actions}
      </PageTitle>
      <Tabs
        label={t('Các phần của kỳ thi', 'Parts of the examination')}
        tabs={names
          .filter((name) => shown[name])
          .map((name) => ({
            href: `/examinations/${id}${tabs[name].path}`,
            text: tabs[name].text as Words,
            current: name === tab,
          }))}
      />
      {children}
    </>
  );
}

export function isPublished({ phase }: Pick<Examination, 'phase'>): boolean {
  return phase === 'published' || phase === 'recognised' || phase === 'closed';
}
