-- Programmes of reform: plans, targets, tasks, steering documents. What they are is in their events; these rows find them.

create table programme (
  id        integer generated always as identity primary key,
  code      text not null unique,
  title     text not null,
  starts_on date not null,
  ends_on   date not null check (ends_on >= starts_on)
);

create table programme_plan (
  id           integer generated always as identity primary key,
  programme_id integer not null references programme,
  parent_id    integer references programme_plan,
  code         text    not null unique,
  kind         text    not null check (kind in ('period', 'year')),
  title        text    not null,
  starts_on    date    not null,
  ends_on      date    not null check (ends_on >= starts_on),
  is_published boolean not null
);
comment on column programme_plan.parent_id is 'Period plan that a yearly plan carries out; null of a period plan';
create index programme_plan_programme on programme_plan (programme_id);

create table programme_target (
  id         integer generated always as identity primary key,
  plan_id    integer not null references programme_plan,
  number     integer not null check (number > 0),
  indicator  text    not null,
  due_on     date    not null,
  is_dropped boolean not null,
  unique (plan_id, number)
);

create table programme_task (
  id         integer   generated always as identity primary key,
  plan_id    integer   not null references programme_plan,
  number     integer   not null check (number > 0),
  agency_ids integer[] not null check (cardinality(agency_ids) > 0),
  due_on     date      not null,
  standing   text      not null check (standing in ('open', 'reported', 'done', 'dropped')),
  unique (plan_id, number)
);
comment on column programme_task.agency_ids is 'Owner first, then co-owners';
create index programme_task_due on programme_task (due_on) where standing in ('open', 'reported');

create table steering_document (
  id           integer generated always as identity primary key,
  kind         text    not null,
  number       text    not null,
  issued_on    date    not null,
  issuer       text    not null,
  is_withdrawn boolean not null
);
create unique index steering_document_once on steering_document (number, issued_on, issuer) where not is_withdrawn;

create table steering_link (
  document_id  integer not null references steering_document,
  subject_kind text    not null check (subject_kind in ('programme', 'programme-plan', 'programme-target', 'programme-task')),
  subject_id   integer not null,
  primary key (document_id, subject_kind, subject_id)
);
create index steering_link_subject on steering_link (subject_kind, subject_id);

create table programme_fact (
  id          bigint      generated always as identity primary key,
  kind        text        not null check (kind in ('task', 'target', 'document')),
  subject_id  integer     not null,
  weight      smallint    not null check (weight in (1, -1)),
  recorded_at timestamptz not null,
  agency_id   integer,
  area        text        not null,
  due_on      date        not null,
  done_on     date
);
comment on table programme_fact is 'Append-only: what figures of programmes count. Written with the events, and always equal to what they give';
comment on column programme_fact.due_on is 'Of a document the day on which it was issued';
create index programme_fact_subject on programme_fact (kind, subject_id);
create index programme_fact_due on programme_fact (kind, due_on);
