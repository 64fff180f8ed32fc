import type { Basis } from '../legislation/legislation.ts';
import { t, type Text } from '../kernel/messages.ts';
import { Button, LinkButton } from '../ui/buttons.tsx';
import { StatusBadge } from '../ui/badges.tsx';
import { Card, DefinitionList, PageTitle } from '../ui/content.tsx';
import { DateField } from '../ui/fields.tsx';
import { Form } from '../ui/form.tsx';
import { formatDay } from '../ui/format.ts';
import { EmptyState } from '../ui/lists.tsx';
import { Alert, Code, Disclosure } from '../ui/notices.tsx';
import { Say, useSay } from '../ui/page.tsx';
import { DataTable } from '../ui/table.tsx';
import { ProcedureParts } from './parts.tsx';
import { RaisedHand } from './raised-hand.tsx';
import { missingParts } from './rules.ts';
import type { VersionInTime } from './schema.ts';
import { agencyNames, type NamedAgency } from './surroundings.ts';
import { changeWords, levelWords, notKnown, partWords } from './words.ts';

export type ProcedureProps = {
  /** The version shown. */
  readonly version: VersionInTime;
  readonly versions: readonly VersionInTime[];
  /** The day asked about. */
  readonly day: Temporal.PlainDate;
  /** Whether the shown version is in force on that day. */
  readonly isInForce: boolean;
  readonly agencies: readonly NamedAgency[];
  readonly canManage: boolean;
  /** What the lines of its legal basis name, with the state of each on the day. */
  readonly bases?: readonly Basis[];
  /** What is shown is a draft, seen before its publication. */
  readonly isDraft?: boolean;
};

/** A procedure as the law structures it; printed, it is the sheet posted at the counter (niêm yết). */
export function ProcedurePage(props: ProcedureProps) {
  const { version, versions, day, isInForce, agencies, canManage } = props;
  const { code, content } = version;
  const address = procedureAddress(code);
  const isReceived = isInForce && content.process !== '';
  return (
    <article>
      <PageTitle
        title={content.name}
        crumbs={[{ href: '/procedures', text: t('Thủ tục hành chính', 'Administrative procedures') }]}
        beside={<StatusBadge {...standing(props)} />}
        {...(content.nameEn === '' ? {} : { lead: content.nameEn })}
      />
      <div class="actions my-4 print:hidden">
        {isReceived ? (
          <LinkButton
            look="next"
            icon="map-pin"
            href={`${address}/counters`}
            text={t('Nộp tại quầy nào', 'Where to file')}
          />
        ) : null}
        {canManage ? (
          <LinkButton icon="pen-line" href={editAddress(code)} text={t('Sửa đổi, bổ sung', 'Amend')} />
        ) : null}
        {canManage && versions[0]?.change !== 'abolished' ? (
          <LinkButton
            icon="ban"
            href={`/procedures/manage/publish?abolish=${encodeURIComponent(code)}`}
            text={t('Bãi bỏ', 'Abolish')}
          />
        ) : null}
      </div>
      <Notice {...props} />
      <RaisedHand bases={props.bases ?? []} />
      <div class="grid items-start gap-6 lg:grid-cols-[1fr_20rem] print:block">
        <div class="sheet min-w-0">
          <DefinitionList
            columns={2}
            facts={[
              { term: t('Mã thủ tục', 'Code'), value: <Code>{code}</Code> },
              { term: partWords.level, value: <Say text={levelWords[content.level]} /> },
              { term: partWords.field, value: content.field },
              {
                term: t('Quyết định công bố', 'Publication decision'),
                value: <DecisionWords version={version} />,
              },
            ]}
          />
          <div class="mt-6">
            <ProcedureParts content={content} agencyNames={agencyNames(agencies)} bases={props.bases ?? []} />
          </div>
          {content.source === undefined ? null : (
            <div class="mt-6 print:hidden">
              <Disclosure summary={t('Bản ghi gốc từ nguồn nhập', 'The source record of the import')}>
                <pre class="overflow-x-auto text-sm whitespace-pre-wrap">
                  {JSON.stringify(content.source, null, 2)}
                </pre>
              </Disclosure>
            </div>
          )}
        </div>
        <aside class="grid gap-4 print:hidden">
          <AskDay code={code} day={day} />
          <VersionList versions={versions} shown={version.number} />
        </aside>
      </div>
    </article>
  );
}

function standing({ version, isInForce, isDraft }: ProcedureProps): {
  tone: 'done' | 'stopped' | 'waiting' | 'working';
  text: Text;
} {
  if (isDraft) return { tone: 'working', text: t('Dự thảo', 'Draft') };
  if (version.change === 'abolished') return { tone: 'stopped', text: t('Đã bãi bỏ', 'Abolished') };
  if (isInForce) return { tone: 'done', text: t('Có hiệu lực', 'In force') };
  return { tone: 'waiting', text: t('Không có hiệu lực vào ngày hỏi', 'Not in force on the day asked') };
}

function Notice({ version, isInForce, day, isDraft }: ProcedureProps) {
  if (isDraft) return <DraftNotice version={version} />;
  const from = formatDay(version.validFrom);
  if (version.change === 'abolished') {
    const number = version.decision?.number ?? '';
    return (
      <Alert
        kind="warning"
        text={t(
          `Thủ tục này bị bãi bỏ từ ngày ${from} theo Quyết định số ${number}. Quầy không nhận hồ sơ mới; hồ sơ đã nhận được giải quyết tiếp. Nội dung dưới đây để tham khảo.`,
          `This procedure is abolished from ${from} by decision ${number}. Counters take no new dossier; those received go on. The content below is for reference.`,
        )}
      />
    );
  }
  if (!isInForce) {
    const until = version.validTo === null ? '' : formatDay(version.validTo);
    const vi = `Ngày ${formatDay(day)} phiên bản này không có hiệu lực; nó có hiệu lực từ ${from}${until === '' ? '' : ` đến hết ${until}`}.`;
    const en = `This version is not in force on ${formatDay(day)}; it is in force from ${from}${until === '' ? '' : ` to ${until}`}.`;
    return <Alert text={t(vi, en)} />;
  }
  if (version.content.process === '') {
    return (
      <Alert
        text={t(
          'Thủ tục có trong danh mục nhưng chưa được tiếp nhận tại quầy Một cửa của thành phố. Nơi nộp: cơ quan giải quyết nêu dưới đây.',
          'The procedure is in the catalogue but not yet received at the city’s one-stop counters. File it with the deciding agency named below.',
        )}
      />
    );
  }
  return null;
}

function DraftNotice({ version }: { version: VersionInTime }) {
  const say = useSay();
  const missing = missingParts(version.content).map((part) => say(partWords[part]));
  const publish = `/procedures/manage/publish?draft=${encodeURIComponent(version.code)}`;
  return missing.length > 0 ? (
    <Alert
      kind="warning"
      text={t(
        `Chưa công bố được, còn thiếu phần bắt buộc: ${missing.join('; ')}.`,
        `Not ready to publish; mandated parts are missing: ${missing.join('; ')}.`,
      )}
    />
  ) : (
    <Alert text={t('Dự thảo đã đủ các phần bắt buộc.', 'The draft has all mandated parts.')}>
      <LinkButton href={publish} icon="stamp" text={t('Công bố', 'Publish')} />
    </Alert>
  );
}

export function DecisionWords({ version }: { version: Pick<VersionInTime, 'decision'> }) {
  const { decision } = version;
  if (decision === null) return <Say text={notKnown} />;
  const day = decision.issuedOn === null ? '' : ` (${formatDay(decision.issuedOn)})`;
  return (
    <>
      {decision.number}
      {day}
      {decision.issuer === '' ? null : <span class="block text-soft">{decision.issuer}</span>}
    </>
  );
}

function AskDay({ code, day }: { code: string; day: Temporal.PlainDate }) {
  return (
    <Card title={t('Nội dung có hiệu lực vào ngày', 'What was in force on')}>
      <Form method="get" action={procedureAddress(code)} id="day" values={{ on: day.toString() }}>
        <DateField name="on" label={t('Ngày', 'Day')} />
        <Button icon="calendar-days" text={t('Xem', 'Show')} />
      </Form>
    </Card>
  );
}

function VersionList({ versions, shown }: { versions: readonly VersionInTime[]; shown: number }) {
  const say = useSay();
  return (
    <Card title={t('Các phiên bản', 'Versions')} icon="history">
      <ol class="grid gap-3">
        {versions.map((version) => (
          <li key={version.number}>
            <a
              href={`${procedureAddress(version.code)}/versions/${version.number}`}
              aria-current={version.number === shown ? 'page' : undefined}
            >
              {say(t(`Phiên bản ${version.number}`, `Version ${version.number}`))}
            </a>
            : {say(changeWords[version.change])}
            <span class="block text-sm text-soft">
              {say(t('từ', 'from'))} {formatDay(version.validFrom)}
              {version.validTo === null ? '' : ` ${say(t('đến', 'to'))} ${formatDay(version.validTo)}`}
            </span>
            <span class="block text-sm">
              <DecisionWords version={version} />
            </span>
            {version.number > 1 ? (
              <span class="block text-sm">
                <a
                  href={`${procedureAddress(version.code)}/compare?from=${version.number - 1}&to=${version.number}`}
                >
                  {say(t('So với phiên bản trước', 'Compare with the one before'))}
                </a>
              </span>
            ) : null}
          </li>
        ))}
      </ol>
    </Card>
  );
}

/** The counters at which a procedure can be filed. */
export function CountersPage({
  version,
  offices,
}: {
  version: VersionInTime;
  offices: readonly NamedAgency[];
}) {
  const say = useSay();
  return (
    <>
      <PageTitle
        title={t('Nộp tại quầy nào', 'Where to file')}
        crumbs={[
          { href: '/procedures', text: t('Thủ tục hành chính', 'Administrative procedures') },
          { href: procedureAddress(version.code), text: version.content.name },
        ]}
        lead={t(
          `${offices.length} quầy Một cửa tiếp nhận thủ tục này.`,
          `${offices.length} one-stop counters receive this procedure.`,
        )}
      />
      <DataTable
        caption={t('Các quầy tiếp nhận', 'Receiving counters')}
        rows={offices}
        rowKey={(office) => office.code}
        columns={[
          { key: 'name', title: t('Cơ quan', 'Agency'), heads: true, cell: (office) => office.name },
          { key: 'level', title: t('Cấp', 'Level'), cell: (office) => say(levelWords[office.level]) },
        ]}
        empty={
          <EmptyState
            icon="map-pin"
            title={t('Chưa có quầy nào tiếp nhận', 'No counter receives it')}
            text={t(
              'Hãy liên hệ cơ quan giải quyết nêu trong nội dung thủ tục.',
              'Please turn to the deciding agency named in the procedure.',
            )}
          />
        }
      />
    </>
  );
}

export function procedureAddress(code: string): string {
  return `/procedures/${encodeURIComponent(code)}`;
}

export function editAddress(code: string): string {
  return `/procedures/manage/${encodeURIComponent(code)}/edit`;
}
