-- What every room stands on: events, settings, files, idempotency keys, looks at personal data.

create table event (
  seq           bigint generated always as identity unique,
  subject_kind  text        not null,
  subject_id    bigint      not null,
  number        integer     not null check (number > 0),
  kind          text        not null,
  data          jsonb       not null,
  actor_id      integer,
  happened_at   timestamptz not null,
  recorded_at   timestamptz not null,
  previous_hash bytea,
  hash          bytea       not null,
  primary key (subject_kind, subject_id, number)
);
comment on table event is 'Append-only: the application role may insert and read, never update or delete';

create table setting (
  key        text primary key,
  value      jsonb       not null,
  updated_at timestamptz not null,
  updated_by integer
);

create table file (
  hash       text primary key,
  size       bigint      not null check (size >= 0),
  media_type text        not null,
  stored_at  timestamptz not null
);
comment on column file.hash is 'SHA-256 of the content, lower-case hex: the address of the file on disk';

create table idempotency_key (
  account_id integer     not null,
  key        text        not null check (length(key) between 8 and 200),
  result     jsonb       not null,
  created_at timestamptz not null,
  primary key (account_id, key)
);

create table personal_data_look (
  id           bigint generated always as identity primary key,
  looked_at    timestamptz not null,
  account_id   integer     not null,
  subject_kind text        not null,
  subject_id   bigint      not null,
  purpose      text        not null
);
create index personal_data_look_subject on personal_data_look (subject_kind, subject_id, id);
create index personal_data_look_account on personal_data_look (account_id, id);
