-- Numbers of the letters a counter issues: running in each agency, year and sign (12/HDHS, 3/PXL), without gaps.

create table form_number (
  agency_id integer  not null references agency,
  year      smallint not null,
  sign      text     not null,
  last      integer  not null check (last > 0),
  primary key (agency_id, year, sign)
);
comment on column form_number.sign is 'HDHS request to supplement, PXL apology, TB notice, BPTNTKQ receipt or refusal';
create index printed_form_kind on printed_form (dossier_id, kind);
