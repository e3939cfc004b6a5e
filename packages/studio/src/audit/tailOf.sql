-- The last line of a replica's chain ($1).
select sequence, hash from audit_line where replica = $1 order by sequence desc limit 1
