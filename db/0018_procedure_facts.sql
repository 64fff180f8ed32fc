-- What statistics count of the catalogue, as signed rows: a version comes into force, and goes out of force when the next
-- one does; and each change by a publication decision.

create view procedure_fact as
with history as (
  select id, procedure_id, change, valid_from, published_at, level, field,
    lead(valid_from) over later as ends_on, lead(published_at) over later as end_published_at
  from procedure_version
  window later as (partition by procedure_id order by number)
)
select procedure_id, 1 as weight, published_at as recorded_at, valid_from as happened_on, 'in force' as kind, level, field
from history where change <> 'abolished'
union all
select procedure_id, -1, end_published_at, ends_on, 'in force', level, field
from history where change <> 'abolished' and ends_on is not null
union all
select procedure_id, 1, published_at, valid_from, change, level, field
from history;
