-- Files that were applied.
select name, digest from schema_migration order by name
