-- What is typed into any form is kept in the browser of who types it, sealed for their account: nothing of it stands here.
drop table register_typing;

-- Lists in the order of a number are read from an index too; numbers of the list take the first slots.
create index register_row_figure_1 on register_row (register, (figures[1]), id desc) where not is_removed;
create index register_row_figure_2 on register_row (register, (figures[2]), id desc) where not is_removed;
create index register_row_figure_3 on register_row (register, (figures[3]), id desc) where not is_removed;
create index register_row_figure_4 on register_row (register, (figures[4]), id desc) where not is_removed;

alter table personal_data_look add column asked text;
comment on column personal_data_look.asked is 'What was asked for where many were looked at at once (subject_id 0): the address of a list, an export, a figure';

create table register_change (
  register   text        not null,
  xid        xid8        not null default pg_current_xact_id(),
  changed_at timestamptz not null default now(),
  primary key (register, xid)
);
comment on table register_change is 'Transactions of the last hour that wrote rows of a register: totals that were counted stand until one is seen that they did not see';
