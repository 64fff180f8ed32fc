import { t } from '../kernel/messages.ts';
import { LinkButton } from '../ui/buttons.tsx';
import { Select } from '../ui/choices.tsx';
import { Card, DefinitionList, PageTitle } from '../ui/content.tsx';
import { FilterBar } from '../ui/lists.tsx';
import { useSay } from '../ui/page.tsx';
import { DataTable } from '../ui/table.tsx';
import { audits as auditRegister } from './audits.ts';
import { chapters, clauses } from './clauses.ts';
import { showDay, StateBadge } from './parts.tsx';
import type { ClauseLine } from './rules.ts';
import type { Audit, System } from './store.ts';
import { checkResults, words } from './words.ts';

const crumbs = [{ href: '/quality', text: words.room }];

export type ClauseMapProps = {
  readonly lines: readonly ClauseLine[];
  readonly systems: readonly System[];
  /** The one shown; null: all together. */
  readonly system: System | null;
};

/** Each clause of the standard: when it was last audited, and what is open on it. */
export function ClauseMapPage({ lines, systems, system }: ClauseMapProps) {
  const say = useSay();
  const seen = lines.filter(({ checks }) => checks > 0).length;
  return (
    <>
      <PageTitle
        title={words.clauses}
        crumbs={crumbs}
        lead={t(
          `${seen}/${lines.length} điều khoản của TCVN ISO 9001:2015 đã được đánh giá.`,
          `${seen} of ${lines.length} clauses of ISO 9001:2015 have been audited.`,
        )}
      >
        {system === null ? null : (
          <LinkButton
            icon="shield-check"
            href={`/quality/systems/${system.id}`}
            text={t('Hệ thống', 'System')}
          />
        )}
      </PageTitle>
      <FilterBar action="/quality/clauses" values={{ system: system === null ? '' : String(system.id) }}>
        <Select
          name="system"
          label={t('Đơn vị', 'Unit')}
          choices={[
            { value: '', label: t('Tất cả các đơn vị', 'All units') },
            ...systems.map(({ id, values }) => ({ value: String(id), label: values.name })),
          ]}
        />
      </FilterBar>
      {Object.entries(chapters).map(([chapter, title]) => (
        <Card key={chapter} title={t(`${chapter}. ${title.vi}`, `${chapter}. ${title.en}`)}>
          <ClauseTable
            caption={title}
            lines={lines.filter((line) => line.chapter === chapter)}
            findingsHref={(line) => `/registers/quality-nonconformity?clause=${line.clause}`}
            say={say}
          />
        </Card>
      ))}
    </>
  );
}

export type AuditPageProps = {
  readonly audit: Audit;
  readonly system: System | null;
  readonly agency: string;
  readonly lines: readonly ClauseLine[];
  readonly mayKeep: boolean;
};

/** The checklist of one audit: what has been looked at, clause by clause. */
export function AuditPage({ audit, system, agency, lines, mayKeep }: AuditPageProps) {
  const say = useSay();
  const { id, values, state } = audit;
  const done = lines.filter(({ checks }) => checks > 0).length;
  const isOpen = state === 'held' && mayKeep;
  return (
    <>
      <PageTitle
        title={values.scope}
        crumbs={[
          ...crumbs,
          ...(system === null
            ? []
            : [{ href: `/quality/systems/${system.id}`, text: t(system.values.name, system.values.name) }]),
        ]}
        beside={<StateBadge states={auditRegister.states} state={state} />}
      >
        {isOpen ? (
          <>
            <LinkButton
              look="next"
              icon="list-checks"
              href={`/registers/quality-check/new?audit=${id}`}
              text={t('Ghi nội dung đánh giá', 'Record a check')}
            />
            <LinkButton
              icon="file-warning"
              href={`/registers/quality-nonconformity/new?audit=${id}&system=${values.system}`}
              text={t('Ghi điểm không phù hợp', 'Record a non-conformity')}
            />
          </>
        ) : null}
        <LinkButton icon="notebook-pen" href={`/registers/quality-audit/${id}`} text={t('Mở sổ', 'Record')} />
      </PageTitle>
      <Card>
        <DefinitionList
          columns={3}
          facts={[
            { term: t('Cơ quan', 'Agency'), value: agency },
            { term: t('Ngày đánh giá', 'Day'), value: showDay(values.heldOn) },
            { term: t('Chương trình', 'Programme'), value: values.programme },
            { term: t('Trưởng đoàn', 'Lead auditor'), value: values.lead },
            {
              term: t('Đã xem', 'Looked at'),
              value: say(t(`${done}/${lines.length} điều khoản`, `${done} of ${lines.length} clauses`)),
            },
            { term: t('Kết luận', 'Conclusion'), value: values.conclusion },
          ]}
        />
      </Card>
      <Card title={t('Phiếu đánh giá', 'Checklist')} icon="list-checks">
        <ClauseTable
          caption={t('Phiếu đánh giá theo điều khoản', 'Checklist by clause')}
          lines={lines}
          findingsHref={(line) => `/registers/quality-nonconformity?clause=${line.clause}`}
          say={say}
        />
      </Card>
    </>
  );
}

function ClauseTable({
  caption,
  lines,
  findingsHref,
  say,
}: {
  caption: { vi: string; en: string };
  lines: readonly ClauseLine[];
  findingsHref: (line: ClauseLine) => string;
  say: ReturnType<typeof useSay>;
}) {
  return (
    <DataTable
      caption={caption}
      compact
      rows={lines}
      rowKey={({ clause }) => clause}
      columns={[
        {
          key: 'clause',
          title: t('Điều khoản', 'Clause'),
          heads: true,
          width: 'wide',
          cell: ({ clause }) => `${clause} ${say(clauses[clause])}`,
        },
        { key: 'last', title: t('Đánh giá gần nhất', 'Last audited'), cell: ({ lastOn }) => showDay(lastOn) },
        {
          key: 'result',
          title: t('Kết quả', 'Result'),
          cell: ({ lastResult }) => {
            const known = Object.entries(checkResults).find(([name]) => name === lastResult)?.[1];
            return known === undefined ? '–' : say(known);
          },
        },
        {
          key: 'open',
          title: t('Chưa khép', 'Open'),
          cell: (line) =>
            line.open === 0 ? (
              '0'
            ) : (
              <a href={findingsHref(line)}>
                {line.overdue === 0
                  ? say(t(`${line.open} điểm`, `${line.open} open`))
                  : say(
                      t(
                        `${line.open} điểm, ${line.overdue} quá hạn`,
                        `${line.open} open, ${line.overdue} overdue`,
                      ),
                    )}
              </a>
            ),
        },
        { key: 'closed', title: t('Đã khép', 'Closed'), cell: ({ closed }) => closed },
      ]}
    />
  );
}
