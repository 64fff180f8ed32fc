import { t } from '../kernel/messages.ts';
import { DueBadge } from '../ui/badges.tsx';
import { LinkButton } from '../ui/buttons.tsx';
import { Columns, PageTitle } from '../ui/content.tsx';
import { OtherActions } from './pages-dossier-actions.tsx';
import { HistoryCard, ProcessCard } from './pages-dossier-course.tsx';
import type { DossierPageProps } from './pages-dossier-form.tsx';
import { NextCard } from './pages-dossier-next.tsx';
import { FormsCard, LinksCard, MoneyCard, PapersCard, PeopleCard } from './pages-dossier-parts.tsx';
import { TimeCard } from './pages-dossier-time.tsx';
import { dossierAddress, StateBadge } from './pages-parts.tsx';

/** One dossier: what to do now, then everything about it. */
export function DossierPage({ view, failed }: DossierPageProps) {
  const { dossier, procedure, standing } = view;
  const { dueAt } = dossier;
  return (
    <>
      <div class="[&_h1]:wrap-anywhere">
        <PageTitle
          title={dossier.code}
          lead={`${procedure.content.name} · ${view.agencyName(dossier.agencyId)}`}
          crumbs={[{ href: '/dossiers', text: t('Hồ sơ', 'Dossiers') }]}
          beside={
            <>
              <StateBadge state={dossier.state} />
              <DueBadge standing={standing} {...(dueAt === null ? {} : { dueAt })} />
            </>
          }
        >
          {dossier.receivedAt === null ? null : (
            <LinkButton
              icon="printer"
              href={dossierAddress(dossier.code, '/forms/receipt.pdf')}
              newWindow
              text={t('In giấy hẹn', 'Print receipt')}
            />
          )}
        </PageTitle>
      </div>
      <Columns
        side={
          <>
            <TimeCard view={view} />
            <PeopleCard view={view} />
            <MoneyCard view={view} />
            <FormsCard view={view} />
            <HistoryCard view={view} />
          </>
        }
      >
        <NextCard view={view} failed={failed} />
        <OtherActions view={view} failed={failed} />
        <LinksCard view={view} />
        <PapersCard view={view} />
        <ProcessCard view={view} />
      </Columns>
    </>
  );
}
