import { reformAreas, type ReformArea, type Unit } from '../indicators/schema.ts';
import { figureText } from '../indicators/indicators.ts';
import { t } from '../kernel/messages.ts';
import { LinkButton } from '../ui/buttons.tsx';
import { PageTitle } from '../ui/content.tsx';
import { Say, useLanguage, useSay } from '../ui/page.tsx';
import { showDay, useThreshold, type Names } from './parts.tsx';
import type { PlanReading } from './reading.ts';
import { statuses } from './status-rules.ts';
import { agenciesMet } from './tables.tsx';
import { words } from './words.ts';

/** The plan as an annex to print: targets, then tasks by area, each with owner, product, day and status. */
export function PlanPrintPage({
  reading,
  names,
  unitOf,
}: {
  reading: PlanReading;
  names: Names;
  unitOf: (code: string) => Unit;
}) {
  const { plan, look, tasks } = reading;
  const say = useSay();
  const areas = Object.keys(reformAreas) as ReformArea[];
  return (
    <>
      <PageTitle
        title={plan.fields.title}
        crumbs={[{ href: `/programme/plans/${plan.id}`, text: t('Trang kế hoạch', 'The plan’s page') }]}
        lead={t(
          `Tình trạng tính đến hết ngày ${showDay(look.day)}`,
          `As known at the end of ${showDay(look.day)}`,
        )}
      >
        <LinkButton
          icon="download"
          href={`/programme/plans/${plan.id}/plan.xlsx${look.asOf === undefined ? '' : `?asOf=${look.day}`}`}
          text={t('Xuất Excel', 'Excel')}
          download
        />
      </PageTitle>
      <p class="hint no-print">
        <Say
          text={t(
            'Dùng lệnh In của trình duyệt (Ctrl+P), chọn khổ A4 ngang; cũng lưu được thành PDF.',
            'Print with your browser (Ctrl+P), A4 landscape; it can be saved as PDF as well.',
          )}
        />
      </p>
      {plan.fields.focus.length === 0 ? null : (
        <section>
          <h2>
            <Say text={t('Nội dung trọng tâm', 'Focal contents')} />
          </h2>
          <ol class="list-decimal pl-6">
            {plan.fields.focus.map((line) => (
              <li key={line}>{line}</li>
            ))}
          </ol>
        </section>
      )}
      <TargetAnnex reading={reading} unitOf={unitOf} />
      <h2>
        <Say text={words.tasks} />
      </h2>
      {areas
        .filter((area) => tasks.some(({ task }) => task.fields.area === area))
        .map((area) => (
          <section key={area}>
            <h3>{say(reformAreas[area])}</h3>
            <div class="table-frame" tabIndex={0} role="region" aria-label={say(reformAreas[area])}>
              <table class="data-table">
                <thead>
                  <tr>
                    {[
                      t('Số', 'No.'),
                      t('Nhiệm vụ', 'Task'),
                      words.product,
                      words.owner,
                      words.coOwners,
                      words.due,
                      words.progress,
                      words.status,
                    ].map((title) => (
                      <th key={title.en} scope="col">
                        {say(title)}
                      </th>
                    ))}
                  </tr>
                </thead>
                <tbody>
                  {tasks
                    .filter(({ task }) => task.fields.area === area)
                    .map(({ task: { id, place, fields, own }, status }) => (
                      <tr key={id}>
                        <td>{place.number}</td>
                        <th scope="row">{fields.title}</th>
                        <td>{fields.product}</td>
                        <td>{names(fields.ownerId)}</td>
                        <td>{fields.coOwnerIds.map(names).join('; ')}</td>
                        <td>{showDay(fields.dueOn)}</td>
                        <td>{own.progress} %</td>
                        <td>{say(statuses[status])}</td>
                      </tr>
                    ))}
                </tbody>
              </table>
            </div>
          </section>
        ))}
    </>
  );
}

function TargetAnnex({ reading, unitOf }: { reading: PlanReading; unitOf: (code: string) => Unit }) {
  const say = useSay();
  const language = useLanguage();
  const threshold = useThreshold();
  if (reading.targets.length === 0) return null;
  return (
    <section>
      <h2>{say(words.targets)}</h2>
      <div class="table-frame" tabIndex={0} role="region" aria-label={say(words.targets)}>
        <table class="data-table">
          <thead>
            <tr>
              {[
                t('Số', 'No.'),
                t('Mục tiêu', 'Target'),
                t('Ngưỡng', 'Threshold'),
                t('Kết quả', 'Figure'),
                words.due,
                words.status,
              ].map((title) => (
                <th key={title.en} scope="col">
                  {say(title)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {reading.targets.map((row) => {
              const { id, place, fields } = row.target;
              return (
                <tr key={id}>
                  <td>{place.number}</td>
                  <th scope="row">{fields.title}</th>
                  <td>{threshold(fields.comparison, fields.threshold, unitOf(fields.indicator))}</td>
                  <td>
                    {row.agencies.length > 0
                      ? say(agenciesMet(row))
                      : row.figure === null
                        ? '–'
                        : figureText(row.figure, language)}
                  </td>
                  <td>{showDay(fields.dueOn)}</td>
                  <td>{say(statuses[row.status])}</td>
                </tr>
              );
            })}
          </tbody>
        </table>
      </div>
    </section>
  );
}
