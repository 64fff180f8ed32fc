-- Legal documents: lists of 100,000 and more, and imports that are tried, followed and taken back as a whole.

create table legal_import (
  id          integer     generated always as identity primary key,
  account_id  integer     references account,
  file_hash   text        not null,
  file_name   text        not null,
  stage       text        not null check (stage in ('trying', 'tried', 'importing', 'imported', 'refused', 'undone')),
  done_count  integer     not null default 0,
  total_count integer     not null default 0,
  outcome     jsonb,
  started_at  timestamptz not null,
  touched_at  timestamptz not null default now(),
  imported_at timestamptz,
  undone_at   timestamptz,
  undone_by   integer     references account,
  check ((imported_at is null) = (stage not in ('imported', 'undone'))),
  check ((undone_at is null) = (stage <> 'undone'))
);
comment on table legal_import is 'A workbook of documents on its way in, how far it is, and what became of it';
comment on column legal_import.account_id is 'Who imports; null: the program itself';
comment on column legal_import.touched_at is 'By the clock of the database: one under way that nobody touches any more was cut off with its program';

alter table legal_document
  add column import_id integer references legal_import,
  add column import_version integer,
  add column words tsvector not null
    generated always as (to_tsvector('simple'::regconfig, regexp_replace(search, '[^a-z0-9]+', ' ', 'g'))) stored,
  add check ((import_id is null) = (import_version is null));
comment on column legal_document.import_version is 'Number of the last event that its import recorded: a later one is somebody''s work on it';
create index legal_document_import on legal_document (import_id) where import_id is not null;
create index legal_document_words on legal_document using gin (words);
create index legal_document_list on legal_document (issued_on desc, id desc) include (kind, level, field)
  where standing = 'issued';
create index legal_document_effective on legal_document (effective_on desc, id desc) include (kind, level, field)
  where standing = 'issued';
create index legal_document_field on legal_document (field);
drop index legal_document_standing;
create index legal_document_draft on legal_document (standing, id desc) where standing not in ('issued', 'withdrawn');

-- What lists of documents of one state are filtered and ordered by stands beside the state itself.
alter table legal_state
  drop constraint legal_state_state_check,
  add check (state in ('not-yet', 'in-force', 'partly', 'suspended', 'expired')),
  add column kind text,
  add column level text,
  add column field text,
  add column issued_on date,
  add column effective_on date;
update legal_state set kind = document.kind, level = document.level, field = document.field,
    issued_on = document.issued_on, effective_on = document.effective_on
  from legal_document as document where document.id = document_id;
insert into legal_state (document_id, from_on, until_on, state, kind, level, field, issued_on, effective_on)
  select document.id, date '1900-01-01', began.on_day, 'not-yet', document.kind, document.level, document.field,
    document.issued_on, document.effective_on
  from legal_document as document
  join (select document_id, min(from_on) as on_day from legal_state group by document_id) as began
    on began.document_id = document.id
  where began.on_day > date '1900-01-01';
alter table legal_state
  alter column kind set not null,
  alter column level set not null,
  alter column field set not null,
  alter column issued_on set not null,
  alter column effective_on set not null;
comment on table legal_state is 'Effect of issued documents, stretch by stretch from 1900 on: a projection of days, relations and the documents themselves';
alter table legal_state
  drop constraint legal_state_pkey,
  add primary key (document_id, from_on) include (until_on, state, level, issued_on);
drop index legal_state_kind;
create index legal_state_list on legal_state (state, issued_on desc, document_id desc)
  include (from_on, until_on, effective_on, kind, level, field);
create index legal_state_ended on legal_state (from_on) where state = 'expired';

create table legal_version (
  is_only boolean primary key default true check (is_only),
  number  bigint  not null
);
comment on table legal_version is 'Counts what is recorded of legal documents. Who records takes the row first, so that one writes at a time; who reads knows whether what they counted still holds';
insert into legal_version (number) values (0);

create index legal_conclusion_open on legal_conclusion (review_id, document_id) where conclusion <> 'keep';
create index legal_check_list on legal_check (checked_on desc, document_id, number) include (result, done_on);
drop index legal_check_day;
