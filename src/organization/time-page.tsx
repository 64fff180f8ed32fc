import type { Refusal } from '../kernel/errors.ts';
import { t } from '../kernel/messages.ts';
import { Actions, Button } from '../ui/buttons.tsx';
import { Select } from '../ui/choices.tsx';
import { Card, DefinitionList, PageTitle } from '../ui/content.tsx';
import { DateField, NumberField, TextArea, TextField } from '../ui/fields.tsx';
import { FieldRow, Form } from '../ui/form.tsx';
import { formatDay, formatNumber } from '../ui/format.ts';
import { EmptyState, FilterBar } from '../ui/lists.tsx';
import { Alert, Confirm, Disclosure } from '../ui/notices.tsx';
import { Say, useLanguage, useSay } from '../ui/page.tsx';
import { DataTable } from '../ui/table.tsx';
import { PowerKind, QuotaKind, type Agency, type Power, type Quota, type Succession } from './schema.ts';
import { isValidOn } from './time.ts';
import { levelWords, powerKindWords, quotaKindWords, unitKindWords, words } from './words.ts';

export type TimePageProps = {
  readonly agency: Agency;
  readonly day: Temporal.PlainDate;
  readonly powers: readonly Power[];
  readonly quotas: readonly Quota[];
  readonly before: readonly { readonly succession: Succession; readonly agency: Agency }[];
  readonly after: readonly { readonly succession: Succession; readonly agency: Agency }[];
  readonly mayKeep: boolean;
  /** Number of the agency's last event, so that a change by somebody else meanwhile is noticed. */
  readonly seen: number;
  readonly refused: {
    readonly form: string;
    readonly refusals: readonly Refusal[];
    readonly values: Readonly<Record<string, unknown>>;
  } | null;
};

/** An agency as it stands on a day: functions, powers, quotas, units, whom it came from and who came after. */
export function TimePage(props: TimePageProps) {
  const { agency, day, mayKeep } = props;
  const say = useSay();
  const address = addressOf(agency);
  const span = spanText(agency.validFrom, agency.validTo);
  return (
    <>
      <PageTitle
        title={agency.name}
        crumbs={[{ href: '/agencies', text: words.agencies }]}
        lead={`${agency.code} · ${say(levelWords[agency.level])} · ${say(span)}`}
      />
      <SuccessionAlerts {...props} />
      <FilterBar action={address} values={{ day: day.toString() }}>
        <DateField name="day" label={t('Xem như vào ngày', 'As on')} />
      </FilterBar>
      <PowersCard {...props} />
      <QuotasCard {...props} />
      <Card title={words.units} icon="users">
        <DataTable
          caption={words.units}
          rows={agency.units.filter((unit) => isValidOn(unit, day))}
          rowKey={({ code }) => code}
          compact
          empty={<EmptyState title={t('Không có bộ phận nào vào ngày này', 'No units on this day')} />}
          columns={[
            { key: 'name', title: words.unitName, heads: true, cell: ({ name }) => name },
            { key: 'kind', title: words.kind, cell: ({ kind }) => say(unitKindWords[kind]) },
          ]}
        />
      </Card>
      {mayKeep ? <KeepForms {...props} /> : null}
    </>
  );
}

function SuccessionAlerts({ before, after }: TimePageProps) {
  const say = useSay();
  const names = (list: TimePageProps['after']) =>
    list.map(({ agency }, index) => (
      <span key={agency.code}>
        {index === 0 ? '' : ', '}
        <a href={addressOf(agency)}>{agency.name}</a>
      </span>
    ));
  const [ended] = after;
  const [begun] = before;
  return (
    <>
      {ended === undefined ? null : (
        <Alert kind="warning">
          {say(
            t(
              `Kết thúc hoạt động từ ngày ${formatDay(ended.succession.onDate)} theo ${ended.succession.decision}. Cơ quan kế thừa: `,
              `Ended on ${formatDay(ended.succession.onDate)} by ${ended.succession.decision}. Carried on by: `,
            ),
          )}
          {names(after)}
        </Alert>
      )}
      {begun === undefined ? null : (
        <Alert>
          {say(
            t(
              `Từ ngày ${formatDay(begun.succession.onDate)} kế thừa theo ${begun.succession.decision}: `,
              `Since ${formatDay(begun.succession.onDate)} it carries on, by ${begun.succession.decision}, the work of: `,
            ),
          )}
          {names(before)}
        </Alert>
      )}
    </>
  );
}

function PowersCard({ agency, powers, day, mayKeep, seen, refused }: TimePageProps) {
  const say = useSay();
  const now = powers.filter((power) => isValidOn(power, day));
  const others = powers.filter((power) => !isValidOn(power, day));
  return (
    <Card title={t('Chức năng, nhiệm vụ, phân cấp', 'Functions, tasks, powers')} icon="scroll-text">
      {now.length === 0 ? (
        <EmptyState
          icon="scroll-text"
          title={t('Chưa ghi chức năng, nhiệm vụ nào cho ngày này', 'Nothing entered for this day')}
          text={t(
            'Quản trị viên hoặc cán bộ tổ chức ghi từng mục kèm căn cứ.',
            'An administrator or the personnel officer enters each with its legal basis.',
          )}
        />
      ) : (
        <DefinitionList
          facts={now.map((power) => ({
            term: powerKindWords[power.kind],
            value: (
              <>
                {power.content}
                <small class="block text-soft">
                  {power.legalBasis} · {say(spanText(power.validFrom, power.validTo))}
                </small>
                {mayKeep && power.validTo === null ? (
                  <Confirm
                    text={t('Ghi ngày cuối', 'Enter its last day')}
                    look="quiet"
                    open={refused?.form === `end ${power.id}`}
                    question={t('Mục này vẫn được lưu trong lịch sử.', 'It stays in the history.')}
                  >
                    <Form
                      action={`${addressOf(agency)}/powers/${power.id}/end`}
                      id={`end-${power.id}`}
                      {...(refused?.form === `end ${power.id}` ? refused : {})}
                    >
                      <input type="hidden" name="seen" value={String(seen)} />
                      <DateField name="validTo" label={t('Ngày cuối còn hiệu lực', 'Last day')} required />
                      <Button text={words.save} />
                    </Form>
                  </Confirm>
                ) : null}
              </>
            ),
          }))}
        />
      )}
      {others.length === 0 ? null : (
        <Disclosure summary={t(`${others.length} mục của thời gian khác`, `${others.length} of other times`)}>
          <ul class="list-disc pl-6">
            {others.map((power) => (
              <li key={power.id}>
                {power.content} ({say(spanText(power.validFrom, power.validTo))})
              </li>
            ))}
          </ul>
        </Disclosure>
      )}
    </Card>
  );
}

function QuotasCard({ quotas, day }: TimePageProps) {
  const language = useLanguage();
  const say = useSay();
  const now = quotas.filter((quota) => isValidOn(quota, day));
  return (
    <Card title={t('Biên chế', 'Staffing quotas')} icon="users-round">
      <DataTable
        caption={t('Biên chế qua các thời gian', 'Quotas over time')}
        rows={quotas}
        rowKey={({ id }) => String(id)}
        compact
        rowTone={(quota) => (now.includes(quota) ? undefined : 'quiet')}
        empty={<EmptyState icon="users-round" title={t('Chưa ghi biên chế', 'No quota entered')} />}
        columns={[
          { key: 'kind', title: words.kind, heads: true, cell: ({ kind }) => say(quotaKindWords[kind]) },
          {
            key: 'posts',
            title: t('Số biên chế', 'Posts'),
            align: 'end',
            cell: ({ posts }) => formatNumber(posts, language),
          },
          { key: 'decision', title: t('Quyết định', 'Decision'), cell: ({ decision }) => decision },
          {
            key: 'span',
            title: t('Hiệu lực', 'Valid'),
            cell: ({ validFrom, validTo }) => <Say text={spanText(validFrom, validTo)} />,
          },
        ]}
      />
    </Card>
  );
}

function KeepForms({ agency, seen, refused }: TimePageProps) {
  const address = addressOf(agency);
  const shown = (form: string) => (refused?.form === form ? refused : {});
  return (
    <Card title={t('Ghi thêm', 'Enter')} icon="pencil">
      <Disclosure
        summary={t('Thêm chức năng, nhiệm vụ, phân cấp', 'Add a function, task or power')}
        open={refused?.form === 'power'}
      >
        <Form action={`${address}/powers`} id="power" {...shown('power')}>
          <input type="hidden" name="seen" value={String(seen)} />
          <FieldRow>
            <Select
              name="kind"
              label={words.kind}
              required
              choices={PowerKind.options.map((value) => ({ value, label: powerKindWords[value] }))}
            />
            <DateField name="validFrom" label={t('Hiệu lực từ', 'Valid from')} required />
          </FieldRow>
          <TextArea name="content" label={t('Nội dung', 'What')} required rows={3} maxLength={2000} />
          <TextField name="legalBasis" label={t('Căn cứ', 'Legal basis')} required maxLength={500} />
          <Actions>
            <Button icon="plus" text={t('Thêm', 'Add')} />
          </Actions>
        </Form>
      </Disclosure>
      <Disclosure summary={t('Giao biên chế', 'Set a quota')} open={refused?.form === 'quota'}>
        <Form action={`${address}/quotas`} id="quota" {...shown('quota')}>
          <input type="hidden" name="seen" value={String(seen)} />
          <FieldRow>
            <Select
              name="kind"
              label={words.kind}
              required
              choices={QuotaKind.options.map((value) => ({ value, label: quotaKindWords[value] }))}
            />
            <NumberField name="posts" label={t('Số biên chế', 'Posts')} required />
          </FieldRow>
          <FieldRow>
            <TextField name="decision" label={t('Quyết định giao', 'Decision')} required maxLength={500} />
            <DateField name="validFrom" label={t('Hiệu lực từ', 'Valid from')} required />
          </FieldRow>
          <Actions>
            <Button icon="save" text={words.save} />
          </Actions>
        </Form>
      </Disclosure>
    </Card>
  );
}

function spanText(from: Temporal.PlainDate, to: Temporal.PlainDate | null) {
  const first = formatDay(from);
  if (to === null) return t(`từ ${first}`, `since ${first}`);
  return t(`từ ${first} đến hết ${formatDay(to)}`, `${first} to ${formatDay(to)}`);
}

export function addressOf({ code }: Pick<Agency, 'code'>): string {
  return `/agencies/${encodeURIComponent(code)}/organization`;
}
