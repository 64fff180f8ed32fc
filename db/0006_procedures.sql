-- The catalogue also knows procedures resolved above the city, at several levels at once, and published by decisions
-- of which a source gives the number alone. Columns for browsing, so that no list has to open the contents.

alter table procedure_version drop constraint procedure_version_level_check;
alter table procedure_version add constraint procedure_version_level_check
  check (level in ('city', 'district', 'commune', 'ministry', 'other'));
alter table procedure_version
  add column levels      text[] not null default '{}',
  add column agencies    text[] not null default '{}',
  add column life_events text[] not null default '{}';
comment on column procedure_version.levels is 'The level and the further levels at which the same procedure is resolved';
comment on column procedure_version.agencies is 'Codes of the agencies that offer it; empty: every agency of the levels';

update procedure_version set
  levels      = array[level],
  agencies    = array(select jsonb_array_elements_text(coalesce(content -> 'agencies', '[]'))),
  life_events = array(select jsonb_array_elements_text(coalesce(content -> 'lifeEvents', '[]')));

-- Numbers of decisions begin anew each year and at each issuer.
alter table publication_decision drop constraint publication_decision_number_key;
alter table publication_decision alter column issued_on drop not null;
alter table publication_decision alter column effective_on drop not null;
create unique index publication_decision_identity
  on publication_decision (number, issuer, issued_on) nulls not distinct;
create index procedure_version_decision on procedure_version (decision_id);
