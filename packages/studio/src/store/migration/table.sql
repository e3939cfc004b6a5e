-- A row is a file of the schema that was applied; the digest is that of its text.
create table if not exists schema_migration (
  name text primary key,
  digest text not null,
  applied_at timestamptz not null default now()
)
