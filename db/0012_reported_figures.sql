-- Collections of figures that agencies report, and each agency's form in them.

create table figure_collection (
  id           integer     generated always as identity primary key,
  name         text        not null,
  period_from  date        not null,
  period_to    date        not null check (period_to >= period_from),
  indicators   text[]      not null,
  guidance     text        not null default '',
  deadlines    jsonb       not null,
  state        text        not null check (state in ('open', 'closed')),
  has_total    boolean     not null default false,
  opened_at    timestamptz not null,
  version      integer     not null
);
comment on table figure_collection is 'Projection of the events of the subject figure-collection';
comment on column figure_collection.deadlines is 'Last day for each level: { commune, district, city }';
comment on column figure_collection.has_total is 'The whole city''s figures have been recorded';

create table figure_form (
  id                 integer     generated always as identity primary key,
  collection_id      integer     not null references figure_collection,
  agency_id          integer     not null references agency,
  state              text        not null check (state in ('draft', 'waiting', 'returned', 'approved')),
  waits_at           integer     references agency,
  passed             integer[]   not null default '{}',
  entries            jsonb       not null default '{}',
  standing           jsonb,
  first_submitted_at timestamptz,
  submitted_at       timestamptz,
  approved_at        timestamptz,
  reason             text        not null default '',
  version            integer     not null default 0,
  unique (collection_id, agency_id),
  check ((state = 'waiting') = (waits_at is not null))
);
comment on table figure_form is 'Projection of the events of the subject figure-form';
comment on column figure_form.passed is 'Agencies that have approved it since it was last sent in, in order';
comment on column figure_form.standing is 'Entries as the city last approved them: they stand while a correction is under way';
comment on column figure_form.first_submitted_at is 'Whether it came late is decided by this moment: a form that is returned was not late for that';
create index figure_form_agency on figure_form (agency_id);
create index figure_form_waiting on figure_form (waits_at) where waits_at is not null;
