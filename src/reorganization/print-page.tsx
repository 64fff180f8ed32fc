import { t, type Text } from '../kernel/messages.ts';
import { DefinitionList, PageTitle } from '../ui/content.tsx';
import { formatDay, formatMoment, formatNumber } from '../ui/format.ts';
import { Say, useLanguage, useSay } from '../ui/page.tsx';
import { stateWords, type Reorganization } from './life.ts';
import { operationText } from './operation-text.ts';
import { Problems } from './trial-page.tsx';
import type { Problem } from './problems.ts';
import type { Moment } from './store.ts';
import { operationWords, partWords, words } from './words.ts';

/** The plan as an annex to print: basis, every operation, what it touches or touched, what to look at, who signs. */
export function PlanPrintPage({
  reorganization,
  moments,
  numbers,
  problems,
  nameOf,
}: {
  reorganization: Reorganization;
  moments: readonly Moment[];
  numbers: Readonly<Record<string, number>>;
  problems: readonly Problem[];
  nameOf: (code: string) => string;
}) {
  const say = useSay();
  const language = useLanguage();
  const { id, plan, state } = reorganization;
  const { number, issuer, issuedOn } = plan.decision;
  const day = (text: string): string => (text === '' ? '' : formatDay(Temporal.PlainDate.from(text)));
  const approved = moments.findLast(({ event }) => event.kind === 'approved');
  return (
    <>
      <PageTitle
        title={plan.title}
        crumbs={[{ href: `/reorganization/${id}`, text: t('Trang phương án', 'The plan’s page') }]}
      />
      <p class="hint no-print">
        <Say
          text={t(
            'Dùng lệnh In của trình duyệt (Ctrl+P), chọn khổ A4 ngang; cũng lưu được thành PDF.',
            'Print with your browser (Ctrl+P), A4 landscape; it can be saved as PDF as well.',
          )}
        />
      </p>
      <DefinitionList
        columns={2}
        facts={[
          { term: words.effectiveOn, value: day(plan.effectiveOn) },
          { term: t('Tình trạng', 'State'), value: say(stateWords[state]) },
          { term: words.number, value: number },
          { term: words.issuer, value: issuer },
          { term: words.issuedOn, value: day(issuedOn) },
          {
            term: t('Duyệt', 'Approved'),
            value: approved === undefined ? '' : `${approved.by}, ${formatMoment(approved.at, language)}`,
          },
        ]}
      />
      <h2>
        <Say text={t(`Các việc (${plan.operations.length})`, `Operations (${plan.operations.length})`)} />
      </h2>
      <table class="data-table">
        <thead>
          <tr>
            <Head text={t('Số', 'No.')} />
            <Head text={t('Việc', 'Operation')} />
            <Head text={t('Nội dung', 'What')} />
            <Head text={t('Ghi chú', 'Note')} />
          </tr>
        </thead>
        <tbody>
          {plan.operations.map((operation, index) => (
            // Operations have no name of their own but their place.
            <tr key={index}>
              <td>{index + 1}</td>
              <td>{say(operationWords[operation.kind])}</td>
              <td>{say(operationText(operation, nameOf))}</td>
              <td>
                {'isUnverified' in operation && operation.isUnverified
                  ? `${say(t('Chưa kiểm chứng', 'Unverified'))}. `
                  : ''}
                {operation.note}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <h2>
        <Say
          text={
            state === 'carried-out'
              ? t('Kết quả thực hiện', 'What was done')
              : t('Những gì phương án đụng đến', 'What the plan touches')
          }
        />
      </h2>
      <table class="data-table">
        <tbody>
          {Object.entries(partWords).map(([name, label]) => (
            <tr key={name}>
              <th scope="row" class="col-heads">
                {say(label)}
              </th>
              <td class="col-end">{formatNumber(numbers[name] ?? 0, language)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {problems.length === 0 ? null : (
        <>
          <h2>
            <Say text={t('Điều cần xem trước khi thực hiện', 'To look at before carrying out')} />
          </h2>
          <Problems problems={problems} nameOf={nameOf} />
        </>
      )}
      <div class="mt-8 grid grid-cols-2 gap-8 text-center">
        <Signature who={t('Người lập phương án', 'Drafted by')} />
        <Signature who={t('Lãnh đạo thành phố duyệt', 'Approved by a leader of the city')} />
      </div>
    </>
  );
}

function Head({ text }: { text: Text }) {
  return (
    <th scope="col">
      <Say text={text} />
    </th>
  );
}

function Signature({ who }: { who: Text }) {
  return (
    <div>
      <p class="font-semibold">
        <Say text={who} />
      </p>
      <p class="text-soft pb-24">
        <Say text={t('(Ký, ghi rõ họ tên)', '(Signature, full name)')} />
      </p>
    </div>
  );
}
