-- The catalogue of administrative procedures, its versions and the decisions that publish them; process models.

create table publication_decision (
  id           integer generated always as identity primary key,
  number       text not null unique,
  issued_on    date not null,
  effective_on date not null,
  issuer       text not null,
  title        text not null default ''
);

create table procedure (
  id   integer generated always as identity primary key,
  code text not null unique
);

create table procedure_version (
  id           integer generated always as identity primary key,
  procedure_id integer     not null references procedure,
  number       integer     not null,
  change       text        not null check (change in ('new', 'amended', 'abolished')),
  decision_id  integer references publication_decision,
  valid_from   date        not null,
  valid_to     date,
  content      jsonb       not null,
  name         text        not null,
  field        text        not null,
  level        text        not null check (level in ('city', 'district', 'commune')),
  process_code text        not null default '',
  search       tsvector    not null,
  published_at timestamptz not null,
  published_by integer references account,
  unique (procedure_id, number)
);
comment on column procedure_version.valid_to is 'Day before the next version comes into force; null while it is the last';
create index procedure_version_search on procedure_version using gin (search);
create index procedure_version_listing on procedure_version (level, field, name);

create table procedure_draft (
  id           integer generated always as identity primary key,
  procedure_id integer unique references procedure,
  code         text        not null unique,
  content      jsonb       not null,
  revision     integer     not null default 1,
  updated_at   timestamptz not null,
  updated_by   integer references account
);

create table process (
  id   integer generated always as identity primary key,
  code text not null unique
);

create table process_version (
  id           integer generated always as identity primary key,
  process_id   integer     not null references process,
  number       integer     not null,
  name         text        not null,
  xml          text        not null,
  graph        jsonb       not null,
  published_at timestamptz not null,
  published_by integer references account,
  unique (process_id, number)
);

create table process_draft (
  process_id integer primary key references process,
  name       text        not null,
  xml        text        not null,
  revision   integer     not null default 1,
  updated_at timestamptz not null,
  updated_by integer references account
);
