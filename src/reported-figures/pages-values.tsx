import { figureAddress, figureText, partsText, periodWords } from '../indicators/indicators.ts';
import type { Question } from '../indicators/schema.ts';
import { t } from '../kernel/messages.ts';
import { LinkButton } from '../ui/buttons.tsx';
import { Card, PageTitle } from '../ui/content.tsx';
import { formatDay, formatMoment } from '../ui/format.ts';
import { EmptyState, Pagination } from '../ui/lists.tsx';
import { Disclosure } from '../ui/notices.tsx';
import { Say, useLanguage, useSay } from '../ui/page.tsx';
import { DataTable } from '../ui/table.tsx';
import { formAddress, rootCrumb } from './parts.tsx';
import type { Asked } from './schema.ts';
import type { RecordedValue, ReportedLines, ValueLine } from './values.ts';
import { words } from './words.ts';

const linesPerPage = 50;

/** Where a reported figure opens: who reported it and its parts, when, with what evidence, and what it was before. */
export function ValuesPage({
  code,
  question,
  groups,
  page,
}: {
  code: string;
  question: Question;
  groups: readonly ReportedLines[];
  page: number;
}) {
  const say = useSay();
  const language = useLanguage();
  const { vi, en } = periodWords(question.period);
  const known = question.asOf;
  const shown = groups.filter(({ lines }) => lines.length > 0);
  const title = groups.find(({ asked }) => asked.code === code)?.asked.title ?? t(code, code);
  return (
    <>
      <PageTitle
        title={title}
        crumbs={[rootCrumb]}
        lead={
          known === undefined
            ? t(`Số liệu do các cơ quan báo cáo. Kỳ số liệu: ${vi}`, `Reported by agencies. Period: ${en}`)
            : t(
                `Số liệu do các cơ quan báo cáo, tính đến hết ngày ${formatDay(known)}. Kỳ số liệu: ${vi}`,
                `Reported by agencies, as known on ${formatDay(known)}. Period: ${en}`,
              )
        }
      >
        <LinkButton
          icon="chart-column"
          href={figureAddress(code, question)}
          text={t('Trang chỉ tiêu', 'The indicator’s page')}
        />
      </PageTitle>
      {shown.length === 0 ? (
        <EmptyState
          icon="file-x"
          title={t('Chưa có cơ quan nào báo cáo số liệu này', 'Nobody has reported this figure')}
          text={t(
            'Có thể số liệu do hệ thống đo được, hoặc kỳ số liệu khác với kỳ đã báo cáo.',
            'It may be measured by the system, or another period was reported.',
          )}
        />
      ) : null}
      {shown.map(({ asked, lines }) => (
        <Card key={asked.code} title={asked.title}>
          <DataTable
            caption={asked.title}
            compact
            rows={lines.slice((page - 1) * linesPerPage, page * linesPerPage)}
            rowKey={({ standing }) => String(standing.id)}
            columns={[
              {
                key: 'about',
                title: t('Số liệu về', 'About'),
                heads: true,
                cell: (line) => <About line={line} />,
              },
              {
                key: 'value',
                title: words.value,
                align: 'end',
                cell: ({ standing }) => <ValueText value={standing} unit={asked.unit} />,
              },
              {
                key: 'by',
                title: t('Cơ quan chịu trách nhiệm', 'Answers for it'),
                cell: ({ standing }) => standing.by,
              },
              {
                key: 'recorded',
                title: t('Ghi nhận', 'Recorded'),
                cell: ({ standing }) => (
                  <div>
                    {formatMoment(standing.recordedAt, language)}
                    {standing.recordedBy === '' ? null : (
                      <span class="block text-soft">{standing.recordedBy}</span>
                    )}
                  </div>
                ),
              },
              {
                key: 'note',
                title: t('Ghi chú, minh chứng', 'Note, evidence'),
                cell: (line) => <Note line={line} asked={asked} />,
              },
            ]}
          />
        </Card>
      ))}
      <Pagination
        page={page}
        pageSize={linesPerPage}
        total={Math.max(0, ...shown.map(({ lines }) => lines.length))}
      />
      {shown.length === 0 ? null : (
        <p class="text-soft">
          {say(
            t(
              'Số liệu chỉ được ghi thêm, không sửa đè: bản mới nhất có hiệu lực, các bản trước vẫn xem được.',
              'Values are only added, never overwritten: the newest stands, earlier ones can still be seen.',
            ),
          )}
        </p>
      )}
    </>
  );
}

function About({ line: { about, formId } }: { line: ValueLine }) {
  if (about === null) return <Say text={t('Toàn thành phố', 'The whole city')} />;
  return formId === null ? <>{about}</> : <a href={formAddress(formId)}>{about}</a>;
}

function ValueText({ value, unit }: { value: RecordedValue; unit: Asked['unit'] }) {
  const language = useLanguage();
  const parts = partsText(value, language);
  return (
    <div>
      {figureText({ value: value.value, parts: value.parts, unit }, language)}
      {parts === '' ? null : <span class="block text-soft">{parts}</span>}
    </div>
  );
}

function Note({ line: { standing, earlier }, asked }: { line: ValueLine; asked: Asked }) {
  const language = useLanguage();
  return (
    <div>
      {standing.note === '' ? null : <span class="block whitespace-pre-line">{standing.note}</span>}
      {standing.hasEvidence ? <EvidenceLink value={standing} /> : null}
      {earlier.length === 0 ? null : (
        <Disclosure summary={t(`Trước đó: ${earlier.length} bản`, `Before: ${earlier.length} earlier`)}>
          <ul class="grid gap-2">
            {earlier.map((value) => (
              <li key={value.id}>
                <ValueText value={value} unit={asked.unit} />{' '}
                <span class="text-soft">
                  {formatMoment(value.recordedAt, language)} {value.recordedBy}
                </span>
                {value.note === '' ? null : <span class="block">{value.note}</span>}
                {value.hasEvidence ? <EvidenceLink value={value} /> : null}
              </li>
            ))}
          </ul>
        </Disclosure>
      )}
      {standing.note === '' && !standing.hasEvidence && earlier.length === 0 ? '–' : null}
    </div>
  );
}

function EvidenceLink({ value }: { value: RecordedValue }) {
  return (
    <a href={`/reported-figures/evidence/${value.id}`}>
      <Say text={t('Xem minh chứng', 'See the evidence')} />
    </a>
  );
}
