import type { OfficeHours } from '../calendar/schema.ts';
import type { Refusal } from '../kernel/errors.ts';
import { t, type Text } from '../kernel/messages.ts';
import { Actions, Button, LinkButton } from '../ui/buttons.tsx';
import { Select } from '../ui/choices.tsx';
import { Card, PageTitle } from '../ui/content.tsx';
import { TextField } from '../ui/fields.tsx';
import { FieldRow, Form } from '../ui/form.tsx';
import { Alert, Disclosure } from '../ui/notices.tsx';
import { Say, useSay } from '../ui/page.tsx';
import type { AgencyMoment } from './change-store.ts';
import { HistoryCard } from './history-card.tsx';
import { UnitKind, weekdays, type Agency, type Unit } from './schema.ts';
import { writeWeek } from './week-text.ts';
import { levelWords, unitKindWords, weekdayWords, words } from './words.ts';

/** Which of the page's forms was refused, with what was typed. A unit's form is named by the unit's code. */
export type RefusedForm = {
  readonly form: 'details' | 'hours' | 'new-unit' | `unit ${string}`;
  readonly refusals: readonly Refusal[];
  readonly values: Readonly<Record<string, unknown>>;
};

export type AgencyPageProps = {
  agency: Agency;
  parent: Agency | null;
  /** The agency's own hours, or null. */
  hours: OfficeHours | null;
  usual: OfficeHours;
  moments: readonly AgencyMoment[];
  refused: RefusedForm | null;
};

/** An agency for its administrator: facts, office hours, units, and what was changed. */
export function AgencyPage(props: AgencyPageProps) {
  const say = useSay();
  const { agency, parent } = props;
  return (
    <>
      <PageTitle
        title={agency.name}
        crumbs={[{ href: '/admin/agencies', text: words.agencies }]}
        lead={[agency.code, say(levelWords[agency.level]), parent?.name ?? '']
          .filter((part) => part !== '')
          .join(' · ')}
      >
        <LinkButton
          icon="scroll-text"
          href={`/agencies/${encodeURIComponent(agency.code)}/organization`}
          text={t('Chức năng, biên chế', 'Functions, quotas')}
        />
      </PageTitle>
      <DetailsCard {...props} />
      <HoursCard {...props} />
      <UnitsCard {...props} />
      <HistoryCard moments={props.moments} usual={props.usual} />
    </>
  );
}

/** What a form shows: what was typed when it was refused, else what is there. */
function shownIn({ refused }: AgencyPageProps, form: RefusedForm['form'], present: object) {
  return refused?.form === form
    ? { refusals: refused.refusals, values: refused.values }
    : { refusals: [], values: { ...present } };
}

/** The number of the last event that this page shows: a change by somebody else meanwhile is noticed by it. */
function Seen({ moments }: AgencyPageProps) {
  return <input type="hidden" name="seen" value={String(moments.at(-1)?.number ?? 0)} />;
}

function addressOf({ code }: Agency): string {
  return `/admin/agencies/${encodeURIComponent(code)}`;
}

function DetailsCard(props: AgencyPageProps) {
  const { agency } = props;
  const { name, nameEn, address, phone } = agency;
  return (
    <Card title={t('Thông tin', 'Facts')} icon="building">
      <Form
        action={addressOf(agency)}
        id="details"
        {...shownIn(props, 'details', { name, nameEn, address, phone })}
      >
        <Seen {...props} />
        <FieldRow>
          <TextField name="name" label={words.name} required maxLength={200} />
          <TextField name="nameEn" label={words.nameEn} maxLength={200} />
        </FieldRow>
        <FieldRow>
          <TextField name="address" label={words.address} maxLength={300} />
          <TextField name="phone" type="tel" label={words.phone} maxLength={60} />
        </FieldRow>
        <Actions>
          <Button look="next" icon="save" text={words.save} />
        </Actions>
      </Form>
    </Card>
  );
}

function HoursCard(props: AgencyPageProps) {
  const say = useSay();
  const { agency, hours, usual } = props;
  const usualWeek = writeWeek(usual);
  return (
    <Card title={words.hours} icon="clock">
      <p>
        <Say
          text={
            hours === null
              ? t(
                  'Cơ quan đang theo giờ chung của thành phố, ghi mờ trong từng ô.',
                  'The agency keeps the city’s usual hours, shown faintly in each field.',
                )
              : t(
                  'Cơ quan có giờ riêng. Xóa trống cả bảy ô để theo giờ chung của thành phố.',
                  'The agency has hours of its own. Empty all seven fields to keep the city’s usual hours.',
                )
          }
        />
      </p>
      <Form
        action={`${addressOf(agency)}/office-hours`}
        id="hours"
        {...shownIn(props, 'hours', hours === null ? {} : writeWeek(hours))}
      >
        <Seen {...props} />
        <p class="hint">
          <Say
            text={t(
              'Ghi như 07:00–11:00, 13:00–17:00 (hoặc 7h–11h, 13h–17h). Khi đã ghi ít nhất một ngày, ngày để trống là ngày nghỉ hằng tuần.',
              'Write 07:00–11:00, 13:00–17:00. Once any day is filled in, a day left empty is a weekly day off.',
            )}
          />
        </p>
        <div class="grid gap-4 md:grid-cols-2">
          {weekdays.map((day) => (
            <TextField
              key={day}
              name={day}
              label={weekdayWords[day]}
              placeholder={hours === null ? usualWeek[day] || say(words.dayOff) : words.dayOff}
              autocomplete="off"
              maxLength={200}
            />
          ))}
        </div>
        <Alert
          text={t(
            'Giờ mới áp dụng cho các hồ sơ tiếp nhận từ lúc lưu. Hồ sơ đã hẹn giữ nguyên ngày hẹn, vì hạn được tính theo giờ làm việc của lúc tiếp nhận.',
            'New hours hold for dossiers received from the moment you save. Dossiers already promised keep their dates: a due date is counted by the hours in force at receipt.',
          )}
        />
        <Actions>
          <Button icon="save" text={t('Lưu giờ làm việc', 'Save office hours')} />
        </Actions>
      </Form>
    </Card>
  );
}

function UnitsCard(props: AgencyPageProps) {
  const { agency, refused } = props;
  const address = `${addressOf(agency)}/units`;
  return (
    <Card title={words.units} icon="users">
      {agency.units
        .filter(({ validTo }) => validTo === null)
        .map((unit) => (
          <Disclosure key={unit.code} summary={unitLine(unit)} open={refused?.form === `unit ${unit.code}`}>
            <Form
              action={`${address}/${encodeURIComponent(unit.code)}`}
              id={`unit-${unit.id}`}
              {...shownIn(props, `unit ${unit.code}`, unitValues(unit))}
            >
              <Seen {...props} />
              <UnitFields />
              <Actions>
                <Button icon="save" text={words.save} />
              </Actions>
            </Form>
          </Disclosure>
        ))}
      <Disclosure summary={words.addUnit} open={refused?.form === 'new-unit'}>
        <Form action={address} id="new-unit" {...shownIn(props, 'new-unit', { kind: 'division' })}>
          <Seen {...props} />
          <UnitFields />
          <Actions>
            <Button icon="plus" text={words.addUnit} />
          </Actions>
        </Form>
      </Disclosure>
    </Card>
  );
}

function unitValues({ name, nameEn, kind }: Unit) {
  return { name, nameEn, kind };
}

function unitLine({ name, kind, code }: Unit): Text {
  const words = unitKindWords[kind];
  return t(`${name} · ${words.vi} · ${code}`, `${name} · ${words.en} · ${code}`);
}

function UnitFields() {
  return (
    <>
      <FieldRow>
        <TextField name="name" label={words.unitName} required maxLength={200} />
        <TextField name="nameEn" label={words.nameEn} maxLength={200} />
      </FieldRow>
      <Select
        name="kind"
        label={words.kind}
        required
        width="medium"
        choices={UnitKind.options.map((value) => ({ value, label: unitKindWords[value] }))}
      />
    </>
  );
}
