-- Organisation in time: functions, powers and staffing quotas valid from–to, which agency carries on whose work, and
-- reorganisations as plans that are tried and then carried out in one step.

alter table unit add column valid_from date, add column valid_to date;
comment on column unit.valid_from is 'Null: as long as its agency';
comment on column unit.valid_to is 'Last day on which it works; null while it does';
comment on column agency.valid_to is 'Last day on which it works; null while it does';

create table agency_power (
  id          integer generated always as identity primary key,
  agency_id   integer not null references agency,
  unit_id     integer references unit,
  kind        text    not null check (kind in ('function', 'task', 'delegated')),
  content     text    not null,
  legal_basis text    not null,
  valid_from  date    not null,
  valid_to    date    check (valid_to >= valid_from)
);
comment on table agency_power is 'Functions, tasks and powers decentralised to an agency; projection of events of the subject agency';
comment on column agency_power.valid_to is 'Last day on which it holds; null while it does';
create index agency_power_agency on agency_power (agency_id);

create table agency_quota (
  id         integer generated always as identity primary key,
  agency_id  integer not null references agency,
  kind       text    not null check (kind in ('civil-servant', 'public-employee', 'commune-official', 'contract')),
  posts      integer not null check (posts between 0 and 100000),
  decision   text    not null,
  valid_from date    not null,
  valid_to   date    check (valid_to >= valid_from)
);
comment on table agency_quota is 'Staffing quotas (biên chế) by kind; projection of events of the subject agency';
create index agency_quota_agency on agency_quota (agency_id);

create table reorganization (
  id            integer     generated always as identity primary key,
  title         text        not null,
  effective_on  date,
  state         text        not null check (state in ('draft', 'tried', 'approved', 'carried-out', 'cancelled')),
  decision      text        not null default '',
  operations    integer     not null,
  version       integer     not null,
  created_at    timestamptz not null,
  carried_out_at timestamptz
);
comment on table reorganization is 'Projection of the events of the subject reorganization';

create table agency_succession (
  from_agency_id    integer not null references agency,
  to_agency_id      integer not null references agency,
  on_date           date    not null,
  share             text    not null check (share in ('whole', 'part')),
  is_main           boolean not null,
  decision          text    not null,
  reorganization_id integer references reorganization,
  primary key (from_agency_id, to_agency_id),
  check (from_agency_id <> to_agency_id)
);
comment on table agency_succession is 'Who carries on the work of an agency that ended; whole: one agency all of it, part: one of several';
comment on column agency_succession.is_main is 'What no rule gives to another goes here';
create index agency_succession_to on agency_succession (to_agency_id);

alter table dossier_fact drop constraint dossier_fact_kind_check;
alter table dossier_fact add constraint dossier_fact_kind_check check (kind in ('received', 'closed', 'joined', 'left'));
comment on column dossier_fact.kind is 'joined and left: handed over between agencies by a reorganisation, the same dossier on the same day';
