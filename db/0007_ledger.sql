-- A head keeps the hashes of its last, unfinished tile, so that a changed event is named and not only noticed.

alter table tree_head add column edge bytea not null default ''
  check (length(edge) % 32 = 0 and length(edge) < 8192);
comment on column tree_head.edge is 'Leaf hashes from the last full tile to the head''s size';
