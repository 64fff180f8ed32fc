-- Lists and summaries of 100,000 personnel records are answered from indexes alone.

drop index staff_spell_name;
create index staff_spell_name on staff_spell (name_key, person_id) include (number, from_on, to_on, agency_id, missing);
-- Completeness by agency and retirements by year, agency and grade.
create index staff_spell_counted on staff_spell (agency_id) include (from_on, to_on, missing, retires_on, grade);
create index staff_spell_lacking on staff_spell (agency_id) include (from_on, to_on, lacks) where lacks <> '{}';
-- Who has left, by name.
create index staff_spell_left on staff_spell (name_key, person_id) include (number, from_on, to_on, agency_id)
  where is_last and to_on is not null;
