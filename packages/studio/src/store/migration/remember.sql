-- Remembers that a file was applied.
insert into schema_migration (name, digest) values ($1, $2)
