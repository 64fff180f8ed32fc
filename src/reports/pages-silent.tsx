import { t } from '../kernel/messages.ts';
import type { Agency } from '../organization/schema.ts';
import { StatusBadge } from '../ui/badges.tsx';
import { Card } from '../ui/content.tsx';
import { Say } from '../ui/page.tsx';
import type { ReportView } from './face.ts';
import { sectionTones, type ReportRights } from './pages-parts.ts';
import { fillWords } from './report-words.ts';
import { sectionStates } from './rules.ts';
import type { ReportCity } from './schema.ts';

type Props = {
  readonly view: ReportView;
  readonly rights: ReportRights;
  readonly agencies: ReadonlyMap<number, Agency>;
  readonly city: ReportCity;
};

/** Sections that a report in the making does not print, for want of figures: whoever writes them finds them here. */
export function SilentSections({ view, rights, agencies, city }: Props) {
  const { report, template, document } = view;
  if (report.state !== 'draft') return null;
  const printed = new Set(document.sections.map(({ code }) => code));
  const silent = template.sections
    .filter(
      ({ code, blocks, whenNoData }) => !printed.has(code) && blocks.length > 0 && whenNoData !== 'keep',
    )
    .map((section) => ({ section, row: view.sections.get(section.code) }))
    .filter(({ section, row }) => row !== undefined || (section.when.length === 0 && !section.isAnnex))
    .filter(({ row }) => rights.isManager || rights.isApprover || rights.writesFor(row?.agencyIds ?? []));
  if (silent.length === 0) return null;
  const frame = { period: report.period, asOf: null };
  return (
    <Card title={t('Mục chưa in', 'Sections not printed')} icon="list">
      <p class="text-soft">
        <Say
          text={t(
            'Các mục này chưa có số liệu nên chưa có trong báo cáo; vẫn soạn và góp ý được.',
            'These have no figures yet and are not in the report; they can be written and commented on.',
          )}
        />
      </p>
      <ul class="grid gap-1">
        {silent.map(({ section: { code, heading }, row }) => (
          <li key={code}>
            <a class="inline-block min-h-6" href={`/reports/${report.id}/sections/${code}`}>
              {fillWords(heading, city, frame)}
            </a>
            {row === undefined || row.agencyIds.length === 0 ? null : (
              <>
                {' '}
                <StatusBadge tone={sectionTones[row.state]} text={sectionStates[row.state]} />{' '}
                <span class="text-soft">
                  {row.agencyIds.map((id) => agencies.get(id)?.name ?? '').join(', ')}
                </span>
              </>
            )}
          </li>
        ))}
      </ul>
    </Card>
  );
}
