import type { Refusal } from '../kernel/errors.ts';
import { t } from '../kernel/messages.ts';
import type { Agency } from '../organization/schema.ts';
import type { PersonSummary } from '../staff/schema.ts';
import { StatusBadge } from '../ui/badges.tsx';
import { Actions, Button } from '../ui/buttons.tsx';
import { Select } from '../ui/choices.tsx';
import { Card, Columns, PageTitle, StatTiles } from '../ui/content.tsx';
import { DateField } from '../ui/fields.tsx';
import { Form } from '../ui/form.tsx';
import { EmptyState, FilterBar } from '../ui/lists.tsx';
import { useSay } from '../ui/page.tsx';
import { DataTable } from '../ui/table.tsx';
import type { AgencyReading } from './positions.ts';
import { seatingKinds, type Day } from './schema.ts';
import { SeatTable } from './seat-table.tsx';
import type { SchemeRow } from './store.ts';
import { showDay } from './tables.tsx';
import { stateShown, words } from './words.ts';

export type AgencyProps = {
  readonly agency: Agency;
  readonly day: Day;
  readonly reading: AgencyReading;
  readonly schemes: readonly SchemeRow[];
  /** What a new scheme may begin from. */
  readonly sources: readonly { readonly value: string; readonly label: string }[];
  /** Whether the agency has ended by today. */
  readonly hasEnded: boolean;
  readonly mayDraft: boolean;
  readonly maySeat: boolean;
  readonly refusals: readonly Refusal[];
  readonly typed: Readonly<Record<string, unknown>>;
  /** Which of the page's forms was refused. */
  readonly about: 'seat' | 'open' | 'end' | null;
};

/** One agency: who sits where on the day, which seats are empty, who has none; and its schemes. */
export function AgencyPage(props: AgencyProps) {
  const { agency, day, reading, maySeat, about, refusals } = props;
  const { occupancy, inForce } = reading;
  return (
    <>
      <PageTitle
        title={agency.name}
        crumbs={[{ href: '/positions', text: words.room }]}
        lead={
          inForce === null && agency.validTo !== null && agency.validTo.toString() < day
            ? t(
                `Cơ quan kết thúc hoạt động sau ngày ${showDay(agency.validTo.toString())}; đề án hết hiệu lực cùng cơ quan.`,
                `The agency ended after ${showDay(agency.validTo.toString())}, and its scheme with it.`,
              )
            : inForce === null
              ? t(
                  `Ngày ${showDay(day)} chưa có đề án nào có hiệu lực.`,
                  `No scheme is in force on ${showDay(day)}.`,
                )
              : t(
                  `Đề án lần ${inForce.number}, có hiệu lực từ ${showDay(inForce.from)}; tình hình ngày ${showDay(day)}.`,
                  `Scheme no. ${inForce.number}, in force from ${showDay(inForce.from)}; as on ${showDay(day)}.`,
                )
        }
      />
      {about === 'end' ? (
        <Form action="" refusals={refusals}>
          {null}
        </Form>
      ) : null}
      <FilterBar action={`/positions/agencies/${agency.code}`} values={{ day }}>
        <DateField name="day" label={t('Tình hình ngày', 'As on')} />
      </FilterBar>
      {inForce === null ? null : (
        <StatTiles
          label={t('Bố trí người', 'Seats')}
          tiles={[
            { href: '#seats', label: t('Số người theo đề án', 'Seats'), value: occupancy.seats },
            { href: '#seats', label: t('Chỗ còn trống', 'Empty seats'), value: occupancy.empty },
            {
              href: '#unseated',
              label: t('Chưa có vị trí', 'Without a seat'),
              value: occupancy.unseated.length,
            },
            { href: '#seats', label: t('Chưa đạt yêu cầu', 'Do not meet it'), value: occupancy.unmet },
          ]}
        />
      )}
      <Columns
        side={
          <>
            <SchemeCard {...props} />
            {maySeat && inForce !== null ? <SeatCard {...props} /> : null}
            <Unseated people={occupancy.unseated} />
          </>
        }
      >
        <Card title={t('Ai ở vị trí nào', 'Who sits where')} icon="users" id="seats">
          {inForce === null ? (
            <EmptyState
              icon="briefcase"
              title={t('Chưa có đề án hiệu lực', 'No scheme in force')}
              {...(agency.validTo !== null && agency.validTo.toString() < day ? {} : { text: waiting })}
            />
          ) : (
            <SeatTable lines={occupancy.lines} day={day} maySeat={maySeat} />
          )}
        </Card>
        {occupancy.beyond.length === 0 ? null : (
          <Card title={t('Ngoài đề án hiện hành', 'Beyond the scheme in force')} icon="triangle-alert">
            <DataTable
              caption={t('Ngoài đề án hiện hành', 'Beyond the scheme in force')}
              rows={occupancy.beyond}
              rowKey={({ seating }) => String(seating.id)}
              columns={[
                {
                  key: 'person',
                  title: t('Người', 'Person'),
                  heads: true,
                  cell: ({ person }) => person?.fullName ?? '–',
                },
                {
                  key: 'code',
                  title: t('Mã vị trí cũ', 'Former position'),
                  cell: ({ seating }) => seating.code,
                },
              ]}
            />
          </Card>
        )}
      </Columns>
    </>
  );
}

function SchemeCard(props: AgencyProps) {
  const { agency, schemes, sources, mayDraft, about, refusals, typed } = props;
  const isOpen = schemes.some(({ state }) => state !== 'approved' && state !== 'dropped');
  return (
    <Card title={t('Các đề án', 'Schemes')} icon="file-text">
      <DataTable
        caption={t('Các đề án', 'Schemes')}
        compact
        rows={schemes}
        rowKey={({ id }) => String(id)}
        rowHref={({ id }) => `/positions/schemes/${id}`}
        empty={<EmptyState icon="file-text" title={t('Chưa có đề án nào', 'No scheme yet')} />}
        columns={[
          {
            key: 'number',
            title: t('Lần', 'No.'),
            heads: true,
            cell: ({ id, number }) => (
              <a href={`/positions/schemes/${id}`}>
                <SchemeName number={number} />
              </a>
            ),
          },
          {
            key: 'state',
            title: t('Tình trạng', 'State'),
            cell: ({ state }) => <StatusBadge {...stateShown(state, props.hasEnded)} />,
          },
          {
            key: 'from',
            title: t('Hiệu lực', 'In force'),
            width: 'fit',
            cell: ({ inForceOn }) => showDay(inForceOn),
          },
        ]}
      />
      {mayDraft && !isOpen ? (
        <Form
          id="open"
          action={`/positions/agencies/${agency.code}/schemes`}
          refusals={about === 'open' ? refusals : []}
          values={about === 'open' ? typed : { from: sources[0]?.value ?? '' }}
        >
          <Select
            name="from"
            label={t('Lập đề án mới từ', 'Begin a scheme from')}
            choices={sources}
            required
          />
          <Actions>
            <Button icon="plus" text={t('Lập đề án', 'Begin the scheme')} />
          </Actions>
        </Form>
      ) : null}
    </Card>
  );
}

function SchemeName({ number }: { number: number }) {
  const say = useSay();
  return <>{say(words.scheme(number))}</>;
}

function SeatCard({ agency, day, reading, about, refusals, typed }: AgencyProps) {
  const say = useSay();
  const { lines, unseated } = reading.occupancy;
  const seated = lines.flatMap(({ seats }) => seats.flatMap(({ taken }) => taken?.person ?? []));
  const free = lines.filter(({ seats }) => seats.some(({ taken }) => taken === null));
  const people = (list: readonly PersonSummary[], group: ReturnType<typeof t>) =>
    list.map(({ id, fullName, title }) => ({ value: String(id), label: `${fullName}, ${title}`, group }));
  return (
    <Card title={t('Bố trí người', 'Seat a person')} icon="user-plus">
      <Form
        id="seat"
        action={`/positions/agencies/${agency.code}/seats`}
        refusals={about === 'seat' ? refusals : []}
        values={about === 'seat' ? typed : { from: day, kind: 'main' }}
      >
        <Select
          name="person"
          label={t('Người', 'Person')}
          required
          choices={[
            ...people(unseated, t('Chưa có vị trí', 'Without a seat')),
            ...people(seated, t('Đã có vị trí (kiêm nhiệm)', 'Seated (acting)')),
          ]}
        />
        <Select
          name="code"
          label={t('Vị trí còn trống', 'Position with an empty seat')}
          required
          choices={free.map(({ position, seats }) => {
            const empty = seats.filter(({ taken }) => taken === null).length;
            return {
              value: position.code,
              label: say(t(`${position.title} (trống ${empty})`, `${position.title} (${empty} empty)`)),
            };
          })}
        />
        <Select
          name="kind"
          label={t('Hình thức', 'Kind')}
          required
          choices={Object.entries(seatingKinds).map(([value, text]) => ({ value, label: text }))}
        />
        <DateField name="from" label={t('Từ ngày', 'From')} required />
        <Actions>
          <Button look="next" icon="user-check" text={t('Bố trí', 'Seat')} />
        </Actions>
      </Form>
    </Card>
  );
}

function Unseated({ people }: { people: readonly PersonSummary[] }) {
  const shown = people.slice(0, 100);
  return (
    <Card title={t('Chưa có vị trí', 'Without a seat')} icon="user-x" id="unseated">
      <DataTable
        caption={t('Chưa có vị trí', 'Without a seat')}
        compact
        rows={shown}
        rowKey={({ id }) => String(id)}
        empty={<EmptyState icon="circle-check" title={t('Ai cũng đã có vị trí', 'Everybody has a seat')} />}
        columns={[
          { key: 'name', title: t('Họ tên', 'Name'), heads: true, cell: ({ fullName }) => fullName },
          { key: 'title', title: t('Chức danh', 'Title'), cell: ({ title }) => title },
          { key: 'grade', title: t('Ngạch', 'Grade'), width: 'fit', cell: ({ grade }) => grade || '–' },
        ]}
      />
    </Card>
  );
}

const waiting = t(
  'Khi đề án được phê duyệt và có hiệu lực, các vị trí hiện ở đây để bố trí người.',
  'Once a scheme is approved and in force, its positions stand here to be filled.',
);
