-- Facts of dossiers summed up by month, so that figures over years answer at once. Caches: always equal to the facts
-- up to `last_fact_id`; what came later is read from the facts themselves.

create table dossier_fact_by_agency (
  month      date     not null,
  due_month  date,
  kind       text     not null,
  scope      text     not null,
  agency_id  integer  not null,
  channel    text     not null,
  timeliness text,
  ending     text,
  weight     integer  not null,
  unique nulls not distinct (month, due_month, kind, scope, agency_id, channel, timeliness, ending)
);

create table dossier_fact_by_procedure (
  month        date     not null,
  due_month    date,
  kind         text     not null,
  scope        text     not null,
  procedure_id integer  not null,
  channel      text     not null,
  timeliness   text,
  ending       text,
  weight       integer  not null,
  unique nulls not distinct (month, due_month, kind, scope, procedure_id, channel, timeliness, ending)
);

create table roll_up (
  source       text   primary key,
  last_fact_id bigint not null
);
comment on table roll_up is 'How far the sums of a source go: facts with greater ids are not in them yet';
insert into roll_up (source, last_fact_id) values ('dossier', 0);

create index dossier_fact_happened on dossier_fact (happened_on);
create index dossier_fact_due on dossier_fact (due_at) where due_at is not null;
create index dossier_fact_late on dossier_fact (happened_on) where timeliness = 'late';
