import { t } from '../kernel/messages.ts';
import type { Agency } from '../organization/schema.ts';
import { StatusBadge } from '../ui/badges.tsx';
import { LinkButton } from '../ui/buttons.tsx';
import { Columns, PageTitle } from '../ui/content.tsx';
import { Say } from '../ui/page.tsx';
import { stateTones } from './pages-list.tsx';
import { sectionTones, type RefusedForm, type ReportRights } from './pages-parts.ts';
import { SilentSections } from './pages-silent.tsx';
import { SourcesCard } from './pages-sources.tsx';
import { Side } from './pages-report-side.tsx';
import { ReportBody } from './report-body.tsx';
import type { ReportView } from './face.ts';
import { reportStates, sectionStates } from './rules.ts';
import type { DocumentSection, ReportCity } from './schema.ts';

type Props = {
  readonly view: ReportView;
  readonly city: ReportCity;
  readonly rights: ReportRights;
  readonly agencies: ReadonlyMap<number, Agency>;
  readonly refused: RefusedForm | null;
  readonly today: Temporal.PlainDate;
};

export function ReportPage(props: Props) {
  const { view, rights, agencies } = props;
  const { report, document } = view;
  return (
    <>
      <PageTitle
        title={report.title}
        crumbs={[{ href: '/reports', text: t('Báo cáo', 'Reports') }]}
        beside={<StatusBadge tone={stateTones[report.state]} text={reportStates[report.state]} />}
      >
        <LinkButton icon="file-text" href={`/reports/${report.id}/file?format=docx`} text="Word" download />
        <LinkButton icon="printer" href={`/reports/${report.id}/file?format=pdf`} text="PDF" newWindow />
        <LinkButton icon="database" href={`/reports/${report.id}/file?format=json`} text="JSON" download />
        {report.frozen === null ? null : (
          <LinkButton icon="scale" href={`/reports/${report.id}/recount`} text={t('Đối chiếu', 'Compare')} />
        )}
      </PageTitle>
      <Columns
        side={
          <>
            <Side {...props} />
            <SourcesCard document={document} />
            <SilentSections {...props} />
          </>
        }
      >
        <p class="text-soft">
          <span class="report-mark">
            <Say text={t('Số đo từ hồ sơ, sổ sách', 'Figures measured from records')} />
          </span>
          {' · '}
          <span class="report-mark report-mark-reported">
            <Say text={t('số do cơ quan báo cáo', 'figures reported by agencies')} />
          </span>
        </p>
        <ReportBody
          document={document}
          beside={(section) => (
            <SectionNote section={section} view={view} rights={rights} agencies={agencies} />
          )}
        />
      </Columns>
    </>
  );
}

/** Under a heading: who writes the section, how it stands, and the way to it. Nothing on a finished report. */
function SectionNote({
  section,
  view,
  rights,
  agencies,
}: { section: DocumentSection } & Pick<Props, 'view' | 'rights' | 'agencies'>) {
  if (view.report.state === 'published') return null;
  const row = view.sections.get(section.code);
  const agencyIds = row?.agencyIds ?? [];
  const comments = view.comments.filter((comment) => comment.section === section.code).length;
  const mayOpen = rights.isManager || rights.isApprover || rights.writesFor(agencyIds);
  if (!mayOpen && row === undefined) return null;
  return (
    <p class="report-beside">
      {row === undefined || agencyIds.length === 0 ? null : (
        <>
          <StatusBadge tone={sectionTones[row.state]} text={sectionStates[row.state]} />
          <span>{agencyIds.map((id) => agencies.get(id)?.name ?? '').join(', ')}</span>
        </>
      )}
      {comments === 0 ? null : (
        <span>
          <Say text={t(`${comments} góp ý`, `${comments} comments`)} />
        </span>
      )}
      {mayOpen ? (
        <a
          href={`/reports/${view.report.id}/sections/${section.code}`}
          aria-label={`Soạn, góp ý: ${section.heading}`}
        >
          <Say text={t('Soạn, góp ý', 'Write, comment')} />
        </a>
      ) : null}
    </p>
  );
}
