-- Facts of dossiers as signed rows, and the figures that agencies report.

create table dossier_fact (
  id             bigint      generated always as identity primary key,
  dossier_id     bigint      not null,
  weight         smallint    not null check (weight in (1, -1)),
  recorded_at    timestamptz not null,
  kind           text        not null check (kind in ('received', 'closed')),
  scope          text        not null check (scope in ('whole', 'linked', 'part')),
  agency_id      integer     not null,
  procedure_id   integer     not null,
  channel        text        not null,
  happened_on    date        not null,
  due_at         timestamptz,
  timeliness     text        check (timeliness in ('early', 'onTime', 'late')),
  ending         text
);
comment on table dossier_fact is 'Append-only: what statistics count. Written with the events, and always equal to what they give';
comment on column dossier_fact.scope is 'whole: the dossier; linked: one started for another; part: work of another agency on it';
comment on column dossier_fact.due_at is 'Due as known when recorded; null while the office waits or no date is promised';
comment on column dossier_fact.ending is 'granted, refused, withdrawn or stopped; null of a receipt';
create index dossier_fact_dossier on dossier_fact (dossier_id);
create index dossier_fact_agency on dossier_fact (agency_id, happened_on);

create table reported_value (
  id              bigint      generated always as identity primary key,
  indicator       text        not null,
  about_agency_id integer     references agency,
  by_agency_id    integer     not null references agency,
  period_from     date        not null,
  period_to       date        not null check (period_to >= period_from),
  value           numeric     not null,
  numerator       numeric,
  denominator     numeric,
  note            text        not null default '',
  evidence        text        references file,
  recorded_at     timestamptz not null,
  recorded_by     integer     references account,
  check ((numerator is null) = (denominator is null))
);
comment on table reported_value is 'Append-only: the newest row for an indicator, agency and period stands; earlier ones are what was known before';
create index reported_value_asked on reported_value (indicator, period_from, period_to, about_agency_id, id desc);
