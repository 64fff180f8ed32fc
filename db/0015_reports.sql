-- Periodic reports: their template, the text of their sections, what is said about them, and their frozen figures.

create table report (
  id          integer     generated always as identity primary key,
  template    text        not null,
  source      text        not null,
  title       text        not null,
  period_from date        not null,
  period_to   date        not null check (period_to >= period_from),
  state       text        not null default 'draft' check (state in ('draft', 'frozen', 'approved', 'published')),
  as_of       date,
  frozen      jsonb,
  office      jsonb       not null,
  version     integer     not null default 1,
  created_at  timestamptz not null,
  created_by  integer     references account,
  updated_at  timestamptz not null,
  check ((as_of is null) = (frozen is null)),
  check ((state = 'draft') = (frozen is null))
);
comment on column report.source is 'The template as it was when the report was begun; later versions of it change no report';
comment on column report.frozen is 'The whole document with its figures, their definitions and sources, as known on the as-of day';
comment on column report.office is 'Number, place, date, signer, recipients';
create index report_period on report (period_from, period_to);

create table report_section (
  report_id  integer     not null references report on delete cascade,
  code       text        not null,
  agency_ids integer[]   not null default '{}',
  text       text,
  state      text        not null default 'open' check (state in ('open', 'submitted', 'approved')),
  version    integer     not null default 1,
  updated_at timestamptz not null,
  updated_by integer     references account,
  primary key (report_id, code)
);
comment on column report_section.text is 'What the agencies wrote, figures bound as in a template; null: the template''s own words';

create table report_comment (
  id         integer     generated always as identity primary key,
  report_id  integer     not null references report on delete cascade,
  section    text        not null,
  text       text        not null,
  at         timestamptz not null,
  account_id integer     references account
);
create index report_comment_report on report_comment (report_id, id);
