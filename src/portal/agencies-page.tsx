import type { Agency, AgencyLevel } from '../organization/schema.ts';
import { t, type Text } from '../kernel/messages.ts';
import { Button } from '../ui/buttons.tsx';
import { LinkButton } from '../ui/buttons.tsx';
import { Card, DefinitionList, PageTitle } from '../ui/content.tsx';
import { TextField } from '../ui/fields.tsx';
import { Form } from '../ui/form.tsx';
import { EmptyState, Tabs } from '../ui/lists.tsx';
import { Alert } from '../ui/notices.tsx';
import { Say, useLanguage } from '../ui/page.tsx';
import type { ProcedureSummary } from '../procedures/schema.ts';
import { levelNames } from './words.ts';

const levels = ['commune', 'district', 'city'] as const;

export const agenciesTitle = t('Cơ quan', 'Agencies');

/** Agencies found, under the agency they belong to. */
export type AgencyGroup = { readonly parent: Agency | null; readonly agencies: readonly Agency[] };

export function AgenciesPage(props: {
  query: string;
  level: AgencyLevel | null;
  counts: Readonly<Record<AgencyLevel, number>>;
  groups: readonly AgencyGroup[];
}) {
  const { query, level, counts, groups } = props;
  return (
    <div class="grid gap-5">
      <PageTitle
        title={agenciesTitle}
        lead={t(
          'Tìm nơi nộp hồ sơ: địa chỉ, điện thoại, giờ làm việc và các thủ tục được nhận.',
          'Find where to file: address, telephone, office hours, and what each counter receives.',
        )}
      >
        <LinkButton
          href="/reform-index/results"
          icon="list-ordered"
          text={t('Xếp hạng cải cách hành chính', 'Reform ranking')}
        />
      </PageTitle>
      <Form action="/agencies" method="get" id="agencies" values={{ q: query }}>
        <TextField
          name="q"
          type="search"
          label={t('Tên cơ quan, phường, xã', 'Name of the agency, ward or commune')}
          placeholder={t('Ví dụ: so tu phap', 'e.g. so tu phap')}
        />
        <div class="actions">
          <Button look="next" icon="search" text={t('Tìm', 'Search')} />
        </div>
      </Form>
      <Tabs
        label={t('Cấp', 'Level')}
        tabs={levels.map((each) => ({
          href: `/agencies?${new URLSearchParams({ ...(query === '' ? {} : { q: query }), level: each }).toString()}`,
          text: levelNames[each],
          count: counts[each],
          current: each === level,
        }))}
      />
      {groups.length === 0 ? (
        <NothingFound />
      ) : (
        groups.map((group) => <Group key={group.parent?.id ?? 0} group={group} />)
      )}
    </div>
  );
}

function Group({ group: { parent, agencies } }: { group: AgencyGroup }) {
  const language = useLanguage();
  const list = (
    <ul class="grid gap-x-6 gap-y-3 sm:grid-cols-2 lg:grid-cols-3">
      {agencies.map((agency) => (
        <li key={agency.id}>
          <a href={hrefOf(agency)}>{nameOf(agency, language)}</a>
          {agency.address === '' ? null : <p class="text-soft">{agency.address}</p>}
          {agency.phone === '' ? null : <p class="text-soft">{agency.phone}</p>}
        </li>
      ))}
    </ul>
  );
  return parent === null ? <Card>{list}</Card> : <Card title={nameOf(parent, language)}>{list}</Card>;
}

function NothingFound() {
  return (
    <EmptyState
      icon="building"
      title={t('Không tìm thấy cơ quan nào', 'No agency found')}
      text={t('Hãy thử ít chữ hơn, hoặc chọn cấp khác ở trên.', 'Try fewer words, or another level above.')}
    />
  );
}

/** One agency: where it is, when it is open, what it receives. */
export function AgencyPage(props: {
  agency: Agency;
  parent: Agency | null;
  today: Text;
  hours: readonly { readonly days: Text; readonly ranges: Text }[];
  offered: readonly ProcedureSummary[];
  /** Who carries on its work, once it has ended. */
  successors: readonly Agency[];
  predecessors: readonly Agency[];
}) {
  const { agency, parent, today, hours, offered } = props;
  const language = useLanguage();
  const fields = Map.groupBy(offered, (procedure) => procedure.field);
  return (
    <div class="grid gap-5">
      <PageTitle
        title={nameOf(agency, language)}
        crumbs={[{ href: `/agencies?level=${agency.level}`, text: agenciesTitle }]}
      />
      <Succession {...props} />
      <div class="grid items-start gap-5 lg:grid-cols-2">
        <Card title={t('Liên hệ', 'Contact')} icon="map-pin">
          <DefinitionList
            facts={[
              { term: t('Địa chỉ', 'Address'), value: agency.address },
              {
                term: t('Điện thoại', 'Telephone'),
                value:
                  agency.phone === '' ? null : (
                    <a href={`tel:${agency.phone.replace(/[^\d+]/g, '')}`}>{agency.phone}</a>
                  ),
              },
              ...(parent === null
                ? []
                : [
                    {
                      term: t('Trực thuộc', 'Belongs to'),
                      value: <a href={hrefOf(parent)}>{nameOf(parent, language)}</a>,
                    },
                  ]),
            ]}
          />
        </Card>
        <Card title={t('Giờ làm việc', 'Office hours')} icon="clock">
          <p>
            <strong>
              <Say text={today} />
            </strong>
          </p>
          <DefinitionList
            facts={hours.map(({ days, ranges }) => ({ term: days, value: <Say text={ranges} /> }))}
          />
        </Card>
      </div>
      <Card
        title={t(`Thủ tục nhận tại đây (${offered.length})`, `What it receives (${offered.length})`)}
        icon="book-open"
      >
        {offered.length === 0 ? (
          <p>
            <Say
              text={t(
                'Quầy này hiện không nhận thủ tục nào.',
                'This counter receives no procedure at present.',
              )}
            />
          </p>
        ) : (
          [...fields].map(([field, procedures]) => (
            <div key={field} class="grid gap-2">
              <h3>{field}</h3>
              <ul class="grid gap-2">
                {procedures.map((procedure) => (
                  <li key={procedure.code}>
                    <a href={`/procedures/${encodeURIComponent(procedure.code)}`}>{procedure.name}</a>
                  </li>
                ))}
              </ul>
            </div>
          ))
        )}
      </Card>
    </div>
  );
}

/** Says where to go since a reorganisation; codes and due dates of receipts stay. */
function Succession({
  successors,
  predecessors,
}: {
  successors: readonly Agency[];
  predecessors: readonly Agency[];
}) {
  const language = useLanguage();
  const links = (agencies: readonly Agency[]) =>
    agencies.map((agency, index) => (
      <span key={agency.id}>
        {index === 0 ? '' : ', '}
        <a href={hrefOf(agency)}>{nameOf(agency, language)}</a>
      </span>
    ));
  return (
    <>
      {successors.length === 0 ? null : (
        <Alert
          kind="warning"
          text={t(
            'Cơ quan này đã kết thúc hoạt động. Giấy hẹn và mã hồ sơ đã cấp vẫn có giá trị. Nơi tiếp tục giải quyết:',
            'This agency has ended. Receipts and codes it gave stay valid. Its work is carried on by:',
          )}
        >
          <p>{links(successors)}</p>
        </Alert>
      )}
      {predecessors.length === 0 ? null : (
        <Alert
          text={t(
            'Cơ quan này tiếp tục giải quyết hồ sơ của:',
            'This agency carries on with the dossiers of:',
          )}
        >
          <p>{links(predecessors)}</p>
        </Alert>
      )}
    </>
  );
}

export function nameOf({ name, nameEn }: Agency, language: 'vi' | 'en'): string {
  return language === 'en' && nameEn !== '' ? nameEn : name;
}

function hrefOf({ code }: Agency): string {
  return `/agencies/${encodeURIComponent(code)}`;
}
