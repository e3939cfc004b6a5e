-- The hash of one line ($2) of a replica's chain ($1).
select hash from audit_line where replica = $1 and sequence = $2
