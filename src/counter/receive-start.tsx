import { t } from '../kernel/messages.ts';
import type { ProcedureSummary } from '../procedures/schema.ts';
import { Button, Actions } from '../ui/buttons.tsx';
import { Combobox } from '../ui/combobox.tsx';
import { Card, PageTitle } from '../ui/content.tsx';
import { DateField } from '../ui/fields.tsx';
import { Form, FieldRow } from '../ui/form.tsx';
import { Icon } from '../ui/icon.tsx';
import { EmptyState } from '../ui/lists.tsx';
import { Disclosure, Kbd } from '../ui/notices.tsx';
import { Say, type Words } from '../ui/page.tsx';
import { words } from './words.ts';

export type ReceiveStartProps = {
  /** One key each. */
  usual: readonly ProcedureSummary[];
  /** Words that were searched for without script, and what was found. */
  query: string;
  found?: readonly ProcedureSummary[];
  /** Why the procedure asked for cannot be received here. */
  error?: Words;
  /** How many filed online wait to be received. */
  online: number;
  today: Temporal.PlainDate;
};

/** Step 1: which procedure. A digit chooses a usual one, a letter begins a search. */
export function ReceiveStart({ usual, query, found, error, online, today }: ReceiveStartProps) {
  return (
    <>
      <PageTitle title={words.receive} lead={howTo} />
      <div class="columns" data-receive-start>
        <div>
          <Card title={t('Tìm thủ tục', 'Find the procedure')} icon="search">
            <Form action="/receive" method="get" id="find">
              <Combobox
                name="procedure"
                label={t('Tên, lĩnh vực hoặc mã thủ tục', 'Name, field or code of the procedure')}
                hint={t(
                  'Không cần gõ dấu: "khai sinh", "dang ky ket hon", "1.001193"',
                  'Diacritics are not needed',
                )}
                source="/receive/procedures"
                valueText={query}
                {...(error === undefined ? {} : { error })}
                {...(found === undefined ? {} : { found: found.map(choiceOf) })}
              />
              <Actions>
                <Button
                  icon="arrow-right"
                  text={
                    found === undefined || found.length === 0
                      ? t('Tìm', 'Search')
                      : t('Tiếp nhận thủ tục đã chọn', 'Receive the chosen one')
                  }
                />
              </Actions>
            </Form>
          </Card>
          <Usual usual={usual} />
        </div>
        <div>
          <Card title={words.online} icon="globe">
            <p>
              <a href="/receive/online">
                <Say
                  text={
                    online === 0
                      ? t('Không có hồ sơ nào chờ tiếp nhận', 'None is waiting to be received')
                      : t(`${online} hồ sơ chờ tiếp nhận`, `${online} waiting to be received`)
                  }
                />
              </a>
            </p>
          </Card>
          <Register today={today} />
        </div>
      </div>
    </>
  );
}

function Usual({ usual }: { usual: readonly ProcedureSummary[] }) {
  if (usual.length === 0) {
    return (
      <EmptyState
        title={t('Quầy này chưa tiếp nhận thủ tục nào', 'This counter receives no procedure yet')}
        text={t(
          'Cán bộ kiểm soát thủ tục cần công bố thủ tục kèm quy trình cho cơ quan của bạn.',
          'The procedure controller must publish procedures with a process for your agency.',
        )}
      />
    );
  }
  return (
    <Card title={t('Thủ tục hay tiếp nhận', 'Usual procedures')} icon="list-ordered">
      <ol class="grid gap-2 lg:grid-cols-2">
        {usual.map((procedure, index) => (
          <li key={procedure.code}>
            <a
              class="choice-card h-full items-center no-underline"
              href={receiveHref(procedure.code)}
              data-digit={index + 1}
              accesskey={String(index + 1)}
            >
              <Kbd>{index + 1}</Kbd>
              <span class="min-w-0 grow">
                <span class="choice-label">{procedure.name}</span>
                <span class="choice-hint">
                  {procedure.code} · {procedure.field}
                </span>
              </span>
              <Icon name="chevron-right" />
            </a>
          </li>
        ))}
      </ol>
    </Card>
  );
}

function Register({ today }: { today: Temporal.PlainDate }) {
  return (
    <Card title={t('Sổ theo dõi hồ sơ (mẫu 07)', 'Register of dossiers (form 07)')} icon="book-open">
      <Disclosure summary={t('Chọn kỳ và in sổ', 'Choose the period and print')}>
        <Form action="/receive/register.pdf" method="get" id="register">
          <FieldRow>
            <DateField
              name="from"
              label={t('Từ ngày', 'From')}
              value={today.with({ day: 1 }).toString()}
              max={today.toString()}
            />
            <DateField name="to" label={t('Đến ngày', 'To')} value={today.toString()} />
          </FieldRow>
          <Actions>
            <Button icon="printer" text={t('In sổ', 'Print the register')} />
          </Actions>
        </Form>
      </Disclosure>
    </Card>
  );
}

export function receiveHref(code: string): string {
  return `/receive?procedure=${encodeURIComponent(code)}`;
}

export function choiceOf({ code, name, field }: ProcedureSummary) {
  return { value: code, label: name, hint: `${code} · ${field}` };
}

const howTo = t(
  'Bấm phím 1–9 để chọn thủ tục hay dùng, hoặc gõ chữ để tìm; bấm 0 để gõ mã thủ tục.',
  'Press 1–9 for a usual procedure, or type letters to search; press 0 to type a code.',
);
