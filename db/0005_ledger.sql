-- Proof: a Merkle tree (RFC 9162 hashing, stored as tiles of 256) over all events, and its signed heads.

create table ledger_leaf (
  leaf_index   bigint  primary key,
  subject_kind text    not null,
  subject_id   bigint  not null,
  number       integer not null,
  unique (subject_kind, subject_id, number)
);

create table ledger_tile (
  level  smallint not null,
  index  bigint   not null,
  hashes bytea    not null check (length(hashes) = 8192),
  primary key (level, index)
);

create table tree_head (
  size      bigint      primary key,
  root      bytea       not null,
  last_seq  bigint      not null,
  signed_at timestamptz not null,
  key_id    text        not null,
  signature bytea       not null
);
