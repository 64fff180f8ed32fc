-- Registers: what is being typed, filters with names, imports that run by themselves, and rows destroyed by decision.

create table register_typing (
  account_id integer     not null references account,
  register   text        not null,
  row_id     bigint      not null check (row_id >= 0),
  typed      jsonb       not null,
  version    integer     not null check (version >= 0),
  typed_at   timestamptz not null,
  primary key (account_id, register, row_id)
);
comment on table register_typing is 'A form as its author left it, not sent yet; gone once the form is recorded. row_id 0: a new row';

create table register_filter (
  id         integer     generated always as identity primary key,
  register   text        not null,
  account_id integer     not null references account,
  agency_id  integer     not null references agency,
  name       text        not null check (name <> ''),
  query      text        not null,
  is_shared  boolean     not null,
  made_at    timestamptz not null,
  unique (account_id, register, name)
);
comment on column register_filter.query is 'The list’s address after its question mark';
comment on column register_filter.is_shared is 'Offered to everybody of agency_id who sees the register';
create index register_filter_agency on register_filter (register, agency_id) where is_shared;

create table register_import_run (
  id          integer     generated always as identity primary key,
  register    text        not null,
  account_id  integer     not null references account,
  file_hash   text        not null,
  file_name   text        not null,
  choices     jsonb       not null,
  stage       text        not null check (stage in ('trying', 'asks', 'tried', 'importing', 'imported', 'refused')),
  done_count  integer     not null default 0,
  total_count integer     not null default 0,
  outcome     jsonb,
  import_id   integer     references register_import,
  started_at  timestamptz not null,
  touched_at  timestamptz not null default now()
);
comment on table register_import_run is 'A workbook on its way in, and how far it is. It belongs to one person; what it has recorded stands in register_import';
comment on column register_import_run.choices is 'What was answered: the sheet, and the register’s column for headings that were unclear';
comment on column register_import_run.touched_at is 'By the clock of the database: a run under way that nobody touches any more was cut off with its program';
create index register_import_run_account on register_import_run (account_id, register, id desc);

create index register_row_changed on register_row (register, updated_at desc) where not is_removed and state <> 'draft';

create table register_destruction (
  id              integer     generated always as identity primary key,
  register        text        not null,
  decision_number text        not null check (decision_number <> ''),
  decided_on      date        not null,
  row_count       integer     not null check (row_count > 0),
  destroyed_at    timestamptz not null,
  destroyed_by    integer     references account
);
comment on table register_destruction is 'Decisions by which rows past their retention were destroyed; the rows name theirs (Luật Lưu trữ 2024)';
create index register_destruction_register on register_destruction (register, id desc);


-- A register's numbers as numbers, and what its lists are ordered by: read without unfolding a text.
create table register_slot (
  register text     not null,
  name     text     not null,
  is_key   boolean  not null,
  slot     smallint not null check (slot > 0),
  primary key (register, name, is_key),
  unique (register, is_key, slot)
);
comment on table register_slot is 'Where a column of a register stands in register_row.figures, or in its keys: given once, never changed';
insert into register_slot (register, name, is_key, slot)
select register, name, false, row_number() over (partition by register order by name)
from (select distinct register, jsonb_object_keys(numbers) as name from register_row) known;
alter table register_row add column figures float8[] not null default '{}';
update register_row set figures = array(
  select (numbers->>name)::float8 from register_slot where register_slot.register = register_row.register order by slot)
where numbers <> '{}';
alter table register_row drop column numbers;
create index register_row_counted on register_row (register, agency_id, state) include (id, figures) where not is_removed;

alter table register_row add column keys text[] not null default '{}';
comment on column register_row.keys is 'Texts, choices and days of the list as they are ordered: folded, and no longer than an index takes';
create index register_row_key_1 on register_row (register, (keys[1]), id desc) where not is_removed;
create index register_row_key_2 on register_row (register, (keys[2]), id desc) where not is_removed;
create index register_row_key_3 on register_row (register, (keys[3]), id desc) where not is_removed;
create index register_row_key_4 on register_row (register, (keys[4]), id desc) where not is_removed;
create index register_row_key_5 on register_row (register, (keys[5]), id desc) where not is_removed;
create index register_row_key_6 on register_row (register, (keys[6]), id desc) where not is_removed;
create index register_row_state on register_row (register, state, id desc) where not is_removed;
