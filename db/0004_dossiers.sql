-- Dossiers: the row is a projection of the dossier's events, kept for lists and search.

create table dossier (
  id                   bigint      primary key,
  code                 text        not null unique,
  agency_id            integer     not null references agency,
  procedure_id         integer     not null references procedure,
  procedure_version_id integer     not null references procedure_version,
  process_version_id   integer     not null references process_version,
  parent_id            bigint      references dossier,
  state                smallint    not null check (state between 1 and 10),
  channel              text        not null,
  applicant_name       text        not null,
  id_number            text        not null default '',
  phone                text        not null default '',
  search               tsvector    not null,
  registered_at        timestamptz not null,
  received_at          timestamptz,
  due_at               timestamptz,
  paused_since         timestamptz,
  resolved_at          timestamptz,
  closed_at            timestamptz,
  timeliness           text        check (timeliness in ('early', 'onTime', 'late')),
  version              integer     not null,
  head_hash            bytea       not null
);
comment on column dossier.state is 'National code: 1 Mới đăng ký … 10 Đã trả kết quả';
comment on column dossier.version is 'Number of its events; the next command must come from exactly this version';
create sequence dossier_id as bigint;
create index dossier_search on dossier using gin (search) with (fastupdate = off);
create index dossier_id_number on dossier (id_number) where id_number <> '';
create index dossier_agency_newest on dossier (agency_id, id desc);
create index dossier_open_due on dossier (agency_id, due_at) where closed_at is null;
create index dossier_parent on dossier (parent_id) where parent_id is not null;

create table dossier_counter (
  agency_id integer not null references agency,
  day       date    not null,
  last      integer not null,
  primary key (agency_id, day)
);

create table step (
  dossier_id  bigint      not null references dossier,
  number      integer     not null,
  element_id  text        not null,
  name        text        not null,
  kind        text        not null,
  agency_id   integer     not null references agency,
  role        text        not null,
  assignee_id integer     references account,
  opened_at   timestamptz not null,
  due_at      timestamptz,
  closed_at   timestamptz,
  closed_by   integer     references account,
  outcome     text,
  primary key (dossier_id, number)
);
create index step_open on step (agency_id, role, due_at) where closed_at is null;
create index step_open_assignee on step (assignee_id, due_at) where closed_at is null;
create index step_agency on step (agency_id, dossier_id);

create table timer (
  dossier_id bigint      not null references dossier,
  element_id text        not null,
  fires_at   timestamptz not null,
  primary key (dossier_id, element_id)
);
create index timer_due on timer (fires_at);

create table dossier_file (
  id          bigint generated always as identity primary key,
  dossier_id  bigint      not null references dossier,
  hash        text        not null references file,
  name        text        not null,
  paper       integer,
  uploaded_by integer     references account,
  uploaded_at timestamptz not null
);
create index dossier_file_dossier on dossier_file (dossier_id);

create table form_template_set (
  hash  text  primary key,
  texts jsonb not null
);

create table printed_form (
  dossier_id    bigint      not null references dossier,
  number        integer     not null,
  kind          text        not null,
  data          jsonb       not null,
  template_hash text        not null references form_template_set,
  printed_at    timestamptz not null,
  printed_by    integer     references account,
  primary key (dossier_id, number)
);
comment on table printed_form is 'What a form said when it was issued: with its templates it prints the same PDF again';
