-- Continues a replica's chain ($1) by lines, all or none: none where its opener ($2) is not the last one any more.
with held as (
  select from audit_writer where replica = $1 and holder = $2 for share
)
insert into audit_line (replica, sequence, at, line, previous_hash, hash)
select $1, given.sequence, given.at, given.line, given.previous_hash, given.hash
from held, unnest($3::bigint[], $4::timestamptz[], $5::text[], $6::bytea[], $7::bytea[])
  as given (sequence, at, line, previous_hash, hash)
returning sequence
