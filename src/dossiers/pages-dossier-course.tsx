import { t, type Text } from '../kernel/messages.ts';
import { outcomesOf } from '../processes/processes.ts';
import { DueBadge } from '../ui/badges.tsx';
import { Card, Timeline, type TimelineEntry } from '../ui/content.tsx';
import { Say, useSay } from '../ui/page.tsx';
import { DataTable } from '../ui/table.tsx';
import { dossierAddress, Moment, Person } from './pages-parts.tsx';
import type { DossierView } from './reading-dossier.ts';
import type { Step } from './schema.ts';
import { eventWords, type EventNames } from './words-events.ts';
import { roleWords, theApplicant, theProgram } from './words.ts';

type Part = { readonly view: DossierView };

/** The drawing of the process with where the dossier stands, and the same as a table. */
export function ProcessCard({ view }: Part) {
  const { dossier } = view;
  const xml = dossierAddress(dossier.code, '/process.bpmn');
  const closed = dossier.steps.filter((step) => step.closedAt !== null).map((step) => step.elementId);
  const current = dossier.marking?.open ?? [];
  return (
    <Card title={t('Quy trình', 'Process')} icon="workflow" id="process">
      <div
        data-process-viewer
        data-xml-url={xml}
        data-current={current.join(',')}
        data-done={[...new Set(closed)].filter((id) => !current.includes(id)).join(',')}
        class="print:hidden"
      >
        <a href={xml} download>
          <Say text={t('Tải sơ đồ quy trình (BPMN)', 'Download the drawing (BPMN)')} />
        </a>
      </div>
      <StepsTable view={view} />
    </Card>
  );
}

function StepsTable({ view }: Part) {
  const say = useSay();
  return (
    <DataTable
      caption={t('Các bước', 'Steps')}
      rows={view.dossier.steps}
      rowKey={(step) => String(step.number)}
      columns={[
        { key: 'name', title: t('Bước', 'Step'), heads: true, cell: (step) => step.name },
        {
          key: 'who',
          title: t('Ai làm', 'Who'),
          cell: (step) => (
            <span>
              <Person name={view.nameOf(step.closedBy ?? step.assigneeId)} />
              <span class="block text-soft">
                {say(roleWords(step.role))}, {view.agencyName(step.agencyId)}
              </span>
            </span>
          ),
        },
        { key: 'opened', title: t('Nhận', 'From'), cell: (step) => <Moment at={step.openedAt} /> },
        {
          key: 'due',
          title: t('Hạn', 'Due'),
          cell: (step) =>
            step.closedAt === null ? (
              <DueBadge
                standing={view.standingOf(step)}
                {...(step.dueAt === null ? {} : { dueAt: step.dueAt })}
              />
            ) : (
              <Moment at={step.dueAt} />
            ),
        },
        {
          key: 'outcome',
          title: t('Kết quả', 'Outcome'),
          cell: (step) =>
            step.closedAt === null ? (
              <Say text={t('đang làm', 'in hand')} />
            ) : (
              <span>
                {step.outcome === null ? (
                  <Say text={t('xong', 'done')} />
                ) : (
                  say(outcomeLabel(view, step, step.outcome))
                )}
                <span class="block text-soft">
                  <Moment at={step.closedAt} />
                </span>
              </span>
            ),
        },
      ]}
      empty={
        <p class="text-soft">
          <Say text={t('Chưa có bước nào.', 'No steps yet.')} />
        </p>
      }
    />
  );
}

/** Everything that happened, in words, and the steps that are in hand. */
export function HistoryCard({ view }: Part) {
  const names = namesIn(view);
  const say = useSay();
  const entries = view.events.map((event): TimelineEntry => {
    const { title, details, quote } = eventWords(event, names);
    const isEnd = ['notReceived', 'withdrawn', 'stopped'].includes(event.kind);
    return {
      id: `event-${event.number}`,
      at: event.at,
      title,
      by: view.nameOf(event.actorId) ?? (event.kind === 'registered' ? theApplicant : theProgram),
      state: isEnd ? 'stopped' : 'done',
      children: (
        <>
          {details.map((detail) => (
            <p key={detail.vi}>{say(detail)}</p>
          ))}
          {quote === '' ? null : <blockquote class="whitespace-pre-line text-soft">“{quote}”</blockquote>}
        </>
      ),
    };
  });
  const open = view.dossier.steps
    .filter((step) => step.closedAt === null)
    .map((step): TimelineEntry => ({
      id: `step-${step.number}`,
      title: step.name,
      by: `${say(roleWords(step.role))}, ${view.agencyName(step.agencyId)}`,
      state: 'now',
    }));
  return (
    <Card title={t('Diễn biến', 'History')} icon="history" id="history">
      <Timeline
        label={t('Diễn biến của hồ sơ', 'What happened to the dossier')}
        entries={[...entries, ...open]}
      />
    </Card>
  );
}

function namesIn(view: DossierView): EventNames {
  const stepOf = (number: number) => view.dossier.steps.find((step) => step.number === number);
  return {
    stepName: (number) => stepOf(number)?.name ?? String(number),
    outcomeLabel(number, outcome) {
      const step = stepOf(number);
      return step === undefined ? t(outcome, outcome) : outcomeLabel(view, step, outcome);
    },
    nameOf: (accountId) => view.nameOf(accountId) ?? String(accountId),
    agencyName: (id) => view.agencyName(id),
  };
}

function outcomeLabel(view: DossierView, step: Step, outcome: string): Text {
  const choice = outcomesOf(view.graph, step.elementId).find((entry) => entry.outcome === outcome);
  return choice?.label ?? t(outcome, outcome);
}
