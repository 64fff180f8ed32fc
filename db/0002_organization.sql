-- Agencies and their units, valid in time; people who sign in.

create table agency (
  id           integer generated always as identity primary key,
  code         text    not null unique,
  name         text    not null,
  name_en      text    not null default '',
  level        text    not null check (level in ('city', 'district', 'commune')),
  kind         text    not null,
  parent_id    integer references agency,
  address      text    not null default '',
  phone        text    not null default '',
  office_hours jsonb,
  search       text    not null,
  valid_from   date    not null,
  valid_to     date
);
comment on column agency.office_hours is 'Null: the working calendar''s default hours';
comment on column agency.search is 'Name and code, folded: no case, no diacritics';

create table unit (
  id        integer generated always as identity primary key,
  agency_id integer not null references agency,
  code      text    not null,
  name      text    not null,
  name_en   text    not null default '',
  kind      text    not null check (kind in ('one-stop', 'division', 'leadership', 'records')),
  unique (agency_id, code)
);

create table account (
  id              integer generated always as identity primary key,
  username        text        not null unique,
  full_name       text        not null,
  email           text        not null default '',
  agency_id       integer     not null references agency,
  unit_id         integer references unit,
  roles           text[]      not null,
  password_hash   text,
  totp_secret     text,
  totp_last_step  bigint,
  oidc_subject    text unique,
  failed_attempts integer     not null default 0,
  locked_until    timestamptz,
  is_active       boolean     not null default true,
  created_at      timestamptz not null
);
create index account_agency on account (agency_id);

create table session (
  token_hash   bytea primary key,
  account_id   integer     not null references account,
  created_at   timestamptz not null,
  last_seen_at timestamptz not null,
  expires_at   timestamptz not null,
  user_agent   text        not null default ''
);
create index session_account on session (account_id);

create table delegation (
  id              integer generated always as identity primary key,
  from_account_id integer     not null references account,
  to_account_id   integer     not null references account,
  valid_from      timestamptz not null,
  valid_to        timestamptz not null check (valid_to > valid_from),
  reason          text        not null,
  created_at      timestamptz not null,
  ended_at        timestamptz,
  check (from_account_id <> to_account_id)
);
create index delegation_to on delegation (to_account_id);
