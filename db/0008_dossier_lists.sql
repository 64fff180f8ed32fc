-- Lists of dossiers: the beginning of a code in any order of letters, and the periods in which they came and were resolved.

create index dossier_code_prefix on dossier (code text_pattern_ops);
create index dossier_received on dossier (received_at) where received_at is not null;
create index dossier_resolved on dossier (resolved_at) where resolved_at is not null;
