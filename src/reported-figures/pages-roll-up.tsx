import { t } from '../kernel/messages.ts';
import type { Agency } from '../organization/schema.ts';
import { LinkButton } from '../ui/buttons.tsx';
import { PageTitle } from '../ui/content.tsx';
import { EmptyState } from '../ui/lists.tsx';
import { Say, useSay } from '../ui/page.tsx';
import { DataTable } from '../ui/table.tsx';
import { differs, type Given } from './checks.ts';
import {
  agencyName,
  ApprovedOf,
  collectionAddress,
  CollectionTabs,
  GivenText,
  periodLead,
  rootCrumb,
} from './parts.tsx';
import { reportedValuesAddress } from './reported-figures.ts';
import { rollUp } from './roll-up.ts';
import type { FormRow } from './reading.ts';
import type { Asked, Collection } from './schema.ts';
import { words } from './words.ts';

/** An agency right below with the forms of its whole tree. */
export type Branch = { readonly agency: Agency; readonly rows: readonly FormRow[] };

export type RollUpProps = {
  collection: Collection;
  asked: readonly Asked[];
  /** Whose view it is: what it or somebody above has approved counts. */
  viewer: Agency;
  /** The agency one level up, when this person may look there. */
  above: Agency | null;
  rows: readonly FormRow[];
  branches: readonly Branch[];
  measured: ReadonlyMap<string, Given>;
};

/** What lies below an agency, put together: per indicator, and per agency right below. */
export function RollUpPage(props: RollUpProps) {
  const { collection, asked, viewer, above, rows, branches, measured } = props;
  const say = useSay();
  const forms = rows.map(({ form }) => form);
  const first = asked[0];
  const counted = first === undefined ? 0 : rollUp(first, forms, viewer.id).counted;
  return (
    <>
      <PageTitle
        title={collection.name}
        crumbs={[rootCrumb, { href: collectionAddress(collection.id), text: collection.name }]}
        lead={periodLead(collection)}
      >
        <LinkButton
          icon="download"
          href={collectionAddress(collection.id, `/roll-up.xlsx?agency=${viewer.id}`)}
          download
          text={t('Tải bảng tổng hợp', 'Download')}
        />
      </PageTitle>
      <CollectionTabs collection={collection} current="roll-up" />
      <h2>
        {say(agencyName(viewer))}
        {': '}
        <Say
          text={t(`đã duyệt ${counted}/${forms.length} biểu`, `${counted} of ${forms.length} forms approved`)}
        />
      </h2>
      {above === null ? null : (
        <p>
          <a href={collectionAddress(collection.id, `/roll-up?agency=${above.id}`)}>
            <Say text={t(`Lên ${above.name}`, `Up to ${say(agencyName(above))}`)} />
          </a>
        </p>
      )}
      <DataTable
        caption={t('Tổng hợp theo chỉ tiêu', 'By indicator')}
        rows={asked}
        rowKey={({ code }) => code}
        columns={[
          {
            key: 'indicator',
            title: words.indicator,
            heads: true,
            width: 'wide',
            cell: ({ code, title }) => (
              <a href={reportedValuesAddress(code, periodQuery(collection))}>{say(title)}</a>
            ),
          },
          {
            key: 'value',
            title: t('Tổng hợp số đã duyệt', 'Sum of what is approved'),
            align: 'end',
            cell: (one) => <GivenText given={rollUp(one, forms, viewer.id).given} unit={one.unit} />,
          },
          ...(measured.size === 0
            ? []
            : [
                {
                  key: 'measured',
                  title: words.measured,
                  align: 'end' as const,
                  cell: (one: Asked) => (
                    <Measured asked={one} total={rollUp(one, forms, viewer.id).given} measured={measured} />
                  ),
                },
              ]),
        ]}
      />
      <Branches {...props} branches={branches} />
    </>
  );
}

function Measured({
  asked,
  total,
  measured,
}: {
  asked: Asked;
  total: Given | null;
  measured: ReadonlyMap<string, Given>;
}) {
  const given = measured.get(asked.code) ?? null;
  return (
    <div>
      <GivenText given={given} unit={asked.unit} />
      {given !== null && total !== null && differs(given, total) ? (
        <span class="block text-soft">
          <Say
            text={t('khác số tổng hợp; số đo được là số được dùng', 'differs; the measured one is used')}
          />
        </span>
      ) : null}
    </div>
  );
}

function Branches({ collection, asked, viewer, branches }: RollUpProps) {
  const say = useSay();
  return (
    <section class="mt-6">
      <h2>
        <Say text={t('Theo cơ quan', 'By agency')} />
      </h2>
      <DataTable
        caption={t('Tổng hợp theo cơ quan', 'By agency')}
        compact
        rows={branches}
        rowKey={({ agency }) => agency.code}
        empty={<EmptyState icon="building" title={t('Không có cơ quan nào bên dưới', 'No agency below')} />}
        columns={[
          {
            key: 'agency',
            title: words.agency,
            heads: true,
            cell: ({ agency, rows }) =>
              rows.length > 1 && agency.id !== viewer.id ? (
                <a href={collectionAddress(collection.id, `/roll-up?agency=${agency.id}`)}>
                  {say(agencyName(agency))}
                </a>
              ) : (
                say(agencyName(agency))
              ),
          },
          {
            key: 'approved',
            title: words.approvedOf,
            align: 'end',
            width: 'fit',
            cell: ({ rows }) => {
              const [one] = asked;
              const { counted, of } =
                one === undefined
                  ? { counted: 0, of: rows.length }
                  : rollUp(
                      one,
                      rows.map(({ form }) => form),
                      viewer.id,
                    );
              return <ApprovedOf counted={counted} of={of} />;
            },
          },
          ...asked.map((one) => ({
            key: one.code,
            title: one.title,
            align: 'end' as const,
            cell: ({ rows }: Branch) => (
              <GivenText
                unit={one.unit}
                given={
                  rollUp(
                    one,
                    rows.map(({ form }) => form),
                    viewer.id,
                  ).given
                }
              />
            ),
          })),
        ]}
      />
    </section>
  );
}

export function periodQuery({ period }: Collection): string {
  return `from=${period.from.toString()}&to=${period.to.toString()}`;
}
