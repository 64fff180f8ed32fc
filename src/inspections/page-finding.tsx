import type { Refusal } from '../kernel/errors.ts';
import { t } from '../kernel/messages.ts';
import { StatusBadge } from '../ui/badges.tsx';
import { Actions, Button, LinkButton } from '../ui/buttons.tsx';
import { FileField } from '../ui/choices.tsx';
import { Card, DefinitionList, PageTitle } from '../ui/content.tsx';
import { TextArea } from '../ui/fields.tsx';
import { Form } from '../ui/form.tsx';
import { formatDay } from '../ui/format.ts';
import { EmptyState } from '../ui/lists.tsx';
import { useSay } from '../ui/page.tsx';
import { DataTable } from '../ui/table.tsx';
import { crumbs, type Names } from './page-overview.tsx';
import { findingState } from './findings-card.tsx';
import type { Evidence, Kept } from './reading.ts';
import type { RepeatedKind } from './repeated.ts';
import { faultKinds, isFaultKind } from './schema.ts';

/** One finding: what is owed, the agency's word with evidence, and the inspector's. */
export function FindingPage({
  finding,
  evidence,
  names,
  mayRemedy,
  mayConfirm,
  refusals,
  values,
}: {
  finding: Kept;
  evidence: Evidence;
  names: Names;
  mayRemedy: boolean;
  mayConfirm: boolean;
  refusals: readonly Refusal[];
  values: Readonly<Record<string, unknown>>;
}) {
  const say = useSay();
  const { id, agencyId, state, values: row } = finding;
  const kind = String(row['kind'] ?? '');
  const base = `/inspections/findings/${id}`;
  return (
    <>
      <PageTitle
        title={String(row['fault'])}
        crumbs={crumbs}
        beside={<StatusBadge tone={state === 'confirmed' ? 'done' : 'waiting'} text={findingState(state)} />}
      >
        <LinkButton
          icon="clipboard-check"
          href={`/inspections/visits/${String(row['inspection'])}`}
          text={t('Cuộc kiểm tra', 'The inspection')}
        />
        <LinkButton
          look="quiet"
          icon="notebook-pen"
          href={`/registers/inspection-finding/${id}`}
          text={t('Trong sổ', 'In the register')}
        />
      </PageTitle>
      <Card>
        <DefinitionList
          columns={2}
          facts={[
            { term: t('Cơ quan phải khắc phục', 'To be remedied by'), value: names(agencyId) },
            { term: t('Nhóm tồn tại', 'Kind'), value: isFaultKind(kind) ? say(faultKinds[kind]) : kind },
            {
              term: t('Hạn khắc phục', 'Due'),
              value: formatDay(Temporal.PlainDate.from(String(row['dueOn']))),
            },
            { term: t('Quy định chưa thực hiện đúng', 'Rule not kept'), value: String(row['basis'] ?? '') },
            {
              term: t('Lặp lại', 'Repeated'),
              value: say(
                row['isRepeated'] === true
                  ? t('Có, đã có ở lần kiểm tra trước', 'Yes, found before')
                  : t('Không', 'No'),
              ),
            },
            { term: t('Kết quả khắc phục', 'What was done'), value: evidence.words },
            ...(evidence.returned === '' || state === 'confirmed'
              ? []
              : [{ term: t('Trả lại vì', 'Returned because'), value: evidence.returned }]),
          ]}
        />
        {evidence.files.length === 0 ? null : (
          <ul>
            {evidence.files.map(({ hash, name }) => (
              <li key={hash}>
                <a class="inline-block py-2" href={`/registers/inspection-finding/${id}/files/${hash}`}>
                  {name}
                </a>
              </li>
            ))}
          </ul>
        )}
      </Card>
      {mayRemedy ? (
        <Card title={t('Báo đã khắc phục', 'Say that it is remedied')} icon="send">
          <Form id="remedy" action={`${base}/remedy`} multipart refusals={refusals} values={values}>
            <TextArea name="words" required rows={3} label={t('Đã làm gì để khắc phục', 'What was done')} />
            <FileField
              name="files"
              label={t('Minh chứng (PDF, ảnh)', 'Evidence (PDF, images)')}
              accept=".pdf,.jpg,.jpeg,.png"
            />
            <Actions>
              <Button look="next" icon="send" text={t('Báo đã khắc phục', 'Report as remedied')} />
            </Actions>
          </Form>
        </Card>
      ) : null}
      {mayConfirm ? (
        <Card title={t('Xác nhận', 'Confirm')} icon="check">
          <div class="grid gap-6">
            <Form id="confirm" action={`${base}/confirm`}>
              <Actions>
                <Button look="next" icon="check" text={t('Xác nhận đã khắc phục', 'Confirm')} />
              </Actions>
            </Form>
            <Form id="return" action={`${base}/return`} refusals={refusals} values={values}>
              <TextArea
                name="reason"
                required
                rows={2}
                label={t('Chưa đạt ở điểm nào', 'What is still lacking')}
              />
              <Actions>
                <Button icon="undo-2" text={t('Chưa đạt, trả lại', 'Not yet, return')} />
              </Actions>
            </Form>
          </div>
        </Card>
      ) : null}
    </>
  );
}

const mostLines = 10;

/** Which faults come again: by kind, agency and year. */
export function FaultsPage({
  kinds,
  years,
  names,
}: {
  kinds: readonly RepeatedKind[];
  years: readonly number[];
  names: Names;
}) {
  const say = useSay();
  return (
    <>
      <PageTitle
        title={t('Tồn tại lặp lại', 'Repeated faults')}
        crumbs={crumbs}
        lead={t(
          'Mỗi nhóm tồn tại xuất hiện ở những cơ quan nào, năm nào; cơ quan để lặp lại nhiều năm đứng trước.',
          'Where and when each kind of fault was found; agencies that repeat it come first.',
        )}
      />
      {kinds.length === 0 ? (
        <EmptyState icon="circle-check" title={t('Chưa có tồn tại nào qua kiểm tra', 'No findings yet')} />
      ) : null}
      {kinds.map(({ kind, total, agencies, repeating, lines }) => (
        <Card
          key={kind}
          title={t(
            `${faultKinds[kind].vi}: ${total} lần, ${agencies} cơ quan, ${repeating} cơ quan lặp lại`,
            `${faultKinds[kind].en}: ${total} times, ${agencies} agencies, ${repeating} repeat it`,
          )}
          icon="file-warning"
        >
          <DataTable
            caption={faultKinds[kind]}
            compact
            rows={lines.slice(0, mostLines)}
            rowKey={({ agencyId }) => String(agencyId)}
            columns={[
              {
                key: 'agency',
                title: t('Cơ quan', 'Agency'),
                heads: true,
                cell: ({ agencyId }) => (
                  <a href={`/registers/inspection-finding?kind=${kind}&agency=${agencyId}`}>
                    {names(agencyId)}
                  </a>
                ),
              },
              ...years.map((year) => ({
                key: String(year),
                title: String(year),
                align: 'end' as const,
                hideOnPhone: true,
                cell: ({ byYear }: RepeatedKind['lines'][number]) => byYear.get(year) ?? '',
              })),
              { key: 'total', title: t('Cộng', 'Total'), align: 'end', cell: (line) => line.total },
              { key: 'years', title: t('Số năm', 'Years'), align: 'end', cell: (line) => line.years },
            ]}
          />
          {lines.length > mostLines ? (
            <p>
              <a class="inline-block py-2" href={`/registers/inspection-finding?kind=${kind}`}>
                {say(
                  t(
                    `Trên đây là ${mostLines} cơ quan đứng đầu; xem cả ${lines.length} cơ quan trong sổ`,
                    `These are the first ${mostLines} agencies; see all ${lines.length} in the register`,
                  ),
                )}
              </a>
            </p>
          ) : null}
        </Card>
      ))}
    </>
  );
}
