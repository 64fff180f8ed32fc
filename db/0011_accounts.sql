-- Ways in that are used once: recovery codes for a lost telephone, and a first password that must be replaced.

create table recovery_code (
  account_id integer     not null references account,
  code_hash  bytea       not null,
  made_at    timestamptz not null,
  used_at    timestamptz,
  primary key (account_id, code_hash)
);
comment on column recovery_code.code_hash is 'HMAC-SHA256 under a key of this installation; the code itself is kept nowhere';

alter table account add column must_set_password boolean not null default false;
comment on column account.must_set_password is
  'The password was given by an administrator: whoever signs in with it sets their own first. Accounts of a demonstration share theirs and are free of it';
