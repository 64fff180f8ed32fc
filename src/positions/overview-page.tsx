import { t } from '../kernel/messages.ts';
import type { Agency } from '../organization/schema.ts';
import { StatusBadge } from '../ui/badges.tsx';
import { LinkButton } from '../ui/buttons.tsx';
import { Card, PageTitle, StatTiles } from '../ui/content.tsx';
import { DateField, TextField } from '../ui/fields.tsx';
import { EmptyState, FilterBar, Pagination } from '../ui/lists.tsx';
import { Say, useLanguage } from '../ui/page.tsx';
import { DataTable } from '../ui/table.tsx';
import type { AgencyReading } from './positions.ts';
import { schemeStates, type Day } from './schema.ts';
import type { SchemeRow } from './store.ts';
import { showDay } from './tables.tsx';
import { stateTones, words } from './words.ts';

export type OverviewProps = {
  readonly day: Day;
  /** Every agency that may be read: what the sums add up. */
  readonly readings: readonly AgencyReading[];
  /** Part of an agency's name that was looked for, and the page of those found. */
  readonly words: string;
  readonly listed: {
    readonly rows: readonly AgencyReading[];
    readonly total: number;
    readonly page: number;
    readonly pageSize: number;
  };
  readonly schemes: readonly SchemeRow[];
  /** Schemes that wait for who looks. */
  readonly waiting: readonly SchemeRow[];
  readonly agencies: ReadonlyMap<number, Agency>;
  /** Agencies for which one may be begun. */
  readonly mayDraft: boolean;
  readonly ownCode: string | null;
};

/** The city on one page: each agency's scheme, seats, empty ones, people without one, as on the day. */
export function OverviewPage({
  day,
  readings,
  words: looked,
  listed,
  schemes,
  waiting,
  agencies,
  mayDraft,
  ownCode,
}: OverviewProps) {
  const language = useLanguage();
  const nameOf = (id: number): string => {
    const agency = agencies.get(id);
    return (language === 'en' && agency?.nameEn ? agency.nameEn : agency?.name) ?? '';
  };
  const hrefOf = ({ agencyId }: { readonly agencyId: number }): string =>
    `/positions/agencies/${agencies.get(agencyId)?.code ?? ''}?day=${day}`;
  const sum = (of: (reading: AgencyReading) => number): number =>
    readings.reduce((all, reading) => all + of(reading), 0);
  const underWay = new Map(
    schemes.flatMap((row) =>
      ['drafting', 'submitted', 'appraised'].includes(row.state) ? [[row.agencyId, row]] : [],
    ),
  );
  return (
    <>
      <PageTitle
        title={words.room}
        lead={t(
          `Đề án vị trí việc làm và bố trí người, tình hình ngày ${showDay(day)}.`,
          `Position schemes and who sits where, as on ${showDay(day)}.`,
        )}
      >
        {mayDraft && ownCode !== null ? (
          <LinkButton
            icon="briefcase"
            href={`/positions/agencies/${ownCode}`}
            text={t('Cơ quan của tôi', 'My agency')}
          />
        ) : null}
        <LinkButton
          icon="list-checks"
          href="/registers/scheme-duty"
          text={t('Cơ quan phải có đề án', 'Who must have a scheme')}
        />
      </PageTitle>
      <FilterBar action="/positions" values={{ day, q: looked }}>
        <TextField name="q" type="search" label={t('Tên cơ quan', 'Agency')} />
        <DateField name="day" label={t('Tình hình ngày', 'As on')} />
      </FilterBar>
      {waiting.length === 0 ? null : (
        <Card title={t('Đề án chờ bạn', 'Schemes that wait for you')} icon="inbox">
          <DataTable
            caption={t('Đề án chờ bạn', 'Schemes that wait for you')}
            keyboard
            rows={waiting}
            rowKey={({ id }) => String(id)}
            rowHref={({ id }) => `/positions/schemes/${id}`}
            columns={[
              {
                key: 'agency',
                title: t('Cơ quan', 'Agency'),
                heads: true,
                width: 'wide',
                cell: (row) => <a href={`/positions/schemes/${row.id}`}>{nameOf(row.agencyId)}</a>,
              },
              {
                key: 'state',
                title: t('Tình trạng', 'State'),
                cell: ({ state }) => <StatusBadge tone={stateTones[state]} text={schemeStates[state]} />,
              },
              { key: 'seats', title: words.seats, align: 'end', width: 'fit', cell: ({ seats }) => seats },
            ]}
          />
        </Card>
      )}
      {readings.length === 0 ? (
        <EmptyState
          icon="briefcase"
          title={t('Chưa có đề án vị trí việc làm nào', 'There is no position scheme yet')}
          text={t(
            'Cơ quan lập đề án từ khung có sẵn hoặc từ đề án của cơ quan khác, rồi trình Sở Nội vụ thẩm định.',
            'An agency begins its scheme from a frame or another agency’s, then submits it to Home Affairs.',
          )}
        />
      ) : (
        <>
          <StatTiles
            label={t('Toàn bộ', 'All')}
            tiles={[
              {
                href: '#agencies',
                label: t('Cơ quan có đề án hiệu lực', 'Agencies with a scheme in force'),
                value: readings.filter(({ inForce }) => inForce !== null).length,
              },
              {
                href: '#agencies',
                label: t('Số người theo đề án', 'Seats'),
                value: sum((one) => one.occupancy.seats),
              },
              {
                href: '#agencies',
                label: t('Chỗ còn trống', 'Empty seats'),
                value: sum((one) => one.occupancy.empty),
              },
              {
                href: '#agencies',
                label: t('Chưa có vị trí', 'Without a seat'),
                value: sum((one) => one.occupancy.unseated.length),
              },
              {
                href: '#agencies',
                label: t('Chưa đạt yêu cầu vị trí', 'Do not meet the position'),
                value: sum((one) => one.occupancy.unmet),
              },
            ]}
          />
          <Card title={t('Theo cơ quan', 'By agency')} icon="building" id="agencies">
            {listed.total === 0 ? (
              <p>
                <Say text={t('Không có cơ quan nào có tên như vậy.', 'No agency has such a name.')} />
              </p>
            ) : null}
            <DataTable
              caption={t('Theo cơ quan', 'By agency')}
              compact
              keyboard
              rows={listed.rows}
              rowKey={({ agencyId }) => String(agencyId)}
              rowHref={hrefOf}
              columns={[
                {
                  key: 'agency',
                  title: t('Cơ quan', 'Agency'),
                  heads: true,
                  width: 'wide',
                  cell: (reading) => <a href={hrefOf(reading)}>{nameOf(reading.agencyId)}</a>,
                },
                {
                  key: 'inForce',
                  title: t('Đề án hiệu lực từ', 'In force from'),
                  width: 'fit',
                  cell: ({ inForce }) => showDay(inForce?.from ?? null),
                },
                {
                  key: 'underWay',
                  title: t('Đề án đang làm', 'Under way'),
                  cell: ({ agencyId }) => {
                    const row = underWay.get(agencyId);
                    return row === undefined ? (
                      '–'
                    ) : (
                      <StatusBadge tone={stateTones[row.state]} text={schemeStates[row.state]} />
                    );
                  },
                },
                {
                  key: 'seats',
                  title: words.seats,
                  align: 'end',
                  width: 'fit',
                  cell: (one) => one.occupancy.seats,
                },
                {
                  key: 'empty',
                  title: t('Còn trống', 'Empty'),
                  align: 'end',
                  width: 'fit',
                  cell: (one) => one.occupancy.empty,
                },
                {
                  key: 'unseated',
                  title: t('Chưa có vị trí', 'No seat'),
                  align: 'end',
                  width: 'fit',
                  cell: (one) => one.occupancy.unseated.length,
                },
                {
                  key: 'unmet',
                  title: t('Chưa đạt', 'Unmet'),
                  align: 'end',
                  width: 'fit',
                  cell: (one) => one.occupancy.unmet,
                },
              ]}
            />
            <Pagination page={listed.page} pageSize={listed.pageSize} total={listed.total} />
          </Card>
        </>
      )}
    </>
  );
}
