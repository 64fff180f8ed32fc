import type { Refusal } from '../kernel/errors.ts';
import { t, type Text } from '../kernel/messages.ts';
import { StatusBadge } from '../ui/badges.tsx';
import { Actions, Button, LinkButton } from '../ui/buttons.tsx';
import { RadioCards, Select } from '../ui/choices.tsx';
import { Card, PageTitle } from '../ui/content.tsx';
import { TextArea } from '../ui/fields.tsx';
import { ErrorSummary, Form } from '../ui/form.tsx';
import { EmptyState } from '../ui/lists.tsx';
import { Alert } from '../ui/notices.tsx';
import { Say, useSay } from '../ui/page.tsx';
import { canTake } from './actions-assign.ts';
import type { BulkItem, BulkOutcome, LeftOut, SignGroup } from './actions-bulk.ts';
import { CodeLink, Day } from './pages-parts.tsx';
import type { Colleague } from './reading-people.ts';
import { roleWords } from './words.ts';

const crumbs = [{ href: '/work', text: t('Việc cần làm', 'My work') }];

type Shown = { readonly refusals?: readonly Refusal[]; readonly values?: Readonly<Record<string, unknown>> };

/** Many decisions on one form; each is recorded as its own. */
export function SignPage(props: { groups: readonly SignGroup[]; leftOut: readonly LeftOut[] } & Shown) {
  const { groups, leftOut, refusals = [], values = {} } = props;
  const total = groups.reduce((sum, group) => sum + group.items.length, 0);
  return (
    <>
      <PageTitle title={t(`Ký duyệt ${total} hồ sơ`, `Sign ${total} dossiers`)} crumbs={crumbs} />
      <LeftOutNote leftOut={leftOut} />
      {total === 0 ? (
        <NothingTicked refusals={refusals} />
      ) : (
        <Form action="/work/sign" refusals={refusals} values={values}>
          {groups.map((group, index) => (
            <Card key={group.items[0]?.code ?? index} title={groupTitle(group)}>
              <ItemList items={group.items} name={`groups.${index}.items`} />
              {group.outcomes.length === 0 ? null : (
                <input type="hidden" name={`groups.${index}.asks`} value="outcome" />
              )}
              {group.outcomes.length === 0 ? null : (
                <RadioCards
                  name={`groups.${index}.outcome`}
                  label={t('Quyết định cho các hồ sơ này', 'Decision on these')}
                  required
                  columns
                  choices={group.outcomes.map(({ outcome, label }) => ({ value: outcome, label }))}
                />
              )}
            </Card>
          ))}
          <TextArea
            name="note"
            label={t('Ý kiến, ghi vào từng hồ sơ', 'Remark, kept with each dossier')}
            rows={2}
          />
          <Actions>
            <Button
              look="next"
              icon="signature"
              text={t(`Ký duyệt ${total} hồ sơ`, `Sign ${total} dossiers`)}
            />
            <LinkButton look="quiet" href="/work" text={t('Thôi', 'Cancel')} />
          </Actions>
        </Form>
      )}
    </>
  );
}

/** Many steps to one person. */
export function BulkAssignPage(
  props: { items: readonly BulkItem[]; leftOut: readonly LeftOut[]; workers: readonly Colleague[] } & Shown,
) {
  const { items, leftOut, workers, refusals = [], values = {} } = props;
  const say = useSay();
  const able = workers.filter((person) => items.some((item) => canTake(person, item)));
  return (
    <>
      <PageTitle
        title={t(`Phân công ${items.length} hồ sơ`, `Assign ${items.length} dossiers`)}
        crumbs={crumbs}
      />
      <LeftOutNote leftOut={leftOut} />
      {items.length === 0 ? (
        <NothingTicked refusals={refusals} />
      ) : (
        <Form action="/work/assign" refusals={refusals} values={values}>
          <Card title={t('Các bước được giao', 'Steps to hand out')}>
            <ItemList items={items} name="items" />
          </Card>
          <Select
            name="assigneeId"
            label={t('Giao cho', 'Give to')}
            required
            width="medium"
            choices={able.map(({ id, fullName, roles, unitName }) => ({
              value: String(id),
              label: `${fullName} (${[unitName, ...roles.map((role) => say(roleWords(role)))].filter(Boolean).join(', ')})`,
            }))}
          />
          <TextArea name="note" label={t('Ý kiến chỉ đạo', 'Instruction')} rows={2} />
          <Actions>
            <Button look="next" icon="user-check" text={t('Phân công', 'Assign')} />
            <LinkButton look="quiet" href="/work" text={t('Thôi', 'Cancel')} />
          </Actions>
        </Form>
      )}
    </>
  );
}

/** Which were done, and which were refused and why. */
export function BulkResultPage({ title, outcomes }: { title: Text; outcomes: readonly BulkOutcome[] }) {
  const done = outcomes.filter((outcome) => outcome.refusals.length === 0);
  const refused = outcomes.filter((outcome) => outcome.refusals.length > 0);
  return (
    <>
      <PageTitle title={title} crumbs={crumbs}>
        <LinkButton
          look="next"
          icon="list-checks"
          href="/work"
          text={t('Về việc cần làm', 'Back to my work')}
        />
      </PageTitle>
      {refused.length === 0 ? null : (
        <Card title={t(`Chưa làm được: ${refused.length} hồ sơ`, `Not done: ${refused.length} dossiers`)}>
          <ul class="grid gap-2">
            {refused.map(({ code, refusals }) => (
              <li key={code}>
                <CodeLink code={code} />:{' '}
                {refusals.map((refusal) => (
                  <Say key={refusal.code} text={refusal.text} />
                ))}
              </li>
            ))}
          </ul>
        </Card>
      )}
      <Card title={t(`Đã làm: ${done.length} hồ sơ`, `Done: ${done.length} dossiers`)}>
        <ul class="grid gap-2">
          {done.map(({ code }) => (
            <li key={code} class="flex flex-wrap items-center gap-3">
              <CodeLink code={code} />
              <StatusBadge tone="done" text={t('đã ghi', 'recorded')} />
            </li>
          ))}
        </ul>
      </Card>
    </>
  );
}

function groupTitle({ items }: SignGroup): string {
  return [...new Set(items.map((item) => item.stepName))].slice(0, 3).join(', ');
}

/** Ticked already; unticking leaves one out. */
function ItemList({ items, name }: { items: readonly BulkItem[]; name: string }) {
  return (
    <ul class="grid gap-1">
      {items.map((item) => (
        <li key={`${item.code} ${item.step}`}>
          <label class="flex flex-wrap items-center gap-x-3 gap-y-1">
            <input
              type="checkbox"
              class="checkbox"
              name={name}
              value={`${item.code}~${item.step}~${item.version}`}
              checked
            />
            <b class="whitespace-nowrap">{item.code}</b>
            <span>{item.applicantName}</span>
            <span class="text-soft">{item.procedure}</span>
            <span class="text-soft">
              <Say text={t('hạn', 'due')} /> <Day at={item.dueAt} />
            </span>
          </label>
        </li>
      ))}
    </ul>
  );
}

function LeftOutNote({ leftOut }: { leftOut: readonly LeftOut[] }) {
  if (leftOut.length === 0) return null;
  return (
    <Alert
      kind="warning"
      title={t(`Không gồm ${leftOut.length} hồ sơ đã chọn`, `${leftOut.length} of those ticked are left out`)}
    >
      <ul>
        {leftOut.map(({ code, why }) => (
          <li key={code}>
            {code}: <Say text={why} />
          </li>
        ))}
      </ul>
    </Alert>
  );
}

function NothingTicked({ refusals }: { refusals: readonly Refusal[] }) {
  if (refusals.length > 0) return <ErrorSummary refusals={refusals} />;
  return (
    <EmptyState
      title={t('Chưa chọn hồ sơ nào làm chung được', 'Nothing ticked that can be done together')}
      text={t(
        'Đánh dấu các hồ sơ trong danh sách (phím x), rồi chọn việc cần làm.',
        'Tick dossiers in the list (key x), then choose what to do.',
      )}
    >
      <LinkButton href="/work" text={t('Về việc cần làm', 'Back to my work')} />
    </EmptyState>
  );
}
